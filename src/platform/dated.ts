/** A row of what the law or an agreement fixes: its first day and its last, both included (2026-11-23); null until further notice. */
export type Dated = { readonly validFrom: string; readonly validUntil: string | null }

/** Whether a row holds on a day. A new rule is a new row and an end for the old one; what was counted keeps the rule of its day. */
export function holds({ validFrom, validUntil }: Dated, day: string): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil)
}
