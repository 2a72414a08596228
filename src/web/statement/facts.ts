import { fromUtf8 } from '../../core/bytes.ts'
import type { ApplicationState } from '../../people/applications.ts'
import type { Localised, Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { inLang } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import type { Fact } from '../private.ts'
import { type Key, say } from '../say.ts'
import { nameIn } from '../wording.ts'
import type { Composed } from './compose.ts'

/** The pieces of which the facts of an act are made. */

type FactKey = Extract<Key, `desk.fact.${string}`>

/** A member that is null is named as absent: nobody should wonder whether a page forgot it. */
export function fact({ lang }: Asked, key: FactKey, value: Piece): Fact {
  return [say(lang, key), value ?? say(lang, 'desk.none')]
}

/** The words themselves, also where they travel beside the statement. */
export function said(words: Said | null, parts: Composed['parts']): Piece {
  if (words === null) return null
  if ('text' in words) return inLang(words)
  const part = parts.find(({ name }) => name === words.digest)
  // The first 32 bytes are the salt.
  const text = part === undefined ? words.digest : fromUtf8(part.bytes.subarray(32))
  return html`<span lang="${words.lang}" dir="auto" class="typed">${text}</span>`
}

export function hash(digest: string): Piece {
  return html`<span class="hash">${digest}</span>`
}

export function names(all: Localised): Piece {
  return all.map((name, i) => html`${i === 0 ? null : html`<br>`}${inLang(name)}`)
}

export async function partyName(asked: Asked, id: string): Promise<string> {
  const [row] = await asked.site.log.store.rows([ref('parties', id)])
  return row === undefined ? id : nameIn(row.names, asked.lang).text
}

/** Keys of a holder that are looked at: nobody has as many. */
const MOST_KEYS = 100

/** How many keys a party or an officer holds that were not revoked. */
export async function keysInForce({ site }: Asked, holder: string): Promise<number> {
  const keys = await site.log.store.keysOf(holder, MOST_KEYS)
  return keys.filter(({ row }) => row.revoked === null).length
}

export async function callName(asked: Asked, id: string): Promise<string> {
  const [row] = await asked.site.log.store.rows([ref('calls', id)])
  return row === undefined ? id : nameIn(row.titles, asked.lang).text
}

/** What became of an application, and by whom. */
export function stateWords({ lang }: Asked, state: ApplicationState): string {
  if (state.is === 'waiting') return say(lang, 'desk.was.waiting')
  return say(lang, `desk.was.${state.is === 'admitted' ? invitedHow(state) : state.is}`, { by: state.by })
}

function invitedHow(state: Extract<ApplicationState, { is: 'admitted' }>) {
  if (state.enrolled !== null) return 'enrolled'
  return state.invitation === null ? 'admitted' : 'invited'
}
