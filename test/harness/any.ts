import fc from 'fast-check'

// Whatever is drawn by lot is drawn alike in every run, so that nothing fails by chance where nobody changed anything.
// `SEED=12345 npm test` draws otherwise: for whoever looks for what no run has drawn yet.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

export { default } from 'fast-check'
