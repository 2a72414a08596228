import { isDeepStrictEqual } from 'node:util'
import { type Catalogue, cellsOf, type Indicator } from '../../../register/figures/catalogue.ts'
import type { Localised } from '../../../register/kinds.ts'
import {
  type Asked,
  html,
  languageIn,
  listed,
  listOf,
  type Markup,
  named,
  type Piece,
  remark,
  say,
  sub,
} from '../../kit/kit.ts'

/**
 * What a further edition changes against the one before: nobody compares forty questions by eye. An indicator is the same
 * by its id, whatever else of it is another.
 */

export function editionChanges(asked: Asked, before: Catalogue, after: Catalogue): Markup {
  const { lang } = asked
  const was = new Map(before.indicators.map(one => [one.id, one]))
  const now = new Set(after.indicators.map(({ id }) => id))
  const added = after.indicators.filter(({ id }) => !was.has(id))
  const gone = before.indicators.filter(({ id }) => !now.has(id))
  const changed = after.indicators.flatMap(one => {
    const old = was.get(one.id)
    const line = old && changedLine(asked, { catalogue: before, one: old }, { catalogue: after, one })
    return line == null ? [] : [line]
  })
  if (added.length + gone.length + changed.length === 0)
    return html`<p>${say(lang, 'deskIndicators.changesNone')}</p>`
  const group = (is: 'added' | 'changed' | 'gone', lines: readonly Piece[]) =>
    lines.length === 0
      ? null
      : html`<p>${say(lang, `deskIndicators.${is}`, { count: lines.length })}</p>${listed(lines, 'plain-list')}`
  return html`
    ${group(
      'added',
      added.map(one => html`${lineOf(asked, one)}${sub(named(one.asks, lang))}`),
    )}
    ${group('changed', changed)}
    ${group(
      'gone',
      gone.map(one => lineOf(asked, one)),
    )}
  `
}

const lineOf = ({ lang }: Asked, { id, number, titles }: Indicator): Markup =>
  html`${number} ${named(titles, lang)} <code>${id}</code>`

interface Side {
  readonly catalogue: Catalogue
  readonly one: Indicator
}

const SAID = ['titles', 'asks', 'reads'] as const
const REST = ['number', 'section', 'value', 'direction', 'kinds', 'source', 'how'] as const

/** Null where it is the same, whatever place it has. */
function changedLine(asked: Asked, before: Side, after: Side): Piece {
  const { lang } = asked
  const [was, now] = [before.one, after.one]
  const words = SAID.flatMap(part => {
    const lines = otherWords(asked, was[part], now[part])
    return lines.length === 0
      ? []
      : [html`<p class="muted">${say(lang, `deskIndicators.part.${part}`)}</p>${lines}`]
  })
  // Items of its lists make its cells, which a reader compares.
  const cells = !isDeepStrictEqual(cellsOf(before.catalogue, was), cellsOf(after.catalogue, now))
  const rest = REST.filter(part => !isDeepStrictEqual(was[part], now[part]))
  if (words.length === 0 && rest.length === 0 && !cells) return null
  const parts = [...rest, ...(cells ? (['by'] as const) : [])].map(part =>
    say(lang, `deskIndicators.also.${part}`),
  )
  const isBroken = cells || was.value.type !== now.value.type
  return html`${lineOf(asked, now)}
    ${words}
    ${parts.length === 0 ? null : remark(say(lang, 'deskIndicators.also', { parts: listOf(parts, lang) }))}
    ${isBroken ? html`<p class="notice warn">${say(lang, 'deskIndicators.broken')}</p>` : null}`
}

/**
 * The old words beside the new, in each language in which they differ. Each language binds alike, so that it is told where
 * one was changed and another still says what it said.
 */
function otherWords({ lang }: Asked, was: Localised, now: Localised): Markup[] {
  const langs = [...new Set([...was, ...now].map(one => one.lang))]
  const textIn = (all: Localised, tag: string) => all.find(one => one.lang === tag)?.text
  const differs = (tag: string) => textIn(was, tag) !== textIn(now, tag)
  const same = langs.filter(tag => !differs(tag))
  const isReworded = langs.some(tag => differs(tag) && textIn(was, tag) !== undefined)
  const stale =
    isReworded && same.length > 0
      ? [
          html`<p class="notice warn">${say(lang, 'deskIndicators.oneLanguage', {
            languages: listOf(
              same.map(tag => languageIn(tag, lang)),
              lang,
            ),
          })}</p>`,
        ]
      : []
  const lines = langs.filter(differs).map(tag => {
    const [old, text] = [textIn(was, tag), textIn(now, tag)]
    return html`<p class="sub">${languageIn(tag, lang)}</p>
        ${old === undefined ? null : html`<p><del lang="${tag}">${old}</del></p>`}
        ${text === undefined ? null : html`<p><ins lang="${tag}">${text}</ins></p>`}`
  })
  return [...lines, ...stale]
}
