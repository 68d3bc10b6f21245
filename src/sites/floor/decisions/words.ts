import { defineWords } from '#platform/words.ts'

export const decisionWords = defineWords({
  id: {
    nothing: 'Tidak ada yang perlu diputuskan',
    news: (what: string) => `Perlu keputusan: ${what}.`,
    nothingHelp:
      'Gangguan, janji yang akan lewat, instansi yang belum membuka loket, pencetak dan layar yang diam muncul di sini.',
    more: (count: number) => `${count} lagi`,
    incident: (where: string, what: string, minutes: string) => `${where}: ${what.toLowerCase()}, ${minutes}`,
    justNow: 'baru saja',
    incidentDetail: (waiting: number) => (waiting === 0 ? 'Belum ada yang menunggu.' : `${waiting} orang menunggu.`),
    stopped: 'Nomor baru dihentikan.',
    stillGiven: 'Nomor baru masih diberikan.',
    stopNumbers: 'Hentikan nomor baru',
    giveNumbers: 'Beri nomor lagi',
    recovered: 'Sudah pulih',
    tell: 'Umumkan',
    longWait: (queue: string, minutes: number) =>
      `Menunggu di antrean ${queue} sekarang bisa lebih dari ${minutes} menit. Nomor Anda tetap berlaku dan tetap dipanggil.`,
    promiseBroken: (name: string, promise: string) => `${name} melewati janji ${promise}`,
    promiseComing: (name: string, at: string) => `${name} akan lewat janji pukul ${at}`,
    broken: (people: number) => `${people} orang sudah melewati janji.`,
    coming: (people: number, ticket: string, at: string) =>
      people === 1
        ? `Nomor ${ticket} akan lewat janji pukul ${at}.`
        : `${people} orang akan lewat janji, yang pertama ${ticket} pukul ${at}.`,
    longest: (minutes: string) => `Terlama menjadi ${minutes}.`,
    nobody: 'Belum ada petugas yang akan melayani.',
    remedy: (counter: string, from: string, to: string) =>
      `Dengan ${counter} terbuka, terlama turun dari ${from} ke ${to}.`,
    remedyOnly: (counter: string) => `${counter} bisa dibuka.`,
    asked: (counter: string, since: string) => `${counter} sudah diminta buka pukul ${since}.`,
    askedName: (name: string, counter: string, since: string) => `${name} diminta membuka ${counter} pukul ${since}.`,
    ask: (name: string, counter: string) => `Minta ${name} membuka ${counter}`,
    move: (name: string, from: string, to: string) => `Pindahkan ${name} dari ${from} ke ${to}`,
    choose: (counter: string) => `Pilih petugas untuk ${counter}`,
    withdraw: 'Tarik permintaan',
    withdrawFrom: (counter: string) => `Tarik permintaan ${counter}`,
    agencyAbsent: (agency: string) => `${agency} belum membuka loket`,
    agencyAbsentDetail: (since: string, waiting: number) =>
      `Jadwal hadir hari ini, mal buka sejak ${since}.${waiting > 0 ? ` ${waiting} orang menunggu.` : ''}`,
    agenciesAbsent: (count: number) => `${count} instansi belum membuka loket`,
    named: (names: readonly string[]) => firstOf(names, (others) => `dan ${others} lagi`),
    agenciesAbsentDetail: (since: string) =>
      `Jadwal hadir hari ini, mal buka sejak ${since}. Belum ada yang menunggu di sana.`,
    makeIncident: 'Umumkan petugas berhalangan',
    incidentSince: (where: string, what: string, time: string) => `${where}: ${what.toLowerCase()}, sejak ${time}`,
    incidentOver: 'Mal sudah tutup. Tandai pulih bila besok tidak terganggu lagi.',
    leftOver: {
      title: (people: number) => `${people} nomor belum dipanggil, loketnya sudah tutup`,
      more: (queues: number) => `${queues} antrean lain`,
      detail: 'Sesudah hari ditutup, nomor ini tidak berlaku lagi.',
      close: 'Tutup hari',
    },
    afterClosing: (people: number, closes: string) => `${people} orang baru dipanggil lama sesudah ${closes}`,
    afterClosingDetail: 'Mereka mengambil nomor sebelum tutup dan tetap dilayani.',
    extend: 'Perpanjang jam hari ini',
    officersMissing: (agency: string, count: number) => `${agency}: ${count} loket belum dibuka`,
    officerMissing: (sign: string, person: string, since: string) => `${sign}: ${person}, jadwal sejak ${since}.`,
    counterMissing: (sign: string, since: string) => `${sign}, jadwal sejak ${since}.`,
    tooLongAway: (sign: string, minutes: string) => `${sign} istirahat ${minutes}`,
    tooLongAwayDetail: (why: string, waiting: number) => `${why}. ${waiting} orang menunggu loket ini.`,
    counterIdle: (sign: string, minutes: string) => `${sign} buka tetapi tidak memanggil, ${minutes}`,
    counterIdleDetail: (waiting: number) => `${waiting} orang menunggu loket ini.`,
    officer: (name: string) => `Petugas: ${name}`,
    closeCounter: 'Tutup loket',
    otherOfficer: 'Petugas lain',
    declined: (sign: string) => `${sign} tidak jadi dibuka`,
    declinedDetail: (name: string) => `${name} menjawab tidak bisa.`,
    printFailed: (count: number) => (count === 1 ? 'Satu nomor gagal tercetak' : `${count} nomor gagal tercetak`),
    printFailedDetail: (tickets: string) => `Pemegang nomor belum memegang kertas: ${tickets}.`,
    printAgain: 'Cetak ulang',
    deviceSilent: (name: string, since: string) => `${name} tidak terdengar sejak ${since}`,
    devicesSilent: (count: number) => `${count} perangkat tidak terdengar`,
    deviceNever: (name: string) => `${name} belum pernah terdengar`,
    deviceSilentDetail: 'Periksa listrik dan jaringannya.',
    voiceUnheard: (name: string) => `Suara ${name} belum hidup`,
    voiceState: {
      blocked: 'Nomor hanya tampil di layar. Tekan Nyalakan suara di layar itu.',
      missing: 'Ada potongan suara yang tidak terbaca. Muat ulang layarnya, atau periksa halaman Suara.',
      muted: 'Suaranya dibisukan di layar itu sendiri.',
    },
    device: 'Lihat perangkat',
    devices: 'Lihat semua perangkat',
    infoPrinter: 'Pencetak meja informasi',
    kioskPrinter: (kiosk: string) => `Pencetak ${kiosk}`,
    printerTrouble: (name: string, state: string) => `${name}: ${state}`,
    printer: {
      unknown: 'belum diketahui',
      ok: 'baik',
      paper_low: 'kertas hampir habis',
      paper_out: 'kertas habis',
      cover_open: 'tutup terbuka',
      fault: 'rusak',
      silent: 'tidak menjawab',
      unreachable: 'tidak tersambung',
    },
    printerDetail: 'Kios tetap memberi nomor di layar dan QR.',
    printerLow: (sheets: number) => `Sekitar ${sheets} nomor lagi.`,
    printerSince: (since: string) => `Sejak ${since}.`,
    openPrinter: 'Lihat pencetak',
  },
  en: {
    nothing: 'Nothing to decide',
    news: (what: string) => `To decide: ${what}.`,
    nothingHelp:
      'Incidents, promises about to break, agencies without an open counter, silent printers and screens appear here.',
    more: (count: number) => `${count} more`,
    incident: (where: string, what: string, minutes: string) => `${where}: ${what.toLowerCase()}, ${minutes}`,
    justNow: 'just now',
    incidentDetail: (waiting: number) =>
      waiting === 0 ? 'Nobody is waiting.' : waiting === 1 ? '1 person waiting.' : `${waiting} people waiting.`,
    stopped: 'New numbers are stopped.',
    stillGiven: 'New numbers are still given.',
    stopNumbers: 'Stop new numbers',
    giveNumbers: 'Give numbers again',
    recovered: 'Works again',
    tell: 'Announce',
    longWait: (queue: string, minutes: number) =>
      `The wait in queue ${queue} may now be more than ${minutes} minutes. Your number stays valid and will be called.`,
    promiseBroken: (name: string, promise: string) => `${name} is beyond its promise of ${promise}`,
    promiseComing: (name: string, at: string) => `${name} will break its promise at ${at}`,
    broken: (people: number) =>
      people === 1 ? '1 person is beyond the promise.' : `${people} people are beyond the promise.`,
    coming: (people: number, ticket: string, at: string) =>
      people === 1
        ? `Number ${ticket} will be beyond it at ${at}.`
        : `${people} people will be beyond it, ${ticket} first at ${at}.`,
    longest: (minutes: string) => `The longest wait becomes ${minutes}.`,
    nobody: 'Nobody will serve them yet.',
    remedy: (counter: string, from: string, to: string) =>
      `With ${counter} open the longest wait falls from ${from} to ${to}.`,
    remedyOnly: (counter: string) => `${counter} could open.`,
    asked: (counter: string, since: string) => `${counter} was asked to open at ${since}.`,
    askedName: (name: string, counter: string, since: string) => `${name} was asked to open ${counter} at ${since}.`,
    ask: (name: string, counter: string) => `Ask ${name} to open ${counter}`,
    move: (name: string, from: string, to: string) => `Move ${name} from ${from} to ${to}`,
    choose: (counter: string) => `Choose an officer for ${counter}`,
    withdraw: 'Take the request back',
    withdrawFrom: (counter: string) => `Take back the request of ${counter}`,
    agencyAbsent: (agency: string) => `${agency} has no counter open`,
    agencyAbsentDetail: (since: string, waiting: number) =>
      `Its presence day is today, the mall has been open since ${since}.${waiting > 0 ? ` ${waiting} waiting.` : ''}`,
    agenciesAbsent: (count: number) => `${count} agencies have no counter open`,
    named: (names: readonly string[]) => firstOf(names, (others) => `and ${others} more`),
    agenciesAbsentDetail: (since: string) =>
      `Their presence day is today, the mall has been open since ${since}. Nobody waits there yet.`,
    makeIncident: 'Announce that the officer is unable to come',
    incidentSince: (where: string, what: string, time: string) => `${where}: ${what.toLowerCase()}, since ${time}`,
    incidentOver: 'The mall has closed. Mark it as over if it will not disturb tomorrow.',
    leftOver: {
      title: (people: number) =>
        people === 1
          ? '1 number was not called, its counters have closed'
          : `${people} numbers were not called, their counters have closed`,
      more: (queues: number) => (queues === 1 ? '1 more queue' : `${queues} more queues`),
      detail: 'Once the day is closed these numbers are no longer valid.',
      close: 'Close the day',
    },
    afterClosing: (people: number, closes: string) =>
      people === 1
        ? `1 person will be called long after ${closes}`
        : `${people} people will be called long after ${closes}`,
    afterClosingDetail: 'They took their number in time and are still served.',
    extend: 'Extend today’s hours',
    officersMissing: (agency: string, count: number) =>
      `${agency}: ${count} ${count === 1 ? 'counter' : 'counters'} not open`,
    officerMissing: (sign: string, person: string, since: string) =>
      `${sign}: ${person}, on the roster since ${since}.`,
    counterMissing: (sign: string, since: string) => `${sign}, on the roster since ${since}.`,
    tooLongAway: (sign: string, minutes: string) => `${sign} has been away for ${minutes}`,
    tooLongAwayDetail: (why: string, waiting: number) => `${why}. ${waiting} waiting for this counter.`,
    counterIdle: (sign: string, minutes: string) => `${sign} is open but has not called for ${minutes}`,
    counterIdleDetail: (waiting: number) => `${waiting} waiting for this counter.`,
    officer: (name: string) => `Officer: ${name}`,
    closeCounter: 'Close counter',
    otherOfficer: 'Another officer',
    declined: (sign: string) => `${sign} will not open after all`,
    declinedDetail: (name: string) => `${name} answered: not possible.`,
    printFailed: (count: number) => (count === 1 ? 'One number failed to print' : `${count} numbers failed to print`),
    printFailedDetail: (tickets: string) => `Their holders have no paper yet: ${tickets}.`,
    printAgain: 'Print again',
    deviceSilent: (name: string, since: string) => `${name} not heard since ${since}`,
    devicesSilent: (count: number) => `${count} devices are not heard`,
    deviceNever: (name: string) => `${name} has never been heard`,
    deviceSilentDetail: 'Check its power and its network.',
    voiceUnheard: (name: string) => `The voice of ${name} is not on yet`,
    voiceState: {
      blocked: 'Numbers are only shown. Press Turn on the voice on that screen.',
      missing: 'A clip of the voice could not be read. Load the screen anew, or look at the page Voice.',
      muted: 'It was muted at the screen itself.',
    },
    device: 'See the device',
    devices: 'See the devices',
    infoPrinter: 'Printer of the information desk',
    kioskPrinter: (kiosk: string) => `Printer of ${kiosk}`,
    printerTrouble: (name: string, state: string) => `${name}: ${state}`,
    printer: {
      unknown: 'not known yet',
      ok: 'well',
      paper_low: 'paper is running low',
      paper_out: 'out of paper',
      cover_open: 'cover open',
      fault: 'out of order',
      silent: 'does not answer',
      unreachable: 'not connected',
    },
    printerDetail: 'The kiosk goes on giving numbers on its screen with a QR code.',
    printerLow: (sheets: number) => `About ${sheets} more numbers.`,
    printerSince: (since: string) => `Since ${since}.`,
    openPrinter: 'See the printer',
  },
})

/** So many of them are named; the others stand on the page that the decision leads to, or among the queues. */
const named = 6

function firstOf(names: readonly string[], more: (others: number) => string): string {
  const rest = names.length > named ? [more(names.length - named)] : []
  return `${[...names.slice(0, named), ...rest].join(', ')}.`
}
