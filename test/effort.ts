import { describe } from 'node:test'

/**
 * How much the dear families of tests do: on a push, for which people wait, and in the long run
 * (`npm run test:long`, or AVOW_EFFORT=long). No family is left out of a push: it does less of the same, and in turns,
 * so that what one commit does not try the next one does. Beside each row: what a push still catches.
 */
export const EFFORT = {
  /** Each round mutates a valid statement of every type in 600 ways: what breaks one type or one mutator is found. */
  doorRounds: { push: 6, long: 162 },
  /** Each puts a valid statement of every type and 550 mutants to our law and to that of a stranger in Go. */
  strangerRounds: { push: 2, long: 30 },
  /** Each says a statement of every type, a day later: a status that two programs tell otherwise is found. */
  statusRounds: { push: 6, long: 60 },
  /** A log is begun anew after 20: an order of writes that loses what was acknowledged is found within those. */
  kills: { push: 20, long: 200 },
  /** Of three ways in which a disk fails those that are tried: what one push leaves out the next ones try. */
  faults: { push: 1, long: 3 },
  /** Runs in which every 7th sync fails, hence 70 lives that each meet some; where they begin is the seed's. */
  syncFaults: { push: 2, long: 7 },
  /** As the syncs, of every 61st write, and every 59th for want of room. */
  writeFaults: { push: 2, long: 16 },
  /** Of the faults that pass, those through which one life goes: what one push leaves out the next ones try. */
  passingFaults: { push: 1, long: 1_000 },
  /** Calls that fail while a log is born, of each sort. */
  birthFaults: { push: 3, long: 10 },
  /** Times that a supervisor stops and starts a server under load. */
  supervisedStops: { push: 1, long: 100 },
  /** Rolls made by chance, each asked a dozen questions: an index that lacks a sort of row is found within ten. */
  rollsByChance: { push: 10, long: 60 },
  /** Rolls made by chance to which a list is added: of three faults that there were each was found within 2,500. */
  laterLists: { push: 3_000, long: 200_000 },
  /** Lists, whole and in parts, in any order: the two that went wrong once are tried each time. */
  listsInAnyOrder: { push: 60, long: 3_000 },
  /** Stories by chance over the days of a call: of four faults put in, two were found by each, two by every third. */
  keptDays: { push: 2, long: 30 },
  /** Commitments by chance that go through a file and back: each way of parting cells and lines is among them. */
  filedCommitments: { push: 400, long: 20_000 },
  /** Answers to every type of indicator that go through a sheet and back in any order, over others that stand. */
  filedFigures: { push: 60, long: 5_000 },
  /** As the sheets, of workbooks: each way in which a program may count a number or a day. */
  filedWorkbooks: { push: 12, long: 1_000 },
  /** Of each byte of a receipt the bits that are flipped: no byte is left out. */
  flippedBits: { push: 1, long: 8 },
  /** Trees in which each proof is checked, the small ones and the largest among them: all shapes of the right edge. */
  treeSizes: { push: 96, long: 1_024 },
  /** Of four neighbouring pages on which nothing is of a new sort those that a browser looks at. */
  pagesAlike: { push: 1, long: 4 },
  /** Of two browsers those that look at the pages of a language: each looks at one on a push. */
  axeBrowsers: { push: 1, long: 2 },
  /**
   * Of three languages by two widths, by two neighbouring pages, those in which axe judges a page. One with something new
   * is judged in both schemes of colours.
   */
  axeWays: { push: 1, long: 12 },
  /** Behind a session, of four pages on which nothing is of a new sort those that axe judges at all. */
  axeAlike: { push: 1, long: 4 },
  /**
   * Of three languages, one wide and two narrow, by four neighbouring pages behind a session with something new those
   * that axe judges.
   */
  axeInside: { push: 1, long: 12 },
  /** Of French and Arabic those in which a page behind a session is kept beside English. */
  insideLanguages: { push: 1, long: 2 },
  /** Of two neighbouring routes by two widths those in which Tab goes through a route's first page. */
  keyboardWays: { push: 1, long: 4 },
  /** Of the commands of a paper those that npx starts: that it finds the command is seen by each paper that has one. */
  npx: { push: 2, long: 1_000 },
  /**
   * Of four neighbouring moments at which a citizen's server falls those at which it does; before anything is written
   * it falls on each push.
   */
  citizenFalls: { push: 1, long: 4 },
  /** Things that are done over a server that falls: what one push leaves out the next ones try. */
  storiesThatFall: { push: 2, long: 1_000 },
  /**
   * Of the two databases those over which a server falls while something is done: what is done next falls over the
   * other.
   */
  databasesThatFall: { push: 1, long: 2 },
  /** Moments at which it falls, before and after its writes: each thing that is done falls at one on each push. */
  fallsOfEach: { push: 1, long: 1_000 },
  /**
   * Rounds in which a PostgreSQL fails under load in each way; a push does not wait for one that stands still. A server
   * that loses its word about a commit, or needs a start of its own, is found in the first.
   */
  outages: { push: 1, long: 4 },
  /** Places of a database at which a bit is flipped, from its first page to its last. */
  damagedPlaces: { push: 25, long: 150 },
  /** Of all columns and tables of a database those that are damaged, each followed by a whole fsck. */
  damagedColumns: { push: 3, long: 1_000 },
  /**
   * Rows of a list under which the power goes three times: what is done twice or not at all is found at any of them, so
   * long as the list outlasts the falls.
   */
  bulkRows: { push: 200, long: 1_222 },
  /** Of four neighbouring changes of a body those that are put to the law and to its schema. */
  changedBodies: { push: 1, long: 4 },
  /** Of four neighbouring lines of the golden log those that the law is asked of beforehand. */
  previews: { push: 1, long: 4 },
  /** Of four distances in time those at which two servers are asked for one thing. */
  starts: { push: 2, long: 4 },
  /** Of two thefts and losses of the depositary's keys those from which it recovers at the command line. */
  recoveries: { push: 1, long: 2 },
  /** Of three stories at the command line, beside that of a call's whole life, those that are told. */
  callsAtCommandLine: { push: 1, long: 3 },
  /**
   * Of two languages of words alone, one of them from the right, by two neighbouring pages those in which a page is
   * looked at.
   */
  pseudoLanguages: { push: 1, long: 4 },
  /** Of three neighbouring papers those whose commands are run; those of README.md are run on each push. */
  papers: { push: 1, long: 3 },
  /** Of archive, root and image those that are packed and started: what one push leaves out the next ones try. */
  packed: { push: 1, long: 3 },
  /** Public pages that are compared after each move of a register: its front, a call and what they lead to. */
  movedPages: { push: 30, long: 120 },
  /** Mutants of receipts that the page checks; each step that mutants come to refuses some. */
  hostileReceipts: { push: 200, long: 1_000 },
} as const satisfies Record<string, Effort>

interface Effort {
  readonly push: number
  readonly long: number
}

export type Family = keyof typeof EFFORT

/** How much a family does in this run. Another word than the two is a mistake, not a push. */
export function effort(family: Family, run = process.env.AVOW_EFFORT ?? 'push'): number {
  if (run !== 'push' && run !== 'long') throw new Error(`AVOW_EFFORT is push or long, not "${run}".`)
  return EFFORT[family][run]
}

/**
 * What chance begins with, in whatever chooses by it. `bin/test.mjs` takes it from the commit and prints it: two runs
 * of one commit do the same, two commits do not. AVOW_SEED is that number, to do again what failed.
 */
export const SEED = seedIn(process.env.AVOW_SEED ?? '20181112')

function seedIn(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`AVOW_SEED is a whole number, not "${text}".`)
  return Number(text)
}

/** So many of the places from 1 to the last, evenly apart; the seed says how far from 1 they begin. */
export function spread(count: number, last: number): number[] {
  const places = Math.min(count, last)
  const shift = (SEED % 1_009) / 1_009
  return Array.from({ length: places }, (_, n) => 1 + Math.floor(((n + shift) * last) / places))
}

/** Of the places in a circle those of this run, from the seed on: an item's own place puts it elsewhere than others. */
export function inTurn<T>(circle: readonly T[], count: number, place = 0): T[] {
  const from = (SEED + place) % circle.length
  return Array.from({ length: Math.min(count, circle.length) }, (_, n) => circle[(from + n) % circle.length]!)
}

/** Whether it is the turn of an item at this place, where so many of a circle of `of` have theirs in one run. */
export function isInTurn(place: number, of: number, count: number): boolean {
  return (place + SEED) % of < count
}

/** `describe`, where that story has its turn; else another run tells it. */
export function describeInTurn(
  ...turn: Parameters<typeof isInTurn>
): (name: string, story: () => void) => void {
  return isInTurn(...turn) ? describe : () => undefined
}

/** Places of bits to flip in the bytes from one to before another: of each byte as many as `flippedBits` says. */
export function bitsToFlip(from: number, to: number): number[] {
  const bits = [0, 1, 2, 3, 4, 5, 6, 7]
  return Array.from({ length: to - from }, (_, n) => from + n).flatMap(at =>
    inTurn(bits, effort('flippedBits'), at).map(bit => at * 8 + bit),
  )
}
