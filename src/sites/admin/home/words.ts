import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    title: 'Ringkasan',
    intro: (name: string) =>
      `${name}, di sini data mal diatur. Yang diubah langsung berlaku di kios, layar, dan meja petugas.`,
    todo: 'Perlu diperhatikan',
    nothing: 'Tidak ada yang perlu diperhatikan sekarang.',
    parts: 'Yang ada di mal ini',
    partsOwn: 'Yang ada di instansi Anda',
    agencies: 'Instansi',
    services: 'Layanan terbit',
    queues: 'Antrean',
    counters: 'Loket',
    drafts: (count: number) => `${count} layanan punya konsep yang belum diterbitkan`,
    unpublished: (count: number) => `${count} layanan belum pernah diterbitkan`,
    noPresence: (agency: string) => `${agency} belum punya hari hadir, jadi nomornya tidak diberikan`,
    noCounter: (queue: string) => `Antrean ${queue} belum dilayani loket mana pun`,
    noPlan: (agency: string, day: string, count: number) =>
      `${agency}: ${count} loket belum ada petugasnya pada ${day}`,
    gaps: (count: number) => `${count} antrean tutup saat istirahat karena semua loketnya istirahat bersamaan`,
    noHolidays: (year: string) => `Hari libur tahun ${year} belum diisi`,
    noForm: 'Hari ini tidak ada jam buka yang berlaku, jadi mal dianggap tutup',
  },
  en: {
    title: 'Overview',
    intro: (name: string) =>
      `${name}, this is where the mall is described. What is changed here holds at once at kiosks, screens and desks.`,
    todo: 'Needs attention',
    nothing: 'Nothing needs attention now.',
    parts: 'What this mall has',
    partsOwn: 'What your agency has',
    agencies: 'Agencies',
    services: 'Published services',
    queues: 'Queues',
    counters: 'Counters',
    drafts: (count: number) =>
      count === 1
        ? '1 service has a draft that is not published'
        : `${count} services have drafts that are not published`,
    unpublished: (count: number) =>
      count === 1 ? '1 service was never published' : `${count} services were never published`,
    noPresence: (agency: string) => `${agency} has no days of presence, so no numbers are given`,
    noCounter: (queue: string) => `No counter serves the queue ${queue}`,
    noPlan: (agency: string, day: string, count: number) => `${agency}: ${count} counters have no officer on ${day}`,
    gaps: (count: number) => `${count} queues close at break time because all their counters break at once`,
    noHolidays: (year: string) => `The holidays of ${year} are not entered yet`,
    noForm: 'No opening hours hold today, so the mall counts as closed',
  },
})
