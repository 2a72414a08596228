import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bitsToFlip, SEED } from '../../test/effort.ts'
import { admitParty, harbour, northhaven, signAccord, signedHarbour } from '../../test/harbour.ts'
import { WITNESS_VKEYS, WITNESSES } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { utf8 } from '../core/bytes.ts'
import type { Refusal } from '../core/refusal.ts'
import { checkReceipt } from './receipt.ts'
import type { CheckedReceipt } from './receipt-findings.ts'
import { type AvowReceipt, formatReceipt, parseReceipt } from './receipt-format.ts'

describe('a receipt that was tampered with', () => {
  it('is refused, whichever bit is flipped, or loses exactly the cosigner whose line was hit', async t => {
    t.diagnostic(`seed ${SEED}`)
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const index = signAccord(log, 'northhaven', northhaven)
    const bytes = await log.receipt(index)
    const text = Buffer.from(bytes).toString()
    const good = checkReceipt(bytes, { vkey: log.vkey, witnesses: WITNESS_VKEYS })
    assert.deepEqual(parseReceipt(bytes).texts.length, 2)
    // Each bit is flipped in a receipt with only the witnesses named whose lines it could hit: none, outside of the
    // checkpoint. Fewer names refuse less.
    const from = Buffer.byteLength(text.slice(0, text.indexOf('"checkpoint":')))
    const to = Buffer.byteLength(text.slice(0, text.indexOf('","entries":'))) + 1
    let costs = 0
    for (const bit of bitsToFlip(0, bytes.length)) {
      const at = Math.floor(bit / 8)
      bytes[at]! ^= 1 << (bit % 8)
      const inside = at >= from && at < to
      const trust = { vkey: log.vkey, witnesses: inside ? WITNESS_VKEYS : [] }
      let checked: CheckedReceipt | undefined
      const code = codeOf(() => {
        checked = checkReceipt(bytes, trust)
      })
      if (checked !== undefined) {
        assert.ok(inside, `bit ${bit} is flipped unseen`)
        const hit = WITNESSES.filter(name => {
          const line = text.indexOf(`— ${name} `)
          return (
            at >= Buffer.byteLength(text.slice(0, line)) &&
            at < Buffer.byteLength(text.slice(0, text.indexOf('\\n', line)))
          )
        })
        assert.equal(hit.length, 1, `bit ${bit} is flipped unseen`)
        const { cosigners, proven: _, notProven: __, ...rest } = checked
        const { cosigners: all, proven: _p, notProven: _n, ...same } = good
        assert.deepEqual(rest, same)
        assert.deepEqual(
          cosigners,
          all.filter(({ name }) => name !== hit[0]),
        )
        costs++
      } else assert.ok(code !== undefined)
      bytes[at]! ^= 1 << (bit % 8)
    }
    assert.ok(costs > 0)
  })

  it('is refused with any of its entries left out, doubled, or in the place of another', async () => {
    const { log, index } = signedHarbour()
    const receipt = parseReceipt(await log.receipt(index))
    const indexes = receipt.entries.map(each => each.index)
    const trust = { vkey: log.vkey }
    for (const left of indexes) {
      const bytes = await log.compose(indexes.filter(each => each !== left))
      const code = codeOf(() => checkReceipt(bytes, trust))
      assert.match(code ?? 'nothing', /^receipt_(incomplete|malformed)$/, `without entry ${left}`)
    }
    const entriesOf = (entries: AvowReceipt['entries']) => formatReceipt({ ...receipt, entries })
    for (const [i, entry] of receipt.entries.entries()) {
      assert.throws(
        () => checkReceipt(entriesOf(receipt.entries.toSpliced(i, 0, entry)), trust),
        refusedAs('receipt_malformed'),
      )
      for (const [j, other] of receipt.entries.entries()) {
        if (i === j) continue
        const bytes = entriesOf(receipt.entries.with(i, { index: entry.index, bytes: other.bytes }))
        assert.throws(() => checkReceipt(bytes, trust), refusedAs('proof_wrong'))
        const swapped = receipt.entries.with(i, other).with(j, entry)
        assert.throws(() => checkReceipt(entriesOf(swapped), trust), refusedAs('receipt_malformed'))
      }
    }
  })

  it('is refused with an entry more than it rests on', async () => {
    const { log, index } = signedHarbour()
    const indexes = parseReceipt(await log.receipt(index)).entries.map(each => each.index)
    for (let more = 0; more < log.size; more++) {
      if (indexes.includes(more)) continue
      const bytes = await log.compose([...indexes, more].sort((a, b) => a - b))
      // An entry after the last one would be what the receipt is of, and lacks what it rests on.
      const code = more > index ? 'receipt_incomplete' : 'receipt_malformed'
      assert.throws(() => checkReceipt(bytes, { vkey: log.vkey }), refusedAs(code))
    }
  })

  it('says of a copy that an editor has saved again that the copy was changed, and not that the keeper erred', async () => {
    const { log, index } = signedHarbour()
    const text = Buffer.from(await log.receipt(index)).toString()
    const indented = JSON.stringify(JSON.parse(text), null, 2)
    for (const saved of [
      `${text}\n`,
      `\ufeff${text}`,
      indented,
      `\ufeff${indented.replaceAll('\n', '\r\n')}`,
    ])
      assert.throws(
        () => parseReceipt(utf8(saved)),
        error => {
          const { message, mend } = error as Refusal
          assert.match(message, /This copy of one was changed/)
          return refusedAs('receipt_malformed')(error) && /^Take the file as it was downloaded/.test(mend)
        },
      )
    for (const other of ['{}\n', `${text}}`])
      assert.throws(
        () => parseReceipt(utf8(other)),
        error => !/was changed/.test((error as Refusal).message),
      )
  })

  it('explains by no editor what no editor does, whatever white space is there besides', async () => {
    const { log, index } = signedHarbour()
    const text = Buffer.from(await log.receipt(index)).toString()
    const reordered = Object.fromEntries(Object.entries(JSON.parse(text)).reverse())
    for (const tampered of [
      JSON.stringify(reordered),
      JSON.stringify(reordered, null, 2),
      `{"v":9,${text.slice(1)}\n`,
      text.replace('harbour', '\\u0068arbour'),
      text.replace(/"index":(\d+)/, '"index": $1.0'),
    ])
      assert.throws(
        () => parseReceipt(utf8(tampered)),
        error => refusedAs('receipt_malformed')(error) && /not canonical/.test((error as Refusal).message),
      )
    // In place of a byte that is no character a reader would see another.
    const bytes = Uint8Array.from(utf8(`${text}\n`))
    bytes[text.indexOf('harbour')] = 0xff
    assert.throws(
      () => parseReceipt(bytes),
      error => refusedAs('receipt_malformed')(error) && !/was changed/.test((error as Refusal).message),
    )
  })

  it('is refused as anything but a receipt in its only form', async () => {
    const { log, index } = signedHarbour()
    const bytes = await log.receipt(index)
    const receipt = parseReceipt(bytes)
    const json = JSON.parse(Buffer.from(bytes).toString()) as object
    const malformed = (value: object | string) =>
      assert.throws(
        () => parseReceipt(utf8(typeof value === 'string' ? value : JSON.stringify(value))),
        refusedAs('receipt_malformed'),
      )
    malformed('')
    malformed('{}')
    malformed(JSON.stringify(json, null, 1))
    malformed({ ...json, v: 2 })
    malformed({ ...json, more: 1 })
    malformed({ ...json, proof: 'AAAA' })
    malformed({ ...json, entries: [] })
    malformed({ ...json, texts: receipt.texts.map(text => Buffer.from(text).toString('base64')).reverse() })
    malformed({ ...json, words: [{ bytes: '', salt: 'AAAA' }] })
    assert.deepEqual(formatReceipt(receipt), bytes)
  })
})
