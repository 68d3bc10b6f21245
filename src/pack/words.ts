import { weekdayNames } from '#mall/weekday-words.ts'
import { nearestThatCarriesWhite } from '#platform/colour.ts'
import { type Detail, defineRefusals } from '#platform/words.ts'
import { english } from './words-en.ts'

const days = weekdayNames.id

const meant = ({ meant }: Detail) => (meant === undefined ? '' : ` Mungkin maksudnya “${meant}”.`)
const at = ({ file, line }: Detail) => `${file} baris ${line}`
const double = (what: string) => (d: Detail) => `${what} “${d.value}” sudah dipakai di ${at(d)}.`
const unknown = (what: string, where: string) => (d: Detail) => `${what} “${d.value}” tidak ada di ${where}.${meant(d)}`

/** What a check of a pack says, by the key of a fault. Bahasa Indonesia here, English beside in words-en.ts. */
export const faultWords = defineRefusals({
  id: {
    // The folder and its files
    noFolder: ({ folder }) => `Folder “${folder}” tidak ada.`,
    notAFolder: ({ folder }) =>
      `“${folder}” bukan folder. Paket mal adalah folder berisi mall.yaml dan berkas lainnya.`,
    mayNotRead: ({ folder }) => `Folder “${folder}” tidak boleh dibaca oleh pengguna ini. Periksa izin foldernya.`,
    emptyFolder: ({ folder }) =>
      `Folder “${folder}” kosong. Paket mal berisi mall.yaml, calendar.yaml, documents.yaml, dan folder agencies.`,
    missingFile: 'Berkas ini wajib ada, tetapi tidak ditemukan.',
    noAgencies:
      'Folder agencies belum berisi berkas instansi. Tulis satu berkas untuk tiap instansi, misalnya agencies/disdukcapil.yaml.',
    link: 'Ini tautan ke tempat lain. Paket mal hanya boleh berisi berkas biasa, jadi salin isinya ke sini.',
    notAFile: 'Ini bukan berkas biasa, jadi tidak dibaca.',
    unknownFile: (d) =>
      `Paket mal tidak mengenal berkas ini.${meant(d)} Nama yang dikenal: mall.yaml, calendar.yaml, documents.yaml, staff.yaml, public.yaml, dan agencies/<kode>.yaml.`,
    unreadable: 'Berkas ini tidak dapat dibaca. Periksa izinnya.',
    tooLarge: ({ most }) =>
      `Berkas ini lebih besar dari ${most} MB. Pecah menjadi beberapa instansi, satu berkas untuk tiap instansi.`,
    packTooLarge: ({ most }) =>
      `Semua berkas bersama lebih besar dari ${most} MB. Berkas ini dan seterusnya tidak dibaca.`,
    tooManyFiles: ({ most }) => `Folder ini berisi lebih dari ${most} berkas, jadi mungkin bukan paket mal.`,
    // The text of a file
    utf16: 'Berkas ini disimpan sebagai UTF-16. Simpan ulang sebagai UTF-8.',
    notUtf8: 'Mulai baris ini ada huruf yang bukan UTF-8. Simpan ulang berkas ini sebagai UTF-8.',
    notText: 'Berkas ini bukan teks. Paket mal berisi berkas YAML yang disimpan sebagai UTF-8.',
    emptyFile: 'Berkas ini kosong.',
    tab: 'Baris ini menjorok dengan tab. Pakai spasi.',
    indent: 'Jarak di awal baris ini tidak sejajar dengan baris di sekitarnya.',
    missingChar:
      'Di sini kurang tanda: kurung tutup, kutip tutup, koma, atau spasi setelah titik dua. Berkas mungkin terpotong.',
    severalDocuments: 'Berkas ini berisi lebih dari satu dokumen (baris ---). Satu berkas hanya untuk satu dokumen.',
    badAlias: 'Di sini ada rujukan (*nama) ke jangkar yang belum ditulis.',
    tooManyAliases: ({ most }) => `Berkas ini memakai lebih dari ${most} rujukan (*nama). Tulis isinya langsung.`,
    tag: 'Tanda seru di sini membuat jenis data yang tidak dikenal. Hapus tandanya atau beri tanda kutip.',
    tooDense: 'Berkas ini berisi terlalu banyak tanda kurung, koma, dan titik dua untuk ukurannya, jadi tidak dibaca.',
    tooDeep: 'Kurung di dalam kurung di berkas ini terlalu banyak untuk dibaca.',
    yamlVersion: 'Berkas ini meminta versi YAML lain. Hapus baris %YAML.',
    keyNotText: 'Nama isian di sini bukan teks. Beri tanda kutip.',
    doubleKey: ({ name }) => `Isian “${name}” ditulis dua kali di tempat yang sama. Hapus salah satu.`,
    yaml: ({ message }) => `Berkas ini tidak dapat dibaca sebagai YAML di sini (${message}).`,
    // The form of a value
    missing: ({ name }) => `Isian “${name}” belum ada.`,
    'missing.id': 'Teks Bahasa Indonesia (id) belum ada. Setiap teks ditulis dalam dua bahasa.',
    'missing.en': 'Teks bahasa Inggris (en) belum ada. Setiap teks ditulis dalam dua bahasa.',
    empty: ({ name }) => `Isian “${name}” kosong.`,
    blank: ({ name }) => `Isian “${name}” hanya berisi spasi.`,
    unwritable: ({ name }) => `Isian “${name}” berisi huruf yang tidak dapat disimpan atau dicetak.`,
    twoLanguages: ({ name }) => `Isian “${name}” ditulis dalam dua bahasa, seperti { id: Loket 1, en: Counter 1 }.`,
    quotes: ({ name, value }) => `Isian “${name}” harus teks. Tulis dengan tanda kutip: "${value}".`,
    'type.text': ({ name, value }) => `Isian “${name}” harus teks, bukan ${value}.`,
    'type.number': ({ name, value }) => `Isian “${name}” harus angka, bukan ${value}.`,
    'type.whole': ({ name, value }) => `Isian “${name}” harus bilangan bulat, bukan ${value}.`,
    'type.yesNo': ({ name, value }) => `Isian “${name}” harus true atau false, bukan ${value}.`,
    'type.list': ({ name, value }) => `Isian “${name}” harus daftar, bukan ${value}.`,
    'type.pair': ({ name }) => `Isian “${name}” harus dua nilai, seperti ["11:30", "12:30"].`,
    'type.map': ({ name, value }) => `Isian “${name}” harus berisi isian lain di bawahnya, bukan ${value}.`,
    'type.other': ({ name, value }) => `Isian “${name}” tidak boleh ${value}.`,
    'tooSmall.text': ({ name }) => `Isian “${name}” kosong.`,
    'tooSmall.list': ({ name, limit }) => `Daftar “${name}” paling sedikit berisi ${limit}.`,
    'tooSmall.number': ({ name, limit }) => `Isian “${name}” terlalu kecil. Batas bawahnya ${limit}.`,
    'tooBig.text': ({ name, limit }) => `Isian “${name}” lebih panjang dari ${limit} huruf.`,
    'tooBig.list': ({ name, limit }) => `Daftar “${name}” paling banyak berisi ${limit}.`,
    'tooBig.number': ({ name, limit }) => `Isian “${name}” terlalu besar. Batas atasnya ${limit}.`,
    choice: (d) => `“${d.value}” bukan pilihan untuk “${d.name}”.${meant(d)} Pilihannya: ${d.values}.`,
    unknownKey: (d) => `Isian “${d.name}” tidak dikenal di sini.${meant(d)}`,
    lowerCode: ({ value }) =>
      `Kode “${value}” ditulis dengan huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 40.`,
    upperCode: ({ value }) =>
      `Kode “${value}” ditulis dengan huruf besar, angka, dan tanda hubung, seperti KTP atau DKC-01, paling panjang 20.`,
    counterCode: ({ value }) => `Nomor loket “${value}” hanya boleh angka, huruf, dan tanda hubung, paling panjang 8.`,
    letter: ({ value }) => `Huruf antrean “${value}” harus satu atau dua huruf besar.`,
    username: ({ value }) =>
      `Nama pengguna “${value}” hanya boleh huruf kecil, angka, titik, garis bawah, dan tanda hubung, 2 sampai 41 huruf.`,
    date: ({ value }) => `“${value}” bukan tanggal. Tulis seperti 2026-11-23.`,
    time: ({ value }) => `“${value}” bukan jam. Tulis seperti "08:00".`,
    colour: ({ value }) => `“${value}” bukan warna. Tulis seperti "#24306b".`,
    weakColour: ({ value }) =>
      `Teks putih di atas “${value}” sulit dibaca: kontrasnya kurang dari 7 banding 1. Warna terdekat yang bisa dipakai: "${nearestThatCarriesWhite(String(value))}".`,
    host: ({ value }) => `“${value}” bukan nama situs. Tulis seperti mpp.pekanbaru.go.id.`,
    timeZone: ({ value }) => `“${value}” bukan zona waktu. Tulis Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.`,
    double: ({ name }) => `Daftar “${name}” berisi hal yang sama dua kali.`,
    closesFirst: 'Jam selesai harus setelah jam mulai.',
    leastFirst: ({ name }) => `“${name}” berisi dua angka: yang paling kecil dulu, lalu yang paling besar.`,
    quantilesRise: 'Angka “quantiles” tidak boleh turun: tulis dari yang paling singkat ke yang paling lama.',
    noWeight: 'Semua bobot kedatangan nol: tidak ada yang datang. Beri bobot pada satu rentang waktu.',
    endsFirst: 'Tanggal akhir harus setelah tanggal awal.',
    maxFirst: 'Waktu paling lama harus sama dengan atau lebih dari waktu paling singkat.',
    namelessPaper: 'Persyaratan ini tidak punya nama. Isi “document” dengan kode dari documents.yaml, atau “name”.',
    sameTwice: 'Kata yang diucapkan dan maksudnya sama. Hapus baris ini, atau tulis maksud yang lain.',
    mixedRoles: 'Orang ini punya peran mal dan peran instansi sekaligus. Pilih salah satu, atau buat dua akun.',
    needsNoAgency: 'Peran ini bekerja untuk mal, jadi tidak memakai agency.',
    needsAgency: 'Koordinator dan petugas harus punya instansi (agency).',
    fileName: ({ value }) => `Berkas untuk instansi “${value}” harus bernama agencies/${value}.yaml.`,
    // Codes
    'double.site': double('Kode gedung'),
    'double.hall': double('Kode aula'),
    'double.zone': double('Kode zona'),
    'double.opening': double('Kode jam buka'),
    'double.document': double('Kode dokumen'),
    'double.agency': double('Kode instansi'),
    'double.queue': double('Kode antrean'),
    'double.letter': double('Huruf antrean'),
    'double.counter': double('Nomor loket'),
    'double.service': double('Kode layanan'),
    'double.username': double('Nama pengguna'),
    'double.presence': double('Tanggal mulai kehadiran'),
    'double.profile': double('Dalam satu loket, antrean'),
    'double.lifeEvent': double('Kode peristiwa hidup'),
    'double.sameWords': double('Kata'),
    'double.spoken': double('Layanan'),
    'double.holiday': ({ value }) => `Hari libur ${value} dengan jenis ini ditulis dua kali.`,
    'unknown.zone': unknown('Zona', 'mall.yaml'),
    'unknown.site': unknown('Gedung', 'mall.yaml'),
    'unknown.queue': unknown('Antrean', 'berkas instansi ini'),
    'unknown.break': unknown('Kelompok istirahat', 'calendar.yaml'),
    'unknown.document': unknown('Dokumen', 'documents.yaml'),
    'unknown.queueInPack': unknown('Antrean', 'paket ini'),
    'unknown.service': unknown('Layanan', 'paket ini'),
    'unknown.agency': unknown('Instansi', 'paket ini'),
    'unknown.counter': unknown('Loket', 'paket ini'),
    'unknown.username': unknown('Nama pengguna', 'daftar staff'),
    'elsewhere.queue': ({ value, file }) =>
      `Antrean “${value}” milik instansi lain (${file}). Loket dan layanan hanya memakai antrean instansinya sendiri.`,
    unservedQueue: ({ value }) => `Antrean “${value}” tidak dilayani oleh satu loket pun.`,
    mainQueueWaits: ({ value }) =>
      `Antrean pertama loket ${value} adalah antrean utamanya, jadi tidak memakai when_waiting_over.`,
    queueCloses: (d) =>
      `Semua loket antrean “${d.value}” istirahat bersamaan pada ${days[d.day ?? '']} pukul ${d.from} sampai ${d.until} (jam buka ${d.form}). Bagi loketnya ke kelompok istirahat yang berbeda.`,
    presentWhenClosed: (d) => `Instansi ini hadir pada hari ${days[d.day ?? '']}, tetapi mal tutup pada hari itu.`,
    equalRank: ({ value, other }) =>
      `Jam buka “${value}” dan “${other}” berlaku pada tanggal yang sama dengan rank yang sama. Beri rank yang berbeda.`,
    breakOutside: (d) => `Istirahat ${d.value} pada hari ${days[d.day ?? '']} berada di luar jam buka.`,
    notAnOfficer: ({ value }) => `“${value}” dijadwalkan di loket, tetapi tidak punya peran officer.`,
    otherAgency: ({ value, counter }) =>
      `“${value}” dijadwalkan di loket ${counter}, tetapi loket itu milik instansi lain.`,
    'overlap.staff': (d) => `“${d.value}” dijadwalkan di dua tempat pada jam yang sama (${days[d.day ?? '']}).`,
    'overlap.counter': (d) => `Dua orang dijadwalkan di loket ${d.value} pada jam yang sama (${days[d.day ?? '']}).`,
    // The mall that runs
    'inUse.legs': (d) =>
      `${thing(d)} tidak dapat dihapus atau dipindah: ${d.count} orang masih menunggu atau sedang dilayani. Impor lagi setelah mereka selesai.`,
    'inUse.sittings': (d) =>
      `${thing(d)} tidak dapat dihapus atau dipindah: ${d.count} petugas masih bertugas di sana. Impor lagi setelah loket ditutup.`,
    'inUse.appointments': (d) =>
      `${thing(d)} tidak dapat dihapus atau dipindah: ${d.count} janji temu untuk hari ini atau sesudahnya belum selesai. Batalkan dulu janjinya, atau impor setelah harinya lewat.`,
    'inUse.devices': (d) =>
      `${thing(d)} tidak dapat dihapus: ${d.count} perangkat masih terpasang di sana. Pindahkan atau cabut perangkatnya dulu.`,
    'peopleWait.mall': ({ count }) =>
      `Dengan paket ini mal tutup hari ini, padahal ${count} orang masih memegang nomor. Layani mereka dulu, atau ubah mulai besok.`,
    'peopleWait.agency': ({ agency, count }) =>
      `Dengan paket ini ${agency} tidak hadir hari ini, padahal ${count} orang memegang nomornya. Layani atau pindahkan mereka dulu, atau ubah mulai besok.`,
    'moved.service': (d) =>
      `Layanan ${d.code} sudah terbit atas nama instansi ${d.agency}. Beri kode baru untuk layanan di instansi lain.`,
    'moved.queue': (d) =>
      `Kode antrean ${d.code} sudah milik instansi ${d.agency}. Beri kode baru untuk antrean di instansi lain.`,
    'moved.counter': (d) =>
      `Loket ${d.code} sudah tercatat sebagai milik instansi ${d.agency}. Beri nomor baru untuk loket di instansi lain.`,
    'taken.host': ({ host, mall }) => `Nama situs ${host} sudah dipakai mal ${mall}.`,
    'last.technician': 'Setelah impor ini tidak ada lagi teknisi yang dapat masuk. Sisakan satu di staff.yaml.',
    'last.manager': 'Setelah impor ini tidak ada lagi manajer yang dapat masuk. Sisakan satu di staff.yaml.',
  },
  en: english,
})

const things: Readonly<Record<string, string>> = {
  service: 'Layanan',
  queue: 'Antrean',
  counter: 'Loket',
  zone: 'Zona',
  staff: 'Petugas',
}
function thing({ what, code }: Detail): string {
  return `${things[what ?? ''] ?? ''} ${code}`
}

/** Refusals of this module's acts, for the web edge and the command line. */
export const packRefusals = defineRefusals({
  id: {
    'pack.inUse': 'Paket ini tidak diimpor, karena mengubah hal yang sedang dipakai.',
    'pack.noMall': ({ code }) => (code ? `Mal “${code}” tidak ada.` : 'Belum ada mal. Impor satu paket dulu.'),
    'pack.whichMall': ({ codes }) => `Ada beberapa mal. Pilih salah satu dengan --mall: ${codes}.`,
    'pack.folderNotEmpty': ({ folder }) => `Folder “${folder}” sudah berisi. Pilih folder yang belum ada atau kosong.`,
    'pack.cannotWrite': ({ folder, reason }) =>
      `Folder “${folder}” tidak dapat ditulis (${reason}). Periksa izin dan ruang disknya.`,
  },
  en: {
    'pack.inUse': 'This pack was not imported, because it changes what is being used.',
    'pack.noMall': ({ code }) => (code ? `There is no mall “${code}”.` : 'There is no mall yet. Import a pack first.'),
    'pack.whichMall': ({ codes }) => `There are several malls. Choose one with --mall: ${codes}.`,
    'pack.cannotWrite': ({ folder, reason }) =>
      `The folder “${folder}” cannot be written (${reason}). Check its permissions and the disk.`,
    'pack.folderNotEmpty': ({ folder }) => `The folder “${folder}” is not empty. Choose one that is new or empty.`,
  },
})
