import { z } from 'zod'
import { largestShare } from '#appointment/rules.ts'
import { facilityKinds, wayKinds } from '#mall/visiting.ts'
import { carriesWhite } from '#platform/colour.ts'
import { hasNoDouble, lowerCode, mallCode, shortLine, text } from './parts.ts'

const whole = (min: number, max: number) => z.int().min(min).max(max)

/** Rules of appointments; one that is absent has the default of appointment/rules.ts. */
const appointment = z.strictObject({
  slot_minutes: whole(5, 240).optional(),
  share: z.number().min(0).max(largestShare).optional(),
  hold_minutes: whole(1, 120).optional(),
  offer_minutes: whole(1, 1440).optional(),
  win_minutes: whole(1, 10_080).optional(),
  offer_lead_minutes: whole(0, 1440).optional(),
  early_minutes: whole(0, 240).optional(),
  late_minutes: whole(0, 240).optional(),
})

/** Rules that the mall sets; one that is absent has the default of directory/directory.ts. */
const settings = z.strictObject({
  calls_before_absent: whole(1, 20).optional(),
  minutes_before_absent: whole(1, 120).optional(),
  away_minutes: whole(1, 240).optional(),
  undo_seconds: whole(0, 600).optional(),
  last_number_minutes: whole(0, 480).optional(),
  first_number_minutes: whole(0, 480).optional(),
  priority_needs_confirmation: z.boolean().optional(),
  information_service: shortLine.optional().meta({ description: 'Code of the service of the information desk' }),
  appointment: appointment.optional(),
})

/** The rules that a pack knows; others that a mall may have are left alone. */
export const mallSettings: readonly string[] = Object.keys(settings.shape)
export const appointmentSettings: readonly string[] = Object.keys(appointment.shape)

const zone = z.strictObject({ code: lowerCode, name: text })
const hall = z.strictObject({
  code: lowerCode,
  name: text,
  floor: shortLine.default('1'),
  zones: z.array(zone).min(1).max(100),
})
const assumed = z.boolean().default(false).meta({ description: 'Nobody has looked at it yet' })
const visiting = z.strictObject({
  place: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), assumed })
    .optional(),
  ways: z
    .array(z.strictObject({ kind: z.enum(wayKinds), text, assumed }))
    .max(20)
    .optional(),
  facilities: z
    .array(z.strictObject({ kind: z.enum(facilityKinds), where: text.optional(), assumed }))
    .max(60)
    .optional(),
})
const site = z.strictObject({
  code: lowerCode,
  name: text,
  address: text.optional(),
  time_zone: z
    .string()
    .refine(isTimeZone, 'timeZone')
    .optional()
    .meta({ description: "Only when it differs from the mall's" }),
  visiting: visiting.optional().meta({ description: 'How to get there and what is there' }),
  halls: z.array(hall).min(1).max(100),
})

/** mall.yaml */
export const mallFile = z.strictObject({
  code: mallCode,
  name: text,
  short: shortLine,
  region: shortLine,
  time_zone: z
    .string()
    .refine(isTimeZone, 'timeZone')
    .meta({ description: 'IANA name: Asia/Jakarta, Asia/Makassar, Asia/Jayapura' }),
  demonstration: z.boolean().default(false).meta({ description: 'Every page says that the data is invented' }),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'colour')
    .refine((hex) => !/^#[0-9a-f]{6}$/.test(hex) || carriesWhite(hex), 'weakColour')
    .optional(),
  hosts: z
    .array(
      z
        .string()
        .max(253)
        .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'host'),
    )
    .max(100)
    .refine(hasNoDouble, 'double')
    .default([]),
  settings: settings.default({}),
  sites: z.array(site).min(1).max(100),
})
export type MallFile = z.infer<typeof mallFile>

/** A paper that several agencies ask for. */
const paper = z.strictObject({
  code: lowerCode,
  name: text,
  where: text.optional().meta({ description: 'Where to get it' }),
})
export const documentsFile = z.array(paper).max(2000)
export type DocumentsFile = z.infer<typeof documentsFile>

function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_+-]+)+$/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
