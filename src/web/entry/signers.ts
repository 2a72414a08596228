import { fromBase64, fromUtf8 } from '../../core/bytes.ts'
import type { EnvelopeSignature, Key } from '../../core/keys.ts'
import { type KeyRow, ref } from '../../register/rows.ts'
import { established } from '../../register/types/depositary.ts'
import { partyAdmitted } from '../../register/types/parties.ts'
import { roleGranted } from '../../register/types/roles.ts'
import { inEffect, sealedKey } from '../../register/types/sealed.ts'
import { type Asked, sizeOf } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { hash, quoted } from '../teller/pieces.ts'
import { type Known, partyName } from '../teller/setting.ts'
import { shortDay } from '../wording.ts'
import { entryShown, type Shown, signaturesIn } from './shown.ts'

/** Who signed an entry: with which key, which entry added that key and who did, and whether it was revoked later. */

export async function signersEntry(asked: Asked, shown: Shown, known: Known): Promise<Markup> {
  const { lang } = asked
  const signatures = signaturesIn(shown)
  const found = await asked.site.log.store.rows(signatures.map(({ keyid }) => ref('keys', keyid)))
  const rows = found.map(row => row!)
  const lines = await Promise.all(
    signatures.map((signature, i) => linesOf(asked, shown, known, signature, rows[i]!)),
  )
  return html`<section class="entry"><div class="side"><h2>${say(lang, 'entry.whichKey')}</h2><p>${say(lang, 'entry.whichKeyNote')}</p></div><div class="box"><ol class="ledger three">${lines}</ol>${notices(asked, shown, known, rows)}</div></section>`
}

async function linesOf(
  asked: Asked,
  shown: Shown,
  known: Known,
  signature: EnvelopeSignature,
  row: KeyRow,
): Promise<Markup> {
  const { lang } = asked
  const holder = holderName(asked, shown, known, row.holder)
  const keyid = hash(signature.keyid)
  const { commitment } = shown.statement.body
  const seal = shown.prepared.enclosed?.envelope.signatures.includes(signature)
    ? known.row('sealed', sealedKey(shown.statement.call!, String(commitment)))
    : undefined
  const words = WORDS[seal === undefined ? 'own' : 'enclosed'][signature.webauthn ? 'passkey' : 'file']
  const signed = phrase(lang, words, { keyid, holder })
  return html`${line(lang, seal?.admitted ?? shown.admitted, signed, howUsed(asked, signature, row.key))}
${await addedLine(asked, shown, row, holder)}
${await revokedLine(asked, row)}`
}

/** What a seal held was signed before its opening was, and by somebody else. */
const WORDS = {
  own: { passkey: 'entry.signedPasskey', file: 'entry.signedFile' },
  enclosed: { passkey: 'entry.enclosedPasskey', file: 'entry.enclosedFile' },
} as const

function line(lang: Asked['lang'], time: string, what: Markup, meta: Markup): Markup {
  const day = time.slice(0, 10)
  return html`<li><span class="when"><time datetime="${day}">${shortDay(day, lang)}</time></span><div class="what">${what}</div><div class="meta">${meta}</div></li>`
}

/** What a passkey's device said of itself; both are under its signature, and the door has checked them. */
function howUsed({ lang }: Asked, { webauthn }: EnvelopeSignature, key: Key): Markup {
  const use = say(lang, `entry.use.${key.use}`)
  if (webauthn === undefined) return html`${say(lang, 'entry.usedFor', { use })}`
  const flags = fromBase64(webauthn.authenticatorData)[32] ?? 0
  const client = JSON.parse(fromUtf8(fromBase64(webauthn.clientDataJSON))) as { origin?: unknown }
  const origin = html`<code>${String(client.origin)}</code>`
  const how =
    (flags & USER_VERIFIED) !== 0
      ? phrase(lang, 'entry.unlocked', { origin })
      : phrase(lang, 'entry.notUnlocked', { origin })
  return html`${how}<span class="sub">${say(lang, 'entry.usedFor', { use })}</span>`
}
const USER_VERIFIED = 0x04

async function addedLine(asked: Asked, shown: Shown, row: KeyRow, holder: Markup): Promise<Markup> {
  const { lang } = asked
  if (row.added === shown.index)
    return line(
      lang,
      shown.admitted,
      html`${say(lang, 'entry.broughtHere')}`,
      html`${say(lang, 'entry.provesItself')}`,
    )
  const { admitted, statement } = await entryShown(asked, row.added)
  const what = {
    [established.type]: () => html`${say(lang, 'entry.keyOf.established')}`,
    [partyAdmitted.type]: () => phrase(lang, 'entry.keyOf.admitted', { holder }),
    [roleGranted.type]: () => phrase(lang, 'entry.keyOf.granted', { holder }),
  }[statement.type]
  const added =
    what?.() ??
    (row.addedBy === 'holder'
      ? phrase(lang, 'entry.keyOf.holder', { holder })
      : phrase(lang, 'entry.keyOf.depositary', { holder }))
  const proved = phrase(lang, 'entry.keyProved', { entry: entryLink(asked, row.added) })
  return line(lang, admitted, added, proved)
}

async function revokedLine(asked: Asked, { revoked }: KeyRow): Promise<Markup | null> {
  if (revoked === null) return null
  const { lang } = asked
  const { admitted } = await entryShown(asked, revoked.entry)
  const what = html`${say(lang, 'entry.keyRevoked')}${await quoted(asked, revoked.reason)}`
  return line(
    lang,
    admitted,
    what,
    phrase(lang, 'entry.revokedAfter', { entry: entryLink(asked, revoked.entry) }),
  )
}

/** Whether the depositary put a key in somebody's name, said either way, and whether each key still signs. */
function notices(asked: Asked, shown: Shown, known: Known, rows: readonly KeyRow[]): Markup {
  const { lang, site } = asked
  const { by } = inEffect(shown.statement)
  const newest = entryLink(asked, Math.max(0, sizeOf(site) - 1))
  const stands = rows.every(({ revoked }) => revoked === null)
    ? html`<p class="note mt-s">${phrase(lang, 'entry.keyStands', { entry: newest })}</p>`
    : null
  if (by === 'depositary') return html`${stands}`
  const holder = holderName(asked, shown, known, by)
  const admitted = known.row('parties', by)?.admitted
  const brought = rows.filter(({ addedBy, holder }) => addedBy === 'depositary' && holder === by)
  const notice = brought.some(({ added }) => added !== admitted)
    ? html`<p class="notice warn mt">${phrase(lang, 'entry.inTheirName', { holder })}</p>`
    : brought.length > 0
      ? html`<p class="notice mt">${phrase(lang, 'entry.cameWithAdmission', { holder })}</p>`
      : html`<p class="notice mt">${phrase(lang, 'entry.noneInTheirName', { holder })}</p>`
  return html`${stands}${notice}`
}

function holderName(asked: Asked, { index, statement }: Shown, known: Known, holder: string): Markup {
  if (holder === 'depositary') return html`${say(asked.lang, 'entry.holderDepositary')}`
  return partyName({ asked, index, statement, known }, holder)
}
