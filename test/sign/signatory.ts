import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { fromBase64url, toBase64, toBase64url } from '../../src/core/bytes.ts'
import { challengeOf, pae } from '../../src/core/envelope.ts'
import { type Deviation, newPasskey, type Passkey } from '../../src/core/passkey.fixture.ts'
import type { Depositary } from '../depositary.ts'
import { formIn, linksIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'

/** A representative in the ceremony: a visitor with tabs, who looks for what stops them and for a way on. */
export class Signatory extends Visitor {
  constructor(site: Depositary, lang = 'en') {
    super(site, { lang })
  }

  async go(path: string): Promise<this> {
    await this.goto(path)
    return this
  }

  /** Sends the first form of the page with what was typed. */
  async fill(typed: Readonly<Record<string, string>>): Promise<this> {
    await this.send('', typed)
    return this
  }

  async upload(file: Uint8Array | undefined): Promise<this> {
    await this.send('/envelope', {
      envelope: new Blob(file === undefined ? [] : [file as Uint8Array<ArrayBuffer>]),
    })
    return this
  }

  async download(path: string): Promise<Uint8Array> {
    const response = await this.site.app.request(path, { headers: { cookie: this.cookies } })
    return new Uint8Array(await response.arrayBuffer())
  }

  get path(): string {
    return this.shown.path
  }

  get status(): number {
    return this.shown.status
  }

  get page(): string {
    return this.shown.html
  }

  get text(): string {
    return wordsOn(this.shown)
  }

  /** The bytes that the form of step 2 carries. */
  get payload(): Uint8Array {
    return fromBase64url(formIn(this.page, 'passkey').fields.payload!)
  }

  /** The same page, but for what its form carries. */
  tampered(payload: Uint8Array): Signatory {
    const other = this.tab()
    const $ = load(this.page)
    $('input[name="payload"]').attr('value', toBase64url(payload))
    other.shown = { ...this.shown, html: $.html() }
    return other
  }

  /** Which of the stops this page is. */
  get stop(): string | undefined {
    return load(this.page)('[data-stop]').attr('data-stop')
  }

  /** Where a link of this page leads, by a piece of its address. */
  link(piece: string): string {
    const links = linksIn(this.page)
    const link = links.find(href => href.includes(piece))
    assert.ok(link, `${this.path} has no link with ${piece}: ${links.join(' ')}`)
    return link
  }

  /** Another tab of the same browser, at the same place. */
  tab(): Signatory {
    const tab = new Signatory(this.site, this.lang)
    for (const [name, value] of this.jar) tab.jar.set(name, value)
    tab.shown = this.shown
    return tab
  }

  /** As whoever holds this session. */
  letIn(cookie: string, token: string): void {
    this.jar.set(cookie, token)
  }
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
  visitor: Signatory,
  passkey: Passkey,
  deviation: Deviation = {},
): Record<string, string> {
  const assertion = passkey.assert(challengeOf(pae(visitor.payload)), deviation)
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

/** From the call to step 2, where the statement is shown. */
export async function toConfirm(it: Depositary, party: string, steps: Steps = {}): Promise<Signatory> {
  const visitor = new Signatory(it, steps.lang)
  await visitor.go(`/${ACCORD}/sign?who=organisation`)
  await visitor.fill({ party })
  if (steps.read !== undefined) await visitor.go(`${visitor.path}?read=${steps.read}`)
  await visitor.fill({ agree: 'yes', ...steps.words })
  assert.match(visitor.path, /\/confirm/, visitor.text)
  return visitor
}
