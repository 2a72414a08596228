import type { Mandate } from '../../register/shapes.ts'
import type { Asked } from '../asked.ts'
import { phrase } from '../entry/phrase.ts'
import { fact, identifiersList, mandateShown, namesList } from '../entry/pieces.ts'
import { entryLink, inLang } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { countryName, longDay, nameIn } from '../wording.ts'
import type { PartyRecord } from './record.ts'

/** What the register says of a party, each fact with the entry that says so. */
export async function partyFacts(asked: Asked, { row, listings }: PartyRecord): Promise<Markup> {
  const { lang } = asked
  const newest = row.versions.at(-1)
  const notRecorded = say(lang, 'party.notRecorded')
  const source = newest?.entry ?? listings.at(-1)?.row.versions.at(-1)?.entry
  const cited =
    source === undefined || source === row.admitted
      ? null
      : html`<p class="proof mt-s">${entryLink(asked, source)}</p>`
  return html`<section class="entry"><div class="side"><h2>${say(lang, 'party.facts')}</h2></div><div class="narrow"><dl class="facts wide">${[
    fact(say(lang, 'party.names'), namesList(asked, row.names)),
    fact(say(lang, 'party.kind'), say(lang, `kind.${row.kind}`)),
    fact(say(lang, 'party.country'), row.country === null ? notRecorded : countryName(row.country, lang)),
    fact(
      say(lang, 'party.domain'),
      newest?.domain
        ? html`<code>${newest.domain}</code><span class="sub">${say(lang, 'party.domainNote')}</span>`
        : notRecorded,
    ),
    fact(say(lang, 'party.identifiers'), (newest && identifiersList(newest.identifiers)) ?? notRecorded),
    fact(say(lang, 'party.mandate'), await mandates(asked, row.versions)),
    fact(
      say(lang, 'party.admittedOn'),
      row.admitted === null
        ? say(lang, 'party.notAdmitted')
        : html`${longDay(row.versions[0]!.from, lang)}, ${entryLink(asked, row.admitted)}`,
    ),
    row.versions.length < 2
      ? null
      : fact(
          say(lang, 'party.versions'),
          html`<ul>${row.versions.map(version => html`<li>${phrase(lang, 'party.version.line', { name: inLang(nameIn(version.names, lang)), date: longDay(version.from, lang), entry: entryLink(asked, version.entry) })}</li>`)}</ul>`,
        ),
  ]}</dl>${cited}</div></section>`
}

/** What was checked and when, each time that it was checked anew. */
async function mandates(
  asked: Asked,
  versions: readonly { readonly mandate: Mandate; readonly entry: number }[],
): Promise<Markup | string> {
  if (versions.length === 0) return say(asked.lang, 'party.none')
  const checks = versions.filter(
    ({ mandate }, i) => JSON.stringify(mandate) !== JSON.stringify(versions[i - 1]?.mandate),
  )
  const shown = await Promise.all(
    checks
      .toReversed()
      .map(
        async ({ mandate, entry }) =>
          html`<li>${await mandateShown(asked, mandate)}<span class="sub">${entryLink(asked, entry)}</span></li>`,
      ),
  )
  return html`<ul>${shown}</ul>`
}
