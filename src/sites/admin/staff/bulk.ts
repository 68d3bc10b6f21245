import { mustEdit, refuseOneself, retire } from '#account/people.ts'
import { signOutPerson } from '#account/rescue.ts'
import type { Ask } from '#platform/web/env.ts'
import type { BulkOf, BulkOffer } from '../bulk-offer.ts'
import { endingOffer } from '../ending-offer.ts'
import { words } from './words.ts'

export const staffBulk: BulkOf = {
  section: 'staff',
  noun: (c) => words[c.var.language].noun,
  title: (c) => words[c.var.language].title,
  offers: async (c) => ({ signOut: signOutOffer(c), retire: retireOffer(c) }),
}

export function staffActs(c: Ask): { value: string; text: string }[] {
  const says = words[c.var.language].bulk
  return (['signOut', 'retire'] as const).map((value) => ({ value, text: says[value] }))
}

/** All of a team, when a telephone or a paper with passwords was lost. */
function signOutOffer(c: Ask): BulkOffer {
  const { actor, now, language } = c.var
  const says = words[language].bulk
  return {
    title: says.signOut,
    act: {
      look: async (tx, id) => ({ name: (await mustEdit(tx, id, actor)).name, was: 'before' }),
      apply: async (tx, id) => {
        refuseOneself(await mustEdit(tx, id, actor), actor)
        await signOutPerson(tx, id, actor, now)
      },
      say: (value) => (value === 'out' ? says.out : says.before),
    },
    read: () => () => 'out',
  }
}

/** No way back from here: whoever returns gets a new password, told to that person alone. */
function retireOffer(c: Ask): BulkOffer {
  const { actor, now, language } = c.var
  const says = words[language].bulk
  return endingOffer({
    title: says.retire,
    look: (tx, id) => mustEdit(tx, id, actor),
    end: (tx, id) => retire(tx, id, actor, now),
    says: { goesOn: says.works, ended: says.ended },
  })
}
