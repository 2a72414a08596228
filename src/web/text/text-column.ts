import { type Block, type Item, isOrdered, paragraphsOf } from '../../comparison/blocks.ts'
import { nameOf, numbersOf, type Principle, placesOf } from '../../comparison/principles.ts'
import type { Kind, Manifest } from '../../register/kinds.ts'
import {
  type Asked,
  comma,
  directionOf,
  html,
  inline,
  inOneLine,
  LANGS,
  type Markup,
  part,
  recordWord,
  remark,
  renderBlock,
  say,
  sub,
  whereKnown,
} from '../kit/kit.ts'

/**
 * The words of a text, set alone in their column. What we add stands in the margin: the numbers of paragraphs, and
 * beside the words that state a principle its short name and whom it binds.
 */

interface WordsShown {
  readonly lang: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly manifest: Manifest
  /** Of an independent record: its principles bind nobody. */
  readonly isRecord: boolean
}

/** A principle as the margin names it. */
interface Named {
  readonly principle: Principle
  readonly number: number
}

function namedIn({ principles }: Manifest): Named[] {
  const numbers = numbersOf(principles)
  return principles.map((principle, i) => ({ principle, number: numbers[i]! }))
}

export function wordsArticle(asked: Asked, shown: WordsShown): Markup {
  const { blocks, manifest, lang, title } = shown
  const named = new Map(namedIn(manifest).map(one => [one.principle.id, one]))
  const at = new Map(
    [...placesOf(blocks, manifest.principles)].map(([id, place]) => [nameOf(place), named.get(id)!]),
  )
  const paragraphs = paragraphsOf(blocks, title)
  const matter = blocks.map((block, i) => {
    const of = paragraphs[i]
    if (of === undefined) return null
    // Named where it begins.
    const number = paragraphs.indexOf(of) === i ? of : null
    if (block.kind === 'list' && block.items.some((_, item) => at.has(`${i}/${item}`)))
      return statedList(asked, shown, block.items, item => at.get(`${i}/${item}`))
    return paragraph(asked, shown, block, number, at.get(`${i}/`))
  })
  return html`<article class="act" dir="${directionOf(lang)}">${matter}</article>`
}

function paragraph(
  asked: Asked,
  shown: WordsShown,
  block: Block,
  number: number | null,
  named: Named | undefined,
) {
  const { lang } = shown
  const words = html`<div class="matter"${idOf(named)} lang="${lang}" dir="${directionOf(lang)}">
    ${renderBlock(block)}
  </div>`
  const margin = named === undefined ? null : marginal(asked, shown, named)
  if (number === null) return html`<div class="para">${margin}${words}</div>`
  return html`<div class="para" id="s${number}">${ref(asked, number, lang)}${margin}${words}</div>`
}

function idOf(named: Named | undefined) {
  return named === undefined ? null : html` id="${anchorOf(named.principle.id)}"`
}

/** A list that states principles: each item stands with its number in the margin. */
function statedList(
  asked: Asked,
  shown: WordsShown,
  items: readonly Item[],
  namedAt: (item: number) => Named | undefined,
) {
  const { lang } = shown
  const lines = items.map((item, i) => {
    const named = namedAt(i)
    const numeral = item.number ?? named?.number
    return html`<li class="principle"${idOf(named)}>
      <p class="numeral">${numeral === undefined ? '–' : numeralOf(asked, numeral, named, lang)}</p>
      ${named === undefined ? null : marginal(asked, shown, named)}
      <div class="matter" lang="${lang}" dir="${directionOf(lang)}"><p>${inline(item.text)}</p></div>
    </li>`
  })
  return isOrdered(items) ? html`<ol class="stated">${lines}</ol>` : html`<ul class="stated">${lines}</ul>`
}

function numeralOf(asked: Asked, number: number, named: Named | undefined, lang: string) {
  if (named === undefined) return html`${digitsIn(number, lang)}`
  const spoken = say(asked.lang, 'text.principle', { number: named.number })
  return html`<a href="#${anchorOf(named.principle.id)}" aria-label="${spoken}">${digitsIn(number, lang)}</a>`
}

function marginal(asked: Asked, { lang, isRecord }: WordsShown, { principle }: Named) {
  const title = titleIn(principle, lang, asked.lang)
  return html`<div class="marginal">
    <h2 class="short" lang="${title.lang}" dir="auto">${title.text}</h2>
    ${principle.kinds === null ? null : html`<p dir="auto">${bindsWords(asked, principle, isRecord)}</p>`}
  </div>`
}

function ref(asked: Asked, number: number, lang: string) {
  return html`<p class="ref">
    <a href="#s${number}">
      <span class="vh" dir="${directionOf(asked.lang)}">${say(asked.lang, 'text.paragraph')} </span><span aria-hidden="true">§ </span>
      ${digitsIn(number, lang)}
    </a>
  </p>`
}

/** Every principle of a version, with its anchor where the words have none. Whom it binds stands beside it where that differs. */
export function principlesEntry(asked: Asked, { lang, manifest, blocks, isRecord }: WordsShown): Markup {
  const ui = asked.lang
  const stated = placesOf(blocks, manifest.principles)
  const all = manifest.principles.filter(({ kinds }) => kinds === null).length
  const isEach = all === manifest.principles.length
  const values = { record: recordWord(isRecord), each: isEach ? 'yes' : 'no' }
  const bindsMost = all === 0 ? null : remark(say(ui, 'text.eachBinds', values))
  const lines = namedIn(manifest).map(({ principle, number }) => {
    const title = titleIn(principle, lang, ui)
    const words = html`<span lang="${title.lang}" dir="auto">${title.text}</span>`
    const anchor = anchorOf(principle.id)
    const isStated = stated.has(principle.id)
    return html`<li${isStated ? null : html` id="${anchor}"`}>
      <span class="when">${say(ui, 'text.principle', { number })}</span>
      <div class="what">
        ${isStated ? html`<a href="#${anchor}">${words}</a>` : html`${words}${sub(say(ui, 'text.notFound'))}`}
      </div>
      ${principle.kinds === null ? null : html`<span class="meta">${bindsWords(asked, principle, isRecord)}</span>`}
    </li>`
  })
  return part(
    say(ui, 'text.principles'),
    lines.length === 0
      ? remark(say(ui, 'text.noPrinciples'))
      : html`${bindsMost}<ol class="ledger three mt-s">${lines}</ol>`,
    { note: say(ui, 'text.principlesNote', { record: recordWord(isRecord) }), id: 'principles' },
  )
}

/** Of a principle that does not bind all who are invited. */
export function bindsWords(asked: Asked, { kinds, persons }: Principle, isRecord: boolean): string {
  const whom = kinds === null ? say(asked.lang, 'changes.everyKind') : invitedWords(asked, { kinds, persons })
  return say(asked.lang, 'text.binds', { kinds: whom, record: recordWord(isRecord) })
}

/** Whom a policy invites, or a principle binds: kinds of party, and persons where it says so. */
export function invitedWords(
  { lang }: Asked,
  { kinds, persons }: { readonly kinds: readonly Kind[]; readonly persons?: true | undefined },
): string {
  const names = kinds.map(kind => say(lang, `kinds.${kind}`))
  return inOneLine(persons ? [...names, say(lang, 'kinds.persons')] : names, comma(lang), lang)
}

/** A title in the language of the words beside it, else in that of the interface. */
export function titleIn({ titles }: Principle, lang: string, ui: string): { lang: string; text: string } {
  const found = [lang, ui, 'en'].map(wished => titles.find(title => title.lang === wished))
  return found.find(title => title !== undefined) ?? titles[0]!
}

/** Never changed: addresses end in it. */
export function anchorOf(principle: string): string {
  return `principle-${principle}`
}

/**
 * A number beside words in that language. In the digits of the interface where it speaks that language too, so that no
 * page has two sorts of them: Arabic of every country has 123 here, as in dates and in numbers of entries.
 */
export function digitsIn(number: number, lang: string): string {
  const own = LANGS.find(one => one === lang.split('-')[0])
  return (
    whereKnown(() => new Intl.NumberFormat(own ?? lang, { useGrouping: false }).format(number)) ?? `${number}`
  )
}
