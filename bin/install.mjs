// Makes node_modules what package-lock.json asks for, if and only if it is not: what running needs, and with `--dev` what
// tests and checks need too. Runs on Node >= 18, npm 9 to 11.
//
// 1. `npm ci` without any install script: exactly the locked versions by their digests, and no code of theirs runs.
//    Node is among them: a package of its platform, which needs no script. The machine's own may be older than some
//    packages ask for; they run on the one that came, so those warnings are not shown.
// 2. a look at whether all of it came. npm passes over a package that is optional in silence, as those of platforms are,
//    even where its bytes are not those of the digest.
// 3. with `--dev`, the install scripts of the packages that package.json names in `allowScripts`, and of no other. A run
//    cut short is taken up here the next time.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, NODE_MAJOR, root } from './node.mjs'

const isDev = process.argv.includes('--dev')
const modules = join(root, 'node_modules')
const readJson = path => JSON.parse(readFileSync(path, 'utf8'))

/** Says that the scripts of step 3 have run; it goes with node_modules. */
const setUp = join(modules, '.avow-set-up')

const locked = () => Object.entries(readJson(join(root, 'package-lock.json')).packages)
const namesOf = packages => packages.map(([path]) => path.replace(/^node_modules\//, '')).join(', ')

/** What is locked and not here, by npm's own record of what it installed; extra packages do no harm. */
function missing() {
  const record = join(modules, '.package-lock.json')
  const found = existsSync(record) ? readJson(record).packages : {}
  return locked().filter(([path, { version, integrity, dev, devOptional, optional, os, cpu, libc }]) => {
    if (path === '' || (!isDev && (dev || devOptional))) return false
    const here = found[path]
    if (here !== undefined) return here.version !== version || here.integrity !== integrity
    // Those for other platforms are rightly absent. Which C library this is, npm knows better.
    const fits =
      libc === undefined && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
    return optional !== true || fits
  })
}

/** Runs npm and shows what it printed only if it failed. */
function npm(what, args) {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier', '--no-progress']
  const own = process.env.npm_execpath
  // Under `npm test` its own path is known; else it is looked up as a shell would.
  const [command, first] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []]
  const done = spawnSync(command, [...first, ...args, ...quiet], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return
  const said = done.error === undefined ? `${done.stdout}${done.stderr}`.trim() : done.error.message
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT/.test(said)
  // npm tells the digest that it wanted, and not of what.
  const other = locked().filter(([, { integrity }]) => said.includes(`wanted ${integrity} but got`))
  console.error(said)
  if (other.length > 0)
    fail(
      `\nCould not ${what}: what came for ${namesOf(other)} is not what package-lock.json locks by its digest, and ` +
        'nothing of it was run. Use another registry.',
    )
  console.error(
    offline
      ? `\nCould not ${what}: npm's registry cannot be reached. Connect this machine, or have npm use a ` +
          'registry that it can reach, then run the same command again.'
      : `\nCould not ${what}: npm failed as shown above.`,
  )
  process.exit(1)
}

function fail(said) {
  console.error(said)
  process.exit(1)
}

if (missing().length > 0) {
  console.error(`Installing what package-lock.json asks for (about ${isDev ? 460 : 270} MB, once) …`)
  const which = isDev ? '--include=dev' : '--omit=dev'
  const kept = ['--include=optional', '--no-engine-strict', '--prefer-offline']
  npm('install the packages', ['ci', '--ignore-scripts', which, ...kept])
  const lacking = missing()
  if (lacking.length > 0)
    fail(
      `npm did not bring ${namesOf(lacking)} as package-lock.json asks for. Its registry did not answer for that, ` +
        'or answered with bytes of another digest: run the same command again, and use another registry if that does not help.',
    )
}
if (findNode() === undefined)
  fail(
    `No package of Node.js ${NODE_MAJOR} runs on ${process.platform}-${process.arch}: install Node.js ${NODE_MAJOR}.`,
  )
if (isDev && !existsSync(setUp)) {
  const allowed = Object.keys(readJson(join(root, 'package.json')).allowScripts)
  for (const name of allowed.filter(each => existsSync(join(modules, each))))
    npm(`set up the package ${name}`, ['rebuild', name, '--no-ignore-scripts', '--foreground-scripts=false'])
  writeFileSync(setUp, '')
}
