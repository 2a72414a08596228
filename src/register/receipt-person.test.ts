import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bitsToFlip, SEED } from '../../test/effort.ts'
import {
  ACCORD,
  INVITING,
  invitingHarbour,
  MANIFEST,
  MANIFEST_DIGEST,
  POLICY_DIGEST,
  signedHarbour,
} from '../../test/harbour.ts'
import { type MemoryLog, ORIGIN, seedOf } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { commitmentOf, type Disclosure, formatDisclosure, type SaltedDisclosure } from './disclosure.ts'
import { checkReceipt } from './receipt.ts'
import { formatReceipt, parseReceipt } from './receipt-format.ts'
import { policyDigest } from './types/calls.ts'

const ADA: Disclosure = {
  v: 1,
  kind: 'avow-person',
  log: ORIGIN,
  call: ACCORD,
  manifest: MANIFEST_DIGEST,
  policy: policyDigest(INVITING),
  name: 'Ada Okafor',
  read: { lang: 'fr', digest: MANIFEST.texts[1]!.digest },
}
const salted = (disclosure: Disclosure): SaltedDisclosure => ({
  disclosure: formatDisclosure(disclosure),
  salt: seedOf('the salt'),
})

/** A person signs; whatever the commitment is made of. */
function sign(log: MemoryLog, person: SaltedDisclosure): number {
  const body = { manifest: ADA.manifest, policy: ADA.policy, commitment: commitmentOf(person) }
  return log.post('person/signed', body, { call: ACCORD })
}

describe('the receipt of a person', () => {
  it('lets the person alone show that the entry is theirs, and says what it does not prove', async () => {
    const log = invitingHarbour()
    const index = sign(log, salted(ADA))
    const checked = checkReceipt(await log.receipt(index, salted(ADA)), { vkey: log.vkey })
    assert.deepEqual(checked.person?.disclosure, ADA)
    assert.deepEqual(checked.person?.policy.policy, INVITING)
    assert.equal(checked.party, null)
    assert.equal(checked.acceptance, null)
    assert.deepEqual(
      checked.texts.map(({ lang, read }) => [lang, read]),
      [
        ['en', false],
        ['fr', true],
      ],
    )
    const proven = checked.proven.map(({ fact }) => fact)
    for (const fact of ['counted', 'person', 'policy', 'text'] as const)
      assert.ok(proven.includes(fact), fact)
    const open = checked.notProven.map(({ fact }) => fact)
    for (const fact of ['person-real', 'person-standing', 'read'] as const)
      assert.ok(open.includes(fact), fact)
  })

  it('names nobody in the hands of anybody else', async () => {
    const log = invitingHarbour()
    const index = sign(log, salted(ADA))
    const bytes = await log.receipt(index)
    assert.ok(!Buffer.from(bytes).includes('Okafor'))
    const checked = checkReceipt(bytes, { vkey: log.vkey })
    assert.equal(checked.person?.disclosure, null)
    assert.ok(checked.notProven.some(({ fact }) => fact === 'person-hidden'))
  })

  it('still holds once the signature was erased, and so does everybody else’s', async () => {
    const log = invitingHarbour()
    const index = sign(log, salted(ADA))
    const other = sign(log, salted({ ...ADA, name: 'Blaise' }))
    const before = await log.receipt(index, salted(ADA))
    log.post('person/erased', { commitment: commitmentOf(salted(ADA)), ground: 'request' }, { call: ACCORD })
    checkReceipt(before, { vkey: log.vkey })
    checkReceipt(await log.receipt(other, salted({ ...ADA, name: 'Blaise' })), { vkey: log.vkey })
  })

  it('is refused with another name, another salt, or for another entry', async () => {
    const log = invitingHarbour()
    const index = sign(log, salted(ADA))
    const other = salted({ ...ADA, name: 'Ada Okafer' })
    const check = async (at: number, person: SaltedDisclosure, of = log) => {
      const bytes = await of.receipt(at, person)
      return () => checkReceipt(bytes, { vkey: of.vkey })
    }
    assert.throws(await check(index, other), refusedAs('person_wrong'))
    assert.throws(await check(index, { ...salted(ADA), salt: seedOf('other') }), refusedAs('person_wrong'))
    assert.throws(await check(index, { ...salted(ADA), salt: utf8('short') }), refusedAs('person_wrong'))
    const signed = signedHarbour()
    assert.throws(await check(signed.index, salted(ADA), signed.log), refusedAs('person_wrong'))
  })

  it('is refused where the depositary has put the person under what they did not see', async () => {
    const log = invitingHarbour()
    const shown: Partial<Disclosure>[] = [
      { call: 'another-call' },
      { log: 'other.example/log' },
      { manifest: digestOf(utf8('another text')) },
      { policy: POLICY_DIGEST },
      { read: { lang: 'fr', digest: digestOf(utf8('Other words.')) } },
    ]
    for (const other of shown) {
      const person = salted({ ...ADA, ...other })
      const bytes = await log.receipt(sign(log, person), person)
      assert.throws(() => checkReceipt(bytes, { vkey: log.vkey }), refusedAs('person_wrong'))
    }
    const scribbled = { disclosure: utf8('{"name":"Ada"}'), salt: seedOf('the salt') }
    const bytes = await log.receipt(sign(log, scribbled), scribbled)
    assert.throws(() => checkReceipt(bytes, { vkey: log.vkey }), refusedAs('person_wrong'))
  })

  it('may name a translation that came later, and is refused whichever bit of the person is flipped', async t => {
    t.diagnostic(`seed ${SEED}`)
    const log = invitingHarbour()
    const person = salted({ ...ADA, read: { lang: 'de', digest: digestOf(utf8('Auf Deutsch.')) } })
    const bytes = await log.receipt(sign(log, person), person)
    assert.equal(checkReceipt(bytes, { vkey: log.vkey }).person?.disclosure?.read.lang, 'de')
    const text = Buffer.from(bytes).toString()
    const from = Buffer.byteLength(text.slice(0, text.indexOf('"person":')))
    const to = Buffer.byteLength(text.slice(0, text.indexOf('"proof":')))
    for (const bit of bitsToFlip(from, to)) {
      const flipped = bytes.slice()
      flipped[Math.floor(bit / 8)]! ^= 1 << (bit % 8)
      assert.notEqual(
        codeOf(() => checkReceipt(flipped, { vkey: log.vkey })),
        undefined,
        `bit ${bit}`,
      )
    }
    const { person: _, ...rest } = parseReceipt(bytes)
    checkReceipt(formatReceipt(rest), { vkey: log.vkey })
  })
})
