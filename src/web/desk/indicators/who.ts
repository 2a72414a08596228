import { unlessRefused } from '../../../core/refusal.ts'
import { type Clause, figuresAsked } from '../../../register/clauses.ts'
import type { CallRules } from '../../../register/duties.ts'
import { type Catalogue, cellCounts } from '../../../register/figures/catalogue.ts'
import { KINDS } from '../../../register/kinds.ts'
import type { Signatory } from '../../../work/commitments/signatories.ts'
import { isAskedOf } from '../../../work/reporting/questions.ts'
import { type Asked, formatNumber, html, inset, type Markup, say } from '../../kit/kit.ts'
import { figuresWords } from '../../text/clause-facts.ts'
import { todayOf } from '../act/means.ts'
import { deskTable } from '../pages.ts'

/**
 * Of whom the indicators are asked, by kinds, and how much work that is: those who stand today, by the rules of today.
 * Who is bound by no clause that names these indicators is asked for none of them.
 */

export async function whoIsAsked(
  asked: Asked,
  call: string,
  id: string,
  catalogue: Catalogue,
): Promise<Markup> {
  const { lang, site } = asked
  const found = await unlessRefused('signatories_many', () => site.duties.on(call, todayOf(asked)))
  if (found === undefined) return html`<p>${say(lang, 'deskIndicators.whoMany')}</p>`
  const { rules, signatories } = found
  const stand = signatories.filter(({ stands }) => stands)
  if (stand.length === 0) return html`<p>${say(lang, 'deskIndicators.whoNone')}</p>`
  const cells = new Map(cellCounts(catalogue).map(one => [one.id, one.cells]))
  const rows = KINDS.flatMap(kind => {
    const all = stand.filter(one => one.kind === kind)
    if (all.length === 0) return []
    const own = catalogue.indicators.filter(one => isAskedOf(one, kind))
    const values = own.reduce((sum, { id }) => sum + cells.get(id)!, 0)
    return [
      html`<tr role="row">
        <th role="rowheader" scope="row">${say(lang, `kinds.${kind}`)}</th>
        ${number(lang, 'standing', all.length)}
        ${number(lang, 'byRules', all.filter(one => isAsked(one, id)).length)}
        ${number(lang, 'ofThem', own.length)}
        ${number(lang, 'values', values)}
      </tr>`,
    ]
  })
  const why = await nobodyAsked(asked, call, id)
  const ofWhat = clausesNaming(rules, id).map(
    one => html`<p class="note"><code>${one.id}</code> ${figuresWords(lang, one)}</p>`,
  )
  const heads = [
    'deskIndicators.kind',
    ['deskIndicators.standing', 'num'],
    ['deskIndicators.byRules', 'num'],
    ['deskIndicators.ofThem', 'num'],
    ['deskIndicators.values', 'num'],
  ] as const
  return html`${deskTable(lang, 'deskIndicators.who', heads, rows)}
    ${ofWhat}
    ${why === null ? null : inset(say(lang, `deskIndicators.${why}`, { id }))}`
}

/** Why nobody is asked for figures by these indicators yet; null where somebody is, or there is too much to count. */
export async function nobodyAsked(
  asked: Asked,
  call: string,
  id: string,
): Promise<'noClause' | 'notYet' | null> {
  const found = await unlessRefused('signatories_many', () => asked.site.duties.on(call, todayOf(asked)))
  if (found === undefined) return null
  const { rules, signatories } = found
  if (signatories.some(one => one.stands && isAsked(one, id))) return null
  return clausesNaming(rules, id).length > 0 ? 'notYet' : 'noClause'
}

const isAsked = (one: Signatory, id: string) => one.asked.some(({ clause }) => figuresAsked(clause) === id)

/** Those by which the newest rules ask by it, be it in a period that is still to open. */
function clausesNaming({ call, policies }: CallRules, id: string): Clause[] {
  const newest = policies.get(call.policies.at(-1)!.policy)
  return (newest?.clauses ?? []).filter(one => figuresAsked(one) === id)
}

/** On a phone the heads are gone, so each number says what it counts. */
function number(
  lang: Asked['lang'],
  head: 'standing' | 'byRules' | 'ofThem' | 'values',
  count: number,
): Markup {
  return html`<td role="cell" class="num"><span class="only-s sub" aria-hidden="true">${say(lang, `deskIndicators.${head}`)}</span>${formatNumber(count, lang)}</td>`
}
