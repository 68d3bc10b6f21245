import type { Directory } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { sayForm } from '#service/say.ts'
import type { Requirement } from '#service/standard.ts'
import { words } from './words.ts'

/** What to bring, to tick off at home. Nothing of it is sent. */
export function RequirementList({
  c,
  directory,
  keeps,
  requirements,
}: {
  c: Ask
  directory: Directory
  /** Which list this is: another version of the standard has other papers. */
  keeps: string
  requirements: readonly Requirement[]
}) {
  const says = words[c.var.language].service
  if (requirements.length === 0) return <p>{says.nothingToBring}</p>
  return (
    <>
      <p class="small quiet on-screen">{says.bringHelp}</p>
      <div class="options" data-keeps={keeps}>
        {requirements.map((requirement, i) => (
          <div class="option">
            <input type="checkbox" id={`bawa-${i + 1}`} autocomplete="off" aria-describedby={`bawa-${i + 1}-tentang`} />
            <label for={`bawa-${i + 1}`}>{requirement.name[c.var.language]}</label>
            <div class="hint" id={`bawa-${i + 1}-tentang`}>
              <RequirementNote c={c} directory={directory} requirement={requirement} />
            </div>
          </div>
        ))}
      </div>
    </>
  )
}

function RequirementNote({ c, directory, requirement }: { c: Ask; directory: Directory; requirement: Requirement }) {
  const { language } = c.var
  const says = words[language].service
  const source = requirement.obtainAt ? serviceByCode(directory, requirement.obtainAt) : undefined
  const notes = [
    requirement.when?.[language],
    sayForm(requirement, c.var),
    !source && requirement.where?.[language],
  ].filter(Boolean)
  return (
    <>
      {notes.join('. ')}
      {source && (
        <>
          {`. ${says.obtainHere(sayCounters(placeOfQueue(directory, source.queueId), c.var))}. `}
          <a href={`/services/${source.code}`}>
            {says.obtainService}
            <span class="unseen">: {source.name[language]}</span>
          </a>
        </>
      )}
    </>
  )
}
