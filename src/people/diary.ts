import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, type Read } from './collection.ts'
import { inOrder, newToken } from './tokens.ts'

/**
 * The diary of the desk: what an officer did that is no entry of the log, such as signing in, opening or refusing an
 * application. Officers read each other's. A line names officer and subject by ids, so it stays true when the
 * application is erased.
 */
const DIARY_ACTS = [
  'signed-in',
  'signed-out',
  'session-ended',
  'application-opened',
  'application-asked',
  'application-refused',
  'application-taken-back',
  'application-paper-deleted',
  'pile-set-aside',
  'pile-taken-back',
  'bulk-planned',
  'bulk-approved',
  'bulk-dropped',
  'bulk-stopped',
  'bulk-resumed',
  'list-read',
  'list-settled',
  'list-approved',
  'list-dropped',
  'list-stopped',
  'list-resumed',
  'invited',
  'invitation-ended',
  'reminded',
  'remind-rule',
  'remind-rule-off',
  'invited-downloaded',
  'officer-invited',
  'limit-lifted',
  'second-prepared',
  'second-awaited',
  'second-dropped',
  'letter-read',
  'letter-handed',
  'letter-not-handed',
  'letter-again',
  'letter-returned',
  'letters-chosen',
  'name-barred',
  'name-unbarred',
  'prepared-begun',
  'prepared-changed',
  'prepared-commented',
  'prepared-answered',
  'prepared-dropped',
  'launch-set',
  'launch-lifted',
  'launch-opened',
  'setting-name',
  'setting-mark',
  'setting-colour',
  'setting-imprint',
  'setting-contact',
  'setting-languages',
  'setting-zone',
  'relay-tried',
] as const
export type DiaryAct = (typeof DIARY_ACTS)[number]

/** Three years, in which somebody may ask who did what. */
export const DIARY_SECONDS = 3 * 366 * 86_400

const schema = z.strictObject({
  /** Unix seconds. */
  at: z.int(),
  /** The role's id of the officer. */
  by: z.string().min(1).max(64),
  what: z.enum(DIARY_ACTS),
  /** An id, never a person's name or address; '' where the act says it all. */
  subject: z.string().max(200),
})
export type DiaryLine = z.infer<typeof schema>

const lines = keptAs('diary', schema)
export const diary: Read<DiaryLine> = lines

/** Ids sort newest first; within a second, what this process noted last. */
const END_OF_TIME = 36 ** 7
const MOST_IN_SECOND = 36 ** 5
let last = 0

function newId(at: number) {
  last = (last + 1) % MOST_IN_SECOND
  const [time, place] = [END_OF_TIME - at, MOST_IN_SECOND - last]
  return `${inOrder(time)}-${place.toString(36).padStart(6, '0')}-${newToken().slice(0, 8)}`
}

/** A line, to be written beside what it tells of. */
export const noted = (line: DiaryLine) => lines.laid(newId(line.at), line, line.at + DIARY_SECONDS)

export const note = (drawer: Drawer, line: DiaryLine) => drawer.apply([noted(line)], line.at)

const looks = keptAs('diary-look', z.strictObject({ at: z.int() }))
const LOOK_SECONDS = 3600

/** For what is only looked at: once an hour, however often a page is loaded. */
export async function noteLook(drawer: Drawer, line: DiaryLine): Promise<void> {
  const { at, by, what, subject } = line
  const id = `${by}/${what}/${subject}`
  if ((await looks.get(drawer, id, at)) !== undefined) return
  await looks.put(drawer, id, { at }, at + LOOK_SECONDS)
  await note(drawer, line)
}
