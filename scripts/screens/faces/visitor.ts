import { type Picture, phone } from '../picture.ts'

export const visitor: readonly Picture[] = [
  { name: 'phone-waiting', size: phone, path: ({ morning }) => `/v/${morning.waiting.token}` },
  { name: 'phone-waiting-en', size: phone, language: 'en', path: ({ morning }) => `/v/${morning.waiting.token}` },
  { name: 'phone-called', size: phone, path: ({ morning }) => `/v/${morning.called.token}` },
]
