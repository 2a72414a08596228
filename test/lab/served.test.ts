import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ServedSite, startSite } from '../browser/site.ts'
import { wordsOn } from '../desk/visitor.ts'
import { without } from '../ground.ts'
import { wording } from '../wording.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'

describe('a server that is told its resolver', { skip: without('dns') }, () => {
  let dns: DnsLab
  let site: ServedSite
  before(async () => {
    dns = await startDnsLab({ 'larkspur.example': 'signed' })
    const { address, port } = dns.server
    site = await startSite({ env: { AVOW_RESOLVER: `${address}:${port}` } })
  })
  after(async () => {
    await site?.close()
    await dns?.stop()
  })

  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${site.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) })

  it('believes it about signatures, and reaches no web server of this machine for anybody', async () => {
    const sent = await post('/harbour-accord/apply', {
      name: 'Larkspur Ferries',
      nameLang: 'en',
      kind: 'company',
      country: 'DE',
      domain: 'larkspur.example',
      person: 'Ada Okafor',
      role: 'Company secretary',
      email: 'ada@larkspur.example',
    })
    const own = new URL(sent.url).pathname
    const begun = await (await post(`${own}/domain`, { domain: 'larkspur.example' })).text()
    const line = /avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(wordsOn({ html: begun }))![0]
    assert.match(
      await (await post(`${own}/look`, { how: 'https' })).text(),
      wording('refusal.outbound_forbidden'),
    )
    await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line}"`])
    const shown = await (await post(`${own}/look`, { how: 'dns' })).text()
    assert.match(shown, wording('proof.dnssec.secure'))
  })
})
