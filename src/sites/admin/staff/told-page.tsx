import { personFor } from '#account/people.ts'
import type { Vault } from '#account/vault.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { dropCookie, readSealedCookie, setSealedCookie } from '#platform/web/sealed-cookie.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Notice, SummaryList } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { words } from './words.ts'

const cookie = 'told'
type Told = { readonly id: number; readonly password: string }

/** The first password goes to the next page in a sealed cookie: kept nowhere, shown once, gone after five minutes. */
export function tellOnce(c: Ask, vault: Vault, id: number, password: string): Response {
  setSealedCookie(c, vault, cookie, { id, password } satisfies Told, 300)
  return seeOther(c, `/admin/staff/${id}/told`)
}

export async function showTold(c: Ask, vault: Vault, id: number): Promise<Response> {
  const told = readSealedCookie(c, vault, cookie) as Told | undefined
  if (told?.id !== id) return seeOther(c, `/admin/staff/${id}`)
  dropCookie(c, cookie)
  const says = words[c.var.language]
  const person = await c.var.inMall((tx) => personFor(tx, id, c.var.actor))
  return adminPage(
    c,
    { title: says.toldTitle(person.name), section: 'staff' },
    <>
      <Notice tone="attention">{says.toldAbout}</Notice>
      <SummaryList
        rows={[
          { term: says.username, value: person.username },
          { term: says.toldLabel, value: <span class="number">{told.password}</span> },
        ]}
      />
      <ButtonLink href={`/admin/staff/${id}`}>{says.toldDone}</ButtonLink>
    </>,
  )
}
