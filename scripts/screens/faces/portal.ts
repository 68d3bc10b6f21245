import { desktop, type Picture, phone } from '../picture.ts'

export const portal: readonly Picture[] = [
  { name: 'portal-front-desk', size: desktop, path: '/' },
  { name: 'portal-front-phone', size: phone, path: '/' },
  { name: 'portal-front-en', size: desktop, path: '/', language: 'en' },
  { name: 'portal-service-desk', size: desktop, path: '/services/DKC-08', isWhole: true },
  { name: 'portal-service-phone', size: phone, path: '/services/DKC-08', isWhole: true },
  { name: 'portal-service-en', size: phone, path: '/services/DKC-08', language: 'en' },
  {
    name: 'portal-service-ticked',
    size: phone,
    path: '/services/DKC-08',
    isWhole: true,
    before: (page) => page.locator('.options input').first().check(),
  },
  { name: 'portal-search', size: phone, path: '/services?q=ktp+hilang' },
  { name: 'portal-search-empty', size: phone, path: '/services?q=xyzzy' },
  { name: 'portal-life-phone', size: phone, path: '/life/surat-hilang', isWhole: true },
  { name: 'portal-life-en', size: desktop, path: '/life/anak-lahir', language: 'en' },
  { name: 'portal-search-slip', size: phone, path: '/services?q=kartu+kelurga' },
  { name: 'portal-agency', size: desktop, path: '/agencies/disdukcapil' },
  { name: 'portal-mall', size: desktop, path: '/mall' },
  { name: 'portal-not-found', size: phone, path: '/services/TIDAK-ADA' },
]
