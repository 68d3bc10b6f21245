import type { View } from './view.ts'

export type TopicIndex = ReturnType<typeof topicIndex>

/** Which views an announcement touches. */
export function topicIndex() {
  const views = new Map<string, Set<View>>()
  const keyOf = (mall: number, topic: string) => `${mall} ${topic}`

  function set(view: View, topics: readonly string[]): void {
    if (topics.length === view.topics.length && topics.every((topic, i) => topic === view.topics[i])) return
    for (const topic of view.topics) remove(keyOf(view.group.mall.id, topic), view)
    for (const topic of topics) {
      const key = keyOf(view.group.mall.id, topic)
      views.set(key, (views.get(key) ?? new Set()).add(view))
    }
    view.topics = topics
  }

  function remove(key: string, view: View): void {
    const found = views.get(key)
    found?.delete(view)
    if (found?.size === 0) views.delete(key)
  }

  return { set, touchedBy: (mall: number, topic: string): Iterable<View> => views.get(keyOf(mall, topic)) ?? [] }
}
