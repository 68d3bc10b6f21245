import { loudnessFault } from '#hall/loudness.ts'
import { mostSeconds } from '#hall/record-clips.ts'
import { samplesOf } from '#platform/files/samples.ts'
import type { Files, KeptFile } from '#platform/files.ts'
import { Refused } from '#platform/refused.ts'

const refusalOf = { silent: 'hall.clipSilent', soft: 'hall.clipSoft', overdriven: 'hall.clipOverdriven' } as const

/** Keeps a recording that may be heard in the hall. Refuses another kind of file, one that is too long, and one that cannot be heard well. */
export async function takeRecording(files: Files, file: File): Promise<KeptFile> {
  const bytes = Buffer.from(await file.arrayBuffer())
  const kept = await files.keepFile(bytes, ['sound'])
  if ((kept.details.seconds ?? Number.POSITIVE_INFINITY) > mostSeconds)
    throw new Refused('hall.clipTooLong', { seconds: mostSeconds })
  const samples = await samplesOf(bytes, kept.type)
  if (!samples) throw new Refused('hall.clipType')
  const fault = loudnessFault(samples)
  if (fault) throw new Refused(refusalOf[fault])
  return kept
}
