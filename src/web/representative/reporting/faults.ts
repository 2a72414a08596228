import { brief } from '../../../core/bytes.ts'
import type { Said } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { MOST_WORDS } from '../../../register/figures/figures.ts'
import { isCorrected, partOf, sourcesIn } from '../../../work/reporting/draft.ts'
import { isPlace } from '../../../work/reporting/progress.ts'
import { type Asked, comma, nameIn, periodName, say } from '../../kit/kit.ts'
import { faultWords } from '../sheets/words.ts'
import { faultAt } from './leaf-edits.ts'
import { fieldOf, type Place, placesOn, slotAt } from './leaf-fields.ts'
import type { Leaf } from './leaves.ts'
import type { Sitting } from './sitting.ts'

/** What on a page of a report has to be changed before anybody signs, each in a sentence at its field. */

/** By the name of the field. */
export type Faults = ReadonlyMap<string, string>

export function faultsOn(asked: Asked, sitting: Sitting, leaf: Leaf): Faults {
  const found = new Map<string, string>()
  for (const place of placesOn(leaf, sitting)) {
    const says = faultSaid(asked, sitting, place)
    if (says !== null) found.set(fieldOf(sitting, place), says)
  }
  return found
}

function faultSaid(asked: Asked, sitting: Sitting, place: Place): string | null {
  const { lang } = asked
  const slot = slotAt(sitting, place)
  if (slot === undefined) return null
  const of = placeName(asked, sitting, place)
  if (slot.beside !== undefined) {
    const hands = sitting.parts.get(partOf(place.asking.indicator))?.hands ?? []
    if (isCorrected(slot, hands)) return say(lang, 'correct.met', { of })
    return say(lang, place.slot === 'lang' ? 'filing.metLang' : 'filing.met', { of })
  }
  const fault = faultIn(asked, sitting, place, slot.is)
  return fault === null ? null : say(lang, 'filing.faultAt', { of, fault })
}

function faultIn(asked: Asked, sitting: Sitting, place: Place, is: Said | null): string | null {
  const { lang } = asked
  if (is !== null && 'source' in is) {
    const isKnown = sourcesIn(sitting.parts).has(is.source)
    // Of those of a draft none is taken away but by one of its colleagues.
    if (!isKnown && is.source !== '') return say(lang, 'filing.fault.sourceGone')
    if (!isKnown || is.place === '') return say(lang, 'filing.fault.found')
    if (is.place.length > 200) return say(lang, 'filing.fault.long', { most: 200 })
    return isPlace(is.place) ? null : say(lang, 'filing.fault.hidden')
  }
  if (is === null || !('typed' in is)) return null
  if (is.typed.length > MOST_WORDS) return tooLongSaid(asked)
  if (!place.slot.startsWith('c/'))
    return place.slot === 'behind' && is.typed.length > 200
      ? say(lang, 'filing.fault.long', { most: 200 })
      : say(lang, 'filing.fault.hidden')
  const fault = faultAt(sitting, place, slotAt(sitting, place))
  if (fault === null) return null
  if (fault.why === 'both') return say(lang, 'filing.fault.both')
  const typed = brief(is.typed.replace(/\s+/g, ' '), 40)
  return say(lang, 'filing.faultTyped', { typed, fault: faultWords(lang, fault) })
}

/** Where on the page it is, in words, as no other field is named: “2.1 Port calls, Galdra, Jan – Jun 2026”. */
export function placeName(
  { lang }: Asked,
  { catalogue, head }: Pick<Sitting, 'catalogue' | 'head'>,
  { asking, period: at, slot }: Place,
): string {
  const { indicator } = asking
  const title = titleOf(indicator, lang)
  const period = periodName(head.periods[at]!, lang)
  if (!slot.startsWith('c/')) return `${title}: ${say(lang, `filing.${BESIDE[slot] ?? 'words'}`, { period })}`
  const by = slot.length > 2 ? slot.slice(2).split('/') : []
  const of = by.length === 0 ? title : `${title}${comma(lang)}${itemsName(catalogue, indicator, by, lang)}`
  return say(lang, 'filing.cell', { of, period })
}

const BESIDE: Readonly<Record<string, 'words' | 'behind' | 'place' | 'lang'>> = {
  words: 'words',
  behind: 'behind',
  found: 'place',
  lang: 'lang',
}

export const titleOf = ({ titles, number }: Pick<Indicator, 'titles' | 'number'>, lang: Asked['lang']) =>
  `${number} ${nameIn(titles, lang).text}`

/** The items of a cell by their titles. */
export function itemsName(
  { lists }: Sitting['catalogue'],
  indicator: Pick<Indicator, 'by'>,
  by: readonly string[],
  lang: Asked['lang'],
): string {
  const names = by.map((id, n) => {
    const item = lists.find(one => one.id === indicator.by[n])?.items.find(one => one.id === id)
    return item === undefined ? id : nameIn(item.titles, lang).text
  })
  return names.join(' · ')
}

export const tooLongSaid = ({ lang }: Asked) => say(lang, 'filing.fault.long', { most: MOST_WORDS })
