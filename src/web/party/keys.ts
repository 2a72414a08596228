import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Suspension } from '../../register/party-key-rows.ts'
import type { KeyRow } from '../../register/rows.ts'
import { type keyAdded, keyAllowed } from '../../register/types/keys.ts'
import { partyAdmitted } from '../../register/types/parties.ts'
import { suspensionOf } from '../../work/suspended-parties.ts'
import { isByInvitation } from '../entry/signers.ts'
import {
  type Asked,
  addressWith,
  bodyOf,
  entryDay,
  entryLink,
  entryShown,
  html,
  inset,
  linkIn,
  type Markup,
  named,
  type Piece,
  pageAfter,
  pager,
  phrase,
  remark,
  say,
  shortDay,
} from '../kit/kit.ts'
import { keyShown, quoted } from '../teller/pieces.ts'
import { datedBy, type PartyRecord } from './record.ts'

const PER_PAGE = 50
/** Entries of a party that are read for the one that let a key in. */
const MOST_SEARCHED = 50

/** The keys after this one, by key id; '' for the first page. Refuses `query_malformed`. */
export function keysAsked({ query }: Asked): string {
  const text = query.get('keys')?.trim() ?? ''
  if (text === '' || /^[\w-]{43}$/.test(text)) return text
  throw new Refusal('query_malformed', `The parameter keys is ${clip(text)}; it has to be the id of a key.`)
}

/** A page of a party's keys, oldest first; the next one begins after `next`, null where there is none. */
export async function keysShown({ site }: Asked, party: string, after: string) {
  const found = await site.log.store.keysOf(party, after, PER_PAGE + 1)
  const { shown, next = null } = pageAfter(found, after, PER_PAGE, ({ key }) => key)
  const keys = shown.map(({ key, row }) => ({ keyid: key, row }))
  return { keys: keys.sort((a, b) => a.row.added - b.row.added), next }
}

/** The keys of a party: which they are, who brought each in, and whether it still signs. */
export async function partyKeys(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { id, row } = record
  if (row.admitted === null) return null
  const after = keysAsked(asked)
  const { keys, next } = await keysShown(asked, id, after)
  const lines = await Promise.all(keys.map(({ row }) => keyLine(asked, record, row)))
  const list =
    lines.length === 0 ? remark(say(lang, 'party.noKeys')) : html`<ol class="ledger three mt-s">${lines}</ol>`
  const at = (keys: string) => linkIn(asked, `${addressWith(`/parties/${id}`, { keys })}#keys`)
  const suspension = await suspensionOf(asked.site, id)
  const suspended = suspension && (await suspendedNotice(asked, record, suspension))
  const pages = pager(lang, after === '' ? undefined : at(''), next === null ? undefined : at(next))
  return html`${suspended ?? null}${remark(say(lang, 'party.keysNote'))}${list}${pages}`
}

/** Before all else that is told of it: who writes to it, or reads what it signed, has to know. */
export async function suspendedLede(asked: Asked, { id }: PartyRecord): Promise<Markup | null> {
  const { lang, site } = asked
  const suspension = await suspensionOf(site, id)
  if (suspension === undefined) return null
  const { entry } = suspension
  const says = phrase(lang, 'party.suspendedLede', datedBy(asked, await entryDay(asked, entry), entry))
  return inset(html`${says} <a href="#suspended">${say(lang, 'party.suspendedWhy')}</a>`, 'warn mt')
}

async function suspendedNotice(asked: Asked, { row }: PartyRecord, { by, entry, reason }: Suspension) {
  const { lang } = asked
  const { admitted } = await entryShown(asked, entry)
  const says = phrase(lang, by === null ? 'party.suspendedByDepositary' : 'party.suspended', {
    party: named(row.names, lang),
    ...datedBy(asked, admitted.slice(0, 10), entry),
  })
  return html`<div class="notice warn" id="suspended"><p>${says}</p>${await quoted(asked, reason)}</div>`
}

async function keyLine(asked: Asked, record: PartyRecord, row: KeyRow) {
  const { lang } = asked
  const shown = await entryShown(asked, row.added)
  const byOther = async () => html`<div class="notice warn mt-s">
    <p>${phrase(lang, 'party.key.depositary', { party: named(record.row.names, lang) })}</p>
    ${await quoted(asked, bodyOf<typeof keyAdded.type>(shown).reason)}
    ${await allowance(asked, record.id, row)}
  </div>`
  const isOfAdmission = shown.statement.type === partyAdmitted.type
  // The row says that its holder brought it in, which is so by its signature: that it is their key says our officer alone.
  const how = isByInvitation(shown)
    ? inset(say(lang, 'party.key.invited'), 'warn mt-s')
    : isOfAdmission || row.addedBy === 'holder'
      ? note(say(lang, isOfAdmission ? 'party.key.admission' : 'party.key.holder'))
      : await byOther()
  const { role = 'signatory' } = row
  // What keeps a key from signing; a signatory's needs no word.
  const limit = role === 'signatory' ? null : note(say(lang, `party.key.role.${role}`))
  return html`<li>
    <time datetime="${shown.admitted}">${shortDay(shown.admitted.slice(0, 10), lang)}</time>
    <div class="what">${keyShown(asked, row.key)}${limit}${how}${await revoked(asked, row)}</div>
    <span class="meta">${entryLink(asked, row.added)}</span>
  </li>`
}

/** Where two officers let the depositary add it: the newest such entry before it, which it used up. */
async function allowance(asked: Asked, party: string, { added }: KeyRow): Promise<Markup | null> {
  const before = { before: added, limit: MOST_SEARCHED }
  const { entries } = await asked.site.log.store.entriesOn(`party ${party}`, before)
  for (const index of entries) {
    const { statement } = await entryShown(asked, index)
    if (statement.type === keyAllowed.type)
      return note(phrase(asked.lang, 'party.key.allowed', { entry: entryLink(asked, index) }))
  }
  return null
}

function note(says: Piece) {
  return html`<p class="sub">${says}</p>`
}

async function revoked(asked: Asked, { holder, revoked }: KeyRow) {
  const { lang } = asked
  if (revoked === null) return note(say(lang, 'party.key.stands'))
  const { admitted, statement } = await entryShown(asked, revoked.entry)
  const key = statement.by === holder ? 'party.key.revokedBySelf' : 'party.key.revokedByDepositary'
  const says = phrase(lang, key, datedBy(asked, admitted.slice(0, 10), revoked.entry))
  return html`<p class="ended">${says}</p>${await quoted(asked, revoked.reason)}`
}
