import { type Detail, defineRefusals } from '#platform/words.ts'

/** Why an act on a visit, a counter or the hall did not happen, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'visit.notFound': 'Nomor ini tidak ditemukan. Periksa lagi nomornya, atau tanyakan di meja informasi.',
    'visit.noService': 'Belum ada layanan yang dipilih. Pilih paling sedikit satu layanan.',
    'visit.tooManyServices': ({ most }) =>
      `Satu nomor paling banyak untuk ${most} layanan. Kurangi pilihannya, sisanya bisa ditambahkan petugas nanti.`,
    'visit.laneFull': ({ places }) =>
      `Lajur penuh, ${places} kendaraan sudah di dalamnya. Tunggu sampai satu kendaraan maju, lalu ambil nomor.`,
    'visit.laneKeepsOrder':
      'Di lajur ini kendaraan tidak bisa saling mendahului. Panggil nomor berikutnya; yang lama, tahan dahulu di tempat tunggu.',
    'visit.closed.holiday': 'Hari ini mal tutup karena hari libur. Nomor bisa diambil lagi pada hari buka berikutnya.',
    'visit.closed.closed': 'Hari ini mal tidak buka. Nomor bisa diambil lagi pada hari buka berikutnya.',
    'visit.closed.absent': ({ agency }) =>
      `Hari ini ${agency} tidak hadir di mal. Lihat hari hadirnya di halaman layanan.`,
    'visit.closed.ended':
      'Layanan hari ini sudah ditutup, jadi nomor tidak diberikan lagi. Silakan datang pada hari buka berikutnya.',
    'visit.closed.early': 'Nomor belum dibuka. Silakan ambil mendekati jam buka mal.',
    'visit.closed.late': 'Nomor untuk hari ini sudah ditutup. Silakan datang lagi pada hari buka berikutnya.',
    'visit.stopped': ({ service, message }) => `Nomor untuk ${service} dihentikan sementara. ${message}`,
    'visit.hasService': ({ ticket }) => `Nomor ${ticket} sudah mempunyai layanan itu. Pilih layanan lain.`,
    'visit.noSuchLeg': ({ ticket }) => `Layanan yang dimaksud tidak ada pada nomor ${ticket}. Muat ulang halaman ini.`,
    'visit.busyElsewhere': ({ ticket }) =>
      `Nomor ${ticket} sedang dipanggil atau dilayani di loket lain. Tunggu sampai selesai di sana.`,
    'visit.beingServed': ({ ticket }) =>
      `Nomor ${ticket} sedang dilayani. Minta petugas loket menyelesaikannya lebih dahulu.`,
    'visit.alreadyOver': ({ ticket }) => `Nomor ${ticket} sudah selesai. Ambil nomor baru bila perlu layanan lagi.`,
    'visit.notWaiting': ({ ticket }) => `Nomor ${ticket} sedang tidak menunggu, jadi tidak perlu ditahan.`,
    'visit.notAway': ({ ticket }) => `Nomor ${ticket} tidak sedang keluar sebentar.`,
    'visit.notMissed': ({ ticket }) => `Nomor ${ticket} tidak terlewat, jadi tempatnya masih ada.`,
    'visit.cameBackOnce': ({ ticket }) =>
      `Nomor ${ticket} sudah pernah kembali satu kali setelah terlewat. Ambil nomor baru.`,
    'visit.callAgainFirst': ({ calls }) =>
      `Panggil ulang lebih dahulu. Baru sesudah ${calls} kali panggilan nomor ini bisa dinyatakan tidak hadir.`,
    'visit.nothingToUndo': 'Tidak ada yang bisa dibatalkan di loket ini. Pembatalan hanya sesaat setelah tindakan.',
    'visit.notTheLastAct': ({ ticket }) =>
      `Sesudah itu ada tindakan lain untuk nomor ${ticket}, jadi yang tadi belum dibatalkan. Batalkan yang terakhir lebih dahulu.`,
    'visit.changedSince': ({ ticket }) =>
      `Nomor ${ticket} sudah berubah lagi, jadi tindakan tadi tidak bisa dibatalkan.`,
    'visit.noteHasNumber':
      'Catatan itu berisi angka yang mirip NIK, nomor KK, atau nomor telepon. Hapus angkanya, lalu simpan lagi.',
    'visit.whatIsMissing':
      'Belum jelas apa yang kurang. Hapus centang pada berkas yang belum ada, atau tulis di catatan.',
    'visit.noPriority': ({ ticket }) =>
      `Nomor ${ticket} tidak meminta prioritas, atau permintaannya sudah ditarik. Tandai lagi bila memang perlu.`,
    'visit.notYourQueue': 'Nomor itu menunggu di antrean instansi lain. Pilih nomor dari antrean instansi sendiri.',
    'visit.notOfficer': 'Bagian ini untuk petugas loket. Masuk dengan akun petugas.',
    'visit.notYourAgency': 'Loket ini milik instansi lain. Pilih loket instansi sendiri.',
    'visit.notHelper': 'Akun ini tidak berwenang mengubah nomor pengunjung. Mintalah ke meja informasi.',
    'visit.notIssuer':
      'Perangkat atau akun ini tidak berwenang mengeluarkan nomor. Ambil nomor di kios atau meja informasi.',
    'visit.is.planned': ({ ticket }) =>
      `Nomor ${ticket} belum gilirannya untuk layanan ini. Layanan sebelumnya belum selesai.`,
    'visit.is.waiting': ({ ticket }) => `Nomor ${ticket} sedang menunggu. Panggil lebih dahulu.`,
    'visit.is.called': ({ ticket }) => `Nomor ${ticket} sudah dipanggil. Mulai melayani bila orangnya sudah datang.`,
    'visit.is.serving': ({ ticket }) => `Nomor ${ticket} sedang dilayani.`,
    'visit.is.deferred': ({ ticket }) => `Nomor ${ticket} sedang keluar sebentar. Panggil yang lain dahulu.`,
    'visit.is.parked': ({ ticket }) => `Nomor ${ticket} sedang ditahan. Lanjutkan dari daftar nomor yang ditahan.`,
    'visit.is.missed': ({ ticket }) => `Nomor ${ticket} terlewat. Kembalikan ke antrean bila orangnya sudah datang.`,
    'visit.is.completed': ({ ticket }) => `Layanan untuk nomor ${ticket} sudah selesai.`,
    'visit.is.transferred': ({ ticket }) => `Nomor ${ticket} sudah dipindahkan ke layanan lain.`,
    'visit.is.abandoned': ({ ticket }) => `Nomor ${ticket} sudah dibatalkan oleh pemiliknya.`,
    'visit.is.no_show': ({ ticket }) => `Nomor ${ticket} sudah dinyatakan tidak hadir.`,
    'visit.is.expired': ({ ticket }) => `Nomor ${ticket} sudah tidak berlaku karena harinya sudah ditutup.`,
    'counter.notFound': 'Loket ini tidak ada. Pilih loket dari daftar.',
    'counter.taken': 'Loket ini baru saja dibuka petugas lain. Pilih loket yang kosong.',
    'counter.sitsElsewhere': 'Anda masih membuka loket lain. Tutup loket itu lebih dahulu.',
    'counter.notOpen': 'Anda tidak sedang membuka loket ini. Buka loket lebih dahulu.',
    'counter.paused': 'Loket sedang istirahat. Lanjutkan lebih dahulu, lalu panggil.',
    'counter.busy': ({ ticket }) => `Nomor ${ticket} masih ada di loket. Selesaikan lebih dahulu.`,
    'counter.nobody': 'Tidak ada nomor di loket ini sekarang. Panggil nomor berikutnya.',
    'counter.somebodyElse': ({ ticket }) =>
      `Sekarang nomor ${ticket} yang ada di loket, jadi tindakan tadi tidak dijalankan.`,
    'counter.dayClosed':
      'Hari layanan ini sudah ditutup, jadi loket tidak bisa dibuka. Kalau itu keliru, manajer mal bisa membuka harinya lagi.',
    'queue.notFound': 'Antrean ini tidak ada lagi. Muat ulang halaman ini.',
    'service.notFound': 'Layanan ini tidak ada lagi. Pilih layanan dari daftar.',
    'zone.notFound': 'Bagian aula ini tidak ada. Pilih dari daftar.',
    'mall.notFound': 'Mal ini belum diatur di sistem.',
    'incident.notFound': 'Gangguan ini sudah ditutup. Muat ulang halaman ini.',
    'incident.notYours': 'Gangguan ini di luar instansi Anda. Sampaikan kepada manajer mal.',
    'incident.noMessage':
      'Pesan untuk pengunjung belum ditulis dalam dua bahasa. Tuliskan apa yang terjadi dan apa yang bisa dilakukan.',
    'incident.noSuchPlace': 'Instansi, antrean, layanan, atau loket itu tidak ada. Pilih dari daftar.',
    'notice.notYours': 'Pengumuman ini di luar instansi Anda. Sampaikan kepada manajer mal.',
    'notice.nobody': 'Belum dipilih di mana pengumuman dibaca. Pilih paling sedikit satu.',
    'day.notYet': 'Hari itu belum dimulai, jadi belum bisa ditutup. Muat ulang halaman ini.',
    'day.isOver': 'Hari itu sudah lewat, jadi tidak bisa dibuka lagi. Muat ulang halaman ini.',
    'rehearsal.notManager': 'Gladi hanya dimulai dan diakhiri oleh manajer mal.',
    'rehearsal.hallNotEmpty': ({ open }) =>
      `Masih ada ${open} nomor pengunjung yang belum selesai. Gladi dimulai setelah aula kosong.`,
  },
  en: {
    'visit.notFound': 'This number was not found. Check the number, or ask at the information desk.',
    'visit.noService': 'No service has been chosen yet. Choose at least one service.',
    'visit.tooManyServices': ({ most }) =>
      `One number holds at most ${most} services. Choose fewer; staff can add the rest later.`,
    'visit.laneFull': ({ places }) =>
      `The lane is full: ${places} cars are in it. Wait until one moves on, then take a number.`,
    'visit.laneKeepsOrder':
      'In this lane cars cannot overtake. Call the next number; put the one that takes long on hold in the waiting bay.',
    'visit.closed.holiday': 'The mall is closed today for a holiday. Numbers are given again on the next open day.',
    'visit.closed.closed': 'The mall is not open today. Numbers are given again on the next open day.',
    'visit.closed.absent': ({ agency }) =>
      `${agency} is not in the mall today. Its days are on the page of the service.`,
    'visit.closed.ended':
      'The mall has closed for today, so no more numbers are given. Please come on the next open day.',
    'visit.closed.early': 'Numbers are not given yet. Please come back near opening time.',
    'visit.closed.late': 'Numbers for today have ended. Please come back on the next open day.',
    'visit.stopped': ({ service, serviceEn, message, messageEn }) =>
      `Numbers for ${serviceEn ?? service} are stopped for now. ${messageEn ?? message}`,
    'visit.hasService': ({ ticket }) => `Number ${ticket} already has that service. Choose another one.`,
    'visit.noSuchLeg': ({ ticket }) => `That service is not on number ${ticket}. Load this page again.`,
    'visit.busyElsewhere': ({ ticket }) =>
      `Number ${ticket} is called or served at another counter. Wait until they are done there.`,
    'visit.beingServed': ({ ticket }) => `Number ${ticket} is being served. Ask the officer to finish first.`,
    'visit.alreadyOver': ({ ticket }) => `Number ${ticket} is over. Take a new number for another service.`,
    'visit.notWaiting': ({ ticket }) => `Number ${ticket} is not waiting now, so there is nothing to hold.`,
    'visit.notAway': ({ ticket }) => `Number ${ticket} is not away.`,
    'visit.notMissed': ({ ticket }) => `Number ${ticket} was not missed, so its place is still there.`,
    'visit.cameBackOnce': ({ ticket }) =>
      `Number ${ticket} has already come back once after a missed call. Take a new number.`,
    'visit.callAgainFirst': ({ calls }) =>
      `Call again first. Only after ${calls} calls can this number be marked as not present.`,
    'visit.nothingToUndo': 'There is nothing to undo at this counter. Undoing works only for a moment after an act.',
    'visit.notTheLastAct': ({ ticket }) =>
      `Something else was done for number ${ticket} after that, so nothing was undone. Undo the last act first.`,
    'visit.changedSince': ({ ticket }) => `Number ${ticket} has changed again, so the act cannot be undone.`,
    'visit.noteHasNumber':
      'The note holds figures that look like an ID, family card or telephone number. Take them out and save again.',
    'visit.whatIsMissing':
      'It is not clear what is missing. Untick the paper that is not there, or write it in the note.',
    'visit.noPriority': ({ ticket }) =>
      `Number ${ticket} does not ask for priority, or its request was withdrawn. Mark it again if it is needed.`,
    'visit.notYourQueue': 'That number waits in another agency’s queue. Choose one from your own agency’s queues.',
    'visit.notOfficer': 'This part is for counter officers. Sign in with an officer’s account.',
    'visit.notYourAgency': 'This counter belongs to another agency. Choose a counter of your own agency.',
    'visit.notHelper': 'This account may not change a visitor’s number. Ask the information desk.',
    'visit.notIssuer': 'This device or account may not give numbers. Take one at a kiosk or the information desk.',
    'visit.is.planned': ({ ticket }) =>
      `It is not yet the turn of number ${ticket} for this service. The one before is not finished.`,
    'visit.is.waiting': ({ ticket }) => `Number ${ticket} is waiting. Call it first.`,
    'visit.is.called': ({ ticket }) => `Number ${ticket} has been called. Start serving once the person is here.`,
    'visit.is.serving': ({ ticket }) => `Number ${ticket} is being served.`,
    'visit.is.deferred': ({ ticket }) => `Number ${ticket} has stepped out. Call somebody else first.`,
    'visit.is.parked': ({ ticket }) => `Number ${ticket} is on hold. Continue from the list of numbers on hold.`,
    'visit.is.missed': ({ ticket }) =>
      `Number ${ticket} missed its call. Bring it back to the queue once the person is here.`,
    'visit.is.completed': ({ ticket }) => `The service for number ${ticket} is finished.`,
    'visit.is.transferred': ({ ticket }) => `Number ${ticket} has moved on to another service.`,
    'visit.is.abandoned': ({ ticket }) => `Number ${ticket} was given up by its holder.`,
    'visit.is.no_show': ({ ticket }) => `Number ${ticket} was marked as not present.`,
    'visit.is.expired': ({ ticket }) => `Number ${ticket} no longer holds because its day has been closed.`,
    'counter.notFound': 'This counter does not exist. Choose one from the list.',
    'counter.taken': 'Another officer has just opened this counter. Choose one that is free.',
    'counter.sitsElsewhere': 'You still have another counter open. Close that one first.',
    'counter.notOpen': 'You do not have this counter open. Open it first.',
    'counter.paused': 'The counter is paused. Resume first, then call.',
    'counter.busy': ({ ticket }) => `Number ${ticket} is still at the counter. Finish that first.`,
    'counter.nobody': 'No number is at this counter now. Call the next one.',
    'counter.somebodyElse': ({ ticket }) => `Number ${ticket} is at the counter now, so that act was not carried out.`,
    'counter.dayClosed':
      'This service day has been closed, so the counter cannot be opened. If that was a mistake, the mall manager can open the day again.',
    'queue.notFound': 'This queue no longer exists. Load this page again.',
    'service.notFound': 'This service no longer exists. Choose one from the list.',
    'zone.notFound': 'This part of the hall does not exist. Choose one from the list.',
    'mall.notFound': 'This mall has not been set up in the system.',
    'incident.notFound': 'This incident has been closed. Load this page again.',
    'incident.notYours': 'This incident is outside your agency. Tell the mall manager.',
    'incident.noMessage':
      'The message for visitors is not written in both languages yet. Say what happened and what they can do.',
    'incident.noSuchPlace': 'That agency, queue, service or counter does not exist. Choose one from the list.',
    'notice.notYours': 'This announcement is outside your agency. Tell the mall manager.',
    'notice.nobody': 'Nobody has been chosen to read it yet. Choose at least one place.',
    'day.notYet': 'That day has not begun, so it cannot be closed yet. Load this page again.',
    'day.isOver': 'That day is over, so it cannot be opened again. Load this page again.',
    'rehearsal.notManager': 'Only the mall manager begins and ends a rehearsal.',
    'rehearsal.hallNotEmpty': ({ open }) =>
      `${countOf(open, 'visitor’s number is', 'visitors’ numbers are')} still open. A rehearsal begins once the hall is empty.`,
  },
})

function countOf(count: Detail[string] | undefined, one: string, many: string): string {
  return `${count} ${Number(count) === 1 ? one : many}`
}
