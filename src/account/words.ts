import { type Detail, defineRefusals, defineWords, type Language } from '#platform/words.ts'
import { isRole } from './roles.ts'

/** Why somebody was not let in or could not change something, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'account.signInFirst': 'Halaman ini untuk petugas. Masuk dengan akun petugas lebih dahulu.',
    'account.choosePassword': 'Pilih kata sandi Anda sendiri lebih dahulu.',
    'account.notYourRole': (detail) =>
      `Bagian ini untuk ${rolesIn('id', detail)}. Bila Anda memerlukannya, mintalah kepada pengelola mal.`,
    'account.notYourAgency': 'Bagian ini milik instansi lain. Akun ini hanya untuk instansi sendiri.',
    'account.notYourself': 'Perubahan ini tidak bisa dilakukan pada akun sendiri. Mintalah kepada pengelola lain.',
    'account.isBack':
      'Akun ini sudah aktif lagi. Bila kata sandinya belum sampai ke orangnya, buat kata sandi sementara.',
    'account.waitBeforeTrying': (detail) =>
      `Terlalu banyak percobaan yang gagal dari tempat ini. Coba lagi setelah ${wait(detail, 'menit', 'detik')}.`,
    'account.tooBusy': 'Terlalu banyak orang sedang masuk pada saat yang sama. Coba lagi beberapa detik lagi.',
    'account.codeTooLate': 'Waktu untuk memasukkan kode sudah lewat. Masuk lagi dari awal.',
    'account.sessionEnded': 'Sesi itu sudah berakhir.',
    'account.secondStepOnAlready':
      'Kode dari ponsel sudah aktif untuk akun ini. Matikan lebih dahulu bila ingin ganti ponsel.',
    'account.noRole': 'Pilih paling sedikit satu peran.',
    'account.mixedRoles':
      'Peran untuk mal dan peran untuk instansi tidak bisa digabung dalam satu akun. Buat dua akun.',
    'account.agencyMissing': 'Koordinator dan petugas loket bekerja untuk satu instansi. Pilih instansinya.',
    'account.agencyNotNeeded': 'Peran ini bekerja untuk seluruh mal. Kosongkan pilihan instansi.',
    'account.usernameTaken': ({ username }) => `Nama masuk ${username} sudah dipakai. Pilih nama lain.`,
    'account.lastOfRole': ({ role }) =>
      role === 'technician'
        ? 'Ini teknisi terakhir. Tunjuk teknisi lain lebih dahulu.'
        : 'Ini pengelola mal terakhir. Tunjuk pengelola lain lebih dahulu.',
    'account.noSuchPerson': 'Akun ini tidak ada.',
    'account.noSuchDevice': 'Perangkat ini tidak ada.',
    'account.noSuchCode':
      'Kode ini tidak ada, sudah lewat waktunya, atau perangkatnya baru saja disetujui. Lihat lagi kode di layar perangkat.',
    'account.otherKind': ({ kind }) =>
      kind === 'kiosk'
        ? 'Kode ini dari sebuah kios. Di sini berdiri layar; pakai kode yang tampil di layar penggantinya.'
        : 'Kode ini dari sebuah layar. Di sini berdiri kios; pakai kode yang tampil di kios penggantinya.',
    'account.noFreeCode': 'Kode pemasangan sedang habis. Coba lagi beberapa menit lagi.',
    'account.notADevice': 'Perangkat ini belum dipasang atau sudah dilepas. Pasang lagi dari halaman pemasangan.',
  },
  en: {
    'account.signInFirst': 'This page is for staff. Sign in with a staff account first.',
    'account.choosePassword': 'Choose a password of your own first.',
    'account.notYourRole': (detail) =>
      `This part is for: ${rolesIn('en', detail)}. If you need it, ask the mall manager.`,
    'account.notYourAgency': 'This part belongs to another agency. This account is for your own agency only.',
    'account.notYourself': 'This cannot be changed on your own account. Ask another manager.',
    'account.isBack': 'This account is active again. If its password did not reach the person, make a temporary one.',
    'account.waitBeforeTrying': (detail) =>
      `Too many failed attempts from this place. Try again in ${wait(detail, 'minutes', 'seconds')}.`,
    'account.tooBusy': 'Too many people are signing in at the same moment. Try again in a few seconds.',
    'account.codeTooLate': 'The time for entering the code has passed. Sign in again from the start.',
    'account.sessionEnded': 'That session has already ended.',
    'account.secondStepOnAlready':
      'Codes from a phone are already on for this account. Turn them off first to change phones.',
    'account.noRole': 'Choose at least one role.',
    'account.mixedRoles':
      'Roles for the mall and roles for an agency cannot be joined in one account. Make two accounts.',
    'account.agencyMissing': 'Coordinators and officers work for one agency. Choose the agency.',
    'account.agencyNotNeeded': 'This role works for the whole mall. Leave the agency empty.',
    'account.usernameTaken': ({ username }) => `The user name ${username} is taken. Choose another.`,
    'account.lastOfRole': ({ role }) =>
      role === 'technician'
        ? 'This is the last technician. Appoint another technician first.'
        : 'This is the last mall manager. Appoint another manager first.',
    'account.noSuchPerson': 'This account does not exist.',
    'account.noSuchDevice': 'This device does not exist.',
    'account.noSuchCode':
      'This code does not exist, has run out, or its device has just been approved. Look at the code on the device again.',
    'account.otherKind': ({ kind }) =>
      kind === 'kiosk'
        ? 'This is the code of a kiosk. A hall screen stands here; use the code shown on the screen that replaces it.'
        : 'This is the code of a hall screen. A kiosk stands here; use the code shown on the kiosk that replaces it.',
    'account.noFreeCode': 'No pairing codes are free. Try again in a few minutes.',
    'account.notADevice': 'This device is not set up or was taken out of use. Set it up again from the pairing page.',
  },
})

/** Who may, by the names of their roles. */
function rolesIn(language: Language, { roles }: Detail): string {
  const names = String(roles).split(' ').filter(isRole)
  const said = names.map((role) => words[language].roles[role].toLowerCase())
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(said)
}

function wait({ seconds }: Detail, minutes: string, justSeconds: string): string {
  const whole = Number(seconds ?? 60)
  return whole > 90 ? `${Math.ceil(whole / 60)} ${minutes}` : `${whole} ${justSeconds}`
}

export const words = defineWords({
  id: {
    roles: {
      technician: 'Teknisi',
      manager: 'Pengelola mal',
      information: 'Petugas informasi',
      evaluator: 'Evaluator',
      coordinator: 'Koordinator instansi',
      officer: 'Petugas loket',
    },
    aboutRoles: {
      technician: 'Sistem, perangkat, dan akun. Tidak melayani pengunjung.',
      manager: 'Seluruh operasional mal.',
      information: 'Memberi nomor, menandai prioritas, mencari nomor pengunjung.',
      evaluator: 'Membaca laporan dan jejak kejadian, tanpa mengubah apa pun.',
      coordinator: 'Layanan, jadwal, loket, dan petugas instansinya sendiri.',
      officer: 'Melayani di loket instansinya sendiri.',
    },
    deviceKinds: { kiosk: 'Kios', display: 'Layar panggilan' },
    printer: {
      ok: 'Pencetak siap',
      paper_low: 'Kertas hampir habis',
      paper_out: 'Kertas habis',
      cover_open: 'Tutup pencetak terbuka',
      unreachable: 'Pencetak tidak terhubung',
    },
    voice: {
      ready: 'Suara hidup',
      blocked: 'Suara belum dinyalakan',
      missing: 'Ada potongan suara yang hilang',
      muted: 'Suara dibisukan',
      off: 'Tidak bersuara',
    },
    passwordFaults: {
      short: 'Kata sandi paling sedikit 10 huruf atau angka. Kalimat pendek yang mudah Anda ingat juga boleh.',
      long: 'Kata sandi paling banyak 200 huruf.',
      name: 'Kata sandi tidak boleh sama dengan nama masuk.',
      common: 'Kata sandi ini termasuk yang paling sering dicoba orang. Pilih yang lain.',
      same: 'Pilih kata sandi yang berbeda dari yang sekarang.',
    },
  },
  en: {
    roles: {
      technician: 'Technician',
      manager: 'Mall manager',
      information: 'Information desk',
      evaluator: 'Evaluator',
      coordinator: 'Agency coordinator',
      officer: 'Counter officer',
    },
    aboutRoles: {
      technician: 'The system, devices and accounts. Does not serve visitors.',
      manager: 'Everything in the running of the mall.',
      information: 'Gives numbers, marks priority, finds visitors\u2019 numbers.',
      evaluator: 'Reads reports and the record of events, changes nothing.',
      coordinator: 'Services, schedules, counters and officers of the own agency.',
      officer: 'Serves at the own agency\u2019s counters.',
    },
    deviceKinds: { kiosk: 'Kiosk', display: 'Hall screen' },
    printer: {
      ok: 'Printer ready',
      paper_low: 'Paper running low',
      paper_out: 'Out of paper',
      cover_open: 'Printer cover open',
      unreachable: 'Printer not connected',
    },
    voice: {
      ready: 'Voice on',
      blocked: 'Voice not turned on yet',
      missing: 'A clip of the voice is missing',
      muted: 'Voice muted',
      off: 'Does not speak',
    },
    passwordFaults: {
      short: 'A password has at least 10 letters or digits. A short sentence that you remember easily is fine.',
      long: 'A password has at most 200 letters.',
      name: 'The password must not be the same as the user name.',
      common: 'This password is among those that people try first. Choose another.',
      same: 'Choose a password that differs from the present one.',
    },
  },
})
