import type { Slot } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { partOf, slotOf, sourcesIn } from '../../../work/reporting/draft.ts'
import { progressIn } from '../../../work/reporting/progress.ts'
import { answeredLast, changedSince } from '../../../work/reporting/repeat.ts'
import {
  type Asked,
  html,
  languageOptions,
  type Markup,
  nameIn,
  type Piece,
  periodName,
  say,
} from '../../kit/kit.ts'
import { LANGUAGE, languagesAnd } from '../commitments/words-language.ts'
import type { Drawing } from './drawing.ts'
import { itemsName, titleOf } from './faults.ts'
import { gridOf, reasonField, typedText, unitOf, whenSaid } from './grid.ts'
import { besideName, isMet, isWords, type Place, slotAt, valueName } from './leaf-fields.ts'
import type { Asking } from './leaves.ts'
import { metShown } from './met.ts'

/** The questions of a page: what is asked of the party first. */
export function questionsOf(drawing: Drawing): Piece {
  const { asked, sitting, leaf } = drawing
  const isOwn = ({ indicator }: Asking) => sitting.own.ids.has(indicator.id)
  const [own, others] = [leaf.asking.filter(isOwn), leaf.asking.filter(one => !isOwn(one))]
  const more = others.map(one => questionOf(drawing, one))
  // What is typed there, or is wrong, is not folded away.
  const isOpen = own.length === 0 || others.some(one => sitting.parts.has(partOf(one.indicator)))
  return html`${own.map(one => questionOf(drawing, one))}
    ${
      others.length === 0
        ? null
        : html`<details class="fold"${isOpen ? html` open` : null}>
            <summary>${say(asked.lang, 'filing.notAsked', { count: others.length })}</summary>
            <div>${more}</div>
          </details>`
    }`
}

function questionOf(drawing: Drawing, asking: Asking): Markup {
  const { asked, sitting } = drawing
  const { lang } = asked
  const { indicator } = asking
  const unit = unitOf(indicator, lang)
  const done = progressIn(sitting, [indicator])
  const counts = { values: done.values, reasons: done.reasons, open: done.open + done.wrong }
  return html`<article class="question">
    <h2>${titleOf(indicator, lang)}</h2>
    <p class="serif">${inWords(indicator.asks, lang)}${unit === null ? null : html` ${say(lang, 'filing.unit', { unit })}`}</p>
    <details class="alt"><summary>${say(lang, 'filing.reads')}</summary>
      <p>${inWords(indicator.reads, lang)}</p>
      ${sourceOf(asked, indicator)}
    </details>
    ${asking.isFirst ? changedSaid(asked, sitting, indicator) : null}
    ${indicator.value.type === 'words' ? wordsOf(drawing, asking) : gridOf(drawing, asking)}
    <p class="fine mt-s">${say(lang, 'filing.count', counts)}</p>
    ${asking.isFirst ? besideOf(drawing, asking) : null}
  </article>`
}

const SAID_OF_CHANGE = {
  reworded: 'filing.reworded',
  items: 'filing.changedItems',
  // Of no unit nothing is said.
  unit: 'filing.changedKind',
  kind: 'filing.changedKind',
} as const

/** Whoever repeats what they answered last time reads first that it was another question. */
function changedSaid(
  asked: Asked,
  { catalogue, last }: Drawing['sitting'],
  indicator: Indicator,
): Markup | null {
  const { lang } = asked
  const changed = changedSince(last, catalogue, indicator)
  if (changed === null) return null
  const { is, then } = changed
  const unit = unitOf(then, lang)
  const says =
    is === 'unit' && unit !== null ? say(lang, 'filing.changedUnit', { unit }) : say(lang, SAID_OF_CHANGE[is])
  const asks = html`<details class="alt"><summary>${say(lang, 'filing.askedThen')}</summary>
    <p>${inWords(then.asks, lang)}</p><p>${inWords(then.reads, lang)}</p></details>`
  return html`<div class="notice warn mt-s"><p>${says}</p>${is === 'reworded' ? asks : null}</div>`
}

const inWords = (all: Indicator['asks'], lang: Asked['lang']): Piece => {
  const found = nameIn(all, lang)
  return found.lang === lang ? found.text : html`<span lang="${found.lang}" dir="auto">${found.text}</span>`
}

function sourceOf({ lang }: Asked, { source }: Indicator): Piece {
  if (source === null) return null
  const title = source.title
  return html`<p class="sub">${say(lang, 'filing.source', { title })}${
    source.url === null ? null : html` <a href="${source.url}" rel="noopener noreferrer">${source.url}</a>`
  }</p>`
}

/** An answer that is words itself has a field of its own for each period, and in it for each cell. */
function wordsOf(drawing: Drawing, asking: Asking): Piece {
  const { asked, sitting, f, faults } = drawing
  const { lang } = asked
  const { indicator } = asking
  const title = titleOf(indicator, lang)
  return sitting.head.periods.map((period, p) => {
    const last = answeredLast(sitting.last, sitting.catalogue, indicator, period)
    return asking.cells.map(({ by, at }) => {
      const place: Place = { asking, period: p, slot: slotOf(by) }
      const name = valueName(asking, p, at, isMet(sitting, place))
      const was = last?.cells.get(by.join('/'))
      const before =
        was !== undefined && 'value' in was
          ? html`<details class="alt"><summary>${whenSaid(asked, last!)}</summary><blockquote dir="auto">${String(was.value)}</blockquote></details>`
          : null
      const of = by.length === 0 ? null : itemsName(sitting.catalogue, indicator, by, lang)
      const named = periodName(period, lang)
      const label = of === null ? named : say(lang, 'filing.cell', { of, period: named })
      return html`<div class="of-period">
        ${metShown(drawing, place)}
        ${f.area(name, { label, isOptional: 'unless', rows: 5, value: typedText(slotAt(sitting, place)) })}
        <p class="why-line"><span aria-hidden="true">${say(lang, 'filing.reason')}</span> ${reasonField(drawing, place, at, of ?? title, p)}</p>
        ${faults.has(name) ? null : before}
        ${asking.cells.at(-1)!.at === at ? languageOf(drawing, asking, p) : null}
      </div>`
    })
  })
}

/**
 * Of words that are in another language than the page, beside them: whoever changes them says in which they are then.
 */
function languageOf(drawing: Drawing, asking: Asking, period: number): Piece {
  const { asked, sitting, f } = drawing
  const { lang } = asked
  const place: Place = { asking, period, slot: 'lang' }
  const slot = slotAt(sitting, place)
  const stored = typedText(slot)
  const met = slot?.beside !== undefined
  const says = asking.cells
    .map(({ by }) => slotOf(by))
    .concat('words')
    .some(one => isWords({ ...place, slot: one }) && hasWords(slotAt(sitting, { ...place, slot: one })))
  if (!met && (!says || stored === '' || stored === lang)) return null
  const named = periodName(sitting.head.periods[period]!, lang)
  const none = met ? [{ value: '', says: '–' }] : []
  return html`${metShown(drawing, place)}${f.select(besideName('lang', asking, period, met), {
    label: say(lang, 'filing.lang', { period: named }),
    options: [...none, ...languagesAnd(lang, stored)],
    value: stored,
  })}`
}

const hasWords = (slot: Slot | undefined) => {
  const is = slot?.is ?? null
  return slot?.beside !== undefined || (is !== null && ('value' in is || 'typed' in is || 'text' in is))
}

/** Whoever writes in another language than that of the page says so once for all of it. */
export function languageHere({ asked, f }: Pick<Drawing, 'asked' | 'f'>): Markup {
  const { lang } = asked
  const [label, hint] = [say(lang, 'filing.saidIn'), say(lang, 'filing.saidInHint')]
  return f.select(LANGUAGE, { label, hint, options: languageOptions(lang), value: lang })
}

/** Beside the answers of an indicator: words, who stands behind them, where they were found. */
function besideOf(drawing: Drawing, asking: Asking): Markup {
  const { asked, sitting, f, faults } = drawing
  const { lang } = asked
  const { indicator } = asking
  const sources = [...sourcesIn(sitting.parts)].map(([value, { title }]) => ({ value, says: title }))
  let isOpen = false
  const periods = sitting.head.periods.map((period, p) => {
    const at = (slot: string): Place => ({ asking, period: p, slot })
    const text = (slot: string) => typedText(slotAt(sitting, at(slot)))
    const [words, behind] = [text('words'), text('behind')]
    const met = (slot: string) => isMet(sitting, at(slot))
    const foundAt = slotAt(sitting, at('found'))
    const found = foundAt?.beside === undefined ? (foundAt?.is ?? null) : null
    const [source, place] = found !== null && 'source' in found ? [found.source, found.place] : ['', '']
    const nameAt = (which: Parameters<typeof besideName>[0], slot: string) =>
      besideName(which, asking, p, met(slot))
    const names = {
      words: nameAt('words', 'words'),
      behind: nameAt('behind', 'behind'),
      source: nameAt('source', 'found'),
      place: nameAt('place', 'found'),
    }
    isOpen ||= words + behind + source + place !== '' || Object.values(names).some(name => faults.has(name))
    const named = periodName(period, lang)
    return html`
      ${metShown(drawing, at('words'))}
      ${f.area(names.words, { label: say(lang, 'filing.words', { period: named }), hint: say(lang, 'filing.wordsHint'), isOptional: 'unless', rows: 3, value: words })}
      ${indicator.value.type === 'words' ? null : languageOf(drawing, asking, p)}
      ${metShown(drawing, at('behind'))}
      ${f.text(names.behind, { label: say(lang, 'filing.behind', { period: named }), hint: say(lang, 'filing.behindHint'), isOptional: 'unless', value: behind })}
      ${
        sources.length === 0 && foundAt === undefined
          ? null
          : html`${metShown(drawing, at('found'))}<div class="two">${f.select(names.source, {
              label: say(lang, 'filing.foundIn', { period: named }),
              options: [{ value: '', says: say(lang, 'filing.foundNone') }, ...sources],
              value: source,
            })}${f.text(names.place, { label: say(lang, 'filing.place', { period: named }), hint: say(lang, 'filing.placeHint'), isOptional: 'unless', value: place })}</div>`
      }`
  })
  return html`<details class="fold"${isOpen ? html` open` : null}>
    <summary>${say(lang, 'filing.more')}</summary>
    <div class="form">${periods}</div>
  </details>`
}
