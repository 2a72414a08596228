import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCORD, admitParty, northhaven, said, signAccord, signedHarbour } from '../../test/harbour.ts'
import type { MemoryLog } from '../../test/memory-log.ts'
import { readEntry } from './fold.ts'
import { namedIn } from './members.ts'
import { subjectsOf } from './subjects.ts'
import { TYPES } from './types.ts'

const subjectsAt = (log: MemoryLog, index: number) =>
  subjectsOf(readEntry(log.entries[index]!, 1).prepared, keyid => log.rows.get('keys', keyid))

describe('what an entry is about', () => {
  it('is its author and its call', () => {
    const { log, index } = signedHarbour()
    assert.deepEqual(subjectsAt(log, index), ['party northhaven', `call ${ACCORD}`])
  })

  it('is whoever its body names, and the entry of which it speaks', () => {
    const { log } = signedHarbour()
    const by = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
    log.post('signature/withdrawn', { reason: null }, by)
    const again = signAccord(log, 'northhaven', northhaven, {
      body: { reservation: said('But for the pier.') },
    })
    const against = { party: 'northhaven', entry: again }
    const raised = log.post('act/announced', {
      type: 'party/merged',
      call: null,
      body: { party: 'eastport', into: 'northhaven', calls: [ACCORD], reason: said('Joined.') },
    })
    assert.deepEqual(subjectsAt(log, raised), ['party eastport', 'party northhaven', `call ${ACCORD}`])
    admitParty(log, 'westbank', [])
    assert.deepEqual(subjectsAt(log, log.size - 1), ['party westbank'])
    assert.deepEqual(
      namedIn(TYPES.find(({ type }) => type === 'objection/raised')!, { against, words: said('No.') }).map(
        ({ kind, path }) => [kind, path.join('.')],
      ),
      [
        ['party', 'against.party'],
        ['entry', 'against.entry'],
        ['said', 'words'],
        ['lang', 'words.lang'],
      ],
    )
  })

  it('is whoever holds the key that is revoked', () => {
    const { log } = signedHarbour()
    const revoked = log.post('key/revoked', { keyid: northhaven.keyid, reason: said('Lost.') })
    assert.deepEqual(subjectsAt(log, revoked), ['party northhaven'])
  })
})
