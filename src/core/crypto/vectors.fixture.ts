import { readFileSync } from 'node:fs'
import { parseDerSignature } from '../der.ts'
import type { Equation } from '../equation.ts'

export type Verdict = 'good' | 'refused'

interface Case {
  readonly what: string
  readonly key: Verdict
  readonly signature: Verdict
  /** Where the key may not enter: what the arithmetic alone says. */
  readonly equation?: Verdict
  readonly message: string
}

/** Signatures that implementations disagree about, in hexadecimal. */
export const vectors: {
  readonly ed25519: readonly (Case & { readonly publicKey: string; readonly sig: string })[]
  readonly p256: readonly (Case & { readonly point: string; readonly der: string })[]
  readonly rsa: readonly (Case & { readonly n: string; readonly e: string; readonly sig: string })[]
} = JSON.parse(readFileSync(new URL('../../../spec/vectors/signatures.json', import.meta.url), 'utf8'))

const hex = (text: string) => Uint8Array.fromHex(text)

/** All of them that come as far as arithmetic, and what it says. */
export const equations: readonly { what: string; mayEnter: boolean; isGood: boolean; equation: Equation }[] =
  [
    ...vectors.ed25519.map(one =>
      told(one, { alg: 'Ed25519', key: hex(one.publicKey), signature: hex(one.sig) }),
    ),
    ...vectors.p256.flatMap(one => {
      const signature = parseDerSignature(hex(one.der))
      return signature === undefined ? [] : [told(one, { alg: 'ES256', key: hex(one.point), signature })]
    }),
    ...vectors.rsa.map(one =>
      told(one, { alg: 'RS256', key: { n: hex(one.n), e: hex(one.e) }, signature: hex(one.sig) }),
    ),
  ]

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function told(one: Case, equation: Without<Equation, 'message'>) {
  const { what, key, signature, message } = one
  // Of a key that may not enter Ed25519 is computed all the same, and the others are refused.
  const says = equation.alg === 'Ed25519' ? (one.equation ?? signature) : signature
  return {
    what: `${equation.alg}: ${what}`,
    mayEnter: key === 'good',
    isGood: says === 'good',
    equation: { ...equation, message: hex(message) } as Equation,
  }
}
