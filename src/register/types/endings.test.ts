import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCEPTS, ACCORD, admitParty, facts, harbour, said, signAccord } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { spansOf, standsOn } from '../roll.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const key = (party: string) => partyKey(party)
const RESERVED = { reservation: said('As far as our law allows.') }

/** Eastport has signed with a reservation, Westbank nothing; both were admitted on 1 January. */
function twoPorts(): { log: MemoryLog; signed: number } {
  const log = harbour()
  for (const party of ['eastport', 'westbank']) admitParty(log, party, [key(party)])
  const signed = signAccord(log, 'eastport', key('eastport'), { body: RESERVED })
  log.pass(9)
  return { log, signed }
}
const merged = (calls: string[] = []) => ({
  party: 'eastport',
  into: 'westbank',
  calls,
  reason: said('Bought.'),
})
const both = (log: MemoryLog) => ({ signers: [log.depositary, key('westbank')] })

/** Who stands on the roll of the accord on a day, as `party basis signed`. */
function rollOn(log: MemoryLog, day: string): string[] {
  return ['eastport', 'westbank'].flatMap(id =>
    spansOf(
      ACCORD,
      id,
      {
        party: log.rows.get('parties', id)!,
        signature: log.rows.get('signatures', `${ACCORD}/${id}`),
      },
      [],
    )
      .filter(span => standsOn(span, day))
      .map(({ party, basis, signed }) => `${party} ${basis} ${signed}`),
  )
}

describe('a party that ends', () => {
  it('stands until that day, and is told of from then on', () => {
    const { log } = twoPorts()
    const entry = log.post('party/ended', { party: 'eastport', reason: said('Dissolved.') })
    assert.deepEqual(rollOn(log, '2026-01-09'), ['eastport given 2026-01-01'])
    assert.deepEqual(rollOn(log, '2026-01-10'), [])
    const row = log.rows.get('parties', 'eastport')!
    const ended = { entry, how: 'ended', into: null, reason: said('Dissolved.'), day: '2026-01-10' }
    assert.deepEqual(row.ended, ended)
    const signature = log.rows.get('signatures', `${ACCORD}/eastport`)!
    const last = spansOf(ACCORD, 'eastport', { party: row, signature }, []).at(-1)!
    assert.deepEqual([last.ended, last.entry], [{ how: 'ended', day: '2026-01-10' }, entry])
  })

  it('signs nothing any more, and nobody signs for it', () => {
    const { log } = twoPorts()
    log.post('party/ended', { party: 'eastport', reason: said('Dissolved.') })
    const own = { by: 'eastport', call: ACCORD, signers: [key('eastport')] }
    refused('party_ended', () => signAccord(log, 'eastport', key('eastport')))
    refused('party_ended', () => log.post('signature/withdrawn', { reason: null }, own))
    const spare = key('a spare of eastport')
    const adding = { holder: 'eastport', key: spare.key, reason: said('A spare.') }
    refused('party_ended', () => log.post('key/added', adding, { signers: [log.depositary, spare] }))
    const update = { party: 'eastport', ...facts('Eastport'), reason: said('Renamed.') }
    refused('party_ended', () => log.post('party/updated', update))
    const instrument = { digest: ACCEPTS.manifest, date: '2026-01-09', channel: said('By post.') }
    const paper = { party: 'eastport', ...ACCEPTS, instrument }
    refused('party_ended', () => log.post('signature/deposited', paper, { call: ACCORD }))
    const forged = { subjects: [{ party: 'eastport' }], ground: said('Forged.') }
    refused('party_ended', () => log.post('signature/invalidated', forged, { call: ACCORD }))
    refused('party_ended', () => log.post('party/ended', { party: 'eastport', reason: said('Again.') }))
    refused('party_ended', () =>
      log.post('party/merged', { ...merged(), party: 'westbank', into: 'eastport' }),
    )
  })

  it('is one that was admitted, and another than where it goes', () => {
    const { log } = twoPorts()
    refused('party_unknown', () => log.post('party/ended', { party: 'nobody', reason: said('?') }))
    refused('party_unknown', () => log.post('party/merged', { ...merged(), into: 'nobody' }))
    refused('body_malformed', () => log.post('party/merged', { ...merged(), into: 'eastport' }))
    refused('body_malformed', () => log.post('party/merged', merged([ACCORD, ACCORD])))
  })

  it('was seen as it was by whoever ends it', () => {
    const { log } = twoPorts()
    const seen = log.seen()
    signAccord(log, 'westbank', key('westbank'))
    log.post('party/updated', { party: 'westbank', ...facts('Westbank'), reason: said('Renamed.') })
    refused('seen_stale', () => log.post('party/merged', merged(), { seen }))
  })
})

describe('a signature that is carried over', () => {
  it('stands at the other party from that day, in its words and with the day on which it was given', () => {
    const { log, signed } = twoPorts()
    const entry = log.post('party/merged', merged([ACCORD]), both(log))
    const row = log.rows.get('signatures', `${ACCORD}/westbank`)!
    assert.deepEqual(row.reservation, RESERVED.reservation)
    assert.deepEqual([row.state, row.entry], ['standing', entry])
    assert.deepEqual(row.from, { party: 'eastport', entry: signed, day: '2026-01-01' })
    assert.deepEqual(rollOn(log, '2026-01-09'), ['eastport given 2026-01-01'])
    assert.deepEqual(rollOn(log, '2026-01-10'), ['westbank given 2026-01-01'])
  })

  it('goes on from one to the next, with whose it was first', () => {
    const { log } = twoPorts()
    log.post('party/merged', merged([ACCORD]), both(log))
    admitParty(log, 'southquay', [key('southquay')])
    log.pass(1)
    const body = { party: 'westbank', successor: 'southquay', calls: [ACCORD], reason: said('Renamed.') }
    log.post('party/succeeded', body, { signers: [log.depositary, key('southquay')] })
    const { from } = log.rows.get('signatures', `${ACCORD}/southquay`)!
    assert.deepEqual([from?.party, from?.day], ['westbank', '2026-01-01'])
    assert.equal(log.rows.get('parties', 'westbank')?.ended?.how, 'succeeded')
  })

  it('takes the place of one that was withdrawn or invalidated, whose history stays', () => {
    for (const how of ['withdrawn', 'invalidated'] as const) {
      const { log } = twoPorts()
      signAccord(log, 'westbank', key('westbank'))
      if (how === 'withdrawn')
        log.post(
          'signature/withdrawn',
          { reason: null },
          { by: 'westbank', call: ACCORD, signers: [key('westbank')] },
        )
      else {
        const forged = { subjects: [{ party: 'westbank' }], ground: said('Forged.') }
        log.post('signature/invalidated', forged, { call: ACCORD })
      }
      log.post('party/merged', merged([ACCORD]), both(log))
      const { state, events } = log.rows.get('signatures', `${ACCORD}/westbank`)!
      assert.deepEqual([state, ...events.map(({ what }) => what)], ['standing', 'given', how, 'carried'])
      const restoring = { party: 'westbank', reason: said('It was theirs.') }
      refused('signature_standing', () => log.post('signature/restored', restoring, { call: ACCORD }))
    }
  })

  it('binds nobody without their own signature', () => {
    const { log } = twoPorts()
    refused('cosigner_missing', () => log.post('party/merged', merged([ACCORD])))
    const successor = { party: 'eastport', successor: 'westbank', calls: [ACCORD], reason: said('New name.') }
    refused('cosigner_missing', () => log.post('party/succeeded', successor))
    log.post('party/merged', merged())
    assert.equal(log.rows.get('signatures', `${ACCORD}/westbank`), undefined)
  })

  it('is one that stands, and takes the place of none that does', () => {
    const { log } = twoPorts()
    refused('signature_unknown', () =>
      log.post(
        'party/merged',
        { ...merged([ACCORD]), party: 'westbank', into: 'eastport' },
        { signers: [log.depositary, key('eastport')] },
      ),
    )
    signAccord(log, 'westbank', key('westbank'))
    refused('signature_exists', () => log.post('party/merged', merged([ACCORD]), both(log)))
    const removal = { party: 'westbank', policy: ACCEPTS.policy, rule: 'silence', reason: said('Two years.') }
    log.post('signature/removed', removal, { call: ACCORD })
    refused('signature_removed', () => log.post('party/merged', merged([ACCORD]), both(log)))
  })
})
