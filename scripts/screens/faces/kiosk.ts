import { type Picture, upright } from '../picture.ts'

export const kiosk: readonly Picture[] = [
  { name: 'kiosk-home', size: upright, who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-home-en', size: upright, who: 'kiosk', path: '/kiosk', language: 'en' },
  { name: 'kiosk-search', size: upright, who: 'kiosk', path: '/kiosk/search?q=ktp' },
  { name: 'kiosk-service', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-delayed', size: upright, who: 'kiosk', path: '/kiosk/services/SAM-01' },
  { name: 'kiosk-order', size: upright, who: 'kiosk', path: '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01' },
  { name: 'kiosk-priority', size: upright, who: 'kiosk', path: '/kiosk/priority?s=DKC-08' },
  {
    name: 'kiosk-number',
    size: upright,
    who: 'kiosk',
    path: '/kiosk/services/DKC-13',
    before: async (page) => {
      await page.click('form[action="/kiosk/numbers"] button')
      await page.waitForURL('**/kiosk/numbers/*')
    },
  },
]
