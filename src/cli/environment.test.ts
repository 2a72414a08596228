import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { Misuse } from './command.ts'
import { providerIn, relayIn, surroundingsOf } from './environment.ts'

describe('what the environment says', () => {
  it('names the resolver that is believed about signatures, or none', () => {
    assert.deepEqual(surroundingsOf({ AVOW_RESOLVER: '[::1]:53' }).resolver, { address: '::1', port: 53 })
    assert.equal(surroundingsOf({}).resolver, undefined)
    assert.equal(surroundingsOf({ AVOW_RESOLVER: '' }).resolver, undefined)
    assert.throws(() => surroundingsOf({ AVOW_RESOLVER: 'dns.example' }), Misuse)
  })

  it('names a PostgreSQL by an address of one, and shows nobody the password in a wrong one', () => {
    const url = 'postgresql://avow:secret@db.example/avow'
    assert.equal(surroundingsOf({ DATABASE_URL: url }).databaseUrl, url)
    assert.equal(surroundingsOf({ DATABASE_URL: '' }).databaseUrl, undefined)
    for (const wrong of [
      'mysql://avow:secret@db',
      'db.example/avow?secret',
      'postgres:secret',
      'postgres://a:secret@b:port/',
    ])
      assert.throws(
        () => surroundingsOf({ DATABASE_URL: wrong }),
        (error: Error) =>
          error instanceof Misuse && /DATABASE_URL/.test(error.message) && !/secret/.test(error.message),
        wrong,
      )
  })
})

const NAMED = {
  AVOW_OIDC_ISSUER: 'https://login.harbour.example',
  AVOW_OIDC_CLIENT: 'avow',
  AVOW_OIDC_OFFICERS: 'b7f0=officer-1 a=b==officer-2',
}

describe('the identity provider of the officers', () => {
  it('is none unless one is named', () => {
    assert.equal(providerIn({}), undefined)
    assert.equal(providerIn({ AVOW_OIDC_ISSUER: '' }), undefined)
  })

  it('knows each officer by the subject that the operator wrote, and nobody else', () => {
    const { secret, officers } = providerIn(NAMED)!
    assert.equal(secret, null)
    assert.deepEqual(
      [...officers],
      [
        ['b7f0', 'officer-1'],
        ['a=b=', 'officer-2'],
      ],
    )
    assert.equal(providerIn({ ...NAMED, AVOW_OIDC_SECRET: 's' })!.secret, 's')
  })

  it('is asked over TLS, or on this very machine', () => {
    for (const AVOW_OIDC_ISSUER of ['http://localhost:3000', 'http://127.0.0.1:3000'])
      assert.ok(providerIn({ ...NAMED, AVOW_OIDC_ISSUER }))
    for (const AVOW_OIDC_ISSUER of ['http://login.example', 'login.example', 'http://localhost.evil.example'])
      assert.throws(() => providerIn({ ...NAMED, AVOW_OIDC_ISSUER }), Misuse)
  })

  it('is told to be half named', () => {
    const half = [
      { AVOW_OIDC_CLIENT: '' },
      { AVOW_OIDC_OFFICERS: '' },
      { AVOW_OIDC_OFFICERS: 'officer-1' },
      { AVOW_OIDC_OFFICERS: '=officer-1' },
      { AVOW_OIDC_OFFICERS: 'a=Not An Id' },
      { AVOW_OIDC_OFFICERS: 'a=officer-1 a=officer-2' },
    ]
    for (const change of half) assert.throws(() => providerIn({ ...NAMED, ...change }), Misuse)
  })
})

const AVOW_MAIL_FROM = 'Harbour Registry <registry@harbour.example>'

describe('the relay that the environment names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-relay-'))
  after(() => rmSync(folder, { recursive: true }))

  it('is none where none is named', () => {
    assert.equal(relayIn({ AVOW_MAIL_FROM }), undefined)
    assert.equal(relayIn({ AVOW_SMTP: '' }), undefined)
  })

  it('is reached over TLS, but on this machine', () => {
    const told = (AVOW_SMTP: string) => {
      const { host, port, tls, login } = relayIn({ AVOW_SMTP, AVOW_MAIL_FROM })!
      return [host, port, tls, login && `${login.user} ${login.pass}`]
    }
    assert.deepEqual(told('smtps://avow:p%40ss%3A%2F@mail.example'), [
      'mail.example',
      465,
      'whole',
      'avow p@ss:/',
    ])
    assert.deepEqual(told('smtp://mail.example'), ['mail.example', 587, 'starttls', null])
    assert.deepEqual(told('smtp://localhost.mail.example:25/'), [
      'localhost.mail.example',
      25,
      'starttls',
      null,
    ])
    for (const host of ['localhost', '127.0.0.1'])
      assert.deepEqual(told(`smtp://${host}:25`), [host, 25, 'none', null])
    assert.deepEqual(told('smtp://[::1]:25'), ['::1', 25, 'none', null])
    assert.deepEqual(told('smtp://10.0.0.7:25'), ['10.0.0.7', 25, 'starttls', null])
  })

  it('is trusted by a certificate that was named, and then never without TLS', () => {
    const AVOW_SMTP_CA = join(folder, 'relay.pem')
    const around = { AVOW_SMTP: 'smtp://localhost:25', AVOW_MAIL_FROM, AVOW_SMTP_CA }
    assert.throws(() => relayIn(around), /cannot be read/)
    writeFileSync(AVOW_SMTP_CA, 'nothing')
    assert.throws(() => relayIn(around), /holds no certificate/)
    writeFileSync(AVOW_SMTP_CA, '-----BEGIN CERTIFICATE-----\n…')
    assert.equal(relayIn(around)!.tls, 'starttls')
  })

  it('says who writes, by one address', () => {
    const from = (AVOW_MAIL_FROM?: string) => relayIn({ AVOW_SMTP: 'smtp://localhost', AVOW_MAIL_FROM })!.from
    const address = 'registry@harbour.example'
    assert.deepEqual(from(address), { name: '', address })
    assert.deepEqual(from(`Registre, à Havre <${address}>`), { name: 'Registre, à Havre', address })
    assert.deepEqual(from(`"Harbour Registry" <${address}>`), { name: 'Harbour Registry', address })
    for (const typed of [
      undefined,
      '',
      'Registry',
      `<${address}`,
      `${address}, x@y.example`,
      `A\r\nBcc: x <${address}>`,
    ])
      assert.throws(() => from(typed), Misuse, typed)
  })

  it('is refused in words that do not tell the password', () => {
    for (const AVOW_SMTP of [
      'mail.example',
      'http://u:hunter2@mail.example',
      'smtp://u:hunter2@mail.example/inbox',
      'smtp://u:hunter2@mail.example?tls=no',
      'smtp://u:hunter2%zz@mail.example',
      'smtps://',
    ])
      assert.throws(
        () => relayIn({ AVOW_SMTP, AVOW_MAIL_FROM }),
        error => error instanceof Misuse && !/hunter2/.test(error.message),
        AVOW_SMTP,
      )
  })
})
