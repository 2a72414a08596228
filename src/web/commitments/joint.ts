import type { CommitmentRow } from '../../register/commitment-rows.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  html,
  longDay,
  type Markup,
  type Piece,
  part,
  partyLink,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { type Its, namesOn, type Shown } from './one-commitment.ts'
import { pledgeFacts } from './pledge-facts.ts'
import { standingSaid, statusMark } from './status.ts'
import { pledgeWords } from './words.ts'

/** Null where nobody else ever took part. Each has said yes to one version; a later change binds whoever accepts it. */
export async function jointPart(
  asked: Asked,
  { call, row, lead, day }: Shown,
  its: readonly Its[],
): Promise<Piece> {
  if (row.joined.length === 0) return null
  const { lang } = asked
  const { store } = asked.site.log
  const parties = [lead, ...new Set(row.joined.map(one => one.party))]
  const names = await store.rows(parties.map(party => ref('parties', party)))
  const numberOf = (entry: number) => row.versions.findIndex(one => one.entry === entry) + 1
  const lines = await Promise.all(
    parties.map(async (party, i) => {
      const joined = row.joined.findLast(one => one.party === party)
      const part = joined === undefined ? row.versions.at(-1)!.part : joined.part
      const it = its.find(one => one.party === party)?.it
      const since =
        joined === undefined
          ? say(lang, 'commitment.leads')
          : phrase(lang, 'commitment.joinedVersion', {
              number: numberOf(joined.version),
              entry: entryLink(asked, joined.entry),
            })
      const left = joined?.ended == null ? null : await leftPart(asked, joined.ended)
      const own = part === null ? null : html`<p class="note">${say(lang, 'commitment.part')}</p>`
      return html`<li>
        <span class="when">${it === undefined ? null : statusMark(lang, it, 'calm')}</span>
        <div class="what">${partyLink(asked, party, namesOn(names[i], day))}${sub(since)}
          ${own}${await quoted(asked, part)}${await boundBy(asked, call.id, row, joined, it?.closed == null && joined?.ended == null)}${left}
          ${it === undefined ? null : sub(html`${standingSaid(lang, it)}`)}
        </div>
      </li>`
    }),
  )
  return part(say(lang, 'commitment.joint'), html`<ol class="ledger">${lines}</ol>`, {
    note: say(lang, 'commitment.jointNote'),
  })
}

/** The words that bind whoever said yes to an earlier version; null where these are the newest, which stand above. */
async function boundBy(
  asked: Asked,
  call: string,
  { versions }: CommitmentRow,
  joined: CommitmentRow['joined'][number] | undefined,
  isBound: boolean,
): Promise<Piece> {
  const at = versions.findIndex(one => one.entry === joined?.version)
  if (at === -1 || at === versions.length - 1) return null
  const { lang } = asked
  return html`<p class="note">${say(lang, isBound ? 'commitment.boundBy' : 'commitment.wasBoundBy', { number: at + 1 })}</p>
    <blockquote class="quoted">${await pledgeWords(asked, call, versions[at]!)}</blockquote>
    ${await pledgeFacts(asked, call, versions[at]!)}`
}

export async function leftPart(asked: Asked, ended: NonNullable<CommitmentRow['ended']>): Promise<Markup> {
  const { lang } = asked
  const entry = entryLink(asked, ended.entry)
  const says = phrase(lang, 'commitment.leftPart', { day: longDay(ended.day, lang), entry })
  return html`${says}${await quoted(asked, ended.reason)}`
}
