import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  POLICY,
  said,
  signAccord,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { atTheHour, open, seal, signUnseen } from '../../../test/sealing.ts'
import { sayingsOn, wordsOn } from '../words-in-force.ts'
import { policyDigest } from './calls.ts'
import { manifestDigest } from './texts.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const voice = (by: string) => ({ by, call: ACCORD, signers: [partyKey(by)] })
const officer = { call: ACCORD }
const WIDE = 'As far as our law allows.'
const reason = said('For a reason.')
const rowOf = (log: MemoryLog, party = 'eastport') => log.rows.get('signatures', `${ACCORD}/${party}`)!
const objectionsTo = (log: MemoryLog, party = 'eastport') =>
  log.rows.get('objections', `${ACCORD}/${party}`)?.objections ?? []

/** Eastport signed with a reservation, Westbank without one, under rules with or without days for late ones. */
function signed(reservationDays?: number) {
  const log = harbour()
  for (const party of ['eastport', 'westbank', 'southquay']) admitParty(log, party, [partyKey(party)])
  const policy = reservationDays === undefined ? POLICY : { ...POLICY, reservationDays }
  if (reservationDays !== undefined) log.post('call/policy-changed', { policy, reason }, officer)
  const body = { policy: policyDigest(policy) }
  const entry = signAccord(log, 'eastport', partyKey('eastport'), {
    body: { ...body, reservation: said(WIDE) },
  })
  signAccord(log, 'westbank', partyKey('westbank'), { body })
  return { log, entry, body }
}

const says = (log: MemoryLog, type: string, words: object, party = 'eastport') =>
  log.post(type, { party, instrument: null, ...words }, voice(party))
const declare = (log: MemoryLog, text: string | null, party = 'eastport') =>
  says(log, 'declaration/made', { declaration: text === null ? null : said(text) }, party)
const narrow = (log: MemoryLog, text: string | null, party = 'eastport') =>
  says(log, 'reservation/narrowed', { reservation: text === null ? null : said(text) }, party)
const reserve = (log: MemoryLog, text: string, party = 'eastport') =>
  says(log, 'reservation/made', { reservation: said(text) }, party)
const object = (log: MemoryLog, entry: number, by = 'westbank', party = 'eastport') =>
  log.post('objection/raised', { against: { party, entry }, words: said('No.') }, voice(by))
const takeBack = (log: MemoryLog, objection: number) =>
  log.post('objection/withdrawn', { party: 'eastport', objection, reason }, voice('westbank'))

const paper = { digest: ACCEPTS.manifest, date: '2026-01-01', channel: said('By post.') }
const deposit = (log: MemoryLog, party: string, body: object) =>
  log.post('signature/deposited', { party, ...ACCEPTS, ...body, instrument: paper }, officer)

/** What holds on a day: the text of reservation, declaration and what is pending. */
function holds(log: MemoryLog, day: string, party = 'eastport') {
  const { reservation, declaration, pending } = wordsOn(rowOf(log, party), objectionsTo(log, party), day)
  return [reservation, declaration, pending].map(one =>
    one?.words && 'text' in one.words ? one.words.text : null,
  )
}
/** How each saying of the log is on a day. */
const states = (log: MemoryLog, day: string) =>
  sayingsOn(rowOf(log), objectionsTo(log), day)
    .filter(({ kind }) => kind === 'reservation')
    .map(({ state }) => state)

describe('what a signatory says later', () => {
  it('narrows and withdraws a reservation at once, and leaves it on the roll', () => {
    const { log, entry } = signed()
    log.pass(10)
    const index = narrow(log, 'At night alone.')
    const { state, since, entry: standing } = rowOf(log)
    assert.deepEqual([state, since, standing], ['standing', index, entry])
    assert.deepEqual(rowOf(log).reservation, said('At night alone.'))
    refused('words_unchanged', () => narrow(log, 'At night alone.'))
    log.pass(10)
    narrow(log, null)
    refused('words_unchanged', () => narrow(log, null))
    refused('reservation_late', () => narrow(log, WIDE))
    assert.deepEqual(holds(log, '2026-01-10'), [WIDE, null, null])
    assert.deepEqual(holds(log, '2026-01-11'), ['At night alone.', null, null])
    assert.deepEqual(holds(log, '2026-01-20'), ['At night alone.', null, null])
    assert.deepEqual(holds(log, '2026-01-21'), [null, null, null])
    log.post('call/closed', { reason }, officer)
    declare(log, 'By night we mean the dark hours.')
    assert.deepEqual(holds(log, '2026-01-21'), [null, 'By night we mean the dark hours.', null])
    declare(log, null)
    refused('words_unchanged', () => declare(log, null))
    refused('call_closed', () => reserve(log, WIDE))
  })

  it('is said by itself: with a key, or on paper where its signature stands from paper', () => {
    const { log, body } = signed()
    const words = { party: 'eastport', reservation: null }
    const type = 'reservation/narrowed'
    refused('author_wrong', () => log.post(type, { ...words, instrument: paper }, voice('eastport')))
    refused('author_wrong', () => log.post(type, { ...words, instrument: null }, voice('westbank')))
    refused('author_wrong', () => log.post(type, { ...words, instrument: null }, officer))
    refused('author_wrong', () => log.post(type, { ...words, instrument: paper }, officer))
    refused('signature_unknown', () => declare(log, 'Yes.', 'southquay'))
    deposit(log, 'southquay', { ...body, reservation: said(WIDE) })
    log.post(type, { ...words, party: 'southquay', instrument: paper }, officer)
    assert.equal(rowOf(log, 'southquay').reservation, null)
    assert.equal(rowOf(log, 'southquay').instrument?.channel !== undefined, true)
    // Nor is one brought in with the key that says what stands from paper.
    const own = { body: { ...body, reservation: said(WIDE) } }
    refused('reservation_late', () => signAccord(log, 'southquay', partyKey('southquay'), own))
    signAccord(log, 'southquay', partyKey('southquay'), { body })
    const late = { party: 'southquay', declaration: said('Yes.'), instrument: paper }
    refused('author_wrong', () => log.post('declaration/made', late, officer))
    declare(log, 'Yes.', 'southquay')
  })

  it('is refused where the author has not seen what stands, and more than five times a day', () => {
    const { log, entry } = signed()
    const stale = { ...voice('eastport'), seen: log.seen(entry) }
    const body = { party: 'eastport', instrument: null, declaration: said('Yes.') }
    refused('seen_stale', () => log.post('declaration/made', body, stale))
    for (let times = 0; times < 5; times++) {
      declare(log, `For the ${times}th time.`)
      narrow(log, `Narrower by ${times}.`)
    }
    refused('said_often', () => declare(log, 'Once more.'))
    refused('said_often', () => narrow(log, 'Once more.'))
    declare(log, null)
    narrow(log, null)
    log.pass(1)
    declare(log, 'Once more.')
  })
})

describe('a late reservation', () => {
  it('is taken only by the rules that bind its party', () => {
    const { log } = signed()
    refused('reservation_late', () => reserve(log, 'Not on Sundays.'))
    const policy = { ...POLICY, reservationDays: 30 }
    log.post('call/policy-changed', { policy, reason }, officer)
    refused('reservation_late', () => reserve(log, 'Not on Sundays.'))
    log.post('policy/accepted', { policy: policyDigest(policy) }, voice('eastport'))
    reserve(log, 'Not on Sundays.')
  })

  it('holds after its days if nobody objects', () => {
    const { log } = signed(30)
    const entry = reserve(log, 'Not on Sundays.')
    assert.deepEqual(rowOf(log).events.at(-1)!.takes, '2026-02-01')
    assert.deepEqual(rowOf(log).reservation, said(WIDE))
    refused('words_unchanged', () => reserve(log, 'Not on Sundays.'))
    refused('words_unchanged', () => reserve(log, WIDE))
    assert.deepEqual(holds(log, '2026-01-31'), [WIDE, null, 'Not on Sundays.'])
    assert.deepEqual(holds(log, '2026-02-01'), ['Not on Sundays.', null, null])
    // Objected to on its day: it holds, and the objection stands beside it.
    log.pass(31)
    object(log, entry)
    assert.deepEqual(holds(log, '2026-02-02'), ['Not on Sundays.', null, null])
    narrow(log, 'Not on Easter Sunday.')
    assert.deepEqual(holds(log, '2026-02-02'), ['Not on Easter Sunday.', null, null])
    assert.deepEqual(states(log, '2026-02-02'), ['held', 'held', 'held'])
    // The objection stays with the words that it was to.
    assert.equal(objectionsTo(log)[0]!.against, entry)
    refused('objection_groundless', () => object(log, entry))
  })

  it('leaves others a whole day to object where its rules name one, however late in the day it is said', () => {
    const { log } = signed(1)
    log.now = '2026-01-01T23:59:59Z'
    const entry = reserve(log, 'Not on Sundays.')
    log.now = '2026-01-02T23:59:59Z'
    assert.deepEqual(states(log, '2026-01-02'), ['held', 'pending'])
    object(log, entry)
    assert.deepEqual(states(log, '2026-01-03'), ['held', 'failed'])
  })

  it('fails by an objection that stands when its days are over', () => {
    const { log, entry: first } = signed(30)
    const entry = reserve(log, 'Not on Sundays.')
    const before = object(log, entry)
    object(log, first)
    takeBack(log, before)
    log.pass(30)
    object(log, entry)
    assert.deepEqual(states(log, '2026-01-31'), ['held', 'pending'])
    assert.deepEqual(holds(log, '2026-02-01'), [WIDE, null, null])
    assert.deepEqual(states(log, '2026-02-01'), ['held', 'failed'])
    log.pass(1)
    // Taken back too late: what has failed stays so.
    takeBack(log, objectionsTo(log).at(-1)!.entry)
    assert.deepEqual(states(log, '2027-01-31'), ['held', 'failed'])
    refused('objection_groundless', () => object(log, entry))
  })

  it('holds if every objection is taken back in time', () => {
    const { log } = signed(30)
    const entry = reserve(log, 'Not on Sundays.')
    const objection = object(log, entry)
    log.pass(30)
    takeBack(log, objection)
    assert.deepEqual(states(log, '2026-01-30'), ['held', 'pending'])
    assert.deepEqual(holds(log, '2026-02-01'), ['Not on Sundays.', null, null])
  })

  it('is dropped by a later word, and by the end of the signature', () => {
    const { log } = signed(30)
    reserve(log, 'Not on Sundays.')
    narrow(log, WIDE)
    assert.deepEqual(states(log, '2027-01-01'), ['held', 'dropped', 'held'])
    reserve(log, 'Not on Mondays.')
    log.pass(10)
    log.post('signature/invalidated', { ground: reason, subjects: [{ party: 'eastport' }] }, officer)
    log.pass(30)
    log.post('signature/restored', { party: 'eastport', reason }, officer)
    assert.deepEqual(holds(log, '2027-01-01'), [WIDE, null, null])
    assert.equal(states(log, '2027-01-01').at(-1), 'dropped')
  })

  it('goes along with a signature that is carried over, once it holds', () => {
    const merger = { party: 'eastport', into: 'southquay', calls: [ACCORD], reason }
    const merge = (log: MemoryLog) =>
      log.post('party/merged', merger, { signers: [log.depositary, partyKey('southquay')] })
    const early = signed(30).log
    reserve(early, 'Not on Sundays.')
    merge(early)
    assert.deepEqual(holds(early, '2027-01-01', 'southquay'), [WIDE, null, null])
    const late = signed(30).log
    reserve(late, 'Not on Sundays.')
    late.pass(31)
    const entry = merge(late)
    assert.deepEqual(holds(late, '2027-01-01', 'southquay'), ['Not on Sundays.', null, null])
    assert.deepEqual(rowOf(late, 'southquay').reservation, said('Not on Sundays.'))
    object(late, entry, 'westbank', 'southquay')
  })

  it('said while a newer signature lies sealed is the later word', () => {
    const { log, body } = signed()
    const manifest = manifestOf({ en: 'Day and night.' })
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, officer)
    const newer = { ...body, manifest: manifestDigest(manifest), reservation: said('Sealed.') }
    const kept = signUnseen(log, 'eastport', partyKey('eastport'), { body: newer })
    seal(log, kept)
    narrow(log, null)
    atTheHour(log)
    refused('sealed_overtaken', () => open(log, kept))
  })
})
