import { type Block, blocksOf } from '../../../comparison/blocks.ts'
import { titlesIn } from '../../../comparison/principles.ts'
import { toNfc } from '../../../core/normal.ts'
import type { Drawing } from '../../forms/form-input.ts'
import { againButton, languagesOf, slotsOf } from '../../forms/languages.ts'
import { directionOf, firstOf, html, inline, type Piece, remark, say } from '../../kit/kit.ts'

/** Paragraphs of a text that can be marked as principles, in a draft of a call and in the form of a later version. */

/** Paragraphs that a page lists. */
export const MOST_LISTED = 400

/** A paragraph, or an item of a list: what can be marked. */
interface Markable {
  /** By which it is found again where words around it have changed. */
  readonly at: string
  readonly text: string
  /** As `comparison/principles` names places. */
  readonly place: string
  /** The short name that is proposed. */
  readonly name: string
  /** With which others it is numbered, if it is. */
  readonly series: string | null
}

export function markablesOf(blocks: readonly Block[]): Markable[] {
  const seen = new Map<string, number>()
  // Of several that begin alike, each is told by its number.
  const atOf = (text: string) => {
    const key = keyOf(text)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key} (${times})`
  }
  return blocks.flatMap((block, i): Markable[] => {
    if (block.kind === 'list')
      return block.items.map(({ text, number }, item) => ({
        at: atOf(text),
        text,
        place: `${i}/${item}`,
        name: shortNameOf(text),
        series: number === null ? null : 'item',
      }))
    const { text } = block
    const isHeading = block.kind === 'heading'
    const series = isHeading ? `heading ${block.level}` : 'paragraph'
    return [
      {
        at: atOf(text),
        text,
        place: `${i}/`,
        name: isHeading ? headingName(text) : shortNameOf(text),
        series: (isHeading ? NUMBERED_HEADING : NUMBERED_PARAGRAPH).test(text) ? series : null,
      },
    ]
  })
}

/** `1. Title`, `Article IV`, `Principle 2: Title`. */
const NUMBERED_HEADING =
  /^(?:\p{L}{1,20}\.?\s(?:\p{Nd}{1,3}|[IVXLC]{1,7})(?![\p{L}\p{N}])|\(?\p{Nd}{1,3}(?![\p{L}\p{N}])|[IVXLC]{1,7}[.)])/u
/** A number in a sentence is none of its paragraph: a mark has to follow. */
const NUMBERED_PARAGRAPH =
  /^(?:\*\*|__)?\(?(?:\p{L}{1,20}\.?\s)?(?:\p{Nd}{1,3}|[IVXLC]{1,7})(?:[.):]|\s[–—-]\s)/u

/**
 * What is numbered alike, which is how texts mostly set out what they ask. Where headings are numbered, what is numbered
 * beneath them says more of each.
 */
export function numberedIn(all: readonly Markable[]): readonly Markable[] {
  const bySeries = Map.groupBy(
    all.filter(one => one.series !== null),
    one => one.series!,
  )
  const several = [...bySeries].filter(([, those]) => those.length > 1)
  const [headings, others] = [true, false].map(isHeading =>
    several.filter(([series]) => series.startsWith('heading') === isHeading).map(([, those]) => those),
  ) as [Markable[][], Markable[][]]
  return (headings.length > 0 ? headings : others).reduce<readonly Markable[]>(
    (most, one) => (one.length > most.length ? one : most),
    [],
  )
}

/** `article 2` of `Article 2: Dim`; undefined where nothing numbers it. */
export function numberOf(at: string): string | undefined {
  const number = /^(?:\*\*|__)?\(?((?:\p{L}{1,20}\.?\s)?(?:\p{Nd}{1,3}|[IVXLC]{1,7}))(?![\p{L}\p{N}])/u.exec(
    at,
  )?.[1]
  return number?.toLowerCase()
}

/** Whether a short name is what we would propose for a paragraph that begins so. */
export const isProposed = (name: string, at: string): boolean =>
  [headingName(at), shortNameOf(at)].includes(name)

/** The words themselves, as far as two paragraphs likely differ. */
const keyOf = (text: string) => toNfc(text.replace(/\s+/g, ' ').trim()).slice(0, 160)

/** Characters of a title that is proposed: a cut one would be found nowhere. */
const MOST_TITLE = 400

/** By which the page of the text will find it. */
function shortNameOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const [title = line] = titlesIn(line)
  return short(title.replace(/[*_]/g, '').trim(), MOST_TITLE)
}

/** A heading is found by the whole of it, without its number if that is in digits: pages write their own beside it. */
function headingName(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[*_]/g, '').trim()
  const unnumbered = line.replace(/^(?:\p{L}+ )?\d{1,3}(?![\p{L}\p{N}])[^\p{L}\p{N}]+/u, '')
  return short(unnumbered === '' || /^\p{N}/u.test(unnumbered) ? line : unnumbered, MOST_TITLE)
}

function short(plain: string, most: number): string {
  if (plain.length <= most) return plain
  return plain.slice(0, plain.lastIndexOf(' ', most) > 0 ? plain.lastIndexOf(' ', most) : most)
}

/** The first language of a form that has words, and its paragraphs. */
function wordsOf({ asked, values }: Pick<Drawing, 'asked' | 'values'>) {
  const tag = languagesOf(asked, values).find(one => (values.get(`text.${one}`) ?? '').trim() !== '')
  return {
    tag,
    all: tag === undefined ? [] : markablesOf(blocksOf(values.get(`text.${tag}`)!.trim(), 'text/markdown')),
  }
}

/** The names that the slots have. */
const namedIn = (values: URLSearchParams) =>
  new Set([...values].flatMap(([name, typed]) => (/^principle\d+\./.test(name) ? [typed.trim()] : [])))

/** Boxes at the paragraphs that no slot names yet, and the button that makes slots of those that are ticked. */
export function markingPart(on: Pick<Drawing, 'asked' | 'values'>): Piece {
  const { lang } = on.asked
  const { tag, all } = wordsOf(on)
  const next = `principle${slotsOf(on.values, 'principle').length}.${tag ?? languagesOf(on.asked, on.values)[0]!}`
  if (tag === undefined) return html`<div>${againButton(say(lang, 'desk.markList'), 'more', next)}</div>`
  const named = namedIn(on.values)
  const { shown, told } = firstOf(all, MOST_LISTED, count =>
    remark(say(lang, 'prepared.blocksMore', { count })),
  )
  const lines = shown.flatMap(({ at, text, name }, i) =>
    named.has(name)
      ? []
      : [
          html`<div>
            <div lang="${tag}" dir="${directionOf(tag)}"><p>${inline(text)}</p></div>
            <label class="check"><input type="checkbox" name="mark${i + 1}" value="${at}"><span>${say(lang, 'prepared.mark')}<span class="vh">: ${say(lang, 'prepared.paragraph', { number: i + 1 })}</span></span></label>
          </div>`,
        ],
  )
  const numbered = numberedIn(all).filter(({ name }) => !named.has(name))
  const whole =
    numbered.length < 2
      ? null
      : html`<label class="check"><input type="checkbox" name="${ALL_NUMBERED}" value="yes"><span>${say(lang, 'desk.markNumbered', { count: numbered.length })}</span></label>`
  return html`<details class="fold">
    <summary>${say(lang, 'desk.markInText')}</summary>
    <div class="form">${whole}
      <div class="marking" role="group" aria-label="${say(lang, 'prepared.paragraphs')}">${lines}</div>${told}
      <div>${againButton(say(lang, 'desk.markTake'), 'more', next)}</div>
    </div>
  </details>`
}

/** Makes a slot of each paragraph that was ticked, named by its first words. */
export function takeMarks(on: Pick<Drawing, 'asked' | 'values'>): void {
  const { values } = on
  const { tag, all } = wordsOf(on)
  const ticked = new Set([...values].flatMap(([name, at]) => (/^mark\d{1,4}$/.test(name) ? [at] : [])))
  if (values.has(ALL_NUMBERED)) for (const { at } of numberedIn(all)) ticked.add(at)
  values.delete(ALL_NUMBERED)
  const named = namedIn(values)
  for (const name of [...values.keys()].filter(name => /^mark\d{1,4}$/.test(name))) values.delete(name)
  for (const { at, name } of all)
    if (ticked.has(at) && !named.has(name))
      values.set(`principle${slotsOf(values, 'principle').at(-1)!}.${tag!}`, name)
}

/** A box for all that is numbered alike. */
const ALL_NUMBERED = 'markNumbered'
