import { id as idSchema } from '../../../register/kinds.ts'
import { plainId } from '../../../register/lists/ids.ts'
import { type CallRow, type PolicyRow, type Row, ref, type TextRow } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { Asked } from '../../asked.ts'
import type { Checking, Fieldset } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html, type Markup } from '../../markup.ts'
import { say } from '../../say.ts'
import { nameIn } from '../../wording.ts'

/** The fields by which several forms name a call and a party, and the rows behind them. */

export interface CallNamed {
  readonly id: string
  readonly row: CallRow
}

type Takes = 'signatures' | 'texts' | 'claims'

/** Calls that take acts of this desk. An independent record takes texts and its convener's claim, and no signatures. */
export async function openCalls(asked: Asked, takes: Takes): Promise<CallNamed[]> {
  const found: CallNamed[] = []
  for await (const { key, row: call } of eachRow(asked.site.log.store, 'calls')) {
    if (call.closed !== null) continue
    const isRecord = call.authority.level === 'independent'
    if ((takes === 'signatures' && isRecord) || (takes === 'claims' && !isRecord)) continue
    found.push({ id: key, row: call })
  }
  return found
}

export async function callField(asked: Asked, f: Fieldset, takes: Takes = 'signatures'): Promise<Markup> {
  const { lang } = asked
  const options = (await openCalls(asked, takes)).map(({ id, row }) => ({
    value: id,
    says: `${nameIn(row.titles, lang).text} (${id})`,
  }))
  return f.select('call', { label: say(lang, 'desk.call'), options })
}

export function partyField({ lang }: Asked, f: Fieldset): Markup {
  return f.text('party', { label: say(lang, 'desk.party'), hint: say(lang, 'desk.partyHint'), isPlain: true })
}

export async function requireCall(
  asked: Asked,
  check: Checking,
  fields: URLSearchParams,
): Promise<CallNamed | undefined> {
  const id = typedIn(fields, 'call')
  const [row] = idSchema.safeParse(id).success ? await asked.site.log.store.rows([ref('calls', id)]) : []
  check.must('call', say(asked.lang, 'desk.callUnknown'), row !== undefined)
  return row === undefined ? undefined : { id, row }
}

/**
 * The id of an admitted party. Its whole address is taken too, since that is what one copies, and the name that made its
 * id: the second look shows whom it found.
 */
export async function admittedParty({ site }: Asked, typed: string): Promise<string | undefined> {
  const copied = /\/parties\/([a-z0-9-]+)/.exec(typed)?.[1] ?? typed
  const id = idSchema.safeParse(copied).success ? copied : plainId(typed)
  const [row] = await site.log.store.rows([ref('parties', id)])
  return row?.status === 'admitted' ? id : undefined
}

export async function requireParty(
  asked: Asked,
  check: Checking,
  fields: URLSearchParams,
  name: 'party' | 'other' = 'party',
): Promise<string | undefined> {
  const typed = typedIn(fields, name)
  const id = await admittedParty(asked, typed)
  if (typed === '') check.must(name, say(asked.lang, 'desk.partyMissing'), false)
  else check.must(name, say(asked.lang, 'desk.partyUnknown', { typed }), id !== undefined)
  return id
}

/** What the text in force of this call names as its principles; none where it has no text. */
export async function principlesInForce(
  { site }: Asked,
  { id, row }: CallNamed,
): Promise<TextRow['manifest']['principles']> {
  if (row.text === null) return []
  const [text] = await site.log.store.rows([ref('texts', `${id}/${row.text}`)])
  return text!.manifest.principles
}

/** The languages of the text in force of this call, or of the first one. */
export async function callTexts(asked: Asked, id: string | null): Promise<string[]> {
  const calls = await openCalls(asked, 'signatures')
  const call = calls.find(one => one.id === id) ?? calls[0]
  if (call === undefined || call.row.text === null) return ['en', 'fr']
  const [row] = await asked.site.log.store.rows([ref('texts', `${call.id}/${call.row.text}`)])
  return [...row!.manifest.texts, ...row!.translations.map(one => one.text)].map(one => one.lang)
}

export async function policyOf(asked: Asked, { id, row }: CallNamed): Promise<PolicyRow['policy']> {
  const [found] = await asked.site.log.store.rows([ref('policies', `${id}/${row.policy}`)])
  return found!.policy
}

/** Which entry had changed a row last when a form was filled in from it; it comes back with the form. */
export function standsField(values: URLSearchParams, { since }: Row): Markup {
  return html`<input type="hidden" name="stands" value="${values.get('stands') ?? since}">`
}

/** A form that says anew all that stands would undo what was recorded since it was opened: that is told first, and once. */
export function requireStands(
  { lang }: Asked,
  check: Checking,
  fields: URLSearchParams,
  { since }: Row,
): void {
  const isSame = fields.get('stands') === String(since)
  check.must('reason', say(lang, 'desk.changedMeanwhile', { entry: since }), isSame)
  if (!isSame) fields.set('stands', String(since))
}
