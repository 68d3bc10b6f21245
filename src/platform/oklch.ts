/** A colour as the eye takes it: lightness 0 to 1, chroma from 0, hue in radians. B. Ottosson, "A perceptual color space for image processing", 2020. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number }
type Triple = readonly [number, number, number]

export function oklchOf(hex: string): Oklch {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  const [long, middle, short] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt) as [number, number, number]
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const other = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return { l, c: Math.hypot(a, other), h: Math.atan2(other, a) }
}

/** `#rrggbb`. What no screen can show keeps its lightness and hue and loses chroma, only as much as it must. */
export function hexOf({ l, c, h }: Oklch): string {
  let [least, most] = [0, c]
  if (!isShowable(linearRgb({ l, c, h }))) {
    for (let i = 0; i < 24; i++) {
      const middle = (least + most) / 2
      if (isShowable(linearRgb({ l, c: middle, h }))) least = middle
      else most = middle
    }
    most = least
  }
  const digits = linearRgb({ l, c: most, h }).map((value) =>
    Math.round(encoded(Math.min(1, Math.max(0, value))) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}

function linearRgb({ l, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

function isShowable(rgb: Triple): boolean {
  return rgb.every((value) => value > -0.0005 && value < 1.0005)
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function encoded(share: number): number {
  return share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055
}
