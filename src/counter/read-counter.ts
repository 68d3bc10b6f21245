/** Counters as the editing screens show them: also those that are retired. */
export { readBusy as busyAt, readCounter as counterDetail, readCover as breakCover } from './store.ts'
