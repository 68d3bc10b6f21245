import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    title: 'Tampilan layar kerja',
    about:
      'Berlaku di peramban ini saja: layar loket dan telepon boleh berbeda. Halaman umum dan cetakan selalu terang.',
    label: 'Terang atau gelap',
    names: { device: 'Ikut perangkat', light: 'Terang', dark: 'Gelap' },
    hints: {
      device: 'Berganti bila perangkat ini berganti, misalnya pada malam hari.',
      light: 'Untuk ruang yang terang.',
      dark: 'Untuk ruang yang redup, atau mata yang cepat lelah oleh cahaya.',
    },
    save: 'Simpan tampilan',
    missing: 'Pilih salah satu tampilan.',
    kept: 'Tampilan layar kerja sudah diganti di peramban ini.',
  },
  en: {
    title: 'Look of working screens',
    about:
      'Only in this browser: the screen of a counter and a telephone may differ. Public pages and paper are always light.',
    label: 'Light or dark',
    names: { device: 'As the device', light: 'Light', dark: 'Dark' },
    hints: {
      device: 'Changes when this device changes, for example at night.',
      light: 'For a bright room.',
      dark: 'For a dim room, or eyes that tire of light.',
    },
    save: 'Save the look',
    missing: 'Choose one of the looks.',
    kept: 'The look of working screens was changed in this browser.',
  },
})
