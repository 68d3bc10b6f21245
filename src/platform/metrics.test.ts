import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'

test('numbers are told in the form that Prometheus reads', () => {
  const metrics = createMetrics()
  metrics.gauge('pendopo_waiting', 'People who wait.', () => 7)
  metrics.count('pendopo_answers_total', { method: 'GET', status: 200 })
  metrics.count('pendopo_answers_total', { method: 'GET', status: 200 })
  metrics.count('pendopo_answers_total', { method: 'POST', status: 409 })
  assert.deepEqual(metrics.text().split('\n'), [
    '# HELP pendopo_waiting People who wait.',
    '# TYPE pendopo_waiting gauge',
    'pendopo_waiting 7',
    '# TYPE pendopo_answers_total counter',
    'pendopo_answers_total{method="GET",status="200"} 2',
    'pendopo_answers_total{method="POST",status="409"} 1',
    '',
  ])
})

test('a log line is one line for a machine, whatever was in it, and says nothing below its level', () => {
  const lines: string[] = []
  const log = createLog('lines', 'info', (line) => lines.push(line))
  log.debug('not said')
  log.warn('said\nin two lines', { malls: 3 })
  assert.equal(lines.length, 1)
  assert.equal(lines[0]?.includes('\n'), false)
  const { at, ...rest } = JSON.parse(lines[0] ?? '')
  assert.deepEqual(rest, { level: 'warn', words: 'said\nin two lines', malls: 3 })
  assert.equal(Number.isNaN(Date.parse(at)), false)
})
