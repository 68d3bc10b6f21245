import { z } from 'zod'
import { type AgencyFile, agencyFile } from './form/agency-file.ts'
import { type CalendarFile, calendarFile } from './form/calendar-file.ts'
import { type DocumentsFile, documentsFile, type MallFile, mallFile } from './form/mall-file.ts'
import { type PublicFile, publicFile } from './form/public-file.ts'
import { type StaffFile, staffFile } from './form/staff-file.ts'

/** A mall described as data: everything but what happens in it. Without `staff`, people are left as they are; so is what `public` holds. */
export type Pack = {
  readonly mall: MallFile
  readonly calendar: CalendarFile
  readonly documents: DocumentsFile
  readonly staff?: StaffFile
  readonly public?: PublicFile
  readonly agencies: readonly AgencyFile[]
}

export type FileKind = 'mall' | 'calendar' | 'documents' | 'staff' | 'public' | 'agency'

export const forms = {
  mall: mallFile,
  calendar: calendarFile,
  documents: documentsFile,
  staff: staffFile,
  public: publicFile,
  agency: agencyFile,
} satisfies Record<FileKind, z.ZodType>

/** Which form a file of a pack has, by its path. */
export function kindOf(path: string): FileKind {
  return path.startsWith('agencies/') ? 'agency' : (path.replace('.yaml', '') as FileKind)
}

export type JsonSchema = { readonly [key: string]: unknown }

const schemas = new Map<FileKind, JsonSchema>()

/** The form as JSON Schema, for editors and for other programs: published in malls/schema. */
export function schemaOf(kind: FileKind): JsonSchema {
  let schema = schemas.get(kind)
  if (!schema) {
    schema = z.toJSONSchema(forms[kind], { io: 'input' }) as JsonSchema
    schemas.set(kind, schema)
  }
  return schema
}

const titles: Readonly<Record<FileKind, string>> = {
  mall: 'mall.yaml: the mall, its buildings, halls and zones',
  calendar: 'calendar.yaml: holidays and opening hours',
  documents: 'documents.yaml: papers that several agencies ask for',
  staff: 'staff.yaml: people and the ordinary week of the roster',
  public: 'public.yaml: life events, and words that people search by',
  agency: 'agencies/<code>.yaml: an agency, its queues, counters and services',
}

/** As it stands in malls/schema. What only the check can see (codes that point nowhere, breaks that meet) is not in it. */
export function publishedSchema(kind: FileKind): JsonSchema {
  const { $schema, ...rest } = schemaOf(kind)
  return { $schema, title: titles[kind], ...rest }
}

/** The part of a schema that describes the value at a path; several where the form leaves a choice. */
export function schemasAt(root: JsonSchema, path: readonly (string | number)[]): JsonSchema[] {
  return path.reduce<JsonSchema[]>((at, step) => at.flatMap((one) => stepInto(root, one, step)), openedUp(root, root))
}

function stepInto(root: JsonSchema, schema: JsonSchema, step: string | number): JsonSchema[] {
  const inside =
    typeof step === 'number'
      ? ((schema.prefixItems as JsonSchema[] | undefined)?.[step] ?? schema.items)
      : ((schema.properties as JsonSchema | undefined)?.[step] ?? schema.additionalProperties)
  return typeof inside === 'object' && inside !== null ? openedUp(root, inside as JsonSchema) : []
}

function openedUp(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (choices) return choices.flatMap((choice) => openedUp(root, choice))
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name === undefined) return [schema]
  const definition = (root.$defs as Record<string, JsonSchema> | undefined)?.[name]
  return definition ? openedUp(root, { ...definition, title: name }) : []
}
