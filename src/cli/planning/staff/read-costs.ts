import { z } from 'zod'
import { explainIssues } from '#pack/explain.ts'
import { collectFaults } from '#pack/fault.ts'
import type { JsonSchema } from '#pack/forms.ts'
import { readYaml } from '#pack/read-yaml.ts'
import { type Costs, costsForm, usualCosts } from '#planning/staffing/growth/costs.ts'
import type { Call } from '../../command.ts'
import { Faulty } from '../../mall-commands.ts'
import { readNamed } from '../../named-file.ts'

const form = costsForm.partial()

/** A mall's own costs (YAML or JSON) in place of ours; what it does not name stays assumed. */
export async function readCosts(file: string, { language }: Call): Promise<Costs> {
  const faults = collectFaults()
  const source = readYaml({ path: file, bytes: await readNamed(file, language) }, faults)
  const parsed = source && form.safeParse(source.value)
  if (source && parsed && !parsed.success) {
    const schema = z.toJSONSchema(form, { io: 'input' }) as JsonSchema
    for (const fault of explainIssues(parsed.error.issues, source, schema)) faults.add(fault)
  }
  if (!parsed?.success || faults.count() > 0)
    throw new Faulty(language, file, { faults: faults.list(), more: faults.more() })
  const given = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined))
  return { ...usualCosts, ...given }
}
