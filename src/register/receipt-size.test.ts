import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '#crypto'
import {
  ACCEPTS,
  ACCORD,
  ESTABLISHED,
  facts,
  harbour,
  inEnglish,
  northhaven,
  OPENED,
  officer,
  said,
  textOf,
} from '../../test/harbour.ts'
import { cosigned, ORIGIN, passkey, type Saying, WITNESS_VKEYS } from '../../test/memory-log.ts'
import { u64, utf8 } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { formatDigest } from '../core/digest.ts'
import { formatEntry } from '../core/entry.ts'
import { jointNeeds, jointProof, jointRoot } from '../core/joint-proof.ts'
import { leafHash } from '../core/merkle.ts'
import { checkReceipt } from './receipt.ts'
import { formatReceipt } from './receipt-format.ts'
import { manifestDigest } from './types/texts.ts'

describe('the size of a receipt', () => {
  it('stays under 24 KiB in a log of a thousand million entries, with three witnesses', () => {
    const log = harbour({ upTo: 'established' })
    const size = 1_000_000_000
    const long = (words: string) =>
      inEnglish(words).concat({ lang: 'fr', text: words }, { lang: 'ar', text: words })
    const principles = Array.from({ length: 9 }, (_, i) => ({
      id: `principle-${i + 1}`,
      titles: long('Prevent and recover from malicious cyber activities'),
      kinds: null,
    }))
    const manifest = {
      texts: ['en', 'fr', 'ar'].map(lang => textOf(lang, `The text in ${lang}`, true)),
      principles,
    }
    const second = passkey('northhaven, second')
    const statements: [number, string, object, Saying][] = [
      [0, 'depositary/established', ESTABLISHED(log), {}],
      [
        3,
        'role/granted',
        { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null },
        { signers: [log.depositary, officer] },
      ],
      [
        11,
        'call/opened',
        { ...OPENED, titles: long('The Harbour Accord') },
        { call: ACCORD, signers: [officer] },
      ],
      [12, 'text/published', { manifest, supersedes: null }, { call: ACCORD, signers: [officer] }],
      [
        555_555_555,
        'party/admitted',
        { party: 'northhaven', ...facts('Northhaven'), keys: [northhaven.key], claims: false },
        { signers: [officer, northhaven] },
      ],
      [
        777_777_777,
        'key/added',
        { holder: 'northhaven', key: second.key, reason: null },
        { by: 'northhaven', signers: [northhaven, second] },
      ],
      [
        999_999_998,
        'signature/given',
        {
          ...ACCEPTS,
          manifest: manifestDigest(manifest),
          read: ['ar', 'en', 'fr'],
          reservation: said('Within the law of our land. '.repeat(7)),
        },
        { by: 'northhaven', call: ACCORD, signers: [second] },
      ],
    ]
    const entries = statements.map(([index, type, body, saying]) => {
      const seen = { size: index, root: formatDigest(sha256(u64(index))) }
      return { index, bytes: formatEntry(log.now, log.envelope(type, body, { seen, ...saying })) }
    })
    // Nobody can grow such a tree here; any hashes will do where there is no entry of ours.
    const needed = jointProof(
      entries.map(({ index }) => index),
      size,
      jointNeeds(
        entries.map(({ index }) => index),
        size,
      ).map(({ level, index }) => sha256(utf8(`${level} ${index}`))),
    )
    const root = jointRoot(
      entries.map(({ index, bytes }) => ({ index, hash: leafHash(bytes) })),
      size,
      needed,
    )
    const checkpoint = cosigned(signCheckpoint({ origin: ORIGIN, size, root }, log.signer), log.now)
    const bytes = formatReceipt({ checkpoint, entries, proof: needed, texts: [], words: [] })
    const checked = checkReceipt(bytes, { vkey: log.vkey, witnesses: WITNESS_VKEYS, quorum: 3 })
    assert.equal(checked.party?.id, 'northhaven')
    assert.equal(checked.log.size, size)
    assert.ok(bytes.length <= 24 * 1024, `it has ${bytes.length} bytes`)
  })
})
