import { type Asked, html, type Markup, say } from '../../kit/kit.ts'
import { printOfParts } from './prints.ts'
import type { Sitting } from './sitting.ts'

/**
 * By which a tab keeps what is typed in a form of a report (src/browser/keep-typed), and in which words it tells of
 * what never arrived where a colleague has saved something else since. A number that was typed for half a year is not
 * put into the field of the whole one.
 */
export function keeping(
  { lang, request }: Asked,
  { head, parts }: Pick<Sitting, 'head' | 'parts'>,
  form: string,
  /** The parts of the draft that the form fills in. */
  within: readonly string[],
  /** The fields that show what was sent and is saved nowhere: all where there was no room. */
  unsaved: readonly string[] | 'all' = [],
) {
  const periods = head.periods.map(({ from, until }) => `${from}/${until}`).join(' ')
  return {
    'data-keep': `${formsOf(head)}${form} ${periods}.`,
    'data-kept-unsaved': unsaved === 'all' ? '*' : unsaved.length > 0 && unsaved.join(' '),
    // It answers what was sent: all that is not named just above has come.
    'data-kept-came': request.method === 'POST',
    'data-kept-at': printOfParts(within.map(part => parts.get(part))),
    'data-kept-here': say(lang, 'filing.keptHere'),
    'data-kept-gone': say(lang, 'filing.keptGone', { field: '#' }),
    'data-kept-take': say(lang, 'filing.keptTake'),
    'data-kept-leave': say(lang, 'filing.keptLeave'),
  }
}

/** What the forms of a draft are kept under: those of a correction also before anybody has begun it. */
const formsOf = ({ corrects, round }: Sitting['head']) =>
  corrects === undefined ? `report ${round} ` : `correction ${corrects} `

/** On a page from which a draft is signed: what was typed in this tab and is not saved, of which only the tab knows. */
export function unsavedHere({ lang }: Asked, { head }: Pick<Sitting, 'head'>): Markup {
  return html`<div class="notice warn" hidden data-typed-unsaved="${formsOf(head)}"><p>${say(lang, 'filing.unsavedHere')}</p></div>`
}
