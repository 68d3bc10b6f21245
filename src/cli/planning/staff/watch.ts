import type { Finding } from '#planning/staffing/advise.ts'
import { type Call, isOn } from '../../command.ts'
import { showProgress } from '../show-progress.ts'
import { staffWords } from './words.ts'

/** Rounds of the search and steps of growth, on one line; how many rounds there will be nobody knows. */
const mostRounds = 60

export function watching(call: Call) {
  const says = staffWords[call.language]
  let [rounds, steps, allSteps] = [0, 0, 9]
  let search: string = says.begins
  let growth = ''
  const text = () => [search, growth].filter(Boolean).join(' · ')
  const progress = showProgress(text, 1, isOn(call, 'progress'))
  return {
    said: (finding: Finding) => {
      if ('round' in finding) {
        const { round, broken, trimming } = finding.round
        rounds = round
        search = says.progress(round, broken, trimming)
      } else if ('busier' in finding || 'worth' in finding) search = says.weighing
      else if ('proof' in finding) {
        steps++
        allSteps = finding.steps
        growth = says.proving(steps, allSteps)
      }
      progress.show((Math.min(rounds, mostRounds) / mostRounds + steps / allSteps) / 2)
    },
    end: progress.end,
  }
}
