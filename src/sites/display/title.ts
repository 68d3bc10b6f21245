/** Letters beside which the whole name of the mall has no room in the head of a screen. */
const most = 36

/** Of the hall, the zone or the agency of a screen: then the mall is called short beside it. */
export function isLongTitle(title: string): boolean {
  return title.length > most
}
