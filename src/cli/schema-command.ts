import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileKind, forms, publishedSchema } from '#pack/forms.ts'
import { jsonText } from '#pack/schema-text.ts'
import type { Command } from './command.ts'
import { exits } from './exit-codes.ts'
import { cannotWrite } from './named-file.ts'
import { words } from './words.ts'

/** The form of a pack's files as JSON Schema, for editors and other programs; malls/schema is made with it. */
export const mallSchema: Command = {
  name: 'mall schema',
  usage: 'DIR',
  example: 'pendopo mall schema malls/schema',
  summary: {
    id: 'Menulis bentuk berkas paket sebagai JSON Schema.',
    en: 'Writes the form of the files of a pack as JSON Schema.',
  },
  takes: [1, 1],
  run: async ({ language, words: [folder = ''] }) => {
    const kinds = Object.keys(forms) as FileKind[]
    try {
      await mkdir(folder, { recursive: true })
      for (const kind of kinds) await writeFile(join(folder, `${kind}.json`), jsonText(publishedSchema(kind)))
    } catch (error) {
      throw cannotWrite(folder, language, error)
    }
    return {
      exit: exits.ok,
      lines: [words[language].exported(folder, kinds.length)],
      data: { folder, files: kinds.map((kind) => `${kind}.json`) },
    }
  },
}
