import { defineRefusals } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: {
    'agency.noSuchZone': ({ zone }) => `Zona ${zone} tidak ada atau sudah tidak dipakai. Pilih zona lain.`,
    'agency.codeTaken': ({ code }) => `Kode ${code} sudah dipakai instansi lain. Pilih kode yang lain.`,
    'agency.retired': 'Instansi ini sudah tidak ada di mal, jadi datanya tidak bisa diubah.',
    'agency.addendumInThePast': 'Perubahan hari hadir berlaku mulai hari ini atau sesudahnya. Pilih tanggal itu.',
    'agency.addendumBegan': 'Perubahan ini sudah berlaku. Buat perubahan baru dengan tanggal mulai yang baru.',
    'agency.dayIsOver': 'Hari itu sudah lewat, jadi tidak bisa diubah lagi.',
    'agency.peopleWaitToday': ({ people }) =>
      `${people} orang memegang nomor instansi ini hari ini. Layani atau pindahkan mereka dulu, atau catat gangguan di layar Lantai.`,
    'agency.hasParts': ({ parts }) =>
      `Instansi ini masih punya ${parts} layanan, antrean, atau loket. Akhiri semuanya dulu.`,
  },
  en: {
    'agency.noSuchZone': ({ zone }) => `There is no zone ${zone}, or it is no longer used. Choose another.`,
    'agency.codeTaken': ({ code }) => `The code ${code} is another agency's. Choose another code.`,
    'agency.retired': 'This agency has left the mall, so its details cannot be changed.',
    'agency.addendumInThePast': 'A change of days holds from today or later. Choose such a date.',
    'agency.addendumBegan': 'This change already holds. Make a new change with a new date.',
    'agency.dayIsOver': 'That day is over, so it cannot be changed any more.',
    'agency.peopleWaitToday': ({ people }) =>
      `${people} people hold numbers of this agency today. Serve or move them first, or report an incident on the Floor screen.`,
    'agency.hasParts': ({ parts }) =>
      `This agency still has ${parts} services, queues or counters. Retire all of them first.`,
  },
})
