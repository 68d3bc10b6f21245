/** Numbers about the running process, in the text that Prometheus reads. */
export type Metrics = {
  /** Counts something that happens: `count('pendopo_requests_total', { status: 200 })`. */
  readonly count: (name: string, labels?: Labels, by?: number) => void
  /** Tells a number whenever somebody asks. */
  readonly gauge: (name: string, help: string, read: () => number) => void
  readonly text: () => string
}

type Labels = Readonly<Record<string, string | number>>

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const gauges = new Map<string, { help: string; read: () => number }>()
  return {
    count(name, labels = {}, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      const key = labelText(labels)
      counters.set(name, series.set(key, (series.get(key) ?? 0) + by))
    },
    gauge: (name, help, read) => void gauges.set(name, { help, read }),
    text: () => [...[...gauges].map(gaugeText), ...[...counters].map(counterText)].join(''),
  }
}

function gaugeText([name, { help, read }]: [string, { help: string; read: () => number }]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${read()}\n`
}

function counterText([name, series]: [string, Map<string, number>]): string {
  return `# TYPE ${name} counter\n${[...series].map(([labels, value]) => `${name}${labels} ${value}\n`).join('')}`
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(String(value))}`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
