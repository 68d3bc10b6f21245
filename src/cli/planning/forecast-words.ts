import { defineWords } from '#platform/words.ts'

/** What the forecast says. */
export const forecastWords = defineWords({
  id: {
    stopped: 'Dihentikan sebelum seluruh berkas dibaca. Tidak ada yang diperkirakan.',
    tooShort: (fewest: number) =>
      `Kurang dari ${fewest} hari buka yang berisi kunjungan. Terlalu sedikit untuk memperkirakan delapan minggu.`,
    head: (from: string, until: string, queues: number) =>
      `Perkiraan kunjungan ${from} sampai ${until}, ${queues} antrean`,
    known: (days: string) => `Dipelajari dari ${days} hari buka.`,
    missing: (count: number, some: string) =>
      `${count} hari buka tanpa satu kunjungan pun dianggap tidak tercatat, bukan nol: ${some}`,
    whileClosed: (count: number) =>
      `${count} hari berisi kunjungan padahal mal tutup menurut kalender; tidak dihitung.`,
    cannot: {
      trend: 'Belum dapat dipelajari: tren (perlu 12 minggu). Dianggap tidak naik dan tidak turun.',
      month: 'Belum dapat dipelajari: beda tiap bulan (perlu 13 bulan). Dianggap semua bulan sama.',
      payday: 'Belum dapat dipelajari: hari gajian (perlu tiga kali). Dianggap seperti hari lain.',
      holiday: 'Belum dapat dipelajari: hari sebelum dan sesudah libur (perlu dua kali). Dianggap seperti hari lain.',
      test: 'Riwayat terlalu pendek untuk diuji (perlu 12 minggu); rentangnya memakai sebaran yang lazim.',
    },
    effects: (payday: string, before: string, after: string, year: string) =>
      `Pengaruh: tanggal 25 sampai 5 ${payday}, sebelum libur ${before}, sesudah libur ${after}, setahun ${year}.`,
    week: 'Minggu mulai',
    visits: 'kunjungan',
    range: 'rentang 80 % tersibuk',
    busiest: 'hari tersibuk',
    queue: 'Antrean',
    aDay: 'sehari',
    test: 'MAE',
    naive: 'minggu lalu',
    average: 'rata-rata 20',
    coverage: 'di dalam rentang',
    all: 'Semua',
    tested: (days: number) =>
      `Uji mundur: selisih rata-rata kunjungan sehari, ${days} hari, titik awal bergeser tiap empat minggu`,
    more: (count: number) => `dan ${count} antrean lagi; semuanya ada di --json`,
    quarters: 'Kunjungan tiap seperempat jam ada di --json.',
    picture: {
      description: (from: string, until: string, most: string) =>
        `Kunjungan sehari yang tercatat, lalu perkiraan ${from} sampai ${until} dengan rentang 80 %. Hari tersibuk sekitar ${most} kunjungan.`,
      source: (days: string) => `Dari ${days} hari buka, dengan kalender libur mal.`,
      title: 'Kunjungan sehari',
      history: 'tercatat',
      forecast: 'perkiraan',
      range: 'delapan dari sepuluh hari di antaranya',
      day: 'tanggal',
    },
  },
  en: {
    stopped: 'Stopped before the whole file was read. Nothing was forecast.',
    tooShort: (fewest) => `Fewer than ${fewest} open days with visits. Too few to look eight weeks ahead.`,
    head: (from, until, queues) => `Forecast of visits, ${from} to ${until}, ${queues} queues`,
    known: (days) => `Learned from ${days} open days.`,
    missing: (count, some) =>
      `${count} open days without a single visit are taken as not recorded, not as zero: ${some}`,
    whileClosed: (count) => `${count} days have visits though the calendar says closed; they are not counted.`,
    cannot: {
      trend: 'Could not be learned: the trend (needs 12 weeks). Taken as neither rising nor falling.',
      month: 'Could not be learned: how months differ (needs 13 months). All months are taken as alike.',
      payday: 'Could not be learned: paydays (needs three). Taken as other days.',
      holiday: 'Could not be learned: the days before and after holidays (needs two). Taken as other days.',
      test: 'The history is too short to be tested (needs 12 weeks); ranges use a usual spread.',
    },
    effects: (payday, before, after, year) =>
      `Effects: 25th to 5th ${payday}, before a holiday ${before}, after a holiday ${after}, a year ${year}.`,
    week: 'Week from',
    visits: 'visits',
    range: '80 % range of it',
    busiest: 'busiest day',
    queue: 'Queue',
    aDay: 'a day',
    test: 'MAE',
    naive: 'last week',
    average: 'mean of 20',
    coverage: 'in the range',
    all: 'All',
    tested: (days) => `Back-test: mean error of visits a day, ${days} days, the origin moving by four weeks`,
    more: (count) => `and ${count} more queues; all are in --json`,
    quarters: 'Visits of each quarter of an hour are in --json.',
    picture: {
      description: (from, until, most) =>
        `Recorded visits a day, then the forecast from ${from} to ${until} with its 80 % range. The busiest day brings about ${most} visits.`,
      source: (days) => `From ${days} open days, with the mall’s calendar of holidays.`,
      title: 'Visits a day',
      history: 'recorded',
      forecast: 'forecast',
      range: 'eight of ten days lie between',
      day: 'date',
    },
  },
})
