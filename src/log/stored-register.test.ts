import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { openHarbour } from '../../test/door/real-log.ts'
import { Refusal } from '../core/refusal.ts'
import { openStore } from '../store/open.ts'
import { Folding } from './folding.ts'
import { compareStored } from './stored-register.ts'

describe('a stored register, compared with the log of a server that records meanwhile', () => {
  async function beside(t: TestContext) {
    const real = await openHarbour(t)
    for (const id of ['ardmoor', 'belmoor']) await real.admit(id)
    const store = await openStore({ dataDir: real.folder, readOnly: true })
    const folding = new Folding()
    t.after(() => folding[Symbol.asyncDispose]())
    t.after(() => store.close())
    let late = 0
    return {
      real,
      store,
      compared: () => compareStored(store, folding),
      more: () => real.admit(`late-${late++}`),
    }
  }

  it('is found right, however many entries come while others are folded, and while its rows are read', async t => {
    const { real, store, compared, more } = await beside(t)
    const { entries, everyRow } = store
    store.entries = async (from, to) => {
      await more()
      return entries.call(store, from, to)
    }
    let looks = 0
    store.everyRow = async function* () {
      if (looks++ < 11) await more()
      for await (const piece of everyRow.call(store)) {
        yield piece
        await more()
      }
      return undefined
    }
    const { size, difference } = await compared()
    assert.equal(difference, undefined)
    assert.equal(looks, 12)
    assert.ok(size > 11 && size < real.size)
  })

  it('is told from what the log says at the row that differs', async t => {
    const { store, compared } = await beside(t)
    const { everyRow } = store
    store.everyRow = async function* () {
      for await (const piece of everyRow.call(store))
        yield piece.map(row =>
          row.key === 'belmoor' && row.table === 'parties'
            ? { ...row, json: row.json.replace('belmoor', 'Belmoor') }
            : row,
        )
      return undefined
    }
    const { difference } = await compared()
    assert.match(difference?.shown ?? '', /^\{.*Belmoor/)
    assert.equal(difference?.shown?.replace('Belmoor', 'belmoor'), difference?.folded)
  })

  it('is told where its first row cannot be read', async t => {
    const { store, compared } = await beside(t)
    store.everyRow = refusing(new Refusal('store_damaged', 'The first row is not what was written.'))
    const { rows, difference } = await compared()
    assert.equal(rows, 0)
    assert.equal(difference?.shown, '(The first row is not what was written.)\n')
    assert.match(difference?.folded ?? '', /^\{"key":"harbour-accord"/)
  })

  it('is not judged where the database cannot be reached', async t => {
    const { store, compared } = await beside(t)
    store.everyRow = refusing(new Refusal('store_failing', 'The disk is gone.'))
    await assert.rejects(compared(), { code: 'store_failing' })
  })
})

const refusing = (refusal: Refusal) =>
  async function* (): AsyncGenerator<never, undefined> {
    yield await Promise.reject(refusal)
    return undefined
  }
