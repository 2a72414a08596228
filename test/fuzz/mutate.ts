import { concat, fromBase64, toBase64, utf8 } from '../../src/core/bytes.ts'
import { PAYLOAD_TYPE, pae } from '../../src/core/envelope.ts'
import type { EnvelopeSignature, Signer } from '../../src/core/keys.ts'
import type { Statement } from '../../src/core/statement.ts'
import type { Part } from '../../src/log/attachments.ts'
import { mutateTree, print } from './hostile.ts'
import type { Twist, Twistable } from './keyring.ts'
import type { Random } from './random.ts'
import type { Draft, World } from './world.ts'

/** What is thrown at the door, and how it was made. */
export interface Thrown {
  readonly how: string
  readonly envelope: Uint8Array
  readonly parts: readonly Part[]
}

/** A round's valid statements; each way of mutating takes one, and looks at the others. */
export class Mutator {
  readonly #world: World
  readonly #random: Random
  readonly #drafts: readonly Draft[]
  readonly #statements: readonly Statement[]
  /** Of this round and of earlier ones: what a mutant takes members from. */
  readonly #said: readonly Statement[]
  readonly #valid: readonly Thrown[]

  constructor(world: World, drafts: readonly Draft[]) {
    this.#world = world
    this.#random = world.random
    this.#drafts = drafts
    this.#statements = drafts.map(draft => world.statement(draft))
    this.#said = world.remember(this.#statements)
    this.#valid = drafts.map((draft, i) =>
      thrown('valid', utf8(print(this.#statements[i])), draft.signers, draft.parts),
    )
  }

  valid(): readonly Thrown[] {
    return this.#valid
  }

  /** Bytes of the envelope changed blindly. */
  bytes(): Thrown {
    const base = this.#random.pick(this.#valid)
    let envelope = base.envelope
    for (let n = 1 + this.#random.below(3); n > 0; n--) envelope = this.#bitten(envelope)
    return { ...base, how: 'bytes', envelope }
  }

  /** Members of the envelope changed; the signatures stay as they were. */
  envelope(): Thrown {
    const base = this.#random.pick(this.#valid)
    const others = this.#valid.slice(0, 6).map(treeOf)
    return { ...base, how: 'envelope', envelope: utf8(print(mutateTree(treeOf(base), others, this.#random))) }
  }

  /** Members of the statement changed under signatures that were made before. */
  unsigned(): Thrown {
    const base = this.#random.pick(this.#valid)
    const i = this.#valid.indexOf(base)
    const payload = utf8(print(mutateTree(this.#statements[i], this.#near(i), this.#random)))
    const { signatures } = treeOf(base)
    return { ...base, how: 'unsigned', envelope: envelopeOf(payload, signatures) }
  }

  /** Members of the statement changed and signed anew, by whom it asks for or by others. */
  resigned(): Thrown {
    const i = this.#random.below(this.#drafts.length)
    const draft = this.#drafts[i]!
    const payload = utf8(print(mutateTree(this.#statements[i], this.#near(i), this.#random)))
    return thrown('resigned', payload, this.#signers(draft), draft.parts)
  }

  /** The very statement, signed by others than it asks for. */
  signers(): Thrown {
    const draft = this.#random.pick(this.#drafts)
    const payload = utf8(print(this.#world.statement(draft)))
    return thrown('signers', payload, this.#signers(draft, 0), draft.parts)
  }

  /** Signatures dropped, doubled, turned round, taken from elsewhere, or made by a passkey that was misused. */
  signatures(): Thrown {
    const { parts, signers, ...draft } = this.#random.pick(this.#drafts)
    const payload = utf8(print(this.#world.statement({ ...draft, parts, signers })))
    const bytes = pae(payload)
    const signed = signers.map(signer => (signer as Twistable).sign(bytes, this.#twist()))
    return { how: 'signatures', envelope: envelopeOf(payload, this.#shuffled(signed)), parts }
  }

  /** What came beside the statement is missing, foreign, changed, doubled or large. */
  parts(): Thrown {
    const random = this.#random
    const withParts = this.#drafts.filter(({ parts }) => parts.length > 0)
    const draft = withParts.length === 0 ? random.pick(this.#drafts) : random.pick(withParts)
    const made = thrown('parts', utf8(print(this.#world.statement(draft))), draft.signers, draft.parts)
    const [first = { name: 'none', bytes: utf8('x') }, ...rest] = made.parts
    const other = random.pick(this.#drafts).parts[0] ?? { name: `sha256:${'A'.repeat(43)}`, bytes: utf8('') }
    const parts = random.pick([
      rest,
      [...made.parts, other],
      [first, first, ...rest],
      [{ ...first, name: other.name }, ...rest],
      [{ ...first, bytes: other.bytes }, ...rest],
      [{ ...first, bytes: this.#bitten(first.bytes) }, ...rest],
      [{ ...first, bytes: first.bytes.subarray(1) }, ...rest],
      [{ ...first, bytes: new Uint8Array(random.pick([0, 31, 32, 33, 300_000])) }, ...rest],
      [{ ...first, name: random.pick(['', 'envelope', '__proto__', 'sha256:', '"; x="']) }, ...rest],
      Array.from({ length: 80 }, (_, i) => ({ name: `${i}`, bytes: first.bytes })),
    ])
    return { ...made, parts }
  }

  /** Mostly statements of the same type: their members fit, and mean something else. */
  #near(i: number): readonly Statement[] {
    const { type } = this.#statements[i]!
    const same = this.#random.chance(60) ? this.#said.filter(one => one.type === type) : []
    return same.length > 0 ? same : this.#said
  }

  /** Mostly the right ones. */
  #signers({ signers }: Draft, right = 75): Signer[] {
    const random = this.#random
    if (random.chance(right)) return [...signers]
    const all = [...this.#world.keyring.signers.values()]
    return random.pick([
      [random.pick(all)],
      random.some(all, 4),
      signers.slice(1),
      signers.slice(0, -1),
      [...signers, random.pick(all)],
      [this.#world.real.depositary],
    ])
  }

  #twist(): Twist {
    const random = this.#random
    return random.pick<Twist>([
      {},
      {},
      { flags: random.below(256) },
      { flags: 0x9d, more: random.bytes(random.below(40)) },
      { more: utf8('more') },
      { rpId: 'other.example' },
      { client: { type: random.pick(['webauthn.create', '', null]) } },
      { client: { challenge: random.pick(['', 'AAAA', null]) } },
      { client: { origin: random.pick(['https://harbour.example.evil.example', 'null', 1]) } },
      { client: { crossOrigin: random.pick([true, 'false', null]) } },
      { client: { topOrigin: 'https://evil.example' } },
      { client: { extra: 'x'.repeat(random.below(2_500)), __proto__x: 1 } },
    ])
  }

  #shuffled(signed: readonly EnvelopeSignature[]): unknown[] {
    const random = this.#random
    const elsewhere = (treeOf(random.pick(this.#valid)).signatures[0] ?? signed[0]) as EnvelopeSignature
    const [first = elsewhere, ...rest] = signed
    return random.pick<() => unknown[]>([
      () => [...signed],
      () => rest,
      () => [first, ...signed],
      () => signed.toReversed(),
      () => [...signed, elsewhere],
      () => [{ ...first, keyid: elsewhere.keyid }, ...rest],
      () => [{ ...first, sig: elsewhere.sig }, ...rest],
      () => [{ ...first, sig: toBase64(this.#bitten(fromBase64(first.sig))) }, ...rest],
      () => [{ ...first, sig: toBase64(random.bytes(random.below(520))) }, ...rest],
      () => [
        { ...first, webauthn: elsewhere.webauthn ?? { authenticatorData: '', clientDataJSON: 'e30=' } },
        ...rest,
      ],
      () => [{ keyid: first.keyid, sig: first.sig }, ...rest],
      () => [mutateTree(first, signed, random), ...rest],
    ])()
  }

  #bitten(bytes: Uint8Array): Uint8Array {
    const random = this.#random
    const at = random.below(bytes.length + 1)
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
    switch (random.below(7)) {
      case 0:
        return before
      case 1:
        return after
      case 2:
        return concat(before, random.bytes(1 + random.below(4)), after)
      case 3:
        return concat(before, after.subarray(1 + random.below(4)))
      case 4:
        return concat(before, after.subarray(0, random.below(40)), after)
      case 5: {
        const other = random.pick(this.#valid).envelope
        return concat(before, other.subarray(random.below(other.length)))
      }
      default: {
        const flipped = Uint8Array.from(bytes)
        if (at < flipped.length) flipped[at]! ^= 1 << random.below(8)
        return flipped
      }
    }
  }
}

function thrown(
  how: string,
  payload: Uint8Array,
  signers: readonly Signer[],
  parts: readonly Part[],
): Thrown {
  const bytes = pae(payload)
  return { how, envelope: envelopeOf(payload, sorted(signers.map(signer => signer.sign(bytes)))), parts }
}

const sorted = (signatures: EnvelopeSignature[]) =>
  signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1))

/** No check of any kind: `formatEnvelope` would refuse most of these. */
const envelopeOf = (payload: Uint8Array, signatures: readonly unknown[]): Uint8Array =>
  utf8(print({ payload: toBase64(payload), payloadType: PAYLOAD_TYPE, signatures }))

const treeOf = ({ envelope }: Thrown) =>
  JSON.parse(Buffer.from(envelope).toString()) as { payload: string; signatures: EnvelopeSignature[] }
