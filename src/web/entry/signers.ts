import { fromBase64, fromUtf8 } from '../../core/bytes.ts'
import type { EnvelopeSignature, Key } from '../../core/keys.ts'
import { type KeyRow, ref } from '../../register/rows.ts'
import { established } from '../../register/types/depositary.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { partyAdmitted } from '../../register/types/parties.ts'
import { roleGranted } from '../../register/types/roles.ts'
import { sealedKey, statementOpened } from '../../register/types/sealed.ts'
import {
  type Asked,
  entryLink,
  entryShown,
  fingerprint,
  html,
  type Markup,
  notedPart,
  phrase,
  remark,
  type Shown,
  say,
  shortDate,
  sizeOf,
  sub,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { inEffect, partyName, type Setting } from '../teller/setting.ts'

/** Who signed an entry: with which key, who added that key and where, and whether it was revoked later. */

export async function signersEntry(it: Setting, shown: Shown): Promise<Markup> {
  const { lang } = it.asked
  const { rows, lines } = await signersOf(it, shown)
  const items = lines.map(
    ({ time, what, meta }) => html`
      <li>
        <span class="when">${shortDate(time.slice(0, 10), lang)}</span>
        <div class="what">${what}</div>
        <div class="meta">${meta}</div>
      </li>
      \n
    `,
  )
  return notedPart(
    lang,
    'entry.whichKey',
    html`<ol class="ledger three">${items}</ol>${await notices(it, rows)}`,
  )
}

/** What is told of a key, from when, and what proves it. */
interface Line {
  readonly time: string
  readonly what: Markup
  readonly meta: Markup
}

/** Of each key in the order of the signatures; the register has them all. */
export async function signersOf(it: Setting, shown: Shown) {
  // Those of what it opens come first.
  const signatures = [...(shown.prepared.enclosed?.envelope.signatures ?? []), ...shown.signatures]
  const found = await it.asked.site.log.store.rows(signatures.map(({ keyid }) => ref('keys', keyid)))
  const rows = found.map((row, i) => row ?? shownKey(shown, signatures[i]!.keyid))
  const lines = rows.map(async (row, i) => {
    const holder = holderName(it, row.holder)
    const signed = signedLine(it, shown, signatures[i]!, row, holder)
    return [signed, await addedLine(it, shown, row, holder), await revokedLine(it, row)]
  })
  return { rows, lines: (await Promise.all(lines)).flat().filter(one => one !== null) }
}

/** A recovery key is shown by the statement that it signs, and enters nothing. */
function shownKey({ index, prepared }: Shown, keyid: string): KeyRow {
  const key = prepared.brought.get(keyid)!
  return { since: index, key, holder: 'depositary', added: index, addedBy: 'holder', revoked: null }
}

function signedLine(
  { asked, known, statement }: Setting,
  { admitted, prepared }: Shown,
  signature: EnvelopeSignature,
  row: KeyRow,
  holder: Markup,
): Line {
  const seal = prepared.enclosed?.envelope.signatures.includes(signature)
    ? known.row('sealed', sealedKey(statement.call!, String(statement.body.commitment)))
    : undefined
  const words = WORDS[seal === undefined ? 'own' : 'enclosed'][signature.webauthn ? 'passkey' : 'file']
  const what = phrase(asked.lang, words, { keyid: fingerprint(signature.keyid), holder })
  return { time: seal?.admitted ?? admitted, what, meta: howUsed(asked, signature, row.key) }
}

/** Sealed statements were signed earlier than their opening, and by somebody else. */
const WORDS = {
  own: { passkey: 'entry.signedPasskey', file: 'entry.signedFile' },
  enclosed: { passkey: 'entry.enclosedPasskey', file: 'entry.enclosedFile' },
} as const

/** What a passkey's device said; its signature covers both, and the door has checked them. */
function howUsed({ lang }: Asked, { webauthn }: EnvelopeSignature, key: Key): Markup {
  const use = say(lang, `entry.use.${key.use}`)
  if (webauthn === undefined) return html`${say(lang, 'entry.usedFor', { use })}`
  const flags = fromBase64(webauthn.authenticatorData)[32] ?? 0
  const client = JSON.parse(fromUtf8(fromBase64(webauthn.clientDataJSON))) as { origin?: unknown }
  const origin = html`<code>${String(client.origin)}</code>`
  const how = phrase(lang, (flags & USER_VERIFIED) !== 0 ? 'entry.unlocked' : 'entry.notUnlocked', { origin })
  return html`${how}${sub(say(lang, 'entry.usedFor', { use }))}`
}
const USER_VERIFIED = 0x04

async function addedLine({ asked }: Setting, shown: Shown, row: KeyRow, holder: Markup): Promise<Line> {
  const { lang } = asked
  if (row.added === shown.index) {
    const isShown = row.key.use === 'recovery'
    const what = html`${say(lang, isShown ? 'entry.shownHere' : 'entry.broughtHere')}`
    return { time: shown.admitted, what, meta: html`${say(lang, 'entry.provesItself')}` }
  }
  const { admitted, statement } = await entryShown(asked, row.added)
  const key = ADDED[statement.type] ?? (`entry.keyOf.${row.addedBy}` as const)
  const meta = phrase(lang, 'entry.keyProved', { entry: entryLink(asked, row.added) })
  return { time: admitted, what: phrase(lang, key, { holder }), meta }
}

/** Types that bring in more than a key. */
const ADDED: Readonly<Record<string, `entry.keyOf.${'established' | 'admitted' | 'granted' | 'invited'}`>> = {
  [established.type]: 'entry.keyOf.established',
  [partyAdmitted.type]: 'entry.keyOf.admitted',
  [partyJoined.type]: 'entry.keyOf.invited',
  [statementOpened.type]: 'entry.keyOf.invited',
  [roleGranted.type]: 'entry.keyOf.granted',
}

async function revokedLine({ asked, index }: Setting, { revoked }: KeyRow): Promise<Line | null> {
  if (revoked === null) return null
  const { admitted } = await entryShown(asked, revoked.entry)
  const what = html`${say(asked.lang, 'entry.keyRevoked')}${await quoted(asked, revoked.reason)}`
  const meta =
    revoked.entry === index
      ? html`${say(asked.lang, 'entry.revokedHere')}`
      : phrase(asked.lang, 'entry.revokedAfter', { entry: entryLink(asked, revoked.entry) })
  return { time: admitted, what, meta }
}

/** Whether the depositary put a key in somebody's name, and whether each key still signs. */
async function notices(it: Setting, rows: readonly KeyRow[]): Promise<Markup> {
  const { asked, known } = it
  const { lang, site } = asked
  const { by } = inEffect(it).statement
  const newest = entryLink(asked, Math.max(0, sizeOf(site) - 1))
  const stands = rows.every(({ revoked }) => revoked === null)
    ? remark(phrase(lang, 'entry.keyStands', { count: rows.length, entry: newest }), 'mt-s')
    : null
  if (by === 'depositary') return html`${stands}`
  const holder = holderName(it, by)
  const entries = await Promise.all(rows.map(({ added }) => entryShown(asked, added)))
  if (entries.some(isByInvitation))
    return html`${stands}<p class="notice mt">${phrase(lang, 'entry.cameByInvitation', { holder })}</p>`
  const admitted = known.row('parties', by)?.admitted
  const brought = rows.filter(({ addedBy, holder }) => addedBy === 'depositary' && holder === by)
  const wasLater = brought.some(({ added }) => added !== admitted)
  const without = brought.length > 0 ? 'entry.cameWithAdmission' : 'entry.noneInTheirName'
  const key = wasLater ? 'entry.inTheirName' : without
  return html`${stands}<p class="notice${wasLater ? ' warn' : null} mt">${phrase(lang, key, { holder })}</p>`
}

/** Whether an entry brings in its key on an invitation, openly or out of a seal. */
export const isByInvitation = ({ statement }: Pick<Shown, 'statement'>): boolean =>
  statement.type === partyJoined.type || statement.type === statementOpened.type

function holderName(it: Setting, holder: string): Markup {
  if (holder === 'depositary') return html`${say(it.asked.lang, 'entry.holderDepositary')}`
  return partyName(it, holder)
}
