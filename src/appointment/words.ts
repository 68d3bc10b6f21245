import { defineRefusals } from '#platform/words.ts'

/** Why an act on an appointment did not happen, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'appointment.notFound': 'Janji temu ini tidak ditemukan. Periksa lagi alamat atau kodenya.',
    'appointment.slotNotFound': 'Waktu itu tidak ada. Pilih waktu dari daftar.',
    'appointment.drawNotFound': 'Undian ini tidak ada. Pilih dari daftar.',
    'appointment.nikIncomplete': 'NIK terdiri dari 16 angka. Periksa lagi, lalu ketik sekali lagi.',
    'appointment.slotFull': 'Waktu itu baru saja penuh. Pilih waktu lain, atau masuk daftar tunggu.',
    'appointment.slotPast': 'Waktu itu sudah lewat. Pilih waktu lain.',
    'appointment.notOpenYet': 'Pemesanan untuk waktu itu belum dibuka. Lihat kapan mulai dibuka di halaman layanan.',
    'appointment.hasOne':
      'NIK ini sudah dipakai untuk layanan dan hari yang sama. Buka janji temu yang sudah ada, atau pilih hari lain.',
    'appointment.placeExpired': 'Waktu yang disimpankan sudah habis batasnya. Pilih waktu sekali lagi.',
    'appointment.alreadyBegun':
      'Waktu janji temu ini sudah mulai, jadi tidak bisa dipindah lagi. Silakan datang, atau batalkan.',
    'appointment.sameTime': 'Janji temu ini sudah pada waktu itu. Pilih waktu lain.',
    'appointment.stillPlaces': 'Masih ada waktu yang kosong pada hari itu. Pilih salah satu.',
    'appointment.notHelper': 'Akun ini tidak berwenang mengurus janji temu instansi lain. Mintalah ke meja informasi.',
    'appointment.notPlanner': 'Hanya manajer mal dan koordinator instansi yang mengatur waktu janji temu.',
    'appointment.checkInHere': 'Lapor datang dilakukan di kios atau di meja informasi mal.',
    'appointment.tooEarly': ({ minutes }) =>
      `Lapor datang dibuka ${minutes} menit sebelum waktunya. Silakan duduk dahulu.`,
    'appointment.otherDay': 'Janji temu ini untuk hari lain. Lihat tanggalnya di janji temu, atau ambil nomor biasa.',
    'appointment.rehearsal': 'Mal sedang gladi, jadi janji temu belum bisa diterima. Tanyakan di meja informasi.',
    'appointment.closed.holiday': 'Pada hari itu mal tutup karena hari libur. Pilih hari lain.',
    'appointment.closed.closed': 'Pada hari itu mal tidak buka. Pilih hari lain.',
    'appointment.closed.absent': ({ agency }) => `Pada hari itu ${agency} tidak hadir di mal. Pilih hari lain.`,
    'appointment.nothingToOpen': ({ queue }) =>
      `Antrean ${queue} belum punya loket atau layanan, jadi belum ada waktu yang bisa dibuka.`,
    'appointment.openSlotsFirst': 'Waktu janji temu untuk hari itu belum dibuat. Buat dahulu, lalu adakan undian.',
    'appointment.alreadyBooking': 'Sudah ada yang memesan untuk hari itu, jadi undian tidak bisa diadakan lagi.',
    'appointment.drawTimes':
      'Waktu permintaan undian harus mulai dari sekarang dan selesai sebelum janji temu pertama.',
    'appointment.drawExists': 'Undian untuk antrean dan hari itu sudah ada.',
    'appointment.drawNotDue': 'Permintaan undian belum ditutup. Undian diadakan sesudahnya.',
    'appointment.notInWindow':
      'Permintaan undian untuk hari itu tidak sedang dibuka. Lihat waktunya di halaman layanan.',
    'appointment.seedLost':
      'Kunci sistem sudah berganti sejak undian diumumkan, jadi undian ini tidak bisa diadakan. Umumkan undian baru untuk hari lain.',
    'appointment.reasonNeeded': 'Alasan pembatalan belum ditulis. Tuliskan supaya orang yang datang tahu sebabnya.',
    'appointment.is.requested': 'Permintaan ini masih menunggu undian.',
    'appointment.is.draw_won': 'Undian dimenangkan, tetapi belum dijawab. Pilih Ya untuk memesan.',
    'appointment.is.waitlisted': 'Janji temu ini masih dalam daftar tunggu.',
    'appointment.is.offered': 'Ada waktu yang ditawarkan, tetapi belum dijawab. Pilih Ya untuk memesan.',
    'appointment.is.held': 'Waktu ini baru disimpankan, belum dipesan. Selesaikan dahulu isiannya.',
    'appointment.is.booked': 'Janji temu ini sudah dipesan.',
    'appointment.is.checked_in': 'Sudah lapor datang. Yang berlaku sekarang adalah nomor antreannya.',
    'appointment.is.fulfilled': 'Layanan untuk janji temu ini sudah selesai.',
    'appointment.is.expired': 'Waktu yang disimpankan sudah habis batasnya. Pilih waktu sekali lagi.',
    'appointment.is.cancelled_by_citizen': 'Janji temu ini sudah dibatalkan oleh pemiliknya.',
    'appointment.is.cancelled_by_site':
      'Janji temu ini dibatalkan oleh mal. Pilih waktu lain, atau datang dan ambil nomor.',
    'appointment.is.rescheduled': 'Janji temu ini sudah dipindah ke waktu lain. Buka janji temu yang baru.',
    'appointment.is.no_show': 'Janji temu ini sudah lewat dan tidak didatangi. Pilih waktu lain bila masih perlu.',
  },
  en: {
    'appointment.notFound': 'This appointment cannot be found. Check the address or the code.',
    'appointment.slotNotFound': 'That time does not exist. Choose a time from the list.',
    'appointment.drawNotFound': 'This draw does not exist. Choose one from the list.',
    'appointment.nikIncomplete': 'A NIK has 16 digits. Check it and type it once more.',
    'appointment.slotFull': 'That time has just filled up. Choose another time, or join the waiting list.',
    'appointment.slotPast': 'That time has passed. Choose another time.',
    'appointment.notOpenYet': 'Booking for that time is not open yet. The page of the service says when it opens.',
    'appointment.hasOne':
      'This NIK is already used for the same service and day. Open the appointment you have, or choose another day.',
    'appointment.placeExpired': 'The time kept for you has run out. Choose a time once more.',
    'appointment.alreadyBegun':
      'The time of this appointment has begun, so it cannot be moved. Please come, or cancel it.',
    'appointment.sameTime': 'This appointment is at that time already. Choose another time.',
    'appointment.stillPlaces': 'There are still free times on that day. Choose one of them.',
    'appointment.notHelper': 'This account may not handle appointments of another agency. Ask at the information desk.',
    'appointment.notPlanner': 'Only the mall manager and the agency’s coordinator plan the times of appointments.',
    'appointment.checkInHere': 'Check in at a kiosk or at the mall’s information desk.',
    'appointment.tooEarly': ({ minutes }) =>
      `Check-in opens ${minutes} minutes before the time. Please take a seat first.`,
    'appointment.otherDay': 'This appointment is for another day. See its date, or take an ordinary number.',
    'appointment.rehearsal':
      'The mall is rehearsing, so appointments cannot be received now. Ask at the information desk.',
    'appointment.closed.holiday': 'The mall is closed that day because of a holiday. Choose another day.',
    'appointment.closed.closed': 'The mall does not open that day. Choose another day.',
    'appointment.closed.absent': ({ agency }) => `${agency} is not in the mall that day. Choose another day.`,
    'appointment.nothingToOpen': ({ queue }) =>
      `Queue ${queue} has no counter or service yet, so there is no time to open.`,
    'appointment.openSlotsFirst': 'The times of that day have not been made yet. Make them first, then hold a draw.',
    'appointment.alreadyBooking': 'Somebody has booked for that day already, so a draw can no longer be held.',
    'appointment.drawTimes': 'The time for requests must begin from now on and end before the first appointment.',
    'appointment.drawExists': 'There is a draw for that queue and day already.',
    'appointment.drawNotDue': 'Requests are not closed yet. The draw is held after that.',
    'appointment.notInWindow': 'Requests for that day are not open now. The page of the service says when.',
    'appointment.seedLost':
      'The system’s key has changed since the draw was announced, so it cannot be held. Announce a new draw for another day.',
    'appointment.reasonNeeded': 'The reason is not written yet. Write it, so that people know why.',
    'appointment.is.requested': 'This request is still waiting for the draw.',
    'appointment.is.draw_won': 'The draw was won but not answered yet. Choose Yes to book.',
    'appointment.is.waitlisted': 'This appointment is still on the waiting list.',
    'appointment.is.offered': 'A time is offered but not answered yet. Choose Yes to book.',
    'appointment.is.held': 'This time is only kept, not booked. Finish the form first.',
    'appointment.is.booked': 'This appointment is booked already.',
    'appointment.is.checked_in': 'Checked in already. The number in the queue is what counts now.',
    'appointment.is.fulfilled': 'The service of this appointment is finished.',
    'appointment.is.expired': 'The time kept for you has run out. Choose a time once more.',
    'appointment.is.cancelled_by_citizen': 'This appointment was cancelled by its owner.',
    'appointment.is.cancelled_by_site':
      'The mall cancelled this appointment. Choose another time, or come and take a number.',
    'appointment.is.rescheduled': 'This appointment was moved to another time. Open the new one.',
    'appointment.is.no_show': 'This appointment has passed without a visit. Choose another time if you still need it.',
  },
})
