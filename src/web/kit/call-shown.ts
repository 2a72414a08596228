import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { unnamedOn } from '../../register/copied-spans.ts'
import { isKeptByIssuer } from '../../register/kept-by-issuer.ts'
import type { Policy } from '../../register/policy.ts'
import { isBefore, NEWEST } from '../../register/roll.ts'
import { type CallRow, ref, type SourceRow } from '../../register/rows.ts'
import { pendingOn, textOn } from '../../register/text-in-force.ts'
import type { SwitchName } from '../../register/types/switches.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { callOrRefuse } from './lookup.ts'
import type { Markup } from './markup.ts'
import { linkButton } from './posted-form.ts'
import type { Asked } from './request.ts'
import { isSwitchedOn } from './switches.ts'
import { beginning, nameIn } from './wording.ts'

export interface CallShown {
  readonly id: string
  readonly row: CallRow
  /** A register that its convener does not keep; every page says so. */
  readonly isRecord: boolean
  /** A record of whose signatories no source was recorded: it holds facts about the call and counts nobody. */
  readonly namesNobody: boolean
  /** Who can be missing from it, as the call says; null too where there is no list to miss them on. */
  readonly missing: CallRow['absentees']
  readonly invitesPersons: boolean
  /** Whether its rules ask for anything by a day, or anybody has taken something on. */
  readonly commits: boolean
  /** Its convener is the keeper itself. */
  readonly isOwn: boolean
  /** The lists that rows were copied from, oldest first; `source` is the newest that is whole, else the newest part. */
  readonly lists: readonly CopiedList[]
  readonly source: CopiedList | undefined
}

type CopiedList = SourceRow & { readonly date: string }

export async function callShown(asked: Asked, id: string): Promise<CallShown> {
  const { store } = asked.site.log
  const row = await callOrRefuse(store, id)
  const [keeper, rules] = await store.rows([ref('log', 'log'), ref('policies', `${id}/${row.policy}`)])
  const sources = rowsUnder(store, 'sources', id)
  const lists = await Array.fromAsync(sources, ({ name: date, row }) => ({ ...row, date }))
  const source = lists.findLast(({ whole }) => whole) ?? lists.at(-1)
  const isRecord = row.authority.level === 'independent'
  const commits =
    !isRecord && row.voided !== true && (speaksOf(rules!.policy) || (await hasAny(store, 'schedules', id)))
  const namesNobody = isRecord && source === undefined && !(await hasAny(store, 'listings', id))
  return {
    id,
    row,
    isRecord,
    namesNobody,
    missing: namesNobody ? null : row.absentees,
    invitesPersons: rules!.policy.persons === true,
    commits,
    isOwn: isKeptByIssuer(row, keeper!.names),
    lists,
    source,
  }
}

async function hasAny(store: Store, table: 'listings' | 'schedules', call: string): Promise<boolean> {
  const prefix = `${call}/`
  const [first] = await store.rowsOf(table, prefix, 1)
  return first?.key.startsWith(prefix) ?? false
}

function speaksOf({ clauses, commitments }: Policy): boolean {
  return clauses !== undefined || commitments !== undefined
}

/** How it is on a day with whom no source of the call names. Whoever signs here is known by their signature. */
export function unnamedIn({ isRecord, lists, row }: CallShown, at: string | undefined): 'off' | 'unknown' {
  if (isBefore(at, row.issued) || (!isRecord && lists.length === 0)) return 'off'
  return unnamedOn(lists, at ?? NEWEST)
}

/** Messages about a record say what it is, and nothing that binds anybody. */
export function recordWord(isRecord: boolean): 'yes' | 'no' {
  return isRecord ? 'yes' : 'no'
}

/** Whether a party may sign it now: it is no independent record, not closed, and has a text. */
export function takesSignatures({ row, isRecord }: CallShown): boolean {
  return !isRecord && row.closed === null && row.text !== null
}

/** The manifest of the text in force today, as corrected; null where none is published. */
export function textToday({ site }: Asked, call: Pick<CallRow, 'text' | 'corrections'>): Digest | null {
  return textOn(call, dayOf(site.now()))
}

/** The correction to which signatories can object today. */
export function pendingToday({ site }: Asked, call: Pick<CallRow, 'text' | 'corrections'>) {
  return pendingOn(call, dayOf(site.now()))
}

/** The call's own verb, with a capital. */
export function verbOf({ row }: CallShown, lang: Lang): string {
  return beginning(nameIn(row.verb, lang).text, lang)
}

/** The button to sign, in the call's own verb; null where it takes no signatures. */
export function signAction(asked: Asked, call: CallShown): Markup | null {
  return actionOn(
    asked,
    call,
    'signing',
    'sign',
    say(asked.lang, 'sign.action', { verb: verbOf(call, asked.lang) }),
    '',
  )
}

/**
 * Whether individuals can sign now, and if not, what this site lacks for it: whatever invites them asks here. Null where
 * the call has no such way, or all signing is paused.
 */
export function personsWay(asked: Asked, call: CallShown): 'open' | 'noKey' | 'noMail' | null {
  const { site } = asked
  if (!call.invitesPersons || !takesSignatures(call) || !isSwitchedOn(asked, 'signing')) return null
  if (site.signer === null) return 'noKey'
  return site.mail === null ? 'noMail' : 'open'
}

/** Why individuals, who are invited, cannot sign now; null where they can, or are not invited. */
export function personsCannot(asked: Asked, call: CallShown): string | null {
  const way = personsWay(asked, call)
  return way === null || way === 'open' ? null : say(asked.lang, 'persons.cannotNow', { lacks: way })
}

/** The button for citizens; null where they cannot sign now. */
export function personAction(asked: Asked, call: CallShown): Markup | null {
  if (personsWay(asked, call) !== 'open') return null
  return actionOn(asked, call, 'signing', 'persons/sign', say(asked.lang, 'persons.signAction'))
}

/** What is switched off is offered nowhere; the banner on each page says so. */
function actionOn(
  asked: Asked,
  call: CallShown,
  name: SwitchName,
  page: string,
  says: string,
  style?: string,
): Markup | null {
  if (!takesSignatures(call) || !isSwitchedOn(asked, name)) return null
  return linkButton(asked, `/${call.id}/${page}`, says, style)
}
