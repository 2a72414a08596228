import type { Indicator } from '../../../register/figures/catalogue.ts'
import { answerIn, type Period } from '../../../register/figures/figures.ts'
import { partOf } from '../../../work/reporting/draft.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  attributes,
  comma,
  Fieldset,
  hiddenFields,
  html,
  inset,
  type Lang,
  linkButton,
  linkIn,
  type Markup,
  nameIn,
  numberIn,
  type Piece,
  periodName,
  privatePage,
  say,
} from '../../kit/kit.ts'
import { type Faults, faultsOn, itemsName } from '../reporting/faults.ts'
import { keeping } from '../reporting/keeping.ts'
import { fieldOf, placesOn, readOf, slotAt } from '../reporting/leaf-fields.ts'
import { languageHere, questionsOf } from '../reporting/leaf-page.ts'
import { type Leaf, leavesOf } from '../reporting/leaves.ts'
import type { Sitting } from '../reporting/sitting.ts'
import { opening, type Representative } from '../session.ts'
import { type Correcting, sittingFor } from './correcting.ts'
import { newSourceFields } from './new-source.ts'
import { cellsPasting } from './pasting.ts'

/** One answer of a report that is corrected, on a page like those on which it was given. */

export interface OneAnswer {
  readonly indicator: Indicator
  readonly period: Period
  readonly leaves: readonly Leaf[]
  /** Which of its pages, from 0. */
  readonly at: number
}

export const periodKey = ({ from, until }: Period) => `${from}/${until}`

/**
 * The answer that is named, be it one that the report does not have for this period: the law takes what a correction
 * adds. Undefined where the report asks neither.
 */
export function answerNamed(
  { catalogue, questions }: Correcting,
  named: Pick<URLSearchParams, 'get'>,
): OneAnswer | undefined {
  const indicator = questions.catalogue.indicators.find(({ id }) => id === named.get('indicator'))
  const period = questions.periods.find(one => periodKey(one) === named.get('period'))
  if (indicator === undefined || period === undefined) return undefined
  const leaves = leavesOf(catalogue, [indicator], [period])
  const at = (numberIn(named.get('page') ?? '1') ?? 0) - 1
  return leaves[at] === undefined ? undefined : { indicator, period, leaves, at }
}

export const answerPath = (
  { path }: Pick<Correcting, 'path'>,
  { indicator, period, at }: OneAnswer,
): string =>
  addressWith(`${path}/correct`, {
    ...{ indicator: indicator.id, period: periodKey(period) },
    page: at === 0 ? '' : String(at + 1),
  })

export const answerTitle = (
  lang: Lang,
  { indicator, period }: Pick<OneAnswer, 'indicator' | 'period'>,
): string =>
  `${indicator.number} ${nameIn(indicator.titles, lang).text}${comma(lang)}${periodName(period, lang)}`

/** What on the page has to be changed before anybody signs: an answer that was given is not unsaid, by the law. */
export function answerFaults(asked: Asked, sitting: Sitting, leaf: Leaf): Faults {
  const { lang } = asked
  const unsaid = placesOn(leaf, sitting).flatMap(place => {
    const slot = slotAt(sitting, place)
    const isUnsaid = place.slot.startsWith('c/') && slot !== undefined && slot.is === null && !slot.beside
    if (!isUnsaid) return []
    const by = place.slot.slice(2).split('/').filter(Boolean)
    const of = itemsName(sitting.catalogue, place.asking.indicator, by, lang)
    const says = say(lang, 'correct.neither')
    return [
      [fieldOf(sitting, place), of === '' ? says : say(lang, 'correct.at', { place: of, says })] as const,
    ]
  })
  return new Map([...faultsOn(asked, sitting, leaf), ...unsaid])
}

interface Wrong {
  readonly sent?: URLSearchParams
  /** What the form was opened with, of what was not saved. */
  readonly read?: string
  readonly more?: Faults
  readonly trouble?: Piece
}

export function answerPage(
  asked: Asked,
  who: Representative,
  c: Correcting,
  one: OneAnswer,
  { sent, read, more = new Map(), trouble = null }: Wrong = {},
  status = 200,
): Answer {
  const { lang } = asked
  const leaf = one.leaves[one.at]!
  const sitting = sittingFor(c, [one.period])
  const faults = new Map([...answerFaults(asked, sitting, leaf), ...more])
  const f = new Fieldset(lang, sent ?? new URLSearchParams(), faults)
  const section = c.catalogue.sections.find(({ id }) => id === one.indicator.section)!
  const drawing = { asked, who, sitting, section, leaf, faults, f, sent: sent ?? null }
  const unsaved = trouble === null ? [...(sent?.keys() ?? [])] : 'all'
  const own = attributes({
    action: linkIn(asked, answerPath(c, one)),
    novalidate: true,
    ...keeping(asked, sitting, `${one.indicator.id} ${one.at}`, [partOf(one.indicator)], unsaved),
  })
  const title = say(lang, 'correct.answer', { answer: answerTitle(lang, one) })
  const back = linkButton(asked, `${c.path}/correct`, say(lang, 'correct.toAll'))
  const main = html`
    ${opening(asked, who, title)}
    ${trouble}
    ${f.summary(faults)}
    ${addedSaid(asked, c, one)}
    <form class="answers" method="post"${own}>
      ${hiddenFields({ read: read ?? readOf(sitting, leaf) })}
      ${leafNav(asked, c, one)}
      ${cellsPasting(
        asked,
        leaf.asking.some(({ cells }) => cells.length > 1),
      )}
      ${questionsOf(drawing)}
      ${leaf.asking[0]!.isFirst ? newSourceFields(lang, f) : null}
      <div class="form mt">${languageHere(drawing)}</div>
      <div class="actions"><button class="btn">${say(lang, 'correct.saveCells')}</button>${back}</div>
    </form>
  `
  return privatePage(
    asked,
    { title: `${title}: ${c.it.title}`, main, script: ['keep-typed', 'paste-cells'] },
    status,
  )
}

/** Of an answer that the report does not have, what becomes of the cells that are left open. */
function addedSaid({ lang }: Asked, { isAsked, stands }: Correcting, one: OneAnswer): Markup | null {
  const { indicator, period } = one
  if (answerIn(stands, indicator.id, period) !== undefined) return null
  const rest = isAsked(indicator.id, period) ? 'asked' : 'unasked'
  return inset(say(lang, 'correct.added', { rest }))
}

/** The pages of an answer that does not fit one. */
function leafNav(asked: Asked, c: Correcting, one: OneAnswer): Markup | null {
  const { leaves, indicator, at } = one
  if (leaves.length === 1) return null
  const { lang } = asked
  const name = (cells: Leaf['asking'][number]['cells']) => {
    const [from, to] = [cells[0]!, cells.at(-1)!].map(({ by }) => itemsName(c.catalogue, indicator, by, lang))
    return from === to ? from! : `${from} – ${to}`
  }
  const names = leaves.map(({ asking: [own] }) => name(own!.cells))
  const links = names.map((says, i) => {
    const to = attributes({
      href: linkIn(asked, answerPath(c, { ...one, at: i })),
      'aria-current': i === at && 'page',
    })
    return html`<li><a${to}>${says}</a></li>`
  })
  const head = say(lang, 'filing.pageOf', { n: at + 1, all: leaves.length, item: names[at]! })
  return html`<details class="fold"><summary>${head}</summary><nav aria-label="${say(lang, 'filing.pages')}"><ul class="plain-list">${links}</ul></nav></details>`
}
