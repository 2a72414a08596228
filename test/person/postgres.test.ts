import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { fromBase64 } from '../../src/core/bytes.ts'
import { openStore } from '../../src/store/open.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { startPostgres } from '../postgres.ts'
import { ADA, erased, signedBy, startInviting } from './citizen.ts'
import { needlesFor } from './needles.ts'

describe('every table of a PostgreSQL, after a citizen has vanished', () => {
  let site: Depositary
  let url: string
  before(async () => {
    url = await (await startPostgres()).newDatabase()
    site = await startInviting({ store: await openStore({ databaseUrl: url }) })
  })
  after(async () => {
    await site.close()
    await (await startPostgres()).stop()
  })

  /** Every row of every table as text; bytes come out in hexadecimal. */
  async function dump(): Promise<string> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${name} t`,
      )
      texts.push(...rows.map(({ row }) => row))
    }
    await client.end()
    return texts.join('\n')
  }

  it('finds neither name, nor address, nor salt; the others are there', async () => {
    const { visitor, own } = await signedBy(site)
    await signedBy(site, { name: 'Blaise', email: 'blaise@citizen.example' })
    const { person } = await site.json<{ person: { salt: string } }>(`${own}/receipt`)
    const needles = needlesFor([ADA.name, ADA.name.toLowerCase(), ADA.email], [fromBase64(person.salt)])
    const found = async () => {
      const bytes = Buffer.from(await dump())
      return needles.filter(needle => bytes.includes(needle)).map(needle => needle.toString('latin1'))
    }
    assert.ok((await found()).length >= 3, 'the search finds what is there')
    await erased(visitor)
    assert.deepEqual(await found(), [])
    assert.match(await site.text(`/${ACCORD}/persons`), /Blaise/)
    assert.equal((await site.json(`/${ACCORD}/persons.json`)).standing, 1)
  })
})
