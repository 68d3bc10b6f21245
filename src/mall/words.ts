import { defineRefusals } from '#platform/words.ts'
import { weekdayNames } from './weekday-words.ts'

const { id: hari, en: days } = weekdayNames

/** Why the mall itself (its name, places, hours, holidays) could not be changed. */
export const refusals = defineRefusals({
  id: {
    'mall.notManager': 'Bagian ini diatur oleh manajer mal.',
    'mall.changedMeanwhile':
      'Orang lain menyimpan perubahan saat isian ini terbuka. Buka lagi halamannya untuk melihat isinya sekarang.',
    'mall.notAColour': 'Warna ditulis seperti #24306b: tanda pagar lalu enam angka atau huruf a sampai f.',
    'mall.weakColour': 'Teks putih di atas warna ini sulit dibaca. Pilih warna yang lebih gelap.',
    'mall.emblemTooSmall': ({ least, width, height }) =>
      `Gambar ini ${width} kali ${height} titik, terlalu kecil: di layar aula tampak kabur. Pakai SVG, atau gambar yang sisi panjangnya paling sedikit ${least} titik.`,
    'mall.emblemTooLong': ({ most }) =>
      `Lambang ini terlalu panjang: sisi panjangnya lebih dari ${most} kali sisi pendeknya. Pakai lambangnya saja, tanpa tulisan di sampingnya.`,
    'mall.hostTaken': ({ host }) => `Alamat ${host} sudah dipakai mal lain di sistem ini. Pakai alamat lain.`,
    'mall.peopleWaitToday': ({ people }) =>
      `Dengan perubahan ini mal tutup hari ini, padahal ${people} orang masih memegang nomor. Layani mereka dulu, atau ubah mulai besok.`,
    'opening.codeTaken': ({ code }) => `Kode ${code} sudah dipakai. Pilih kode yang lain.`,
    'opening.endsFirst': 'Tanggal akhir harus sesudah tanggal mulai.',
    'opening.closesFirst': ({ day }) => `Jam tutup hari ${hari[String(day)]} harus sesudah jam bukanya.`,
    'opening.breakEndsFirst': ({ day, group }) =>
      `Istirahat ${group} hari ${hari[String(day)]}: jam selesai harus sesudah jam mulai.`,
    'opening.breakOutside': ({ day, group }) => `Istirahat ${group} hari ${hari[String(day)]} berada di luar jam buka.`,
    'opening.equalRank': ({ other, rank }) =>
      `Jam buka ${other} berlaku pada tanggal yang sama dengan urutan ${rank} juga. Beri urutan yang berbeda; yang lebih besar yang dipakai.`,
    'opening.last':
      'Ini satu-satunya jam buka tanpa tanggal akhir. Tanpa itu mal tidak pernah buka. Tambahkan yang lain dulu.',
    'calendar.yearMissing': ({ year }) =>
      `Hari libur tahun ${year} belum diisi, jadi tenggat tidak bisa dihitung. Isi dulu libur nasional dan cuti bersama ${year}.`,
    'calendar.clockMove': ({ state, kind }) => `Hitungan waktu yang ${state} tidak bisa menerima ${kind}.`,
    'calendar.clockOrder': 'Kejadian ini lebih awal daripada kejadian sebelumnya pada hitungan waktu yang sama.',
    'holiday.exists': ({ day }) => `${day} sudah tercatat sebagai libur jenis ini.`,
    'holiday.isOver': ({ day }) =>
      `${day} sudah lewat, dan tenggat sudah dihitung dengannya. Libur yang sudah lewat tidak dihapus.`,
    'place.codeTaken': ({ code }) => `Kode ${code} sudah dipakai. Pilih kode yang lain.`,
    'place.retired': 'Tempat ini sudah diakhiri, jadi tidak bisa diubah.',
    'place.inUse.site': ({ parts }) => `Gedung ini masih punya ${parts} aula atau antrean. Akhiri atau pindahkan dulu.`,
    'place.inUse.hall': ({ parts }) => `Aula ini masih punya ${parts} zona. Akhiri zonanya dulu.`,
    'place.inUse.zone': ({ parts }) =>
      `Zona ini masih dipakai ${parts} loket, instansi, atau perangkat. Pindahkan dulu ke zona lain.`,
  },
  en: {
    'mall.notManager': 'This part is for the manager of the mall.',
    'mall.changedMeanwhile':
      'Somebody else saved a change while this form was open. Open the page again to see how it stands now.',
    'mall.notAColour': 'A colour is written as #24306b: a hash sign, then six digits or letters a to f.',
    'mall.weakColour': 'White words on this colour are hard to read. Choose a darker one.',
    'mall.emblemTooSmall': ({ least, width, height }) =>
      `This picture has ${width} by ${height} dots, too few: on a hall screen it would be blurred. Use an SVG, or a picture whose longer side has ${least} dots at least.`,
    'mall.emblemTooLong': ({ most }) =>
      `This emblem is too long: its longer side is more than ${most} times the shorter. Use the emblem alone, without words beside it.`,
    'mall.hostTaken': ({ host }) => `The host name ${host} leads to another mall of this system. Use another.`,
    'mall.peopleWaitToday': ({ people }) =>
      `With this change the mall would close today, while ${people} people still hold numbers. Serve them first, or let it begin tomorrow.`,
    'opening.codeTaken': ({ code }) => `The code ${code} is taken. Choose another.`,
    'opening.endsFirst': 'The last day must come after the first.',
    'opening.closesFirst': ({ day }) => `On ${days[String(day)]} closing must come after opening.`,
    'opening.breakEndsFirst': ({ day, group }) =>
      `Break ${group} on ${days[String(day)]}: the end must come after the beginning.`,
    'opening.breakOutside': ({ day, group }) =>
      `Break ${group} on ${days[String(day)]} lies outside the opening hours.`,
    'opening.equalRank': ({ other, rank }) =>
      `The opening hours ${other} hold on the same dates with rank ${rank} too. Give another rank; the higher one is used.`,
    'opening.last':
      'These are the only opening hours without a last day. Without them the mall would never open. Add others first.',
    'calendar.yearMissing': ({ year }) =>
      `The holidays of ${year} are not entered, so the deadline cannot be counted. Enter the national holidays and joint leave of ${year} first.`,
    'calendar.clockMove': ({ state, kind }) => `A clock that is ${state} cannot take: ${kind}.`,
    'calendar.clockOrder': 'This is earlier than what happened to the same clock before.',
    'holiday.exists': ({ day }) => `${day} is on record as a holiday of this kind.`,
    'holiday.isOver': ({ day }) =>
      `${day} has gone by, and deadlines were counted with it. Holidays that are over are not removed.`,
    'place.codeTaken': ({ code }) => `The code ${code} is taken. Choose another.`,
    'place.retired': 'This place was retired, so it cannot be changed.',
    'place.inUse.site': ({ parts }) => `This building still has ${parts} halls or queues. Retire or move them first.`,
    'place.inUse.hall': ({ parts }) => `This hall still has ${parts} zones. Retire them first.`,
    'place.inUse.zone': ({ parts }) =>
      `This zone is still used by ${parts} counters, agencies or devices. Move them to another zone first.`,
  },
})
