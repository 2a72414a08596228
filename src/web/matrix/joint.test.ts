import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { CLEAN_AIR, type Committed, committedHarbour, shorePower } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { linksIn, wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { readCommitments } from '../../register/lists/commitments.ts'
import { MATRIX_COLUMNS } from './csv.ts'

const PAGE = { accept: 'text/html' }
const named = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('a joint commitment that its lead changed, and one that it withdrew', () => {
  let h: Committed
  const entries = new Map<string, number>()
  const join = async (id: string, version: number, part: string) => {
    const body = { commitment: { party: 'northhaven', id }, version, part: said(part) }
    const signers = [partyKey('southport'), partyKey('northhaven')]
    return (await h.it.post('commitment/joined', body, { by: 'southport', call: ACCORD, signers })).index
  }
  before(async () => {
    h = await committedHarbour({ northhaven: named('Port of Northhaven'), southport: named('Southport') })
    const lay = said('We lay the cables.')
    const made = await h.commit('northhaven', [shorePower({ part: lay }), pledgeOf('line', { part: lay })])
    entries.set('made', made)
    entries.set('joined', await join('berths', made, 'We build the substation.'))
    entries.set('joined line', await join('line', made, 'We run the ferries.'))
    h.it.now = '2026-02-01T00:00:00Z'
    const target = { value: '30', unit: 'berths' }
    entries.set(
      'amended',
      await h.amend('northhaven', [shorePower({ target, due: '2026-09-30', part: lay })]),
    )
    entries.set('withdrawn', await h.withdraw('northhaven', 'line'))
    h.it.now = '2026-07-01T00:00:00Z'
    const answers = [accountOf('northhaven', 'berths', '2026-06-30', { says: 'missed' })]
    entries.set('report', await h.report('southport', { answers }))
    h.it.now = '2026-08-15T00:00:00Z'
  })
  after(() => h.it.close())

  it('is told in the file of each who takes part with its own part, version and report', async () => {
    const csv = await h.it.text(`/${ACCORD}/commitments.csv`)
    const rows = parse(csv, { columns: true }) as Record<string, string>[]
    const cell = (party: string, id: string, column: string) =>
      rows.find(row => row.party === party && row.id === id)![column]
    const entry = (name: string) => String(entries.get(name))
    for (const [party, id, part, taken, version, target] of [
      ['northhaven', 'berths', 'We lay the cables.', 'amended', 'amended', '30'],
      ['northhaven', 'line', 'We lay the cables.', 'made', 'made', '40'],
      ['southport', 'berths', 'We build the substation.', 'joined', 'made', '40'],
      ['southport', 'line', 'We run the ferries.', 'joined line', 'made', '40'],
    ] as const) {
      assert.equal(cell(party, id, 'part'), part)
      assert.equal(cell(party, id, 'entry'), entry(taken), `${party} ${id}`)
      assert.equal(cell(party, id, 'version'), entry(version), `${party} ${id}`)
      assert.equal(cell(party, id, 'target'), target, `${party} ${id}`)
    }
    assert.deepEqual(
      ['answer', 'report', 'ended', 'day'].map(column => cell('southport', 'berths', column)),
      ['missed', entry('report'), '', '2026-08-15'],
    )
    assert.equal(cell('northhaven', 'line', 'ended'), entry('withdrawn'))
    assert.equal(cell('southport', 'line', 'ended'), '')
    assert.equal(cell('southport', 'line', 'size'), String((await h.it.log.head())!.size))
  })

  it('says the same to programs, with the words, and of an earlier day what was known then', async () => {
    interface Said {
      readonly version: number
      readonly report: { readonly entry: number; readonly says: string } | null
      readonly ended: { readonly entry: number } | null
      readonly says: { readonly part: { readonly text: string }; readonly target: { readonly value: string } }
    }
    const of = async (party: string, at = '') => {
      const { items } = await h.it.json<{ items: { party: string; commitments: Said[] }[] }>(
        `/${ACCORD}/commitments.json${at}`,
      )
      return items.find(one => one.party === party)!.commitments
    }
    const [berths] = await of('southport')
    assert.equal(berths!.says.part.text, 'We build the substation.')
    assert.equal(berths!.says.target.value, '40')
    assert.equal(berths!.version, entries.get('made'))
    assert.equal(berths!.report?.says, 'missed')
    assert.equal((await of('northhaven'))[1]!.ended?.entry, entries.get('withdrawn'))
    const then = await of('northhaven', '?at=2026-01-31')
    assert.equal(then[0]!.says.target.value, '40')
    assert.equal(then[1]!.ended, null)
    assert.equal((await of('southport', '?at=2026-01-31'))[0]!.report, null)
  })

  it('can be cut to its own columns and read in again', async () => {
    const csv = await h.it.text(`/${ACCORD}/commitments.csv?q=northhaven`)
    const from = MATRIX_COLUMNS.indexOf('id')
    const until = MATRIX_COLUMNS.indexOf('lang') + 1
    const cut = (parse(csv) as string[][]).map(row => row.slice(from, until))
    const quoted = cut.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
    const { rows } = readCommitments(new TextEncoder().encode(quoted))
    assert.deepEqual(
      rows.map(row => row.cell('id')),
      ['berths', 'line'],
    )
  })

  const words = async (path: string) => wordsOn({ html: await h.it.text(path, PAGE) })

  it('is told on its page of each by the version that binds it, and of the lead alone at the top', async () => {
    assert.match(
      await words(`/${ACCORD}/commitments/northhaven/berths`),
      inOrder(
        wording('commitment.statusOf', { name: 'Port of Northhaven', status: 'Open' }),
        wording('commitment.saysNow', { number: 2, count: 1 }),
        '30 berths',
        'Southport',
        'We build the substation.',
        wording('commitment.boundBy', { number: 1 }),
        '40 berths',
        '30 June 2026',
        wording('commitment.history'),
        wording('commitment.amended', { number: 2 }),
        wording('commitment.hasJoined', { party: 'Southport', number: 1 }),
        wording('commitment.made'),
      ),
    )
    const line = await words(`/${ACCORD}/commitments/northhaven/line`)
    assert.match(
      line,
      inOrder(
        wording('commitment.statusOf', { name: 'Port of Northhaven', status: 'Closed' }),
        wording('commitment.withdrawnByLead', { name: 'Port of Northhaven', day: '1 February 2026' }),
        wording('status.overdue'),
        'Southport',
        wording('commitment.history'),
        wording('commitment.hasWithdrawn', { party: 'Port of Northhaven' }),
      ),
    )
    assert.doesNotMatch(line, wording('commitment.withdrawn', { day: '1 February 2026' }))
  })
})

describe('the timeline and the principle', () => {
  const words = async ({ it }: Committed, path: string) => wordsOn({ html: await it.text(path, PAGE) })

  it('say of a date that is to come that it is, whatever was reported of an earlier one', async () => {
    const h = await committedHarbour({ northhaven: named('Port of Northhaven') })
    const milestones = [{ day: '2026-03-31', says: said('Twenty berths.') }]
    await h.commit('northhaven', [shorePower({ milestones, due: '2026-12-31' })])
    h.it.now = '2026-04-02T00:00:00Z'
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', '2026-03-31')] })
    const html = await h.it.text(`/${ACCORD}/due`, PAGE)
    const line = wordsIn(html, '#m-2026-12 .takers li').join()
    assert.match(line, inOrder('Port of Northhaven', wording('due.later'), 'berths'))
    assert.doesNotMatch(line, wording('status.reported'))
    await h.it.close()
  })

  it('name and link whoever was asked, by how it stands', async () => {
    const h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport'),
    })
    await h.commit('northhaven', [shorePower()])
    h.it.now = '2026-08-15T00:00:00Z'
    await h.say('cycle/extended', {
      clause: 'yearly-report',
      ...{ from: '2027-03-31', until: '2027-03-31', days: 10 },
      reason: said('A flood.'),
    })
    const html = await h.it.text(`/${ACCORD}/due`, PAGE)
    const [june] = wordsIn(html, '#m-2026-06 details')
    assert.match(
      june!,
      inOrder(
        wording('due.who'),
        wording('asked.is.overdue'),
        'Southport',
        wording('asked.is.met'),
        'Port of Northhaven',
      ),
    )
    assert.ok(linksIn(html, /^\/parties\/southport$/).length > 0)
    assert.match(wordsOn({ html }), /The day 31 March 2027 of the clause yearly-report moved by 10 days/)
    await h.it.close()
  })

  it('do not say that nobody took on a measure that somebody took on in an earlier edition', async () => {
    const h = await committedHarbour({ northhaven: named('Port of Northhaven') })
    await h.say('measures/published', CLEAN_AIR)
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    await h.commit('northhaven', [shorePower({ measure, what: null, target: null })])
    await h.say('measures/published', { ...CLEAN_AIR, edition: 2 })
    const [first, second] = wordsIn(await h.it.text(`/${ACCORD}/principles/two`, PAGE), '.ledger.found > li')
    assert.match(first!, wording('measures.takenOf', { count: 1, number: 1 }))
    assert.doesNotMatch(first!, wording('measures.taken', { count: 0 }))
    assert.match(second!, wording('measures.taken', { count: 0 }))
    await h.it.close()
  })

  it('tell a joint commitment once of each who takes part, as the rows beneath do', async () => {
    const h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport'),
    })
    const version = await h.commit('northhaven', [shorePower()])
    const body = { commitment: { party: 'northhaven', id: 'berths' }, version, part: null }
    const signers = [partyKey('southport'), partyKey('northhaven')]
    await h.it.post('commitment/joined', body, { by: 'southport', call: ACCORD, signers })
    const path = `/${ACCORD}/principles/two`
    assert.match(await words(h, path), wording('principle.byDateNote'))
    assert.deepEqual(
      wordsIn(await h.it.text(path, PAGE), '.tally dd').map(one => one.trim()),
      ['2'],
    )
    await h.it.close()
  })
})
