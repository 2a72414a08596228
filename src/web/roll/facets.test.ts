import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Kind } from '../../register/kinds.ts'
import { TOTAL_CAP } from '../../register/roll.ts'
import { batchAfter, signatureRows } from '../../store/contract-batches.fixture.ts'
import { openStore } from '../../store/open.ts'
import { facetsOf, kindsUnder } from './facets.ts'

const CALL = 'harbour-accord'

describe('the numbers by kind of what a search finds', () => {
  it('are those of all that match, whichever kind is asked for', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'avow-kinds-'))
    const store = await openStore({ dataDir })
    const kinds: Kind[] = ['company', 'company', 'company', 'state', 'state', 'academia', 'company']
    const rows = kinds.flatMap((kind, i) =>
      signatureRows(CALL, `p${i}`, i < 6 ? `Harbour ${i}` : 'Other', i, '2026-01-01').map(put =>
        put.table === 'parties'
          ? { ...put, row: { ...put.row, ...of(kind, put.row as never) } as never }
          : put,
      ),
    )
    await store.commit(batchAfter(0, kinds.length, await store.claim(), { rows }))
    const asked = { site: { log: { store } } } as never
    for (const kind of [undefined, 'state', 'company', 'public-authority'] as const) {
      const query = { call: CALL, q: 'harb', kind, limit: 1 }
      const found = await kindsUnder(asked, query, await store.roll(query), await facetsOf(asked, query))
      assert.deepEqual(
        found!.map(({ of, rows }) => [of, rows!.total]).sort(),
        [
          ['academia', 1],
          ['company', 3],
          ['state', 2],
        ],
        `${kind}`,
      )
    }
    await store.close()
    rmSync(dataDir, { recursive: true })
  })

  it('are told of each kind where all of them together are too many to count', async () => {
    const places = [
      { kind: 'company', country: 'FR', rows: 20_000 },
      { kind: 'state', country: 'FR', rows: 9 },
    ]
    const searched = new Set<Kind | undefined>()
    const store = {
      rollTally: async () => ({ total: 20_009, places, mandates: [], days: [], deeds: [], texts: [] }),
      roll: async ({ kind, status }: { kind?: Kind; status?: string }) => {
        if (status === undefined) searched.add(kind)
        const more = kind === undefined || kind === 'company'
        return {
          total: more ? TOTAL_CAP : kind === 'state' ? 5 : 0,
          more,
          items: [],
          next: null,
          sort: 'name',
        }
      },
    }
    const asked = { site: { log: { store } } } as never
    const query = { call: CALL, q: 'harb', kind: 'state', limit: 1 } as const
    const found = (await store.roll(query)) as never
    const told = await kindsUnder(asked, query, found, await facetsOf(asked, query))
    assert.deepEqual(told?.map(({ of, rows }) => [of, rows!.total, rows!.more]).sort(), [
      ['company', TOTAL_CAP, true],
      ['state', 5, false],
    ])
    assert.deepEqual(searched, new Set(['state', undefined, 'company']), 'nobody is searched for in vain')
  })
})

function of(kind: Kind, row: { versions: readonly object[] }) {
  return { kind, versions: row.versions.map(version => ({ ...version, kind })) }
}
