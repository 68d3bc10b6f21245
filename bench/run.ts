import { compare } from './compare.ts'
import { setUp } from './mall.ts'
import { openStage } from './stage.ts'

const stage = await openStage()
try {
  const t0 = performance.now()
  const mall = await setUp(stage)
  console.log(
    'setup',
    Math.round(performance.now() - t0),
    mall.places.map((p) => p.sign + ':' + p.serviceCode).join(' '),
  )
  const { figures } = await compare(stage, mall, { clients: [1, 16], rounds: 1, acts: 96 }, (w) => console.error(w))
  for (const f of figures)
    console.log(
      f.act.padEnd(24),
      String(f.clients).padStart(3),
      f.app.median.toFixed(0).padStart(6),
      f.p50.toFixed(1).padStart(7),
      f.p99.toFixed(1).padStart(7),
      f.alone.median.toFixed(0).padStart(6),
      f.ratio.median.toFixed(2),
      `${f.ratio.least.toFixed(2)}-${f.ratio.most.toFixed(2)}`,
    )
} finally {
  await stage.end()
}
