import type { KeyRow } from '../../register/rows.ts'
import type { keyAdded } from '../../register/types/keys.ts'
import {
  type Asked,
  bodyOf,
  entryLink,
  entryShown,
  html,
  type Markup,
  named,
  notedPart,
  phrase,
  remark,
  say,
  shortDay,
} from '../kit/kit.ts'
import { keyShown, quoted } from '../teller/pieces.ts'
import { datedBy, type PartyRecord } from './record.ts'

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

async function keyLine(asked: Asked, record: PartyRecord, row: KeyRow) {
  const { lang } = asked
  const shown = await entryShown(asked, row.added)
  const byOther = async () => html`<div class="notice warn mt-s">
    <p>${phrase(lang, 'party.key.depositary', { party: named(record.row.names, lang) })}</p>
    ${await quoted(asked, bodyOf<typeof keyAdded.type>(shown).reason)}
  </div>`
  const isOfAdmission = row.added === record.row.admitted
  const how =
    isOfAdmission || row.addedBy === 'holder'
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

function note(says: string) {
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
