/** Line drawings on a 24 grid. They stand beside a word and never instead of one, so screen readers pass over them. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17v.5',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.5',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5.5l3.5 2',
  place: 'M12 21s7-6 7-11a7 7 0 10-14 0c0 5 7 11 7 11zM12 7.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l5 5',
  sound: 'M4 9.5v5h3.5L13 19V5L7.5 9.5zM16.5 9a4.5 4.5 0 010 6M19 6.5a8 8 0 010 11',
  print: 'M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z',
  phone: 'M8 3h8v18H8zM11 18h2',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 21c.5-4.5 3.5-7 7.5-7s7 2.5 7.5 7',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5',
  up: 'M12 19V6M6 11.5L12 5.5l6 6',
  down: 'M12 5v13M6 12.5l6 6 6-6',
  wheelchair: 'M10 4.5a1.5 1.5 0 100 .01M10 8v6h5.5l3 5.5M10 10.5h5M8 11.5a5 5 0 106.5 7',
} as const
export type IconName = keyof typeof paths
export const iconNames = Object.keys(paths) as IconName[]

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
      <path d={paths[name]} />
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
