import { desktop, lying, type Picture, phone, upright, work } from '../picture.ts'

export const doors: readonly Picture[] = [
  { name: 'account', size: work, who: 'manajer', path: '/account' },
  { name: 'sign-in', size: work, path: '/account/sign-in' },
  { name: 'sign-in-phone', size: phone, path: '/account/sign-in' },
  { name: 'pairing-kiosk', size: upright, path: '/device/kiosk' },
  { name: 'pairing-display', size: lying, path: '/device/display' },
  { name: 'not-found', size: desktop, path: '/tidak-ada' },
]
