import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyFilled } from '../filled.ts'
import { freePort } from '../free-port.ts'
import { root } from '../house/sources.ts'

/** `avow serve` as an operator starts it, in a process and a data folder of its own. */
export interface ServedSite {
  /** `http://localhost:PORT`, without a slash: what its configuration says too, since passkeys are bound to it. */
  readonly url: string
  readonly dataDir: string
  /** What it has printed so far: on standard output its address and links, on standard error its log. */
  said(): string
  logged(): string
  /** What is kept beside the register under a kind, and holds `within`: as it stands in SQLite. */
  kept(kind: string, within?: string): { readonly id: string; readonly json: string }[]
  /** Stops it and starts it again over the same folder, at the same address; both replace what it was started with. */
  restart(env?: Readonly<Record<string, string>>, flags?: readonly string[]): Promise<void>
  /** Kills it, as a loss of power would, and starts it again. */
  crash(): Promise<void>
  /** Stops it and leaves the folder as it is, to be started again or closed. */
  stop(): Promise<void>
  close(): Promise<void>
}

export interface SiteOptions {
  /**
   * `examples`: as after a first start, with the Paris Call and the Harbour Accord. `empty`: entry 0 and no call. Or
   * the folder of another that runs, where both are over one PostgreSQL: that one keeps it.
   */
  readonly data?: 'examples' | 'empty' | Pick<ServedSite, 'dataDir'>
  /** Where its configuration says that the public reaches it, if elsewhere than where it listens. */
  readonly publicUrl?: string
  /** Laid over the environment of the server. */
  readonly env?: Readonly<Record<string, string>>
  /** A module that is loaded before the server's own, as Node's `--import`. */
  readonly preload?: string
}

const AVOW = join(root, 'bin', 'avow.mjs')

export async function startSite({
  data = 'examples',
  publicUrl,
  env = {},
  preload,
}: SiteOptions = {}): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'avow-browser-'))
  const dataDir = typeof data === 'string' ? join(folder, 'data') : data.dataDir
  const port = await freePort()
  const url = `http://localhost:${port}`
  const known = publicUrl ?? url
  const { DATABASE_URL, AVOW_HOST, AVOW_SMTP, ...inherited } = process.env
  const usual = { ...inherited, AVOW_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'warn' }
  const loader = preload === undefined ? [] : ['--import', preload]
  const run = (words: readonly string[], laid: Readonly<Record<string, string>>) =>
    spawn(process.execPath, [...loader, AVOW, ...words], { cwd: folder, env: { ...usual, ...laid } })

  if (data === 'examples') await copyFilled(dataDir, known)
  else if (data === 'empty') {
    const init = run(
      ['init', '--url', known, '--name', 'en=An empty depositary', '--name', 'fr=Un dépositaire vide'],
      {},
    )
    const [exit] = (await once(init, 'close')) as [number | null]
    if (exit !== 0) throw new Error(`avow init ended with ${exit}`)
  }

  let child: ChildProcess
  let out = ''
  let err = ''
  const start = async (laid: Readonly<Record<string, string>>, flags: readonly string[] = []) => {
    out = ''
    child = run(['serve', ...flags], laid)
    child.stderr!.setEncoding('utf8').on('data', text => {
      err += text
    })
    await new Promise<void>((resolve, reject) => {
      child.stdout!.setEncoding('utf8').on('data', text => {
        out += text
        if (/ at http:\/\/\S+\n/.test(out)) resolve()
      })
      child.once('close', exit => reject(new Error(`avow serve ended with ${exit}: ${err}`)))
    })
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill('SIGTERM')
    await closed
  }

  await start(env)
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    url,
    dataDir,
    said: () => out,
    logged: () => err,
    kept(kind, within = '') {
      const database = new DatabaseSync(join(dataDir, 'avow.sqlite'), { readOnly: true })
      const found = database
        .prepare('SELECT id, json FROM private WHERE kind = ? AND instr(json, ?) > 0')
        .all(kind, within)
      database.close()
      return found as { id: string; json: string }[]
    },
    async restart(laid = env, flags = []) {
      await stop()
      await start(laid, flags)
    },
    async crash() {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
      await start(env)
    },
    stop,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
