/** Life events as the editing screens show them: also those whose services have left. */
export { readLifeEvents } from './life-event-store.ts'
