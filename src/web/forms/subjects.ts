import { id as idSchema } from '../../register/kinds.ts'
import { plainId } from '../../register/lists/ids.ts'
import { ref } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import { statesMeant } from '../../register/state-names.ts'
import { eachRow, rollItems, rowIn } from '../../store/each-row.ts'
import { ruledBy } from '../../work/call-policy.ts'
import {
  type Asked,
  type Checking,
  type Fieldset,
  nameIn,
  say,
  textToday,
  typedIn,
  unchosen,
} from '../kit/kit.ts'
import { textsIn } from '../text/redlined.ts'
import type { CallNamed, Field, Reading } from './form-input.ts'

/** The fields by which several forms name a call and a party, and the rows behind them. */

export type Takes = 'signatures' | 'texts' | 'claims' | 'corrections' | 'lists' | 'cycles'

/**
 * An independent record takes texts and its convener's claim, and no signatures; a closed call, lists, what other sources
 * say, and corrections of its text.
 */
export async function openCalls(asked: Asked, takes: Takes): Promise<CallNamed[]> {
  const rows = await Array.fromAsync(eachRow(asked.site.log.store, 'calls'))
  const calls = rows.map(({ key: id, row }) => ({ id, row }))
  return calls.filter(({ row: { closed, authority, text, voided } }) => {
    if (takes === 'lists') return !voided
    if (takes === 'cycles') return !voided && authority.level !== 'independent'
    if (takes === 'corrections') return text !== null && !voided
    const isRecord = authority.level === 'independent'
    return closed === null && (takes === 'texts' || isRecord === (takes === 'claims'))
  })
}

export async function callField(asked: Asked, f: Fieldset, takes: Takes = 'signatures') {
  const { lang } = asked
  const options = (await openCalls(asked, takes)).map(({ id, row }) => ({
    value: id,
    says: `${nameIn(row.titles, lang).text} (${id})`,
  }))
  return f.select('call', {
    label: say(lang, 'member.call'),
    options: options.length < 2 ? options : [unchosen(lang), ...options],
  })
}

export function partyField({ lang }: Asked, f: Fieldset) {
  return f.text('party', { label: say(lang, 'ask.party'), hint: say(lang, 'hint.party'), isPlain: true })
}

/** The law decides whether the chosen call takes the act. */
export function callNamed(takes: Takes = 'signatures'): Field {
  return {
    show: (_it, { asked, f }) => callField(asked, f, takes),
    async read(_it, typed) {
      typed.call = await requireCall(typed.asked, typed.check, typed.fields)
      return typed.call?.id
    },
  }
}

export async function requireCall(asked: Asked, check: Checking, fields: URLSearchParams) {
  const id = typedIn(fields, 'call')
  const [row] = idSchema.safeParse(id).success ? await asked.site.log.store.rows([ref('calls', id)]) : []
  check.must('call', say(asked.lang, 'desk.callUnknown'), row !== undefined)
  return row === undefined ? undefined : { id, row }
}

/**
 * The id that somebody means by an id, the address of the party's page, or a name. The next page shows whom it found.
 */
export function idIn(typed: string): string {
  const copied = /\/parties\/([a-z0-9-]+)/.exec(typed)?.[1] ?? typed
  return idSchema.safeParse(copied).success ? copied : plainId(typed)
}

/** A party however it stands in the register: the law decides whether the act may concern it. */
export async function partyIn({ asked, check, fields }: Reading, name: string) {
  const typed = typedIn(fields, name)
  const { id, row } = await partyMeant(asked, typed)
  check.must(name, unknown(asked, typed), typed !== '' && row !== undefined)
  return id
}

export async function admittedParty(asked: Asked, typed: string) {
  const found = await partyMeant(asked, typed)
  return found.row?.status === 'admitted' ? { id: found.id, row: found.row } : undefined
}

async function partyMeant({ site }: Asked, typed: string) {
  const id = idIn(typed)
  const row = await rowIn(site.log.store, 'parties', id)
  return { id, row }
}

/**
 * Whom somebody means by an id, an address or a name beside a call: a party of that id, else the one that its list calls
 * so, else the state of that name, in whatever language the list has it. Without a row it is new.
 */
export async function partyOn(asked: Asked, call: string | undefined, typed: string) {
  const found = await partyMeant(asked, typed)
  if (found.row !== undefined || call === undefined || typed === '') return found
  const { store } = asked.site.log
  const folded = foldWords(typed)
  const states = statesMeant(typed).called
  const looked = (['on-or-unknown', 'not-on'] as const).map(async status => {
    const patient = { call, status, patiently: true }
    const named = await rollItems(store, { ...patient, q: typed, limit: MOST_LOOKED })
    const exact = named.filter(({ names }) => names.some(({ text }) => foldWords(text) === folded))
    if (exact.length > 0) return exact
    const pages = states.map(country => rollItems(store, { ...patient, kind: 'state', country, limit: 2 }))
    return (await Promise.all(pages)).flat()
  })
  const ids = new Set((await Promise.all(looked)).flat().map(({ party }) => party))
  const [id] = ids
  // Of several that are called so, none is guessed.
  return id === undefined || ids.size > 1 ? found : await partyMeant(asked, id)
}

/** Rows of the words of a name, among which one of the very name is looked for. */
const MOST_LOOKED = 50

export async function requireParty(asked: Asked, check: Checking, fields: URLSearchParams) {
  const typed = typedIn(fields, 'party')
  const party = await admittedParty(asked, typed)
  check.must('party', unknown(asked, typed), party !== undefined)
  return party
}

function unknown({ lang }: Asked, typed: string) {
  return typed === '' ? say(lang, 'empty.party') : say(lang, 'wrong.party', { typed })
}

/** The languages of the text in force of this call, or of the first one; without a text, those of the keeper's pages. */
export async function callTexts(asked: Asked, id: string | null): Promise<readonly string[]> {
  const calls = await openCalls(asked, 'signatures')
  const call = calls.find(one => one.id === id) ?? calls[0]
  const row = call && (await textInForce(asked, call))
  if (row === undefined) return asked.site.own.languages
  return textsIn(row).map(one => one.lang)
}

/** As corrected by now; undefined where the call has none. */
export async function textInForce(asked: Asked, { id, row }: CallNamed) {
  const text = textToday(asked, row)
  return text === null ? undefined : await rowIn(asked.site.log.store, 'texts', id, text)
}

export async function policyOf(asked: Asked, { id, row }: CallNamed) {
  return (await ruledBy(asked.site.log.store, id, row)).policy
}
