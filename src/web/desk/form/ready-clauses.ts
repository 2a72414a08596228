import { slotsOf } from '../../forms/languages.ts'

/**
 * Clauses that are ready to be taken, for whoever wants to begin with a yearly report. Their words are recorded and bind,
 * so they are no messages of pages: each language has been written for itself. Days are counted from each signature, so
 * that nobody joins in the last week of a window.
 */

type Words = Readonly<Record<string, string>>
type Typed = Readonly<Record<string, string>>

const CLAUSES: readonly { readonly words: Words; readonly fields: Typed }[] = [
  {
    words: {
      en: 'Once a year, we report in public what became of our commitments.',
      fr: 'Une fois par an, nous rendons compte publiquement de la suite donnée à nos engagements.',
    },
    fields: {
      clauseId: 'yearly-report',
      clauseAsks: 'report',
      clauseBy: 'signature',
      clauseFrom: '305',
      clauseWithin: '365',
      clauseMonths: '12',
      clauseGrace: '30',
      clauseSilent: '60',
      clauseInactive: '180',
    },
  },
  {
    words: {
      en: 'Within half a year, we make at least one commitment.',
      fr: 'Dans les six mois, nous prenons au moins un engagement.',
    },
    fields: {
      clauseId: 'first-commitment',
      clauseAsks: 'commitments',
      clauseCount: '1',
      clauseBy: 'signature',
      clauseFrom: '0',
      clauseWithin: '182',
      clauseGrace: '30',
    },
  },
]

const RULE: { readonly words: Words; readonly fields: Typed } = {
  words: {
    en: 'The organisation has not reported for so long that it has been inactive for 90 days.',
    fr: 'L’organisation n’a pas rendu compte depuis si longtemps qu’elle est inactive depuis 90 jours.',
  },
  fields: { ruleId: 'no-report', ruleAfter: 'yearly-report inactive', ruleDays: '90' },
}

/** As they would be typed in these languages, the rule in this place. */
export function readyClauses(tags: readonly string[], rule: number): Typed {
  return {
    ...Object.assign({}, ...CLAUSES.map(({ fields }, i) => inSlot(fields, i + 1))),
    ...inSlot(RULE.fields, rule),
    ...readyClauseWords(tags, rule),
    commitGrace: '30',
    commitReview: '60',
  }
}

/** Their words alone, in those of these languages in which there are any. */
export function readyClauseWords(tags: readonly string[], rule: number): Typed {
  const said = [
    ...CLAUSES.map(({ words }, i) => [`clause${i + 1}`, words] as const),
    [`rule${rule}`, RULE.words] as const,
  ]
  return Object.fromEntries(
    said.flatMap(([name, words]) =>
      tags.flatMap(tag => (Object.hasOwn(words, tag) ? [[`${name}.${tag}`, words[tag]!]] : [])),
    ),
  )
}

const inSlot = (fields: Typed, number: number) =>
  Object.fromEntries(Object.entries(fields).map(([name, typed]) => [`${name}${number}`, typed]))

/** Puts them into a form that has no clause yet; what was typed there stays. */
export function addReadyClauses(values: URLSearchParams, tags: readonly string[]): void {
  const next = slotsOf(values, 'rule').at(-1)!
  for (const [name, typed] of Object.entries(readyClauses(tags, next)))
    if ((values.get(name) ?? '').trim() === '' || /^clause(?:By|Grace)/.test(name)) values.set(name, typed)
}
