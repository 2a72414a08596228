import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  ESTABLISHED,
  facts,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  OPENED,
  officer,
  POLICY,
  said,
  signAccord,
  signedHarbour,
} from '../../test/harbour.ts'
import { partyKey, type Saying, seedOf } from '../../test/memory-log.ts'
import { codeOf } from '../../test/refused.ts'
import { newSigner, type Signer } from '../core/keys.ts'
import { checkReceipt } from './receipt.ts'
import { policyDigest } from './types/calls.ts'
import { manifestDigest } from './types/texts.ts'

/**
 * Mallory is an admitted party with keys of her own, and the log takes whatever she writes, unjudged. She wants a
 * receipt that names Northhaven.
 */
describe('an attacker who can write anything into the log', () => {
  const own = partyKey('mallory')
  const fresh = partyKey('mallory, fresh')
  const reader = partyKey('a reader of northhaven')
  const asOfficer = newSigner('officer', seedOf('mallory the officer'))
  const asReader = newSigner('officer', seedOf('mallory the reader'))
  const asDepositary = newSigner('depositary', seedOf('mallory the depositary'))

  function malloryHarbour() {
    const { log, index } = signedHarbour()
    admitParty(log, 'mallory', [own])
    const signed = signAccord(log, 'mallory', own)
    const admission = (signers: Signer[]) =>
      log.smuggle(
        'party/admitted',
        { party: 'westbank', ...facts('Westbank'), keys: [fresh.key], claims: false },
        { signers },
      )
    const adding = (holder: string, saying: Saying) =>
      log.smuggle('key/added', { holder, key: fresh.key, reason: said('Lost.') }, saying)
    const signing = (by: string, signers: Signer[], body: object = ACCEPTS, call = ACCORD) =>
      log.smuggle('signature/given', body, { by, call, signers })
    const reading = { holder: 'northhaven', key: reader.key, reason: null, role: 'reader' }
    const readerKey = log.post('key/added', reading, { by: 'northhaven', signers: [northhaven, reader] })
    const readingOffice = log.post(
      'role/granted',
      {
        ...{ role: 'officer', office: 'reader', id: 'mallory-3' },
        key: asReader.key,
        until: null,
        name: null,
      },
      { signers: [log.depositary, asReader] },
    )
    const forged = {
      asReader: signing('northhaven', [reader]),
      asNorthhaven: signing('northhaven', [own]),
      withBoth: signing('northhaven', [own, fresh]),
      keyByMallory: adding('northhaven', { by: 'mallory', signers: [own, fresh] }),
      keyByNorthhaven: adding('northhaven', { by: 'northhaven', signers: [own, fresh] }),
      keyByDepositary: adding('northhaven', { signers: [own, fresh] }),
      keyAlone: adding('northhaven', { by: 'northhaven', signers: [fresh] }),
      withFreshKey: signing('northhaven', [fresh]),
      admission: admission([own, fresh]),
      admissionByItself: admission([fresh]),
      asWestbank: signing('westbank', [fresh]),
      office: log.smuggle(
        'role/granted',
        { role: 'officer', id: 'mallory-2', key: asOfficer.key, until: null, name: null },
        { signers: [own, asOfficer] },
      ),
      officeByOfficer: log.smuggle(
        'role/granted',
        { role: 'officer', id: 'mallory-2', key: asOfficer.key, until: null, name: null },
        { signers: [officer, asOfficer] },
      ),
      admissionByOffice: admission([asOfficer, fresh]),
      admissionByReader: admission([asReader, fresh]),
      admissionBesideReader: admission([officer, asReader, fresh]),
      deposit: log.smuggle(
        'signature/deposited',
        {
          party: 'northhaven',
          ...ACCEPTS,
          instrument: { digest: MANIFEST_DIGEST, date: '2026-01-01', channel: said('Post.') },
        },
        { call: ACCORD, signers: [own] },
      ),
      founding: log.smuggle('depositary/established', ESTABLISHED(log, [asDepositary]), {
        signers: [asDepositary],
      }),
      admissionByFounder: admission([asDepositary, fresh]),
      call: log.smuggle('call/opened', OPENED, { call: ACCORD, signers: [own] }),
      text: log.smuggle(
        'text/published',
        { manifest: manifestOf({ en: 'We close the harbour.' }), supersedes: null },
        { call: ACCORD, signers: [own] },
      ),
    }
    return { log, index, signed, readers: { key: readerKey, office: readingOffice }, forged }
  }
  const { log, index, signed, readers, forged } = malloryHarbour()
  const trust = { vkey: log.vkey }
  const genuine = [0, 1, 2, 3, 5]
  const outcome = (indexes: readonly number[]) =>
    log
      .compose([...new Set(indexes)].sort((a, b) => a - b))
      .then(bytes => codeOf(() => checkReceipt(bytes, trust)))

  it('has a receipt of her own signature, as Northhaven has of its own', async () => {
    const admitted = signed - 1
    assert.equal(await outcome([0, 1, 2, admitted, signed]), undefined)
    assert.equal(await outcome([...genuine, index]), undefined)
  })

  it('gets nowhere with any forgery that she can think of', async () => {
    const f = forged
    const admitted = signed - 1
    const attempts: [string, string, number[]][] = [
      ['signs as Northhaven with her own key', 'signer_unexpected', [...genuine, admitted, f.asNorthhaven]],
      ['uses the key of a reader', 'key_role_wrong', [...genuine, readers.key, f.asReader]],
      ['leaves out whose key it is', 'receipt_incomplete', [...genuine, f.asNorthhaven]],
      [
        'adds a key for Northhaven in her own name',
        'author_wrong',
        [...genuine, admitted, f.keyByMallory, f.withFreshKey],
      ],
      [
        'adds one in its name',
        'signer_unexpected',
        [...genuine, admitted, f.keyByNorthhaven, f.withFreshKey],
      ],
      [
        'adds one in the depositary’s name',
        'signer_unexpected',
        [...genuine, admitted, f.keyByDepositary, f.withFreshKey],
      ],
      ['adds one that vouches for itself', 'signer_missing', [...genuine, f.keyAlone, f.withFreshKey]],
      [
        'admits a party of her own making',
        'signer_unexpected',
        [0, 1, 2, admitted, f.admission, f.asWestbank],
      ],
      ['lets that party admit itself', 'signer_missing', [0, 1, 2, f.admissionByItself, f.asWestbank]],
      ['makes herself an officer', 'signer_unexpected', [0, 1, 2, admitted, f.office, f.admissionByOffice]],
      ['bribes an officer to make her one', 'key_use_wrong', [0, 3, f.officeByOfficer, f.admissionByOffice]],
      ['decides as an officer who reads', 'key_role_wrong', [0, readers.office, f.admissionByReader]],
      ['leaves out which office', 'receipt_incomplete', [0, f.admissionByReader]],
      ['reads beside an officer', 'key_role_wrong', [0, 3, readers.office, f.admissionBesideReader]],
      ['deposits a paper for Northhaven', 'signer_unexpected', [...genuine, admitted, f.deposit]],
      ['founds the log again', 'receipt_malformed', [0, f.founding, f.admissionByFounder]],
      ['leaves out the first founding', 'receipt_malformed', [f.founding, f.admissionByFounder]],
      ['opens the call again', 'signer_unexpected', [0, admitted, f.call]],
      ['publishes another text', 'signer_unexpected', [0, 1, admitted, f.text]],
    ]
    for (const [what, code, indexes] of attempts) assert.equal(await outcome(indexes), code, what)
  })

  it('gets nowhere with any of them put together', async () => {
    const all = Object.values(forged)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...genuine, signed - 1, signed, ...Object.values(readers)]),
        fc.subarray(all, { minLength: 1, maxLength: 4 }),
        async (some, forgeries) => {
          assert.notEqual(await outcome([...some, ...forgeries]), undefined)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('cannot move a signature to another call, text, policy or log', async () => {
    const log = harbour()
    log.post('call/opened', OPENED, { call: 'other-accord' })
    const manifest = manifestOf({ en: 'We close the harbour.' })
    log.post('text/published', { manifest, supersedes: null }, { call: 'other-accord' })
    admitParty(log, 'northhaven', [northhaven])
    const elsewhere = { ...ACCEPTS, manifest: manifestDigest(manifest) }
    const harder = { ...ACCEPTS, policy: policyDigest({ ...POLICY, noticeDays: 1 }) }
    const by = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
    const attempts: [number, string][] = [
      [log.smuggle('signature/given', elsewhere, by), 'receipt_incomplete'],
      [log.smuggle('signature/given', harder, by), 'receipt_incomplete'],
      [log.smuggle('signature/given', { ...ACCEPTS, read: ['xx'] }, by), 'receipt_incomplete'],
      [log.smuggle('signature/given', ACCEPTS, { ...by, call: 'other-accord' }), 'receipt_incomplete'],
      [log.smuggle('signature/given', ACCEPTS, { ...by, log: 'other.example/log' }), 'log_wrong'],
      [log.smuggle('signature/given', ACCEPTS, { ...by, seen: { ...log.seen(), size: 99 } }), 'seen_ahead'],
      [log.smuggle('signature/given', ACCEPTS, { ...by, seen: log.seen(5) }), 'seen_stale'],
    ]
    for (const [index, code] of attempts)
      for (const call of [
        [1, 2],
        [1, 4],
        [3, 4],
        [1, 2, 3, 4],
      ]) {
        const found = await log
          .compose([0, ...call, 5, index])
          .then(bytes => codeOf(() => checkReceipt(bytes, { vkey: log.vkey })))
        assert.ok(found === code || found === 'receipt_incomplete', `${found} for entry ${index}`)
      }
  })
})
