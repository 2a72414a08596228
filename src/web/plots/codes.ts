import { MISSING, type Missing, type MissingCounts } from '../../register/figures/counts.ts'
import { comma, formatNumber, html, type Lang, type Markup, say } from '../kit/kit.ts'
import { missingSaid } from './reported.ts'

/** A reason why there is no value, in two letters where a table has no room for its words: `NR`, not reported. */

export function codeMark(lang: Lang, missing: Missing): Markup {
  return html`<span class="code" aria-hidden="true">${say(lang, `plots.code.${missing}`)}</span><span class="vh">${missingSaid(lang, missing)}</span>`
}

/** With its words beside it, once for whoever reads, hears or copies them. */
export const codeNamed = (lang: Lang, missing: Missing): Markup =>
  html`<span class="code" aria-hidden="true">${say(lang, `plots.code.${missing}`)}</span> ${missingSaid(lang, missing)}`

/** What each of these letters means, in the order in which reasons are counted; null for none. */
export function codesKey(lang: Lang, all: readonly Missing[]): Markup | null {
  if (all.length === 0) return null
  const lines = MISSING.filter(one => all.includes(one)).map(
    one =>
      html`<li><span class="code" aria-hidden="true">${say(lang, `plots.code.${one}`)}</span>${missingSaid(lang, one)}</li>`,
  )
  return html`<ul class="codes">${lines}</ul>`
}

/** How many values there are and how many are missing for which reason: counts, and no sum of what was reported. */
export interface Counted {
  readonly given: number
  readonly missing: MissingCounts
}

export function countedIn(all: Iterable<Counted>): Counted {
  let given = 0
  const missing: Partial<Record<Missing, number>> = {}
  for (const one of all) {
    given += one.given
    for (const code of MISSING) {
      const count = one.missing[code] ?? 0
      if (count > 0) missing[code] = (missing[code] ?? 0) + count
    }
  }
  return { given, missing: missing as MissingCounts }
}

/** For a line of a list: `54 values, 2 NR`, where the page has the key of the letters, else `2 not reported`. */
export function countsSaid(lang: Lang, { given, missing }: Counted, by: 'letters' | 'words'): Markup {
  const reasons = MISSING.flatMap(code => {
    const count = missing[code] ?? 0
    if (count === 0) return []
    if (by === 'letters') return [html`${comma(lang)}${formatNumber(count, lang)} ${codeMark(lang, code)}`]
    return [html`${comma(lang)}${say(lang, 'plots.lacks', { count, why: missingSaid(lang, code) })}`]
  })
  return html`${say(lang, 'plots.values', { count: given })}${reasons}`
}
