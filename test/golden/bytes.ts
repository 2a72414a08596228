import { toBase64, utf8 } from '../../src/core/bytes.ts'
import { formatEntry } from '../../src/core/entry.ts'
import { PAYLOAD_TYPE, pae } from '../../src/core/envelope.ts'
import { formatJsonBytes, type JsonObject, parseJson } from '../../src/core/json.ts'
import type { Signer } from '../../src/core/keys.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { ACCORD, said } from '../harbour.ts'
import { by, northhaven, one, reason } from './cast.ts'
import { nonceOf, type Story } from './story.ts'

/** Bytes that are none of the forms, each at the place where nothing else is wrong with it. */
export function malformed(story: Story): void {
  const saying = { ...by('northhaven', northhaven), call: ACCORD }
  const good = story.envelope('signature/withdrawn', { reason: null }, saying)
  const envelope = parseJson(good) as JsonObject
  const text = Buffer.from(good).toString()
  const refuse = (code: RefusalCode, bytes: Uint8Array | string) =>
    story.refuseEnvelope(code, typeof bytes === 'string' ? utf8(bytes) : bytes)
  refuse('json_malformed', text.slice(0, -1))
  refuse('json_malformed', ` ${text}`)
  refuse('json_malformed', `{"payload":1e400}`)
  refuse('json_malformed', `{"payload":1.5}`)
  refuse('json_malformed', `{"__proto__":1}`)
  refuse('json_malformed', `{"payload":"\\ud800"}`)
  refuse('json_malformed', `${'['.repeat(200)}${']'.repeat(200)}`)
  refuse('bytes_malformed', Uint8Array.of(0x22, 0xff, 0x22))
  refuse('text_hidden', `"\u202e"`)
  const [signature] = envelope.signatures as JsonObject[]
  for (const changes of [
    { payloadType: 'text/plain' },
    { signatures: [] },
    { signatures: [signature!, signature!] },
    { signatures: [{ ...signature!, keyid: 'me' }] },
    { signatures: [{ ...signature!, sig: 'a' }] },
    { signatures: [{ ...signature!, sig: toBase64(new Uint8Array(513)) }] },
    { signatures: [{ ...signature!, webauthn: {} }] },
    { payload: '!' },
    { payload: 1 },
    { more: 1 },
  ])
    refuse('envelope_malformed', formatJsonBytes({ ...envelope, ...changes }))
  refuse('statement_oversize', formatJsonBytes({ ...envelope, payload: toBase64(new Uint8Array(32_769)) }))
  refuse('envelope_oversize', formatJsonBytes({ ...envelope, payload: 'A'.repeat(65_482) }))
  statements(story)
  places(story, good)
}

/** An envelope around a statement that `formatStatement` would not write. One key of the depositary stands for two officers. */
export function around(payload: Uint8Array, signers: readonly Signer[]): Uint8Array {
  const signatures = signers.map(signer => signer.sign(pae(payload)))
  return formatJsonBytes({
    payload: toBase64(payload),
    payloadType: PAYLOAD_TYPE,
    signatures: signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1)),
  })
}

function statements(story: Story): void {
  const header = {
    v: 1,
    log: 'harbour.example/log',
    type: 'call/closed',
    by: 'depositary',
    call: ACCORD as string | null,
    at: story.now,
    seen: story.seen() as JsonObject,
    nonce: nonceOf('a header'),
    body: reason as JsonObject,
  }
  const refuse = (code: RefusalCode, changes: JsonObject) =>
    story.refuseEnvelope(code, around(formatJsonBytes({ ...header, ...changes }), [story.depositary]))
  for (const changes of [
    { v: 2 },
    { log: 'two words' },
    { type: 'Call/Closed' },
    { by: 'No Body' },
    { call: '-' },
    { nonce: 'AAAA' },
    { seen: { size: -1, root: header.seen.root! } },
    { seen: { size: 1, root: 'sha256:' } },
    { body: [] },
    { more: 1 },
    { call: null },
    { type: 'switch/set', body: { covers: ['door/applications'], closed: false, ...reason } },
  ] as JsonObject[])
    refuse('statement_malformed', changes)
  refuse('time_malformed', { at: '2026-02-30T12:00:00Z' })
  refuse('type_unknown', { type: 'call/adorned' })
  refuse('text_hidden', { body: { reason: { lang: 'en', text: 'Do\u00adne.' } } })
  refuse('body_malformed', { body: {} })
  refuse('body_malformed', { body: { reason: { lang: 'en', text: 'x'.repeat(201) } } })
}

/** For another log, from another history, at another time. */
function places(story: Story, good: Uint8Array): void {
  const saying = { call: ACCORD }
  const refuse = (code: RefusalCode, changes: object) =>
    story.refuse(code, 'call/closed', reason, { ...saying, ...changes })
  refuse('log_wrong', { log: 'southport.example/log' })
  refuse('seen_ahead', { seen: { ...story.seen(), size: story.size + 1 } })
  refuse('seen_foreign', { seen: { ...story.seen(), size: story.size - 1 } })
  const clock = parseTime(story.now)
  refuse('at_future', { at: formatTime(clock + 301) })
  refuse('at_expired', { at: formatTime(clock - 86_401) })
  story.refuse(
    'at_expired',
    'switch/set',
    { covers: ['call/opened'], closed: true, reason: said('Late.') },
    {
      signers: [one],
      at: formatTime(clock - 604_801),
    },
  )
  story.refuseEnvelope('admitted_decreasing', good, formatTime(story.register.history.admitted - 1))
  const entry = formatEntry(story.now, good)
  story.refuseEntry('entry_malformed', entry.slice(0, -1))
  story.refuseEntry('entry_malformed', utf8('{}'))
  story.refuseEntry('time_malformed', utf8(Buffer.from(entry).toString().replace(/T\d\d/, 'T25')))
  story.admit(good)
  story.refuseEnvelope('statement_repeated', good)
}
