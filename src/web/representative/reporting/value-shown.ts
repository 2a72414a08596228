import type { Catalogue, Indicator } from '../../../register/figures/catalogue.ts'
import { type Asked, formatDecimal, longDay, nameIn, say } from '../../kit/kit.ts'

/** What an answer may be chosen from, and how one is read. */

/** Null where it is typed and not chosen. */
export function optionsOf({ lang }: Asked, catalogue: Catalogue, { value }: Indicator) {
  if (value.type === 'boolean')
    return [
      { value: 'true', says: say(lang, 'filing.yes') },
      { value: 'false', says: say(lang, 'filing.no') },
    ]
  if (value.type !== 'choice') return null
  const items = catalogue.lists.find(({ id }) => id === value.list)?.items ?? []
  return items.map(({ id, titles }) => ({ value: id, says: nameIn(titles, lang).text }))
}

export function valueShown(
  asked: Asked,
  catalogue: Catalogue,
  indicator: Indicator,
  value: string | boolean,
): string {
  const { lang } = asked
  const { type } = indicator.value
  const option = optionsOf(asked, catalogue, indicator)?.find(one => one.value === String(value))
  if (option !== undefined) return option.says
  if (type === 'integer' || type === 'decimal') return formatDecimal(String(value), lang)
  return type === 'date' ? longDay(String(value), lang) : String(value)
}
