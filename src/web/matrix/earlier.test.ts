import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Committed, committedHarbour, RULES, RULES_DIGEST } from '../../../test/committed.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import type { Policy } from '../../register/policy.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { SHAPES } from '../openapi/shown-shapes.ts'

const PAGE = { accept: 'text/html' }
const OLD = 'Each year we say what became of our commitments.'
const NEW = 'Each year we say in public what became of our commitments.'
const REWORDED: Policy = {
  ...RULES,
  clauses: [{ ...RULES.clauses![0]!, says: [said(NEW)] }, ...RULES.clauses!.slice(1)],
}

interface Told {
  readonly party: string
  readonly step: object | null
  readonly asked: readonly { clause: string; due: string; state: string }[]
  readonly earlier: readonly { clause: string; due: string; state: string; until: string; policy: string }[]
}

describe('a clause that is put in other words', () => {
  let h: Committed
  const words = async (path: string) => wordsOn({ html: await h.it.text(path, PAGE) })
  const told = async (party: string) =>
    (await h.it.json<{ items: Told[] }>(`/${ACCORD}/commitments.json`)).items.find(
      one => one.party === party,
    )!
  before(async () => {
    const named = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })
    h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport Ferries'),
      westbank: named('Westbank'),
    })
    h.it.now = '2027-03-01T00:00:00Z'
    const yearly = { asked: [{ clause: 'yearly-report', due: '2027-03-31' }], policy: RULES_DIGEST }
    await h.report('northhaven', yearly)
    h.it.now = '2027-08-01T00:00:00Z'
    await h.say('call/policy-changed', { policy: REWORDED, reason: said('Plainer.') })
    for (const by of ['northhaven', 'southport'])
      await h.it.post(
        'policy/accepted',
        { policy: policyDigest(REWORDED) },
        { by, call: ACCORD, signers: [partyKey(by)] },
      )
  })
  after(() => h.it.close())

  it('takes from nobody what it had done, and from nobody what it had not', async () => {
    assert.match(
      await words('/parties/northhaven'),
      inOrder(wording('asked.before'), OLD, '31 March 2027', wording('asked.is.met')),
    )
    const silent = await words('/parties/southport')
    const day = '30 June 2027'
    const until = '31 July 2027'
    assert.match(
      silent,
      inOrder(
        wording('step.says.earlier.silent', { day, until }),
        wording('asked.before'),
        OLD,
        '31 March 2027',
        wording('step.ran.silent', { day, until }),
        wording('asked.until', { day: until }),
      ),
    )
    assert.equal((await told('southport')).step, null)
    const { earlier } = await told('southport')
    assert.deepEqual(
      earlier.map(({ clause, due, state, until, policy }) => ({ clause, due, state, until, policy })),
      [
        {
          clause: 'yearly-report',
          due: '2027-03-31',
          state: 'overdue',
          until: '2027-07-31',
          policy: RULES_DIGEST,
        },
      ],
    )
    SHAPES.Commitments.parse(await h.it.json(`/${ACCORD}/commitments.json`))
  })

  it('leaves the counts of the year as they were, and says of how many they are history', async () => {
    const states = [
      wording('due.states.met', { count: 1, bare: 0 }),
      wording('due.states.overdue', { count: 2, unnamed: 0 }),
      wording('due.earlier', { count: 2 }),
    ]
    assert.match(await words(`/${ACCORD}/due?in=2027`), inOrder(OLD, ...states))
  })

  it('puts no new words on whoever the old ones bind, and tells of later dates by both', async () => {
    const page = await words(`/${ACCORD}/due?in=2028`)
    assert.match(page, new RegExp(NEW))
    assert.match(page, new RegExp(OLD))
    const { asked, earlier } = await told('westbank')
    assert.deepEqual(earlier, [])
    assert.equal(asked.find(({ clause }) => clause === 'yearly-report')?.state, 'overdue')
    h.it.now = '2028-01-02T00:00:00Z'
    // By then the notice is over, so westbank too has the new words; of what it left open the old ones stay told.
    assert.equal((await told('westbank')).earlier[0]?.until, '2027-10-30')
  })

  it('keeps what was asked before a signature was out, once it stands again', async () => {
    h.it.now = '2028-06-01T00:00:00Z'
    const before = (await told('northhaven')).asked.find(({ due }) => due === '2028-03-31')
    assert.equal(before?.state, 'overdue')
    const subjects = [{ party: 'northhaven' }]
    await h.say('signature/invalidated', { subjects, ground: said('By mistake.') })
    h.it.now = '2028-06-03T00:00:00Z'
    await h.say('signature/restored', { party: 'northhaven', reason: said('It was theirs.') })
    const { earlier } = await told('northhaven')
    assert.deepEqual(
      earlier
        .filter(({ clause }) => clause === 'yearly-report')
        .map(({ due, until, state }) => [due, until, state]),
      [
        ['2028-03-31', '2028-05-31', 'overdue'],
        ['2027-03-31', '2027-07-31', 'met'],
      ],
    )
  })
})
