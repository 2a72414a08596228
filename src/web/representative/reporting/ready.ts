import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import type { Period } from '../../../register/figures/figures.ts'
import { type Composed, payloadOf } from '../../../work/compose.ts'
import { progressOf } from '../../../work/reporting/progress.ts'
import { isAskedFor } from '../../../work/reporting/questions.ts'
import {
  type Asked,
  html,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  part,
  phrase,
  refusalNotice,
  say,
} from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import { oversizeSaid } from './oversize.ts'
import { composedOf, type Prepared } from './prepared.ts'
import { reportPath, type Sitting, sectionsOf } from './sitting.ts'

/** Whether a report can be signed as its draft stands: the statement that files it, or what has to be changed first. */

/** What hinders the signature, each with the way to it. */
function changePart(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  { account, figures, files, oversize }: Prepared,
): Markup | null {
  const { lang } = asked
  const lines = linesOf(asked, who, sitting, 'wrong')
  const { errors, body } = account
  if (errors.size > 0) {
    const says = say(lang, 'filing.commitments')
    const count = say(lang, 'filing.wrong', { count: errors.size })
    const what = linked(asked, who, says, reportPath(sitting.it, 'commitments'))
    lines.push(html`<li>${phrase(lang, 'general.pair', { what, value: count })}</li>`)
  }
  const isEmpty =
    lines.length === 0 && (figures ?? oversize) === null && files.length === 0 && saysNothing(body)
  if (isEmpty) return html`<div class="notice warn"><p>${say(lang, 'filing.nothingSaid')}</p></div>`
  if (lines.length === 0) return null
  return part(
    say(lang, 'filing.change'),
    html`<div class="notice warn"><p>${say(lang, 'filing.changeSays')}</p><ul>${lines}</ul></div>`,
    { strong: true },
  )
}

export interface Ready {
  /** What would be signed; null where something has to be changed first. */
  readonly act: Composed | null
  /** What that is, and the way to it. */
  readonly wrong: Markup | null
}

/**
 * Whatever hinders is said before the button, and not after it: what cannot be read, and what the law would refuse. No
 * refusal ends the page: colleagues could not even read what to change.
 */
export async function readyOf(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  it: Prepared,
): Promise<Ready> {
  const { lang, site } = asked
  const hindered = (wrong: Markup): Ready => ({ act: null, wrong })
  const told = (matter: Piece) => hindered(part(say(lang, 'filing.change'), matter, { strong: true }))
  const change = changePart(asked, who, sitting, it)
  if (change !== null) return hindered(change)
  if (it.oversize !== null)
    return told(html`<div class="notice warn">${oversizeSaid(asked, who, sitting, it.oversize)}</div>`)
  try {
    const act = await composedOf(asked, sitting, it)
    payloadOf(site, act, who.party)
    return { act, wrong: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code !== 'statement_oversize') return told(refusalNotice(lang, error))
    const says = html`<p>${say(lang, 'filing.tooLargeNow')}</p><p>${say(lang, 'filing.tooLargeMend')}</p>`
    const to = linked(asked, who, say(lang, 'filing.periods'), reportPath(sitting.it))
    return told(html`<div class="notice warn">${says}<p>${to}</p></div>`)
  }
}

const saysNothing = (body: JsonObject | undefined) =>
  body === undefined ||
  ((body.answers as readonly unknown[]).length + (body.asked as readonly unknown[]).length === 0 &&
    body.words === null)

const linked = (asked: Asked, { role }: Representative, says: Piece, to: string): Piece =>
  role === 'reader' ? says : linkTo(asked, to, says)

/** Of each part how many answers are so. */
export function linesOf(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  which: 'open' | 'wrong',
): Markup[] {
  const { lang } = asked
  const { catalogue, parts, head, it } = sitting
  const { own, others } = sectionsOf(sitting)
  return [...own, ...(which === 'wrong' ? others : [])].flatMap(([section, indicators]) => {
    const count =
      which === 'open'
        ? openIn(sitting, indicators)
        : progressOf(parts, catalogue, indicators, head.periods).wrong
    if (count === 0) return []
    const says = `${section.number} ${nameIn(section.titles, lang).text}`
    const many = say(lang, which === 'open' ? 'filing.openOf' : 'filing.wrong', { count })
    const what = linked(asked, who, says, reportPath(it, 'parts', section.id))
    return [html`<li>${phrase(lang, 'general.pair', { what, value: many })}</li>`]
  })
}

/** How many answers that the rules ask for have neither a value nor a reason. */
export function openIn({ parts, catalogue, own, head }: Sitting, indicators: readonly Indicator[]): number {
  const isAsked = (id: string, period: Period) => isAskedFor(own, id, period)
  return progressOf(parts, catalogue, indicators, head.periods, isAsked).open
}
