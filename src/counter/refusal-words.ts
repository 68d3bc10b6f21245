import { weekdayNames } from '#mall/weekday-words.ts'
import { defineRefusals } from '#platform/words.ts'

const time = (text: string | number | undefined) => String(text ?? '').replace(':', '.')

/** Why a counter or the roster could not be changed. */
export const refusals = defineRefusals({
  id: {
    'counter.retired': 'Loket ini sudah diakhiri, jadi tidak bisa diubah.',
    'counter.signTaken': ({ sign }) =>
      `Nomor loket ${sign} sudah dipakai loket lain di mal ini. Pilih nomor yang lain.`,
    'counter.noSuchZone': ({ zone }) => `Zona ${zone} tidak ada atau sudah tidak dipakai. Pilih zona lain.`,
    'counter.foreignQueue':
      'Salah satu antrean itu milik instansi lain atau sudah diakhiri. Pilih antrean instansi ini.',
    'counter.noQueue': 'Pilih sedikitnya satu antrean yang dilayani loket ini.',
    'counter.onlyHelps':
      'Antrean pertama adalah antrean utama loket ini, jadi selalu dilayani. Kosongkan menit di baris pertama.',
    'counter.queueTwice': 'Satu antrean tertulis dua kali. Hapus salah satu.',
    'counter.satAt': ({ officer, sign }) =>
      `${officer} sedang membuka Loket ${sign}. Minta menutupnya dulu di meja petugas.`,
    'counter.peopleThere': ({ people, sign }) =>
      `${people} orang sedang dilayani atau ditahan di Loket ${sign}. Selesaikan atau pindahkan dulu.`,
    'counter.queueLeftAlone': ({ queue, people }) =>
      `${people} orang menunggu di antrean ${queue}, dan tidak ada loket lain yang melayaninya. Tambahkan antrean itu ke loket lain dulu.`,
    'counter.queueWouldClose': ({ queue, form, day, from, until }) =>
      `Antrean ${queue} akan tutup hari ${weekdayNames.id[String(day)]} pukul ${time(from)} sampai ${time(until)} (${form}), karena semua loketnya istirahat bersamaan. Pilih kelompok istirahat yang berbeda.`,
    'request.notFound': 'Permintaan ini tidak ada lagi. Muat ulang halaman ini.',
    'request.notYours': 'Permintaan ini untuk petugas lain.',
    'request.notOfficerHere': 'Orang itu bukan petugas instansi ini. Pilih petugas dari daftar.',
    'request.askedAlready': ({ name }) =>
      `Masih ada permintaan kepada ${name} yang belum dijawab. Tarik dulu permintaan itu.`,
    'request.counterTaken': ({ counter }) => `${counter} sudah dibuka petugas lain. Pilih loket yang kosong.`,
    'request.sitsElsewhere': ({ counter }) =>
      `Petugas itu sedang membuka ${counter}. Pindahkan dari sana, atau pilih petugas lain.`,
    'request.sitsNowhere': 'Petugas itu tidak sedang membuka loket. Minta ia membuka loket tujuan.',
    'request.finishFirst': 'Masih ada orang di loket. Selesaikan dulu, lalu pindah.',
    'opening.closedToday': 'Mal tidak buka hari ini, jadi jam tutupnya tidak bisa diundur.',
    'opening.notLater': ({ close }) => `Mal tutup pukul ${close}. Pilih jam sesudahnya.`,
    'roster.personTwice': ({ officer, day }) =>
      `${officer} sudah dijadwalkan di loket lain pada ${day} di jam yang sama. Satu orang hanya di satu loket.`,
    'roster.counterTwice': ({ counter, day }) =>
      `Loket ${counter} sudah ada petugasnya pada ${day} di jam yang sama. Satu loket hanya untuk satu orang.`,
    'roster.strangerThere': 'Petugas itu bukan petugas instansi ini, atau akunnya sudah ditutup. Pilih petugas lain.',
    'roster.dayIsOver': ({ day }) => `Jadwal ${day} sudah lewat, jadi tidak bisa diubah.`,
    'roster.shiftEndsFirst': 'Jam selesai harus sesudah jam mulai.',
    'roster.nothingToCopy': 'Minggu itu tidak punya jadwal yang bisa disalin ke sini. Pilih minggu lain.',
  },
  en: {
    'counter.retired': 'This counter was retired, so it cannot be changed.',
    'counter.signTaken': ({ sign }) =>
      `The counter number ${sign} belongs to another counter in this mall. Choose another.`,
    'counter.noSuchZone': ({ zone }) => `There is no zone ${zone}, or it is no longer used. Choose another.`,
    'counter.foreignQueue':
      'One of these queues belongs to another agency or was retired. Choose queues of this agency.',
    'counter.noQueue': 'Choose at least one queue that this counter serves.',
    'counter.onlyHelps':
      'The first queue is the counter’s own, so it is always served. Leave the minutes of the first line blank.',
    'counter.queueTwice': 'One queue is written twice. Remove one of them.',
    'counter.satAt': ({ officer, sign }) =>
      `${officer} has Counter ${sign} open. Ask them to close it first at the officer’s desk.`,
    'counter.peopleThere': ({ people, sign }) =>
      `${people} people are being served or are parked at Counter ${sign}. Finish or move them first.`,
    'counter.queueLeftAlone': ({ queue, people }) =>
      `${people} people wait in the queue ${queue}, and no other counter serves it. Add that queue to another counter first.`,
    'counter.queueWouldClose': ({ queue, form, day, from, until }) =>
      `The queue ${queue} would close on ${weekdayNames.en[String(day)]} from ${from} to ${until} (${form}), because all its counters break at once. Choose different break groups.`,
    'request.notFound': 'This request no longer exists. Load this page again.',
    'request.notYours': 'This request is for another officer.',
    'request.notOfficerHere': 'That person is not an officer of this agency. Choose an officer from the list.',
    'request.askedAlready': ({ name }) => `${name} still has a request that is not answered. Take that one back first.`,
    'request.counterTaken': ({ counter, counterEn }) =>
      `${counterEn ?? counter} has been opened by another officer. Choose a counter that is free.`,
    'request.sitsElsewhere': ({ counter, counterEn }) =>
      `That officer has ${counterEn ?? counter} open. Move them from there, or choose somebody else.`,
    'request.sitsNowhere': 'That officer has no counter open. Ask them to open the other counter.',
    'request.finishFirst': 'Somebody is still at the counter. Finish that first, then move.',
    'opening.closedToday': 'The mall is not open today, so its closing time cannot be put later.',
    'opening.notLater': ({ close }) => `The mall closes at ${close}. Choose a later time.`,
    'roster.personTwice': ({ officer, day }) =>
      `${officer} is already planned at another counter on ${day} at the same time. One person is at one counter only.`,
    'roster.counterTwice': ({ counter, day }) =>
      `Counter ${counter} already has somebody on ${day} at the same time. One counter is for one person only.`,
    'roster.strangerThere': 'That officer is not of this agency, or the account is closed. Choose another officer.',
    'roster.dayIsOver': ({ day }) => `The roster of ${day} has gone by, so it cannot be changed.`,
    'roster.shiftEndsFirst': 'The end must come after the beginning.',
    'roster.nothingToCopy': 'That week has no roster that can be copied here. Choose another week.',
  },
})
