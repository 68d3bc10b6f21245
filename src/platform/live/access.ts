const mark = 'access:'

/** The topic by which an act says that somebody may see other things from now on: signed out, other roles, a device revoked. */
export function accessTopic(kind: 'staff' | 'device', id: number): string {
  return `${mark}${kind}:${id}`
}

/** Whose streams a topic ends, named as `nameOfActor` does; undefined for all other topics. */
export function whoseAccess(topic: string): string | undefined {
  return topic.startsWith(mark) ? topic.slice(mark.length) : undefined
}
