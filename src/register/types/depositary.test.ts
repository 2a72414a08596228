import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  ESTABLISHED,
  harbour,
  officer,
  said,
  signAccord,
  signedHarbour,
} from '../../../test/harbour.ts'
import { MemoryLog, ORIGIN, partyKey, seedOf } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { strangeVkeys } from '../../../test/strange-keys.ts'
import { signCheckpoint } from '../../core/checkpoint.ts'
import { newSigner } from '../../core/keys.ts'
import { formatVkey, newNoteSigner } from '../../core/note.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

describe('a depositary', () => {
  it('establishes a log under rules that are known, with the key of that log and keys of its own', () => {
    const log = new MemoryLog()
    const body = ESTABLISHED(log)
    refused('rules_unsupported', () => log.post('depositary/established', { ...body, rules: 2 }))
    const other = formatVkey(newNoteSigner('other.example/log', seedOf('other')).vkey)
    refused('body_malformed', () => log.post('depositary/established', { ...body, vkey: other }))
    refused('key_malformed', () => log.post('depositary/established', { ...body, vkey: log.vkey.slice(1) }))
    for (const strange of strangeVkeys())
      refused('key_malformed', () => log.post('depositary/established', { ...body, vkey: strange }))
    const party = partyKey('northhaven')
    refused('key_use_wrong', () =>
      log.post('depositary/established', ESTABLISHED(log, [party]), { signers: [party] }),
    )
    const second = newSigner('depositary', seedOf('second'))
    refused('key_unproven', () =>
      log.post('depositary/established', ESTABLISHED(log, [log.depositary, second])),
    )
    log.post('depositary/established', body)
    assert.equal(log.rows.get('log', 'log')?.origin, ORIGIN)
  })

  it('moves to the next rules and to no others; an auditor that does not know them stops and says so', () => {
    const log = harbour()
    refused('rules_wrong', () => log.post('log/rules', { rules: 1 }))
    refused('rules_wrong', () => log.post('log/rules', { rules: 3 }))
    refused('rules_unsupported', () => log.post('log/rules', { rules: 2 }))
    const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', body, { signers: [log.depositary, officer] })
    refused('key_use_wrong', () => log.post('log/rules', { rules: 2 }, { signers: [officer] }))
  })

  it('anchors checkpoints of this log, each larger than the one before', () => {
    const log = harbour()
    const { checkpoint } = log.head()
    const seen = log.seen()
    const other = newNoteSigner(ORIGIN, seedOf('another log of that name'))
    const root = log.register.history.root()
    const forged = signCheckpoint({ origin: ORIGIN, size: log.size, root }, other)
    refused('anchor_wrong', () => log.post('log/anchored', { checkpoint: forged }))
    refused('anchor_wrong', () => log.post('log/anchored', { checkpoint: 'no checkpoint' }))
    refused('anchor_wrong', () => log.post('log/anchored', { checkpoint }, { seen: log.seen(1) }))
    const entry = log.post('log/anchored', { checkpoint })
    assert.deepEqual(log.rows.get('log', 'log')?.anchored, { size: 3, entry })
    refused('anchor_wrong', () => log.post('log/anchored', { checkpoint }, { seen }))
    log.post('log/anchored', { checkpoint: log.head().checkpoint })
  })

  it('can switch off what comes in, but no way out and no word about itself', () => {
    const log = harbour()
    const set = (covers: string[], closed = true) =>
      log.post('switch/set', { covers, closed, reason: said('A flood of spam.') })
    const spared = [
      'report/filed',
      'observation/recorded',
      'review/filed',
      'reply/filed',
      'objection/raised',
      'signature/withdrawn',
      'key/revoked',
      'person/erased',
      'statement/opened',
      'mandate/vouched',
      'words/withheld',
      'depositary/established',
      'switch/set',
    ]
    for (const type of spared) refused('switch_uncoverable', () => set(['signature/given', type]))
    assert.equal(log.rows.get('switches', 'signature/given'), undefined)
    set(['signature/given'])
    assert.equal(log.rows.get('switches', 'signature/given')?.closed, true)
    // A switch is the door's, never law: an auditor does not judge by it.
    admitParty(log, 'northhaven', [partyKey('northhaven')])
    signAccord(log, 'northhaven', partyKey('northhaven'))
    set(['signature/given'], false)
    assert.equal(log.rows.get('switches', 'signature/given')?.closed, false)
  })

  it('withholds words once, on a ground, and leaves a gap that names it', () => {
    const { log } = signedHarbour()
    const words = log.keepWords('Our reason names a person and is longer than what the log takes. '.repeat(4))
    const withheld = {
      digest: words.digest,
      ground: said('GDPR, article 17'),
      authority: said('The person.'),
    }
    refused('words_unknown', () => log.post('words/withheld', withheld))
    const bound = log.post(
      'signature/withdrawn',
      { reason: words },
      { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] },
    )
    assert.equal(log.rows.get('words', words.digest)?.entry, bound)
    const entry = log.post('words/withheld', withheld)
    assert.equal(log.rows.get('words', words.digest)?.withheld?.entry, entry)
    refused('words_withheld', () => log.post('words/withheld', withheld))
  })
})
