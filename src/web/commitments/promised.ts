import { rowsUnder } from '../../store/each-row.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import {
  type Asked,
  type CallShown,
  html,
  linkTo,
  listed,
  type Markup,
  nounFor,
  part,
  say,
} from '../kit/kit.ts'
import { dutiesToday } from './today.ts'

/** What is promised under a call, in one line of its page. */

/** Each once, whoever takes part in it. */
export function eachOnce(all: readonly Pick<Undertaken, 'lead' | 'id'>[]): number {
  return new Set(all.map(({ lead, id }) => `${lead}/${id}`)).size
}

/** What was withdrawn is no commitment any more; it stays on the page of its party. */
export const isMeant = ({ closed }: Pick<Undertaken, 'closed'>) => closed !== 'withdrawn'

/** How many there are of those who stand, and of how many of these: what headings and lines say. */
export function countsOf({ signatories }: Pick<CallOnDay, 'signatories'>) {
  const standing = signatories.filter(({ stands }) => stands)
  return {
    count: eachOnce(standing.flatMap(one => one.commitments.filter(isMeant))),
    by: standing.filter(({ commitments }) => commitments.some(isMeant)).length,
    of: standing.length,
  }
}

/** A record owes nothing here, and rules without clauses ask for nothing: each is said plainly. */
export async function promisedEntry(asked: Asked, call: CallShown): Promise<Markup> {
  const { lang } = asked
  const heading = say(lang, 'frame.nav.commitments')
  if (call.isRecord) return part(heading, html`<p>${say(lang, 'matrix.record')}</p>`, { id: 'commitments' })
  if (!call.commits)
    return part(heading, html`<p>${say(lang, 'matrix.asksNothing')}</p>`, { id: 'commitments' })
  const counts = countsOf(await dutiesToday(asked, call.id))
  const { text } = nounFor(counts.of, call.row.noun, lang)
  const says = say(lang, 'matrix.title', { ...counts, nouns: text, when: 'now', date: '' })
  const see = linkTo(asked, `/${call.id}/commitments`, say(lang, 'promised.see'))
  const due = linkTo(asked, `/${call.id}/due`, say(lang, 'due.link'))
  const figures = (await asksFigures(asked, call))
    ? [linkTo(asked, `/${call.id}/indicators`, say(lang, 'indicators.link'))]
    : []
  return part(heading, html`<p class="plain">${says}</p>${listed([see, due, ...figures], 'chips')}`, {
    id: 'commitments',
  })
}

/** Whether the call has published indicators, on any day. */
export async function asksFigures(
  { site }: Pick<Asked, 'site'>,
  { id }: Pick<CallShown, 'id'>,
): Promise<boolean> {
  for await (const _ of rowsUnder(site.log.store, 'indicators', id)) return true
  return false
}
