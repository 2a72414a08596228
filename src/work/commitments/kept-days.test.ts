import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newRandom } from '../../../bench/random.ts'
import { committedHarbour, RULES, RULES_DIGEST, WORKS_DIGEST } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { admit } from '../../../test/depositary.ts'
import { effort, SEED } from '../../../test/effort.ts'
import { growing } from '../../../test/growing.ts'
import { ACCEPTS, ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { Refusal } from '../../core/refusal.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { CallDuties, type CallOnDay } from './call-duties.ts'

const IDS = ['port-0', 'port-1', 'port-2', 'port-3', 'port-4', 'port-5'] as const
/** Acts of a story, after each of which every day is asked for. */
const ACTS = 40
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-01', '2027-05-02'] as const

describe('days of a call that are kept up with its log, whatever happens in whatever order', () => {
  const first = SEED
  for (let nth = 0; nth < effort('keptDays'); nth++)
    it(`tell what they tell when they are read anew (seed ${first + nth})`, async () => {
      await tellTheSame(first + nth)
    })
})

async function tellTheSame(seed: number) {
  const random = newRandom(seed)
  const h = await committedHarbour(
    Object.fromEntries(IDS.slice(0, 3).map(id => [id, { names: inEnglish(`Port ${id}`) }])),
  )
  const { it: harbour } = h
  const { log } = harbour
  let day = 0
  let rules = RULES
  let made = 0
  const leads = new Map<string, string>()
  const anyone = () => random.pick(IDS)
  const any = () => random.pick([...leads, ['c-0', IDS[0]] as const])
  const by = (party: string) => ({ by: party, call: ACCORD, signers: [partyKey(party)] })
  const reason = said('So it is.')
  const acts: readonly (() => Promise<unknown>)[] = [
    () => admit(harbour, anyone(), { names: inEnglish('New port'), kind: random.pick(['company', 'state']) }),
    () =>
      harbour.as(anyone()).sign(ACCORD, { ...ACCEPTS, manifest: WORKS_DIGEST, policy: policyDigest(rules) }),
    () => harbour.as(anyone()).withdraw(ACCORD),
    async () => {
      const [party, id] = [anyone(), `c-${made++}`]
      await h.commit(party, [pledgeOf(id, { due: random.pick(['2026-03-01', '2027-06-30']) })])
      leads.set(id, party)
    },
    () => {
      const [id, lead] = any()
      return h.amend(lead, [pledgeOf(id, { due: '2028-02-01' })])
    },
    () => {
      const [id, lead] = any()
      return h.withdraw(lead, id)
    },
    () => {
      const [id, lead] = any()
      return h.report(lead, { answers: [accountOf(lead, id, null, { final: random.below(2) === 0 })] })
    },
    async () => {
      const [id, lead] = any()
      const [party, [row]] = [
        anyone(),
        await log.store.rows([{ table: 'commitments', key: `${ACCORD}/${lead}/${id}` }]),
      ]
      const version = row?.versions.at(-1)?.entry ?? 0
      const body = { commitment: { party: lead, id }, version, part: null }
      return harbour.post('commitment/joined', body, {
        ...by(party),
        signers: [partyKey(party), partyKey(lead)],
      })
    },
    () => {
      const party = anyone()
      const mandate = { level: 'domain', checked: '2026-01-01', note: null, evidence: [] }
      const names = inEnglish(random.pick(['Aa', 'Zz', 'Port']))
      const body = {
        party,
        reason,
        names,
        kind: random.pick(['company', 'state']),
        country: random.pick(['DE', null]),
      }
      const signers = [harbour.key, partyKey(party)]
      return harbour.post('party/updated', { ...body, domain: null, identifiers: {}, mandate }, { signers })
    },
    () => h.say('class/granted', { party: anyone(), class: 'large', policy: RULES_DIGEST, reason }),
    () => h.say('class/ended', { party: anyone(), class: 'large', reason }),
    () => {
      const [party, into] = [anyone(), anyone()]
      const signers = [harbour.key, partyKey(into)]
      return seldom(() => harbour.post('party/merged', { party, into, calls: [ACCORD], reason }, { signers }))
    },
    () =>
      seldom(() => {
        const moved = { clause: null, from: '2028-01-31', until: '2028-01-31', days: 9 }
        return h.say('cycle/extended', { ...moved, reason })
      }),
    () =>
      seldom(async () => {
        const policy = { ...RULES, noticeDays: 90 + made++ }
        await h.say('call/policy-changed', { policy, reason })
        rules = policy
      }),
    () => harbour.post('policy/accepted', { policy: policyDigest(rules) }, by(anyone())),
  ]
  const seldom = (act: () => Promise<unknown>) =>
    random.below(20) === 0 ? act() : Promise.reject(new Error('/problems/not_now'))
  /** The first that the law takes, perhaps some days later. */
  const act = async () => {
    for (;;)
      try {
        await random.pick(acts)()
        break
      } catch (error) {
        if (!(error instanceof Refusal || String(error).includes('/problems/'))) throw error
      }
    if (random.below(6) === 0) {
      day += random.below(9)
      harbour.now = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().replace('.000', '')
    }
    await note()
  }
  const daysNow = () => new Set([...DAYS, harbour.now.slice(0, 10)])
  /** What each day tells at each size, read from nothing; and what it weighs. */
  const told = new Map<string, string>()
  const note = async () => {
    for (const on of daysNow()) {
      const anew = new CallDuties(log)
      const found = (await anew.on(ACCORD, on))!
      told.set(`${on} ${found.size}`, textOf(found))
      told.set(`${on} ${found.size} weight`, `${anew.weight(ACCORD)}`)
    }
  }
  await note()
  const kept = new Map(DAYS.map(on => [on as string, new CallDuties(log)]))
  let isBusy = false
  const busy = new CallDuties(growing(log, 9, async () => isBusy && act()))
  for (let nth = 0; nth < ACTS; nth++) {
    await act()
    for (const on of daysNow()) {
      const duties = kept.getOrInsertComputed(on, () => new CallDuties(log))
      // Two ask at once, and both are brought up from the same.
      const found = await Promise.all([duties.on(ACCORD, on), duties.on(ACCORD, on)])
      for (const one of found) assert.equal(textOf(one!), told.get(`${on} ${one!.size}`), `${on}, act ${nth}`)
      assert.equal(`${duties.weight(ACCORD)}`, told.get(`${on} ${found[1]!.size} weight`))
    }
    isBusy = true
    const on = random.pick(DAYS)
    const found = await busy.on(ACCORD, on).catch(error => {
      if (!(error instanceof Refusal) || error.code !== 'rate_limited') throw error
    })
    isBusy = false
    if (found) assert.equal(textOf(found), told.get(`${on} ${found.size}`), `${on}, while it grew`)
  }
  await h.it.close()
}

function textOf({ size, rules, signatories, gone }: CallOnDay): string {
  return JSON.stringify([size, [...rules.policies.keys()], signatories, gone])
}
