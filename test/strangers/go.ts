import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * The strangers: Go programs on libraries of others, which know the log's formats and nothing of its code. Debian has
 * the libraries as source; see .ci/run.
 */
type GoProgram = 'auditor' | 'monitor' | 'witness' | 'feeder'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Go {
  readonly path: (name: GoProgram) => string
  /** Runs one to its end. */
  run(name: GoProgram, args: readonly string[]): Promise<Ran>
  /** The auditor's answer to each line, see its `-judge`. */
  judge(origin: string, lines: readonly string[]): Promise<readonly string[]>
  /** Starts a witness that listens; resolves with its address and key. */
  witness(args: readonly string[]): Promise<GoWitness>
  close(): void
}

export interface GoWitness {
  readonly url: string
  readonly vkey: string
  readonly child: ChildProcess
}

const ENVIRONMENT = {
  ...process.env,
  GO111MODULE: 'off',
  GOPATH: `${import.meta.dirname}:/usr/share/gocode`,
  GOFLAGS: '',
  CGO_ENABLED: '0',
}

/** The papers that the auditor judges by. */
const SPEC = join(import.meta.dirname, '../../spec')

/** Builds the programs into a folder of their own. The first time takes half a minute, since it builds Go's library. */
export async function buildGo(...names: readonly GoProgram[]): Promise<Go> {
  const folder = mkdtempSync(join(tmpdir(), 'avow-go-'))
  const packages = names.map(name => `avow/${name}`)
  const path = (name: GoProgram) => join(folder, name)
  const built = await finish('go', ['build', '-o', `${folder}/`, ...packages])
  if (built.code !== 0) throw new Error(built.stderr)
  const children: ChildProcess[] = []
  return {
    path,
    run: (name, args) => finish(path(name), name === 'auditor' ? ['-spec', SPEC, ...args] : args),
    async judge(origin, lines) {
      const input = lines.map(line => `${line}\n`).join('')
      const { code, stdout, stderr } = await finish(path('auditor'), ['-spec', SPEC, '-judge', origin], input)
      if (code !== 0) throw new Error(stderr)
      return stdout.split('\n')
    },
    async witness(args) {
      const child = spawn(path('witness'), args, { stdio: ['ignore', 'pipe', 'inherit'] })
      children.push(child)
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      const [url = '', vkey = ''] = [(await lines.next()).value, (await lines.next()).value]
      return { url, vkey, child }
    },
    close() {
      for (const child of children) child.kill()
      rmSync(folder, { recursive: true })
    },
  }
}

function finish(command: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise(resolve => {
    const child = execFile(
      command,
      args,
      { env: ENVIRONMENT, maxBuffer: 1 << 24 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 70
        resolve({ code, stdout, stderr: stderr || (error?.message ?? '') })
      },
    )
    // One that refuses its arguments reads nothing.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
