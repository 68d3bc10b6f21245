import pg from 'pg'
import { searchServices } from '#directory/find-services.ts'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { first, firstThree } from '../test/harness/typed-searches.ts'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'

const typed = Object.entries({ ...first, ...firstThree })
const shown = 8

/** What PostgreSQL would be asked instead: the phrases of each service that come nearest by trigrams. */
const statement = {
  name: 'search',
  text: `select code, max(strict_word_similarity($1, phrase)) as near from phrase
    where $1 <<% phrase group by code order by near desc, code limit ${shown}`,
}

/**
 * What one search costs with the demonstration mall's whole catalogue: the house's own (in memory, no question to
 * PostgreSQL) and pg_trgm over the same texts with its GIN index, one connection, prepared. And how many of the typed
 * questions each answers with the service that is meant among the first three.
 */
export async function searchRows(on: Stage, rounds: number): Promise<(string | number)[][]> {
  const checked = await checkPack('malls/pekanbaru')
  if (!('pack' in checked)) throw new Error('malls/pekanbaru has faults')
  const { directory } = directoryOfPack(checked.pack)
  const client = new pg.Client({ connectionString: (await on.copy('search')).superuser })
  await client.connect()
  try {
    await fill(client, directory)
    const own = (text: string) => {
      const { found, near } = searchServices(directory, text)
      return (found.length > 0 ? found : near).map(({ code }) => code)
    }
    const trigrams = async (text: string) =>
      (await client.query<{ code: string }>({ ...statement, values: [text] })).rows.map(({ code }) => code)
    return [
      ['words, stems and slips, in memory', ...(await timed(own, rounds))],
      ['pg_trgm in PostgreSQL', ...(await timed(trigrams, rounds))],
    ]
  } finally {
    await client.end()
    await on.drop('search')
  }
}
export const searchHead = ['search', 'questions', 'ms each', 'slowest tenth from', 'meant in first three']

type Catalogue = ReturnType<typeof directoryOfPack>['directory']

async function fill(client: pg.Client, directory: Catalogue): Promise<void> {
  await client.query(`create extension if not exists pg_trgm;
    set pg_trgm.strict_word_similarity_threshold = 0.3;
    create temp table phrase (code text not null, phrase text not null)`)
  const phrases = [...directory.services.values()].flatMap(({ code, name, words, spoken, agencyId }) =>
    [name.id, name.en, ...words, ...spoken, directory.agencies.get(agencyId)?.shortName ?? ''].map((text) => [
      code,
      text,
    ]),
  )
  await client.query(`insert into phrase select * from unnest($1::text[], $2::text[])`, [
    phrases.map(([code]) => code),
    phrases.map(([, text]) => text?.toLowerCase()),
  ])
  await client.query('create index on phrase using gin (phrase gin_trgm_ops); analyze phrase')
}

async function timed(
  search: (text: string) => readonly string[] | Promise<readonly string[]>,
  rounds: number,
): Promise<(string | number)[]> {
  const times: number[] = []
  let right = 0
  for (let round = 0; round <= rounds; round++)
    for (const [text, code] of typed) {
      const begun = performance.now()
      const found = await search(text)
      // The first round warms up and is looked at for what it finds.
      if (round > 0) times.push(performance.now() - begun)
      else if (found.slice(0, 3).includes(code)) right++
    }
  const ordered = times.sort((a, b) => a - b)
  const [middle, tenth] = [quantile(ordered, 0.5), quantile(ordered, 0.9)]
  return [typed.length, middle.toFixed(2), tenth.toFixed(2), `${right} of ${typed.length}`]
}
