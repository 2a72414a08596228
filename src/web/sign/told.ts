import { fromUtf8 } from '../../core/bytes.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/beside.ts'
import type { Said } from '../../register/kinds.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import { type BodyOf, bodyIn } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { fact, hash, mandateHeld } from '../teller/pieces.ts'
import { versionsIn } from '../teller/setting.ts'
import { languagesOf } from '../text/text.ts'
import { languageIn, longDay, longTime, nameIn } from '../wording.ts'
import type { Saying } from './draft.ts'
import { entryDay } from './policy.ts'
import type { Signable, Signatory } from './signable.ts'

/**
 * A statement about to be signed, in words. Everything here is told from its bytes, and nothing from what was typed or
 * ticked before: what a reader sees is what those bytes say.
 */
export async function statementTold(
  asked: Asked,
  payload: Uint8Array,
  parts: readonly Part[],
  { signable, signatory }: { readonly signable: Signable; readonly signatory: Signatory },
): Promise<Markup> {
  const { lang } = asked
  const statement = parseStatement(payload)
  const body = bodyIn(signatureGiven.type, statement)
  const [versions, policies] = await Promise.all([
    versionsIn(asked, 'texts', signable.call.id),
    versionsIn(asked, 'policies', signable.call.id),
  ])
  const version = versions.find(({ digest }) => digest === body.manifest)?.number ?? 1
  const policy = policies.find(({ digest }) => digest === body.policy)
  const { row } = signatory
  const sentence = phrase(lang, 'sign.sentence', {
    party: inLang(nameIn(row.names, lang)),
    noun: inLang(nameIn(signable.call.row.noun, lang)),
    call: inLang(nameIn(signable.call.row.titles, lang)),
    version,
    language: body.read.map(tag => languageIn(tag, lang)).join(', '),
    policy: policy?.number ?? 1,
    day: longDay(await entryDay(asked, signable.policy.entry), lang),
    with: say(lang, `sign.with.${withWhat(body)}`),
  })
  return html`<blockquote class="statement mt">${sentence}</blockquote>
<dl class="facts wide mt-s">${[
    fact(say(lang, 'sign.withReservation'), saidIn(body.reservation, parts)),
    fact(say(lang, 'sign.withDeclaration'), saidIn(body.declaration, parts)),
    fact(
      say(lang, 'sign.partyTerm'),
      html`<a href="${linkIn(asked, `/parties/${statement.by}`)}">${inLang(nameIn(row.names, lang))}</a>`,
    ),
    fact(say(lang, 'sign.mandateTerm'), await mandateHeld(asked, row.versions.at(-1)!.mandate)),
    fact(say(lang, 'sign.textDigest'), textShown(asked, signable, body)),
    fact(
      say(lang, 'sign.policyDigest'),
      html`${hash(body.policy)}<span class="sub">${entryLink(asked, signable.policy.entry)}</span>`,
    ),
    fact(say(lang, 'sign.seen'), seenShown(asked, statement)),
    await replaces(asked, signatory),
  ]}</dl>`
}

type Given = BodyOf<'signature/given'>

function withWhat({ reservation, declaration }: Given): 'none' | 'both' | Saying {
  if (reservation !== null) return declaration === null ? 'reservation' : 'both'
  return declaration === null ? 'none' : 'declaration'
}

/** Words that the statement names by digest are those that will travel beside it. */
function saidIn(said: Said | null, parts: readonly Part[]): Markup | null {
  if (said === null) return null
  if ('text' in said)
    return html`<blockquote class="quoted typed" lang="${said.lang}" dir="auto"><span>${said.text}</span></blockquote>`
  const part = parts.find(({ name }) => name === said.digest)
  const text = part === undefined ? said.digest : fromUtf8(part.bytes.subarray(SALT_LENGTH))
  return html`<blockquote class="quoted typed" lang="${said.lang}" dir="auto"><span>${text}</span></blockquote><span class="sub">${hash(said.digest)}</span>`
}

/** The manifest, which is what is bound, and the very bytes that were read. */
function textShown({ lang }: Asked, { text }: Signable, { manifest, read }: Given): Markup {
  const languages = languagesOf(text)
  const one = (tag: string) => {
    const found = languages.find(({ text }) => text.lang === tag)
    return found === undefined
      ? null
      : html`<span class="sub">${phrase(lang, 'general.pair', { what: languageIn(tag, lang), value: html`<a class="hash" href="/words/${found.text.digest}">${found.text.digest}</a>` })}</span>`
  }
  return html`${hash(manifest)}${read.map(one)}`
}

function seenShown({ lang }: Asked, { seen, at }: Statement): Markup {
  return html`${say(lang, 'sign.seenSays', { size: seen.size, time: longTime(at, lang) })}<span class="sub">${hash(seen.root)}</span>`
}

async function replaces(asked: Asked, { before }: Signatory): Promise<Markup | null> {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const day = longDay(await entryDay(asked, before.entry), lang)
  return fact(
    say(lang, 'sign.replacesTerm'),
    html`${say(lang, 'sign.replaces', { day })} ${entryLink(asked, before.entry)}`,
  )
}
