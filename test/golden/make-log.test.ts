import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ndjson, readGolden } from './files.ts'
import { makeGolden } from './log.ts'

describe('the maker of the golden log', () => {
  it('writes the files that stand beside it, byte for byte', async () => {
    const { lines, register, receipts } = await makeGolden()
    assert.ok(ndjson(lines) === readGolden('log.ndjson'), 'log.ndjson')
    assert.ok(register === readGolden('register.ndjson'), 'register.ndjson')
    assert.ok(ndjson(receipts) === readGolden('receipts.ndjson'), 'receipts.ndjson')
  })
})
