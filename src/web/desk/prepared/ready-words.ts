/**
 * What people do with a call, and what one of them is called then. Words that are recorded: each language has its own, and
 * for others the officer writes them.
 */

export const DEEDS = ['sign', 'support', 'endorse'] as const
export type Deed = (typeof DEEDS)[number]

interface DeedWords {
  readonly verb: string
  readonly noun: string
}

export const DEED_WORDS: Readonly<Record<Deed, Readonly<Record<string, DeedWords>>>> = {
  sign: {
    en: { verb: 'sign', noun: 'signatory' },
    fr: { verb: 'signer', noun: 'signataire' },
    de: { verb: 'unterzeichnen', noun: 'Unterzeichner' },
    es: { verb: 'firmar', noun: 'firmante' },
    it: { verb: 'firmare', noun: 'firmatario' },
    pt: { verb: 'assinar', noun: 'signatário' },
    nl: { verb: 'ondertekenen', noun: 'ondertekenaar' },
  },
  support: {
    en: { verb: 'support', noun: 'supporter' },
    fr: { verb: 'soutenir', noun: 'soutien' },
    de: { verb: 'unterstützen', noun: 'Unterstützer' },
    es: { verb: 'apoyar', noun: 'apoyo' },
    it: { verb: 'sostenere', noun: 'sostenitore' },
    pt: { verb: 'apoiar', noun: 'apoiante' },
    nl: { verb: 'steunen', noun: 'ondersteuner' },
  },
  endorse: {
    en: { verb: 'endorse', noun: 'endorser' },
    fr: { verb: 'approuver', noun: 'signataire' },
    de: { verb: 'befürworten', noun: 'Befürworter' },
    es: { verb: 'respaldar', noun: 'adherente' },
    it: { verb: 'aderire', noun: 'aderente' },
    pt: { verb: 'endossar', noun: 'aderente' },
    nl: { verb: 'onderschrijven', noun: 'onderschrijver' },
  },
}

/** In which of these languages there are none. */
export const wordless = (tags: readonly string[]) => tags.filter(tag => !Object.hasOwn(DEED_WORDS.sign, tag))

/** As they would be typed. */
export function deedTyped(deed: Deed, tags: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tags.flatMap(tag => {
      const words = Object.hasOwn(DEED_WORDS[deed], tag) ? DEED_WORDS[deed][tag]! : undefined
      return words === undefined
        ? []
        : [
            [`verb.${tag}`, words.verb],
            [`noun.${tag}`, words.noun],
          ]
    }),
  )
}
