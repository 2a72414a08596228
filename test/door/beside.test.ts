import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../src/core/refusal.ts'
import { refusedAs } from '../../src/people/drawer.fixture.ts'
import type { Change } from '../../src/store/drawer.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCEPTS, ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { openHarbour, type RealLog } from './real-log.ts'

/** What lies beside the log changes in the very commit of an entry, or the entry is not there. */
describe('what happens beside an entry', () => {
  const PARTIES = ['northhaven', 'eastport', 'southmere', 'westbay']
  const otherwise = { code: 'link_spent', message: 'This link was used.' } as const
  const LINK = '{"for":"one"}'
  const taking: Change = { kind: 'link', id: 'a', before: LINK, after: null, otherwise }
  const lay = (kind: string, id: string, json: string): Change => ({
    kind,
    id,
    after: { json, expires: null },
  })
  const open = async (t: Parameters<typeof openHarbour>[0], wrap?: (store: Store) => Store) => {
    const real = await openHarbour(t, wrap)
    for (const party of PARTIES) await real.admit(party)
    await real.log.drawer.apply([lay('link', 'a', LINK)], 1)
    return real
  }
  const signing = (real: RealLog, party: string, beside: readonly Change[]) => {
    const saying = { by: party, call: ACCORD, signers: [partyKey(party)] }
    return real.log.door.post({
      envelope: real.envelope('signature/given', ACCEPTS, saying),
      parts: [],
      beside,
    })
  }
  const jsonOf = async (real: RealLog, kind: string, id: string) =>
    (await real.log.drawer.get(kind, id, 1))?.json

  it('is there with the entry, and knows its index', async t => {
    const real = await open(t)
    const noting: Change = {
      kind: 'note',
      id: 'n',
      before: null,
      after: { json: '{"state":{"is":"in","entry":0}}', expires: null, entry: ['state', 'entry'] },
    }
    const { index } = await signing(real, 'northhaven', [taking, noting])
    assert.equal(await jsonOf(real, 'note', 'n'), `{"state":{"is":"in","entry":${index}}}`)
    assert.equal(await jsonOf(real, 'link', 'a'), undefined)
  })

  it('is not there where the law refuses, and a link is as good as before', async t => {
    const real = await open(t)
    await signing(real, 'northhaven', [])
    await refusedAs('signature_exists', signing(real, 'northhaven', [taking, lay('note', 'n', '{}')]))
    assert.deepEqual([await jsonOf(real, 'link', 'a'), await jsonOf(real, 'note', 'n')], [LINK, undefined])
  })

  it('refuses whoever comes too late, alone, in the order of the batch', async t => {
    const real = await open(t)
    const before = real.size
    const all = await Promise.allSettled([
      signing(real, 'northhaven', [taking, lay('note', 'n', '1')]),
      signing(real, 'eastport', [taking, lay('note', 'n', '2')]),
      signing(real, 'southmere', []),
      signing(real, 'westbay', [{ ...taking, before: null, after: { json: LINK, expires: null } }]),
    ])
    assert.deepEqual(
      all.map(one => (one.status === 'fulfilled' ? 'in' : (one.reason as Refusal).code)),
      ['in', 'link_spent', 'in', 'in'],
    )
    assert.equal(real.size, before + 3)
    assert.deepEqual([await jsonOf(real, 'note', 'n'), await jsonOf(real, 'link', 'a')], ['1', LINK])
  })

  it('is not done again where the same statement comes again', async t => {
    const real = await open(t)
    const saying = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    const envelope = real.envelope('signature/given', ACCEPTS, saying)
    const first = await real.log.door.post({ envelope, parts: [], beside: [taking] })
    const again = await real.log.door.post({
      envelope,
      parts: [],
      beside: [lay('letter', 'l', '{}'), taking],
    })
    assert.deepEqual([again.index, again.known], [first.index, true])
    assert.equal(await jsonOf(real, 'letter', 'l'), undefined)
  })

  it('finds out what somebody changes between judging and committing, and refuses no one else', async t => {
    let meanwhile: (() => Promise<void>) | undefined
    const real = await open(t, store => {
      const { commit } = store
      return Object.assign(store, {
        async commit(batch: Parameters<typeof commit>[0]) {
          const act = meanwhile
          meanwhile = undefined
          await act?.()
          return commit.call(store, batch)
        },
      })
    })
    meanwhile = () => real.log.drawer.apply([taking], 1)
    const all = await Promise.allSettled([
      signing(real, 'northhaven', [taking, lay('note', 'n', '1')]),
      signing(real, 'eastport', [lay('note', 'm', '2')]),
    ])
    assert.deepEqual(
      all.map(one => (one.status === 'fulfilled' ? 'in' : (one.reason as Refusal).code)),
      ['link_spent', 'in'],
    )
    assert.deepEqual([await jsonOf(real, 'note', 'n'), await jsonOf(real, 'note', 'm')], [undefined, '2'])
  })

  it('goes on without whoever is concerned, where somebody changes the same thing again and again', async t => {
    let times = 0
    const real = await open(t, store => {
      const { commit } = store
      return Object.assign(store, {
        async commit(batch: Parameters<typeof commit>[0]) {
          if (batch.beside.some(({ kind }) => kind === 'counter'))
            await real.log.drawer.apply([lay('counter', 'c', String(++times))], 1)
          return commit.call(store, batch)
        },
      })
    })
    const counting: Change = { kind: 'counter', id: 'c', before: null, after: { json: '9', expires: null } }
    const all = await Promise.allSettled([
      signing(real, 'northhaven', [counting]),
      signing(real, 'eastport', []),
    ])
    assert.ok(all[0]!.status === 'rejected' && all[0]!.reason instanceof Refusal)
    assert.equal(all[0]!.reason.code, 'changed_meanwhile')
    assert.equal(all[1]!.status, 'fulfilled')
  })
})
