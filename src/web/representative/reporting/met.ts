import type { Said } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { partOf } from '../../../work/reporting/draft.ts'
import { type Asked, html, type Markup, type Piece, phrase, say } from '../../kit/kit.ts'
import { missingSaid } from '../../plots/reported.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Drawing } from './drawing.ts'
import { type Place, rightName, slotAt } from './leaf-fields.ts'
import { valueShown } from './value-shown.ts'

/** What a colleague typed in the same field at the same time stands beneath it, until somebody chooses. */
export function besideShown({ asked, who, sitting }: Drawing, place: Place): Markup | null {
  const { lang } = asked
  const slot = slotAt(sitting, place)
  if (slot?.beside === undefined) return null
  const hands = sitting.parts.get(partOf(place.asking.indicator))?.hands ?? []
  const lines = slot.beside.map(({ is, by }) => {
    const what = saidShown(asked, sitting.catalogue, place.asking.indicator, is)
    const key = hands[by] ?? ''
    const says =
      key === who.keyid
        ? phrase(lang, 'filing.theirsYou', { what })
        : phrase(lang, 'filing.theirs', { who: byWhom(asked, who, sitting.keys, key), what })
    return html`<span class="sub">${says}</span>`
  })
  const right = rightName(place)
  return html`${lines}<label class="check small"><input type="checkbox" name="${right}" value="yes" autocomplete="off"><span>${say(lang, 'filing.right')}</span></label>`
}

function saidShown(
  asked: Asked,
  catalogue: Drawing['sitting']['catalogue'],
  indicator: Indicator,
  is: Said | null,
): Piece {
  const { lang } = asked
  if (is === null) return say(lang, 'filing.nothing')
  if ('value' in is) return html`<b dir="auto">${valueShown(asked, catalogue, indicator, is.value)}</b>`
  if ('typed' in is) return html`<b dir="auto">${is.typed}</b>`
  if ('missing' in is) return html`<b>${missingSaid(lang, is.missing)}</b>`
  if ('text' in is) return html`<b dir="auto">${is.text}</b>`
  return html`<b dir="auto">${'place' in is ? is.place : is.title}</b>`
}
