import loadHighs, { type Highs } from 'highs'

/** A whole-number programme: choose whole numbers that keep every row, at the least cost. */
export type Variable = { readonly cost: number; readonly most?: number }
export type Row = { readonly terms: readonly (readonly [variable: number, factor: number])[]; readonly least: number }
export type Program = { readonly variables: readonly Variable[]; readonly rows: readonly Row[] }

export type Solved =
  /** `isBest` is false when a limit ended the search: a good answer, not proved the best. */
  | { readonly found: true; readonly values: readonly number[]; readonly cost: number; readonly isBest: boolean }
  | { readonly found: false; readonly isImpossible: boolean }

/**
 * When to end the search: at an answer proved to cost at most `within` more than the best, or after so many nodes.
 * Nodes are counted, so that the same programme ends alike on every machine; seconds are for one that is stuck.
 */
export type Limits = { readonly within: number; readonly nodes: number; readonly seconds: number }
export const usualLimits: Limits = { within: 1e-6, nodes: 20_000, seconds: 120 }

export type Solver = (program: Program, limits?: Limits) => Solved

/** HiGHS, compiled to WebAssembly (docs/decisions/0011). One thread and one seed: the same answer each time. */
export async function openSolver(): Promise<Solver> {
  // Its types are written for CommonJS, where the default export is a module; it is loaded as ES module, where it is not.
  const highs = await (loadHighs as unknown as () => Promise<Highs>)()
  return (program, limits = usualLimits) => {
    if (program.variables.length === 0) return withoutVariables(program)
    const solution = highs.solve(textOf(program), {
      output_flag: false,
      random_seed: 1,
      threads: 1,
      mip_rel_gap: 0,
      mip_abs_gap: limits.within,
      mip_max_nodes: limits.nodes,
      time_limit: limits.seconds,
    })
    const isBest = solution.Status === 'Optimal'
    const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>
    const values = program.variables.map((_, i) => Math.round(columns[`x${i}`]?.Primal ?? Number.NaN))
    if ((isBest || values.every(Number.isFinite)) && keeps(program, values))
      return { found: true, values, cost: costOf(program, values), isBest }
    return { found: false, isImpossible: solution.Status.includes('nfeasible') }
  }
}

function withoutVariables({ rows }: Program): Solved {
  const found = rows.every(({ least }) => least <= 0)
  return found ? { found, values: [], cost: 0, isBest: true } : { found, isImpossible: true }
}

/** Rounded values are checked against every row, so that a tolerance of the solver never becomes a missing officer. */
export function keeps({ variables, rows }: Program, values: readonly number[]): boolean {
  const value = (i: number) => values[i] ?? Number.NaN
  return (
    variables.every(({ most = Number.POSITIVE_INFINITY }, i) => value(i) >= 0 && value(i) <= most) &&
    rows.every(({ terms, least }) => terms.reduce((sum, [i, factor]) => sum + factor * value(i), 0) >= least - 1e-6)
  )
}

export function costOf({ variables }: Program, values: readonly number[]): number {
  return variables.reduce((sum, { cost }, i) => sum + cost * (values[i] ?? 0), 0)
}

/** The programme in the LP format of CPLEX. */
function textOf({ variables, rows }: Program): string {
  const term = ([i, factor]: readonly [number, number]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${i}`
  const objective = variables.map(({ cost }, i) => term([i, cost])).join(' ')
  const kept = rows.map(({ terms, least }, i) => `r${i}: ${terms.map(term).join(' ')} >= ${least}`)
  const bounds = variables.flatMap(({ most }, i) => (most === undefined ? [] : [`0 <= x${i} <= ${most}`]))
  const names = variables.map((_, i) => `x${i}`)
  return [
    'Minimize',
    `cost: ${objective}`,
    'Subject To',
    ...kept,
    'Bounds',
    ...bounds,
    'Generals',
    ...names,
    'End',
  ].join('\n')
}
