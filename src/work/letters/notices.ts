import { parseEntry } from '../../core/entry.ts'
import type { Statement } from '../../core/statement.ts'
import { dayOf, parseTime } from '../../core/time.ts'
import { entryAt, readAt } from '../../log/tree.ts'
import { type Contact, hearingOfOthers } from '../../people/contacts.ts'
import { toldOf } from '../../people/letters.ts'
import type { Notice } from '../../register/declaration.ts'
import { ref, type SignatureRow } from '../../register/rows.ts'
import { reservationMade } from '../../register/types/reservations.ts'
import { declarationOf } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import type { Store } from '../../store/store.ts'
import { suspensionOf } from '../suspended-parties.ts'
import { type NoticeUse, useOf } from './notice-use.ts'
import { lettersTo, type Place } from './party-letters.ts'

/**
 * Notices: entries that change what binds the signatories of a call, or by which one of them says something of itself or
 * of another. Each has a number under its call, which anybody can count in the log.
 *
 * `each`  a letter to every signatory: it may have to decide until a day
 * `asked`  to those of a signatory's people who wish to hear of others
 */
const REACHES = {
  amended: 'each',
  closed: 'each',
  correction: 'each',
  correctionEnded: 'each',
  extended: 'each',
  indicators: 'each',
  measures: 'each',
  reservation: 'each',
  rules: 'each',
  version: 'each',
  declared: 'asked',
  objection: 'asked',
  removed: 'asked',
  restored: 'asked',
} as const satisfies Record<Notice, 'each' | 'asked'>
type EachNotice = { [N in Notice]: (typeof REACHES)[N] extends 'each' ? N : never }[Notice]

/** What every signatory is told by an entry of this type; null if it tells no or not every one. */
export function noticeToEach(type: string): EachNotice | null {
  const { notice } = declarationOf(type)
  return notice !== null && REACHES[notice] === 'each' ? (notice as EachNotice) : null
}

/** The place of an entry among the notices of its call, from 1 on. */
export async function noticeNumber(
  store: Pick<Store, 'entriesOn'>,
  call: string,
  entry: number,
): Promise<number> {
  const { older } = await store.entriesOn(`notices ${call}`, { before: entry + 1, limit: 1 })
  return older + 1
}

/** Signatories, or people, that are written to at once: each has letters of its own. */
const AT_ONCE = 20
/** People who ask have one letter each, and are read all at once. */
const ASKING_AT_ONCE = 200

interface About {
  readonly site: Place
  readonly statement: Statement
  readonly entry: number
  readonly use: NoticeUse
}

/**
 * Letters of a notice to those who come after `from`, some at once; `after` is undefined once all were written to. `told`
 * are its author and whoever got a letter of their own about it.
 */
export async function noticeLetters(
  site: Place,
  statement: Statement,
  { entry, told, from }: { entry: number; told: readonly string[]; from: string | undefined },
): Promise<{ readonly letters: readonly Change[]; readonly after?: string | undefined }> {
  const use = await useOf(site, statement, entry)
  const about = { site, statement, entry, use }
  const heard = await heardToday(about)
  if (heard === 'all') return { letters: [] }
  const isTold = new Set([...told, ...heard])
  const read = REACHES[noticeOf(statement)] === 'each' ? eachSignatory : thoseWhoAsk
  const { found, after } = await read(about, from)
  const letters = found
    .filter(({ party, signature }) => use.to(signature, false) && !isTold.has(party))
    .map(async one => ((await use.touches(one.party)) ? letterTo(about, one) : []))
  return { letters: (await Promise.all(letters)).flat(), after }
}

/** A letter of a notice to one signatory, whom it names or who has learnt of it in no other way. */
export async function noticeTo(
  site: Place,
  statement: Statement,
  entry: number,
  party: string,
  { isNamed = true } = {},
): Promise<readonly Change[]> {
  const [signature] = await site.log.store.rows([ref('signatures', statement.call!, party)])
  const use = await useOf(site, statement, entry)
  if (signature === undefined || !use.to(signature, isNamed) || !(await use.touches(party))) return []
  return letterTo({ site, statement, entry, use }, { party, signature, isNamed })
}

function noticeOf({ type }: Statement): Notice {
  const { notice } = declarationOf(type)
  if (notice === null) throw new TypeError(`${type} is no notice`)
  return notice
}

interface Reached {
  readonly party: string
  readonly signature: SignatureRow
  /** One of its people; all if left out. */
  readonly contact?: Contact
  readonly isNamed?: boolean
}

async function eachSignatory({ site, statement }: About, from?: string) {
  const prefix = `${statement.call}/`
  const rows = await site.log.store.rowsOf('signatures', from ?? prefix, AT_ONCE)
  const own = rows.filter(({ key }) => key.startsWith(prefix))
  const found: Reached[] = own.map(({ key, row }) => ({ party: key.slice(prefix.length), signature: row }))
  return { found, after: own.length === AT_ONCE ? own.at(-1)!.key : undefined }
}

async function thoseWhoAsk({ site: { log, now }, statement }: About, from = '') {
  const all = await hearingOfOthers(log.drawer, now())
  const asking = all
    .values()
    .filter(({ id }) => id > from)
    .take(ASKING_AT_ONCE)
    .toArray()
  const rows = await log.store.rows(asking.map(({ party }) => ref('signatures', statement.call!, party)))
  const found: Reached[] = asking.flatMap(({ party, contact }, i) => {
    const signature = rows[i]
    return signature === undefined ? [] : [{ party, signature, contact }]
  })
  return { found, after: asking.length === ASKING_AT_ONCE ? asking.at(-1)!.id : undefined }
}

async function letterTo(
  { site, statement, entry, use }: About,
  { party, signature, contact, isNamed = false }: Reached,
) {
  const isNeeded = isNamed || REACHES[noticeOf(statement)] === 'each'
  const call = statement.call!
  const isSuspended = (await suspensionOf(site, party)) !== undefined
  return lettersTo(
    site,
    party,
    isNeeded ? 'notice' : 'notice-of-others',
    told => site.letters.notice({ ...told, signatory: party, entry, call, signature, isNamed, isSuspended }),
    {
      tells: { entry, party, call },
      ...(contact && { contacts: [contact] }),
      ...(use.until !== null && { until: use.until }),
    },
  )
}

/**
 * Parties to which its author has sent such a letter today: one signatory sends the others one a day, however much it
 * says. The page of notices has all. What was taken back before its letters went out has told nobody.
 */
async function heardToday({ site, statement, entry }: About): Promise<readonly string[] | 'all'> {
  const { log, now } = site
  const { by, call, type } = statement
  const notice = noticeOf(statement)
  const author = type === reservationMade.type ? reservationMade.read(statement).party : by
  if (author === 'depositary' || notice === 'correctionEnded') return []
  const { entries } = await log.store.entriesOn(`party ${author}`, { before: entry, limit: MOST_BEFORE })
  const day = await dayAt(log, entry)
  const heard: string[] = []
  for (const index of entries) {
    if ((await dayAt(log, index)) !== day) break
    const before = (await readAt(log.store, index, log.laws)).prepared.statement
    const said = before.call === call && before.by === by ? declarationOf(before.type).notice : null
    if (said === null || REACHES[said] !== REACHES[notice]) continue
    if ((await useOf(site, before, index)).isSo) return 'all'
    heard.push(...(await toldOf(log.drawer, index, now())))
  }
  return heard
}

/** Entries about a party on one day that are looked through: it says some five of each kind. */
const MOST_BEFORE = 60

async function dayAt({ store }: Place['log'], index: number): Promise<string> {
  return dayOf(parseTime(parseEntry(await entryAt(store, index)).admitted))
}
