import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Formats } from '#platform/formats.ts'
import { blankForm } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Field } from '#ui/field.tsx'
import { Icon, iconNames } from '#ui/icon.tsx'
import { News } from '#ui/live.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Back, Card, Details, EmptyState, Facts, Notice, Search, Steps, SummaryList, Tag, Tags } from '#ui/parts.tsx'
import { Questions, sentencesIn } from './gallery-form.tsx'
import { Ends, Folded, Marks, RarerFields, Told } from './more-parts.tsx'
import { QueueTable } from './queue-table.tsx'
import { words } from './words.ts'

type GalleryProps = { language: Language; formats: Formats; now: Date; clock: Child }

export function GalleryPage({ language, formats, now, clock }: GalleryProps) {
  const says = words[language]
  return (
    <div class="gallery">
      <Back href="/" language={language} />
      <h1>{says.title}</h1>
      <p>{says.lead}</p>
      <p>
        {says.faces}:{' '}
        {(['public', 'work', 'kiosk', 'hall'] as const).map((face) => (
          <>
            <a href={`?face=${face}`}>{says.face[face]}</a>{' '}
          </>
        ))}
        <a href="?face=work&theme=dark">{says.dark}</a> <a href="?face=hall&theme=light">{says.light}</a>
      </p>
      <Part title={says.live}>
        {clock}
        <News />
      </Part>
      <TypeAndColours language={language} formats={formats} now={now} />
      <Buttoned language={language} />
      <Said language={language} />
      <Part title={says.tables}>
        <QueueTable language={language} />
      </Part>
      <Part title={says.folded}>
        <Folded language={language} />
      </Part>
      <Part title={says.told}>
        <Told language={language} />
      </Part>
      <Part title={says.marks}>
        <Marks />
      </Part>
      <Part title={says.ends}>
        <Ends language={language} />
      </Part>
      <Part title={says.pages}>
        <Pagination current={1} last={2} href={pageHref} language={language} />
        <Pagination current={5} last={12} href={pageHref} language={language} label="Halaman laporan" />
      </Part>
      <Part title={says.fields}>
        <Search action="/gallery" label="Cari layanan" placeholder="misalnya: ktp hilang" language={language} />
        <Questions form={blankForm({ way: 'sms', needs: ['elder'] })} language={language} />
      </Part>
      <Part title={says.rarer}>
        <RarerFields language={language} />
      </Part>
      <Part title={says.wrong}>
        <Wrong language={language} />
      </Part>
      <Part title={says.icons}>
        <p class="icons">
          {iconNames.map((name) => (
            <span>
              <Icon name={name} /> {name}
            </span>
          ))}
        </p>
      </Part>
    </div>
  )
}

function Part({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function TypeAndColours({ language, formats, now }: Omit<GalleryProps, 'clock'>) {
  const says = words[language]
  return (
    <>
      <Part title={says.type}>
        <p class="number sample">A 012</p>
        <h3>{formats.date(now)}</h3>
        <p>
          {formats.moment(now)} · {formats.money(75_000)} · {formats.number(93.4, 1)} · {formats.percent(0.91)} ·{' '}
          {formats.minutesBetween(15, 25)} · {formats.list(['KTP', 'KK', 'akta'])}
        </p>
        <p class="small quiet">{says.lead}</p>
      </Part>
      <Part title={says.colours}>
        <ul class="swatches">
          {swatches.map((name) => (
            <li class={`swatch ${name}`}>{name}</li>
          ))}
        </ul>
      </Part>
    </>
  )
}

const swatches = [
  'ink',
  'paper',
  'card',
  'indigo',
  'indigo-deep',
  'indigo-soft',
  'soga',
  'soga-soft',
  'leaf',
  'leaf-soft',
  'marigold',
  'marigold-soft',
  'brick',
  'brick-soft',
] as const

function Buttoned({ language }: { language: Language }) {
  return (
    <Part title={words[language].buttons}>
      <Buttons>
        <Button>Ambil nomor</Button>
        <Button kind="secondary">Pilih waktu datang</Button>
        <Button kind="quiet">Kembali</Button>
        <Button kind="attention">Cari</Button>
        <Button kind="stop">Batalkan nomor ini</Button>
        <Button isDisabled>Belum bisa</Button>
        <ButtonLink href="/gallery/form">Tautan</ButtonLink>
      </Buttons>
      <Buttons>
        <Button shortcut="Enter">Selesai, panggil berikutnya</Button>
        <Button kind="secondary" shortcut="U">
          Panggil ulang
        </Button>
        <Button kind="quiet" shortcut="G">
          Gangguan
        </Button>
        <Button kind="link">Hubungi koordinator</Button>
      </Buttons>
    </Part>
  )
}

function Said({ language }: { language: Language }) {
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

function Wrong({ language }: { language: Language }) {
  const form = { values: { phone: '12', way: '' }, errors: sentencesIn(language) as Record<string, string> }
  const says = words[language]
  const { name, way } = form.errors
  const shown = { ...form, errors: { 'wrong-name': name ?? '', 'wrong-way': way ?? '', 'wrong-needs': says.needWrong } }
  return (
    <>
      <ErrorSummary form={shown} language={language} />
      <Field form={shown} language={language} name="wrong-name" label={says.name} hint={says.nameHint} />
      <Field
        form={shown}
        language={language}
        name="amount"
        label="Jumlah"
        prefix="Rp"
        width="w10"
        inputMode="numeric"
      />
      <Field form={shown} language={language} name="minutes" label="Janji dipanggil" suffix="menit" width="w4" />
      <Field form={shown} language={language} name="closed" label="Tidak bisa diubah" isDisabled />
      <Radios
        form={shown}
        language={language}
        name="wrong-way"
        label={says.way}
        options={[
          { value: 'a', text: 'WhatsApp' },
          { value: 'b', text: 'Telepon rumah', hint: 'Belum tersedia', isDisabled: true },
        ]}
      />
      <Checkboxes
        form={shown}
        language={language}
        name="wrong-needs"
        label={says.needs}
        options={[{ value: 'a', text: says.need.elder }]}
      />
    </>
  )
}

function pageHref(number: number): string {
  return `/gallery?page=${number}`
}
