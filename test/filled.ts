import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { surroundingsOf } from '../src/cli/surroundings.ts'

/**
 * Makes `dataDir` what a first start leaves: a depositary with all of the examples. One folder is filled for the whole
 * run, by the first test that wants one, and copied for the others: only how it is filled is not tried here, but in
 * `cli/serve.test.ts`. Keys and log are those of the one that was filled; the public address is this one's own.
 */
export async function copyFilled(dataDir: string, url: string): Promise<void> {
  cpSync(await filledFolder(), dataDir, { recursive: true })
  const path = join(dataDir, 'avow.json')
  const config = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...config, url }))
}

/** Whole whenever it is there, also after a test was killed that was filling it. */
async function filledFolder(): Promise<string> {
  const folder = folderOfRun()
  const filled = join(folder, 'filled')
  if (existsSync(filled)) return filled
  // The others wait meanwhile. A lock of SQLite ends with its process, however that ends.
  using turn = new DatabaseSync(join(folder, 'turn.sqlite'))
  turn.exec('PRAGMA busy_timeout = 120000; BEGIN EXCLUSIVE')
  if (existsSync(filled)) return filled
  const { openDepositary } = await import('../src/cli/depositary.ts')
  const dataDir = mkdtempSync(join(folder, 'filling-'))
  const depositary = await openDepositary(surroundingsOf({ AVOW_DATA: dataDir }))
  await depositary.close()
  renameSync(dataDir, filled)
  return filled
}

let own: string | undefined

/** `bin/test.mjs` makes one for all processes of a run, and removes it. Whoever runs a test without it has their own. */
function folderOfRun(): string {
  own ??= process.env.AVOW_TEST_FOLDER
  if (own === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'avow-tests-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    own = made
  }
  return own
}
