import { formatDigest } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { identityOf } from '../core/envelope.ts'
import { formatJson } from '../core/json.ts'
import { leafHash } from '../core/merkle.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { entryAt } from '../log/tree.ts'
import type { CallRow, KeyRow, PartyRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import { type Answer, JSON_TYPE } from './answer.ts'
import { type Asked, cachedPage, sizeOf } from './asked.ts'
import { numberIn } from './found.ts'
import { page } from './layout.ts'
import { entryLink, inLang, linkIn } from './links.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { formatNumber, longTime, nameIn } from './wording.ts'

/** An entry of the log: what every fact on every page cites. */

interface Shown {
  readonly index: number
  readonly bytes: Uint8Array
  readonly admitted: string
  readonly statement: Statement
  readonly signatures: readonly { readonly keyid: string; readonly webauthn?: object }[]
  readonly identity: string
  readonly leaf: string
}

async function entryShown({ site }: Asked, text: string): Promise<Shown> {
  const index = numberIn(text)
  if (index >= sizeOf(site))
    throw new Refusal('not_found', `The log has ${sizeOf(site)} entries; there is no entry ${index}.`)
  const bytes = await entryAt(site.log.store, index)
  const { admitted, envelope } = parseEntry(bytes)
  return {
    index,
    bytes,
    admitted,
    statement: parseStatement(envelope.payload),
    signatures: envelope.signatures,
    identity: formatDigest(identityOf(envelope.payload)),
    leaf: formatDigest(leafHash(bytes)),
  }
}

export async function showEntryBytes(asked: Asked): Promise<Answer> {
  const { bytes } = await entryShown(asked, asked.params.file!.replace(/\.bin$/, ''))
  return { type: 'application/octet-stream', body: bytes, caching: 'forever' }
}

/** `{index, admitted, statement, signatures, identity, leaf}`; entries never change. */
export async function showEntryJson(asked: Asked): Promise<Answer> {
  const { bytes: _, ...shown } = await entryShown(asked, asked.params.file!.replace(/\.json$/, ''))
  return { type: JSON_TYPE, body: formatJson(shown), caching: 'forever' }
}

export function showEntry(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `entry ${asked.params.index}`, () => entryPage(asked, asked.params.index!))
}

async function entryPage(asked: Asked, text: string): Promise<string> {
  const { lang, site } = asked
  const say = messagesIn(lang).entry
  const shown = await entryShown(asked, text)
  const { index, statement } = shown
  const types: Readonly<Record<string, string>> = messagesIn(lang).types
  const title = types[statement.type] ?? statement.type
  const main = html`<section class="opening quiet"><p class="sc kicker">${say.kicker(formatNumber(index, lang), statement.type)}</p><h1>${title}</h1>${await aboutWhom(asked, statement)}</section>
${inWords(asked, shown)}
${await signers(asked, shown)}
<section class="entry"><div class="side"><h2>${say.proof}</h2><p>${say.proofNote}</p></div><div class="narrow"><dl class="facts wide"><div><dt>${say.leaf}</dt><dd><span class="hash">${shown.leaf}</span></dd></div><div><dt>${say.identity}</dt><dd><span class="hash">${shown.identity}</span></dd></div><div><dt>${say.checkpoint}</dt><dd><a href="/log/checkpoint">${say.entries(formatNumber(sizeOf(site), lang))}</a></dd></div></dl><p class="actions"><a class="btn second small" href="/receipts/${index}">${say.checkIt}</a> <a class="note" href="${linkIn(asked, '/verify')}">${say.checkHow}</a></p></div></section>
<section class="entry"><div class="side"><h2>${say.bytes}</h2></div><div><details class="alt"><summary>${say.show}</summary><pre class="raw mt-s" tabindex="0" aria-label="${say.show}">${formatJson(statement)}</pre></details><p class="note mt-s"><a href="/entries/${index}.json">${say.asJson}</a> <span aria-hidden="true">·</span> <a href="/entries/${index}.bin">${say.asBytes}</a>${[
    index - 1,
    index + 1,
  ]
    .filter(near => near >= 0 && near < sizeOf(site))
    .map(
      near =>
        html` <span aria-hidden="true">·</span> <a href="${linkIn(asked, `/entries/${near}`)}">${say.before(near)}</a>`,
    )}</p></div></section>`
  return page(asked, { title: `${title} – ${index}`, main })
}

/** The party and the call, by the names that the register has for them now. */
async function aboutWhom(asked: Asked, { by, call, body }: Statement): Promise<Markup | null> {
  const party = typeof body.party === 'string' ? body.party : by
  const [partyRow, callRow] = (await asked.site.log.store.rows([
    ref('parties', party),
    ref('calls', call ?? ''),
  ])) as [PartyRow | undefined, CallRow | undefined]
  const names = [partyRow?.names, callRow?.titles].flatMap(all =>
    all === undefined ? [] : [inLang(nameIn(all, asked.lang))],
  )
  if (names.length === 0) return null
  return html`<p class="lede">${names.map((name, i) => (i === 0 ? name : html` <span class="dot" aria-hidden="true">·</span> ${name}`))}</p>`
}

function inWords(asked: Asked, { statement, admitted }: Shown): Markup {
  const { lang } = asked
  const say = messagesIn(lang).entry
  const { by, call, at, seen, body } = statement
  const author = by === 'depositary' ? by : html`<a href="${linkIn(asked, `/parties/${by}`)}">${by}</a>`
  const subject = typeof body.party === 'string' ? body.party : undefined
  return html`<section class="entry strong"><div class="side"><h2>${say.inWords}</h2></div><div class="narrow"><dl class="facts wide"><div><dt>${say.who}</dt><dd>${author}</dd></div>${call === null ? null : html`<div><dt>${say.call}</dt><dd><a href="${linkIn(asked, `/${call}`)}">${call}</a></dd></div>`}${subject === undefined ? null : html`<div><dt>${messagesIn(lang).party.kicker}</dt><dd><a href="${linkIn(asked, `/parties/${subject}`)}">${subject}</a></dd></div>`}<div><dt>${say.saidAt}</dt><dd>${say.byItsClock(longTime(at, lang))}</dd></div><div><dt>${say.recordedAt}</dt><dd><time datetime="${admitted}">${longTime(admitted, lang)}</time></dd></div><div><dt>${say.hadSeen}</dt><dd>${say.seen(formatNumber(seen.size, lang))}, <span class="hash">${seen.root}</span></dd></div><div><dt>${say.body}</dt><dd><pre class="raw" tabindex="0" aria-label="${say.body}">${JSON.stringify(body, null, 2)}</pre></dd></div></dl></div></section>`
}

async function signers(asked: Asked, { signatures }: Shown): Promise<Markup> {
  const say = messagesIn(asked.lang).entry
  const rows = (await asked.site.log.store.rows(signatures.map(({ keyid }) => ref('keys', keyid)))) as (
    | KeyRow
    | undefined
  )[]
  const line = (keyid: string, isPasskey: boolean, row: KeyRow | undefined) =>
    html`<li><span class="when">${isPasskey ? say.passkey : say.key}</span><div class="what"><span class="hash">${keyid}</span>${
      row === undefined
        ? null
        : html`<span class="sub">${say.holder(row.holder)}, ${say.addedBy[row.addedBy]}${row.revoked === null ? null : html`; ${say.revoked(row.revoked.entry)}`}</span>`
    }</div><span class="meta">${row === undefined ? null : entryLink(asked, row.added)}</span></li>`
  return html`<section class="entry"><div class="side"><h2>${say.signedBy}</h2><p>${say.signedNote}</p></div><div class="box"><ol class="ledger three">${signatures.map(({ keyid, webauthn }, i) => line(keyid, webauthn !== undefined, rows[i]))}</ol></div></section>`
}
