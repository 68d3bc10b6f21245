import { appointmentSettings, mallSettings } from './form/mall-file.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The rules of a mall are kept in one JSON value, to which the screens and later modules may add. A pack says and
 * changes those that it knows, and leaves the others alone.
 */
const known = [...mallSettings.map(camel), 'workingTimeBasis']
const knownOfAppointment = appointmentSettings.map(camel)

/** As a pack writes them (`calls_before_absent`) into as they are kept (`callsBeforeAbsent`). */
export function keptSettings(settings: Json): Json {
  return renamed(settings, camel)
}

export function writtenSettings(settings: Json): Json {
  return renamed(settings, snake)
}

/** Of the rules that are kept, those that a pack knows. */
export function settingsOfPack(settings: Json): Json {
  const own = only(settings, known)
  return isJson(own.appointment) ? { ...own, appointment: only(own.appointment, knownOfAppointment) } : own
}

/** The rules as they will be kept: what the pack says instead of what it said before, and what it knows nothing of. */
export function joinedSettings(present: Json, wanted: Json): Json {
  const others = without(present, known)
  const ofAppointment = isJson(present.appointment) ? without(present.appointment, knownOfAppointment) : {}
  const joined = { ...ofAppointment, ...(isJson(wanted.appointment) ? wanted.appointment : {}) }
  return { ...others, ...wanted, ...(Object.keys(joined).length > 0 ? { appointment: joined } : {}) }
}

function renamed(settings: Json, rename: (key: string) => string): Json {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [rename(key), isJson(value) ? renamed(value, rename) : value]),
  )
}

function only(settings: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => keys.includes(key)))
}

function without(settings: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)))
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function camel(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
