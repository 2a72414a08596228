import { isDeepStrictEqual } from 'node:util'
import { type Catalogue, cellsOf, type Indicator } from '../../../register/figures/catalogue.ts'
import { isCellAlike } from '../../../register/figures/same-question.ts'
import { KINDS, type Localised } from '../../../register/kinds.ts'
import {
  type Asked,
  html,
  languageIn,
  listed,
  listOf,
  type Markup,
  named,
  nameIn,
  numberedTitle,
  type Piece,
  remark,
  say,
  sub,
} from '../../kit/kit.ts'

/**
 * What a further edition changes against the one before: nobody compares forty questions by eye. An indicator is the
 * same by its id, whatever else of it is another.
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
  const renamed = added.flatMap(one => {
    const old = gone.find(other => isSameQuestion(other, one))
    return old === undefined ? [] : [{ one, old }]
  })
  if (added.length + gone.length + changed.length === 0)
    return html`<p>${say(lang, 'deskIndicators.changesNone')}</p>`
  const group = (is: 'added' | 'changed' | 'gone', lines: readonly Piece[]) =>
    lines.length === 0
      ? null
      : html`<p>${say(lang, `deskIndicators.${is}`, { count: lines.length })}</p>${listed(lines, 'plain-list')}`
  return html`
    ${renamed.map(
      ({ one, old }) =>
        html`<p class="notice warn">${say(lang, 'deskIndicators.renamed', {
          ...{ number: one.number, title: nameIn(one.titles, lang).text, id: one.id, was: old.id },
        })}</p>`,
    )}
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
  html`${numberedTitle(number, titles, lang)} <code>${id}</code>`

/**
 * By its title, or by the question, in any language: whoever gives another short name may not mean another question.
 */
const isSameQuestion = (was: Indicator, now: Indicator) =>
  (['titles', 'asks'] as const).some(part =>
    was[part].some(({ lang, text }) => now[part].some(one => one.lang === lang && one.text === text)),
  )

interface Side {
  readonly catalogue: Catalogue
  readonly one: Indicator
}

const SAID = ['titles', 'asks', 'reads'] as const
const REST = ['number', 'section', 'source', 'how'] as const

/** Null where it is the same, whatever place it has. */
function changedLine(asked: Asked, before: Side, after: Side): Piece {
  const { lang } = asked
  const [was, now] = [before.one, after.one]
  const unit = otherWords(asked, unitOf(was), unitOf(now))
  const words = [
    ...SAID.map(part => [part, otherWords(asked, was[part], now[part])] as const),
    ['unit', unit] as const,
  ].flatMap(([part, lines]) =>
    lines.length === 0
      ? []
      : [html`<p class="muted">${say(lang, `deskIndicators.part.${part}`)}</p>${lines}`],
  )
  const turned = turnedLines(asked, was, now)
  const rest = REST.filter(part => !isDeepStrictEqual(was[part], now[part]))
  const turnedIn = {
    list: choicesDiffer(before, after),
    by: cellsDiffer(before, after) || itemsDiffer(before, after),
  }
  const also = [...rest, ...(['list', 'by'] as const).filter(part => turnedIn[part])]
  if (words.length + turned.length + also.length === 0) return null
  const parts = also.map(part => say(lang, `deskIndicators.also.${part}`))
  const compares = comparedAs(before, after)
  return html`${lineOf(asked, now)}
    ${words}
    ${turned.map(says => remark(says))}
    ${parts.length === 0 ? null : remark(say(lang, 'deskIndicators.also', { parts: listOf(parts, lang) }))}
    ${compares === null ? null : html`<p class="notice warn">${say(lang, `deskIndicators.${compares}`)}</p>`}`
}

/** What is one of few, as it was and as it is. */
function turnedLines({ lang }: Asked, was: Indicator, now: Indicator): string[] {
  const kinds = ({ kinds }: Indicator) =>
    kinds === null
      ? say(lang, 'deskIndicators.allKinds')
      : listOf(
          kinds.map(kind => say(lang, `kinds.${kind}`)),
          lang,
        )
  const wanted = ({ direction }: Indicator) =>
    say(lang, direction === null ? 'deskIndicators.wantedNone' : `deskIndicators.wanted.${direction}`)
  const answer = ({ value: { type } }: Indicator) =>
    say(lang, type === 'choice' ? 'deskIndicators.isChoice' : `deskIndicators.is.${type}`)
  const told = { answer, wanted, kinds }
  const heads = {
    answer: 'deskIndicators.answer',
    wanted: 'deskIndicators.wanted',
    kinds: 'deskIndicators.askedOf',
  } as const
  return (['answer', 'wanted', 'kinds'] as const).flatMap(part => {
    const [old, next] = [told[part](was), told[part](now)]
    return old === next
      ? []
      : [say(lang, 'deskIndicators.turned', { what: say(lang, heads[part]), was: old, now: next })]
  })
}

const unitOf = ({ value }: Indicator): Localised => ('unit' in value && value.unit) || []

const choicesOf = ({ catalogue, one: { value } }: Side) =>
  value.type === 'choice' ? catalogue.lists.find(({ id }) => id === value.list)?.items : null

const choicesDiffer = (before: Side, after: Side) =>
  after.one.value.type === before.one.value.type && !isDeepStrictEqual(choicesOf(before), choicesOf(after))

/** Items of its lists make its cells, which a reader compares. */
const cellsDiffer = (before: Side, after: Side) =>
  !isDeepStrictEqual(cellsOf(before.catalogue, before.one), cellsOf(after.catalogue, after.one))

/** Of a cell that both have, an item may be called otherwise: then it is a cell of something else. */
const itemsDiffer = (before: Side, after: Side) => {
  const [was, now] = [before, after].map(({ catalogue: file, one }) => ({ file, one }))
  return !cellsOf(before.catalogue, before.one).every(by => isCellAlike(was!, now!, by))
}

/** Whether answers to the one still say what answers to the other do: null where they do. */
function comparedAs(before: Side, after: Side): 'broken' | 'doubtful' | null {
  const [was, now] = [before.one, after.one]
  if (was.value.type !== now.value.type || cellsDiffer(before, after)) return 'broken'
  const isSame =
    isDeepStrictEqual(unitOf(was), unitOf(now)) &&
    !choicesDiffer(before, after) &&
    !itemsDiffer(before, after) &&
    isAlike(was.asks, now.asks) &&
    isAlike(was.reads, now.reads)
  return isSame ? null : 'doubtful'
}

/** The same words in each language that both have: one that came is no other question. */
const isAlike = (was: Localised, now: Localised) =>
  was.every(({ lang, text }) => {
    const other = now.find(one => one.lang === lang)
    return other === undefined || other.text === text
  })

/** What is asked anew, no more, or in another way: of all, or of a kind of signatory. */
export interface Compared {
  readonly added: readonly string[]
  readonly gone: readonly string[]
  readonly changed: readonly string[]
}

export function comparedWith(before: Catalogue, after: Catalogue): Compared {
  const was = new Map(before.indicators.map(one => [one.id, one]))
  const now = new Map(after.indicators.map(one => [one.id, one]))
  const ids = [...new Set([...was.keys(), ...now.keys()])]
  const asks = (id: string, of: typeof was) => {
    const one = of.get(id)
    return new Set(one === undefined || one.how !== 'reported' ? [] : (one.kinds ?? KINDS))
  }
  const isChanged = (id: string) => {
    const [one, other] = [was.get(id), now.get(id)]
    if (one === undefined || other === undefined) return false
    return comparedAs({ catalogue: before, one }, { catalogue: after, one: other }) !== null
  }
  return {
    added: ids.filter(id => !asks(id, now).isSubsetOf(asks(id, was))),
    gone: ids.filter(id => !asks(id, was).isSubsetOf(asks(id, now))),
    changed: ids.filter(isChanged),
  }
}

/**
 * The old words beside the new, in each language in which they differ. Each language binds alike, so that it is told
 * where one was changed and another still says what it said.
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
