import { defineWords } from '#platform/words.ts'

/** What states, outcomes, reasons and groups are called on every screen that shows them. */
export const names = defineWords({
  id: {
    state: {
      planned: 'Menyusul',
      waiting: 'Menunggu',
      called: 'Dipanggil',
      serving: 'Dilayani',
      deferred: 'Keluar sebentar',
      parked: 'Ditahan',
      missed: 'Terlewat',
      completed: 'Selesai',
      transferred: 'Dipindahkan',
      abandoned: 'Dibatalkan',
      no_show: 'Tidak hadir',
      expired: 'Hari ditutup',
    },
    outcome: {
      issued: 'Selesai dan hasil diserahkan',
      accepted: 'Berkas diterima, diambil nanti',
      informed: 'Mendapat informasi',
      incomplete: 'Belum lengkap',
      referred: 'Diarahkan ke tempat lain',
      refused: 'Belum bisa dilayani',
    },
    handedOver: (product: string) => `${product} diserahkan`,
    missing: (papers: string) => `Belum lengkap: ${papers}`,
    protectedAs: {
      elderly: 'Lansia',
      disabled: 'Penyandang disabilitas',
      pregnant: 'Hamil atau menyusui',
      children: 'Membawa balita',
      disaster: 'Korban bencana',
    },
    pause: {
      break: 'Istirahat siang',
      prayer: 'Salat',
      toilet: 'Ke kamar kecil',
      meeting: 'Rapat singkat',
      system: 'Sistem terganggu',
      moving: 'Pindah loket',
      other: 'Keperluan lain',
    },
    chosen: {
      came_back: 'Kembali setelah terlewat',
      medical: 'Sakit atau perlu didahulukan',
      short_question: 'Hanya pertanyaan singkat',
      family: 'Satu keluarga dengan yang baru dilayani',
      complaint: 'Menindaklanjuti keluhan',
      mistake: 'Memperbaiki kekeliruan petugas',
      other: 'Alasan lain',
    },
    hold: {
      copies: 'Mengambil fotokopi atau foto',
      papers: 'Mengambil berkas yang kurang',
      payment: 'Membayar di bank',
      system: 'Menunggu sistem',
      signature: 'Menunggu tanda tangan',
      other: 'Alasan lain',
    },
    incident: {
      system_down: 'Sistem atau jaringan terganggu',
      blanks_out: 'Blangko habis',
      printer_dead: 'Pencetak rusak',
      officer_absent: 'Petugas berhalangan',
      other: 'Gangguan lain',
    },
    incidentMessage: {
      system_down: (where: string, since: string) =>
        `${where}: sistem terganggu sejak ${since}. Nomor Anda tetap berlaku, mohon tunggu kabar berikutnya.`,
      blanks_out: (where: string, since: string) =>
        `${where}: blangko habis sejak ${since}. Permohonan tetap diterima, hasilnya menyusul.`,
      printer_dead: (where: string, since: string) =>
        `${where}: pencetak rusak sejak ${since}. Permohonan tetap diterima, hasilnya menyusul.`,
      officer_absent: (where: string, since: string) =>
        `${where}: petugas berhalangan sejak ${since}. Tanyakan pilihan lain di meja informasi.`,
      other: (where: string, since: string) =>
        `${where}: layanan terganggu sejak ${since}. Tanyakan di meja informasi.`,
    },
    channel: { kiosk: 'kios', desk: 'meja informasi', phone: 'telepon', portal: 'laman' },
    wholeMall: 'Seluruh mal',
  },
  en: {
    state: {
      planned: 'Later',
      waiting: 'Waiting',
      called: 'Called',
      serving: 'Being served',
      deferred: 'Away for a moment',
      parked: 'On hold',
      missed: 'Missed the call',
      completed: 'Finished',
      transferred: 'Moved on',
      abandoned: 'Given up',
      no_show: 'Not present',
      expired: 'Day closed',
    },
    outcome: {
      issued: 'Finished and handed over',
      accepted: 'Papers taken, collected later',
      informed: 'Got information',
      incomplete: 'Not complete',
      referred: 'Sent to another place',
      refused: 'Cannot be served yet',
    },
    handedOver: (product: string) => `${product} handed over`,
    missing: (papers: string) => `Not complete: ${papers}`,
    protectedAs: {
      elderly: 'Elderly',
      disabled: 'Person with a disability',
      pregnant: 'Pregnant or nursing',
      children: 'With a small child',
      disaster: 'Victim of a disaster',
    },
    pause: {
      break: 'Lunch break',
      prayer: 'Prayer',
      toilet: 'Restroom',
      meeting: 'Short meeting',
      system: 'System down',
      moving: 'Moving to another counter',
      other: 'Something else',
    },
    chosen: {
      came_back: 'Came back after a missed call',
      medical: 'Unwell or in need of help first',
      short_question: 'Only a short question',
      family: 'Family of the person just served',
      complaint: 'Following up a complaint',
      mistake: 'Putting a mistake of ours right',
      other: 'Another reason',
    },
    hold: {
      copies: 'Fetching copies or photos',
      papers: 'Fetching a missing paper',
      payment: 'Paying at the bank',
      system: 'Waiting for a system',
      signature: 'Waiting for a signature',
      other: 'Another reason',
    },
    incident: {
      system_down: 'System or network down',
      blanks_out: 'Out of blank cards',
      printer_dead: 'Printer broken',
      officer_absent: 'Officer unable to come',
      other: 'Another incident',
    },
    incidentMessage: {
      system_down: (where: string, since: string) =>
        `${where}: the system is down since ${since}. Your number stays valid, please wait for news.`,
      blanks_out: (where: string, since: string) =>
        `${where}: out of blank cards since ${since}. Applications are still taken, the result follows.`,
      printer_dead: (where: string, since: string) =>
        `${where}: the printer is broken since ${since}. Applications are still taken, the result follows.`,
      officer_absent: (where: string, since: string) =>
        `${where}: the officer is unable to come since ${since}. Ask for other ways at the information desk.`,
      other: (where: string, since: string) =>
        `${where}: the service is disturbed since ${since}. Please ask at the information desk.`,
    },
    channel: { kiosk: 'kiosk', desk: 'information desk', phone: 'phone', portal: 'website' },
    wholeMall: 'The whole mall',
  },
})

export const holdReasons = ['copies', 'papers', 'payment', 'system', 'signature', 'other'] as const
export type HoldReason = (typeof holdReasons)[number]

/** The reason of a leg on hold, if it is one of ours; a reason written by hand stays as it is. */
export function nameOfHold(reason: string | null, language: 'id' | 'en'): string {
  const known = holdReasons.find((one) => one === reason)
  return known ? names[language].hold[known] : (reason ?? '')
}
