import type { AskedFor } from '../../../register/commitment-kinds.ts'
import { ownUnnamed } from '../../../work/reporting/unnamed.ts'
import { askedMoved, unnamedSaid } from '../../commitments/asked.ts'
import { type Asked, html, longDay, type Markup, say, sub } from '../../kit/kit.ts'
import { showRule } from '../../statement/quotes.ts'
import { figuresLine } from './coming.ts'
import type { Standing } from './standing.ts'

/**
 * The reports that rules ask for and that a party has not filed, but for what it answers now: one report has figures by
 * one catalogue, so where clauses ask for figures by several, one waits while another is done. Null where none waits.
 */
export async function reportsWaiting(
  asked: Asked,
  { duties, id, policy, day }: Standing,
  party: string,
  answered: readonly AskedFor[] = [],
): Promise<Markup | null> {
  const { lang } = asked
  const isAnswered = (clause: string, on: string) =>
    answered.some(({ clause: id, due }) => id === clause && due >= on)
  const waiting = duties.asked.filter(
    ({ clause, due, met }) => 'report' in clause.asks && met === null && !isAnswered(clause.id, due),
  )
  if (policy === null || waiting.length === 0) return null
  const unnamedOf = await ownUnnamed(asked.site.log.store, { call: id, party, day, duties })
  const lines = waiting.map(
    async one => html`<li>
      ${await showRule(asked, one.clause.says, policy)}
      ${sub(say(lang, 'commitment.due', { day: longDay(one.moved, lang) }))}
      ${unnamedSaid(asked, unnamedOf(one), 'ours.reportUnnamed')}${sub(askedMoved(asked, one))}${await figuresLine(asked, { id }, one.clause)}
    </li>`,
  )
  return html`<ul class="plain-list">${await Promise.all(lines)}</ul>`
}
