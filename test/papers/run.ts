import assert from 'node:assert/strict'
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { effort, inTurn } from '../effort.ts'
import { freePort } from '../free-port.ts'
import { type Block, missingLine, type Run } from './blocks.ts'
import { COMPILED } from './copy.ts'

/** Stand in papers for whatever ports are free: a server's, and its witness's. */
const PAPER_PORTS = ['8080', '8081'] as const
const ADDRESS = /https?:\/\/[\w.[\]-]+:\d+/

/** The command, as a reader starts it who has a checkout. */
const AVOW = /\bnpx --no avow\b/g

/**
 * What stands for `npx --no avow` at each place of a paper, from the first on: some start it through npx, in turn, and
 * the others start the file that npx would. To find that file takes npx longer than most commands take to run.
 */
function commandInTurn(blocks: readonly Block[]): () => string {
  const ran = blocks.filter(({ does }) => does.kind === 'run')
  const places = ran.flatMap(({ body }) => body.match(AVOW) ?? []).map((_, place) => place)
  const throughNpx = inTurn(places, effort('npx'))
  let place = 0
  return () => (throughNpx.includes(place++) ? 'npx --no avow' : `"${process.execPath}" bin/avow.mjs`)
}

/** Runs the blocks of one paper, in order, in `folder`; servers end with it. Fails with what the block printed. */
export async function runBlocks(blocks: readonly Block[], folder: string): Promise<void> {
  const free = [String(await freePort()), String(await freePort())] as const
  const servers: ChildProcess[] = []
  const command = commandInTurn(blocks)
  let printed = ''
  try {
    for (const block of blocks) {
      const body = PAPER_PORTS.reduce(
        (text, port, i) => text.replace(new RegExp(`\\b${port}\\b`, 'g'), free[i]!),
        block.body,
      )
      const where = `${block.paper}:${block.line}`
      if (block.does.kind === 'shows') {
        const missing = missingLine(body, printed)
        assert.equal(missing, undefined, `${where}: "${missing}" was not printed, but this was:\n${printed}`)
        continue
      }
      const child = start({ ...block, body: body.replace(AVOW, command) }, folder, free[0])
      if (block.does.serves) servers.push(child)
      printed = await (block.does.serves
        ? untilItServes(child, where)
        : untilItEnds(child, block.does, where))
    }
  } finally {
    await Promise.all(servers.map(end))
  }
}

function start(block: Block, folder: string, port: string): ChildProcess {
  const path = [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  // A test runner tells its children that they are tests; what a reader types is not.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env
  // npx links a checkout into npm's cache by its path; this path is soon gone.
  const npm = { npm_config_cache: join(folder, '.npm-cache') }
  const compiled = { NODE_COMPILE_CACHE: join(folder, COMPILED), NODE_COMPILE_CACHE_PORTABLE: '1' }
  const env = { ...inherited, ...npm, ...compiled, PATH: path, PORT: port }
  // A group of its own, so that a server started by npm ends with npm.
  const options: SpawnOptions = { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }
  if (block.language === 'sh') return spawn('bash', ['-euo', 'pipefail', '-c', block.body], options)
  const file = join(folder, `paper-${block.line}.${block.language === 'ts' ? 'ts' : 'mjs'}`)
  writeFileSync(file, block.body)
  return spawn(process.execPath, [file], options)
}

function listen(child: ChildProcess): () => string {
  let printed = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  return () => printed
}

async function untilItEnds(child: ChildProcess, { exit }: Run, where: string): Promise<string> {
  const printed = listen(child)
  const [code, signal] = await once(child, 'close')
  assert.equal(
    code ?? signal,
    exit,
    `${where}: ended with ${code ?? signal}, not ${exit}, after\n${printed()}`,
  )
  return printed()
}

/** Until it has printed an address, which it does once it listens there. */
async function untilItServes(child: ChildProcess, where: string): Promise<string> {
  const printed = listen(child)
  const ended = new AbortController()
  child.once('close', () => ended.abort())
  while (!ADDRESS.test(printed()) && !ended.signal.aborted)
    await Promise.race([
      once(child.stdout!, 'data'),
      once(child.stderr!, 'data'),
      once(ended.signal, 'abort'),
    ])
  assert.ok(!ended.signal.aborted, `${where}: the server ended after\n${printed()}`)
  return printed()
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const closed = once(server, 'close')
  process.kill(-server.pid!, 'SIGTERM')
  await closed
}
