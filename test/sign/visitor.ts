import assert from 'node:assert/strict'
import { fromBase64url, toBase64 } from '../../src/core/bytes.ts'
import { challengeOf, pae } from '../../src/core/envelope.ts'
import { type Deviation, newPasskey, type Passkey } from '../../src/core/passkey.fixture.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'

/** Somebody with a browser, a cookie jar and perhaps a passkey, who goes through the ceremony by requests. */
export class Visitor {
  readonly #it: Depositary
  readonly #cookies = new Map<string, string>()
  readonly lang: string
  /** Where the visitor is. */
  path = ''
  status = 0
  page = ''

  constructor(it: Depositary, lang = 'en') {
    this.#it = it
    this.lang = lang
  }

  /** Goes there, and on to wherever the server sends them. */
  async go(path: string): Promise<this> {
    return this.#follow(await this.#ask(path))
  }

  /** Sends a form; `fields` are what the visitor typed, beside what the page holds in hidden fields. */
  async send(fields: Readonly<Record<string, string>>, action = this.action()): Promise<this> {
    const body = new URLSearchParams({ ...this.hidden(), ...fields })
    return this.#follow(await this.#ask(action, { method: 'POST', body }))
  }

  async upload(file: Uint8Array | undefined): Promise<this> {
    const form = new FormData()
    form.set('envelope', new Blob(file === undefined ? [] : [file as Uint8Array<ArrayBuffer>]), 'signed.json')
    return this.#follow(await this.#ask(this.action('envelope'), { method: 'POST', body: form }))
  }

  async download(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask(path)).arrayBuffer())
  }

  /** The address of the form of this page; `leaf` tells it from the others of the page. */
  action(leaf = ''): string {
    const found = [...this.page.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, action]) => action!)
    const action = found.find(one => one.split('?')[0]!.endsWith(leaf))
    assert.ok(action, `${this.path} has no form ${leaf}: ${this.page.slice(0, 2000)}`)
    return action.replaceAll('&amp;', '&')
  }

  hidden(): Record<string, string> {
    const found = [...this.page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return Object.fromEntries(found.map(([, name, value]) => [name!, unescaped(value!)]))
  }

  /** What stands on the page as text. */
  get text(): string {
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(this.page)?.[1] ?? this.page
    return unescaped(main.replace(/<template[\s\S]*?<\/template>/g, '').replace(/<[^>]+>/g, ' ')).replace(
      /\s+/g,
      ' ',
    )
  }

  /** Which of the stops this page is. */
  get stop(): string | undefined {
    return /data-stop="(\w+)"/.exec(this.page)?.[1]
  }

  /** Where a link of this page leads, by a piece of its address. */
  link(piece: string): string {
    const links = [...this.page.matchAll(/href="([^"]+)"/g)].map(([, href]) => unescaped(href!))
    const link = links.find(href => href.includes(piece))
    assert.ok(link, `${this.path} has no link with ${piece}: ${links.join(' ')}`)
    return link
  }

  /** Another tab of the same browser, at the same place. */
  tab(): Visitor {
    const tab = new Visitor(this.#it, this.lang)
    for (const [name, value] of this.#cookies) tab.#cookies.set(name, value)
    Object.assign(tab, { path: this.path, status: this.status, page: this.page })
    return tab
  }

  /** As whoever holds this session. */
  letIn(cookie: string, token: string): void {
    this.#cookies.set(cookie, token)
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      accept: 'text/html',
      'accept-language': this.lang,
      'sec-fetch-site': 'same-origin',
      cookie,
    }
    const response = await this.#it.app.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=', 2)
      this.#cookies.set(name!, value!)
    }
    this.path = path
    return response
  }

  async #follow(response: Response): Promise<this> {
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return this.go(location)
    this.status = response.status
    this.page = await response.text()
    return this
  }
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** A passkey of this site. */
export const sitePasskey = (): Passkey => newPasskey('ES256', 'party', 'harbour.example')

/** Adds a passkey to a party, by its own first key. */
export async function addPasskey(it: Depositary, party: string, passkey: Passkey): Promise<number> {
  const body = { holder: party, key: passkey.key, reason: null }
  return (await it.post('key/added', body, { by: party, signers: [partyKey(party), passkey] })).index
}

/** What the script of the page puts into its form once the passkey has answered. */
export function answerOf(
  visitor: Visitor,
  passkey: Passkey,
  deviation: Deviation = {},
): Record<string, string> {
  const payload = fromBase64url(visitor.hidden().payload!)
  const assertion = passkey.assert(challengeOf(pae(payload)), deviation)
  return {
    credential: Buffer.from(passkey.keyid).toString('base64url'),
    authenticatorData: toBase64(assertion.authenticatorData),
    clientDataJSON: toBase64(assertion.clientDataJSON),
    signature: toBase64(assertion.signature),
  }
}

export interface Steps {
  readonly lang?: string
  /** The language of the text that is read. */
  readonly read?: string
  readonly words?: Readonly<Record<string, string>>
}

/** From the call to step 4, where the statement is shown. */
export async function toConfirm(it: Depositary, party: string, steps: Steps = {}): Promise<Visitor> {
  const visitor = new Visitor(it, steps.lang)
  await visitor.go(`/${ACCORD}/sign`)
  await visitor.send({ party })
  if (steps.read !== undefined) await visitor.go(`${visitor.path}?read=${steps.read}`)
  await visitor.send({ agree: 'yes' })
  await visitor.send(steps.words ?? {})
  assert.match(visitor.path, /\/confirm/, visitor.text)
  return visitor
}
