/** Queues as the editing screens show them: also those that are retired. */
export {
  countNumbers as numbersOn,
  countWaitingIn as peopleWaitingIn,
  readQueue as queueDetail,
} from './queue-store.ts'
