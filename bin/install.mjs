// Makes node_modules what package-lock.json asks for, if and only if it is not. Runs on Node >= 18, npm 9 to 11.
//
// 1. `npm ci` without any install script: exactly the locked versions, and no code of theirs runs. The machine's
//    Node may be older than some of them ask for; they run on the Node of step 2, so those warnings are not shown.
// 2. the install scripts of the packages that package.json names in `allowScripts`, and of no other. `node` comes
//    last: a Node that runs shows that all went before. A run cut short is taken up here the next time.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { carriedNode, NODE_MAJOR, root } from './node.mjs'

const modules = join(root, 'node_modules')
const readJson = path => JSON.parse(readFileSync(path, 'utf8'))

/** Whether npm's own record of what it installed agrees with the lock; extra packages do no harm. */
function isAsLocked() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const asked = readJson(join(root, 'package-lock.json')).packages
  const found = readJson(record).packages
  return Object.entries(asked).every(([path, { version, integrity, optional, os, cpu, libc }]) => {
    if (path === '') return true
    const here = found[path]
    if (here !== undefined) return here.version === version && here.integrity === integrity
    // Those for other platforms are rightly absent. Which C library this is, npm knows better.
    const fits = libc === undefined && os?.includes(process.platform) && cpu?.includes(process.arch)
    return optional === true && !fits
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
  console.error(said)
  console.error(
    offline
      ? `\nCould not ${what}: npm's registry cannot be reached. Connect this machine, or have npm use a ` +
          'registry that it can reach, then run the same command again.'
      : `\nCould not ${what}: npm failed as shown above.`,
  )
  process.exit(1)
}

if (!isAsLocked()) {
  console.error('Installing what package-lock.json asks for (about 450 MB, once) …')
  npm('install the packages', [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--no-engine-strict',
    '--prefer-offline',
  ])
}
if (carriedNode() === undefined) {
  const allowed = Object.keys(readJson(join(root, 'package.json')).allowScripts).sort(
    (a, b) => Number(a === 'node') - Number(b === 'node'),
  )
  for (const name of allowed.filter(each => existsSync(join(modules, each))))
    npm(`set up the package ${name}`, ['rebuild', name, '--no-ignore-scripts', '--foreground-scripts=false'])
  if (carriedNode() === undefined) {
    console.error(
      `The package "node" brought no Node.js ${NODE_MAJOR} that runs on ${process.platform}-${process.arch}.`,
    )
    process.exit(1)
  }
}
