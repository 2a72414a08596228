import { after, before } from 'node:test'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { testStore } from './contract.ts'

let postgres: Postgres
before(async () => {
  postgres = await startPostgres()
})
after(() => postgres.stop())

testStore('PostgreSQL', async () => ({ databaseUrl: await postgres.newDatabase() }))
