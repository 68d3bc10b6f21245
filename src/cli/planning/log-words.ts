import { defineWords } from '#platform/words.ts'

/** What the commands of the planner say that read a log. */
export const words = defineWords({
  id: {
    badZone: (text: string) => `Zona waktu “${text}” tidak ada. Pilih WIB, WITA, atau WIT.`,
    faults: (count: number) => `${count} kesalahan. Tidak ada yang dihitung.`,
    skipHint: 'Untuk menghitung tanpa baris yang salah: --skip-faults',
    skipped: (count: string, rows: string) => `${count} dari ${rows} baris salah dan tidak dihitung, antara lain:`,
    progress: (rows: string, share: string) => `${rows} baris, ${share}`,
    stopped: 'Dihentikan. Angka di atas hanya untuk bagian yang sudah dibaca.',
    replay: {
      read: (visits: string, days: string, queues: string, servers: string) =>
        `${visits} kunjungan, ${days} hari, ${queues} antrean, ${servers} petugas atau loket`,
      time: (seconds: string, rows: string, megabytes: string) =>
        `Dihitung dalam ${seconds} detik, ${rows} baris sedetik, memori paling banyak ${megabytes} MB.`,
      head: 'Perkiraan saat ambil nomor, menit',
      mae: 'MAE',
      rmse: 'RMSE',
      bias: 'kelebihan',
      coverage: 'di dalam rentang',
      tooEarly: 'terlalu cepat',
      hall: 'Pendopo',
      rivals: {
        position: 'Rumus posisi',
        les: 'Yang terakhir dipanggil (LES)',
        hol: 'Yang terdepan (HOL)',
        last30: 'Rata-rata 30 terakhir',
      },
      ratio: (ratio: string) => `MAE Pendopo dibanding rumus posisi: ${ratio} (sasaran paling tinggi 0,6)`,
      coverageIs: (coverage: string) => `Kenyataan di dalam rentang 80 %: ${coverage} (sasaran 76 sampai 84 %)`,
      judged: (judged: string, wait: string) => `${judged} perkiraan dapat dinilai; rata-rata menunggu ${wait} menit.`,
      setAside: (left: string, unknown: string, first: string) =>
        `Pergi sebelum dipanggil ${left}; tidak ada yang dapat dikatakan ${unknown}; dengan rentang awal ${first}.`,
      overlaps: (count: string) =>
        `${count} pelayanan belum selesai waktu petugas yang sama memanggil lagi; yang lebih awal dianggap selesai.`,
      nothing: 'Tidak ada perkiraan yang dapat dinilai: tidak seorang pun dipanggil sesudah petugas pertama terlihat.',
      queue: 'Antrean',
      people: 'dinilai',
      wait: 'menunggu',
      position: 'posisi',
      ratioShort: 'banding',
      moreQueues: (count: number) => `dan ${count} antrean lagi; semuanya ada di --json`,
    },
  },
  en: {
    badZone: (text) => `There is no time zone “${text}”. Choose WIB, WITA or WIT.`,
    faults: (count) => `${count} ${count === 1 ? 'fault' : 'faults'}. Nothing was counted.`,
    skipHint: 'To count without the faulty rows: --skip-faults',
    skipped: (count, rows) => `${count} of ${rows} rows are faulty and were not counted, among them:`,
    progress: (rows, share) => `${rows} rows, ${share}`,
    stopped: 'Stopped. The figures above are of what was read until then.',
    replay: {
      read: (visits, days, queues, servers) =>
        `${of(visits, 'visit')}, ${of(days, 'day')}, ${of(queues, 'queue')}, ${of(servers, 'officer or counter', 'officers or counters')}`,
      time: (seconds, rows, megabytes) =>
        `Counted in ${seconds} seconds, ${rows} rows a second, at most ${megabytes} MB of memory.`,
      head: 'Estimates when taking a number, minutes',
      mae: 'MAE',
      rmse: 'RMSE',
      bias: 'said too long',
      coverage: 'in the range',
      tooEarly: 'too early',
      hall: 'Pendopo',
      rivals: {
        position: 'Position formula',
        les: 'Last to enter service (LES)',
        hol: 'Head of the line (HOL)',
        last30: 'Mean of the last 30',
      },
      ratio: (ratio) => `MAE of Pendopo over the position formula: ${ratio} (aim: at most 0.6)`,
      coverageIs: (coverage) => `Came true within the 80 % range: ${coverage} (aim: 76 to 84 %)`,
      judged: (judged, wait) => `${judged} estimates can be judged; the mean wait was ${wait} minutes.`,
      setAside: (left, unknown, first) =>
        `Left before the call ${left}; nothing could be said ${unknown}; said with first ranges ${first}.`,
      overlaps: (count) =>
        `${count} services had not ended when the same officer called again; the earlier is taken as ended.`,
      nothing: 'No estimate can be judged: nobody was called after the first officer was seen.',
      queue: 'Queue',
      people: 'judged',
      wait: 'wait',
      position: 'position',
      ratioShort: 'ratio',
      moreQueues: (count) => `and ${count} more queues; all are in --json`,
    },
  },
})

function of(many: string, one: string, several = `${one}s`): string {
  return `${many} ${many === '1' ? one : several}`
}
