import type { Place } from './mall.ts'

/** What is timed, as it stands in the table. */
export const actNames = [
  'take a number',
  'call the next',
  'begin serving',
  'finish',
  'look at the own number',
  'front page',
  'page of a service',
  'search',
] as const
export type ActName = (typeof actNames)[number]

export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
  readonly cookie?: string
}
/** Asks and gives the answer's text; anything but 200 is a fault of the bench and thrown. */
export type Ask = (act: ActName, asked: Asked) => Promise<string>

/** One of the clients of a database: a place in the hall, and the secret addresses of the numbers taken there. */
export type Client = { readonly place: Place; readonly tokens: string[] }

/** What a hall does all day, each as one client's list. The numbers of the first scene are called in the third. */
export type Scene = { readonly name: string; readonly run: (ask: Ask, client: Client, times: number) => Promise<void> }

export const scenes: readonly Scene[] = [
  { name: 'numbers', run: takeNumbers },
  { name: 'phones', run: lookAtNumbers },
  { name: 'counters', run: serve },
  { name: 'front page', run: (ask, _, times) => each(times, () => ask('front page', { method: 'GET', path: '/' })) },
  {
    name: 'service page',
    run: (ask, _, times) => each(times, () => ask('page of a service', { method: 'GET', path: '/services/DKC-08' })),
  },
  { name: 'search', run: (ask, _, times) => each(times, (i) => ask('search', { method: 'GET', path: searchFor(i) })) },
]

// What finds something, a slip, a sentence: what finds nothing would be counted, which is another act.
const typed = [
  'ktp hilang',
  'urus usaha',
  'sim mati',
  'kartu kelurga',
  'mau bikin ktp anak saya umur 17',
  'prpnjng stnk',
]

function searchFor(i: number): string {
  return `/services?q=${encodeURIComponent(typed[i % typed.length] ?? '')}`
}

function takeNumbers(ask: Ask, { place, tokens }: Client, times: number): Promise<void> {
  tokens.length = 0
  return each(times, async () => {
    const body = { services: [place.serviceCode] }
    const answer = await ask('take a number', { method: 'POST', path: '/kiosk/numbers', body, cookie: place.kiosk })
    tokens.push((JSON.parse(answer) as { done: { token: string } }).done.token)
  })
}

function lookAtNumbers(ask: Ask, { tokens }: Client, times: number): Promise<void> {
  return each(times, (i) => ask('look at the own number', { method: 'GET', path: `/v/${tokens[i % tokens.length]}` }))
}

function serve(ask: Ask, { place }: Client, times: number): Promise<void> {
  const { sign, officer: cookie, serviceId: service } = place
  const post = (act: ActName, what: string, body: object) =>
    ask(act, { method: 'POST', path: `/desk/${sign}/${what}`, body, cookie })
  return each(times, async () => {
    const answer = await post('call the next', 'calls', {})
    const leg = (JSON.parse(answer) as { done?: { legId: number } | null }).done?.legId
    if (leg === undefined) throw new Error(`nobody was called at counter ${sign}: ${answer.slice(0, 200)}`)
    await post('begin serving', 'starts', { leg })
    await post('finish', 'outcomes', { leg, service, outcome: 'issued', after: 'rest' })
  })
}

async function each(times: number, act: (i: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) await act(i)
}
