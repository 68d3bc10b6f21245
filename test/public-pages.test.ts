/**
 * What Lighthouse asks of a public page and what a page can be asked without a browser: its scores are 100 as long as
 * this holds (docs/running/public-site.md). What needs a browser stands in accessibility.test.ts and page-weight.test.ts.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { at, buildSmallMall } from './harness/small-mall.ts'

const { app } = await startApp({
  at: at(60),
  arrange: async (database) => {
    const { mall } = await buildSmallMall(database)
    const name = { id: 'Dompet hilang', en: 'Lost wallet' }
    await database.owner.run(sql`
      insert into service.life_event (mall_id, code, position, name, about, steps)
      values (${mall}, 'hilang', 0, ${name}, ${name}, '[{"service": "DKC-08", "note": null}]')`)
  },
})
const origin = 'https://mall.example'
const paths = ['/', '/services', '/services/DKC-08', '/agencies/polri', '/mall', '/mall?for=SKC-01', '/life/hilang']
const searches = ['/services?q=ktp', '/services?q=resep+rendang']
const missing = ['/services/NOPE-9', '/tidak-ada']

async function open(path: string, language: string) {
  const headers = { 'x-forwarded-proto': 'https', 'accept-language': language }
  const address = `${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`
  const answer = await app.request(address, { headers, redirect: 'manual' })
  return { answer, html: await answer.text() }
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const tags = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []

for (const language of ['id', 'en'])
  for (const path of [...paths, ...searches, ...missing]) {
    test(`${path} in ${language} is a page that browsers, search engines and screen readers understand`, async () => {
      const { answer, html } = await open(path, language)
      assert.equal(answer.status, missing.includes(path) ? 404 : 200)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i)
      assert.match(html, /^<!doctype html>/i)
      assert.ok(html.indexOf('<meta charset="utf-8"') < 1024 && html.includes('<meta charset="utf-8"'))
      assert.equal(attribute(tags(html, 'html')[0] ?? '', 'lang'), language)
      assert.match(html, /<meta name="viewport" content="width=device-width[^"]*"/)
      assert.doesNotMatch(html, /maximum-scale|user-scalable/, 'everybody may enlarge')
      assert.match(html, /<title>[^<]{5,}<\/title>/)
      assert.deepEqual(faultsOf(html), [])
    })
  }

/** Every fault with the tag it is in. */
function faultsOf(html: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)
  const links = [...html.matchAll(/(<a\b[^>]*>)(.*?)<\/a>/gs)]
  const images = tags(html, 'img')
  const own = [
    ...tags(html, 'link'),
    ...tags(html, 'script'),
    ...images,
    ...tags(html, 'form'),
    ...tags(html, 'source'),
  ]
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice the id ${id}`),
    ...links
      .filter(([, tag = '']) => !/^(\/|#|\?|https:|geo:|tel:|mailto:)/.test(attribute(tag, 'href') ?? ''))
      .map(([all]) => `leads nowhere: ${all}`),
    ...links
      .filter(([, tag = '', text = '']) => !text.replace(/<[^>]+>/g, '').trim() && !attribute(tag, 'aria-label'))
      .map(([all]) => `says nothing: ${all}`),
    ...links
      .filter(([, tag = '']) => /target="_blank"/.test(tag) && !/noopener/.test(tag))
      .map(([all]) => `opens unsafely: ${all}`),
    ...links
      .flatMap(([, tag = '']) => /^#(.+)/.exec(attribute(tag, 'href') ?? '')?.[1] ?? [])
      .filter((id) => !ids.includes(id))
      .map((id) => `leads to no #${id}`),
    ...images
      .filter((tag) => !attribute(tag, 'width') || !attribute(tag, 'height'))
      .map((tag) => `moves the page when it comes: ${tag}`),
    ...images.filter((tag) => attribute(tag, 'alt') === undefined).map((tag) => `is not described: ${tag}`),
    ...[...html.matchAll(/<label\b[^>]*\sfor="([^"]*)"/g)]
      .filter(([, id = '']) => !ids.includes(id))
      .map(([all]) => `labels nothing: ${all}`),
    ...own
      .filter((tag) => isElsewhere(attribute(tag, 'src') ?? attribute(tag, 'action') ?? attribute(tag, 'href') ?? ''))
      .map((tag) => `comes from elsewhere: ${tag}`),
    ...(
      html.match(
        /<script(?![^>]*\bsrc=)(?![^>]*application\/ld\+json)[^>]*>|<style\b[^>]*>|\sstyle="[^"]*"|\son[a-z]+="[^"]*"/g,
      ) ?? []
    ).map((found) => `the content policy would refuse ${found}`),
    ...(html.match(/<(font|center|marquee|blink|frame|applet)\b/g) ?? []).map((found) => `is out of date: ${found}`),
  ]
}

function isElsewhere(address: string): boolean {
  return /^(https?:)?\/\//.test(address) && !address.startsWith(origin)
}

for (const path of paths)
  test(`${path} has one address, the same in the other language, and a sentence that says what it is`, async () => {
    const plain = path.split('?')[0]
    for (const language of ['id', 'en']) {
      const { html } = await open(path, language)
      const link = (rel: string) => tags(html, 'link').filter((tag) => attribute(tag, 'rel') === rel)
      const canonical = `${origin}${plain}${language === 'en' ? '?lang=en' : ''}`
      assert.deepEqual(
        link('canonical').map((tag) => attribute(tag, 'href')),
        [canonical],
      )
      assert.deepEqual(
        link('alternate').map((tag) => [attribute(tag, 'hreflang'), attribute(tag, 'href')]),
        ['id', 'en'].map((one) => [one, `${origin}${plain}?lang=${one}`]),
      )
      const [description = ''] = tags(html, 'meta').filter((tag) => attribute(tag, 'name') === 'description')
      assert.ok((attribute(description, 'content') ?? '').length >= 5, description)
      for (const [, json = ''] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
        assert.equal(JSON.parse(json)['@context'], 'https://schema.org')
    }
  })

test('a public page lets nothing in from elsewhere, is framed by nobody and comes safely', async () => {
  const answer = await app.request(`${origin}/`, { headers: { 'x-forwarded-proto': 'https' } })
  const policy = answer.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/)
  assert.match(policy, /frame-ancestors 'none'/)
  for (const header of [
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-opener-policy',
    'permissions-policy',
  ])
    assert.ok(answer.headers.get(header), header)
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('the check of pages finds each kind of fault', () => {
  const wrong = [
    '<p id="a"></p><p id="a"></p>',
    '<a>x</a>',
    '<a href="javascript:x()">x</a>',
    '<a href="/x"><svg></svg></a>',
    '<a href="/x" target="_blank">x</a>',
    '<a href="#x">x</a>',
    '<img src="/x" alt="x">',
    '<img src="/x" width="1" height="1">',
    '<label for="x">x</label>',
    '<script src="https://elsewhere.example/x.js"></script>',
    '<img src="//elsewhere.example/x" width="1" height="1" alt="">',
    '<script>x()</script>',
    '<p style="color: red">x</p>',
    '<p onclick="x()">x</p>',
    '<center>x</center>',
  ]
  for (const html of wrong) assert.equal(faultsOf(html).length, 1, html)
})
