import { defineRefusals } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: {
    'mall.notManager': 'Bagian ini diatur oleh manajer mal.',
    'mall.changedMeanwhile':
      'Orang lain menyimpan perubahan saat isian ini terbuka. Buka lagi halamannya untuk melihat isinya sekarang.',
  },
  en: {
    'mall.notManager': 'This part is for the manager of the mall.',
    'mall.changedMeanwhile':
      'Somebody else saved a change while this form was open. Open the page again to see how it stands now.',
  },
})
