import assert from 'node:assert/strict'
import { test } from 'node:test'
import { table } from './columns.ts'

test('texts stand to the left, figures to the right, under a head that may be wider', () => {
  assert.deepEqual(
    table(
      [
        ['Kartu Keluarga', 7, 'baik'],
        ['KTP', 1204, ''],
      ],
      { head: ['Layanan', 'orang', 'mutu'], texts: [2] },
    ),
    [
      'Layanan         orang  mutu', //
      '──────────────  ─────  ────',
      'Kartu Keluarga      7  baik',
      'KTP              1204',
    ],
  )
  assert.deepEqual(table([['MAE', '4,1']]), ['MAE  4,1'])
  assert.deepEqual(table([]), [])
})
