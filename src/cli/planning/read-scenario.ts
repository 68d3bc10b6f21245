import { z } from 'zod'
import type { Directory } from '#directory/directory.ts'
import { explainIssues } from '#pack/explain.ts'
import { collectFaults, type Faults } from '#pack/fault.ts'
import type { JsonSchema } from '#pack/forms.ts'
import { nearest } from '#pack/nearest.ts'
import { readYaml } from '#pack/read-yaml.ts'
import type { Path, Source } from '#pack/source.ts'
import type { Call } from '../command.ts'
import { Faulty } from '../mall-commands.ts'
import { readNamed } from '../named-file.ts'
import { type ScenarioFile, scenarioForm } from './scenario-form.ts'

/** Reads a scenario (YAML or JSON), or ends with everything that is wrong in it, each with its line. */
export async function readScenario(file: string, directory: Directory, { language }: Call): Promise<ScenarioFile> {
  const faults = collectFaults()
  const source = readYaml({ path: file, bytes: await readNamed(file, language) }, faults)
  const parsed = source && scenarioForm.safeParse(source.value)
  if (source && parsed && !parsed.success) {
    const schema = z.toJSONSchema(scenarioForm, { io: 'input' }) as JsonSchema
    for (const fault of explainIssues(parsed.error.issues, source, schema)) faults.add(fault)
  }
  if (source && parsed?.success) checkCodes(source, parsed.data, directory, faults)
  if (!parsed?.success || faults.count() > 0)
    throw new Faulty(language, file, { faults: faults.list(), more: faults.more() })
  return parsed.data
}

type Named = 'service' | 'queue' | 'counter' | 'agency'

function checkCodes(source: Source, file: ScenarioFile, directory: Directory, faults: Faults): void {
  const { services, queues, counters, agencies } = directory
  const known: Readonly<Record<Named, ReadonlySet<string>>> = {
    service: codesIn(services),
    queue: codesIn(queues),
    counter: codesIn(counters),
    agency: codesIn(agencies),
  }
  const check = (kind: Named, code: string, path: Path, at: 'key' | 'value') => {
    if (known[kind].has(code)) return
    const meant = nearest(code, known[kind])
    const detail = { value: code, ...(meant ? { meant } : {}) }
    faults.add({
      file: source.path,
      ...source.placeOf(path, at),
      key: kind === 'queue' ? 'unknown.queueInPack' : `unknown.${kind}`,
      detail,
    })
  }
  for (const code of Object.keys(file.services ?? {})) check('service', code, ['services', code], 'key')
  for (const code of Object.keys(file.queues ?? {})) check('queue', code, ['queues', code], 'key')
  for (const [i, code] of (file.closed_counters ?? []).entries())
    check('counter', code, ['closed_counters', i], 'value')
  for (const [i, { agency }] of (file.incidents ?? []).entries())
    check('agency', agency, ['incidents', i, 'agency'], 'value')
}

function codesIn(rows: ReadonlyMap<number, { readonly code: string }>): ReadonlySet<string> {
  return new Set([...rows.values()].map(({ code }) => code))
}
