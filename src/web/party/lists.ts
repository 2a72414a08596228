import type { Fact, Listed, SourceRow } from '../../register/rows.ts'
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
  part,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { external, quoted, sourceLink } from '../teller/pieces.ts'
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
          line: () => listLine(asked, version, sources.get(`${call}/${version.date}`)),
        })),
        ...(row.facts ?? []).map(fact => ({ day: fact.day, line: () => factLine(asked, fact) })),
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

async function listLine(asked: Asked, version: Listed, source: SourceRow | undefined) {
  const { lang } = asked
  const title = source === undefined ? null : sub(sourceLink(source))
  const words = version.present ? await presentWords(asked, version) : html`${say(lang, 'party.list.absent')}`
  return ledgerLine(version.date, lang, words, html`${entryLink(asked, version.entry)}${title}`)
}

/** What a source says of one day. What was recorded by mistake stays, struck through, with the reason. */
async function factLine(asked: Asked, { day, what, words, names, source, entry, withdrawn }: Fact) {
  const { lang } = asked
  const says = phrase(lang, 'party.fact', {
    what: new Choice(what),
    by: inLang({ lang: 'und', text: source.by ?? source.title }),
    date: longDay(source.date, lang),
    name: named(names, lang),
  })
  const said = words && html`<div class="sub">${await quoted(asked, words)}</div>`
  const matter =
    withdrawn === null
      ? html`${says}${said}`
      : html`
        <s>${says}</s>${said}
        <div class="sub">
          ${phrase(lang, 'party.factWithdrawn', { entry: entryLink(asked, withdrawn.entry) })} ${await quoted(asked, withdrawn.reason)}
        </div>
      `
  const title = source.by === null ? null : sub(sourceLink(source))
  return ledgerLine(day, lang, matter, html`${entryLink(asked, entry)}${title}`)
}

async function presentWords(asked: Asked, version: Listed) {
  const { lang } = asked
  const { names, kind, row, signed, nature, website } = version
  const facts = [
    ...(row === null ? [] : [say(lang, 'party.list.row', { row })]),
    say(lang, `kind.${kind}`),
    signed === null
      ? say(lang, 'party.list.noDate')
      : say(lang, 'party.list.signed', { date: longDay(signed, lang) }),
  ]
  const said =
    nature &&
    html`<div class="sub in-line">${say(lang, 'party.list.nature')} ${await quoted(asked, nature)}</div>`
  const site = website && sub(html`${say(lang, 'party.list.website')} ${external(website)}`)
  return html`
    ${phrase(lang, 'party.list.present', { name: named(names, lang) })}${sub(facts.join(' · '))}${said}${site}
  `
}
