import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestOrder } from './best-order.ts'

const stop = (id: number, waitMinutes?: number, needs: number[] = []) => ({ id, waitMinutes, needs })

test('the shorter wait comes first, and the person waits in all queues at once', () => {
  const { ids, mustBeInOrder } = bestOrder([stop(1, 40), stop(2, 5), stop(3, 20)])
  assert.deepEqual([ids, mustBeInOrder], [[2, 3, 1], false])
})

test('a paper that another service asks for comes before it, however long its queue', () => {
  const { ids, mustBeInOrder, papers } = bestOrder([stop(1, 5, [2]), stop(2, 60), stop(3, 20)])
  assert.deepEqual([ids, mustBeInOrder], [[3, 2, 1], true])
  assert.deepEqual(papers, [{ first: 2, for: 1 }])
})

test('a paper of a service that was not chosen changes nothing', () => {
  assert.deepEqual(bestOrder([stop(1, 5, [9]), stop(2, 1)]), { ids: [2, 1], mustBeInOrder: false, papers: [] })
})

test('where nothing is known of a wait the others come first, as chosen among themselves', () => {
  assert.deepEqual(bestOrder([stop(1), stop(2), stop(3, 30)]).ids, [3, 1, 2])
})

test('two services that ask for each other’s paper are still given an order', () => {
  assert.deepEqual(bestOrder([stop(1, 30, [2]), stop(2, 10, [1])]).ids, [2, 1])
})
