export type Soon = { readonly cancel: () => void }

/** After so many milliseconds, and for none in the next turn: the shortest timer takes a whole one, and news pass three. */
export function soon(act: () => void, milliseconds: number): Soon {
  if (milliseconds > 0) {
    const timer = setTimeout(act, milliseconds).unref()
    return { cancel: () => clearTimeout(timer) }
  }
  // Not let go of (`unref`): then the next turn would come with the next event only, and that may be a second away.
  const turn = setImmediate(act)
  return { cancel: () => clearImmediate(turn) }
}
