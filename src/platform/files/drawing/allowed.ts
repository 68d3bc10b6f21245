/** What an emblem may be drawn with: shapes, colours, gradients, clips. Nothing that runs, loads, moves or writes words. */
export const shapes: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'])
const holders = ['svg', 'g', 'defs', 'clipPath', 'mask', 'linearGradient', 'radialGradient', 'stop', 'use']
export const elements: ReadonlySet<string> = new Set([...shapes, ...holders])

/** Left out without a word: they say something about the file, not the picture. */
export const leftOut: ReadonlySet<string> = new Set(['metadata', 'title', 'desc', 'switch'])

const geometry =
  'd x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points offset transform gradientTransform gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits'
const paint =
  'fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity stop-color stop-opacity color clip-path clip-rule mask display visibility'

/** What may be said of an element, also inside a `style`. */
export const paints: ReadonlySet<string> = new Set(paint.split(' '))
export const attributes: ReadonlySet<string> = new Set([...geometry.split(' '), ...paints, 'id'])

export const isLocal = (reference: string) => /^#[\w.:-]{1,100}$/.test(reference)
/** Numbers, names and colours; `url(#a)` is looked at by itself. */
export const isPlainValue = (value: string) => /^[-+\w\s.,#%()]*$/.test(value)
