import {
  type Asked,
  comma,
  countryName,
  entryLink,
  facts,
  html,
  listed,
  longDay,
  type Markup,
  named,
  notedPart,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { identifiersList, mandateNow, namesList, quoted } from '../teller/pieces.ts'
import { datedBy, otherParty, type PartyRecord } from './record.ts'

/** What the register says of a party, each fact with the entry that says so. */
export async function partyFacts(asked: Asked, { row, listings }: PartyRecord): Promise<Markup> {
  const { lang } = asked
  const newest = row.versions.at(-1)
  const called = row.versions.filter(
    ({ names }, i) => JSON.stringify(names) !== JSON.stringify(row.versions[i - 1]?.names),
  )
  const notRecorded = say(lang, 'party.notRecorded')
  const listing = listings.at(-1)?.row
  const source = newest?.entry ?? listing?.versions.at(-1)?.entry ?? listing?.facts?.at(-1)?.entry
  const cited =
    source === undefined || source === row.admitted
      ? null
      : html`<p class="proof mt-s">${entryLink(asked, source)}</p>`
  return html`${facts(lang, {
    'party.names': namesList(asked, row.names),
    'party.kind': say(lang, `kind.${row.kind}`),
    'party.country': row.country === null ? notRecorded : countryName(row.country, lang),
    'party.domain': newest?.domain
      ? html`<code>${newest.domain}</code>${sub(say(lang, 'party.domainNote'))}`
      : notRecorded,
    'party.identifiers': (newest && identifiersList(newest.identifiers)) ?? notRecorded,
    'party.mandate':
      newest === undefined
        ? say(lang, 'party.none')
        : html`${mandateNow(asked, newest)}${sub(html`<a href="#mandate">${say(lang, 'party.mandateBelow')}</a>`)}`,
    [newest?.mandate === null ? 'party.recordedOn' : 'party.admittedOn']:
      row.admitted === null
        ? say(lang, 'party.notAdmitted')
        : html`${longDay(row.versions[0]!.from, lang)}${comma(lang)}${entryLink(asked, row.admitted)}`,
    'party.versions':
      called.length < 2
        ? null
        : listed(
            called.map(version =>
              phrase(lang, 'party.version.line', {
                name: named(version.names, lang),
                ...datedBy(asked, version.from, version.entry),
              }),
            ),
          ),
  })}${cited}`
}

/** How and when it ended, why, and where it went; null while it lasts. */
export async function partyEnding(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { ended } = record.row
  if (ended === undefined) return null
  const values = datedBy(asked, ended.day, ended.entry)
  const says =
    ended.into === null || ended.how === 'ended'
      ? phrase(lang, 'ending.ended', values)
      : phrase(lang, `ending.${ended.how}`, { ...values, into: otherParty(asked, record, ended.into) })
  return notedPart(
    lang,
    'party.ended',
    html`<p class="plain">${says}</p>${await quoted(asked, ended.reason)}`,
    { id: 'ended', inside: 'narrow' },
  )
}
