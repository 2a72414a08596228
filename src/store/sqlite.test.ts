import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { testStore } from './contract.ts'

const folders: string[] = []
after(() => Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))))

testStore('SQLite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'avow-store-'))
  folders.push(dataDir)
  return { dataDir }
})
