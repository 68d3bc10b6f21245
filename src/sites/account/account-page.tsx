import { type Role, roles } from '#account/roles.ts'
import type { OpenSession, SignedIn } from '#account/sign-in/session.ts'
import { words as accountWords } from '#account/words.ts'
import type { Ask } from '#platform/web/env.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { Notice, SummaryList, Tag } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { accountPage } from './frame.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { words as themeWords } from './theme-words.ts'
import { workOf } from './where-to.ts'
import { words } from './words.ts'

export type AccountView = {
  readonly by: SignedIn
  readonly agency: string | undefined
  readonly secondStep: { readonly isOn: boolean; readonly recoveryLeft: number }
  readonly sessions: readonly OpenSession[]
}

// One slip of the own finger needs no notice.
const worthTelling = 3

export function showAccount(c: Ask, view: AccountView): Promise<Response> {
  const { by } = view
  const says = words[c.var.language]
  return accountPage(
    c,
    { title: by.name },
    <>
      <Done c={c} />
      {by.failuresBefore >= worthTelling && (
        <Notice tone="attention" title={says.failures(by.failuresBefore)}>
          {says.failuresAbout}
        </Notice>
      )}
      <Summary c={c} view={view} />
      <Buttons>
        <ButtonLink href={workOf(by)}>{says.toWork}</ButtonLink>
        <Act action="/account/sign-out" kind="secondary">
          {says.signOut}
        </Act>
      </Buttons>
      <ThemeChoice c={c} />
      <Sessions c={c} view={view} />
    </>,
  )
}

function Done({ c }: { c: Ask }) {
  const says = words[c.var.language]
  const sentences: Record<string, string> = {
    password: says.passwordChanged,
    on: says.turnedOn,
    off: says.turnedOff,
    theme: themeWords[c.var.language].kept,
  }
  const sentence = sentences[c.req.query('done') ?? '']
  return sentence ? (
    <Notice tone="good" isNews>
      {sentence}
    </Notice>
  ) : null
}

function Summary({ c, view: { by, agency, secondStep } }: { c: Ask; view: AccountView }) {
  const says = words[c.var.language]
  const roleNames = accountWords[c.var.language].roles
  const held = roles.filter((role): role is Role => by.roles.includes(role)).map((role) => roleNames[role])
  const state = secondStep.isOn ? <Tag tone="good">{says.isOn}</Tag> : <Tag>{says.isOff}</Tag>
  return (
    <SummaryList
      rows={[
        { term: says.username, value: by.username },
        { term: says.roles, value: c.var.formats.list(held) },
        { term: says.agency, value: agency ?? says.wholeMall },
        {
          term: says.password,
          value: '\u2022\u2022\u2022\u2022\u2022\u2022',
          act: <a href="/account/password">{says.change}</a>,
        },
        {
          term: says.secondStep,
          value: state,
          note: secondStep.isOn ? says.recoveryLeft(secondStep.recoveryLeft) : undefined,
          act: <a href="/account/second-step">{says.manage}</a>,
        },
      ]}
    />
  )
}

function Sessions({ c, view: { by, sessions } }: { c: Ask; view: AccountView }) {
  const { language, formats } = c.var
  const says = words[language]
  return (
    <section aria-labelledby="sesi">
      <h2 id="sesi">{says.sessions}</h2>
      <p>{says.sessionsAbout}</p>
      <Table
        caption={says.sessions}
        isCaptionUnseen
        language={language}
        rows={sessions}
        columns={[
          { heading: says.browser, cell: (one) => one.browser || says.unknownBrowser },
          { heading: says.since, cell: (one) => formats.moment(one.createdAt) },
          { heading: says.lastSeen, cell: (one) => formats.moment(one.lastSeenAt) },
          {
            heading: says.end,
            cell: (one) =>
              one.tokenHash === by.session ? (
                <Tag>{says.thisOne}</Tag>
              ) : (
                <Act action="/account/sessions/ends" fields={{ session: one.tokenHash }} kind="link">
                  {says.end}
                  <span class="unseen"> {one.browser}</span>
                </Act>
              ),
          },
        ]}
      />
      <Buttons>
        <Act action="/account/sign-out-everywhere" kind="stop">
          {says.endAll}
        </Act>
      </Buttons>
      <p class="quiet">{says.endAllAbout}</p>
    </section>
  )
}
