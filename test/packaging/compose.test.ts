import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import { whereaboutsIn } from '../../src/store/postgres-address.ts'
import { PYTHON, without } from '../ground.ts'
import { root } from '../house/sources.ts'
import { IMAGE } from './image.ts'

interface Service {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly networks?: readonly string[]
  readonly [more: string]: unknown
}

interface Compose {
  readonly services: Readonly<Record<'avow' | 'database' | 'proxy', Service>>
  readonly networks: object
  readonly volumes: object
}

const read = (file: string) => readFileSync(join(root, 'packaging', file), 'utf8')

/** Instructions of a Containerfile from its last FROM on, each with what it says, lines that go on joined. */
function instructionsIn(text: string): Map<string, string> {
  const joined = text.replace(/\\\n\s*/g, ' ').split('\n')
  const last = joined.findLastIndex(line => line.startsWith('FROM '))
  return new Map(
    joined
      .slice(last)
      .filter(line => /^[A-Z]/.test(line))
      .map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )
}

/** What the table of the guide says can be set. */
const KNOWN = new Set(
  [
    ...readFileSync(join(root, 'docs', 'server.md'), 'utf8').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm),
  ].flatMap(([, names]) => [...names!.matchAll(/`(\w+)`/g)].map(match => match[1]!)),
)

describe('the Containerfile', () => {
  it('makes the image that is made without it', () => {
    const said = instructionsIn(read('Containerfile'))
    assert.equal(said.get('FROM'), 'scratch')
    assert.equal(said.get('USER'), IMAGE.user)
    assert.equal(said.get('WORKDIR'), IMAGE.data)
    assert.equal(said.get('VOLUME'), IMAGE.data)
    assert.equal(said.get('EXPOSE'), IMAGE.port)
    assert.deepEqual(said.get('ENV')!.split(' '), IMAGE.env)
    assert.deepEqual(JSON.parse(said.get('ENTRYPOINT')!), IMAGE.entrypoint)
    assert.deepEqual(JSON.parse(said.get('CMD')!), IMAGE.command)
    assert.deepEqual(JSON.parse(said.get('HEALTHCHECK')!.replace(/^.*CMD /, '')), IMAGE.health)
  })

  it('is given all that is packed, and no data folder', () => {
    const given = read('Containerfile.dockerignore').split('\n')
    const [first, ...others] = given.filter(line => line !== '' && !line.startsWith('#'))
    assert.equal(first, '*')
    const taken = others.filter(line => line.startsWith('!')).map(line => line.slice(1))
    const packed = [...read('make.mjs').matchAll(/^ {2}'?([\w./-]+)'?: \[/gm)].map(
      match => match[1]!.split('/')[0]!,
    )
    assert.deepEqual(
      [...new Set(['package-lock.json', ...packed])].filter(path => !taken.includes(path)),
      [],
    )
    assert.ok(packed.length > 8 && !taken.includes('data'))
  })
})

describe('the file for compose', { skip: without('yaml') }, () => {
  const parse = `import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)`
  const compose = (): Compose =>
    JSON.parse(execFileSync(PYTHON, ['-c', parse], { input: read('compose.yaml'), encoding: 'utf8' }))

  it('gives no container a right that it does not need, and has each say whether it is up', () => {
    const { services } = compose()
    assert.deepEqual(Object.keys(services), ['avow', 'database', 'proxy'])
    for (const [name, service] of Object.entries(services)) {
      assert.equal(service.read_only, true, name)
      assert.deepEqual(service.cap_drop, ['ALL'], name)
      assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name)
      assert.equal((service.healthcheck as { test: string[] }).test[0], 'CMD', name)
      assert.equal(service.restart, 'unless-stopped', name)
      assert.equal(service.privileged, undefined)
    }
    assert.deepEqual(services.proxy.cap_add, ['NET_BIND_SERVICE'])
    assert.deepEqual([services.avow.ports, services.database.ports], [undefined, undefined])
  })

  it('starts the image of this version, as the guide says, with what the guide knows', () => {
    const { avow } = compose().services
    assert.equal(avow.image, `localhost/avow:${manifest.version}`)
    assert.deepEqual(avow.command, [...IMAGE.command, '--proxied'])
    assert.deepEqual((avow.healthcheck as { test: string[] }).test, ['CMD', ...IMAGE.health])
    assert.ok(KNOWN.size > 10)
    for (const [name, value] of Object.entries(avow.environment)) {
      assert.ok(KNOWN.has(name) || name === 'TMPDIR', `${name} is none of the guide`)
      if (name !== 'DATABASE_URL') assert.ok(IMAGE.env.includes(`${name}=${value}`), `${name}=${value}`)
    }
    assert.ok(avow.volumes.includes(`data:${IMAGE.data}`))
  })

  it('has the database reached by a socket that two containers share, and by no network', () => {
    const { avow, database } = compose().services
    const { host, user, database: named, password, ssl } = whereaboutsIn(avow.environment.DATABASE_URL!)
    assert.deepEqual(
      [host, user, named, password, ssl],
      ['/run/postgresql', 'avow', 'avow', undefined, false],
    )
    assert.ok(avow.volumes.includes(`socket:${host}`))
    assert.ok(database.volumes.includes('socket:/var/run/postgresql'))
    assert.equal(database.network_mode, 'none')
    assert.ok(database.command!.includes('listen_addresses='))
    assert.deepEqual([database.environment.POSTGRES_USER, database.environment.POSTGRES_DB], [user, named])
  })

  it('holds no secret, and names each network and volume that it uses', () => {
    const { services, volumes, networks } = compose()
    for (const { environment } of Object.values(services))
      for (const [name, value] of Object.entries(environment))
        assert.ok(!/SECRET|PASSWORD|TOKEN|SMTP/.test(name) && !/:[^/@]+@/.test(value), name)
    const named = Object.values(services).flatMap(one => one.volumes.map(line => line.split(':')[0]!))
    assert.deepEqual(
      [...new Set(named)].filter(name => !name.startsWith('./')).toSorted(),
      Object.keys(volumes).toSorted(),
    )
    assert.deepEqual(
      [...new Set(Object.values(services).flatMap(one => one.networks ?? []))],
      Object.keys(networks),
    )
  })

  it('has the proxy forward to it', { skip: without('caddy') }, () => {
    const { proxy, avow } = compose().services
    const env = {
      ...process.env,
      AVOW_SITE: 'harbour.example',
      AVOW_UPSTREAM: proxy.environment.AVOW_UPSTREAM,
    }
    const config = join(root, 'packaging', 'Caddyfile')
    const adapted = execFileSync('caddy', ['adapt', '--config', config, '--adapter', 'caddyfile'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    assert.match(adapted, /"host":\["harbour\.example"\]/)
    assert.match(adapted, /"dial":"avow:8080"/)
    assert.deepEqual([avow.networks, proxy.networks], [['web'], ['web']])
    assert.ok(proxy.volumes.includes('./Caddyfile:/etc/caddy/Caddyfile:ro'))
  })
})
