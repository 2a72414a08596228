import type { Indicator } from '../../../register/figures/catalogue.ts'
import { lastSaid } from '../../../register/lists/figure-sheet.ts'
import { partOf, slotOf, sourcesIn } from '../../../work/reporting/draft.ts'
import { progressOf } from '../../../work/reporting/progress.ts'
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
import type { Drawing } from './drawing.ts'
import { titleOf } from './faults.ts'
import { gridOf, reasonField, typedText, unitOf } from './grid.ts'
import { besideName, type Place, slotAt, valueName } from './leaf-fields.ts'
import type { Asking } from './leaves.ts'
import { besideShown } from './met.ts'

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
  const { catalogue, head, parts } = sitting
  const done = progressOf(parts, catalogue, [indicator], head.periods)
  const counts = { values: done.values, reasons: done.reasons, open: done.open + done.wrong }
  return html`<article class="question">
    <h2>${titleOf(indicator, lang)}</h2>
    <p class="serif">${inWords(indicator.asks, lang)}${unit === null ? null : html` ${say(lang, 'filing.unit', { unit })}`}</p>
    <details class="alt"><summary>${say(lang, 'filing.reads')}</summary>
      <p>${inWords(indicator.reads, lang)}</p>
      ${sourceOf(asked, indicator)}
    </details>
    ${indicator.value.type === 'words' ? wordsOf(drawing, asking) : gridOf(drawing, asking)}
    <p class="fine mt-s">${say(lang, 'filing.count', counts)}</p>
    ${asking.isFirst ? besideOf(drawing, asking) : null}
  </article>`
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

/** An answer that is words itself has a field of its own for each period. */
function wordsOf(drawing: Drawing, asking: Asking): Piece {
  const { asked, sitting, f, faults } = drawing
  const { lang } = asked
  const { indicator } = asking
  const title = titleOf(indicator, lang)
  return sitting.head.periods.map((period, p) => {
    const last = lastSaid(sitting.last?.answers ?? [], indicator, period)
    return asking.cells.map(({ by, at }) => {
      const place: Place = { asking, period: p, slot: slotOf(by) }
      const name = valueName(asking, p, at)
      const was = last?.cells.find(one => one.by.join('/') === by.join('/'))
      const before =
        was !== undefined && 'value' in was
          ? html`<details class="alt"><summary>${say(lang, 'filing.wasWords', { period: periodName(last!.period, lang) })}</summary><blockquote dir="auto">${String(was.value)}</blockquote></details>`
          : null
      const label = periodName(period, lang)
      return html`<div class="of-period">
        ${f.area(name, { label, isOptional: 'unless', rows: 5, value: typedText(slotAt(sitting, place)) })}
        <p class="why-line"><span aria-hidden="true">${say(lang, 'filing.reason')}</span> ${reasonField(drawing, place, at, title, p)}</p>
        ${besideShown(drawing, place)}${faults.has(name) ? null : before}
      </div>`
    })
  })
}

/** Beside the answers of an indicator: words, who stands behind them, where they were found. */
function besideOf(drawing: Drawing, asking: Asking): Markup {
  const { asked, sitting, f, faults } = drawing
  const { lang } = asked
  const sources = [...sourcesIn(sitting.parts)].map(([value, { title }]) => ({ value, says: title }))
  let isOpen = false
  const periods = sitting.head.periods.map((period, p) => {
    const at = (slot: string): Place => ({ asking, period: p, slot })
    const text = (slot: string) => typedText(slotAt(sitting, at(slot)))
    const [words, behind] = [text('words'), text('behind')]
    const found = slotAt(sitting, at('found'))?.is ?? null
    const [source, place] = found !== null && 'source' in found ? [found.source, found.place] : ['', '']
    const names = (['words', 'behind', 'source', 'place'] as const).map(one => besideName(one, asking, p))
    isOpen ||= words + behind + source + place !== '' || names.some(name => faults.has(name))
    const named = periodName(period, lang)
    const stored = text('lang')
    return html`
      ${f.area(names[0]!, { label: say(lang, 'filing.words', { period: named }), hint: say(lang, 'filing.wordsHint'), isOptional: 'unless', rows: 3, value: words })}
      ${besideShown(drawing, at('words'))}
      ${
        stored === '' || stored === lang
          ? null
          : f.select(besideName('lang', asking, p), {
              label: say(lang, 'filing.lang'),
              options: languageOptions(lang),
              value: stored,
            })
      }
      ${f.text(names[1]!, { label: say(lang, 'filing.behind', { period: named }), hint: say(lang, 'filing.behindHint'), isOptional: 'unless', value: behind })}
      ${besideShown(drawing, at('behind'))}
      ${
        sources.length === 0 && found === null
          ? null
          : html`<div class="two">${f.select(names[2]!, {
              label: say(lang, 'filing.foundIn', { period: named }),
              options: [{ value: '', says: say(lang, 'filing.foundNone') }, ...sources],
              value: source,
            })}${f.text(names[3]!, { label: say(lang, 'filing.place', { period: named }), hint: say(lang, 'filing.placeHint'), isOptional: 'unless', value: place })}</div>${besideShown(drawing, at('found'))}`
      }`
  })
  return html`<details class="fold"${isOpen ? html` open` : null}>
    <summary>${say(lang, 'filing.more')}</summary>
    <div class="form">${periods}</div>
  </details>`
}
