import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { concat, toBase64, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { REFUSALS, Refusal } from '../../src/core/refusal.ts'
import { exportLines } from '../../src/register/export.ts'
import { TYPES } from '../../src/register/types.ts'
import { RealLog } from '../door/real-log.ts'
import { effort, SEED } from '../effort.ts'
import { CORPUS } from '../fuzz/corpus.ts'
import { Mutator, type Thrown } from '../fuzz/mutate.ts'
import { Random } from '../fuzz/random.ts'
import { World } from '../fuzz/world.ts'
import { without } from '../ground.ts'
import { ORIGIN } from '../memory-log.ts'
import { buildGo, type Go } from './go.ts'

/**
 * The statements of the fuzzer and its mutants, one after another, put to our law and to the one in Go, which was written
 * from `spec/`: both take the same, refuse the same, and keep the same register.
 */
const ROUNDS = effort('strangerRounds')
/** Of one round, beside the valid ones. */
const MIX = { bytes: 20, envelope: 60, unsigned: 40, resigned: 330, signers: 60, signatures: 40 } as const

/** What was put to both, and what ours said: an entry of its log, or a leaf that it refused. */
interface Put {
  readonly leaf: Uint8Array
  readonly type: string
  /** null where it is taken. */
  readonly code: string | null
}

describe('a stranger, under the corpus of the fuzzer', { skip: without('go') }, () => {
  let go: Go
  before(async () => {
    go = await buildGo('auditor')
  })
  after(() => go.close())

  it('comes to every verdict of our law, and to its register', async t => {
    t.diagnostic(`seed ${SEED}`)
    const real = await RealLog.open()
    t.after(() => real.close())
    await real.establish()
    const world = new World(real, new Random(SEED))
    const puts: Put[] = [
      { leaf: (await real.store.entries(0, 1))[0]!, type: 'depositary/established', code: null },
    ]
    for (let round = 0; round < ROUNDS; round++) {
      real.pass(round % 3 === 2 ? 86_400 : 20)
      for (const make of Object.values(CORPUS)) {
        await world.follow()
        const draft = make(world)
        if (draft !== undefined) await put(real, puts, new Mutator(world, [draft]).valid()[0]!)
      }
      await world.follow()
      const drafts = Object.values(CORPUS).flatMap(make => make(world) ?? [])
      const mutator = new Mutator(world, drafts)
      for (const [kind, times] of Object.entries(MIX) as [keyof typeof MIX, number][])
        for (let n = 0; n < times; n++) await put(real, puts, mutator[kind]())
    }
    const answers = await go.judge(ORIGIN, [...puts.map(({ leaf }) => toBase64(leaf)), ''])
    const others = puts.flatMap(({ code, leaf, type }, i) =>
      (answers[i] === '') === (code === null)
        ? []
        : [`${type}: ${code ?? 'taken'}, ${answers[i] || 'taken'} ${Buffer.from(leaf)}`],
    )
    assert.deepEqual(others.slice(0, 5), [])
    const register = [...exportLines(await real.audited())].join('')
    assert.equal(answers[puts.length], digestOf(utf8(register)))
    const refused = puts.flatMap(({ code }, i) => (code === null ? [] : [[code, answers[i]!] as const]))
    const alike = refused.filter(([ours, theirs]) => ours === theirs).length
    t.diagnostic(`${puts.length} judged, ${puts.length - refused.length} taken, ${alike} refused by one code`)
    // Where several codes apply, any one is right; the papers say in which order it is asked.
    assert.ok(alike > refused.length * 0.95, `only ${alike} of ${refused.length} by one code`)
    const types = new Set(puts.filter(({ code }) => code === null).map(({ type }) => type))
    t.diagnostic(`taken: ${types.size} of ${TYPES.length} types`)
  })
})

/** Knocks at the door alone, so that what is refused is refused at this very size. */
async function put(real: RealLog, puts: Put[], { envelope, parts }: Thrown): Promise<void> {
  const leaf = concat(utf8(`{"admitted":"${real.now}","envelope":`), envelope, utf8(',"v":1}'))
  try {
    const { index } = await real.knock(envelope, parts)
    const [entry] = await real.store.entries(index, index + 1)
    // Whoever posts again what was taken is told its entry: no leaf of its own.
    if (index === puts.filter(({ code }) => code === null).length)
      puts.push({ leaf: entry!, type: typeOf(envelope), code: null })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Whether the next key of the log lies with it is for the door to know, and has a code of the law.
    const isDoor = error.code === 'log_wrong' && typeOf(envelope) === 'log/key-changed'
    if (REFUSALS[error.code].kind === 'law' && !isDoor)
      puts.push({ leaf, type: typeOf(envelope), code: error.code })
  }
}

function typeOf(envelope: Uint8Array): string {
  try {
    const { payload } = JSON.parse(Buffer.from(envelope).toString()) as { payload: string }
    return (JSON.parse(Buffer.from(payload, 'base64').toString()) as { type: string }).type
  } catch {
    return 'none'
  }
}
