/** Plans as the editing screens show them. */
export { readOfficers as officersOf, readRoster as rosterBetween } from './roster-store.ts'
