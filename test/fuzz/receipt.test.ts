import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { check } from '../../src/browser/verify-check.ts'
import { detailOf, type Shown, summaryOf } from '../../src/browser/verify-details.ts'
import { notProven, proven } from '../../src/browser/verify-facts.ts'
import { type Outcome, STEPS } from '../../src/browser/verify-steps.ts'
import type { Words } from '../../src/browser/verify-words.ts'
import { toBase64, utf8 } from '../../src/core/bytes.ts'
import { formatEntry } from '../../src/core/entry.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { REFUSALS } from '../../src/core/refusal.ts'
import { effort, SEED } from '../effort.ts'
import { northhaven, officer, signedHarbour } from '../harbour.ts'
import { partyKey, WITNESS_VKEYS } from '../memory-log.ts'
import { pageWords } from '../page-words.ts'
import { codeOf } from '../refused.ts'
import { mutateTree, print } from './hostile.ts'
import { Random } from './random.ts'

/**
 * Hostile receipts, as the page checks them: whatever comes, it says a clear no with its step and its reason, in every
 * language, and never breaks.
 */
const SMUGGLED = 250

interface Tree {
  entries: { entry: { envelope: { payload: string } } }[]
}

describe('the check of a receipt in the page, under hostile receipts', () => {
  const { log, index } = signedHarbour()
  const trust = { vkey: log.vkey, witnesses: WITNESS_VKEYS, quorum: 1 }
  const languages = (['en', 'fr'] as const).map(lang => pageWords(lang, ['check.say.', 'verify.say.']))
  let genuine: Uint8Array
  let trees: Tree[]
  before(async () => {
    genuine = await log.receipt(index)
    const receipts = await Promise.all(Array.from({ length: log.size }, (_, i) => log.receipt(i)))
    trees = receipts.map(bytes => JSON.parse(Buffer.from(bytes).toString()) as Tree)
  })

  /** All that the page would say of it, in every language; a key in the place of its words is a fault. */
  function told(bytes: Uint8Array): Outcome {
    const outcome = check(bytes, trust)
    const at = '2026-11-24T21:52:00Z'
    const shown: Shown = {
      outcome,
      from: 'x',
      size: bytes.length,
      at,
      ofPage: { key: true, witnesses: true },
      origin: 'x',
    }
    for (const words of languages) {
      for (const said of everything(shown, words))
        assert.doesNotMatch(said, /^[\w-]+\.[\w.-]+$|undefined|\[object/, said)
    }
    if ('refusal' in outcome) {
      assert.ok(outcome.refusal.code in REFUSALS)
      assert.equal(outcome.states[outcome.step], 'fails')
      assert.ok(outcome.refusal.message.length < 1_000, outcome.refusal.message)
    }
    return outcome
  }

  function* everything(shown: Shown, words: Words): Generator<string> {
    for (const step of STEPS) {
      yield words.text(`step.${step}`)
      yield words.plain(detailOf(step, shown, words))
    }
    if (!('found' in shown.outcome)) return
    const { found } = shown.outcome
    yield words.plain(summaryOf(found, words))
    for (const { says } of [...proven(found, words), ...notProven(found, words)]) yield words.plain(says)
  }

  it('holds what is genuine, of every entry', async () => {
    for (let i = 0; i < log.size; i++) assert.ok('found' in told(await log.receipt(i)), `entry ${i}`)
  })

  it('refuses every mutant in words, at its step', t => {
    const random = new Random(SEED)
    const steps = new Map<string, number>()
    t.diagnostic(`seed ${SEED}`)
    for (let round = 0; round < effort('hostileReceipts'); round++) {
      const base = random.pick(trees)
      const tree = random.chance(60) ? mutateTree(base, trees, random) : withinPayload(base, random)
      const bytes = utf8(print(tree))
      const outcome = told(bytes)
      const step = 'step' in outcome ? outcome.step : 'holds'
      steps.set(step, (steps.get(step) ?? 0) + 1)
      // Texts, words and a witness's line may be missing; what is proven is proven of entries of the log.
      const entries = (one: unknown) => print((one as Tree).entries)
      if (step === 'holds') assert.ok(trees.some(one => entries(one) === entries(tree)))
    }
    for (const step of ['form', 'tree']) assert.ok(steps.has(step), `none was refused at the step ${step}`)
    t.diagnostic([...steps].map(([step, count]) => `${step}: ${count}`).join(', '))
  })

  /** An attacker who may write into the log changes what was signed; here the tree no longer holds it. */
  function withinPayload(base: Tree, random: Random): unknown {
    const tree = structuredClone(base)
    const { envelope } = random.pick(tree.entries).entry
    const statement: unknown = JSON.parse(Buffer.from(envelope.payload, 'base64').toString())
    envelope.payload = toBase64(utf8(print(mutateTree(statement, [statement], random))))
    return tree
  }

  it('refuses what is flipped, cut, doubled, deep, vast or nothing', () => {
    const random = new Random(SEED)
    for (let round = 0; round < 300; round++) {
      const flipped = Uint8Array.from(genuine)
      flipped[random.below(flipped.length)]! ^= 1 << random.below(8)
      const outcome = told(flipped)
      // A witness's line that was hit is a witness less; two are left, and one is asked for.
      if ('found' in outcome) assert.ok(outcome.found.cosigners.length < 3)
    }
    const text = Buffer.from(genuine).toString()
    const hostile = [
      '',
      ' ',
      'null',
      '[]',
      '{}',
      text.slice(0, -1),
      text + text,
      `\ufeff${text}`,
      `${text}\n`,
      text.replace('{"checkpoint"', '{"__proto__":{},"checkpoint"'),
      text.replace('{"checkpoint"', `{"a${'a'.repeat(1_000_000)}":1,"checkpoint"`),
      '['.repeat(1_000_000),
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      `{"checkpoint":"${'\\n'.repeat(1_000_000)}"}`,
      text.replace(/"checkpoint":"[^"]*"/, `"checkpoint":"${'— a b\\n'.repeat(50_000)}"`),
      text.replace(/"proof":"[^"]*"/, `"proof":"${'A'.repeat(4_000_000)}"`),
      text.replace(/"index":0/, '"index":9007199254740991'),
      text.replace(/"index":0/, '"index":-0'),
      text.replace(/"index":0/, '"index":1e400'),
      text.replace('"v":1,"words"', '"v":1,"v":1,"words"'),
    ]
    for (const one of hostile) assert.ok('step' in told(utf8(one)), one.slice(0, 60))
    assert.ok('step' in told(new Uint8Array(1_000_000)))
    assert.ok('step' in told(random.bytes(10_000)))
  })

  it('proves of what somebody smuggled into the log no more than it says, or refuses it in words', async t => {
    const random = new Random(SEED)
    const { log: writable } = signedHarbour()
    const whole = writable.size
    const signers = [writable.depositary, officer, northhaven, partyKey('eastport')]
    const statements = trees.map(({ entries }): unknown =>
      JSON.parse(Buffer.from(entries.at(-1)!.entry.envelope.payload, 'base64').toString()),
    )
    const codes = new Map<string, number>()
    t.diagnostic(`seed ${SEED}`)
    for (let round = 0; round < SMUGGLED; round++) {
      const payload = utf8(print(mutateTree(random.pick(statements), statements, random)))
      const index = codeOf(() => {
        const envelope = signEnvelope(payload, random.some(signers, 2))
        writable.smuggleEntry(formatEntry(writable.now, envelope))
      })
      if (index !== undefined) continue
      const before = Array.from({ length: whole }, (_, i) => i).filter(() => random.chance(80))
      const outcome = told(await writable.compose([...before, writable.size - 1]))
      const code = 'refusal' in outcome ? outcome.refusal.code : 'holds'
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    for (const code of ['receipt_incomplete', 'body_malformed', 'statement_malformed', 'json_malformed'])
      assert.ok(codes.has(code), `none was refused with ${code}`)
    assert.ok(codes.size > 5, [...codes.keys()].join(', '))
    t.diagnostic([...codes].map(([code, count]) => `${code}: ${count}`).join(', '))
  })
})
