import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    title: 'Mal',
    intro: 'Nama, warna, aturan, dan alamat situs mal ini.',
    facts: {
      code: 'Kode',
      timeZone: 'Zona waktu',
      hosts: 'Alamat situs',
      noHosts: 'Belum ada. Mal pertama di sistem ini dipakai untuk semua alamat.',
      thisHost: 'Halaman ini dibuka dari',
    },
    editName: 'Ubah nama',
    editSettings: 'Ubah aturan',
    editHosts: 'Ubah alamat situs',
    settingsTitle: 'Aturan',
    fields: {
      name: 'Nama mal',
      shortName: 'Nama singkat',
      shortNameHint: 'Dipakai di layar sempit dan judul halaman.',
      region: 'Daerah',
    },
    settings: {
      callsBeforeAbsent: {
        label: 'Panggilan sebelum dianggap tidak hadir',
        hint: 'Setelah dipanggil sebanyak ini, nomor dianggap tidak hadir. Biasanya 3.',
        unit: 'kali',
      },
      minutesBeforeAbsent: {
        label: 'Waktu sebelum dianggap tidak hadir',
        hint: 'Dihitung dari panggilan pertama; yang lebih dulu tercapai yang berlaku. Biasanya 5.',
        unit: 'menit',
      },
      awayMinutes: {
        label: 'Lama boleh keluar sebentar',
        hint: 'Pengunjung yang keluar sebentar kembali tanpa kehilangan urutannya. Biasanya 15.',
        unit: 'menit',
      },
      undoSeconds: {
        label: 'Waktu membatalkan tindakan',
        hint: 'Selama ini petugas bisa membatalkan tindakan terakhirnya. Biasanya 60.',
        unit: 'detik',
      },
      lastNumberMinutes: {
        label: 'Nomor berhenti sebelum tutup',
        hint: 'Nomor tidak diberikan lagi sekian menit sebelum mal tutup. Biasanya 0.',
        unit: 'menit',
      },
      firstNumberMinutes: {
        label: 'Nomor mulai sebelum buka',
        hint: 'Nomor sudah bisa diambil sekian menit sebelum mal buka. Biasanya 60.',
        unit: 'menit',
      },
    },
    priority: {
      label: 'Prioritas atas pengakuan sendiri di kios',
      missing: 'Pilih kapan prioritas berlaku.',
      ways: {
        claimed: {
          text: 'Berlaku sejak nomor diambil',
          hint: 'Petugas memastikannya saat bertemu, dan bisa menariknya. Biasanya begini.',
        },
        confirmed: {
          text: 'Berlaku setelah petugas memastikan',
          hint: 'Sampai dipastikan di loket atau meja informasi, nomornya menunggu seperti nomor biasa.',
        },
      },
    },
    information: {
      label: 'Layanan meja informasi',
      hint: 'Kode layanan yang nomornya diberikan kios kepada orang yang tidak tahu harus ke mana. Boleh kosong.',
      none: 'Tidak ada: orang langsung ke meja informasi, tanpa nomor',
      unknown: 'Tidak ada layanan dengan kode ini. Tulis seperti di daftar layanan, misalnya INF-01.',
    },
    hosts: {
      label: 'Alamat situs',
      hint: 'Satu per baris, tanpa https, misalnya mpp.pekanbaru.go.id. Alamat yang dibuka pengunjung menentukan mal mana yang tampil.',
      wrong: (host: string) =>
        `“${host}” bukan alamat situs. Tulis tanpa https dan tanpa garis miring, misalnya mpp.pekanbaru.go.id.`,
      warning: (host: string) =>
        `Halaman ini dibuka dari ${host}. Bila alamat itu dihapus dari daftar, mal lain bisa tampil di sana.`,
    },
  },
  en: {
    title: 'Mall',
    intro: 'Name, colour, rules and host names of this mall.',
    facts: {
      code: 'Code',
      timeZone: 'Time zone',
      hosts: 'Host names',
      noHosts: 'None yet. The first mall of this system answers at every host name.',
      thisHost: 'This page was opened at',
    },
    editName: 'Change the name',
    editSettings: 'Change the rules',
    editHosts: 'Change host names',
    settingsTitle: 'Rules',
    fields: {
      name: 'Name of the mall',
      shortName: 'Short name',
      shortNameHint: 'Used on narrow screens and in page titles.',
      region: 'Region',
    },
    settings: {
      callsBeforeAbsent: {
        label: 'Calls before somebody counts as absent',
        hint: 'After so many calls the number counts as absent. Usually 3.',
        unit: 'times',
      },
      minutesBeforeAbsent: {
        label: 'Time before somebody counts as absent',
        hint: 'From the first call; whichever comes first holds. Usually 5.',
        unit: 'minutes',
      },
      awayMinutes: {
        label: 'How long somebody may step out',
        hint: 'A visitor who steps out comes back without losing the place. Usually 15.',
        unit: 'minutes',
      },
      undoSeconds: {
        label: 'Time to undo an act',
        hint: 'So long an officer can undo the last act. Usually 60.',
        unit: 'seconds',
      },
      lastNumberMinutes: {
        label: 'Numbers stop before closing',
        hint: 'No numbers are given in the last minutes before closing. Usually 0.',
        unit: 'minutes',
      },
      firstNumberMinutes: {
        label: 'Numbers begin before opening',
        hint: 'Numbers can be taken so many minutes before opening. Usually 60.',
        unit: 'minutes',
      },
    },
    priority: {
      label: 'Priority by own word at the kiosk',
      missing: 'Choose when priority counts.',
      ways: {
        claimed: {
          text: 'Counts as soon as the number is taken',
          hint: 'The officer confirms it when they meet, and may withdraw it. The usual way.',
        },
        confirmed: {
          text: 'Counts once an officer has confirmed it',
          hint: 'Until it is confirmed at a counter or the information desk, the number waits like an ordinary one.',
        },
      },
    },
    information: {
      label: 'Service of the information desk',
      hint: 'Code of the service whose number a kiosk gives to who does not know where to go. May be blank.',
      none: 'None: people go to the information desk without a number',
      unknown: 'There is no service with this code. Write it as in the list of services, for example INF-01.',
    },
    hosts: {
      label: 'Host names',
      hint: 'One a line, without https, for example mpp.pekanbaru.go.id. The host name that visitors open decides which mall they see.',
      wrong: (host: string) =>
        `“${host}” is not a host name. Write it without https and slashes, for example mpp.pekanbaru.go.id.`,
      warning: (host: string) =>
        `This page was opened at ${host}. If that name is taken from the list, another mall may answer there.`,
    },
  },
})
