// Runs the tests: all, or the files and folders that are named. Words that begin with "-" go to Node's own runner
// (`npm test -- --test-name-pattern=receipt src/core`). Its closing lines are the last thing printed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { become, compileCache, needNode, root } from './node.mjs'

const isTest = path => path.endsWith('.test.ts')

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
const options = words.filter(word => word.startsWith('-'))
const named = words.filter(word => !word.startsWith('-'))
const files = named.length === 0 ? ['src', 'test'].flatMap(testsIn) : named.flatMap(testsNamed)

if (files.length === 0) {
  console.error('There is no test here.')
  process.exit(2)
}

process.chdir(root)
process.env.NODE_COMPILE_CACHE = compileCache
// What tests of several files share, as `test/filled.ts` does.
const folder = mkdtempSync(join(tmpdir(), 'avow-tests-'))
process.env.AVOW_TEST_FOLDER = folder
console.log(
  `${files.length} test files on Node.js ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`,
)
spawnSync(node, [join('test', 'ground.ts'), ...files], { stdio: 'inherit' })
become(node, [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${availableParallelism() + 1}`,
  ...options,
  ...files,
]).prependListener('exit', () => rmSync(folder, { recursive: true, force: true }))
