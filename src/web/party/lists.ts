import type { Listed, SourceRow } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  html,
  inLang,
  ledgerLine,
  linkIn,
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
import { external, quoted, sourceLink } from '../teller/pieces.ts'
import { type PartyRecord, takesApplications } from './record.ts'

/** What other lists said of a party, each with its source and date; a row that was copied is never a signature. */
export async function partyLists(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { listings, calls, sources } = record
  if (listings.length === 0) return null
  const shown = await Promise.all(
    listings.map(async ({ call, row }) => {
      const title = nameIn(calls.get(call)!.titles, lang)
      const lines = await Promise.all(
        row.versions
          .toReversed()
          .map(version => listLine(asked, version, sources.get(`${call}/${version.date}`))),
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
function whose(asked: Asked, { row, listings }: PartyRecord): Piece {
  const { lang } = asked
  if (row.admitted === null) return say(lang, 'roll.copied')
  const first = Math.min(...listings.flatMap(({ row }) => row.versions.map(({ entry }) => entry)))
  // Admitted later than it was listed: the law has it claim the row, or take another id.
  return first < row.admitted
    ? html`${say(lang, 'party.listsTaken')} ${entryLink(asked, row.admitted)}`
    : say(lang, 'party.listsOthers')
}

/** Where the call takes signatures, whoever was copied may sign in their own name; the copied row stays beside it. */
function yours(asked: Asked, { id, row, listings, calls }: PartyRecord): Markup | null {
  const { lang } = asked
  if (row.admitted !== null) return null
  const open = listings.find(({ call }) => takesApplications(calls.get(call)!))
  const record = listings.find(({ call }) => calls.get(call)!.authority.level === 'independent')
  const says =
    open !== undefined
      ? html`${say(lang, 'party.yoursSays')} <a href="${linkIn(asked, `/${open.call}/apply?claims=${id}`)}" rel="nofollow">
        ${say(lang, 'party.yoursApply')}
      </a>`
      : record === undefined
        ? null
        : html`${say(lang, 'party.yoursRecord')} <a href="${linkIn(asked, `/${record.call}/apply`)}" rel="nofollow">
          ${say(lang, 'party.yoursConvener')}
        </a>`
  if (says === null) return null
  return part(say(lang, 'party.yours'), html`<p>${says}</p>`, { inside: 'flow' })
}

async function listLine(asked: Asked, version: Listed, source: SourceRow | undefined): Promise<Markup> {
  const { lang } = asked
  const title = source === undefined ? null : sub(sourceLink(source))
  const words = version.present ? await presentWords(asked, version) : html`${say(lang, 'party.list.absent')}`
  return ledgerLine(version.date, lang, words, html`${entryLink(asked, version.entry)}${title}`)
}

async function presentWords(asked: Asked, version: Listed): Promise<Markup> {
  const { lang } = asked
  const { names, row, signed, nature, website } = version
  const name = named(names, lang)
  const facts = [
    row === null ? null : say(lang, 'party.list.row', { row }),
    say(lang, `kind.${version.kind}`),
    signed === null
      ? say(lang, 'party.list.noDate')
      : say(lang, 'party.list.signed', { date: longDay(signed, lang) }),
  ].filter(one => one !== null)
  return html`${phrase(lang, 'party.list.present', { name })}${sub(facts.join(' · '))}${
    nature === null
      ? null
      : html`<div class="sub">${say(lang, 'party.list.nature')} ${await quoted(asked, nature)}</div>`
  }${website === null ? null : sub(html`${say(lang, 'party.list.website')} ${external(website)}`)}`
}
