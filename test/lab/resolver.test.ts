import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseServer, Resolver, textOf } from '../../src/outbound/resolver.ts'
import { without } from '../ground.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'

describe('the DNS, asked of a validating resolver', { skip: without('dns') }, () => {
  let dns: DnsLab
  let resolver: Resolver
  before(async () => {
    dns = await startDnsLab({
      'larkspur.example': 'signed',
      'marrow.example': 'plain',
      'forged.example': 'forged',
    })
    resolver = new Resolver({ server: dns.server })
  })
  after(() => dns?.stop())
  const texts = async (name: string, asked = resolver) => {
    const { is, records, dnssec } = await asked.find({ name, type: 'TXT' })
    return { is, dnssec, texts: records.map(textOf) }
  }

  it('tells what is signed, and keeps the signatures', async () => {
    const found = await resolver.find({ name: 'said.larkspur.example', type: 'TXT' })
    assert.deepEqual(found.records.map(textOf), ['said by larkspur.example'])
    assert.equal(found.dnssec, 'secure')
    // An RRSIG has the type 46; its owner is written as a pointer before it.
    assert.ok(Buffer.from(found.message).includes(Buffer.from([0, 46, 0, 1])))
  })

  it('tells what is not signed', async () => {
    const found = await texts('said.marrow.example')
    assert.deepEqual(found, { is: 'records', dnssec: 'insecure', texts: ['said by marrow.example'] })
  })

  it('believes nothing of which the signatures do not hold', async () => {
    const asked = resolver.find({ name: 'said.forged.example', type: 'TXT' })
    await assert.rejects(asked, { code: 'dns_bogus' })
  })

  it('believes the word on signatures of no resolver that the operator did not name', async () => {
    const other = new Resolver({ server: dns.authority })
    assert.equal((await texts('said.larkspur.example', other)).dnssec, 'insecure')
    assert.equal(new Resolver().validates, false)
  })

  it('tells a name that is not there from one that has no such record, both signed', async () => {
    assert.deepEqual(await texts('nobody.larkspur.example'), { is: 'no-name', dnssec: 'secure', texts: [] })
    assert.deepEqual(await texts('www.larkspur.example'), { is: 'none', dnssec: 'secure', texts: [] })
  })

  it('follows an alias', async () => {
    assert.deepEqual((await texts('alias.larkspur.example')).texts, ['said by larkspur.example'])
  })

  it('takes by a stream what fits no datagram', async () => {
    assert.equal((await texts('long.marrow.example')).texts.length, 12)
  })

  it('says where the DNS answers nothing', async () => {
    await dns.publish('marrow.example', ['lost IN NS ns.nowhere.marrow.example.'])
    const asked = resolver.find({ name: 'deep.lost.marrow.example', type: 'TXT' })
    await assert.rejects(asked, { code: 'dns_failing' })
  })

  it('sees at once what was published', async () => {
    await dns.publish('larkspur.example', ['_avow-challenge IN TXT "avow-challenge=a" "; b"'])
    const found = await texts('_avow-challenge.larkspur.example')
    assert.deepEqual(found, { is: 'records', dnssec: 'secure', texts: ['avow-challenge=a; b'] })
  })

  it('gives all addresses of a host', async () => {
    assert.deepEqual(await resolver.addresses('Larkspur.example'), ['127.0.0.1'])
  })

  it('asks for no name that the DNS could not hold', async () => {
    for (const name of ['', 'a b.example', 'a..example', `${'a'.repeat(64)}.example`, 'a'.repeat(254)])
      await assert.rejects(resolver.find({ name, type: 'TXT' }), { code: 'domain_wrong' })
  })
})

describe('the address of a resolver', () => {
  it('is read as operators write it', () => {
    assert.deepEqual(parseServer('127.0.0.1:5353'), { address: '127.0.0.1', port: 5353 })
    assert.deepEqual(parseServer('9.9.9.9'), { address: '9.9.9.9', port: 53 })
    assert.deepEqual(parseServer('[::1]:5353'), { address: '::1', port: 5353 })
    assert.deepEqual(parseServer('2620:fe::fe'), { address: '2620:fe::fe', port: 53 })
    for (const bad of ['', 'dns.example', 'dns.example:53', '127.0.0.1:0', '127.0.0.1:99999', '[::1', ':53'])
      assert.equal(parseServer(bad), undefined, bad)
  })
})
