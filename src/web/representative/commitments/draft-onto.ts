import { type PartyDraft, partyDrafts } from '../../../people/party-drafts.ts'
import { rowIn } from '../../../store/each-row.ts'
import {
  type Asked,
  entryLink,
  type Fieldset,
  html,
  linkTo,
  type Markup,
  type Piece,
  say,
  sub,
  table,
} from '../../kit/kit.ts'
import { ownKeys } from '../../passkey/own-keys.ts'
import type { Representative } from '../session.ts'
import { labelOf, typedShown } from './draft-changed.ts'
import { typedIn } from './draft-fields.ts'
import { draftPath, savedBy } from './draft-named.ts'
import type { Own, Standing } from './standing.ts'

/**
 * A change says a commitment whole, so one that was begun before a colleague signed another would silently take that one
 * back. A form knows on which version it was begun: what differs is shown, and its reader chooses what is to be signed.
 */

export interface Onto {
  readonly own: Own
  /** A version as it would be typed. */
  typed(version: Own['version']): Promise<URLSearchParams>
}

type Fields = PartyDraft['fields']

export interface Other {
  /** As it stood when the form was begun, and as it stands now. */
  readonly begun: Fields
  readonly now: Fields
  readonly typed: Fields
  /** What stands now, with what was changed here. */
  readonly merged: Fields
  readonly entries: readonly number[]
}

/** Null where it was begun on what stands, or says what stands in all that was changed since. */
export async function ontoOther(
  onto: Onto | undefined,
  values: URLSearchParams,
): Promise<Other | 'same' | null> {
  if (onto === undefined) return null
  const { row, version } = onto.own
  const on = values.get('onto')
  if (on === null || on === String(version.entry)) return null
  const before = row.versions.find(({ entry }) => String(entry) === on)
  if (before === undefined) return null
  const [begun, now] = [
    Object.fromEntries(await onto.typed(before)),
    Object.fromEntries(await onto.typed(version)),
  ]
  const typed = typedIn(values)
  const merged = mergedOf(begun, now, typed)
  const entries = row.versions.map(({ entry }) => entry).filter(entry => entry > before.entry)
  const isSame = Object.keys(merged).every(
    name => saidIn(merged, name) === (typed[name] ?? saidIn(begun, name)),
  )
  return isSame ? 'same' : { begun, now, typed, merged, entries }
}

const saidIn = (fields: Fields, name: string) => fields[name] ?? ''

/** A number goes with its unit, and the steps on the way go together: half of either would be nobody's words. */
const groupOf = (name: string) => /^(stage|baseline|target)/.exec(name)?.[1] ?? name

function mergedOf(begun: Fields, now: Fields, typed: Fields): Fields {
  const names = [...new Set([begun, now].flatMap(Object.keys))]
  const all = [...new Set([...names, ...Object.keys(typed).filter(name => name.startsWith('stage'))])]
  const isMine = (group: string) =>
    all.some(name => groupOf(name) === group && (typed[name] ?? saidIn(begun, name)) !== saidIn(begun, name))
  return Object.fromEntries(
    all.map(name => [name, isMine(groupOf(name)) ? (typed[name] ?? '') : saidIn(now, name)]),
  )
}

/** Puts what was chosen into the form, which is begun anew on what stands by that. Whether that is settled. */
export async function settleOnto(onto: Onto | undefined, values: URLSearchParams): Promise<boolean> {
  const other = await ontoOther(onto, values)
  const over = values.get('over')
  values.delete('over')
  if (other === null) return true
  if (other !== 'same') {
    if (over !== 'merge' && over !== 'keep') return false
    if (over === 'merge') for (const [name, said] of Object.entries(other.merged)) values.set(name, said)
  }
  values.set('onto', String(onto!.own.version.entry))
  return true
}

/** What differs, and what is to be signed of it. */
export function ontoShown(asked: Asked, f: Fieldset, { begun, now, typed, entries }: Other): Markup {
  const { lang } = asked
  const heads = ['ours.ontoBegun', 'ours.asNow', 'ours.ontoTyped'] as const
  const [first, second, third] = heads.map(key => say(lang, key))
  const names = [...new Set([...Object.keys(begun), ...Object.keys(now)])]
  const rows = names
    .filter(name => saidIn(begun, name) !== saidIn(now, name))
    .map(
      name => html`<tr role="row">
        <th scope="row" role="rowheader">${labelOf(asked, name)}</th>
        <td role="cell" class="all" data-k="${first!}">${typedShown(asked, name, begun[name])}</td>
        <td role="cell" class="all" data-k="${second!}">${typedShown(asked, name, now[name])}</td>
        <td role="cell" class="all" data-k="${third!}">${typedShown(asked, name, typed[name])}</td>
      </tr>`,
    )
  const options = (['merge', 'keep'] as const).map(value => ({
    value,
    says: say(lang, `ours.over.${value}`),
    more: say(lang, `ours.overMeans.${value}`),
  }))
  return html`<div class="notice warn">
      <p><b>${say(lang, 'ours.onto')}</b>${entries.map(entry => html` ${entryLink(asked, entry)}`)}</p>
      <p>${say(lang, 'ours.ontoMend')}</p>
      ${table(say(lang, 'pledge.changes'), [say(lang, 'pledge.what'), first!, second!, third!], rows, 'even')}
    </div>
    ${f.choice('over', { label: say(lang, 'ours.over'), options })}`
}

type Read = Pick<PartyDraft, 'form' | 'of' | 'fields'>

/** Whether what is about to be signed was read beside another version than the one that stands. */
export async function isOntoOther(
  { site }: Asked,
  call: string | null,
  { form, of, fields }: Read,
): Promise<boolean> {
  if (form !== 'amended' || fields.onto === undefined) return false
  const row = await rowIn(site.log.store, 'commitments', call ?? '', ...of.split('/'))
  return String(row?.versions.at(-1)?.entry) !== fields.onto
}

/** On the page on which it is signed. */
export async function ontoChanged(asked: Asked, call: string | null, read: Read): Promise<Markup | null> {
  if (!(await isOntoOther(asked, call, read))) return null
  const { lang } = asked
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'ours.onto')}</b></p>
    <p>${say(lang, 'ours.ontoAct')} <code>seen_stale</code></p>
  </div>`
}

/** What was begun of the very thing that this form is about, and that nobody has signed. */
export async function lyingNotice(
  asked: Asked,
  who: Representative,
  it: Standing,
  { form, of }: Pick<PartyDraft, 'form' | 'of'>,
  own: string | null,
): Promise<Piece> {
  // Of new ones and of files there can be any number.
  if (form === 'made' || form === 'file') return null
  const { lang, site } = asked
  const all = await partyDrafts(site.log.drawer, { party: who.party, call: it.id }, site.now())
  const others = all.filter(({ id, value }) => id !== own && value.form === form && value.of === of)
  if (others.length === 0) return null
  const keys = await ownKeys(asked, who.party)
  const lines = others.map(({ id, value }) =>
    sub(
      html`${savedBy(asked, who, keys, value)}. ${linkTo(asked, draftPath(it, value, id), say(lang, 'ours.goOn'))}`,
    ),
  )
  return html`<div class="notice"><p><b>${say(lang, 'ours.lying')}</b></p>${lines}</div>`
}
