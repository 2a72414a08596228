import { type Block, blocksOf } from '../../../comparison/blocks.ts'
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
    if (block.kind !== 'list') return [{ at: atOf(block.text), text: block.text, place: `${i}/` }]
    return block.items.map(({ text }, item) => ({ at: atOf(text), text, place: `${i}/${item}` }))
  })
}

/** The words themselves, as far as two paragraphs likely differ. */
const keyOf = (text: string) => toNfc(text.replace(/\s+/g, ' ').trim()).slice(0, 160)

/** Characters of a short name that is proposed. */
const MOST_NAME = 80

/** How a paragraph begins: what is strong in it, or the words up to the first mark; the page of the text finds it by those. */
export function shortNameOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const strong = /^(?:\*\*|__)(.+?)(?:\*\*|__)/.exec(line)?.[1]
  const begins = strong ?? /^(.+?)(?:[.:;,](?=\s|$)|$)/.exec(line)?.[1] ?? line
  const plain = begins.replace(/[*_]/g, '').trim()
  if (plain.length <= MOST_NAME) return plain
  return plain.slice(0, plain.lastIndexOf(' ', MOST_NAME) > 0 ? plain.lastIndexOf(' ', MOST_NAME) : MOST_NAME)
}

/** The first language of a form that has words, and its paragraphs. */
function wordsOf({ asked, values }: Pick<Drawing, 'asked' | 'values'>) {
  const tag = languagesOf(asked, values).find(one => (values.get(`text.${one}`) ?? '').trim() !== '')
  return {
    tag,
    all: tag === undefined ? [] : markablesOf(blocksOf(values.get(`text.${tag}`)!.trim(), 'text/markdown')),
  }
}

/** Boxes at the paragraphs that no slot names yet, and the button that makes slots of those that are ticked. */
export function markingPart(on: Pick<Drawing, 'asked' | 'values'>): Piece {
  const { lang } = on.asked
  const { tag, all } = wordsOf(on)
  const next = `principle${slotsOf(on.values, 'principle').length}.${tag ?? languagesOf(on.asked, on.values)[0]!}`
  if (tag === undefined) return html`<div>${againButton(say(lang, 'desk.markList'), 'more', next)}</div>`
  const named = new Set(
    [...on.values].flatMap(([name, typed]) => (/^principle\d+\./.test(name) ? [typed.trim()] : [])),
  )
  const { shown, told } = firstOf(all, MOST_LISTED, count =>
    remark(say(lang, 'prepared.blocksMore', { count })),
  )
  const lines = shown.flatMap(({ at, text }, i) =>
    named.has(shortNameOf(text))
      ? []
      : [
          html`<div>
            <div lang="${tag}" dir="${directionOf(tag)}"><p>${inline(text)}</p></div>
            <label class="check"><input type="checkbox" name="mark${i + 1}" value="${at}"><span>${say(lang, 'prepared.mark')}<span class="vh">: ${say(lang, 'prepared.paragraph', { number: i + 1 })}</span></span></label>
          </div>`,
        ],
  )
  return html`<details class="fold">
    <summary>${say(lang, 'desk.markInText')}</summary>
    <div class="form">
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
  for (const name of [...values.keys()].filter(name => /^mark\d{1,4}$/.test(name))) values.delete(name)
  for (const { at, text } of all)
    if (ticked.has(at))
      values.set(`principle${slotsOf(values, 'principle').at(-1)!}.${tag!}`, shortNameOf(text))
}
