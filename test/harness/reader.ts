import type { TestApp } from './app.ts'

/** Somebody at a browser without scripts: keeps cookies, follows what a post leads to, fills forms that a page shows. */
export type Reader = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Seen>
  /** Sends the fields with the token and the command of the page seen last, and follows to the next page. */
  readonly post: (
    path: string,
    fields?: Record<string, string | string[] | File | File[]>,
    headers?: Record<string, string>,
  ) => Promise<Seen>
  readonly cookies: Map<string, string>
}

export type Seen = {
  readonly status: number
  /** Of the last page, after all redirects. */
  readonly path: string
  readonly html: string
  /** The page's words, without its marks. */
  readonly text: string
  /** What a post was answered with before it was followed. */
  readonly answered: number
  readonly setCookies: readonly string[]
}

type Options = { readonly network?: string; readonly isHttps?: boolean; readonly userAgent?: string }

/** With `isHttps` the app must be started with an `https:` PUBLIC_URL, and believes the address given here. */
export function openReader(
  { app }: Pick<TestApp, 'app'>,
  { network = '203.0.113.1', isHttps, userAgent }: Options = {},
): Reader {
  const cookies = new Map<string, string>()
  let lastPage = ''
  let lastPath = '/'

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: URLSearchParams | FormData,
  ): Promise<Response> {
    const answer = await app.request(`http://mall.example${path}`, {
      method,
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'sec-fetch-site': 'same-origin',
        referer: `http://mall.example${lastPath}`,
        ...(isHttps ? { 'x-forwarded-for': network, 'x-forwarded-proto': 'https' } : {}),
        ...(userAgent ? { 'user-agent': userAgent } : {}),
        ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...headers,
      },
      ...(body ? { body } : {}),
    })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    return answer
  }

  async function follow(first: Response, from: string): Promise<Seen> {
    const setCookies = first.headers.getSetCookie()
    let answer = first
    let path = from
    for (let hops = 0; answer.headers.has('location') && hops < 5; hops++) {
      path = new URL(answer.headers.get('location') ?? '/', `http://mall.example${path}`).href.slice(
        'http://mall.example'.length,
      )
      answer = await ask('GET', path, {})
      setCookies.push(...answer.headers.getSetCookie())
    }
    const html = await answer.text()
    lastPage = html
    lastPath = path
    return { status: answer.status, path, html, text: textOf(html), answered: first.status, setCookies }
  }

  return {
    cookies,
    get: async (path, headers = {}) => follow(await ask('GET', path, headers), path),
    async post(path, fields = {}, headers = {}) {
      const hasFiles = Object.values(fields).some((value) => [value].flat()[0] instanceof File)
      // A form with files is sent in another way, and the two have the same hands.
      const body = (hasFiles ? new FormData() : new URLSearchParams()) as FormData & URLSearchParams
      for (const name of ['token', 'command']) if (!(name in fields)) body.append(name, hidden(lastPage, name))
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one as string)
      return follow(await ask('POST', path, headers, body), path)
    },
  }
}

function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

function textOf(html: string): string {
  const plain = html.replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ')
  return plain.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}
