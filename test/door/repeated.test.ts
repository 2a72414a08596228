import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromBase64, fromUtf8, toBase64 } from '../../src/core/bytes.ts'
import { parseDerSignature } from '../../src/core/der.ts'
import { formatEnvelope, parseEnvelope, signEnvelope } from '../../src/core/envelope.ts'
import { parseProof } from '../../src/core/proof.ts'
import { ACCEPTS, ACCORD, facts, inEnglish, OPENED, said } from '../harbour.ts'
import { partyKey, passkey } from '../memory-log.ts'
import { refusedAs } from '../refused.ts'
import { exportOf, openHarbour } from './real-log.ts'

/** The same statement again: nobody is counted twice, and whoever lost the answer can ask for it. */
describe('a statement that comes again', () => {
  it('gets the index that it has', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const envelope = real.envelope('signature/given', ACCEPTS, {
      by: 'northhaven',
      call: ACCORD,
      signers: [partyKey('northhaven')],
    })
    const first = await real.knock(envelope)
    assert.equal(first.known, false)
    const again = await real.knock(envelope)
    assert.deepEqual(again, { ...first, known: true })
    await real.admit('eastport')
    const later = await real.knock(envelope)
    assert.equal(later.index, first.index)
    assert.notEqual(later.proof, first.proof, 'the proof is under the newest checkpoint')
    assert.equal(parseProof(later.proof).index, first.index)
    assert.equal(real.size, 6)
  })

  it('is one entry if it comes many times at once', async t => {
    const real = await openHarbour(t)
    const key = partyKey('northhaven')
    const body = { party: 'northhaven', ...facts('Northhaven'), keys: [key.key], claims: false }
    const envelope = real.envelope('party/admitted', body, { signers: [real.depositary, key] })
    const before = real.size
    const all = await Promise.all(Array.from({ length: 40 }, () => real.knock(envelope)))
    assert.equal(real.size, before + 1)
    assert.deepEqual([...new Set(all.map(({ index }) => index))], [before])
    assert.equal(all.filter(({ known }) => !known).length, 1)
  })

  it('is told apart by what was signed, not by the bytes of a signature', async t => {
    const real = await openHarbour(t)
    const key = passkey('northhaven')
    await real.admit('northhaven', key)
    const envelope = real.envelope('signature/given', ACCEPTS, {
      by: 'northhaven',
      call: ACCORD,
      signers: [key],
    })
    const { payload, signatures } = parseEnvelope(envelope)
    const mirrored = signatures.map(signature => ({ ...signature, sig: mirror(signature.sig) }))
    const malleated = formatEnvelope(payload, mirrored)
    assert.notEqual(fromUtf8(malleated), fromUtf8(envelope))
    // Whichever comes first is logged; both verify, and they say the same.
    const [one, two] = await Promise.all([real.knock(malleated), real.knock(envelope)])
    assert.equal(one.index, two.index)
    // An assertion made anew, with its own random signature, is the same statement too.
    const anew = await real.knock(signEnvelope(payload, [key]))
    assert.equal(anew.index, one.index)
    assert.equal(anew.known, true)
  })

  it('is not taken because somebody else tried it first in vain', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    await real.admit('mallory')
    const saying = { by: 'northhaven', call: ACCORD, nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }
    const theirs = real.envelope('signature/given', ACCEPTS, { ...saying, signers: [partyKey('mallory')] })
    const own = real.envelope('signature/given', ACCEPTS, { ...saying, signers: [partyKey('northhaven')] })
    const tried = assert.rejects(real.knock(theirs), refusedAs('signer_unexpected'))
    const { known } = await real.knock(own)
    await tried
    assert.equal(known, false)
  })
})

describe('statements that meet in one batch', () => {
  it('are judged one after another, as an auditor will', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    await real.admit('eastport')
    const outcomes = await Promise.allSettled([
      real.sign('northhaven'),
      real.sign('northhaven'),
      real.post('call/closed', { reason: said('Enough.') }, { call: ACCORD }),
      real.sign('eastport'),
      real.admit('southport'),
      real.admit('southport', partyKey('another')),
    ])
    // Each may come to the sequencer at another time; what is sure is that only one of each pair can stand.
    const taken = outcomes.map(({ status }) => status === 'fulfilled')
    assert.equal(taken.slice(0, 2).filter(Boolean).length <= 1, true)
    assert.equal(taken.slice(4).filter(Boolean).length, 1)
    assert.equal(taken[2], true)
    assert.equal(exportOf(await real.audited()), await real.exported())
  })

  it('lose an officer whose role ends beside them, or a key that is revoked beside them', async t => {
    const real = await openHarbour(t)
    const officer = passkey('the officer', { use: 'officer' })
    const grant = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    await real.post('role/granted', grant, { signers: [real.depositary, officer] })
    await real.admit('northhaven')
    const revoked = { keyid: partyKey('northhaven').keyid, reason: said('Lost.') }
    const outcomes = await Promise.allSettled([
      real.post('role/ended', { id: 'officer-1', reason: said('Left.') }),
      real.post('key/revoked', revoked),
      ...Array.from({ length: 6 }, (_, i) =>
        real.post(
          'call/opened',
          { ...OPENED, titles: inEnglish(`Call ${i}`) },
          { call: `call-${i}`, signers: [officer] },
        ),
      ),
      real.sign('northhaven'),
    ])
    const codes = outcomes.map(one => (one.status === 'fulfilled' ? 'taken' : one.reason.code))
    assert.deepEqual(codes.slice(0, 2), ['taken', 'taken'])
    for (const code of codes.slice(2)) assert.match(code, /^(taken|role_unknown|key_revoked)$/)
    assert.equal(exportOf(await real.audited()), await real.exported())
  })

  it('cannot use a key before the entry that adds it is durable', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const second = partyKey('second key')
    const body = { holder: 'northhaven', key: second.key, reason: null }
    const saying = { by: 'northhaven', signers: [partyKey('northhaven'), second] }
    const [added, signed] = await Promise.allSettled([
      real.post('key/added', body, saying),
      real.sign('northhaven', {}, { signers: [second] }),
    ])
    assert.equal(added.status, 'fulfilled')
    assert.equal(signed.status === 'rejected' && signed.reason.code, 'key_unknown')
    await real.sign('northhaven', {}, { signers: [second] })
  })
})

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** The other signature (r, n − s) that anybody can make of an ECDSA signature, in DER. */
function mirror(sig: string): string {
  const rs = parseDerSignature(fromBase64(sig))!
  const s = ORDER - BigInt(`0x${Buffer.from(rs.subarray(32)).toString('hex')}`)
  const parts = [
    derInteger(rs.subarray(0, 32)),
    derInteger(Buffer.from(s.toString(16).padStart(64, '0'), 'hex')),
  ]
  const body = Buffer.concat(parts)
  return toBase64(Buffer.concat([Uint8Array.of(0x30, body.length), body]))
}

function derInteger(bytes: Uint8Array): Uint8Array {
  let from = 0
  while (from < 31 && bytes[from] === 0) from++
  const short = bytes.subarray(from)
  const value = short[0]! >= 0x80 ? Uint8Array.of(0, ...short) : short
  return Uint8Array.of(2, value.length, ...value)
}
