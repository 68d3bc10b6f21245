import { defineWords } from '#platform/words.ts'

/** What `pendopo staff` says. */
export const staffWords = defineWords({
  id: {
    badPromise: (text: string) =>
      `“${text}” bukan janji. Tulis seperti 90/15: 90 % dipanggil dalam 15 menit (50 sampai 99 %, 1 sampai 120 menit).`,
    title: (mall: string, day: string, visitors: string, promise: string) =>
      `${mall}, ${day}: ${visitors} pengunjung, janji ${promise} di tiap antrean.`,
    promise: (share: string, minutes: number) => `${share} dipanggil dalam ${minutes} menit`,
    column: {
      queue: 'Antrean',
      visits: 'Datang',
      counters: 'Loket',
      hours: 'Jam petugas',
      kept: 'Tepat janji',
      p90: 'p90',
      now: 'kini',
      proposed: 'usul',
      withLess: 'bila 1 loket kurang',
    },
    all: 'Semua',
    interval: (days: number) =>
      `Tepat janji dan p90 (menit): rata-rata ${days} hari yang sama untuk jadwal kini dan usulan, bukan hari yang dipakai mencari; setelah ± setengah selang 95 %. “Bila 1 loket kurang”: yang tersisa di antrean terburuk instansinya; tanda – bila loketnya hanya satu.`,
    sum: (counters: number, officers: number, borrowed: number, cost: string) =>
      `Usulan: ${counters} loket baru, ${officers} petugas baru, ${borrowed} petugas cadangan di loket; tambahan ${cost} sehari.`,
    keptToday: (worst: string, its: string) =>
      `Jadwal kini sudah menepati janji ini di tiap antrean, dalam rata-rata; paling sedikit di ${worst}: ${its}. Untuk janji ini tidak perlu loket atau petugas baru; usulan hanya mengatur jam dan istirahat.`,
    staying: (agencies: string) =>
      `Tetap seperti sekarang: ${agencies}. Janjinya sudah ditepati di tiap antreannya, dalam rata-rata; tambahan di sana hampir tidak dirasakan siapa pun.`,
    busier: (visitors: string, kept: string, worst: string, its: string) =>
      `Bila yang datang 5 % lebih banyak (${visitors}), usulan ini menepati janji bagi ${kept}; paling sedikit di ${worst}: ${its}. Ingin lebih longgar? Rencanakan dengan --visitors yang lebih besar.`,
    buys: 'Apa yang didapat dari tiap perubahan, yang termurah per orang lebih dulu:',
    buy: {
      agency: 'Instansi',
      change: 'Perubahan',
      gain: 'Tepat janji, orang/hari',
      cost: 'Rupiah/hari',
      each: 'Rupiah/orang',
    },
    change: {
      counters: (n: number) => `+${n} loket`,
      officers: (n: number) => `+${n} petugas`,
      borrowed: (n: number) => `${n} cadangan`,
      shifts: 'jam dan istirahat diatur ulang',
    },
    broken: (code: string, kept: string, few: boolean) =>
      few
        ? `${code}: ${kept} dalam rata-rata, tetapi pengunjungnya terlalu sedikit untuk memastikannya. Tambah --replications.`
        : `${code}: ${kept}. Loket tambahan tidak menolong; yang terlambat datang jauh sebelum pintu dibuka.`,
    early: (share: string, minutes: number) =>
      `${share} pengunjung datang lebih dari ${minutes} menit sebelum pintu dibuka: mereka menunggu lebih lama dari janji, berapa pun loketnya.`,
    cannot: (share: string, minutes: number, allowed: string) =>
      `Janji ini tidak dapat ditepati: ${share} pengunjung datang lebih dari ${minutes} menit sebelum pintu dibuka, dan janji hanya menyisakan ${allowed}. Buka lebih awal, atau beri nomor lebih dekat ke jam buka.`,
    short: (code: string, hours: string, what: 'counters' | 'officers', from: string, until: string) =>
      `${code} kurang ${hours} jam loket antara ${from} dan ${until}: ${what === 'counters' ? 'semua loketnya sudah terisi' : 'petugasnya tidak cukup'}.`,
    breach: (count: number, basis: string, hours: string) =>
      `Jadwal kini: ${count} petugas bekerja lebih dari ${hours} jam tanpa istirahat (${basis}).`,
    worth:
      'Nilai satu loket tambahan, dengan satu petugas: orang yang dipanggil tepat janji sehari, pada hari yang sama:',
    worthOf: { queue: 'Antrean', counters: 'Loket ke', people: 'Orang/hari tiap loket' },
    path: (from: string, until: string) =>
      `Urutan termurah dari ${from} ke ${until} pengunjung sehari; tiap langkah dijalani di simulator:`,
    step: {
      visitors: 'Pengunjung',
      taken: 'Langkah',
      formulas: 'Loket baru: rumus',
      simulated: 'simulasi',
      cost: 'Juta rupiah/tahun',
      kept: 'Tepat janji',
      p90: 'p90',
    },
    stepBroken: (visitors: string, codes: string) =>
      `Pada ${visitors} pengunjung janji belum pasti ditepati di: ${codes}. Loket tambahan tidak menolong, atau pengunjungnya terlalu sedikit untuk memastikannya.`,
    pathIs:
      'Langkah yang sudah diambil tetap berlaku di baris sesudahnya. Loket baru dihitung dari jadwal sekarang, pada seperempat jam yang paling ramai.',
    alone: (visitors: string, counters: string, millions: string) =>
      `Tanpa langkah, hanya dengan loket dan petugas, ${visitors} pengunjung memerlukan ${counters} loket baru: ${millions} juta rupiah setahun (rumus).`,
    lever: {
      nothing: 'jadwal kini',
      counters: 'hanya loket dan petugas',
      crossTraining: 'petugas dilatih untuk semua antrean instansinya',
      shorterHandling: 'pelayanan lebih singkat',
      bookings: 'sebagian datang dengan janji temu',
      earlierOpening: 'pintu dibuka lebih awal',
    },
    none: '–',
    assumed: (names: string) =>
      `Biaya yang masih anggapan: ${names}. Ganti dengan angka mal sendiri: --costs docs/examples/staffing-costs.yaml`,
    notBest: (codes: string) => `Pencarian dibatasi untuk ${codes}: jadwalnya sah, tetapi belum tentu yang termurah.`,
    notWhole:
      'Dihentikan sebelum selesai: yang di atas adalah yang terbaik sampai sekarang, diukur pada lebih sedikit hari, dan belum tentu menepati janji.',
    stoppedBefore: 'Dihentikan sebelum ada usulan.',
    begins: 'memulai',
    weighing: 'menimbang tiap loket tambahan',
    proving: (step: number, all: number) => `langkah tumbuh ${step} dari ${all}`,
    progress: (round: number, broken: number, trimming: number) =>
      broken > 0
        ? `putaran ${round}: ${broken} antrean belum tepat janji`
        : `putaran ${round}: ${trimming} antrean dicoba lebih hemat`,
    picture: {
      title: (mall: string, visitors: string) => `Kebutuhan loket dan jadwal, ${mall}, ${visitors} pengunjung`,
      description:
        'Untuk tiap antrean terbesar: loket yang dibutuhkan tiap seperempat jam, loket dalam jadwal kini, dan loket dalam usulan.',
      source: (day: string, promise: string) => `${day}. Janji: ${promise}.`,
      all: 'Semua antrean',
      need: 'Kebutuhan',
      now: 'Jadwal kini',
      proposed: 'Usulan',
      counters: 'Loket',
      time: 'Pukul',
    },
  },
  en: {
    badPromise: (text) =>
      `“${text}” is no promise. Write it as 90/15: 90 % are called within 15 minutes (50 to 99 %, 1 to 120 minutes).`,
    title: (mall, day, visitors, promise) =>
      `${mall}, ${day}: ${visitors} visitors, promise in each queue: ${promise}.`,
    promise: (share, minutes) => `${share} called within ${minutes} minutes`,
    column: {
      queue: 'Queue',
      visits: 'Come',
      counters: 'Counters',
      hours: 'Officer hours',
      kept: 'Kept',
      p90: 'p90',
      now: 'now',
      proposed: 'proposed',
      withLess: 'with 1 counter less',
    },
    all: 'All',
    interval: (days) =>
      `Kept and p90 (minutes): means of ${days} days, the same for the roster of now and the proposal, not those of the search; after ± half of the 95 % interval. “With 1 counter less”: what is left in the worst queue of its agency; – where there is only one counter.`,
    sum: (counters, officers, borrowed, cost) =>
      `Proposal: ${counters} new counters, ${officers} new officers, ${borrowed} reserves at counters; ${cost} a day more.`,
    keptToday: (worst, its) =>
      `The roster of now keeps this promise in every queue already, in the mean; least in ${worst}: ${its}. For this promise no new counter or officer is needed; the proposal only arranges hours and breaks.`,
    staying: (agencies) =>
      `As they are today: ${agencies}. The promise is kept in each of their queues already, in the mean; more there would be felt by hardly anybody.`,
    busier: (visitors, kept, worst, its) =>
      `If 5 % more people come (${visitors}), this proposal keeps the promise for ${kept}; least in ${worst}: ${its}. For more room plan with a larger --visitors.`,
    buys: 'What each change buys, the cheapest per person first:',
    buy: { agency: 'Agency', change: 'Change', gain: 'Kept, people/day', cost: 'Rupiah/day', each: 'Rupiah/person' },
    change: {
      counters: (n) => `+${n} counters`,
      officers: (n) => `+${n} officers`,
      borrowed: (n) => `${n} reserves`,
      shifts: 'hours and breaks arranged anew',
    },
    broken: (code, kept, few) =>
      few
        ? `${code}: ${kept} in the mean, but too few people come to be certain. Give more --replications.`
        : `${code}: ${kept}. More counters do not help; those who are late come long before the doors open.`,
    early: (share, minutes) =>
      `${share} of visitors come more than ${minutes} minutes before the doors open: they wait longer than promised, whatever the counters.`,
    cannot: (share, minutes, allowed) =>
      `This promise cannot be kept: ${share} of visitors come more than ${minutes} minutes before the doors open, and the promise leaves only ${allowed}. Open earlier, or give numbers closer to the opening.`,
    short: (code, hours, what, from, until) =>
      `${code} lacks ${hours} counter hours between ${from} and ${until}: ${what === 'counters' ? 'all its counters are taken' : 'its officers are not enough'}.`,
    breach: (count, basis, hours) =>
      `The roster of now: ${count} officers work more than ${hours} hours without a break (${basis}).`,
    worth: 'What one more counter, with its officer, is worth: people called in time in a day, on the same days:',
    worthOf: { queue: 'Queue', counters: 'Counter', people: 'People/day for each' },
    path: (from, until) =>
      `The cheapest sequence from ${from} to ${until} visitors a day; each step is lived in the simulator:`,
    step: {
      visitors: 'Visitors',
      taken: 'Step',
      formulas: 'New counters: formulas',
      simulated: 'simulated',
      cost: 'Million rupiah/year',
      kept: 'Kept',
      p90: 'p90',
    },
    stepBroken: (visitors, codes) =>
      `With ${visitors} visitors it is not certain that the promise is kept in: ${codes}. More counters do not help, or too few people come to be certain.`,
    pathIs:
      'Steps that were taken hold in the rows after. New counters are beyond those of now, in the busiest quarter hour.',
    alone: (visitors, counters, millions) =>
      `Without steps, by counters and officers alone, ${visitors} visitors need ${counters} new counters: ${millions} million rupiah a year (by formulas).`,
    lever: {
      nothing: 'the roster of now',
      counters: 'only counters and officers',
      crossTraining: 'officers trained for all queues of their agency',
      shorterHandling: 'shorter handling',
      bookings: 'some come with an appointment',
      earlierOpening: 'the doors open earlier',
    },
    none: '–',
    assumed: (names) =>
      `Costs that are still assumed: ${names}. Give the mall’s own: --costs docs/examples/staffing-costs.yaml`,
    notBest: (codes) => `The search was limited for ${codes}: the roster is lawful, but perhaps not the cheapest.`,
    notWhole:
      'Stopped before the end: above is the best so far, measured on fewer days, which may not keep the promise.',
    stoppedBefore: 'Stopped before there was a proposal.',
    begins: 'beginning',
    weighing: 'weighing each added counter',
    proving: (step, all) => `step of growth ${step} of ${all}`,
    progress: (round, broken, trimming) =>
      broken > 0
        ? `round ${round}: ${broken} queues do not keep the promise yet`
        : `round ${round}: ${trimming} queues tried with less`,
    picture: {
      title: (mall, visitors) => `Need of counters and roster, ${mall}, ${visitors} visitors`,
      description:
        'For each of the largest queues: counters needed in each quarter hour, counters in the roster of now, and counters in the proposal.',
      source: (day, promise) => `${day}. Promise: ${promise}.`,
      all: 'All queues',
      need: 'Need',
      now: 'Roster of now',
      proposed: 'Proposal',
      counters: 'Counters',
      time: 'Time',
    },
  },
})
