import type { Said, Slot } from '../../../people/report-drafts.ts'
import type { Catalogue, Indicator } from '../../../register/figures/catalogue.ts'
import { isCorrected, NOBODY, partOf, sourcesIn } from '../../../work/reporting/draft.ts'
import {
  type Asked,
  attributes,
  html,
  languageName,
  type Markup,
  type Piece,
  phrase,
  say,
  spoken,
  sub,
} from '../../kit/kit.ts'
import type { OwnKey } from '../../passkey/own-keys.ts'
import { missingSaid } from '../../plots/reported.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Representative } from '../session.ts'
import type { Drawing } from './drawing.ts'
import { placeName } from './faults.ts'
import { type Place, slotAt, takeName, valueInField } from './leaf-fields.ts'
import type { Answered, Sitting } from './sitting.ts'
import { valueShown } from './value-shown.ts'

/**
 * What was typed in one field at the same time, by two of an organisation or by one in two tabs, stands above it, each
 * with whose it is, until somebody takes one of the two or types something else.
 */
export function metShown(drawing: Drawing, place: Place): Markup | null {
  const { asked, who, sitting, sent } = drawing
  const slot = slotAt(sitting, place)
  if (slot?.beside === undefined) return null
  const hands = sitting.parts.get(partOf(place.asking.indicator))?.hands ?? []
  const shown = (is: Said | null) => saidShown(drawing, place, is)
  const of = placeName(asked, sitting, place)
  return choicesShown(asked, who, sitting, {
    slot,
    hands,
    of,
    name: takeName(place),
    sent: sent ?? null,
    shown,
  })
}

interface Choices {
  readonly slot: Slot
  /** Where it stands, in words: a tab tells by them of a choice that never came. */
  readonly of: string
  readonly hands: readonly string[]
  /** Of the field in which one is taken. */
  readonly name: string
  readonly sent: URLSearchParams | null
  shown(is: Said | null): Piece
}

/** All that stands in one place, each with whose it is. */
export function choicesShown(
  asked: Asked,
  who: Representative,
  { keys }: Pick<Sitting, 'keys'>,
  { slot, hands, of, name, sent, shown }: Choices,
): Markup {
  const { lang } = asked
  const all = [...(slot.beside ?? []), slot]
  const isOwn = all.every(({ by }) => hands[by] === who.keyid)
  const lines = all.map(({ is, by }) => {
    const says = takeSaid(asked, who, keys, { key: hands[by] ?? '?', is, what: shown(is) })
    const value = JSON.stringify(is)
    const own = { type: 'radio', name, value, autocomplete: 'off', checked: sent?.get(name) === value }
    return html`<label class="check small"><input${attributes(own)}><span>${says}</span></label>`
  })
  const head = say(lang, isCorrected(slot, hands) ? 'correct.metHead' : 'filing.metHead')
  return html`<fieldset class="met"><legend>${spoken(head, of)}</legend>${isOwn ? sub(say(lang, 'filing.metOwn')) : null}${lines}</fieldset>
    <span class="sub">${say(lang, 'filing.takeNone')}</span>`
}

interface Taken {
  readonly key: string
  readonly is: Said | null
  readonly what: Piece
}

/** Whose it is that can be taken, and what it says. */
export function takeSaid(
  asked: Asked,
  who: Pick<Representative, 'keyid'>,
  keys: readonly OwnKey[],
  { key, is, what }: Taken,
): Piece {
  const { lang } = asked
  if (is === null && key !== NOBODY) return emptiedSaid(asked, who, keys, key)
  if (key === who.keyid) return phrase(lang, 'filing.takeYours', { what })
  if (key === NOBODY) return phrase(lang, 'correct.takeReported', { what })
  return phrase(lang, 'filing.takeTheirs', { who: byWhom(asked, who, keys, key), what })
}

function emptiedSaid(
  asked: Asked,
  who: Pick<Representative, 'keyid'>,
  keys: readonly OwnKey[],
  key: string,
): Piece {
  const { lang } = asked
  if (key === who.keyid) return say(lang, 'filing.emptiedYours')
  return phrase(lang, 'filing.emptiedTheirs', { who: byWhom(asked, who, keys, key) })
}

/** A number as its field has it: whoever types off what stands here is not asked what a comma in it means. */
function valueSaid(
  asked: Asked,
  catalogue: Catalogue,
  indicator: Indicator,
  value: string | boolean,
): string {
  const { type } = indicator.value
  if (type === 'integer' || type === 'decimal') return valueInField(indicator, value)
  return valueShown(asked, catalogue, indicator, value)
}

/** What a field says, as whoever typed it reads it. */
export function saidShown(
  { asked, sitting }: { readonly asked: Asked; readonly sitting: Answered },
  { asking, slot }: Pick<Place, 'slot'> & Readonly<{ asking: Pick<Place['asking'], 'indicator'> }>,
  is: Said | null,
): Piece {
  const { lang } = asked
  if (is === null) return say(lang, 'filing.nothing')
  if ('value' in is)
    return html`<b dir="auto">${valueSaid(asked, sitting.catalogue, asking.indicator, is.value)}</b>`
  if ('typed' in is) {
    const reason = is.missing === null ? null : html` <b>${missingSaid(lang, is.missing)}</b>`
    return html`<b dir="auto">${is.typed}</b>${reason}`
  }
  if ('missing' in is) return html`<b>${missingSaid(lang, is.missing)}</b>`
  if ('text' in is) return html`<b dir="auto">${slot === 'lang' ? languageName(is.text) : is.text}</b>`
  if ('title' in is) return html`<b dir="auto">${is.title}</b>`
  const source = sourcesIn(sitting.parts).get(is.source)?.title ?? say(lang, 'filing.foundNone')
  return html`<b dir="auto">${source}, ${is.place}</b>`
}
