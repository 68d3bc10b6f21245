import type { Demand, Officers } from './scenario.ts'

/**
 * How people and officers behave on a usual day. The day player plays by the same figures (src/cli/day), so that what it
 * plays and what is simulated are one day. Figures of the demonstration; a mall puts its own into a scenario.
 */
export const usualWays = {
  missesOnce: 0.03,
  neverComes: 0.03,
  leaves: 0.03,
  stepsOut: 0.03,
  leavesAfter: [10, 60],
  stepsOutAfter: [1, 5],
  stepsOutFor: [5, 14],
  comesBackAfter: [4, 9],
} as const satisfies Demand['ways']

export const usualOfficers = {
  walkSeconds: [15, 60],
  // A minute, two calls more, three quarters of a minute after each.
  absentSeconds: 60 + 2 * 45,
  noticeSeconds: [2, 8],
  pauseShare: 0.3,
  pauseSeconds: [2, 10],
  earlyMinutes: [1, 10],
  staysMinutes: 5,
  parkShare: 0.03,
  parkedMinutes: [0, 0],
  resumeChance: 0.3,
  afterParkMinutes: 2,
  transferShare: 0.02,
} as const satisfies Omit<Officers, 'transferTo'>

/** Coefficient of variation of handling times. */
export const usualVariation = 0.6
