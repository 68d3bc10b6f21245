import type { Child } from 'hono/jsx'
import { type DeviceKind, spokenCode } from '#account/device/device.ts'
import type { Pairing } from '#account/device/pair.ts'
import type { Ask } from '#platform/web/env.ts'
import { Act } from '#ui/button.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { page } from '#ui/page.tsx'
import { words } from './words.ts'

type Shown = {
  readonly kind: DeviceKind
  readonly title: string
  /** Seconds after which the page asks again by itself, with a script or without. */
  readonly asksEvery?: number
}

/** A page that stands on a screen in a hall: seen from some metres, nothing to press. */
function devicePage(c: Ask, { kind, title, asksEvery }: Shown, body: Child): Promise<Response> {
  return page(
    c,
    { title, face: 'hall', isBare: true, styles: ['device'], scripts: asksEvery ? ['pairing.client'] : [] },
    <div
      class="pairing"
      data-kind={kind}
      data-asks={asksEvery ? `/device/${kind}/state` : undefined}
      data-every={asksEvery}
    >
      <header class="inner">
        <Emblem of={c.var.mall} />
        <span>{c.var.mall.name[c.var.language]}</span>
      </header>
      <main class="inner">
        <h1>{title}</h1>
        {body}
      </main>
      {asksEvery && (
        <>
          <p class="lost" role="status" data-text={words[c.var.language].offline} />
          <noscript>
            <meta http-equiv="refresh" content={String(asksEvery)} />
          </noscript>
        </>
      )}
    </div>,
  )
}

export function codePage(c: Ask, kind: DeviceKind, { code, expiresAt }: Pairing): Promise<Response> {
  const says = words[c.var.language]
  return devicePage(
    c,
    { kind, title: says[kind], asksEvery: 4 },
    <>
      <p>{says.about}</p>
      <p class="code">
        <span class="unseen">{says.code}: </span>
        {spokenCode(code)}
      </p>
      <p>{says.validUntil(c.var.formats.time(expiresAt))}</p>
      <p class="quiet">{says.movesOn}</p>
    </>,
  )
}

/** The screen tries again by itself: nobody may stand before it. */
export function tooManyPage(c: Ask, kind: DeviceKind): Promise<Response> {
  const says = words[c.var.language]
  return devicePage(c, { kind, title: says[kind], asksEvery: 60 }, <p>{says.tooMany}</p>)
}

export function revokedPage(c: Ask, kind: DeviceKind, revokedAt: Date): Promise<Response> {
  const says = words[c.var.language]
  return devicePage(
    c,
    { kind, title: says.revokedTitle },
    <>
      <p>{says.revokedHelp[kind]}</p>
      <p class="quiet">{says.revoked(c.var.formats.moment(revokedAt))}</p>
      <Act action={`/device/${kind}/pairings`} kind="quiet">
        {says.again}
      </Act>
    </>,
  )
}
