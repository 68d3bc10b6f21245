import { defineRefusals } from '#platform/words.ts'

/** Why a service or a queue could not be changed. */
export const refusals = defineRefusals({
  id: {
    'queue.codeTaken': ({ code }) => `Kode ${code} sudah dipakai antrean lain. Pilih kode yang lain.`,
    'queue.retired': 'Antrean ini sudah diakhiri, jadi tidak bisa diubah.',
    'queue.letterTaken': ({ letter, queue }) =>
      `Huruf ${letter} sudah dipakai antrean ${queue}. Pilih huruf yang lain.`,
    'queue.letterOutToday': ({ letter, numbers }) =>
      `Hari ini ${numbers} nomor berhuruf ${letter} sudah dibagikan. Pakai huruf lain, atau ubah besok sebelum nomor pertama.`,
    'queue.letterIsOut': ({ letter, numbers }) =>
      `Hari ini ${numbers} nomor berhuruf ${letter} sudah dibagikan dari antrean ini. Huruf bisa diubah besok sebelum nomor pertama.`,
    'queue.seriesIsOut': ({ numbers }) =>
      `Hari ini ${numbers} nomor sudah dibagikan dari antrean ini. Cara mulai lagi bisa diubah besok sebelum nomor pertama.`,
    'queue.peopleWait': ({ people }) =>
      `${people} orang masih memegang nomor di antrean ini. Layani atau pindahkan mereka dulu.`,
    'queue.hasServices': ({ services }) =>
      `${services} layanan masih memakai antrean ini. Pindahkan layanan itu ke antrean lain dulu.`,
    'queue.hasCounters': ({ counters }) =>
      `Loket ${counters} masih melayani antrean ini. Ubah antrean di loket itu dulu.`,
    'life.codeTaken': ({ code }) => `Kode ${code} sudah dipakai. Pilih kode yang lain.`,
    'life.noStep': 'Pilih sedikitnya satu layanan.',
    'life.noService': ({ service }) => `Layanan ${service} tidak ada di mal ini. Pilih layanan lain.`,
    'life.tooMany': ({ most }) => `Paling banyak ${most} peristiwa hidup.`,
    'life.tooManySteps': ({ most }) => `Paling banyak ${most} layanan dalam satu peristiwa.`,
    'search.noWord.says': 'Tulis sedikitnya satu kata dengan huruf atau angka.',
    'search.noWord.means': 'Tulis sedikitnya satu kata dengan huruf atau angka.',
    'search.sameTwice': 'Kedua isian ini sama bagi pencarian. Tulis kata yang lain.',
    'search.taken': ({ says, means }) => `“${says}” sudah dijodohkan dengan “${means}”. Ubah pasangan itu saja.`,
    'search.circle': ({ says, means }) =>
      `“${says}” sudah dicari sebagai “${means}”, jadi pasangan ini akan berputar. Hapus pasangan itu dulu.`,
    'search.tooMany': ({ most }) => `Paling banyak ${most} pasang kata. Hapus yang tidak dipakai dulu.`,
    'service.codeTaken': ({ code }) => `Kode ${code} sudah dipakai layanan lain. Pilih kode yang lain.`,
    'service.retired': 'Layanan ini sudah diakhiri, jadi tidak bisa diubah.',
    'service.noDraft':
      'Konsep layanan ini sudah diterbitkan atau dibuang. Buka halaman layanannya untuk melihat keadaannya sekarang.',
    'service.onlyDraft': 'Layanan ini belum pernah terbit, jadi konsepnya tidak bisa dibuang. Akhiri saja layanannya.',
    'service.alreadyPublished': ({ number }) =>
      `Versi ${number} sudah diterbitkan orang lain. Buka halaman layanannya untuk melihatnya.`,
    'service.draftIncomplete':
      'Konsep ini belum lengkap, jadi belum bisa diterbitkan. Lengkapi dulu bagian yang ditandai.',
    'service.nothingChanged': 'Konsep ini sama dengan versi terakhir, jadi tidak ada yang perlu diterbitkan.',
    'service.publishInThePast': 'Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya.',
    'service.laterPublished': ({ number, day }) =>
      `Versi ${number} sudah diterbitkan dan berlaku mulai ${day}. Pilih tanggal itu atau sesudahnya.`,
    'service.queueElsewhere': 'Antrean itu milik instansi lain atau sudah diakhiri. Pilih antrean lain.',
    'service.peopleWait': ({ people }) =>
      `${people} orang masih memegang nomor untuk layanan ini. Layani atau pindahkan mereka dulu.`,
  },
  en: {
    'queue.codeTaken': ({ code }) => `The code ${code} is another queue's. Choose another code.`,
    'queue.retired': 'This queue was retired, so it cannot be changed.',
    'queue.letterTaken': ({ letter, queue }) =>
      `The letter ${letter} belongs to the queue ${queue}. Choose another letter.`,
    'queue.letterOutToday': ({ letter, numbers }) =>
      `${numbers} numbers with the letter ${letter} were given today. Use another letter, or change it tomorrow before the first number.`,
    'queue.letterIsOut': ({ letter, numbers }) =>
      `${numbers} numbers with the letter ${letter} were given from this queue today. The letter can be changed tomorrow before the first number.`,
    'queue.seriesIsOut': ({ numbers }) =>
      `${numbers} numbers were given from this queue today. When it starts again can be changed tomorrow before the first number.`,
    'queue.peopleWait': ({ people }) => `${people} people still hold a number in this queue. Serve or move them first.`,
    'queue.hasServices': ({ services }) =>
      `${services} services still use this queue. Move them to another queue first.`,
    'queue.hasCounters': ({ counters }) =>
      `Counters ${counters} still serve this queue. Change the queues of those counters first.`,
    'life.codeTaken': ({ code }) => `The code ${code} is taken. Choose another code.`,
    'life.noStep': 'Choose at least one service.',
    'life.noService': ({ service }) => `There is no service ${service} in this mall. Choose another one.`,
    'life.tooMany': ({ most }) => `At most ${most} life events.`,
    'life.tooManySteps': ({ most }) => `At most ${most} services in one life event.`,
    'search.noWord.says': 'Write at least one word with letters or digits.',
    'search.noWord.means': 'Write at least one word with letters or digits.',
    'search.sameTwice': 'To the search these two are the same. Write another word.',
    'search.taken': ({ says, means }) => `“${says}” is paired with “${means}” already. Change that pair instead.`,
    'search.circle': ({ says, means }) =>
      `“${says}” is searched as “${means}” already, so this pair would go in a circle. Remove that one first.`,
    'search.tooMany': ({ most }) => `At most ${most} pairs of words. Remove some that are not used first.`,
    'service.codeTaken': ({ code }) => `The code ${code} is another service's. Choose another code.`,
    'service.retired': 'This service was retired, so it cannot be changed.',
    'service.noDraft':
      'The draft of this service was published or discarded. Open the page of the service to see how it stands now.',
    'service.onlyDraft':
      'This service was never published, so its draft cannot be discarded. Retire the service instead.',
    'service.alreadyPublished': ({ number }) =>
      `Version ${number} was published by somebody else. Open the page of the service to see it.`,
    'service.draftIncomplete':
      'This draft is not complete, so it cannot be published yet. Complete the marked parts first.',
    'service.nothingChanged': 'This draft is the same as the latest version, so there is nothing to publish.',
    'service.publishInThePast': 'That day has gone by. Choose today or later.',
    'service.laterPublished': ({ number, day }) =>
      `Version ${number} is published and holds from ${day}. Choose that date or a later one.`,
    'service.queueElsewhere': 'That queue belongs to another agency or was retired. Choose another queue.',
    'service.peopleWait': ({ people }) =>
      `${people} people still hold a number for this service. Serve or move them first.`,
  },
})
