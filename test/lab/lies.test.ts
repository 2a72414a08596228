import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Answer, decode, encode, TRUNCATED_RESPONSE } from 'dns-packet'
import fc from 'fast-check'
import { composeQuery, readReply } from '../../src/outbound/dns-message.ts'
import { describeMessage } from '../../src/outbound/dns-text.ts'
import { Resolver, textOf } from '../../src/outbound/resolver.ts'
import { AUTHENTIC_DATA, type Lie, NXDOMAIN, SERVFAIL, startLyingResolver } from './lying-resolver.ts'

/** Far longer than an answer takes, and short where silence is what a test waits for. */
const PATIENT = { datagramsMs: [10_000], streamMs: 10_000 }
const IMPATIENT = { datagramsMs: [100, 100], streamMs: 300 }
const TRUE = [{ type: 'TXT', name: 'larkspur.example', ttl: 60, data: 'true' }] as const
const FALSE = [{ type: 'TXT', name: 'larkspur.example', ttl: 60, data: 'false' }] as const

async function asking(lie: Lie, patience = PATIENT) {
  const liar = await startLyingResolver(lie)
  try {
    const resolver = new Resolver({ server: liar.server, patience })
    const found = await resolver.find({ name: 'larkspur.example', type: 'TXT' })
    return { is: found.is, texts: found.records.map(textOf), asked: liar.asked }
  } finally {
    await liar.stop()
  }
}

describe('a resolver that lies', () => {
  it('is not believed under another id', async () => {
    const datagrams: Lie['datagrams'] = query => [
      query.reply(FALSE, { id: (query.id + 1) & 0xffff }),
      query.reply(TRUE),
    ]
    assert.deepEqual((await asking({ datagrams })).texts, ['true'])
  })

  it('is not believed about another question', async () => {
    for (const name of ['marrow.example', 'larkspur.example.marrow.example'])
      assert.deepEqual(
        (
          await asking({
            datagrams: query => [
              query.reply(FALSE, { questions: [{ name, type: 'TXT' }] }),
              query.reply(FALSE, { questions: [{ name: query.name, type: 'A' }] }),
              query.reply(FALSE, { questions: [] }),
              query.reply(TRUE),
            ],
          })
        ).texts,
        ['true'],
      )
  })

  it('is not believed by a datagram that spells the question otherwise than it was asked', async () => {
    const datagrams: Lie['datagrams'] = ({ name, reply }) => [
      reply(FALSE, {
        questions: [
          { name: name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase(), type: 'TXT' },
        ],
      }),
    ]
    const found = await asking({ datagrams, streams: query => [query.reply(TRUE)] })
    assert.deepEqual(found.texts, ['true'])
    assert.equal(found.asked.length, 2, 'a stream is tried at once')
  })

  it('is not believed in records of another name, nor of another type', async () => {
    const found = await asking({
      datagrams: query => [
        query.reply([
          { type: 'TXT', name: 'marrow.example', ttl: 60, data: 'false' },
          { type: 'CNAME', name: 'other.example', ttl: 60, data: 'marrow.example' },
          { type: 'A', name: 'larkspur.example', ttl: 60, data: '127.0.0.1' },
        ]),
      ],
    })
    assert.deepEqual([found.is, found.texts], ['none', []])
  })

  it('leads nobody in a circle of aliases', async () => {
    const found = await asking({
      datagrams: query => [
        query.reply([
          { type: 'CNAME', name: 'larkspur.example', ttl: 60, data: 'marrow.example' },
          { type: 'CNAME', name: 'marrow.example', ttl: 60, data: 'larkspur.example' },
        ]),
      ],
    })
    assert.equal(found.is, 'none')
  })

  it('shows no records by a reply that says there is no such name', async () => {
    const found = await asking({ datagrams: query => [query.reply(FALSE, { rcode: NXDOMAIN })] })
    assert.deepEqual([found.is, found.texts], ['no-name', []])
  })

  it('is asked by a stream where its datagrams are cut, and refused where those are cut too', async () => {
    const cut: Lie['datagrams'] = query => [query.reply([], { flags: TRUNCATED_RESPONSE })]
    assert.deepEqual((await asking({ datagrams: cut, streams: query => [query.reply(TRUE)] })).texts, [
      'true',
    ])
    await assert.rejects(asking({ datagrams: cut, streams: cut }), { code: 'dns_silent' })
  })

  it('is passed over where it sends what nobody can read', async () => {
    const junk: Lie['datagrams'] = query => {
      const reply = query.reply(TRUE)
      // A name that points at itself, and a reply that ends in the middle.
      return [new Uint8Array(3), reply.subarray(0, reply.length - 9), new Uint8Array(600).fill(0xc0), reply]
    }
    assert.deepEqual((await asking({ datagrams: junk })).texts, ['true'])
  })

  it('is told from one that is silent, and from one that is not there', async () => {
    const strange: Lie['datagrams'] = query => [query.reply(FALSE, { id: (query.id + 1) & 0xffff })]
    await assert.rejects(asking({ datagrams: strange }, IMPATIENT), {
      code: 'dns_silent',
      message: /answers another question/,
    })
    await assert.rejects(asking({}, IMPATIENT), { code: 'dns_silent', message: /in time/ })
    const gone = await startLyingResolver({})
    await gone.stop()
    const resolver = new Resolver({ server: gone.server, patience: IMPATIENT })
    await assert.rejects(resolver.find({ name: 'larkspur.example', type: 'TXT' }), {
      code: 'dns_silent',
      message: /reached/,
    })
  })

  it('is not taken for a forger where it failed for a moment only', async () => {
    let times = 0
    const failing: Lie['datagrams'] = query => [
      query.isUnchecked || ++times > 1 ? query.reply(TRUE) : query.reply([], { rcode: SERVFAIL }),
    ]
    await assert.rejects(asking({ datagrams: failing }), { code: 'dns_failing' })
    const always: Lie['datagrams'] = query => [
      query.isUnchecked ? query.reply(TRUE) : query.reply([], { rcode: SERVFAIL }),
    ]
    await assert.rejects(asking({ datagrams: always }), { code: 'dns_bogus' })
  })

  it('says nothing about signatures unless the operator named it', async () => {
    const liar = await startLyingResolver({
      datagrams: query => [query.reply(TRUE, { flags: AUTHENTIC_DATA })],
    })
    const question = { name: 'larkspur.example', type: 'TXT' } as const
    try {
      const named = await new Resolver({ server: liar.server }).find(question)
      assert.equal(named.dnssec, 'secure')
      const systems = await new Resolver({ system: [liar.server] }).find(question)
      assert.equal(systems.dnssec, null)
    } finally {
      await liar.stop()
    }
  })

  it('shows no record that nobody published, whatever a label holds', () => {
    const query = composeQuery(
      { name: 'larkspur.example', type: 'TXT' },
      { isMixed: false, isUnchecked: false },
    )
    const asked = decode(Buffer.from(query.bytes))
    // The bytes of labels, put in place of the letters that stood there.
    const [owner, target, text] = [
      ' 60 IN TXT "avow-challenge=of-another"\nx.y',
      'a 60 IN TXT \x00\u009b;"(avow)',
      'Ada "\\ é\u202e',
    ]
    const answers: Answer[] = [
      { type: 'CNAME', name: 'larkspur.example', data: `${'t'.repeat(Buffer.byteLength(target))}.example` },
      { type: 'TXT', name: `${'o'.repeat(Buffer.byteLength(owner))}.example`, data: [text, ''] },
      { type: 'MX', name: 'larkspur.example', data: { preference: 5, exchange: 'mail.larkspur.example' } },
    ]
    const bytes = encode({ ...asked, type: 'response', answers })
    bytes.set(Buffer.from(owner), bytes.indexOf('ooo'))
    bytes.set(Buffer.from(target), bytes.indexOf('ttt'))
    assert.deepEqual(describeMessage(bytes).split('\n'), [
      ';; NOERROR',
      ';; larkspur.example. IN TXT',
      'larkspur.example. 0 IN CNAME a\\03260\\032in\\032txt\\032\\000\\194\\155\\;\\"\\(avow\\).example.',
      '\\03260\\032in\\032txt\\032\\"avow-challenge=of-another\\"\\010x\\.y.example. 0 IN TXT "Ada \\"\\\\ \\195\\169\\226\\128\\174" ""',
      'larkspur.example. 0 IN MX 5 mail.larkspur.example.',
    ])
  })

  it('breaks nothing by any reply, however it is bent', () => {
    const question = { name: 'larkspur.example', type: 'TXT' } as const
    const query = composeQuery(question, { isMixed: true, isUnchecked: false })
    const asked = decode(Buffer.from(query.bytes))
    const honest = encode({ ...asked, type: 'response', answers: [...TRUE] })
    const bend = fc.tuple(fc.nat(honest.length - 1), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(fc.array(bend, { maxLength: 6 }), fc.nat(honest.length), (bends, length) => {
        const bent = Uint8Array.from(honest)
        for (const [at, byte] of bends) bent[at] = byte
        const reply = readReply(query, bent.subarray(0, length), true)
        if (reply !== undefined) describeMessage(reply.bytes)
      }),
      { numRuns: 3000 },
    )
  })
})
