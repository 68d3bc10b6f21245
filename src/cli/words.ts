import { defineWords } from '#platform/words.ts'

type Counts = Readonly<Record<'agencies' | 'services' | 'queues' | 'counters' | 'staff', number>>
type Change = { readonly added: number; readonly changed: number; readonly gone: number }

/** What the command line says. Bahasa Indonesia unless somebody asks for --lang en. */
export const words = defineWords({
  id: {
    usage: 'Cara pakai',
    example: 'Contoh',
    lasts: 'Perlu waktu; Ctrl-C menghentikannya, dan yang sudah selesai tetap ditampilkan.',
    commands: 'Perintah',
    options: 'Pilihan',
    optionJson: 'jawaban untuk program, satu objek JSON',
    optionLanguage: 'bahasa jawaban: id atau en',
    moreHelp: 'Penjelasan satu perintah: pendopo help mall check',
    unknownCommand: (name: string, meant: string | undefined) =>
      `Perintah “${name}” tidak ada.${meant === undefined ? '' : ` Mungkin maksudnya “${meant}”.`} Lihat semua perintah: pendopo help`,
    moreWords: (name: string, names: readonly string[]) =>
      `Sesudah “${name}” masih perlu satu kata: ${names.join(', ')}. Penjelasannya: pendopo help ${name}`,
    unknownOption: (name: string, meant: string | undefined) =>
      `Pilihan ${name} tidak ada.${meant === undefined ? '' : ` Mungkin maksudnya ${meant}.`}`,
    optionNeedsValue: (name: string) => `Pilihan ${name} perlu isi, misalnya ${name}=…`,
    optionTakesNone: (name: string) => `Pilihan ${name} tidak memakai isi.`,
    mustBe: (name: string, least: number, most: number) =>
      `--${name} harus bilangan bulat dari ${least} sampai ${most}.`,
    badLanguage: (value: string) => `Bahasa “${value}” tidak ada. Pilih id atau en.`,
    wrongWords: (usage: string) => `Isi perintah kurang atau lebih. Cara pakai: ${usage}`,
    ours: (message: string) => `Ada yang rusak di program ini: ${message}`,
    databaseGone: (message: string) => `Basis data tidak menjawab: ${message}`,
    noDatabase: (message: string) => `PostgreSQL tidak dapat dijalankan: ${message}`,
    behind: (due: number) =>
      `Basis data ini perlu ${due} pembaruan bentuk. Jalankan ulang Pendopo (npm start), lalu coba lagi.`,
    packIsGood: (name: string, c: Counts) =>
      `Paket ${name} baik: ${c.agencies} instansi, ${c.services} layanan, ${c.queues} antrean, ${c.counters} loket, ${c.staff} orang.`,
    faults: (count: number, more: number) =>
      more > 0 ? `${count} kesalahan; ${more} di antaranya tidak ditampilkan.` : `${count} kesalahan.`,
    imported: (name: string) => `${name} dibuat.`,
    renewed: (name: string) => `${name} diperbarui.`,
    unchanged: (name: string) => `${name} sudah seperti paket ini. Tidak ada yang berubah.`,
    wouldChange: (name: string) => `Belum ada yang diubah. Impor ini akan mengubah ${name}:`,
    change: ({ added, changed, gone }: Change) =>
      [added > 0 && `${added} baru`, changed > 0 && `${changed} berubah`, gone > 0 && `${gone} dihentikan`]
        .filter(Boolean)
        .join(', '),
    kinds: {
      sites: 'gedung',
      halls: 'aula',
      zones: 'zona',
      holidays: 'hari libur',
      openings: 'jam buka',
      documents: 'dokumen',
      agencies: 'instansi',
      queues: 'antrean',
      services: 'layanan',
      counters: 'loket',
      lifeEvents: 'peristiwa',
      sameWords: 'kata sama',
      spoken: 'kata cari',
      staff: 'orang',
      weeks: 'jadwal',
    },
    exported: (folder: string, files: number) => `${files} berkas ditulis ke ${folder}.`,
    noMalls: 'Belum ada mal. Impor satu paket: pendopo mall import malls/pekanbaru',
    added: (username: string, password: string) =>
      `${username} ditambahkan. Kata sandi pertamanya: ${password}\nSampaikan langsung kepada orangnya. Ia akan diminta menggantinya saat pertama masuk.`,
    reset: (username: string, password: string) =>
      `Kata sandi baru ${username}: ${password}\nSampaikan langsung kepada orangnya. Semua sesinya sudah diakhiri.`,
    retired: (username: string) => `${username} tidak dapat masuk lagi. Catatan pekerjaannya tetap ada.`,
    noPerson: (username: string) => `Tidak ada akun ${username}. Lihat semua akun: pendopo staff list`,
    noAgency: (code: string) => `Instansi ${code} tidak ada di mal ini.`,
    needsName: 'Nama orangnya belum ada: --name "Rina A."',
    needsRole: (roles: string) => `Perannya belum ada: --role, salah satu dari ${roles}.`,
    badUsername:
      'Nama pengguna hanya boleh huruf kecil, angka, titik, garis bawah, dan tanda hubung, 2 sampai 41 huruf.',
    retiredMark: 'berhenti',
    noPeople: 'Belum ada akun. Tambahkan satu: pendopo staff add teknisi --name "Rina A." --role technician',
    noDevices: 'Belum ada perangkat. Buka /device/kiosk atau /device/display pada perangkatnya.',
    revoked: (name: string) => `Perangkat ${name} dicabut. Mulai permintaan berikutnya ia tidak dapat dipakai.`,
    badDevice: (id: string) => `“${id}” bukan nomor perangkat. Lihat nomornya: pendopo device list`,
    health: {
      waiting: 'menunggu persetujuan',
      expired: 'kode lewat waktu',
      heard: 'terhubung',
      silent: 'diam',
      revoked: 'dicabut',
    },
    doctor: {
      well: 'Semua baik. Pendopo dapat dijalankan: npm start',
      ill: (count: number) => `${count} hal perlu dibenahi sebelum Pendopo dapat dijalankan dengan baik.`,
      node: (version: string) => `Node ${version}.`,
      oldNode: (version: string) =>
        `Node ${version} terlalu lama. Pakai perintah pendopo atau npm start, yang membawa Node sendiri.`,
      settings: 'Pengaturan terbaca.',
      folder: (path: string) => `Folder data ${path} dapat ditulis.`,
      newFolder: (path: string) => `Folder data ${path} belum ada dan akan dibuat saat pertama dijalankan.`,
      lockedFolder: (path: string) => `Folder data ${path} tidak dapat ditulis oleh pengguna ini. Periksa izinnya.`,
      disk: (gigabytes: string) => `Ruang disk bebas ${gigabytes} GB.`,
      fullDisk: (gigabytes: string) => `Ruang disk tinggal ${gigabytes} GB. Sediakan paling sedikit 2 GB.`,
      newDatabase: 'Basis data belum ada dan akan dibuat saat pertama dijalankan.',
      database: (version: string, address: string) => `PostgreSQL ${version} menjawab di ${address}.`,
      noDatabase: (message: string) => `PostgreSQL tidak menjawab: ${message}`,
      schema: 'Bentuk basis data sudah yang terbaru.',
      behind: (due: number) => `${due} pembaruan bentuk basis data akan dijalankan saat Pendopo dijalankan.`,
      clock: (moment: string) => `Jam komputer menunjukkan ${moment}.`,
      badClock: (moment: string) => `Jam komputer menunjukkan ${moment}, dan itu tidak mungkin benar. Setel jamnya.`,
      apart: (seconds: number) => `Jam komputer dan jam basis data berbeda ${seconds} detik. Setel keduanya dari NTP.`,
      zones: 'Zona waktu WIB, WITA, dan WIT dikenal.',
      noZones: 'Data zona waktu rusak: WIB, WITA, atau WIT salah dihitung.',
    },
  },
  en: {
    usage: 'Usage',
    example: 'Example',
    lasts: 'Takes a while; Ctrl-C ends it, and what is done is still shown.',
    commands: 'Commands',
    options: 'Options',
    optionJson: 'an answer for programs, one JSON object',
    optionLanguage: 'language of the answer: id or en',
    moreHelp: 'About one command: pendopo help mall check',
    unknownCommand: (name: string, meant: string | undefined) =>
      `There is no command “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`} All commands: pendopo help`,
    moreWords: (name: string, names: readonly string[]) =>
      `“${name}” needs one more word: ${names.join(', ')}. What they do: pendopo help ${name}`,
    unknownOption: (name: string, meant: string | undefined) =>
      `There is no option ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    optionNeedsValue: (name: string) => `The option ${name} needs a value, such as ${name}=…`,
    optionTakesNone: (name: string) => `The option ${name} takes no value.`,
    mustBe: (name: string, least: number, most: number) => `--${name} must be a whole number from ${least} to ${most}.`,
    badLanguage: (value: string) => `There is no language “${value}”. Choose id or en.`,
    wrongWords: (usage: string) => `Too few or too many words. Usage: ${usage}`,
    ours: (message: string) => `Something is broken in this program: ${message}`,
    databaseGone: (message: string) => `The database does not answer: ${message}`,
    noDatabase: (message: string) => `PostgreSQL cannot be started: ${message}`,
    behind: (due: number) =>
      `This database needs ${due} changes of its form. Start Pendopo anew (npm start), then try again.`,
    packIsGood: (name: string, c: Counts) =>
      `The pack of ${name} is good: ${c.agencies} agencies, ${c.services} services, ${c.queues} queues, ${c.counters} counters, ${c.staff} people.`,
    faults: (count: number, more: number) =>
      more > 0 ? `${count} faults; ${more} of them are not shown.` : `${count} ${count === 1 ? 'fault' : 'faults'}.`,
    imported: (name: string) => `${name} was made.`,
    renewed: (name: string) => `${name} was renewed.`,
    unchanged: (name: string) => `${name} is already as this pack says. Nothing changed.`,
    wouldChange: (name: string) => `Nothing was changed yet. This import would change ${name}:`,
    change: ({ added, changed, gone }: Change) =>
      [added > 0 && `${added} new`, changed > 0 && `${changed} changed`, gone > 0 && `${gone} retired`]
        .filter(Boolean)
        .join(', '),
    kinds: {
      sites: 'buildings',
      halls: 'halls',
      zones: 'zones',
      holidays: 'holidays',
      openings: 'openings',
      documents: 'documents',
      agencies: 'agencies',
      queues: 'queues',
      services: 'services',
      counters: 'counters',
      lifeEvents: 'life events',
      sameWords: 'same words',
      spoken: 'search words',
      staff: 'people',
      weeks: 'rosters',
    },
    exported: (folder: string, files: number) => `${files} files were written to ${folder}.`,
    noMalls: 'There is no mall yet. Import a pack: pendopo mall import malls/pekanbaru',
    added: (username: string, password: string) =>
      `${username} was added. The first password: ${password}\nTell it to the person directly. It must be changed at the first sign-in.`,
    reset: (username: string, password: string) =>
      `The new password of ${username}: ${password}\nTell it to the person directly. All their sessions have ended.`,
    retired: (username: string) => `${username} can no longer sign in. The record of their work stays.`,
    noPerson: (username: string) => `There is no account ${username}. All accounts: pendopo staff list`,
    noAgency: (code: string) => `There is no agency ${code} in this mall.`,
    needsName: 'The name of the person is missing: --name "Rina A."',
    needsRole: (roles: string) => `The role is missing: --role, one of ${roles}.`,
    badUsername: 'A user name is 2 to 41 small letters, digits, dots, underscores and hyphens.',
    retiredMark: 'retired',
    noPeople: 'There is no account yet. Add one: pendopo staff add teknisi --name "Rina A." --role technician',
    noDevices: 'There is no device yet. Open /device/kiosk or /device/display on the device.',
    revoked: (name: string) => `The device ${name} is revoked. From its next request on it cannot be used.`,
    badDevice: (id: string) => `“${id}” is not the number of a device. See the numbers: pendopo device list`,
    health: {
      waiting: 'waits for approval',
      expired: 'code expired',
      heard: 'connected',
      silent: 'silent',
      revoked: 'revoked',
    },
    doctor: {
      well: 'All is well. Pendopo can start: npm start',
      ill: (count: number) =>
        `${count} ${count === 1 ? 'thing needs' : 'things need'} mending before Pendopo can run well.`,
      node: (version: string) => `Node ${version}.`,
      oldNode: (version: string) =>
        `Node ${version} is too old. Use the command pendopo or npm start, which bring their own Node along.`,
      settings: 'The settings can be read.',
      folder: (path: string) => `The data folder ${path} can be written.`,
      newFolder: (path: string) => `The data folder ${path} is not there yet and will be made at the first start.`,
      lockedFolder: (path: string) => `This user may not write to the data folder ${path}. Check its permissions.`,
      disk: (gigabytes: string) => `${gigabytes} GB of disk space are free.`,
      fullDisk: (gigabytes: string) => `Only ${gigabytes} GB of disk space are left. Make room for at least 2 GB.`,
      newDatabase: 'There is no database yet; it will be made at the first start.',
      database: (version: string, address: string) => `PostgreSQL ${version} answers at ${address}.`,
      noDatabase: (message: string) => `PostgreSQL does not answer: ${message}`,
      schema: 'The database has its newest form.',
      behind: (due: number) => `${due} changes of the database's form will run when Pendopo starts.`,
      clock: (moment: string) => `The clock of this computer says ${moment}.`,
      badClock: (moment: string) => `The clock of this computer says ${moment}, which cannot be right. Set it.`,
      apart: (seconds: number) =>
        `The clocks of this computer and of the database are ${seconds} seconds apart. Set both from NTP.`,
      zones: 'The time zones of Indonesia (WIB, WITA, WIT) are known.',
      noZones: 'The time zone data is damaged: WIB, WITA or WIT comes out wrong.',
    },
  },
})
