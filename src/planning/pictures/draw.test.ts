import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisUpTo, draw } from './draw.ts'

test('an axis of few counters counts them one by one, and no tick is written twice', () => {
  for (const most of [0, 1, 2, 4, 7, 31, 420]) {
    const names = axisUpTo('loket', most, (value) => String(Math.round(value))).ticks.map(({ name }) => name)
    assert.equal(new Set(names).size, names.length, `${most}: ${names}`)
    assert.ok(Number(names.at(-1)) >= most && names.length >= 2 && names.length <= 7)
  }
})

test('no label of a picture is cut at its edge, also where the last day stands at the end of the axis', () => {
  const names = ['Senin, 23 November 2026', 'Rabu, 20 Januari 2027']
  const svg = draw({
    title: 'Kunjungan',
    description: 'Kunjungan sehari',
    source: 'catatan antrean',
    panels: [
      {
        title: 'Kunjungan sehari',
        x: { name: 'tanggal', from: 0, until: 56, ticks: names.map((name, i) => ({ at: i * 56, name })) },
        y: axisUpTo('kunjungan', 900, String),
        series: [],
      },
    ],
  })
  for (const name of names) {
    const [, x] = new RegExp(`<text x="([\\d.]+)"[^>]*text-anchor="middle">${name}</text>`).exec(svg) ?? []
    const half = name.length * 4.2
    assert.ok(Number(x) - half >= 0 && Number(x) + half <= 960, `${name} at ${x}`)
  }
})

test('a long name of a mall ends before the edge, and a dashed line lies above the one that it runs along', () => {
  const points = [
    [0, 4],
    [56, 4],
  ] as const
  const name = 'Mal Pelayanan Publik Kabupaten Penukal Abab Lematang Ilir, Senin, 23 November 2026: 2.500 pengunjung'
  const svg = draw({
    ...{ title: name, description: '', source: '' },
    panels: [
      {
        title: 'KK',
        x: { name: 'jam', from: 0, until: 56, ticks: [] },
        y: axisUpTo('loket', 8, String),
        series: [
          { kind: 'steps', name: 'kini', tone: 'brick', dash: '8 4', points },
          { kind: 'steps', name: 'usulan', tone: 'indigo', points },
        ],
      },
    ],
  })
  const [, size] = new RegExp(`font-size="([\\d.]+)" font-weight="750">${name}`).exec(svg) ?? []
  assert.ok(Number(size) * name.length * 0.62 <= 960 - 48 + 1, size)
  const lines = [...svg.matchAll(/<polyline [^>]*>/g)].map(([line]) => line.includes('stroke-dasharray'))
  assert.deepEqual(lines, [false, true])
})
