import { newRandom } from './random.ts'

/** Names as registers have them: few words that are very common, many that are rare, several scripts. */
export function newNames(seed: number): { next(): string } {
  const random = newRandom(seed)
  const word = () => VOCABULARY[Math.floor((random.below(1000) / 1000) ** 2 * VOCABULARY.length)]!
  return {
    next() {
      const name = random.pick(PATTERNS)(word(), word())
      return name.charAt(0).toUpperCase() + name.slice(1)
    },
  }
}

const PATTERNS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `${a} ${b} Ltd`,
  (a, b) => `${a} & ${b} GmbH`,
  (a, b) => `${a} ${b}`,
  (a, b) => `${a} ${b} SA`,
  (a, b) => `${a} ${b} Technologies Inc.`,
  (a, b) => `${a} International ${b}`,
  (a, b) => `Ville de ${a}-${b}`,
  (a, b) => `University of ${a} ${b}`,
  (a, b) => `Association pour ${a} et ${b}`,
  (a, b) => `Ministry of ${a}, ${b}`,
  (a, b) => `${a} ${b} 株式会社`,
  (a, b) => `Институт ${a} ${b}`,
]

const VOCABULARY = makeVocabulary()

function makeVocabulary(): string[] {
  const random = newRandom(7)
  const parts =
    'an ar be bi co da de do el en er fa ga go ha in is ja ka ke la le lo ma me mi na ne no or pa pe ra re ri ro sa se so ta te to tra us va ve vi wa xi yo za zu é ö'
  const syllables = parts.split(' ')
  return Array.from({ length: 40_000 }, () =>
    Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join(''),
  )
}
