import type { Child } from 'hono/jsx'
import type { Formats } from '#platform/formats.ts'
import { blankForm } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Icon, iconNames } from '#ui/icon.tsx'
import { News } from '#ui/live.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Back, Search } from '#ui/parts.tsx'
import { Buttoned } from './buttons.tsx'
import { Charts } from './charts.tsx'
import { Questions } from './gallery-form.tsx'
import { Ends, Folded, Marks, RarerFields, Told } from './more-parts.tsx'
import { Part } from './part.tsx'
import { QueueTable } from './queue-table.tsx'
import { Said } from './said.tsx'
import { TypeAndColours } from './type-and-colours.tsx'
import { words } from './words.ts'
import { WrongFields } from './wrong-fields.tsx'

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
      <Part title={says.charts}>
        <Charts language={language} formats={formats} />
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
        <WrongFields language={language} />
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

function pageHref(number: number): string {
  return `/gallery?page=${number}`
}
