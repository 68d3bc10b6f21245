import type { Language } from '#platform/words.ts'
import { Card, Details, EmptyState, Facts, Notice, Steps, SummaryList, Tag, Tags } from '#ui/parts.tsx'
import { Part } from './part.tsx'
import { words } from './words.ts'

/** What pages say: in a word, a sentence, a figure. */
export function Said({ language }: { language: Language }) {
  const says = words[language]
  return (
    <>
      <Part title={says.tags}>
        <Tags>
          <Tag>Selesai di sini, 15 sampai 30 menit</Tag>
          <Tag tone="good">Gratis</Tag>
          <Tag tone="attention">Menunggu sekitar 20 menit</Tag>
          <Tag tone="bad">Tertunda</Tag>
          <Tag tone="priority">Lansia</Tag>
          <Tag tone="loud">Loket 2</Tag>
        </Tags>
      </Part>
      <Part title={says.notices}>
        <Notice>Halaman ini bergerak sendiri. Bila telepon mati, nomor Anda tetap berlaku.</Notice>
        <Notice tone="good">Buka sampai 15.00. Menunggu sekitar 20 menit.</Notice>
        <Notice tone="attention" title="Hari ini tutup lebih awal">
          <p>
            Nomor terakhir diberikan pukul 13.30. <a href="/gallery">Lihat jam buka</a>
          </p>
        </Notice>
        <Notice tone="bad" title="Layanan Samsat tertunda">
          <p>Jaringan pusat terganggu sejak 09.20. Nomor Anda tetap berlaku.</p>
        </Notice>
        <Details summary="Surat kuasa bila diwakilkan">
          <p>Bawa surat kuasa bermeterai dan KTP kedua pihak.</p>
        </Details>
      </Part>
      <Part title={says.summaries}>
        <SummaryList
          rows={[
            { term: 'Biaya', value: 'Gratis' },
            { term: 'Selesai', value: '15 sampai 30 menit, di tempat', act: <a href="/gallery">Ubah</a> },
            { term: 'Tempat', value: 'Loket 1 sampai 7', note: 'Aula Utara, lantai 1' },
          ]}
        />
        <Card>
          <h3>Sekitar 15 sampai 25 menit lagi</h3>
          <p class="quiet">3 orang sebelum Anda. Diperbarui 09.41</p>
          <Steps done={4} of={7} language={language} />
        </Card>
      </Part>
      <Part title={says.facts}>
        <Facts
          facts={[
            { term: 'Datang', value: '486', note: 'biasanya 440 pada jam ini' },
            { term: 'Menunggu', value: '73', note: 'terlama 41 menit' },
            { term: 'Janji 30 menit ditepati', value: '91 %', note: 'kemarin 94 %' },
            { term: 'Loket buka', value: '52 dari 58', note: '2 istirahat, 4 kosong' },
          ]}
        />
      </Part>
      <Part title={says.empty}>
        <EmptyState title="Belum ada yang menunggu">Nomor baru muncul di sini begitu diambil.</EmptyState>
      </Part>
    </>
  )
}
