// Packs this checkout for a server, with all that it needs and nothing else. Without network, of what is installed here
// (`node bin/install.mjs`), on Node >= 18:
//
//   node packaging/make.mjs archive avow.tar.gz   one folder, started by ./avow in it where no Node is installed
//   node packaging/make.mjs root folder           the root file system of a container
//   node packaging/make.mjs image avow.tar        an image of that for `docker load`, by buildah and without a daemon
//   node packaging/make.mjs sbom avow.cdx.json    a list of the packages in them (CycloneDX), by npm
//
// Made by another than root, `data` in the root has to be given to user 65532 before it is served; it says so.
//
// The same checkout gives the same bytes: names are sorted, times are SOURCE_DATE_EPOCH (else 1980), owners numbers.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  createWriteStream,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { carriedNode, root } from '../bin/node.mjs'
import { sbomOf } from './sbom.mjs'

const [what, target] = process.argv.slice(2)
const { version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `avow-${version}-linux-${process.arch}`
const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? 315_532_800)

/** Who runs it in a container: nobody whom another image knows. */
const USER = 65_532

/** Folders of the checkout, each with what is left out of it. */
const FOLDERS = {
  avow: [],
  'bin/avow.mjs': [],
  'bin/node.mjs': [],
  'bin/paths.mjs': [],
  // The scripts of pages are bundled anew.
  src: [/\.(?:test|fixture)\.ts$/, /^built$/],
  // What makes the vectors is run by tests; the vectors are served.
  spec: [/\.ts$/],
  examples: [],
  docs: [/\.(?:png|webp|jpe?g)$/],
  packaging: [],
  'package.json': [],
  'CHANGELOG.md': [],
  LICENSE: [],
}
/** They bundle, and nothing loads them afterwards. */
const FOR_MAKERS = /^node_modules\/(?:esbuild|@esbuild\/.+)$/
/** What no program loads: maps, and TypeScript, which Node takes from no package. */
const FOR_READERS = [/\.[cm]?ts$/, /\.map$/]
/** Of a package of Node itself all but the program and its licence. */
const NODE_PACKAGE = /^node_modules\/node(?:-bin)?-[a-z]+-[a-z0-9]+$/
const OF_NODE = [/^(?:include|share)$/, /^CHANGELOG\.md$/]

class Unmade extends Error {}

function fail(sentence) {
  throw new Unmade(sentence)
}

/** Runs a program of this machine, and returns what it printed. */
function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  if (done.error !== undefined) fail(`${command} cannot be run: ${done.error.message}`)
  if (done.status !== 0) fail(`${command} ended with ${done.status ?? done.signal}.`)
  return done.stdout?.trim()
}

/** Copies a file or a folder, each entry with the rights that all may read it and only its owner may write. */
function copy(from, to, without) {
  if (without.some(pattern => pattern.test(basename(from)))) return
  if (statSync(from).isDirectory()) {
    for (const each of readdirSync(from)) copy(join(from, each), join(to, each), without)
    return
  }
  makeFolder(dirname(to))
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  chmodSync(to, (statSync(from).mode & 0o111) === 0 ? 0o644 : 0o755)
}

function makeFolder(path, mode = 0o755) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
  // Whatever the umask of whoever packs it.
  chmodSync(path, mode)
}

function write(path, text, mode = 0o644) {
  makeFolder(dirname(path))
  writeFileSync(path, text)
  chmodSync(path, mode)
}

/** All of Avow in a folder. */
function stage(folder) {
  const node = carriedNode()
  if (node === undefined) fail('No Node.js is installed here: run `node bin/install.mjs` first.')
  for (const [path, without] of Object.entries(FOLDERS)) copy(join(root, path), join(folder, path), without)
  run(process.execPath, [join(root, 'bin', 'bundle.mjs'), join(folder, 'src', 'web', 'assets', 'built')])
  for (const [path] of packed()) {
    // A package within a package is locked by itself.
    const without = NODE_PACKAGE.test(path) ? OF_NODE : [...FOR_READERS, /^node_modules$/]
    for (const each of readdirSync(join(root, path)))
      copy(join(root, path, each), join(folder, path, each), without)
  }
  makeFolder(join(folder, 'node_modules', '.bin'))
  symlinkSync(node.replace(join(root, 'node_modules'), '..'), join(folder, 'node_modules', '.bin', 'node'))
}

/** Packages that running needs, by their place in `node_modules`, as they are locked. */
function packed() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && !FOR_MAKERS.test(path),
  )
  // Those for other platforms are not here, and rightly.
  return needed.filter(([path]) => existsSync(join(root, path)))
}

/** Libraries that a program is linked to, as they lie on this machine, with those by which names are looked up. */
function librariesOf(program) {
  const linked = [...run('ldd', [program]).matchAll(/(?:=> |^\s+)(\/\S+) \(/gm)].map(match => match[1])
  // glibc before 2.34 opens these two when it looks up a name.
  const names = linked
    .filter(path => /\/libc\.so/.test(path))
    .flatMap(path => ['libnss_dns.so.2', 'libnss_files.so.2'].map(each => join(dirname(path), each)))
    .filter(existsSync)
  return [...linked, ...names]
}

/** The root of a container: Avow, the libraries of Node, a user, and the places in which one may write. */
function makeRoot(folder) {
  requireLinux()
  if (existsSync(folder) && readdirSync(folder).length > 0)
    fail(`${folder} is not empty; nothing was written.`)
  makeFolder(folder)
  stage(join(folder, 'avow'))
  for (const path of librariesOf(join(folder, 'avow', 'node_modules', '.bin', 'node')))
    copy(path, join(folder, path), [])
  write(join(folder, 'etc/passwd'), `avow:x:${USER}:${USER}::/data:/sbin/nologin\n`)
  write(join(folder, 'etc/group'), `avow:x:${USER}:\n`)
  write(join(folder, 'etc/nsswitch.conf'), 'hosts: files dns\n')
  write(join(folder, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n')
  for (const path of ['dev', 'proc', 'sys', 'run']) makeFolder(join(folder, path))
  makeFolder(join(folder, 'tmp'), 0o1777)
  makeFolder(join(folder, 'var'))
  // What lies there for a while lies in the one place that is writable.
  symlinkSync('../tmp', join(folder, 'var', 'tmp'))
  makeFolder(join(folder, 'data'), 0o700)
  const data = join(folder, 'data')
  if (process.getuid() === 0) chownSync(data, USER, USER)
  fixTimes(folder)
  return data
}

/** In an image its tar says whose the data is; a folder alone cannot, where another than root makes it. */
function makeRootByItself(folder) {
  const data = makeRoot(folder)
  if (process.getuid() !== 0)
    console.error(
      `Only root can give ${data} to the user who serves it. Before you serve: chown ${USER}:${USER} ${data}`,
    )
}

function fixTimes(path) {
  for (const each of readdirSync(path, { withFileTypes: true })) {
    const within = join(path, each.name)
    if (each.isDirectory()) fixTimes(within)
    else lutimesSync(within, epoch, epoch)
  }
  lutimesSync(path, epoch, epoch)
}

/** Adds a folder to an archive, as the same bytes whoever packs it. */
function pack(tar, folder, path, owner, without = []) {
  const same = ['--sort=name', `--mtime=@${epoch}`, '--numeric-owner', '--format=gnu']
  const owned = [`--owner=${owner}`, `--group=${owner}`]
  const left = without.map(each => `--exclude=${each}`)
  run('tar', ['--append', '--file', tar, ...same, ...owned, ...left, '--directory', folder, path])
}

async function makeArchive(file) {
  requireLinux()
  const folder = mkdtempSync(join(tmpdir(), 'avow-archive-'))
  try {
    stage(join(folder, name))
    const tar = join(folder, `${name}.tar`)
    pack(tar, folder, name, 0)
    const out = createWriteStream(file)
    await new Promise((resolve, reject) => {
      out.once('open', resolve).once('error', reject)
    })
    // -n: neither the name nor the time of what was packed.
    run('gzip', ['-n', '-6', '--stdout', tar], { stdio: ['ignore', out.fd, 'inherit'] })
    out.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const NODE = '/avow/node_modules/.bin/node'

function makeImage(file) {
  requireLinux()
  if (existsSync(file)) fail(`${file} is there already; nothing was written.`)
  const folder = mkdtempSync(join(tmpdir(), 'avow-image-'))
  // Storage of its own, so that nothing is left on this machine but the image.
  const storage = [
    '--root',
    join(folder, 'storage'),
    '--runroot',
    join(folder, 'run'),
    '--storage-driver',
    'vfs',
  ]
  const buildah = (...args) => run('buildah', [...storage, ...args])
  try {
    makeRoot(join(folder, 'root'))
    // Docker's format is the one that has a health check; podman takes it too.
    const container = buildah('from', '--format', 'docker', 'scratch')
    // As an archive, since only that keeps who owns what.
    const tar = join(folder, 'root.tar')
    pack(tar, join(folder, 'root'), '.', 0, ['./data'])
    pack(tar, join(folder, 'root'), './data', USER)
    buildah('add', '--quiet', container, tar, '/')
    const labels = { title: 'Avow', description, version, licenses: license }
    buildah(
      'config',
      ...['--user', `${USER}:${USER}`, '--workingdir', '/data', '--volume', '/data', '--port', '8080/tcp'],
      ...['--env', 'AVOW_DATA=/data', '--env', 'AVOW_HOST=0.0.0.0', '--env', 'TMPDIR=/tmp'],
      ...[
        '--entrypoint',
        JSON.stringify([NODE, '/avow/bin/avow.mjs']),
        '--cmd',
        'serve',
        '--stop-signal',
        'SIGTERM',
      ],
      ...['--healthcheck', `CMD ${NODE} /avow/packaging/health.mjs`, '--healthcheck-interval', '30s'],
      ...['--healthcheck-timeout', '5s', '--healthcheck-start-period', '60s', '--healthcheck-retries', '3'],
      ...Object.entries(labels).flatMap(([key, value]) => [
        '--label',
        `org.opencontainers.image.${key}=${value}`,
      ]),
      container,
    )
    const form = ['--format', 'docker', '--timestamp', String(epoch), '--quiet', '--rm']
    buildah('commit', ...form, container, `docker-archive:${file}:localhost/avow:${version}`)
  } finally {
    // Files in it may belong to another user of a name space of ours.
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeSbom(file) {
  if (existsSync(file)) fail(`${file} is there already; nothing was written.`)
  const quiet = ['--loglevel=error', '--no-update-notifier']
  const listed = run('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...quiet], {
    cwd: root,
  })
  const names = packed().map(([path, { version }]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version,
  }))
  writeFileSync(file, `${JSON.stringify(sbomOf(JSON.parse(listed), names), null, 2)}\n`)
}

function requireLinux() {
  if (process.platform !== 'linux') fail('Archives and images are made on Linux, of the packages for it.')
}

try {
  const make = { archive: makeArchive, root: makeRootByItself, image: makeImage, sbom: makeSbom }[what]
  if (make === undefined || target === undefined)
    fail('Usage: node packaging/make.mjs archive|root|image|sbom <target>')
  await make(target)
} catch (error) {
  if (!(error instanceof Unmade)) throw error
  console.error(error.message)
  process.exitCode = 2
}
