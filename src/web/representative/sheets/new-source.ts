import { isLegible } from '../../../core/legible.ts'
import { MOST_SOURCES } from '../../../register/figures/figures.ts'
import { sourceSlot } from '../../../work/reporting/correction.ts'
import { type Edit, partOf, SOURCES, type Source, sourcesIn } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import { isPlace } from '../../../work/reporting/progress.ts'
import {
  type Asked,
  type Errors,
  type Fieldset,
  html,
  type Lang,
  type Markup,
  say,
  typedIn,
} from '../../kit/kit.ts'
import { type Place, placesOn, slotAt } from '../reporting/leaf-fields.ts'
import type { Leaf } from '../reporting/leaves.ts'
import { stoodThere } from '../reporting/prints.ts'
import type { Sitting } from '../reporting/sitting.ts'
import { sourceTyped } from '../sources/typed.ts'

/**
 * A source that a report has not and its correction names, beside the answer that stands in it. Files come with a
 * report; a correction adds none on its pages.
 */

const NAMES = { title: 'newTitle', url: 'newUrl', place: 'newPlace' } as const
export const NEW_SOURCE: readonly string[] = Object.values(NAMES)

export function newSourceFields(lang: Lang, f: Fieldset): Markup {
  const isOpen = NEW_SOURCE.some(name => f.says(name))
  return html`<details class="fold"${isOpen ? html` open` : null}>
    <summary>${say(lang, 'correct.newSource')}</summary>
    <div class="form">
      <p class="note">${say(lang, 'correct.newSourceNote')}</p>
      ${f.text(NAMES.title, { label: say(lang, 'showing.name'), hint: say(lang, 'showing.nameHint'), isOptional: 'unless' })}
      ${f.text(NAMES.url, { label: say(lang, 'showing.link'), hint: say(lang, 'showing.linkHint'), type: 'url', isOptional: true })}
      ${f.text(NAMES.place, { label: say(lang, 'correct.place'), hint: say(lang, 'filing.placeHint'), isOptional: 'unless' })}
    </div>
  </details>`
}

interface Read {
  readonly errors: Errors
  /** The source, and the answer that stands in it. */
  readonly edits: readonly Edit[]
  /** One with a link that nobody has opened. */
  readonly unopened: { readonly slot: string; readonly url: string } | null
}

const NONE: Read = { errors: new Map(), edits: [], unopened: null }

/** What takes the place of the source that is chosen in the list. */
export function newSourceTyped(asked: Asked, sitting: Sitting, leaf: Leaf, fields: URLSearchParams): Read {
  const { lang } = asked
  if (NEW_SOURCE.every(name => typedIn(fields, name) === '')) return NONE
  const places = placesOn(leaf, sitting)
  const at = places.findIndex(({ slot }) => slot === 'found')
  if (at === -1) return NONE
  const { errors, title, url } = sourceTyped(asked, fields, NAMES)
  const source: Source = { title, url, file: null }
  const slot = sourceSlot({ title, url, file: null })
  const known = sourcesIn(sitting.parts)
  if (!known.has(slot) && known.size >= MOST_SOURCES)
    errors.set(NAMES.title, say(lang, 'correct.manySources', { most: MOST_SOURCES }))
  const place = typedIn(fields, NAMES.place)
  const fault = placeFault(lang, place)
  if (fault !== null) errors.set(NAMES.place, fault)
  if (errors.size > 0) return { ...NONE, errors }
  const is = { source: slot, place }
  const print = (fields.get('read') ?? '').split('.')[at] ?? ''
  const found = { ...atOf(sitting, places[at]!), ...stoodThere(print, slotAt(sitting, places[at]!), is), is }
  const named = { part: SOURCES, group: '', slot, was: null, is: source }
  if (known.has(slot)) return { errors, edits: [found], unopened: null }
  return { errors, edits: [found, named], unopened: url === null ? null : { slot, url } }
}

const atOf = ({ head }: Sitting, { asking, period, slot }: Place) => ({
  ...{ part: partOf(asking.indicator), group: groupOf(head.periods[period]!), slot },
})

function placeFault(lang: Lang, place: string): string | null {
  if (place.length > 200) return say(lang, 'filing.fault.long', { most: 200 })
  if (!isPlace(place)) return say(lang, 'filing.fault.found')
  return isLegible(place) ? null : say(lang, 'filing.fault.hidden')
}
