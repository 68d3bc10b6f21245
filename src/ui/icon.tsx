import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { raw } from 'hono/html'

/** Lucide's line drawings, by what they mean here. They stand beside a word and never instead of one. */
const drawings = {
  back: 'chevron-left',
  forward: 'chevron-right',
  check: 'check',
  cross: 'x',
  warning: 'triangle-alert',
  info: 'info',
  clock: 'clock',
  place: 'map-pin',
  search: 'search',
  sound: 'volume-2',
  silent: 'volume-x',
  print: 'printer',
  phone: 'smartphone',
  person: 'user',
  people: 'users',
  calendar: 'calendar',
  up: 'arrow-up',
  down: 'arrow-down',
  left: 'arrow-left',
  right: 'arrow-right',
  wheelchair: 'accessibility',
  ear: 'ear',
  baby: 'baby',
  add: 'plus',
  edit: 'pencil',
  remove: 'trash',
  download: 'download',
  upload: 'upload',
  undo: 'undo-2',
  again: 'rotate-ccw',
  copy: 'copy',
  filter: 'list-filter',
  list: 'list',
  show: 'eye',
  hide: 'eye-off',
  agency: 'building',
  home: 'house',
  paper: 'file-text',
  picture: 'image',
  link: 'link',
  share: 'share-2',
  qr: 'qr-code',
  ticket: 'ticket',
  screen: 'monitor',
  tablet: 'tablet',
  keyboard: 'keyboard',
  language: 'languages',
  offline: 'wifi-off',
  pause: 'pause',
  play: 'play',
  break: 'coffee',
  bell: 'bell',
  announce: 'megaphone',
  message: 'message-square',
  call: 'phone-call',
  transfer: 'arrow-right-left',
  star: 'star',
  settings: 'settings',
  out: 'log-out',
  light: 'sun',
  dark: 'moon',
} as const
export type IconName = keyof typeof drawings
export const iconNames = Object.keys(drawings) as IconName[]

const bodies = readStrokes()

type Drawings = Readonly<Record<string, { readonly body: string }>>

/** The whole set is read once, and only what is named above is kept. */
function readStrokes(): ReadonlyMap<IconName, string> {
  const file = createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json')
  const { icons } = JSON.parse(readFileSync(file, 'utf8')) as { icons: Drawings }
  return new Map(iconNames.map((name) => [name, strokesOf(name, icons)]))
}

/** Only the strokes: colour, width and ends are the same for all and stand on the svg. */
function strokesOf(name: IconName, icons: Drawings): string {
  const body = icons[drawings[name]]?.body
  if (!body) throw new Error(`lucide has no drawing ${drawings[name]}`)
  return body.replace(/ (?:fill|stroke[\w-]*)="[^"]*"/g, '').replace(/^<g>(.*)<\/g>$/, '$1')
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {raw(bodies.get(name) ?? '')}
    </svg>
  )
}

/** The roof of a pendopo in one stroke: the only ornament of the house. */
export function Roof() {
  return (
    <svg
      class="roof"
      viewBox="0 0 48 24"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 21l14-8 4-10h8l4 10 14 8" />
    </svg>
  )
}
