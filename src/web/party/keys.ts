import type { KeyRow } from '../../register/rows.ts'
import type { keyAdded } from '../../register/types/keys.ts'
import {
  type Asked,
  bodyOf,
  entryLink,
  entryShown,
  html,
  longDay,
  type Markup,
  named,
  notedPart,
  phrase,
  remark,
  say,
  shortDay,
} from '../kit/kit.ts'
import { keyShown, quoted } from '../teller/pieces.ts'
import type { PartyRecord } from './record.ts'

/** The keys of a party: which they are, who brought each in, and whether it still signs. */
export async function partyKeys(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { row, keys, moreKeys } = record
  if (row.admitted === null) return null
  const lines = await Promise.all(keys.map(({ row }) => keyLine(asked, record, row)))
  const list =
    lines.length === 0 ? remark(say(lang, 'party.noKeys')) : html`<ol class="ledger three">${lines}</ol>`
  return notedPart(
    lang,
    'party.keys',
    html`${list}${moreKeys ? remark(say(lang, 'party.moreKeys'), 'mt-s') : null}`,
    { id: 'keys' },
  )
}

async function keyLine(asked: Asked, record: PartyRecord, row: KeyRow): Promise<Markup> {
  const { lang } = asked
  const shown = await entryShown(asked, row.added)
  const how =
    row.added === record.row.admitted
      ? html`<p class="sub">${say(lang, 'party.key.admission')}</p>`
      : row.addedBy === 'holder'
        ? html`<p class="sub">${say(lang, 'party.key.holder')}</p>`
        : html`<div class="notice warn mt-s">
          <p>${phrase(lang, 'party.key.depositary', { party: named(record.row.names, lang) })}</p>
          ${await quoted(asked, bodyOf<typeof keyAdded.type>(shown).reason)}
        </div>`
  const day = shown.admitted.slice(0, 10)
  return html`<li>
    <time datetime="${shown.admitted}">${shortDay(day, lang)}</time>
    <div class="what">${keyShown(asked, row.key)}${role(asked, row)}${how}${await revoked(asked, row)}</div>
    <span class="meta">${entryLink(asked, row.added)}</span>
  </li>`
}

/** What keeps a key from signing; a signatory's needs no word. */
function role({ lang }: Asked, { role = 'signatory' }: KeyRow): Markup | null {
  return role === 'signatory' ? null : html`<p class="sub">${say(lang, `party.key.role.${role}`)}</p>`
}

async function revoked(asked: Asked, row: KeyRow): Promise<Markup> {
  const { lang } = asked
  if (row.revoked === null) return html`<p class="sub">${say(lang, 'party.key.stands')}</p>`
  const { admitted, statement } = await entryShown(asked, row.revoked.entry)
  const values = { date: longDay(admitted.slice(0, 10), lang), entry: entryLink(asked, row.revoked.entry) }
  const says =
    statement.by === row.holder
      ? phrase(lang, 'party.key.revokedBySelf', values)
      : phrase(lang, 'party.key.revokedByDepositary', values)
  return html`<p class="ended">${says}</p>${await quoted(asked, row.revoked.reason)}`
}
