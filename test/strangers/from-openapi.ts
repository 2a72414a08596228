import assert from 'node:assert/strict'
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'

/**
 * A program whose author has read `/openapi.json` and nothing else: no page, no specification, no code of ours. It signs a
 * call with words beside the log, withdraws, is refused, and reads the log, all by that document. Where it asks for an
 * address, it takes it from there; what it knows of formats stands in its descriptions, and is tried on its examples first.
 */

type Json = Record<string, unknown>
interface Schema extends Json {
  readonly examples: readonly Json[]
}
interface Operation {
  readonly operationId: string
  readonly responses: Record<string, { readonly description: string }>
}
export interface Document {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}
interface KeyFile {
  readonly keyid: string
  readonly jwk: { readonly crv: string; readonly kty: string; readonly x: string; readonly d: string }
}
export type Ask = (path: string, init?: RequestInit) => Promise<Response>

const PAYLOAD_TYPE = 'application/vnd.avow.statement+json'

export class Stranger {
  readonly #document: Document
  readonly #ask: Ask
  readonly #key: KeyFile
  readonly #ajv: Ajv2020

  constructor(document: Document, ask: Ask, keyFile: string) {
    this.#document = document
    this.#ask = ask
    this.#key = JSON.parse(keyFile) as KeyFile
    this.#ajv = new Ajv2020({ strict: false }).addSchema(document, 'openapi')
    this.#fits('KeyFile', this.#key)
  }

  /** Before anything is sent: the example of Envelope is signed by that of KeyFile, as the descriptions say. */
  tryExamples(): void {
    const { schemas } = this.#document.components
    const envelope = schemas.Envelope!.examples[0] as unknown as { payload: string; signatures: Json[] }
    const key = schemas.KeyFile!.examples[0] as unknown as KeyFile
    this.#fits('Envelope', envelope)
    this.#fits('KeyFile', key)
    const payload = Buffer.from(envelope.payload, 'base64')
    assert.equal(canonical(JSON.parse(payload.toString())), payload.toString())
    const { d: _, ...jwk } = key.jwk
    assert.equal(createHash('sha256').update(canonical(jwk)).digest('base64url'), key.keyid)
    const [{ keyid, sig }] = envelope.signatures as [{ keyid: string; sig: string }]
    assert.equal(keyid, key.keyid)
    const isSigned = verify(
      null,
      signedBytes(payload),
      createPublicKey({ key: jwk, format: 'jwk' }),
      Buffer.from(sig, 'base64'),
    )
    assert.ok(isSigned)
    assert.equal(signatureOf(payload, key), sig)
  }

  /** Posts a statement of a type, which begins as its example. */
  async post(type: string, changes: { by: string; call: string; body: Json }, beside: Beside[] = []) {
    const { log, seen } = await this.#head()
    const nonce = randomBytes(16).toString('base64url')
    const at = await this.#now()
    const example = this.#exampleOf(type)
    const body = { ...(example.body as Json), ...changes.body }
    const statement = { ...example, ...changes, body, log, seen, nonce, at }
    this.#fits('Statement', statement)
    const payload = Buffer.from(canonical(statement))
    const sig = signatureOf(payload, this.#key)
    const envelope = {
      payload: payload.toString('base64'),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ keyid: this.#key.keyid, sig }],
    }
    this.#fits('Envelope', envelope)
    return this.send(canonical(envelope), beside)
  }

  async send(envelope: string, beside: Beside[] = []) {
    const { path, responses } = this.#operation('postStatement')
    const headers = { 'content-type': 'application/json' }
    const form = new FormData()
    form.set('envelope', envelope)
    for (const { digest, bytes } of beside) form.set(digest, new Blob([bytes]), 'words')
    const response = await this.#ask(path, {
      method: 'POST',
      ...(beside.length === 0 ? { headers, body: envelope } : { body: form }),
    })
    const answer = (await response.json()) as Json
    const described = responses[String(response.status)]
    assert.ok(described, `the door answers ${response.status}`)
    this.#fits(response.ok ? 'Recorded' : 'Problem', answer)
    if (!response.ok)
      assert.ok(described.description.split(/[ ,]+/).includes(String(answer.code)), String(answer.code))
    return { status: response.status, answer, envelope }
  }

  /** What a call says of the text and the rules that are to be signed. */
  async call(call: string): Promise<{ manifest: string; policy: string }> {
    const { path } = this.#operation('callJson')
    const answer = (await (await this.#ask(path.replace('{call}', call))).json()) as {
      textInForce: string
      policy: { digest: string }
    }
    this.#fits('Call', answer)
    return { manifest: answer.textInForce, policy: answer.policy.digest }
  }

  /** The entries from a number on, as the description of the tiles has one follow the log. */
  async entriesFrom(cursor: number): Promise<{ envelope: { payload: string } }[]> {
    const { path } = this.#operation('tile')
    const { size } = (await this.#head()).seen
    const entries = []
    for (let first = cursor - (cursor % 256); first < size; first += 256) {
      const [last, ...before] = groupsOf(first / 256).reverse()
      const name = [...before.reverse().map(group => `x${group}`), last].join('/')
      const width = Math.min(256, size - first)
      const tile = `entries/${name}${width < 256 ? `.p/${width}` : ''}`
      const response = await this.#ask(path.replace('{tile}', tile))
      assert.equal(response.status, 200, tile)
      const bytes = Buffer.from(await response.arrayBuffer())
      for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
        entries.push(JSON.parse(bytes.toString('utf8', at + 2, at + 2 + bytes.readUInt16BE(at))))
    }
    return entries.slice(cursor % 256)
  }

  #exampleOf(type: string): Json {
    const { discriminator } = this.#document.components.schemas.Statement as unknown as {
      discriminator: { mapping: Record<string, string> }
    }
    const name = discriminator.mapping[type]!.split('/').at(-1)!
    return this.#document.components.schemas[name]!.examples[0]!
  }

  async #head() {
    const checkpoint = await (await this.#ask(this.#operation('checkpoint').path)).text()
    const [log, size, root = ''] = checkpoint.split('\n')
    const digest = Buffer.from(root, 'base64').toString('base64url')
    return { log, seen: { size: Number(size), root: `sha256:${digest}` } }
  }

  /** Whatever clock a story has: that of the newest entry. */
  async #now(): Promise<string> {
    const { path } = this.#operation('entryJson')
    const { size } = (await this.#head()).seen
    const newest = await (await this.#ask(path.replace('{index}', String(size - 1)))).json()
    return (newest as { admitted: string }).admitted
  }

  #operation(id: string): Operation & { path: string } {
    for (const [path, methods] of Object.entries(this.#document.paths))
      for (const operation of Object.values(methods))
        if (operation.operationId === id) return { ...operation, path }
    assert.fail(`no operation ${id}`)
  }

  #fits(schema: string, value: unknown): void {
    const takes = this.#ajv.getSchema(`openapi#/components/schemas/${schema}`)!
    assert.ok(takes(value), `${schema}: ${this.#ajv.errorsText(takes.errors)}`)
  }
}

export interface Beside {
  readonly digest: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Words that travel beside a statement, and what stands in it for them. */
export function wordsBeside(text: string): { words: Json; beside: Beside } {
  const bytes = Buffer.concat([randomBytes(32), Buffer.from(text)])
  const digest = `sha256:${createHash('sha256').update(bytes).digest('base64url')}`
  const length = Buffer.byteLength(text)
  return { words: { digest, lang: 'en', length, mediaType: 'text/plain' }, beside: { digest, bytes } }
}

const groupsOf = (n: number): string[] => {
  const digits = String(n)
  return digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!
}

/** RFC 8785, for what this program says. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}

const signedBytes = (payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 35 ${PAYLOAD_TYPE} ${payload.length} `), payload])

const signatureOf = (payload: Buffer, { jwk }: KeyFile): string =>
  sign(null, signedBytes(payload), createPrivateKey({ key: jwk, format: 'jwk' })).toString('base64')
