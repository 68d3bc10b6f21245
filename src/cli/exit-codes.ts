/** What a command ended with, for scripts: the numbers of sysexits.h where it has one. */
export const exits = {
  ok: 0,
  /** The answer is no: refused by the mall, or a check found a breach. */
  refused: 1,
  usage: 2,
  badData: 65,
  noInput: 66,
  noDatabase: 69,
  /** A fault of ours. */
  software: 70,
  /** A file or folder that was named to be written cannot be. */
  cannotCreate: 73,
  /** The answer itself could not be written whole, as on a full disk. */
  notWritten: 74,
  settings: 78,
  /** Ctrl-C, as shells count it: 128 and the number of SIGINT. */
  stopped: 130,
} as const
