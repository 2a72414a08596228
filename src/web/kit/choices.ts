import { KINDS, MANDATES } from '../../register/kinds.ts'
import { LANGS, type Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { countryName } from './country-names.ts'
import { inlineMark } from './marks.ts'
import { html } from './markup.ts'
import type { Asked } from './request.ts'
import { collatorIn, languageName, once } from './wording.ts'

/** Lists of choices, in the reader's language and in its order. */

export const INVITABLE = KINDS.filter(kind => kind !== 'unknown')

export function kindOptions(lang: Lang) {
  return INVITABLE.map(value => ({ value, says: say(lang, `kind.${value}`) }))
}

export function mandateOptions(lang: Lang) {
  return MANDATES.map(value => ({
    value,
    says: html`${inlineMark(`m-${value}`)}${say(lang, `mandate.${value}`)}`,
    more: say(lang, `mandateMeans.${value}`),
  }))
}

/** Languages in which names or words may be written, beside those of the interface. */
const OTHERS = ['ar', 'de', 'es', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'uk', 'zh']

export function languageOptions(lang: Lang) {
  return [
    ...[...new Set<string>([...LANGS, ...OTHERS])].map(value => ({ value, says: languageName(value) })),
    { value: 'und', says: say(lang, 'fields.languageOther') },
  ]
}

/** Of pages and letters, as the keeper offers them. */
export function interfaceOptions({ site }: Pick<Asked, 'site'>) {
  return site.own.languages.map(value => ({ value: value as string, says: say(value, 'frame.language') }))
}

/** Before the choices of a list that nobody has chosen from yet: whatever stood first would else enter the log unseen. */
export const unchosen = (lang: Lang) => ({ value: '', says: say(lang, 'fields.choose') })

/** Every code of a country or territory that `Intl` knows by a name. It takes a while, and few starts need it. */
let codes: readonly string[] | undefined
const listed = once(lang => {
  codes ??= allCodes()
  return codes
    .map(value => ({ value, says: countryName(value, lang) }))
    .sort((a, b) => collatorIn(lang).compare(a.says, b.says))
})

/** Chosen for none or for several: nothing stands in the register because nobody chose. */
export const NO_COUNTRY = 'none'

export function countriesToChoose(lang: Lang) {
  const [none, ...countries] = countryOptions(lang)
  return [unchosen(lang), { ...none!, value: NO_COUNTRY }, ...countries]
}

/** The first line is for none. */
export function countryOptions(lang: Lang) {
  return [{ value: '', says: say(lang, 'fields.noCountry') }, ...listed(lang)]
}

/** `Intl` also names regions that are no countries, and withdrawn codes. */
function allCodes(): string[] {
  const not = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return letters
    .flatMap(first => letters.map(second => first + second))
    .filter(code => !not.has(code) && names.of(code) !== undefined)
    .filter(code => new Intl.Locale(`und-${code}`).region === code)
}
