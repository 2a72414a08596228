import type { Kind, MandateLevel } from '../../../register/kinds.ts'
import { INVITABLE } from '../../kit/kit.ts'
import { readyClauses, readyClauseWords } from '../form/ready-clauses.ts'

/**
 * Rules that are ready to be taken: whole, so that a call can be opened with none of them changed, and each a start for
 * rules of one's own. Their words are recorded and bind, so they are no messages of pages: each language has been
 * written for itself, and where there is none, the officer writes it.
 */

export const PRESET_NAMES = ['email', 'domain', 'report', 'paper'] as const
export type PresetName = (typeof PRESET_NAMES)[number]

type Words = Readonly<Record<string, string>>

interface Preset {
  readonly kinds: readonly Kind[]
  readonly mandate: MandateLevel
  /** Kinds that need another proof. */
  readonly mandates: Readonly<Partial<Record<Kind, MandateLevel>>>
  /** In days. */
  readonly recheck: number | null
  readonly notice: number | null
  readonly correction: number
  readonly lateDays: number | null
  readonly window: number
  readonly effect: Words
  readonly entities: Words
  /** Whether it comes with the ready clauses. */
  readonly asksReports?: true
}

const NAMED_ALONE: Words = {
  en: 'The organisation that is named, and no other of its group unless that one is named too.',
  fr: 'L’organisation nommée, et aucune autre de son groupe, sauf si celle-ci est nommée aussi.',
}

const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** For letters and campaigns. No state is taken at the word of a mailbox. */
  email: {
    kinds: INVITABLE,
    mandate: 'email',
    mandates: { state: 'instrument' },
    recheck: null,
    notice: 90,
    correction: 14,
    lateDays: null,
    window: 7,
    effect: {
      en: 'A statement of support. It creates no duty in law.',
      fr: 'Une déclaration de soutien. Elle ne crée aucune obligation juridique.',
    },
    entities: NAMED_ALONE,
  },
  /** For charters and codes. A domain may pass to somebody else: the proof is looked at again each year. */
  domain: {
    kinds: INVITABLE,
    mandate: 'domain',
    mandates: { state: 'instrument', 'international-organisation': 'instrument' },
    recheck: 365,
    notice: 90,
    correction: 14,
    lateDays: null,
    window: 7,
    effect: {
      en: 'A political commitment. It creates no duty in law.',
      fr: 'Un engagement politique. Il ne crée aucune obligation juridique.',
    },
    entities: NAMED_ALONE,
  },
  /** For charters whose signatories take something on and say each year what became of it. */
  report: {
    kinds: INVITABLE,
    mandate: 'domain',
    mandates: { state: 'instrument', 'international-organisation': 'instrument' },
    recheck: 365,
    notice: 90,
    correction: 14,
    lateDays: null,
    window: 7,
    effect: {
      en: 'A political commitment, of which signatories report in public. It creates no duty in law.',
      fr: 'Un engagement politique, dont les signataires rendent compte publiquement. Il ne crée aucune obligation juridique.',
    },
    entities: NAMED_ALONE,
    asksReports: true,
  },
  /** For declarations between governments: newer rules bind nobody who has not accepted them, and time is given. */
  paper: {
    kinds: ['state', 'public-authority', 'international-organisation'],
    mandate: 'vetted',
    mandates: {},
    recheck: null,
    notice: null,
    correction: 90,
    lateDays: 90,
    window: 30,
    effect: {
      en: 'A political declaration. It creates no duty under international law unless its text says so.',
      fr: 'Une déclaration politique. Elle ne crée aucune obligation en droit international, sauf si son texte le prévoit.',
    },
    entities: {
      en: 'The state or body that is named, and the authorities that act for it.',
      fr: 'L’État ou l’organisme nommé, et les autorités qui agissent en son nom.',
    },
  },
}

/** The rule without which a forged signature could not be removed. */
export const FORGED = 'forged'

/** By which rules a signature is removed, the same for all: nobody is removed without one. */
const RULES: readonly { readonly id: string; readonly words: Words }[] = [
  {
    id: FORGED,
    words: {
      en: 'The organisation or a court shows that whoever signed had no authority to sign for it.',
      fr: 'L’organisation ou un tribunal établit que la personne qui a signé n’y était pas habilitée.',
    },
  },
  {
    id: 'misstated',
    words: {
      en: 'What we were told of who the organisation is proves to be false.',
      fr: 'Ce qui nous a été dit de l’identité de l’organisation se révèle faux.',
    },
  },
  {
    id: 'dissolved',
    words: {
      en: 'The organisation no longer exists, and no other has taken its place.',
      fr: 'L’organisation n’existe plus, et aucune autre ne lui a succédé.',
    },
  },
]

type Typed = Readonly<Record<string, string>>

/** A preset as it would be typed, in these languages. */
export function presetTyped(name: PresetName, tags: readonly string[]): Typed {
  const { kinds, mandate, mandates, recheck, notice, correction, lateDays, window } = PRESETS[name]
  return {
    ...Object.fromEntries(kinds.map(kind => [`kind-${kind}`, 'yes'])),
    mandate,
    ...Object.fromEntries(Object.entries(mandates).map(([kind, level]) => [`mandate-${kind}`, level])),
    recheck: daysTyped(recheck),
    notice: daysTyped(notice),
    correction: daysTyped(correction),
    lateDays: daysTyped(lateDays),
    window: daysTyped(window),
    ...Object.fromEntries(RULES.map(({ id }, i) => [`ruleId${i + 1}`, id])),
    ...(PRESETS[name].asksReports && readyClauses(tags, RULES.length + 1)),
    ...presetWords(name, tags),
  }
}

const daysTyped = (days: number | null) => (days === null ? '' : String(days))

/** Only its words, in those of these languages in which it has them. */
export function presetWords(name: PresetName, tags: readonly string[]): Typed {
  const { asksReports, effect, entities } = PRESETS[name]
  const said = [
    ['effect', effect] as const,
    ['entities', entities] as const,
    ...RULES.map(({ words }, i) => [`rule${i + 1}`, words] as const),
  ]
  const ready = said.flatMap(([field, words]) =>
    tags.flatMap(tag => (Object.hasOwn(words, tag) ? [[`${field}.${tag}`, words[tag]!] as const] : [])),
  )
  return { ...Object.fromEntries(ready), ...(asksReports && readyClauseWords(tags, RULES.length + 1)) }
}

/** Languages in which each preset has words. */
export const WORDED: readonly string[] = Object.keys(NAMED_ALONE)

const readyIn = (tags: readonly string[]): ReadonlySet<string> =>
  new Set(PRESET_NAMES.flatMap(name => Object.values(presetWords(name, tags))))

/** All words of all presets; and the English ones, with which whoever writes them in another language begins. */
export const READY = readyIn(WORDED)
export const ENGLISH = readyIn(['en'])

/** In which of these languages no preset has words. */
export const unworded = (tags: readonly string[]) => tags.filter(tag => !Object.hasOwn(NAMED_ALONE, tag))

/** The rule for forged signatures, as it would be typed in this place. */
export function forgedTyped(number: number, tags: readonly string[]): Typed {
  const { id, words } = RULES[0]!
  const said = tags.flatMap(tag => (Object.hasOwn(words, tag) ? [[`rule${number}.${tag}`, words[tag]!]] : []))
  return { [`ruleId${number}`]: id, ...Object.fromEntries(said) }
}
