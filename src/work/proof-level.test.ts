import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Proof } from '../people/proofs.ts'
import { levelOf } from './proof-level.ts'

const SHOWN: Proof = {
  method: 'domain',
  what: 'larkspur.example',
  how: 'dns',
  domain: 'larkspur.example',
  at: 0,
  dnssec: null,
  evidence: [],
  token: null,
  entry: null,
  handed: null,
}
const levelAt = (domain: string, named: string | null) => levelOf({ ...SHOWN, what: domain, domain }, named)

describe('an address that was proven', () => {
  const levelOfMail = (domain: string, named: string | null) =>
    levelOf({ ...SHOWN, method: 'email', how: 'code', what: `ada@${domain}`, domain }, named)

  it('speaks for the organisation whose domain it is read at, and for no other', () => {
    assert.equal(levelOfMail('mail.larkspur.example', 'larkspur.example'), 'email')
    assert.equal(levelOfMail('marrow.example', 'larkspur.example'), undefined)
    assert.equal(levelOfMail('larkspur.example', null), undefined)
  })

  it('speaks for nobody where anybody gets an address, though an organisation names that domain', () => {
    for (const domain of ['gmail.com', 'GMX.de']) assert.equal(levelOfMail(domain, domain), undefined)
  })
})

describe('a domain that was proven', () => {
  it('speaks for the organisation that names it, or a name below it', () => {
    assert.equal(levelAt('larkspur.example', 'larkspur.example'), 'domain')
    assert.equal(levelAt('larkspur.example', 'ports.larkspur.example'), 'domain')
    assert.equal(levelAt('larkspur.example', null), 'domain')
  })

  it('speaks for no organisation below whose domain its holder was given a name', () => {
    assert.equal(levelAt('guests.larkspur.example', 'larkspur.example'), undefined)
    assert.equal(levelAt('guests.larkspur.example', 'ports.larkspur.example'), undefined)
    assert.equal(levelAt('larkspur.example.marrow.example', 'larkspur.example'), undefined)
  })
})
