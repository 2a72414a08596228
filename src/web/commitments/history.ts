import { pledgeChanges, staysDue } from '../../comparison/pledges.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  firstOf,
  html,
  ledgerLine,
  linkTo,
  longDay,
  type Markup,
  type Piece,
  part,
  partyLink,
  phrase,
  remark,
  say,
  shortDigest,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { pledgeChangesShown } from '../teller/pledge-changes.ts'
import { namesOn, type Shown } from './one-commitment.ts'
import { namedUnder, type Principles, principleLink } from './principles.ts'
import { pledgeWords, type Version } from './words.ts'

const MOST_EVENTS = 60

interface Event {
  readonly day: string
  readonly entry: number
  readonly shown: () => Promise<Piece>
}

/** Newest first: each version, old beside new, who joined and who left, and its withdrawal. */
export async function historyPart(asked: Asked, shown: Shown): Promise<Markup> {
  const { lang } = asked
  const all = [...versionsOf(asked, shown), ...(await actsOf(asked, shown))]
  const newest = all.sort((a, b) => b.entry - a.entry)
  const { shown: some, told } = firstOf(newest, MOST_EVENTS, count =>
    say(lang, 'commitment.moreEvents', { count }),
  )
  const lines = await Promise.all(
    some.map(async ({ day, entry, shown }) => ledgerLine(day, lang, await shown(), entryLink(asked, entry))),
  )
  const more = told === null ? null : remark(told)
  return part(say(lang, 'commitment.history'), html`<ol class="ledger three">${lines}</ol>${more}`, {
    id: 'history',
  })
}

/** Each yes of another party, whoever took its part back, and the withdrawal of its lead. */
async function actsOf(asked: Asked, { lead, row, day: shownDay }: Shown): Promise<Event[]> {
  const { lang } = asked
  const parties = [lead, ...new Set(row.joined.map(({ party }) => party))]
  const rows = await asked.site.log.store.rows(parties.map(party => ref('parties', party)))
  const names = new Map(parties.map((party, i) => [party, namesOn(rows[i], shownDay)]))
  const who = (party: string) => partyLink(asked, party, names.get(party))
  const found: Event[] = row.joined.flatMap(({ party, day, entry, version, ended }) => {
    const number = row.versions.findIndex(one => one.entry === version) + 1
    const joined = async () =>
      html`<p>${phrase(lang, 'commitment.hasJoined', { party: who(party), number })}</p>`
    if (ended === null) return [{ day, entry, shown: joined }]
    const left = async () =>
      html`<p>${phrase(lang, 'commitment.hasLeft', { party: who(party) })}</p>${await quoted(asked, ended.reason)}`
    return [
      { day, entry, shown: joined },
      { ...ended, shown: left },
    ]
  })
  const { ended } = row
  if (ended === null) return found
  const withdrawn = async () =>
    html`<p>${phrase(lang, 'commitment.hasWithdrawn', { party: who(lead) })}</p>${await quoted(asked, ended.reason)}`
  return [...found, { ...ended, shown: withdrawn }]
}

/** What was due when it was amended stays due. */
function versionsOf(asked: Asked, { call, row, principles, at }: Shown): Event[] {
  const { lang } = asked
  const nameIn = (one: Version, of: 'principle' | 'manifest', value: string): Piece =>
    of === 'principle'
      ? principleLink(asked, call.id, value, namedUnder(principles, one), { at })
      : linkTo(asked, `/${call.id}/text/${value}`, textName(asked, principles, value))
  return row.versions.map((version, i) => ({
    day: version.day,
    entry: version.entry,
    shown: async () => {
      const before = row.versions[i - 1]
      const heading =
        before === undefined
          ? say(lang, 'commitment.made')
          : say(lang, 'commitment.amended', { number: i + 1 })
      const stays = before === undefined ? [] : staysDue(before, version, version.day)
      const changes =
        before === undefined
          ? null
          : await pledgeChangesShown(asked, pledgeChanges(before, version), {
              // Each by the text that it was meant under.
              named: (of, value) => nameIn(value === before[of] ? before : version, of, value),
            })
      return html`
        <p>${heading}</p>
        ${await quoted(asked, version.reason)}
        ${changes ?? html`<blockquote class="quoted">${await pledgeWords(asked, call.id, version)}</blockquote>`}
        ${stays.map(on => remark(say(lang, 'commitment.staysDue', { day: longDay(on, lang) })))}
      `
    },
  }))
}

function textName({ lang }: Asked, { all }: Principles, manifest: string): string {
  const text = all.find(one => one.text.digest === manifest)?.text
  return text === undefined ? shortDigest(manifest) : say(lang, 'text.versionN', { number: text.number })
}
