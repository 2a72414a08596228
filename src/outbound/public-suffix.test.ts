import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hostInAscii, isFreeMail, isHeldWith, isSameHolder, registeredDomain } from './public-suffix.ts'

describe('the registered domain', () => {
  it('is the name below a public suffix, whoever keeps that', () => {
    assert.equal(registeredDomain('www.ports.larkspur.co.uk'), 'larkspur.co.uk')
    assert.equal(registeredDomain('larkspur.example'), 'larkspur.example')
    assert.equal(registeredDomain('Larkspur.Example.'), 'larkspur.example')
    assert.equal(registeredDomain('a.larkspur.github.io'), 'larkspur.github.io')
    assert.equal(registeredDomain('www.economie.gouv.fr'), 'economie.gouv.fr')
  })

  it('is no suffix, under which neighbours are strangers', () => {
    for (const suffix of ['com', 'co.uk', 'github.io', 'gouv.fr', 's3.amazonaws.com'])
      assert.throws(() => registeredDomain(suffix), { code: 'domain_wrong' }, suffix)
  })

  it('is written in A-labels', () => {
    assert.equal(registeredDomain('www.bücher.example'), 'xn--bcher-kva.example')
    assert.equal(hostInAscii('ΠΑΡΆΔΕΙΓΜΑ.example'), 'xn--hxajbheg2az3al.example')
  })

  it('is none of what is no host', () => {
    for (const bad of [
      '',
      'localhost',
      '10.0.0.1',
      '[::1]',
      'a b.example',
      'a..example',
      '-a.example',
      'a@b.example',
    ])
      assert.throws(() => registeredDomain(bad), { code: 'domain_wrong' }, bad)
  })

  it('tells whether two names are of one holder', () => {
    assert.ok(isSameHolder('mail.larkspur.example', 'www.larkspur.example'))
    assert.ok(!isSameHolder('larkspur.example', 'larkspur.example.attacker.example'))
    assert.ok(!isSameHolder('notlarkspur.example', 'larkspur.example'))
    assert.ok(!isSameHolder('one.github.io', 'other.github.io'))
    assert.ok(!isSameHolder('co.uk', 'co.uk'))
  })

  it('tells which names are held with another: those below it, and never what lies above or beside', () => {
    assert.ok(isHeldWith('larkspur.example', 'larkspur.example'))
    assert.ok(isHeldWith('ports.larkspur.example', 'larkspur.example'))
    assert.ok(isHeldWith('larkspur.example', 'www.larkspur.example'))
    assert.ok(!isHeldWith('larkspur.example', 'guests.larkspur.example'))
    assert.ok(!isHeldWith('ports.larkspur.example', 'guests.larkspur.example'))
    assert.ok(!isHeldWith('larkspur.example', 'www.guests.larkspur.example'))
    assert.ok(!isHeldWith('notlarkspur.example', 'larkspur.example'))
    assert.ok(!isHeldWith('one.github.io', 'github.io'))
    assert.ok(!isHeldWith('larkspur.co.uk', 'co.uk'))
  })

  it('speaks for nobody where anybody gets an address', () => {
    assert.ok(isFreeMail('Gmail.com'))
    assert.ok(!isFreeMail('larkspur.example'))
  })
})
