import { Refused } from '#platform/refused.ts'

/**
 * How many respondents a population needs (Krejcie and Morgan 1970, as PermenPANRB 14/2017 uses it): chi-square 3.841
 * for 95 %, half of the population each way, 5 % error. Their table rounds half up.
 * @throws Refused survey.badPopulation when it is not a whole number of people, one or more.
 */
export function sampleSize(population: number): number {
  if (!Number.isSafeInteger(population) || population < 1)
    throw new Refused('survey.badPopulation', { population: String(population) })
  const [chiSquare, share, error] = [3.841, 0.5, 0.05]
  const spread = chiSquare * share * (1 - share)
  return Math.round((spread * population) / (error ** 2 * (population - 1) + spread))
}
