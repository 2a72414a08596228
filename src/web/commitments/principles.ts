import { isDeepStrictEqual } from 'node:util'
import { blocksOf } from '../../comparison/blocks.ts'
import { numbersOf, type Principle, placesOf } from '../../comparison/principles.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import type { CallRow } from '../../register/rows.ts'
import { wordsOn } from '../../register/text-in-force.ts'
import {
  type Asked,
  directionOf,
  html,
  inline,
  type Lang,
  linkIn,
  type Markup,
  nameIn,
  type Piece,
  phrase,
  renderBlock,
  say,
  sub,
} from '../kit/kit.ts'
import { anchorOf } from '../text/text-column.ts'
import { firstOf, languagesOf, textLink, type Version, versionsOf } from '../text/versions.ts'
import { onThatDay, type ShownDay } from './shown-day.ts'

/** The principles under which commitments stand: of the text in force, and of earlier texts what still has some. */

export interface Named {
  readonly principle: Principle
  readonly number: number
  readonly text: Version
  /** Whether the text in force has it. */
  readonly isNow: boolean
}

export interface Principles {
  /** Of the text in force on the day, in its order. */
  readonly now: readonly Named[]
  /** By id, as the newest text that has it names it. */
  readonly byId: ReadonlyMap<string, Named>
  /** As each text names it, in their order. */
  readonly all: readonly Named[]
}

export async function principlesOn(
  asked: Asked,
  call: { readonly id: string; readonly row: CallRow },
  day: string,
): Promise<Principles> {
  const texts = (await versionsOf(asked, call.id)).filter(text => text.day <= day)
  const version = texts.findLast(({ correction }) => correction === undefined)
  const inForce = version && wordsOn(version.digest, call.row, day)
  const current = texts.find(({ digest }) => digest === inForce)
  const now = current === undefined ? [] : namedIn(current, true)
  const all = texts.flatMap(text => namedIn(text, text === current))
  const byId = new Map(all.map(one => [one.principle.id, one]))
  for (const one of now) byId.set(one.principle.id, one)
  return { now, byId, all }
}

function namedIn(text: Version, isNow: boolean): Named[] {
  const { principles } = text.row.manifest
  const numbers = numbersOf(principles)
  return principles.map((principle, i) => ({ principle, number: numbers[i]!, text, isNow }))
}

/**
 * A principle as the text names it under which a commitment was made: by a new text, nobody has promised under another
 * title.
 */
export function namedUnder(
  { all, byId }: Principles,
  { principle, manifest }: { readonly principle: string; readonly manifest: string },
): Named | undefined {
  const own = all.find(({ principle: { id }, text }) => id === principle && text.digest === manifest)
  return own ?? byId.get(principle)
}

/** Whether two texts call a principle by the same title. */
export function isTitledAlike(one: Named, other: Named): boolean {
  return isDeepStrictEqual(one.principle.titles, other.principle.titles)
}

/** Principles that had more than one title: for all others nobody needs to look under which text a commitment stands. */
export function retitledIn({ all, byId }: Principles): ReadonlySet<string> {
  return new Set(
    all.filter(one => !isTitledAlike(one, byId.get(one.principle.id)!)).map(({ principle }) => principle.id),
  )
}

/** Under which text it was made, where the newest calls its principle otherwise; null where it is called the same. */
export function madeUnder(asked: Asked, { byId }: Principles, own: Named | undefined): Piece {
  const newest = own && byId.get(own.principle.id)
  if (!newest || isTitledAlike(own, newest)) return null
  const { lang } = asked
  const title = nameIn(newest.principle.titles, lang)
  return sub(
    phrase(lang, 'principle.calledOtherwise', {
      version: own.text.number,
      newest: newest.text.number,
      title: html`<span lang="${title.lang}" dir="auto">${title.text}</span>`,
    }),
  )
}

/** Its title in the text under which a commitment was made, which the newest does not have. */
export function madeUnderTitle(lang: Lang, { principle, text }: Named): string {
  return say(lang, 'principle.madeUnder', {
    version: text.number,
    title: nameIn(principle.titles, lang).text,
  })
}

export function principlePath(call: string, id: string): string {
  return `/${call}/principles/${id}`
}

/** As a sentence names it: its number and its title. */
export function principleLink(
  asked: Asked,
  call: string,
  id: string,
  named: Named | undefined,
  on: Pick<ShownDay, 'at'> = {},
): Markup {
  const { lang } = asked
  const to = linkIn(asked, onThatDay(principlePath(call, id), on))
  if (named === undefined) return html`<a href="${to}"><code>${id}</code></a>`
  const title = nameIn(named.principle.titles, lang)
  return html`<a href="${to}" lang="${title.lang}" dir="auto">${named.number}. ${title.text}</a>`
}

export function principleSaid(lang: Lang, id: string, named: Named | undefined): string {
  return named === undefined ? id : say(lang, 'text.principle', { number: named.number })
}

/** The very words that state a principle, in the reader's language or an authentic one. */
interface Exact {
  readonly lang: string
  readonly words: Markup
  /** Where they stand in the text. */
  readonly path: string
}

/** Undefined where the text states it at no place that is beyond doubt, or its words are not kept. */
export async function exactWords(
  asked: Asked,
  call: string,
  { principle, text }: Named,
): Promise<Exact | undefined> {
  const { text: own } = firstOf(languagesOf(text.row), [asked.query.get('text'), asked.lang])
  const kept = await asked.site.log.store.words(own.digest)
  if (kept === undefined) return undefined
  const blocks = blocksOf(fromUtf8(kept.bytes), own.mediaType)
  const place = placesOf(blocks, text.row.manifest.principles).get(principle.id)
  if (place === undefined) return undefined
  const block = blocks[place.block]!
  const words =
    block.kind === 'list' && place.item !== null
      ? html`<p>${inline(block.items[place.item]!.text)}</p>`
      : html`${[block, ...under(blocks, place.block)].map(one => renderBlock(one))}`
  const path = `${textLink(asked, call, { digest: text.digest })}#${anchorOf(principle.id)}`
  return {
    lang: own.lang,
    words: html`<div lang="${own.lang}" dir="${directionOf(own.lang)}">${words}</div>`,
    path,
  }
}

/** What stands beneath a heading, up to the next one of its rank. */
function under(blocks: ReturnType<typeof blocksOf>, at: number) {
  if (blocks[at]!.kind !== 'heading') return []
  const next = blocks.findIndex((one, i) => i > at && one.kind === 'heading')
  return blocks.slice(at + 1, next === -1 ? undefined : next)
}
