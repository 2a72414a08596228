import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Misuse } from './command.ts'
import { providerIn } from './surroundings.ts'

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
