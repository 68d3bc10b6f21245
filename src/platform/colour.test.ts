import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { carriesWhite, contrast, nearestThatCarriesWhite } from './colour.ts'
import { hexOf, oklchOf } from './oklch.ts'

const anyColour = fc.nat(0xffffff).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const weakColour = anyColour.filter((hex) => !carriesWhite(hex))

test('a colour goes into lightness, chroma and hue and comes back as it was', () => {
  fc.assert(fc.property(anyColour, (hex) => assert.equal(hexOf(oklchOf(hex)), hex)))
  const { l, c, h } = oklchOf('#ff0000')
  // The reference values of the source.
  assert.deepEqual(
    [l, c, h].map((value) => value.toFixed(3)),
    ['0.628', '0.258', '0.510'],
  )
})

test('whatever colour a mall wishes for, one is offered on which white can be read', () => {
  fc.assert(fc.property(anyColour, (hex) => assert.ok(carriesWhite(nearestThatCarriesWhite(hex)))))
})

test('a colour that can be used is offered as it is, and an offer stays the offer', () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      const offered = nearestThatCarriesWhite(hex)
      assert.equal(nearestThatCarriesWhite(offered), offered)
      if (carriesWhite(hex)) assert.equal(offered, hex)
    }),
  )
})

test('an offered colour is no darker than it has to be: a step lighter and white would be too weak', () => {
  fc.assert(
    fc.property(weakColour, (hex) => {
      const offered = nearestThatCarriesWhite(hex)
      assert.ok(contrast(offered, '#ffffff') < 7.25, `${hex} → ${offered}: ${contrast(offered, '#ffffff')}`)
      assert.ok(!carriesWhite(hexOf({ ...oklchOf(hex), l: oklchOf(offered).l + 0.012 })))
    }),
  )
})

test('the hue stays: a red mall is offered a red, a green one a green', () => {
  fc.assert(
    fc.property(weakColour, (hex) => {
      const [wished, offered] = [oklchOf(hex), oklchOf(nearestThatCarriesWhite(hex))]
      // What is nearly grey has no hue to keep.
      fc.pre(wished.c > 0.04 && offered.c > 0.04)
      assert.ok(Math.cos(wished.h - offered.h) > Math.cos((6 * Math.PI) / 180), `${hex} → ${hexOf(offered)}`)
    }),
  )
})
