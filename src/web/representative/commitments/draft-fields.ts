import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { type PartyDraft, partyDraft } from '../../../people/party-drafts.ts'
import type { Asked } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'

/** What of a form about commitments is kept as a draft of the party, and whether it is still what its reader opened. */

/** Of the form itself, and nobody's words. */
const ITS_OWN = ['draft', 'read', 'beside', 'example', 'again', 'go', 'over']

export const typedIn = (values: URLSearchParams): PartyDraft['fields'] =>
  Object.fromEntries([...values].filter(([name]) => !ITS_OWN.includes(name)))

/**
 * Which draft or example stands in the form, beside which draft of a colleague it becomes one of its own, and on which
 * version it was begun.
 */
export function hiddenOf(values: URLSearchParams): Record<string, string> {
  const names = ['draft', 'read', 'beside', 'example', 'onto']
  const named = names.map(name => [name, values.get(name)] as const)
  return Object.fromEntries(named.filter((one): one is readonly [string, string] => one[1] !== null))
}

/**
 * The name under which a browser keeps what is typed in a form: what is typed in one, or began with one example, never
 * comes up in another. Its last sign makes it the beginning of no other name.
 */
export function keepName(
  { form, call, of }: Pick<PartyDraft, 'form' | 'call' | 'of'>,
  values: URLSearchParams,
): string {
  const { draft, beside, example } = hiddenOf(values)
  return `${form} ${call} ${of} ${draft ?? beside ?? example ?? ''}.`
}

/** By this a form knows later what it was opened with. */
export function readOf(fields: PartyDraft['fields']): string {
  const said = Object.entries(fields).filter(([, typed]) => typed !== '')
  return digestOf(utf8(JSON.stringify(said.sort(([one], [other]) => (one < other ? -1 : 1)))))
}

/** From here on what is typed is a draft of its own. It keeps the name of the one that it was: another form has its own. */
export function partedFrom(values: URLSearchParams): void {
  values.set('beside', values.get('draft') ?? '')
  values.delete('draft')
  values.delete('read')
}

/** What a colleague has saved over the draft since this form was opened with it. */
export async function savedBeside(
  { site }: Asked,
  { party, keyid }: Representative,
  of: Pick<PartyDraft, 'call' | 'form'>,
  values: URLSearchParams,
): Promise<PartyDraft['fields'] | undefined> {
  const id = values.get('draft')
  const now = id === null ? undefined : await partyDraft(site.log.drawer, id, { party, ...of }, site.now())
  if (now === undefined || now.by === keyid) return undefined
  const known = [values.get('read'), readOf(typedIn(values))]
  return known.includes(readOf(now.fields)) ? undefined : now.fields
}
