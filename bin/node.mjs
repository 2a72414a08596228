// The Node that Avow runs on. The machine's own may be older: a locked package of the platform then brings the right one.
// `node bin/node.mjs <arguments>` runs that Node with these arguments. Runs itself on Node >= 18.
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const NODE_MAJOR = 26
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * TypeScript is stripped and compiled once, not at each start, and not again in each thread. The cache lies where only
 * whoever may change the code itself may write: in a shared folder it would be a way in.
 */
export const compileCache = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'avow')

/** Of package.json's optionalDependencies the one for this platform, run as it came. */
const carried = ['node', 'node-bin'].map(kind =>
  join(root, 'node_modules', `${kind}-${process.platform}-${process.arch}`, 'bin', 'node'),
)

/** Whether this very process is new enough. */
const isNewEnough = version => Number.parseInt(version.replace(/^v/, ''), 10) >= NODE_MAJOR

/** The path of a Node that node_modules carries and that runs here, or undefined. */
export function carriedNode() {
  return carried.find(path => {
    const tried = spawnSync(path, ['--version'], { encoding: 'utf8' })
    return tried.status === 0 && isNewEnough(tried.stdout)
  })
}

/** The path of a Node that is new enough, or undefined. */
export function findNode() {
  return isNewEnough(process.version) ? process.execPath : carriedNode()
}

/** As `findNode`; without one it says what would mend it, and ends with exit code 2. */
export function needNode() {
  const node = findNode()
  if (node !== undefined) return node
  console.error(
    `Avow needs Node.js ${NODE_MAJOR} or newer, and this is ${process.version}. ` +
      'Run `node bin/install.mjs` in the checkout: it brings the right one.',
  )
  process.exit(2)
}

/** Milliseconds between two looks at whether the parent is still there. */
const LOOK_EVERY_MS = 500

/**
 * npm hands a signal to the shell between itself and us, which dies of it and passes nothing on. Whoever npm has started
 * therefore ends when its parent does, as if it had been told so itself.
 */
export function endWithNpm(end) {
  if (process.env.npm_command === undefined) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    end()
  }, LOOK_EVERY_MS)
  looking.unref()
}

/** Becomes, as far as one process can, another one: same terminal, same signals, same end. Returns that other one. */
export function become(command, args, env = process.env) {
  const child = spawn(command, args, { stdio: 'inherit', env })
  const passOn = signal => {
    // A terminal sends Ctrl-C to both of us; a second one would read as "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, passOn)
  endWithNpm(() => child.kill('SIGTERM'))
  child.on('error', error => {
    console.error(`Cannot run ${command}: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, passOn)
    if (signal === null) process.exit(code ?? 1)
    process.kill(process.pid, signal)
    // Reached where a signal does not end this process: the shell's way of saying the same.
    process.exitCode = 128 + (constants.signals[signal] ?? 0)
  })
  return child
}

if (process.argv[1] === fileURLToPath(import.meta.url)) become(needNode(), process.argv.slice(2))
