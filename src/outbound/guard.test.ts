import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPublicAddress, type Lab, requireAddress, requireWebUrl } from './guard.ts'

/** One address at least of every range that IANA keeps for something else than the public Internet. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  'this network (RFC 791)': ['0.0.0.0', '0.1.2.3', '::'],
  'this machine': ['127.0.0.1', '127.255.255.254', '::1'],
  'private (RFC 1918)': ['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1'],
  'shared by a carrier (RFC 6598)': ['100.64.0.1', '100.127.255.254'],
  'this link, and the metadata of clouds (RFC 3927)': ['169.254.169.254', 'fe80::1', 'febf::1'],
  'protocol assignments (RFC 6890)': ['192.0.0.1', '192.0.0.171', '2001::1', '2001:1::1', '2001:1ff::1'],
  'the host of a machine in a cloud': ['168.63.129.16', '::ffff:168.63.129.16'],
  'documentation (RFC 5737, 3849, 9637)': [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '2001:db8::1',
    '3fff::1',
  ],
  '6to4 relays (RFC 7526)': ['192.88.99.1'],
  'benchmarks (RFC 2544, 5180)': ['198.18.0.1', '198.19.255.254', '2001:2::1'],
  'AS112 (RFC 7534, 7535)': ['192.31.196.1', '192.175.48.1', '2001:4:112::1', '2620:4f:8000::1'],
  'AMT (RFC 7450)': ['192.52.193.1', '2001:3::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255'],
  'unique local (RFC 4193)': ['fc00::1', 'fd12:3456::1'],
  'site-local, deprecated (RFC 3879)': ['fec0::1', 'feff::1'],
  'discard-only and dummy (RFC 6666, 9780)': ['100::1', '100:0:0:1::1'],
  'ORCHID and DRIP (RFC 7343, 9374)': ['2001:10::1', '2001:20::1', '2001:30::1'],
  'segment routing (RFC 9602)': ['5f00::1'],
  'never given out': ['4000::1', 'e000::1', '1::1'],
  'IPv4 as IPv6 (RFC 4291)': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '::8.8.8.8',
  ],
  'IPv4 translated (RFC 6145)': ['::ffff:0:7f00:1', '::ffff:0:8.8.8.8'],
  'NAT64 (RFC 6052, 8215)': ['64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b::808:808', '64:ff9b:1::1'],
  '6to4 (RFC 3056)': ['2002:7f00:1::', '2002:a9fe:a9fe::1', '2002:808:808::1'],
  'with a zone': ['fe80::1%eth0', '2606:4700::1%eth0', '::1%lo'],
}

/** Spellings that one reader takes for an address and another does not. */
const ODD = [
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '2130706433',
  '127.1',
  '08.8.8.8',
  '8.8.8.8.',
  '[::1]',
  '',
]

describe('the guard of outgoing connections', () => {
  for (const [range, addresses] of Object.entries(SPECIAL))
    it(`lets nobody reach: ${range}`, () => {
      assert.deepEqual(addresses.filter(isPublicAddress), [])
    })

  it('lets nobody reach what is not spelt as an address is', () => {
    assert.deepEqual(ODD.filter(isPublicAddress), [])
  })

  it('lets through what is public', () => {
    const all = [
      '8.8.8.8',
      '1.1.1.1',
      '100.63.255.255',
      '172.32.0.1',
      '192.0.3.1',
      '::ffff:8.8.8.8',
      '2606:4700::1',
    ]
    assert.deepEqual(all.filter(isPublicAddress), all)
  })

  it('reads addresses of URLs as a connection would: octal, hexadecimal and whole numbers too', () => {
    for (const host of ['0177.0.0.1', '0x7f.0.0.1', '0x7f000001', '2130706433', '127.1', '[::ffff:7f00:1]'])
      assert.throws(() => requireAddress(new URL(`https://${host}/`).hostname.replace(/^\[|\]$/g, '')), {
        code: 'outbound_forbidden',
      })
  })

  it('opens this machine to a lab alone, and nothing else of what is not public', () => {
    const lab: Lab = { ports: new Map(), ca: '' }
    requireAddress('127.0.0.1', lab)
    for (const address of ['10.0.0.1', '169.254.169.254', '::', 'fe80::1'])
      assert.throws(() => requireAddress(address, lab), { code: 'outbound_forbidden' })
    assert.throws(() => requireAddress('127.0.0.1'), { code: 'outbound_forbidden' })
  })

  it('asks the web over its own ports and schemes, in nobody’s name', () => {
    for (const good of [
      'https://larkspur.example/',
      'http://larkspur.example/x',
      'https://larkspur.example:443/',
    ])
      requireWebUrl(new URL(good))
    for (const bad of [
      'https://larkspur.example:8443/',
      'http://larkspur.example:22/',
      'ftp://larkspur.example/',
      'file:///etc/hosts',
      'gopher://larkspur.example/',
      'https://name@larkspur.example/',
      'https://name:secret@larkspur.example/',
    ])
      assert.throws(() => requireWebUrl(new URL(bad)), { code: 'outbound_forbidden' }, bad)
  })
})
