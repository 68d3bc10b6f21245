import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refused.ts'
import fc from '../../../../test/harness/any.ts'
import { cleanDrawing, looksLikeDrawing } from './clean.ts'
import { readXml } from './read-xml.ts'

const svg = (inside: string, root = 'viewBox="0 0 64 64"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`
const clean = (text: string) => cleanDrawing(Buffer.from(text)).bytes.toString()
const shape = '<path d="M1 1h9v9z"/>'

test('an emblem as drawing programs save it keeps its shapes, colours and gradients, and loses what they noted for themselves', () => {
  const saved = clean(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <!-- Created with Inkscape -->
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="x" xmlns:sodipodi="y" width="64mm" height="80mm" viewBox="0 0 64 80" inkscape:version="1.3">
      <title>Lambang</title><sodipodi:namedview id="base"><inkscape:grid/></sodipodi:namedview>
      <metadata><rdf:RDF/></metadata>
      <defs><linearGradient id="a"><stop offset="0" style="stop-color:#24306b;stop-opacity:1"/></linearGradient>
      <rect id="b" width="9" height="9"/><clipPath id="c"><use xlink:href="#b" style="overflow:visible"/></clipPath></defs>
      <g class="cls-1" id="layer1" inkscape:label="Layer 1" transform="translate(1 2)" clip-path="url(#c)">
        <path style="fill:url(#a);stroke:none;-inkscape-stroke:none;font-family:Arial" d="M1,1 h9 v9 z" data-name="x"/>
      </g>
    </svg>`)
  assert.equal(
    saved,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 80"><defs><linearGradient id="a"><stop offset="0" stop-color="#24306b" stop-opacity="1"/></linearGradient><rect id="b" width="9" height="9"/><clipPath id="c"><use href="#b"/></clipPath></defs><g id="layer1" transform="translate(1 2)" clip-path="url(#c)"><path d="M1,1 h9 v9 z" fill="url(#a)" stroke="none"/></g></svg>',
  )
})

for (const [what, text] of [
  ['a script', svg(`<script>alert(1)</script>${shape}`)],
  ['a script of another file', svg(`<script href="//evil.example/x.js"/>${shape}`)],
  ['what runs on a click', svg('<path d="M0 0" onclick="alert(1)"/>')],
  ['what runs when it is loaded', svg(shape, 'viewBox="0 0 9 9" onload="alert(1)"')],
  ['a page inside', svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>${shape}`)],
  ['a link', svg(`<a href="https://evil.example">${shape}</a>`)],
  ['a picture from elsewhere', svg(`<image href="https://evil.example/a.png"/>${shape}`)],
  ['a style sheet', svg(`<style>@import "//evil.example/a.css";</style>${shape}`)],
  ['a colour from elsewhere', svg('<path d="M0 0" fill="url(https://evil.example/#a)"/>')],
  ['the same in a style', svg('<path d="M0 0" style="fill:url(//evil.example/#a)"/>')],
  ['a repetition from elsewhere', svg(`<use href="https://evil.example/#a"/>${shape}`)],
  ['an address that runs', svg(`<use xlink:href="javascript:alert(1)"/>${shape}`)],
  ['the same written with references', svg(`<use href="&#106;avascript:alert(1)"/>${shape}`)],
  ['something that moves', svg(`<rect><animate attributeName="href" to="javascript:alert(1)"/></rect>${shape}`)],
  ['something set later', svg(`<set attributeName="onmouseover" to="alert(1)"/>${shape}`)],
  ['words, whose letters nobody may have', svg(`<text>MPP</text>${shape}`)],
  ['a drawing in the drawing', svg(svg(shape))],
] as const) {
  test(`a drawing with ${what} is refused, and the refusal names it`, () => {
    assert.throws(
      () => clean(text),
      (error: Refused) => error.key === 'files.drawingHas' && String(error.detail.what).length > 1,
    )
  })
}

for (const [what, text] of [
  ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "x">]>${svg(shape)}`],
  ['a reference to an entity', svg('<path d="&a;"/>')],
  ['an element that is not closed', svg('<g>')],
  ['two roots', `${svg(shape)}${svg(shape)}`],
  ['an attribute said twice', svg('<path d="M0 0" d="M1 1"/>')],
  ['other bytes than UTF-8', Buffer.from([0x3c, 0x73, 0x76, 0x67, 0xff])],
  ['a depth without end', svg('<g>'.repeat(60) + shape + '</g>'.repeat(60))],
  ['too many elements', svg(shape.repeat(5_001))],
] as const) {
  test(`a drawing with ${what} is damaged`, () => {
    assert.throws(() => cleanDrawing(Buffer.from(text as string)), { key: 'files.damaged' })
  })
}

test('a drawing without a size, without a shape or with too much in it is refused for that', () => {
  assert.throws(() => clean(svg(shape, '')), { key: 'files.drawingNoSize' })
  assert.throws(() => clean(svg(shape, 'viewBox="0 0 0 9"')), { key: 'files.drawingNoSize' })
  assert.throws(() => clean(svg('<g/>')), { key: 'files.drawingBlank' })
  assert.throws(() => clean(svg(`<path d="M${'1 1 '.repeat(20_000)}"/>`)), { key: 'files.drawingTooDetailed' })
})

test('a repetition of a repetition is left out: ten of ten of ten would never end', () => {
  const saved = clean(
    svg(`${shape}<g id="a">${shape}</g><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>`),
  )
  assert.doesNotMatch(saved, /<use/)
})

test('what comes out is drawn from the list of what is allowed, whatever went in', () => {
  const bit = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '/',
    'svg',
    ' ',
    'path',
    'on',
    'load',
    '=',
    'href',
    'script',
    '<g',
    '#a',
    'url(',
    ']]>',
    '<!--',
    '-->',
    'style="',
    'd="M0 0"',
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
      const text = svg(shape + bits.join(''))
      let saved: string
      try {
        saved = clean(text)
      } catch (error) {
        assert.ok(error instanceof Refused)
        return
      }
      assert.doesNotMatch(saved, /<script|\son\w+=|style=|javascript|https?:\/\/(?!www\.w3\.org)/i)
      // Written again it is the same, so nothing in it is read in two ways.
      assert.equal(clean(saved), saved)
      assert.ok(readXml(saved))
    }),
    { numRuns: 400 },
  )
})

test('a drawing is known by how it begins, not by its name', () => {
  assert.ok(looksLikeDrawing(Buffer.from(svg(shape))))
  assert.ok(looksLikeDrawing(Buffer.from(`\uFEFF<?xml version="1.0"?>\n<!-- a --><svg>`)))
  assert.ok(!looksLikeDrawing(Buffer.from('<!doctype html><svg>')))
  assert.ok(!looksLikeDrawing(Buffer.from('<html><svg></svg></html>')))
  assert.ok(!looksLikeDrawing(Buffer.from('GIF89a <svg>')))
})
