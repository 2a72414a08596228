import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { committingHarbour } from '../../../test/committing.ts'
import { bytesOf, en, publishing, publishYear, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, MANIFEST_DIGEST, manifestOf, OPENED } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { referTo } from '../../core/words.ts'
import { manifestDigest } from './texts.ts'

const desk = { call: ACCORD }
const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const publish = (log: MemoryLog, more: object = {}) => publishYear(log, smallCatalogue(), more)

describe('the indicators of a call', () => {
  it('come in editions, one after another, each with its file and how many cells each has', () => {
    const log = committingHarbour()
    refused('edition_wrong', () => publish(log, { edition: 2 }))
    const entry = publish(log)
    refused('edition_wrong', () => publish(log))
    const row = log.rows.get('indicatorEditions', `${ACCORD}/year/1`)!
    assert.equal(row.entry, entry)
    assert.deepEqual(row.indicators.slice(0, 2), [
      { id: 'tonnes', cells: 3 },
      { id: 'notices', cells: 1 },
    ])
    assert.equal(row.data.mediaType, 'application/json')
    assert.equal(log.rows.get('words', row.data.digest)?.entry, entry)
    publish(log, { edition: 2, titles: en('The year in more figures') })
    const { editions, titles } = log.rows.get('indicators', `${ACCORD}/year`)!
    assert.equal(editions.length, 2)
    assert.deepEqual(titles, en('The year in more figures'))
  })

  it('stand in a file of data, which is no words, nor are words such a file', () => {
    const log = committingHarbour()
    const words = referTo(bytesOf(smallCatalogue()), { lang: 'en', mediaType: 'text/plain' }).reference
    refused('body_malformed', () => publish(log, { data: words }))
    const { data } = publishing(smallCatalogue(), log.keepData(bytesOf(smallCatalogue())))
    const reason = { reason: data }
    refused('body_malformed', () => log.post('signature/withdrawn', reason, { ...desk, by: 'northhaven' }))
  })

  it('are named once each, with at least one cell', () => {
    const log = committingHarbour()
    const [one] = publishing(smallCatalogue(), log.keepData(bytesOf(smallCatalogue()))).indicators
    refused('body_malformed', () => publish(log, { indicators: [one, one] }))
    refused('body_malformed', () => publish(log, { indicators: [{ ...one, cells: 0 }] }))
    refused('body_malformed', () => publish(log, { indicators: [] }))
  })

  it('stand under the text in force', () => {
    const log = committingHarbour()
    refused('text_unknown', () => publish(log, { manifest: `sha256:${'A'.repeat(43)}` }))
    const words = manifestOf({ en: 'Keep it open, and clean.\n' })
    log.post('text/published', { manifest: words, supersedes: MANIFEST_DIGEST }, desk)
    refused('text_superseded', () => publish(log))
    publish(log, { manifest: manifestDigest(words) })
  })

  it('are set by the depositary, on a call that is its own, with open eyes', () => {
    const log = committingHarbour('northhaven')
    const body = (more: object = {}) =>
      publishing(smallCatalogue(), log.keepData(bytesOf(smallCatalogue())), more)
    const voice = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    refused('author_wrong', () => log.post('indicators/published', body(), voice))
    publish(log)
    const seen = log.seen(log.size - 1)
    refused('seen_stale', () => log.post('indicators/published', body({ edition: 2 }), { ...desk, seen }))
    const record = { ...OPENED, authority: { ...OPENED.authority, level: 'independent' } }
    log.post('call/opened', record, { call: 'their-call' })
    refused('record_independent', () => log.post('indicators/published', body(), { call: 'their-call' }))
  })
})
