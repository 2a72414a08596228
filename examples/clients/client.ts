/**
 * Signs a call for an organisation, by nothing but Node.js: makes a key, adds it to the organisation under a key that
 * the register knows, and signs with the new one. Other programs can import what it is made of.
 *
 *     node client.ts http://localhost:8080 harbour-accord free-port-of-tessaly first.key own.key
 */
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

type Key = { keyid: string; jwk: { crv: string; kty: string; x: string; d: string } }
type Says = { type: string; by: string; call: string | null; body: object }

/** Canonical JSON (RFC 8785): members sorted by name, no white space. */
export const canonical = (value: object): string =>
  JSON.stringify(value, (_, one) => (one?.constructor === Object ? sorted(one) : one))
const sorted = (one: object) => Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('base64url')
/** By which a statement binds bytes beside it: those of a text, or of salt and words. */
export const digestOf = (bytes: Uint8Array) => `sha256:${sha256(bytes)}`

export const readKey = (path: string): Key => JSON.parse(readFileSync(path, 'utf8'))

/** Makes a key, and the file of it, for its owner alone. */
export function newKey(path: string): Key {
  const { d, ...jwk } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const keyid = sha256(canonical(jwk))
  const file = canonical({ v: 1, kind: 'avow-key', use: 'party', keyid, jwk: { ...jwk, d } })
  writeFileSync(path, `${file}\n`, { mode: 0o600, flag: 'wx' })
  return JSON.parse(file)
}

/** What the server refuses: decide by `code`, and show `detail` and `mend`. */
export class Refused extends Error {
  readonly status: number
  readonly code: string | undefined
  constructor(status: number, { code, detail, mend }: { code?: string; detail?: string; mend?: string }) {
    super(`Refused (${status} ${code}): ${detail} ${mend}`)
    this.status = status
    this.code = code
  }
}

/** What the server answers. Without an answer, or told to wait, it sends the same bytes again: they are recorded once. */
async function ask(address: string, body?: FormData, tries = 5): Promise<string> {
  const signal = AbortSignal.timeout(30_000)
  const asked = fetch(address, body === undefined ? { signal } : { method: 'POST', body, signal })
  const answer = await asked.then(async one => ({ ...read(one), text: await one.text() })).catch(() => null)
  if (answer?.ok) return answer.text
  if (tries > 1 && (answer === null || answer.status === 429 || answer.status === 503)) {
    await setTimeout(1000 * (answer?.wait ?? 2))
    return ask(address, body, tries - 1)
  }
  if (answer === null) throw new Error(`${address} does not answer`)
  throw new Refused(answer.status, answer.isJson ? JSON.parse(answer.text) : {})
}
const read = ({ ok, status, headers }: Response) => ({
  ...{ ok, status, wait: Number(headers.get('Retry-After')) || 2 },
  isJson: /json/.test(headers.get('Content-Type') ?? ''),
})
export const askJson = async (address: string) => JSON.parse(await ask(address))

type Bytes = Uint8Array<ArrayBuffer>

/** Posts what somebody says, signed by each key, with what it binds beside it. Returns the number of its entry. */
export async function post(server: string, keys: Key[], says: Says, beside: Bytes[] = []): Promise<number> {
  const [log, size, root = ''] = (await ask(`${server}/log/checkpoint`)).split('\n')
  const seen = { size: Number(size), root: `sha256:${Buffer.from(root, 'base64').toString('base64url')}` }
  const at = `${new Date().toISOString().slice(0, 19)}Z`
  const nonce = randomBytes(16).toString('base64url')
  const payload = Buffer.from(canonical({ v: 1, log, at, seen, nonce, ...says }))
  const payloadType = 'application/vnd.avow.statement+json'
  // 35 is the length of the type.
  const signed = Buffer.concat([Buffer.from(`DSSEv1 35 ${payloadType} ${payload.length} `), payload])
  const signatures = keys
    .map(({ keyid, jwk }) => ({ keyid, key: createPrivateKey({ key: jwk, format: 'jwk' }) }))
    .map(({ keyid, key }) => ({ keyid, sig: sign(null, signed, key).toString('base64') }))
    .sort((a, b) => (a.keyid < b.keyid ? -1 : 1))
  const envelope = canonical({ payload: payload.toString('base64'), payloadType, signatures })
  const form = new FormData()
  form.set('envelope', new Blob([envelope]))
  for (const bytes of beside) form.set(digestOf(bytes), new Blob([bytes]))
  return JSON.parse(await ask(`${server}/statements`, form)).index
}

async function main([server = '', call = '', by = '', first = '', own = '']: string[]): Promise<void> {
  // All that can be asked beforehand is asked before a key is made and added for it.
  const { textInForce: manifest, texts, policy } = await askJson(`${server}/${call}.json`)
  const { keys, signatures } = await askJson(`${server}/parties/${by}.json`)
  const before = signatures[call]
  if (before?.state === 'standing' && before.how === 'given' && before.manifest === manifest) {
    const detail = `${by} has signed this text of ${call} already, by entry ${before.entry}.`
    throw new Refused(409, { code: 'signature_exists', detail, mend: 'No key was added.' })
  }
  const key = existsSync(own) ? readKey(own) : newKey(own)
  const { crv, kty, x } = key.jwk
  if (!keys.some(({ keyid }: Key) => keyid === key.keyid)) {
    const body = { holder: by, key: { alg: 'Ed25519', use: 'party', jwk: { crv, kty, x } }, reason: null }
    await post(server, [readKey(first), key], { type: 'key/added', by, call: null, body })
  }
  // Which text, under which rules, read in which language: the bytes that whoever decides has to see.
  const text = texts.find(({ lang }: { lang: string }) => lang === 'en') ?? texts[0]
  console.log(`Text: ${text.title}, ${server}/words/${text.digest}`)
  const body = { manifest, policy: policy.digest, read: [text.lang], reservation: null, declaration: null }
  const index = await post(server, [key], { type: 'signature/given', by, call, body })
  console.log(`Signed: ${server}/entries/${index}`)
}

if (process.argv[1] === import.meta.filename)
  await main(process.argv.slice(2)).catch(error => {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    process.exitCode = 1
  })
