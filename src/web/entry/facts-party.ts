import type { Identifiers, Kind, Localised, Mandate } from '../../register/kinds.ts'
import type { Asked } from '../asked.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import {
  external,
  fact,
  hash,
  identifiersList,
  keyShown,
  keysList,
  kindAndCountry,
  mandateShown,
  namesList,
  quoted,
} from '../teller/pieces.ts'
import { partyName, type Setting, type Told } from '../teller/setting.ts'
import { formatNumber, longDay } from '../wording.ts'

/** Parties and their keys in words. */

export function partyLink(it: Setting, id: string): Markup {
  return html`<a href="${linkIn(it.asked, `/parties/${id}`)}">${partyName(it, id)}</a>`
}

export async function partyListed(it: Told<'party/listed'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  const { source, declaration } = body
  const day = (value: string | null) => (value === null ? null : longDay(value, lang))
  return [
    fact(
      say(lang, 'member.party'),
      html`${partyLink(it, body.party)}<span class="sub">${say(lang, 'entry.listed')}</span>`,
    ),
    fact(
      say(lang, 'member.source'),
      html`${source.url === null ? source.title : external(source.url, source.title)}, ${longDay(source.date, lang)}<span class="sub">${hash(source.digest)}</span>`,
    ),
    fact(say(lang, 'member.present'), say(lang, body.present ? 'entry.present' : 'entry.absent')),
    fact(say(lang, 'member.row'), body.row === null ? null : formatNumber(body.row, lang)),
    fact(say(lang, 'member.names'), namesList(asked, body.names)),
    ...kindAndCountry(asked, body),
    fact(say(lang, 'member.nature'), await quoted(asked, body.nature)),
    fact(say(lang, 'member.website'), body.website === null ? null : external(body.website)),
    fact(say(lang, 'member.signed'), day(body.signed) ?? say(lang, 'entry.noDate')),
    fact(say(lang, 'member.firstSeen'), day(body.firstSeen)),
    fact(say(lang, 'member.lastSeen'), day(body.lastSeen)),
    declaration === null
      ? null
      : fact(
          say(lang, 'member.declaration'),
          html`${longDay(declaration.date, lang)} ${await quoted(asked, declaration.words)}${external(declaration.source)}`,
        ),
  ]
}

interface PartyFacts {
  readonly names: Localised
  readonly kind: Kind
  readonly country: string | null
  readonly domain: string | null
  readonly identifiers: Identifiers
  readonly mandate: Mandate
}

export async function partyAdmitted(it: Told<'party/admitted'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.party'), partyLink(it, body.party)),
    ...(await partyFacts(asked, body)),
    fact(say(lang, 'member.keys'), keysList(asked, body.keys)),
    fact(say(lang, 'member.claims'), say(lang, body.claims ? 'entry.claimsRow' : 'entry.claimsNone')),
  ]
}

export async function partyUpdated(it: Told<'party/updated'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  return [
    fact(say(asked.lang, 'member.party'), partyLink(it, body.party)),
    fact(say(asked.lang, 'member.reason'), await quoted(asked, body.reason)),
    ...(await partyFacts(asked, body)),
  ]
}

async function partyFacts(asked: Asked, facts: PartyFacts): Promise<(Markup | null)[]> {
  const { lang } = asked
  return [
    fact(say(lang, 'member.names'), namesList(asked, facts.names)),
    ...kindAndCountry(asked, facts),
    fact(say(lang, 'member.domain'), facts.domain ?? say(lang, 'entry.notRecorded')),
    fact(
      say(lang, 'member.identifiers'),
      identifiersList(facts.identifiers) ?? say(lang, 'entry.notRecorded'),
    ),
    fact(say(lang, 'member.mandate'), await mandateShown(asked, facts.mandate)),
  ]
}

export async function keyAdded(it: Told<'key/added'>): Promise<(Markup | null)[]> {
  const { asked, body, statement } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.holder'), holderLink(it, body.holder)),
    fact(say(lang, 'member.key'), keyShown(asked, body.key)),
    body.key.use === 'party'
      ? fact(say(lang, 'member.role'), say(lang, `entry.keyRole.${body.role ?? 'signatory'}`))
      : null,
    fact(
      say(lang, 'entry.addedBy'),
      statement.by === 'depositary' ? say(lang, 'entry.byDepositary') : say(lang, 'entry.byItself'),
    ),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}

export async function keyRevoked(it: Told<'key/revoked'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const row = known.row('keys', body.keyid)
  const stopped = known.log?.stopped?.find(({ entry }) => entry === it.index)
  return [
    fact(say(lang, 'member.holder'), row === undefined ? null : holderLink(it, row.holder)),
    fact(say(lang, 'member.key'), row === undefined ? hash(body.keyid) : keyShown(asked, row.key)),
    fact(say(lang, 'entry.addedWith'), row === undefined ? null : entryLink(asked, row.added)),
    fact(
      say(lang, 'entry.revokedBy'),
      statement.by === 'depositary' ? say(lang, 'entry.byDepositary') : say(lang, 'entry.byItself'),
    ),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
    fact(
      say(lang, 'entry.effect'),
      html`${say(lang, 'entry.revokedEffect')}${stopped ? html`<span class="sub">${say(lang, 'stopped.effect', { officer: stopped.officer })}</span>` : null}`,
    ),
  ]
}

/** A party has a page; an officer and the depositary itself have none. */
function holderLink(it: Setting, holder: string): Markup {
  if (it.known.row('parties', holder) !== undefined) return partyLink(it, holder)
  return holder === 'depositary'
    ? html`${say(it.asked.lang, 'entry.theDepositary')}`
    : html`${say(it.asked.lang, 'entry.officer', { id: holder })}`
}
