import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forget, keep, keptActs, markUnreached, type Pressed, takeTooOld } from './kept.ts'

// Two windows of one desk are two processes of a browser: each writes at once, and reads of the other a moment late.

const name = 'pendopo.desk.PKU.7'
const pressed = (id: string, at: number): Pressed => ({
  id,
  action: '/desk/1/recalls',
  fields: [['leg', '5']],
  label: 'Panggil lagi',
  ticket: 'A 004',
  at,
})

/** One browser with windows that hear of each other only at `catchUp`. */
function openWindows<Name extends string>(...names: readonly Name[]) {
  const windows = new Map(names.map((one) => [one, new Map<string, string>()]))
  let unheard: { from: Name; key: string; value: string | undefined }[] = []
  const write = (window: Map<string, string>, key: string, value: string | undefined) =>
    value === undefined ? window.delete(key) : window.set(key, value)
  const at = <T>(here: Name, act: () => T): T => {
    const own = windows.get(here) ?? new Map()
    const change = (key: string, value: string | undefined) => {
      write(own, key, value)
      unheard.push({ from: here, key, value })
    }
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: {
        get length() {
          return own.size
        },
        key: (place: number) => [...own.keys()][place] ?? null,
        getItem: (key: string) => own.get(key) ?? null,
        setItem: (key: string, value: string) => change(key, value),
        removeItem: (key: string) => change(key, undefined),
      },
    })
    return act()
  }
  const catchUp = () => {
    for (const { from, key, value } of unheard)
      for (const [one, window] of windows) if (one !== from) write(window, key, value)
    unheard = []
  }
  return { at, catchUp, keysAt: (here: Name) => [...(windows.get(here)?.keys() ?? [])] }
}

const idsAt = (windows: ReturnType<typeof openWindows<'left' | 'right'>>, here: 'left' | 'right') =>
  windows.at(here, () => keptActs(name).map((one) => one.id))

const unreachedOf = () => Object.fromEntries(keptActs(name).map(({ id, wasUnreached }) => [id, wasUnreached]))

test('two windows pressed in one moment, before either knows of the other: both presses are kept in both', () => {
  const windows = openWindows('left', 'right')
  windows.at('left', () => keep(name, pressed('one', 10)))
  windows.at('right', () => keep(name, pressed('two', 11)))
  windows.catchUp()
  assert.deepEqual(idsAt(windows, 'left'), ['one', 'two'])
  assert.deepEqual(idsAt(windows, 'right'), ['one', 'two'])
})

test('what one window has sent does not come back when the other notes in the same moment that nobody answers', () => {
  const windows = openWindows('left', 'right')
  windows.at('left', () => keep(name, pressed('one', 10)))
  windows.catchUp()
  windows.at('left', () => forget(name, 'one'))
  windows.at('right', () => markUnreached(name))
  windows.catchUp()
  assert.deepEqual(idsAt(windows, 'left'), [])
  assert.deepEqual(idsAt(windows, 'right'), [])
})

test('presses are sent in the order in which they were made, also within one moment and after the clock was set back', () => {
  const windows = openWindows('left', 'right')
  for (const [id, at] of [['start', 20] as const, ['finish', 20] as const, ['call', 5] as const])
    windows.at('left', () => keep(name, pressed(id, at)))
  windows.catchUp()
  assert.deepEqual(idsAt(windows, 'right'), ['start', 'finish', 'call'])
})

test('only what was tried in vain counts as unreached', () => {
  const { at } = openWindows('left')
  at('left', () => {
    keep(name, pressed('one', 10))
    markUnreached(name)
    keep(name, pressed('two', 11))
    assert.deepEqual(unreachedOf(), { one: true, two: false })
  })
})

test('a page that was loaded later, and whose time is a little behind, does not take a new press for one that was tried in vain', () => {
  const { at } = openWindows('left')
  at('left', () => {
    keep(name, pressed('one', 20))
    markUnreached(name)
    forget(name, 'one')
    keep(name, pressed('two', 13))
    assert.deepEqual(unreachedOf(), { two: false })
  })
})

test('the mark of a press that another window has taken out meanwhile does not stay for ever', () => {
  const windows = openWindows('left', 'right')
  windows.at('left', () => keep(name, pressed('one', 10)))
  windows.catchUp()
  windows.at('left', () => forget(name, 'one'))
  windows.at('right', () => markUnreached(name))
  windows.catchUp()
  for (const window of ['left', 'right'] as const) windows.at(window, () => markUnreached(name))
  windows.catchUp()
  assert.deepEqual([...windows.keysAt('left'), ...windows.keysAt('right')], [])
})

test('what is too old is told once and kept no longer; what another officer pressed at this machine is not touched', () => {
  const { at } = openWindows('left')
  const later = 13 * 60 * 60_000
  at('left', () => {
    keep(name, pressed('old', 0))
    keep(name, pressed('new', later))
    keep(`${name}7`, pressed('of somebody else', 0))
    assert.deepEqual(
      takeTooOld(name, later).map((one) => one.id),
      ['old'],
    )
    assert.deepEqual(
      keptActs(name).map((one) => one.id),
      ['new'],
    )
    assert.equal(keptActs(`${name}7`).length, 1)
  })
})

test('a browser that keeps nothing says so, so that the form is sent as any form', () => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new Error('denied')
    },
  })
  assert.equal(keep(name, pressed('one', 10)), false)
  assert.deepEqual(keptActs(name), [])
})
