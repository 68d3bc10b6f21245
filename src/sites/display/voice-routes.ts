import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { pairedAs } from '#account/device/device.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Recording } from '#hall/hall.ts'
import { recordings } from '#hall/read-hall.ts'
import { takeVoice } from '#hall/take-voice.ts'
import { type Files, findFile } from '#platform/files.ts'
import { Forbidden, NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { parseOwnFields } from '#platform/web/forms.ts'
import { serveFile } from '#platform/web/serve-file.ts'
import { readCalls } from '#visit/read-zone.ts'
import { standardClips } from './standard-clips.ts'

/** `/voice/id/digit-0`: a clip as the hall hears it. `/screens/turns`: a screen asks whether it is the one to say a call. */
export function voiceRoutes(routes: Hono<Env>, files: Files): void {
  routes.get('/voice/:language{id|en}/:clip', (c) => sendClip(c, files))
  routes.post('/screens/turns', askForTurn)
}

async function sendClip(c: Ask, files: Files): Promise<Response> {
  mustBeInTheHouse(c)
  const name = `${c.req.param('language')}/${c.req.param('clip')}`
  const wantsStandard = c.req.query('of') === 'standard'
  const own = wantsStandard
    ? undefined
    : await c.var.inMall(async (tx) => {
        const recording = (await recordings(tx)).get(name)
        return recording && findFile(tx, recording.hash)
      })
  // Under one address a clip changes when the mall records it: asked for anew each time, sent only when it is another.
  if (own) return withoutKeeping(await serveFile(c, files, own))
  const standard = standardClips().get(name)
  if (!standard) throw new NotFound('hall.noSuchClip')
  const headers = { 'content-type': 'audio/mpeg', 'cache-control': 'private, no-cache', etag: `"${standard.tag}"` }
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
  return c.body(standard.bytes, 200, headers)
}

function withoutKeeping(answer: Response): Response {
  answer.headers.set('cache-control', 'private, no-cache')
  return answer
}

/** A paired screen, or somebody who works here. */
export function mustBeInTheHouse({ var: { actor } }: Ask): void {
  if (actor.kind !== 'staff' && !pairedAs(actor, 'display')) throw new Forbidden('account.signInFirst')
}

const turn = z.object({
  zone: z.coerce.number().int(),
  seq: z.coerce.number().int(),
  turn: z.string().min(8).max(64),
  seconds: z.coerce.number().min(0).max(600),
})

async function askForTurn(c: Ask): Promise<Response> {
  const screen = pairedAs(c.var.actor, 'display')
  if (!screen) throw new Forbidden('account.notADevice')
  const asked = await parseOwnFields(c, turn)
  const { now } = c.var
  const answer = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, now)
    const calls = (await readCalls(tx, directory, [asked.zone], now)).get(asked.zone) ?? []
    const call = calls.find(({ seq }) => seq === asked.seq)
    if (!call) return { may: 'no' }
    const { zone: zoneId, seq, seconds } = asked
    return takeVoice(tx, screen, { zoneId, seq, calledAt: call.calledAt, turn: asked.turn, seconds }, now)
  })
  return c.json(answer, 200, { 'cache-control': 'no-store' })
}

/** Changes with any recording of the mall and with the clips of the house: then a screen asks for its clips anew. */
export function voiceVersion(own: ReadonlyMap<string, Recording>): string {
  const hash = createHash('sha256')
  for (const { name, hash: content } of own.values()) hash.update(`${name} ${content}\n`)
  for (const { tag } of standardClips().values()) hash.update(tag)
  return hash.digest('base64url').slice(0, 12)
}
