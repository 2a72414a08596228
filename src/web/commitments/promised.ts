import { unlessRefused } from '../../core/refusal.ts'
import { rowsUnder } from '../../store/each-row.ts'
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
import { surveyOf } from './survey.ts'
import { dutiesToday } from './today.ts'

/** What is promised under a call, in one line of its page. */

/** A record owes nothing here, and rules without clauses ask for nothing: each is said plainly. */
export async function promisedEntry(asked: Asked, call: CallShown): Promise<Markup> {
  const { lang } = asked
  const heading = say(lang, 'frame.nav.commitments')
  if (call.isRecord) return part(heading, html`<p>${say(lang, 'matrix.record')}</p>`, { id: 'commitments' })
  if (!call.commits)
    return part(heading, html`<p>${say(lang, 'matrix.asksNothing')}</p>`, { id: 'commitments' })
  const all = await unlessRefused('signatories_many', () => dutiesToday(asked, call.id))
  if (all === undefined)
    return part(heading, html`<p>${say(lang, 'promised.many')}</p>`, { id: 'commitments' })
  const { counts } = await surveyOf(all)
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
