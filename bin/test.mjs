// Runs the tests: those of a push, or the files and folders that are named. `--all` runs every file, `--long` each in
// full as well: see `turns.mjs` and `test/effort.ts`. Other words that begin with "-" go to Node's own runner
// (`npm test -- --test-name-pattern=receipt src/core`). Node's closing lines are the last thing printed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { become, compileCache, needNode, root } from './node.mjs'
import { onPush, SECONDS } from './turns.mjs'

const isTest = path => path.endsWith('.test.ts')

/**
 * Folders whose tests share one process, one process a line: most of what a small file takes is to load the rooms that
 * it tests. Not those that take long and wait, which had better run beside each other.
 */
const SHARING = [
  ['src/core', 'src/register', 'src/comparison'],
  ['src/people', 'src/web'],
  ['test/desk'],
  ['test/person', 'test/representative', 'test/sign'],
  ['test/door', 'test/golden', 'test/fuzz'],
  ['test/safety'],
  ['test/lab'],
  ['src/log', 'src/outbound', 'src/store', 'src/work'],
  ['test/browser'],
  ['test/house', 'test/papers'],
  ['src/cli', 'test/mail'],
]

/** Seconds of a file that is begun before all others, so that it does not run alone at the end. */
const LONG = 200
const LONGEST = Object.keys(SECONDS).filter(file => SECONDS[file] >= LONG)

/** What would reach into the tests of other files, if they shared its process, or be reached by them. */
const REACHES =
  /^(?:before|after)(?:Each)?\(|\bmock\.|\bgetHeapSpaceStatistics\b|\bprocess\.(?:env|chdir|exit|exitCode|on|once)\b/m

/** What chance begins with: the same for the same commit, and known where there is none. */
function seedOfCommit() {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' })
  return Number.parseInt(stdout?.slice(0, 7), 16) || 20_181_112
}

/** Every test below a folder, in the order of names. */
function testsIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(each => {
      const path = join(folder, each.name)
      if (each.isDirectory()) return testsIn(path)
      return isTest(path) ? [path] : []
    })
}

function testsNamed(name) {
  const path = relative(root, name) || '.'
  if (!existsSync(join(root, path))) {
    console.error(`There is no ${name} here.`)
    process.exit(2)
  }
  return statSync(join(root, path)).isDirectory() ? testsIn(path) : [path]
}

const node = needNode()
const words = process.argv.slice(2)
const OWN = ['--all', '--long']
const options = words.filter(word => word.startsWith('-') && !OWN.includes(word))
const named = words.filter(word => !word.startsWith('-'))
const there = named.length === 0 ? ['src', 'test'].flatMap(testsIn) : named.flatMap(testsNamed)

if (words.includes('--long')) process.env.AVOW_EFFORT = 'long'
process.env.AVOW_EFFORT ??= 'push'
process.env.AVOW_SEED ??= String(seedOfCommit())
const { AVOW_EFFORT, AVOW_SEED } = process.env
const isPush = AVOW_EFFORT === 'push' && named.length === 0 && !words.includes('--all')
const files = isPush
  ? onPush(
      there.map(file => file.replaceAll(sep, '/')),
      Number(AVOW_SEED),
    )
  : there

if (files.length === 0) {
  console.error('There is no test here.')
  process.exit(2)
}

process.chdir(root)
for (const path of Object.keys(SECONDS))
  if (!existsSync(path))
    throw new Error(`There is no ${path}, of which bin/turns.mjs says how long it takes.`)
process.env.NODE_COMPILE_CACHE = compileCache
// What tests of several files share, as `test/filled.ts` does.
const folder = mkdtempSync(join(tmpdir(), 'avow-tests-'))
process.env.AVOW_TEST_FOLDER = folder
const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
console.log(
  `${files.length} test files on Node.js ${version}, as in a ${AVOW_EFFORT} run (AVOW_EFFORT), from seed ${AVOW_SEED} (AVOW_SEED)`,
)
if (files.length < there.length)
  console.log(
    `${there.length - files.length} more files have their turn on other commits (bin/turns.mjs): \`npm test -- --all\` runs them too.`,
  )
spawnSync(node, [join('test', 'ground.ts'), ...files], { stdio: 'inherit' })
/**
 * What Node's runner is given: the files, and in place of those that share a process, or that are to be begun first, a
 * module that imports them. The runner sorts by path, whatever the order in which it is told: hence the letters.
 */
const [first, shared, alone] = [[], new Map(), []]
for (const file of files) {
  const at = SHARING.findIndex(folders => folders.some(each => file.startsWith(join(each, sep))))
  if (LONGEST.includes(file.replaceAll(sep, '/'))) first.push(file)
  else if (at === -1 || REACHES.test(readFileSync(file, 'utf8'))) alone.push(file)
  else shared.set(at, [...(shared.get(at) ?? []), file])
}
const importing = (name, all) => {
  const entry = join(folder, `${name.replaceAll(/[\\/]/g, '-')}.mjs`)
  writeFileSync(entry, all.map(file => `import '${pathToFileURL(join(root, file))}'\n`).join(''))
  return entry
}
const entries = [
  ...first.map(file => importing(`a ${file}`, [file])),
  ...[...shared].map(([at, all]) => importing(`b ${SHARING[at].join(' and ')}`, all)),
]

become(node, [
  `--import=${new URL('paths.mjs', import.meta.url)}`,
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${availableParallelism() + 2}`,
  ...options,
  ...entries,
  ...alone,
]).prependListener('exit', () => rmSync(folder, { recursive: true, force: true }))
