import { blankForm } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Accordion } from '#ui/accordion.tsx'
import { Banner } from '#ui/banner.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { Act, Button, Buttons } from '#ui/button.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { TextArea } from '#ui/field.tsx'
import { FileUpload } from '#ui/file-upload.tsx'
import { Facts, Steps } from '#ui/parts.tsx'
import { PasswordField } from '#ui/password-field.tsx'
import { PrintButton } from '#ui/print-button.tsx'
import { Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { words } from './words.ts'

type Common = { readonly language: Language }

/** What opens and closes, and where one is. */
export function Folded({ language }: Common) {
  return (
    <>
      <Breadcrumbs
        language={language}
        crumbs={[
          { href: '/', text: 'Mal' },
          { href: '/gallery', text: 'Disdukcapil' },
          { href: '/gallery', text: 'Layanan dengan nama yang panjang sekali di daftar ini' },
        ]}
      />
      <Accordion
        id="galeri"
        language={language}
        sections={[
          { title: 'Persyaratan', summary: '3 berkas', body: <p>Kartu Keluarga, surat kehilangan, KTP yang rusak.</p> },
          { title: 'Biaya', body: <p>Gratis.</p> },
        ]}
      />
      <Tabs
        title="Loket menurut hari"
        panels={[
          { id: 'senin', title: 'Senin', body: <p>Loket 1 sampai 7.</p> },
          { id: 'selasa', title: 'Selasa', body: <p>Loket 1 sampai 5.</p> },
        ]}
      />
    </>
  )
}

export function Told({ language }: Common) {
  return (
    <>
      <Banner id="galeri-jadi" language={language} isDone>
        Jadwal sudah disalin.
      </Banner>
      <Banner id="galeri-penting" language={language} title="Besok libur">
        <p>Mal tutup pada 25 Desember 2026.</p>
        <Buttons>
          <Act action="/gallery/form" kind="secondary">
            Umumkan
          </Act>
          <PrintButton>Cetak</PrintButton>
        </Buttons>
      </Banner>
    </>
  )
}

/** The mall's mark where it has no emblem of its own; with one, every page of the house shows it. */
export function Marks() {
  return (
    <div class="band marks">
      <Emblem of={{ emblem: null }} />
      <strong>Mal Pelayanan Publik</strong>
    </div>
  )
}

/** Fields that are rarer: files, passwords, long texts with a limit; as they come, and as they come back. */
export function RarerFields({ language }: Common) {
  const says = words[language]
  const wrong = {
    values: { long: 'Terlalu panjang' },
    errors: { file2: says.needWrong, 'password-2': says.nameMissing, long: says.noteLong },
  }
  return (
    <>
      <FileUpload form={blankForm()} language={language} name="file" label="Berkas" hint="PNG atau SVG" />
      <FileUpload form={wrong} language={language} name="file2" label="Berkas yang ditolak" />
      <FileUpload form={blankForm()} language={language} name="files" label="Beberapa berkas" isMany isDisabled />
      <PasswordField
        form={blankForm()}
        language={language}
        name="password-1"
        label="Kata sandi"
        autocomplete="new-password"
      />
      <PasswordField
        form={wrong}
        language={language}
        name="password-2"
        label="Kata sandi yang kosong"
        autocomplete="current-password"
      />
      <TextArea form={wrong} language={language} name="long" label="Pesan" most={160} rows={3} />
    </>
  )
}

/** The ends of scales: nothing, all, one, and names as long as law makes them. */
export function Ends({ language }: Common) {
  const long = 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Kepulauan Bintan Timur Laut'
  return (
    <>
      <Steps done={0} of={5} language={language} />
      <Steps done={5} of={5} language={language} />
      <Facts facts={[{ value: '0' }, { term: long, value: '12.480', note: long }]} />
      <Table
        caption={long}
        language={language}
        rows={[{ name: long, count: 12_480 }]}
        stacks={false}
        columns={[
          { heading: 'Instansi', cell: ({ name }) => name },
          { heading: 'Antrean', isFigure: true, cell: ({ count }) => String(count) },
        ]}
      />
      <Buttons>
        <Button>{long}</Button>
      </Buttons>
    </>
  )
}
