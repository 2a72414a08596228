import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCORD, admitParty, letKeyIn, MANIFEST_DIGEST, said } from '../../test/harbour.ts'
import { partyKey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { atTheHour, HOUR, open, opening, seal, sealedHarbour, signUnseen } from '../../test/sealing.ts'
import { checkReceipt } from './receipt.ts'
import type { CheckedReceipt } from './receipt-findings.ts'
import { formatSealedFile, parseSealedFile } from './sealed-file.ts'

const factsOf = ({ proven, notProven }: CheckedReceipt) => [...proven, ...notProven].map(({ fact }) => fact)

function filed() {
  const made = sealedHarbour({ reservation: said('Not at night.') })
  return { ...made, file: formatSealedFile({ ...made.kept, parts: [] }) }
}

describe('the receipt of a seal', () => {
  it('proves that something was sealed, and tells nobody what', async () => {
    const { log, at } = filed()
    const bytes = await log.receipt(at)
    const checked = checkReceipt(bytes, { vkey: log.vkey })
    assert.deepEqual(
      checked.entries.map(({ type }) => type),
      ['depositary/established', 'call/opened', 'statement/sealed'],
    )
    assert.equal(checked.party, null)
    assert.equal(checked.seal?.statement, null)
    assert.equal(checked.seal?.opens, HOUR)
    assert.ok(factsOf(checked).includes('sealed'))
    assert.ok(factsOf(checked).includes('sealed-what'))
    assert.doesNotMatch(Buffer.from(bytes).toString(), /northhaven|night/)
  })

  it('proves which statement it was to whoever keeps envelope and salt', async () => {
    const { log, at, file } = filed()
    const checked = checkReceipt(await log.receipt(at), { vkey: log.vkey, sealed: file })
    assert.equal(checked.seal?.statement?.by, 'northhaven')
    assert.equal(checked.seal?.statement?.call, ACCORD)
    assert.equal(checked.seal?.open, false)
    assert.ok(factsOf(checked).includes('sealed-is'))
    assert.ok(factsOf(checked).includes('sealed-good'))

    const another = filed()
    const trust = { vkey: log.vkey, sealed: another.file }
    const receipt = await log.receipt(at)
    assert.throws(() => checkReceipt(receipt, trust), refusedAs('sealed_wrong'))
    const opened = await log.receipt(0)
    assert.throws(() => checkReceipt(opened, { vkey: log.vkey, sealed: file }), refusedAs('sealed_wrong'))
  })

  it('takes the file in its only form', () => {
    const { file, kept } = filed()
    assert.deepEqual(parseSealedFile(file), { ...kept, salt: new Uint8Array(kept.salt), parts: [] })
    const text = Buffer.from(file).toString()
    for (const other of [
      '{}',
      text.replace('avow-sealed', 'avow-receipt'),
      `${text} `,
      text.replace('"v":1', '"v":2'),
    ])
      assert.throws(() => parseSealedFile(Buffer.from(other)), refusedAs('sealed_wrong'))
    const salt = opening(kept).salt
    const turned = text.replace(salt, [...salt.slice(0, -1)].toReversed().join('') + salt.slice(-1))
    assert.throws(() => parseSealedFile(Buffer.from(turned)), refusedAs('sealed_wrong'))
  })
})

describe('the receipt of an opened signature', () => {
  it('rests on its seal and on all that the signature rests on', async () => {
    const { log, kept, at } = filed()
    atTheHour(log)
    const index = open(log, kept)
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.deepEqual(
      checked.entries.map(({ type }) => type),
      [
        'depositary/established',
        'call/opened',
        'text/published',
        'party/admitted',
        'statement/sealed',
        'statement/opened',
      ],
    )
    assert.equal(checked.party?.id, 'northhaven')
    assert.equal(checked.acceptance?.how, 'given')
    assert.equal(checked.acceptance?.manifest, MANIFEST_DIGEST)
    assert.deepEqual(checked.acceptance?.reservation, said('Not at night.'))
    assert.deepEqual(
      checked.texts.map(({ lang, read }) => [lang, read]),
      [
        ['en', true],
        ['fr', false],
      ],
    )
    assert.deepEqual(
      checked.signers.map(({ holder }) => holder),
      ['northhaven', 'depositary'],
    )
    assert.deepEqual(
      { ...checked.seal, statement: null },
      {
        commitment: kept.commitment,
        opens: HOUR,
        entry: at,
        admitted: '2026-01-01T00:00:00Z',
        open: true,
        statement: null,
      },
    )
    assert.equal(checked.seal?.statement?.by, 'northhaven')
  })

  it('is refused where what it opens is not by its author', async () => {
    const { log } = filed()
    admitParty(log, 'eastport', [partyKey('eastport')])
    // Eastport signs in the name of Northhaven; a depositary that judges nothing opens it.
    const forged = signUnseen(log, 'northhaven', partyKey('eastport'))
    const at = seal(log, forged)
    atTheHour(log)
    const index = log.smuggle('statement/opened', opening(forged), { call: ACCORD })
    const entries = [0, 1, 2, 3, 5, at, index]
    const receipt = await log.compose(entries)
    assert.throws(() => checkReceipt(receipt, { vkey: log.vkey }), refusedAs('signer_unexpected'))
  })

  it('is refused where the key came in after the seal', async () => {
    const { log } = filed()
    const late = partyKey('late')
    const forged = signUnseen(log, 'northhaven', late)
    const at = seal(log, forged)
    const adding = { holder: 'northhaven', key: late.key, reason: said('Late.') }
    letKeyIn(log)
    const added = log.post('key/added', adding, { signers: [log.depositary, late] })
    atTheHour(log)
    const index = log.smuggle('statement/opened', opening(forged), { call: ACCORD })
    const receipt = await log.compose([0, 1, 2, 3, at, added, index])
    assert.throws(() => checkReceipt(receipt, { vkey: log.vkey }), refusedAs('seen_stale'))
  })
})
