import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { buildSmallMall } from '../../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const ibuSiti = site.as(mall.ibuSiti)
const disdukcapil = `/admin/agencies/${mall.agency.disdukcapil}`

test('the manager changes the short name of an agency, and its history says who did it', async () => {
  const saved = await ibuSiti.fill(`${disdukcapil}/edit`, { shortName: 'Capil' })
  assert.equal(saved.status, 303)
  const { html } = await ibuSiti.read(disdukcapil)
  assert.match(html, /Capil/)
  assert.match(html, /Data instansi diubah/)
  assert.match(html, /Siti R\./)
})
