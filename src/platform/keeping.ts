/** A slow pure function that keeps what it gave for so many different keys, and then begins anew. */
export function keeping<K, V>(most: number, make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const now = make(key)
    if (kept.size >= most) kept.clear()
    kept.set(key, now)
    return now
  }
}
