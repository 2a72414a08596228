import type { Fact, Listed, ListingRow, SourceRow } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import {
  type Asked,
  Choice,
  entryLink,
  html,
  inLang,
  isSwitchedOn,
  ledgerLine,
  linkTo,
  longDay,
  type Markup,
  named,
  nameIn,
  type Piece,
  part,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { LANGS } from '../messages/languages.ts'
import { external, quoted, sourceLink, toldWords } from '../teller/pieces.ts'
import { listsOf } from './copied.ts'
import { claimLink, type PartyRecord, takesApplications } from './record.ts'

/** What lists and other sources said of a party, each with its source and date; a copied row is never a signature. */
export async function partyLists(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { listings, calls, sources } = record
  if (listings.length === 0) return null
  const shown = await Promise.all(
    listings.map(async ({ call, row }) => {
      const title = nameIn(calls.get(call)!.titles, lang)
      const dated = [
        ...row.versions.map(version => ({
          day: version.date,
          line: () => listLine(asked, row, version, sources.get(`${call}/${version.date}`)),
        })),
        ...unchangedLists(record, call, row).map(({ date, present, source }) => ({
          day: date,
          line: () => unchangedLine(asked, date, present, source),
        })),
        ...(row.facts ?? []).map(fact => ({ day: fact.day, line: () => factLine(asked, call, fact) })),
      ]
      // The newest first; of one day, what other sources add comes above its list.
      const lines = await Promise.all(
        dated
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
          .toReversed()
          .map(({ line }) => line()),
      )
      return html`<div class="of-call">
        <h3>${linkTo(asked, `/${call}/roll`, inLang(title))}</h3>
        <ol class="ledger three stacked mt-s">${lines}</ol>
      </div>`
    }),
  )
  return html`
    ${part(say(lang, 'party.lists'), shown, { note: whose(asked, record), id: 'lists' })}${yours(asked, record)}
  `
}

/** Whether the party itself stands behind what was copied. */
function whose(asked: Asked, { row, listings }: PartyRecord) {
  const { lang } = asked
  if (row.admitted === null) return say(lang, 'roll.copied')
  const first = Math.min(
    ...listings.flatMap(({ row }) => [...row.versions, ...(row.facts ?? [])].map(({ entry }) => entry)),
  )
  // Admitted later than it was listed: the law has it claim the row, or take another id.
  return first < row.admitted
    ? html`${say(lang, 'party.listsTaken')} ${entryLink(asked, row.admitted)}`
    : say(lang, 'party.listsOthers')
}

/** Where the call takes signatures, a party that was copied may sign in its own name; the copied row stays beside. */
function yours(asked: Asked, { id, row, listings, calls }: PartyRecord) {
  const { lang } = asked
  if (row.admitted !== null || !isSwitchedOn(asked, 'applications')) return null
  const open = listings.find(({ call }) => takesApplications(calls.get(call)!))
  const record = listings.find(({ call }) => calls.get(call)!.authority.level === 'independent')
  if (open === undefined && record === undefined) return null
  const says =
    open === undefined
      ? html`${say(lang, 'party.yoursRecord')} ${claimLink(
          asked,
          `/${record!.call}/apply`,
          say(lang, 'party.yoursConvener'),
        )}`
      : html`${say(lang, 'party.yoursSays')} ${claimLink(
          asked,
          `/${open.call}/apply?claims=${id}`,
          say(lang, 'party.yoursApply'),
        )}`
  return part(say(lang, 'party.yours'), html`<p>${says}</p>`, { inside: 'flow' })
}

/** Whole lists that brought no row of their own, since they have it as one before did: of each it is said too. */
function unchangedLists(record: PartyRecord, call: string, { versions }: ListingRow) {
  const own = new Set(versions.map(({ date }) => date))
  return listsOf(record, call)
    .filter(({ whole, date }) => whole && !own.has(date))
    .map(source => {
      const { date } = source
      return { date, source, present: versions.findLast(one => one.date < date)?.present ?? false }
    })
}

function unchangedLine({ lang }: Asked, date: string, present: boolean, source: SourceRow) {
  const says = say(lang, present ? 'party.list.same' : 'party.list.absent')
  return ledgerLine(date, lang, says, sourceLink(source))
}

async function listLine(asked: Asked, row: ListingRow, version: Listed, source: SourceRow | undefined) {
  const { lang } = asked
  const title = source === undefined ? null : sub(sourceLink(source))
  const words = version.present
    ? await presentWords(asked, row, version)
    : html`${say(lang, 'party.list.absent')}`
  return ledgerLine(version.date, lang, words, html`${entryLink(asked, version.entry)}${title}`)
}

/** What a source says of one day. What was recorded by mistake stays, struck through, with the reason. */
async function factLine(asked: Asked, call: string, fact: Fact) {
  const { lang } = asked
  const { day, what, words, names, source, entry, withdrawn } = fact
  const says = phrase(lang, 'party.fact', {
    what: new Choice(what),
    by: inLang({ lang: 'und', text: source.by ?? source.title }),
    date: longDay(source.date, lang),
    name: named(names, lang),
  })
  const title = source.by === null ? null : sub(sourceLink(source))
  const meta = html`${entryLink(asked, entry)}${title}`
  // What it declared stands whole above.
  if (withdrawn === null && what === 'declared')
    return ledgerLine(day, lang, html`<a href="#said-${call}">${says}</a>`, meta)
  const said = words && html`<div class="sub">${await toldWords(asked, words)}</div>`
  const matter =
    withdrawn === null
      ? html`${says}${said}`
      : html`
        <s>${says}</s>${said}
        <div class="sub">
          ${phrase(lang, 'party.factWithdrawn', { entry: entryLink(asked, withdrawn.entry) })} ${await quoted(asked, withdrawn.reason)}
        </div>
      `
  return ledgerLine(day, lang, matter, meta)
}

async function presentWords(asked: Asked, listing: ListingRow, version: Listed) {
  const { lang } = asked
  const { names, row, signed, website } = version
  const { word, whole } = await natureShown(asked, version)
  const facts = [
    row === null ? null : say(lang, 'party.list.row', { row }),
    say(lang, `kind.${version.kind}`),
    word,
    dateSaid(asked, listing, signed),
  ].filter(fact => fact !== null)
  const told = html`${facts.map((fact, i) => html`${i === 0 ? null : ' · '}${fact}`)}`
  const site = website && sub(html`${say(lang, 'party.list.website')} ${external(website)}`)
  return html`
    ${phrase(lang, 'party.list.present', { name: named(names, lang) })}${sub(told)}${whole}${site}
  `
}

/** That there is none is said where nothing else tells of a day before that of the list. */
function dateSaid({ lang }: Asked, { versions, facts = [] }: ListingRow, signed: string | null) {
  if (signed !== null) return say(lang, 'party.list.signed', { date: longDay(signed, lang) })
  const isKnown =
    facts.some(({ what, withdrawn }) => what !== 'renamed' && withdrawn === null) ||
    versions.some(one => one.signed !== null || one.declaration !== null)
  return isKnown ? null : say(lang, 'party.list.noDate')
}

/** How the list describes it, unless that is the word for its kind in any of our languages; long words on their own. */
async function natureShown(asked: Asked, { nature, kind }: Listed): Promise<{ word: Piece; whole: Piece }> {
  const { lang } = asked
  if (nature === null) return { word: null, whole: null }
  if (!('text' in nature))
    return {
      word: null,
      whole: html`<div class="sub">${say(lang, 'party.list.natureLong')} ${await quoted(asked, nature)}</div>`,
    }
  const isKind = LANGS.some(one => foldWords(say(one, `kind.${kind}`)) === foldWords(nature.text))
  return { word: isKind ? null : phrase(lang, 'party.list.nature', { nature: inLang(nature) }), whole: null }
}
