import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { House } from './house.ts'

/** What every process tells about itself, whatever sites it serves. */
export function measureProcess({ metrics, db, leadership, atClose }: House): void {
  const resolution = 20
  const delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  atClose(() => void delays.disable())
  metrics.gauge(
    'pendopo_event_loop_delay_p99_seconds',
    'How late the event loop was, since the last time of asking.',
    () => {
      // The timer's own interval is inside what it measures.
      const late = Math.max(0, delays.percentile(99) / 1e6 - resolution)
      delays.reset()
      return late / 1_000
    },
  )
  metrics.gauge('pendopo_memory_bytes', 'Resident memory of this process.', () => process.memoryUsage.rss())
  metrics.gauge('pendopo_uptime_seconds', 'Since this process began.', () => Math.round(process.uptime()))
  metrics.gauge('pendopo_leads', 'Whether this process is the one that works for all.', () =>
    Number(leadership.isLeading()),
  )
  metrics.gauge('pendopo_database_connections', 'Open connections to PostgreSQL.', () => db.connections().total)
  metrics.gauge('pendopo_database_connections_idle', 'Of those, at rest.', () => db.connections().idle)
  metrics.gauge('pendopo_database_waiting', 'Acts that wait for a connection.', () => db.connections().waiting)
}
