import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { surroundingsOf } from '../src/cli/environment.ts'

/**
 * Makes `dataDir` what a first start leaves: a depositary with all of the examples. One folder is filled for the whole
 * run, by the first test that wants one, and copied for the others: only how it is filled is not tried here, but in
 * `cli/serve.test.ts`. Keys and log are those of the one that was filled; the public address is this one's own.
 */
export async function copyFilled(dataDir: string, url: string): Promise<void> {
  cpSync(await madeOnce('filled', fill), dataDir, { recursive: true })
  const path = join(dataDir, 'avow.json')
  const config = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...config, url }))
}

async function fill(dataDir: string): Promise<void> {
  const { openDepositary } = await import('../src/cli/depositary.ts')
  const depositary = await openDepositary(surroundingsOf({ AVOW_DATA: dataDir }), { examples: true })
  await depositary.close()
}

/**
 * The path of a file or folder that `make` makes once for the whole run, for the first test that wants it. It is whole
 * whenever it is there, also after a test was killed that was making it.
 */
export async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const folder = folderOfRun()
  const path = join(folder, name)
  if (existsSync(path)) return path
  // The others wait meanwhile. A lock of SQLite ends with its process, however that ends.
  using turn = new DatabaseSync(join(folder, `${name}.sqlite`))
  turn.exec('PRAGMA busy_timeout = 120000; BEGIN EXCLUSIVE')
  if (existsSync(path)) return path
  const made = join(mkdtempSync(join(folder, 'making-')), name)
  await make(made)
  renameSync(made, path)
  return path
}

let own: string | undefined

/**
 * `bin/test.mjs` makes one for all processes of a run, and removes it. Whoever runs a test without it has their own.
 */
function folderOfRun(): string {
  own ??= process.env.AVOW_TEST_FOLDER
  if (own === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'avow-tests-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    own = made
  }
  return own
}
