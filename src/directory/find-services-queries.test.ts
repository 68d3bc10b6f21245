/**
 * What people in Pekanbaru type, and the service they mean: among the first three of the demonstration mall's services.
 * `first` where only one service can be meant.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packDirectory } from '../../test/harness/pack-directory.ts'
import { findServices, searchServices } from './find-services.ts'

const directory = await packDirectory('malls/pekanbaru')
const codes = (typed: string) => findServices(directory, typed).map(({ code }) => code)

type Table = Readonly<Record<string, string>>

const first: Table = {
  // The civil registry
  'bikin ktp': 'DKC-06',
  'buat e-ktp baru': 'DKC-06',
  'mau bikin ktp anak saya umur 17': 'DKC-06',
  'rekam ktp': 'DKC-06',
  'perekaman e ktp': 'DKC-06',
  'ktp hilang': 'DKC-08',
  'KTP-el hilang': 'DKC-08',
  'ktp ilang': 'DKC-08',
  'kehilangan ktp': 'DKC-08',
  'ktp saya rusak': 'DKC-08',
  'kartu tanda penduduk patah': 'DKC-08',
  'gimana cara ngurus ktp yang ilang': 'DKC-08',
  'ganti alamat ktp': 'DKC-07',
  'ubah status di ktp': 'DKC-07',
  'ktp anak': 'DKC-09',
  'kartu identitas anak': 'DKC-09',
  kia: 'DKC-09',
  'ktp digital': 'DKC-22',
  'aktivasi ikd': 'DKC-22',
  'ktp di hape': 'DKC-22',
  'bikin kk baru habis nikah': 'DKC-01',
  'bikin kartu keluarga': 'DKC-01',
  'kartu keluarga hilang': 'DKC-05',
  'kk ilang': 'DKC-05',
  'kk sobek': 'DKC-05',
  'pisah kk': 'DKC-03',
  'pecah kartu keluarga': 'DKC-03',
  'tambah anak di kk': 'DKC-04',
  'salah nama di kartu keluarga': 'DKC-04',
  'ganti kepala keluarga': 'DKC-02',
  'akta lahir': 'DKC-13',
  'akte kelahiran': 'DKC-13',
  'bikin akte anak baru lahir': 'DKC-13',
  'akta kematian': 'DKC-15',
  'akte meninggal': 'DKC-15',
  'lapor orang meninggal': 'DKC-15',
  'surat pindah': 'DKC-10',
  'pindah keluar kota': 'DKC-10',
  'pindah datang': 'DKC-11',
  'baru pindah ke pekanbaru': 'DKC-11',
  'adopsi anak': 'DKC-19',
  'ganti nama': 'DKC-20',
  'nikah kristen': 'DKC-16',
  // Police
  'perpanjang sim c': 'SIM-02',
  'perpanjangan SIM motor': 'SIM-02',
  'perpanjang sim a': 'SIM-01',
  'memperpanjang sim mobil': 'SIM-01',
  'sim mati': 'SIM-03',
  'bikin sim': 'SIM-03',
  'buek sim baru': 'SIM-03',
  'surat izin mengemudi hilang': 'SIM-05',
  'sim hilang': 'SIM-05',
  'sim internasional': 'SIM-04',
  skck: 'SKC-01',
  'bikin skck buat kerja': 'SKC-01',
  'surat kelakuan baik': 'SKC-01',
  'perpanjang skck': 'SKC-02',
  'surat kehilangan': 'SPK-01',
  'surat kehilangan polisi': 'SPK-01',
  'izin keramaian': 'SPK-02',
  'ijin pesta orgen tunggal': 'SPK-02',
  // Vehicles
  'bayar pajak motor': 'SAM-01',
  'pajak mobil': 'SAM-01',
  'perpanjang stnk': 'SAM-01',
  'ganti plat': 'SAM-02',
  'pajak 5 tahunan': 'SAM-02',
  'balik nama motor': 'SAM-03',
  'baliknama mobil bekas': 'SAM-03',
  'stnk hilang': 'SAM-04',
  'blokir stnk': 'SAM-05',
  pemutihan: 'SAM-07',
  // Business
  'urus usaha': 'PTS-01',
  'bikin nib': 'PTS-01',
  'izin usaha': 'PTS-01',
  'nomor induk berusaha': 'PTS-01',
  'mengurus izin warung': 'PTS-01',
  'tutup usaha': 'PTS-14',
  imb: 'PTS-06',
  'izin bangun rumah': 'PTS-06',
  'izin mendirikan bangunan': 'PTS-06',
  'pasang baliho': 'PTS-08',
  'sip perawat': 'PTS-09',
  pirt: 'DKS-01',
  'izin makanan rumahan': 'DKS-01',
  'sertifikat halal': 'HLL-01',
  'label halal gratis': 'HLL-01',
  'bikin pt': 'AHU-03',
  'bikin koperasi': 'KOP-02',
  'tera timbangan': 'DAG-01',
  npwp: 'KPP-01',
  'bikin npwp': 'KPP-01',
  'lupa efin': 'KPP-02',
  'lapor spt tahunan': 'KPP-02',
  'hapus npwp': 'KPP-04',
  // Abroad and passports
  'bikin paspor': 'IMI-01',
  'perpanjangan paspor': 'IMI-01',
  'paspor hilang': 'IMI-05',
  'paspor anak': 'IMI-06',
  'e-paspor': 'IMI-03',
  'ambil paspor': 'IMI-07',
  // Insurance, work, family
  'bpjs bayi': 'BKS-03',
  'bpjs kesehatan nunggak': 'BKS-04',
  'pindah faskes': 'BKS-02',
  'cairkan jht': 'BTK-01',
  'klaim jaminan hari tua': 'BTK-01',
  'kena phk': 'BTK-05',
  'kartu kuning': 'NAK-01',
  'kartu pencari kerja': 'NAK-01',
  'pesangon tidak dibayar': 'NAK-04',
  'daftar nikah': 'KUA-01',
  'mau kawin': 'KUA-01',
  'buku nikah hilang': 'KUA-06',
  'daftar haji': 'KUA-02',
  'gugat cerai': 'PA-01',
  'surat tidak mampu': 'SOS-01',
  sktm: 'SOS-01',
  'kursi roda': 'SOS-04',
  'tes narkoba': 'BNN-01',
  'kena tilang': 'KJR-01',
  // Land, house, tax, water, power
  'balik nama sertifikat': 'BPN-03',
  'balik nama sertipikat tanah jual beli': 'BPN-03',
  'tanah warisan': 'BPN-07',
  'sertifikat hilang': 'BPN-05',
  'ukur tanah': 'BPN-04',
  roya: 'BPN-02',
  'bayar pbb': 'BPD-01',
  'listrik mati': 'PLN-03',
  'tambah daya': 'PLN-01',
  'pasang air pdam': 'PAM-01',
  'wc penuh': 'PUP-05',
  'jalan rusak': 'PUP-06',
  'tebang pohon': 'DLH-03',
  // As people slip
  'kartu kelurga hilang': 'DKC-05',
  'perpnjang sim c': 'SIM-02',
  'prpnjng stnk': 'SAM-01',
  'pasport hilang': 'IMI-05',
  'setifikat halal': 'HLL-01',
  'akte kelahirn': 'DKC-13',
  'kpt hilang': 'DKC-08',
  bikinktp: 'DKC-06',
  'tmbah daya': 'PLN-01',
  'imigrsi ambil paspor': 'IMI-07',
  'surat kehilngan': 'SPK-01',
  'balik nma motor': 'SAM-03',
  // In English
  'lost id card': 'DKC-08',
  'birth certificate': 'DKC-13',
  'child passport': 'IMI-06',
  'renew driving licence': 'SIM-01',
  'start a business': 'PTS-01',
  'police record': 'SKC-01',
  'death certificate': 'DKC-15',
}

const firstThree: Table = {
  'buka usaha': 'PTS-01',
  'bapak meninggal': 'DKC-15',
  ktp: 'DKC-06',
  'kartu keluarga': 'DKC-01',
  kk: 'DKC-05',
  'dompet hilang': 'SPK-01',
  nikah: 'KUA-01',
  sim: 'SIM-03',
  paspor: 'IMI-01',
  'paspor umroh': 'IMI-01',
  usaha: 'PTS-01',
  umkm: 'KOP-04',
  bpjs: 'BKS-01',
  'bpjs mati': 'BKS-04',
  'bpjs gratis': 'SOS-01',
  'anak lahir': 'DKC-13',
  'bapak saya meninggal': 'DKC-15',
  'beli rumah': 'BPN-03',
  'bangun rumah': 'PTS-06',
  'cari kerja': 'NAK-01',
  'kerja ke malaysia': 'NAK-02',
  'beli motor bekas': 'SAM-03',
  cerai: 'PA-01',
  'modal usaha': 'KOP-04',
  'daftar merek': 'AHU-02',
  tanah: 'BPN-04',
  'air mati': 'PAM-02',
  'lapor pungli': 'OMB-02',
  'izin apotek': 'PTS-10',
  pensiun: 'TSP-01',
  'legalisir ijazah': 'AHU-01',
}

test(`each of ${Object.keys(first).length} everyday questions finds first the one service that is meant`, () => {
  const wrong = Object.entries(first).flatMap(([typed, code]) => (codes(typed)[0] === code ? [] : [said(typed, code)]))
  assert.deepEqual(wrong, [])
})

test(`each of ${Object.keys(firstThree).length} questions that may mean several has the likeliest among the first three`, () => {
  const wrong = Object.entries(firstThree).flatMap(([typed, code]) =>
    codes(typed).slice(0, 3).includes(code) ? [] : [said(typed, code)],
  )
  assert.deepEqual(wrong, [])
})

test('who asks for the family card is shown every service of it, not the one that is called so alone', () => {
  const all = [...directory.services.values()].filter(({ name }) => /\bKK\b|Kartu Keluarga/.test(name.id))
  for (const typed of ['kartu keluarga', 'kk', 'Kartu Kelurga', 'urus kk'])
    for (const { code } of all) assert.ok(codes(typed).includes(code), `${code} for ${typed}`)
})

test('what no agency here does finds nothing, and says so', () => {
  for (const typed of ['resep rendang', 'tiket pesawat', 'xyzzy qwrt', 'beli baju'])
    assert.deepEqual(
      searchServices(directory, typed).found.map(({ code }) => code),
      [],
      typed,
    )
})

test('a far guess is not offered as what comes nearest', () => {
  assert.deepEqual(
    searchServices(directory, 'resep rendang').near.map(({ code }) => code),
    [],
  )
})

test('one place for every service: its own name finds it among the first three', () => {
  const lost = [...directory.services.values()].filter(({ code, name }) =>
    [name.id, name.en].some((one) => !codes(one).slice(0, 3).includes(code)),
  )
  assert.deepEqual(
    lost.map(({ code }) => code),
    [],
  )
})

test('every everyday phrase that an agency gave a service finds that service among the first five', () => {
  const lost = [...directory.services.values()].flatMap(({ code, words }) =>
    words.filter((typed) => !codes(typed).slice(0, 5).includes(code)).map((typed) => said(typed, code)),
  )
  assert.deepEqual(lost, [])
})

function said(typed: string, code: string): string {
  return `${typed}: ${code} is ${codes(typed).indexOf(code) + 1}, after ${codes(typed).slice(0, 4).join(' ')}`
}
