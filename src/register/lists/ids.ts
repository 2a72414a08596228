import { sha256 } from '#crypto'
import { utf8 } from '../../core/bytes.ts'
import { normalised } from '../../core/normal.ts'
import { foldWords, lettersIn } from '../search-words.ts'

/** The longest id that `kinds.ts` takes. */
const MOST = 64
const RESERVED = new Set(['depositary'])

/** Folded Greek and Cyrillic letters, as their readers write them in Latin ones (without marks). */
const LATIN = lettersIn(`
  αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs τt υy φf χch ψps ωo аa бb вv гg ґg дd еe жzh
  зz иi іi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya єye јj љlj њnj ћc
  ђdj џdz ѕdz
`)

/** Folded words with Greek and Cyrillic letters in Latin ones; other letters stay. */
export function inLatinLetters(folded: string): string {
  return folded.replace(/[^ -~]/gu, letter => LATIN.get(letter) ?? letter)
}

/**
 * The plain id of a name: its words in a–z and 0–9, cut at a word if it is too long. A name of which nothing remains in
 * Latin letters gets `p-` and ten characters of base32 of the SHA-256 of its NFC.
 */
export function plainId(name: string): string {
  const words = foldWords(name)
    .replace(/[^ -~]/gu, letter => LATIN.get(letter) ?? '\u0000')
    .split(' ')
  const whole = words.filter(word => word !== '' && !word.includes('\u0000'))
  const lost = words.length - whole.length
  // A name mostly in another script would leave a stray Latin word, which is not its name.
  if (whole.length === 0 || lost > whole.length) return hashedId(name)
  let id = whole[0]!.slice(0, MOST)
  for (const word of whole.slice(1)) {
    if (id.length + 1 + word.length > MOST) break
    id += `-${word}`
  }
  return id
}

/**
 * Gives out ids that nobody has: the plain one, or with -2, -3 … behind it. It counts on from the last number of each
 * plain id: ten thousand rows of one name would else ask fifty million times.
 */
export class FreeIds {
  readonly #inUse: (id: string) => boolean
  readonly #given = new Set<string>()
  /** By what is left of a plain id before the longest number, since long ones are cut to the same. */
  readonly #next = new Map<string, number>()

  /** `inUse`: ids that were taken before. */
  constructor(inUse: (id: string) => boolean) {
    this.#inUse = inUse
  }

  give(name: string): string {
    const plain = plainId(name)
    const stem = plain.slice(0, MOST - LONGEST_NUMBER)
    let id = plain
    let n = this.#next.get(stem) ?? 2
    while (RESERVED.has(id) || this.#given.has(id) || this.#inUse(id)) id = numbered(plain, n++)
    this.#next.set(stem, n)
    this.#given.add(id)
    return id
  }
}

const LONGEST_NUMBER = '-999999'.length

function numbered(plain: string, n: number): string {
  const suffix = `-${n}`
  return plain.slice(0, MOST - suffix.length).replace(/-$/, '') + suffix
}

function hashedId(name: string): string {
  const hash = sha256(utf8(normalised(name, 'NFC')))
  // 50 bits, five at a time, of the first seven bytes.
  let bits = 0n
  for (const byte of hash.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte)
  let id = 'p-'
  for (let i = 0; i < 10; i++)
    id += 'abcdefghijklmnopqrstuvwxyz234567'[Number((bits >> BigInt(51 - 5 * i)) & 31n)]
  return id
}
