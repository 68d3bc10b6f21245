/** A part of a file of a pack as people write it: what has no value is not written. */
export type Value = Record<string, unknown>

export function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** Without the fields that have no value. */
export function given<T extends Value>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null)) as T
}
