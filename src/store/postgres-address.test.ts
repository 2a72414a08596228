import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newAuthority, selfSigned } from '../../test/certificate.ts'
import { without } from '../../test/ground.ts'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { openStore } from './open.ts'
import { whereaboutsIn } from './postgres-address.ts'

const refused = (message: RegExp) => ({ code: 'store_misconfigured', message })

describe('the address of a PostgreSQL', () => {
  it('beyond this machine asks for a certificate, whatever it says of TLS', () => {
    for (const host of ['db.example', '192.0.2.7', '[2001:db8::7]', 'localhost.example', '127.0.0.1.example'])
      for (const query of ['', '?sslmode=verify-full'])
        assert.deepEqual(
          whereaboutsIn(`postgres://avow:secret@${host}/avow${query}`).ssl,
          { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
          host,
        )
    for (const mode of ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify', 'VERIFY-FULL'])
      assert.throws(
        () => whereaboutsIn(`postgres://avow:secret@db.example/avow?sslmode=${mode}`),
        refused(/write sslmode=verify-full/),
        mode,
      )
  })

  it('is believed in nothing that would turn it into another', () => {
    for (const [query, message] of [
      ['ssl=0', /the parameter ssl;/],
      ['ssl=no-verify', /the parameter ssl;/],
      ['uselibpqcompat=true&sslmode=require', /the parameter uselibpqcompat/],
      ['sslnegotiation=direct', /the parameter sslnegotiation/],
      ['options=-c%20default_transaction_read_only=off', /the parameter options/],
      ['sslmode=verify-full&sslmode=disable', /said once/],
      ['sslmode=', /with a value/],
      ['sslcert=/etc/cert.pem', /together/],
      ['sslrootcert=/no/such/file', /sslrootcert cannot be read/],
      ['port=x', /port is no number/],
    ] as const)
      assert.throws(() => whereaboutsIn(`postgres://avow:secret@db.example/avow?${query}`), refused(message))
    // The host that is asked is the one that is judged.
    assert.notEqual(whereaboutsIn('postgres://avow@localhost/avow?host=db.example').ssl, false)
    assert.throws(
      () => whereaboutsIn('postgres://a:sec%ret@db/'),
      (error: Error) => !/ret/.test(error.message),
    )
  })

  it('on this machine goes without, as a socket does, unless it asks', () => {
    for (const url of [
      'postgres://avow:s%40crt@localhost/avow',
      'postgres://avow:s%40crt@127.0.0.1:5433/avow?sslmode=disable',
      'postgres://avow@[::1]/avow',
      'postgres://avow@%2Frun%2Fpostgresql/avow',
      'postgres:///avow?host=/run/postgresql',
    ])
      assert.equal(whereaboutsIn(url).ssl, false, url)
    assert.deepEqual(whereaboutsIn('postgres://avow:s%40crt@127.0.0.1:5433/avow'), {
      ...{ host: '127.0.0.1', port: 5433, user: 'avow', password: 's@crt', database: 'avow', ssl: false },
    })
    assert.equal(whereaboutsIn('postgres://avow@%2Frun%2Fpostgresql/avow').host, '/run/postgresql')
    assert.notEqual(whereaboutsIn('postgres://localhost/avow?sslmode=verify-full').ssl, false)
    assert.throws(() => whereaboutsIn('postgres://localhost/avow?sslmode=require'), refused(/neither/))
    assert.throws(
      () => whereaboutsIn('postgres:///avow?host=/run/postgresql&sslmode=verify-full'),
      refused(/named/),
    )
  })
})

describe('a PostgreSQL behind TLS', { skip: without('postgres') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-tls-'))
  let postgres: Postgres
  let database: URL
  /** Stands on another machine as far as an address tells: at one of this machine that is not its loopback. */
  let line: Server | undefined
  const outside = Object.values(networkInterfaces())
    .flatMap(all => all ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address

  before(async () => {
    postgres = await startPostgres()
    database = new URL(await postgres.newDatabase())
  })
  after(async () => {
    line?.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const trusting = (cert: string) => {
    const path = join(folder, 'trusted.pem')
    writeFileSync(path, cert)
    return `?sslmode=verify-full&sslrootcert=${encodeURIComponent(path)}`
  }
  const opened = async (host: string, search: string, port = database.port) =>
    (await openStore({ databaseUrl: Object.assign(new URL(database), { host, port, search }).href })).close()

  it('is taken by the right name and authority, and by no other', async () => {
    const own = selfSigned(['localhost', '127.0.0.1'])
    await postgres.offerTls(own)
    await opened('localhost', trusting(own.cert))
    await opened('127.0.0.1', trusting(own.cert))
    await assert.rejects(opened('localhost', '?sslmode=verify-full'), refused(/TLS: self.signed/))
    await assert.rejects(opened('localhost', trusting(selfSigned().cert)), refused(/TLS/))

    const other = selfSigned(['db.example'])
    await postgres.offerTls(other)
    await assert.rejects(opened('localhost', trusting(other.cert)), refused(/TLS.*altnames/))
    await assert.rejects(opened('127.0.0.1', trusting(other.cert)), refused(/TLS.*altnames/))
  })

  it('is taken by an authority of the machine where the address says system, and by no other', async () => {
    const authority = newAuthority()
    await postgres.offerTls(authority.issue(['localhost']))
    const { href } = Object.assign(new URL(database), {
      hostname: 'localhost',
      search: '?sslmode=verify-full&sslrootcert=system',
    })
    const machine = join(folder, 'machine.pem')
    const opening = (cert: string) => {
      writeFileSync(machine, cert)
      // The store of a machine is read once, at the first question.
      return spawnSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { openStore } from ${JSON.stringify(new URL('open.ts', import.meta.url).href)}
          await (await openStore({ databaseUrl: ${JSON.stringify(href)} })).close()`,
        ],
        { encoding: 'utf8', env: { SSL_CERT_FILE: machine, SSL_CERT_DIR: join(folder, 'none') } },
      )
    }
    const taken = opening(authority.cert)
    assert.equal(taken.status, 0, taken.stderr)
    assert.match(opening(newAuthority().cert).stderr, /do not agree on TLS/)
    assert.match(opening('').stderr, /this system has no certificates/)
  })

  it('whose certificate is another while the server runs is as good as away, until the right one is back', async () => {
    const own = selfSigned()
    await postgres.offerTls(own)
    const { href } = Object.assign(new URL(database), { hostname: 'localhost', search: trusting(own.cert) })
    const store = await openStore({ databaseUrl: href })
    await postgres.offerTls(selfSigned())
    await postgres.cutConnections(href)
    await assert.rejects(
      async () => {
        // The first one may still hear of the connection that was cut.
        for (let tries = 0; tries < 3; tries++)
          await store.head().catch(error => {
            if (/certificate/.test(error.message)) throw error
          })
      },
      { code: 'store_failing', message: /certificate/ },
    )
    await postgres.offerTls(own)
    await store.head()
    await store.close()
  })

  it('that offers none hears nothing from us, neither user nor password', async () => {
    await postgres.offerTls(null)
    const { cert } = selfSigned()
    await assert.rejects(opened('localhost', trusting(cert)), refused(/TLS.*not support SSL/))
    // Whoever stands between says so in its place, and listens to what is said instead.
    const heard: Buffer[] = []
    const between = createServer(near =>
      near.on('data', data => {
        heard.push(Buffer.from(data))
        near.write('N')
      }),
    )
    await once(between.listen(0, '127.0.0.1'), 'listening')
    const { port } = between.address() as { port: number }
    await assert.rejects(opened('localhost', trusting(cert), String(port)), refused(/not support SSL/))
    await new Promise(resolve => between.close(resolve))
    // SSLRequest, eight bytes that are always the same (PostgreSQL documentation, section 54.7).
    assert.equal(Buffer.concat(heard).toString('hex'), '0000000804d2162f')
  })

  it('on another machine is asked by TLS though the address is silent', {
    skip: outside === undefined,
  }, async () => {
    line = createServer(near => {
      const far = connect(Number(database.port), '127.0.0.1')
      for (const socket of [near, far]) socket.on('error', () => undefined)
      near.pipe(far).pipe(near)
    })
    await once(line.listen(0, outside), 'listening')
    const { port } = line.address() as { port: number }
    const own = selfSigned(['db.example', outside!])
    await assert.rejects(opened(outside!, '', String(port)), refused(/not support SSL/))
    await postgres.offerTls(own)
    await assert.rejects(opened(outside!, '', String(port)), refused(/self.signed/))
    await opened(outside!, trusting(own.cert), String(port))
    await postgres.offerTls(selfSigned(['db.example']))
    await assert.rejects(opened(outside!, trusting(own.cert), String(port)), refused(/TLS/))
  })
})
