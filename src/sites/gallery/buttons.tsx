import type { Language } from '#platform/words.ts'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Part } from './part.tsx'
import { words } from './words.ts'

export function Buttoned({ language }: { language: Language }) {
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
