import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commit, committingHarbour, MEASURES, pledgeOf } from '../../../test/committing.ts'
import {
  ACCORD,
  admitParty,
  inEnglish,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  said,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { manifestDigest } from './texts.ts'

const desk = { call: ACCORD }
const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const publish = (log: MemoryLog, more: object = {}) =>
  log.post('measures/published', { ...MEASURES, ...more }, desk)
const voice = (by: string) => ({ by, call: ACCORD, signers: [partyKey(by)] })
const declining = (id: string, words: string | null = 'Our berths are leased.', edition = 1) => ({
  catalogue: 'air',
  edition,
  measures: [{ id, words: words === null ? null : said(words) }],
})
const decline = (log: MemoryLog, ...given: Parameters<typeof declining>) =>
  log.post('measures/declined', declining(...given), voice('northhaven'))

describe('the measures of a call', () => {
  it('come in editions, one after another, each whole', () => {
    const log = committingHarbour()
    refused('edition_wrong', () => publish(log, { edition: 2 }))
    const entry = publish(log)
    refused('edition_wrong', () => publish(log))
    publish(log, { edition: 2, titles: inEnglish('Cleaner air') })
    assert.equal(log.rows.get('measures', `${ACCORD}/air/1`)?.entry, entry)
    assert.equal(log.rows.get('catalogues', `${ACCORD}/air`)?.editions.length, 2)
  })

  it('stand under principles of the text in force, each under one number', () => {
    const log = committingHarbour()
    const [first] = MEASURES.commitments
    const under = (more: object) => ({ commitments: [{ ...first, ...more }] })
    refused('principle_unknown', () => publish(log, under({ principle: 'nine' })))
    refused('text_unknown', () => publish(log, { manifest: `sha256:${'A'.repeat(43)}` }))
    const [measure] = first!.measures
    refused('body_malformed', () => publish(log, under({ measures: [measure, { ...measure, id: 'other' }] })))
    refused('body_malformed', () =>
      publish(log, under({ measures: [measure, { ...measure, number: '1.9' }] })),
    )
    const words = manifestOf({ en: 'Keep it open, and clean.\n' })
    log.post('text/published', { manifest: words, supersedes: MANIFEST_DIGEST }, desk)
    refused('text_superseded', () => publish(log))
    publish(log, { manifest: manifestDigest(words) })
  })

  it('are set by the depositary, on a call that is its own, with open eyes', () => {
    const log = committingHarbour('northhaven')
    refused('author_wrong', () => log.post('measures/published', MEASURES, voice('northhaven')))
    publish(log)
    const seen = log.seen(log.size - 1)
    refused('seen_stale', () =>
      log.post('measures/published', { ...MEASURES, edition: 2 }, { ...desk, seen }),
    )
    const record = { ...OPENED, authority: { ...OPENED.authority, level: 'independent' } }
    log.post('call/opened', record, { call: 'their-call' })
    refused('record_independent', () => log.post('measures/published', MEASURES, { call: 'their-call' }))
  })
})

describe('a measure that is not taken on', () => {
  it('is so without a word, and with one where its party gives it and takes it back', () => {
    const log = committingHarbour('northhaven')
    publish(log)
    assert.equal(log.rows.get('declined', `${ACCORD}/northhaven`), undefined)
    const entry = decline(log, 'shore-power')
    const row = log.rows.get('declined', `${ACCORD}/northhaven`)!
    assert.deepEqual(
      row.measures.map(one => [one.id, one.entry]),
      [['shore-power', entry]],
    )
    decline(log, 'shore-power', null)
    assert.deepEqual(log.rows.get('declined', `${ACCORD}/northhaven`)?.measures, [])
    refused('words_unchanged', () => decline(log, 'shore-power', null))
  })

  it('is one of the newest edition, declined by a signatory', () => {
    const log = committingHarbour('northhaven')
    refused('measure_unknown', () => decline(log, 'shore-power'))
    publish(log)
    refused('measure_unknown', () => decline(log, 'other'))
    publish(log, { edition: 2 })
    refused('edition_wrong', () => decline(log, 'shore-power'))
    decline(log, 'shore-power', 'Later.', 2)
    admitParty(log, 'eastport', [partyKey('eastport')])
    refused('signature_unknown', () =>
      log.post('measures/declined', declining('shore-power', 'No.', 2), voice('eastport')),
    )
  })

  it('is spoken of five times a day, of the same measure too; to take words back is never too often', () => {
    const log = committingHarbour('northhaven')
    publish(log)
    for (let n = 0; n < 5; n++) decline(log, 'shore-power', `Reason ${n}.`)
    refused('said_often', () => decline(log, 'shore-power', 'Once more.'))
    decline(log, 'shore-power', null)
    log.pass(1)
    decline(log, 'shore-power')
  })

  it('leaves a commitment under it as it is', () => {
    const log = committingHarbour('northhaven')
    publish(log)
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    commit(log, 'northhaven', [pledgeOf('berths', { measure })])
    decline(log, 'shore-power')
    assert.equal(log.rows.get('commitments', `${ACCORD}/northhaven/berths`)?.ended, null)
  })
})
