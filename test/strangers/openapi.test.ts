import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { formatKeyFile } from '../../src/core/key-file.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { seedOf } from '../memory-log.ts'
import { type Document, Stranger, wordsBeside } from './from-openapi.ts'

/** Whoever has nothing but `/openapi.json` and the key file of a party can do what a party does. */
describe('a stranger with /openapi.json alone', () => {
  let it_: Depositary
  let stranger: Stranger
  const by = 'northhaven'
  before(async () => {
    it_ = await startDepositary({ parties: [by] })
    const document = await it_.json<Document>('/openapi.json')
    stranger = new Stranger(
      document,
      async (path, init) => it_.app.request(path, init),
      formatKeyFile('party', seedOf(by)),
    )
  })
  after(() => it_.close())

  it('tries a signer on the examples', () => stranger.tryExamples())

  it('signs with words beside the log, withdraws, and finds both entries from a cursor on', async () => {
    const cursor = it_.log.head()!.size
    const { words, beside } = wordsBeside('By a harbour we mean its basins too. '.repeat(20).trim())
    const accepts = { ...(await stranger.call(ACCORD)), read: ['en'], reservation: null }
    const signed = await stranger.post(
      'signature/given',
      { by, call: ACCORD, body: { ...accepts, declaration: words } },
      [beside],
    )
    assert.equal(signed.status, 201, JSON.stringify(signed.answer))
    const again = await stranger.send(signed.envelope, [beside])
    assert.deepEqual([again.status, again.answer.index], [200, signed.answer.index])
    const left = await stranger.post('signature/withdrawn', { by, call: ACCORD, body: { reason: null } })
    assert.equal(left.status, 201, JSON.stringify(left.answer))

    const entries = await stranger.entriesFrom(cursor)
    assert.deepEqual(
      entries.map(({ envelope }) => envelope.payload),
      [signed, left].map(({ envelope }) => (JSON.parse(envelope) as { payload: string }).payload),
    )
    assert.deepEqual(signed.answer.index, cursor)
  })

  it('is told by codes and statuses that the document lists why something is refused', async () => {
    const refused = async (posted: ReturnType<Stranger['post']>) => {
      const { status, answer } = await posted
      return [status, answer.code]
    }
    const leave = { call: ACCORD, body: { reason: null } }
    assert.deepEqual(await refused(stranger.post('signature/withdrawn', { by, ...leave })), [
      409,
      'signature_unknown',
    ])
    assert.deepEqual(await refused(stranger.post('signature/withdrawn', { by: 'eastport', ...leave })), [
      403,
      'signer_unexpected',
    ])
    const { words } = wordsBeside('It was explained to us. '.repeat(20).trim())
    assert.deepEqual(
      await refused(
        stranger.post('signature/given', {
          ...{ by, call: ACCORD },
          body: { ...(await stranger.call(ACCORD)), read: ['en'], reservation: words, declaration: null },
        }),
      ),
      [422, 'words_missing'],
    )
    assert.deepEqual(await refused(stranger.send('{}')), [400, 'envelope_malformed'])
    assert.deepEqual(await refused(stranger.send(`{"payload":"${'A'.repeat(140_000)}"}`)), [
      413,
      'request_oversize',
    ])
  })
})
