import { digitsAskedFor } from '../../register/identifiers.ts'
import { type Identifiers, identifiers } from '../../register/kinds.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import type { Checking, Fieldset } from './fields.ts'
import { typedIn } from './form.ts'
import { html, type Markup } from './markup.ts'

const SCHEMES = ['lei', 'ror', 'wikidata'] as const
type Scheme = (typeof SCHEMES)[number]
export const SCHEME_NAMES = { lei: 'LEI', ror: 'ROR', wikidata: 'Wikidata' } as const

export function identifierFields(lang: Lang, f: Fieldset, asks: readonly Scheme[] = SCHEMES): Markup {
  const field = (scheme: Scheme) =>
    f.text(scheme, {
      label: SCHEME_NAMES[scheme],
      hint: say(lang, `fields.${scheme}Hint`),
      isOptional: true,
      isPlain: true,
    })
  return html`${asks.map(field)}`
}

/** People copy addresses that end in the identifier: `https://ror.org/05a28rw58`. */
export function identifiersIn(lang: Lang, check: Checking, fields: URLSearchParams): Identifiers {
  const found: Record<string, string> = {}
  for (const scheme of SCHEMES) {
    const typed = typedIn(fields, scheme)
    if (typed === '') continue
    const bare = typed.replace(/^https?:\/\/[^\s]*\//, '')
    const value = scheme === 'ror' ? bare.toLowerCase() : bare.toUpperCase()
    const isGood = identifiers.safeParse({ [scheme]: value }).success
    if (!isGood) check.errors.set(scheme, whatIsWrong(lang, scheme, typed, value))
    found[scheme] = value
  }
  return found
}

/** If only the check digits are wrong, it names the right ones, so that a typing error is found. */
function whatIsWrong(lang: Lang, scheme: Scheme, typed: string, value: string): string {
  const digits = scheme === 'wikidata' ? null : digitsAskedFor(scheme, value)
  if (digits === null) return say(lang, `fields.${scheme}Bad`, { typed })
  const values = {
    typed,
    scheme: SCHEME_NAMES[scheme],
    ends: value.slice(-2),
    digits,
    before: value.slice(0, -2),
  }
  return say(lang, 'fields.digitsBad', values)
}
