import type { Agency, Directory, Service } from '#directory/directory.ts'
import { checkPack } from '../../src/pack/check-pack.ts'
import { describe } from '../../src/pack/describe.ts'
import { packIn } from './small-pack.ts'

/** The agencies and services of a pack as a directory holds them, without a database: for what is pure. */
export async function packDirectory(folder: string): Promise<Directory> {
  const { agencies, services, sameWords, spoken, lifeEvents } = describe(packIn(await checkPack(folder)))
  const ids = new Map(agencies.map(({ code }, i) => [code, i + 1]))
  return {
    agencies: new Map(agencies.map((agency, i) => [i + 1, { ...agency, id: i + 1 } as unknown as Agency])),
    sameWords,
    lifeEvents,
    services: new Map(
      services.map((service, i) => [
        i + 1,
        {
          ...service,
          id: i + 1,
          agencyId: ids.get(service.agency),
          spoken: spoken.filter((one) => one.service === service.code).map(({ phrase }) => phrase),
        } as unknown as Service,
      ]),
    ),
  } as unknown as Directory
}
