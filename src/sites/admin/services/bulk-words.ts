import { defineWords } from '#platform/words.ts'

/** Changing many services at once. */
export const bulkWords = defineWords({
  id: {
    requeue: 'Pindahkan ke antrean lain',
    publish: 'Terbitkan konsepnya',
    retire: 'Akhiri layanannya',
    queue: 'Ke antrean',
    queueHint: 'Antrean dari instansi yang sama dengan layanannya.',
    from: 'Berlaku mulai',
    fromHint: 'Hari ini atau sesudahnya.',
    draft: (number: number) => `Konsep versi ${number}`,
    noDraft: 'Tidak punya konsep',
    published: (day: string) => `Terbit, berlaku ${day}`,
    given: 'Diberikan',
    ended: 'Diakhiri',
  },
  en: {
    requeue: 'Move to another queue',
    publish: 'Publish the drafts',
    retire: 'Retire the services',
    queue: 'To queue',
    queueHint: 'A queue of the same agency as the service.',
    from: 'Holds from',
    fromHint: 'Today or later.',
    draft: (number: number) => `Draft of version ${number}`,
    noDraft: 'Has no draft',
    published: (day: string) => `Published, holds from ${day}`,
    given: 'Given',
    ended: 'Retired',
  },
})
