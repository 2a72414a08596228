import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { REFUSALS, type RefusalCode } from '../../src/core/refusal.ts'
import { TYPES } from '../../src/register/types.ts'
import { createApp } from '../../src/web/app.ts'
import { exportOf, RealLog } from '../door/real-log.ts'
import { effort, SEED } from '../effort.ts'
import { CORPUS } from './corpus.ts'
import { Mutator, type Thrown } from './mutate.ts'
import { Random } from './random.ts'
import { World } from './world.ts'

/**
 * Mutated envelopes, thrown at `POST /statements` of a real log. Whatever comes, the door says a clear yes or a clear
 * no, and an auditor who replays the log agrees with every yes.
 */
const ROUNDS = effort('doorRounds')
/** Of one round, beside the valid ones. */
const MIX = {
  bytes: 250,
  envelope: 140,
  unsigned: 80,
  resigned: 95,
  signers: 12,
  signatures: 16,
  parts: 6,
  again: 10,
}

/**
 * What valid statements can never be admitted as: the log is established, and no later version of the rules is known.
 */
const NEVER: Readonly<Record<string, string>> = {
  'depositary/established': 'log_established',
  'log/rules': 'rules_unsupported',
  'log/key-changed': 'log_wrong',
  'invitation/made': 'invitation_alone',
}

describe('the door, under mutated envelopes', () => {
  it('has a valid statement of every type to mutate', () => {
    assert.deepEqual(
      Object.keys(CORPUS),
      TYPES.map(rule => rule.type),
    )
  })

  it('takes what an auditor takes, refuses the rest in words, and never breaks', async t => {
    t.diagnostic(`seed ${SEED}`)
    const attack = await Attack.begin()
    t.after(() => attack.world.real.close())
    await attack.prologue()
    for (let round = 0; round < ROUNDS; round++) await attack.round()
    for (const line of attack.report()) t.diagnostic(line)

    const { real } = attack.world
    const replayed = await real.audited()
    assert.equal(exportOf(replayed), await real.exported(), 'the register of the store is that of the replay')
    assert.deepEqual(attack.broken, [])
    assert.ok(attack.thrown >= ROUNDS * 600, `${attack.thrown} were thrown`)
    const admitted = attack.admitted.get('resigned') ?? 0
    assert.ok(admitted >= ROUNDS * 2, `only ${admitted} mutated and re-signed statements were admitted`)
    const law = [...attack.codes.keys()].filter(code => REFUSALS[code as RefusalCode]?.kind === 'law')
    // Twelve rounds of a push reach 47 to 54, as chance has it.
    const expected = ROUNDS < 100 ? 40 : 50
    assert.ok(law.length >= expected, `only ${law.length} codes of the law were reached`)
  })
})

class Attack {
  readonly world: World
  readonly #fetch: (request: Request) => Response | Promise<Response>
  readonly codes = new Map<string, number>()
  readonly admitted = new Map<string, number>()
  readonly #byType = new Map<string, number>()
  readonly broken: string[] = []
  thrown = 0
  #earlier: Thrown[] = []

  private constructor(world: World) {
    this.world = world
    const { real } = world
    const logger = { info: () => {}, warn: () => {}, error: (facts: object) => this.#break('logged', facts) }
    const app = createApp({
      log: real.log,
      logger,
      now: () => Date.parse(real.now) / 1000,
      publicUrl: 'https://harbour.example',
      limits: { statements: null, proxied: false },
    })
    this.#fetch = request => app.fetch(request)
  }

  static async begin(): Promise<Attack> {
    const real = await RealLog.open()
    await real.establish()
    return new Attack(new World(real, new Random(SEED)))
  }

  /** Valid statements one after another, until every type has been admitted. */
  async prologue(): Promise<void> {
    const isMissing = () => TYPES.some(({ type }) => !this.#byType.has(type))
    for (let turn = 0; turn < 14 || (turn < 120 && isMissing()); turn++)
      for (const [type, make] of Object.entries(CORPUS)) {
        await this.world.follow()
        const draft = make(this.world)
        if (draft === undefined) continue
        const [valid] = new Mutator(this.world, [draft]).valid()
        const outcome = await this.#throw(valid!)
        assert.equal(outcome, NEVER[type] ?? 'admitted', `${type}: ${JSON.stringify(draft.body)}`)
        this.#count(this.#byType, type)
      }
    for (const { type } of TYPES) assert.ok(this.#byType.has(type), `no valid ${type} was made`)
  }

  async round(): Promise<void> {
    const { world } = this
    const { real, random } = world
    real.pass(random.chance(5) ? -30 : 20)
    await world.follow()
    await this.#openAgain()
    const drafts = Object.values(CORPUS).flatMap(make => make(world) ?? [])
    const mutator = new Mutator(world, drafts)
    const { again, ...kinds } = MIX
    const round: Thrown[] = [...mutator.valid()]
    for (const [kind, times] of Object.entries(kinds) as [keyof typeof kinds, number][])
      for (let n = 0; n < times; n++) round.push(mutator[kind]())
    for (let n = 0; n < again && this.#earlier.length > 0; n++)
      round.push({ ...random.pick(this.#earlier), how: 'again' })
    this.#earlier = [...this.#earlier.slice(-400), ...round.slice(0, 20), ...round.slice(-40)]
    // In any order, and all at once: batches hold good and bad side by side.
    const order = round.map(one => ({ one, at: random.below(1 << 30) })).toSorted((a, b) => a.at - b.at)
    await Promise.all(order.map(({ one }) => this.#throw(one)))
  }

  /** A mutant may have switched a type off, as it may; then the depositary opens it again. */
  async #openAgain(): Promise<void> {
    const closed = this.world
      .all('switches')
      .filter(({ key, row }) => row.closed && Object.hasOwn(CORPUS, key))
    if (closed.length === 0) return
    const covers = closed.map(({ key }) => key).slice(0, 20)
    const body = { covers, closed: false, reason: { lang: 'en', text: 'Open again.' } }
    await this.world.real.post('switch/set', body, { signers: [this.world.keyOf('depositary')!] })
    await this.world.follow()
  }

  async #throw(thrown: Thrown): Promise<string> {
    this.thrown++
    const response = await this.#fetch(requestOf(thrown))
    const { status } = response
    const said = (await response.json()) as { code?: string; index?: number }
    const outcome = status === 201 ? 'admitted' : status === 200 ? 'known' : (said.code ?? `${status}`)
    this.#count(this.codes, outcome)
    if (outcome === 'admitted') this.#count(this.admitted, thrown.how)
    // A switch is the depositary's own public word, and 503 says so.
    const clear = status < 500 || outcome === 'switched_off'
    const placed = status > 201 || (said.index !== undefined && said.index < this.world.real.size)
    if (!clear || !placed) this.#break(`${status}`, { said, thrown: Buffer.from(thrown.envelope).toString() })
    return outcome
  }

  #break(what: string, facts: object): void {
    const { err } = facts as { err?: Error }
    if (this.broken.length < 20)
      this.broken.push(`${what} ${err?.stack ?? ''} ${JSON.stringify(facts).slice(0, 2_000)}`)
  }

  #count(counts: Map<string, number>, name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }

  report(): string[] {
    const list = (counts: Map<string, number>) =>
      [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, n]) => `${name} ${n}`)
        .join(', ')
    return [
      `${this.thrown} thrown, ${this.world.real.size} entries`,
      `outcomes: ${list(this.codes)}`,
      `admitted by mutation: ${list(this.admitted)}`,
    ]
  }
}

function requestOf({ envelope, parts }: Thrown): Request {
  const url = 'https://harbour.example/statements'
  if (parts.length === 0)
    return new Request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: envelope as never,
    })
  const form = new FormData()
  form.append('envelope', new Blob([envelope as never]), 'envelope')
  for (const { name, bytes } of parts) form.append(name, new Blob([bytes as never]), 'part')
  return new Request(url, { method: 'POST', body: form })
}
