import { Refusal } from '../../core/refusal.ts'
import type { CommitmentRow } from '../../register/commitment-rows.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { Interned, type Undertaken, undertakenOn } from '../../work/commitments/signatories.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  cachedPage,
  callShown,
  entryLink,
  entryShown,
  firstOf,
  html,
  inLang,
  ledgerLine,
  linkTo,
  longDay,
  type Markup,
  named,
  nameIn,
  type Piece,
  page,
  part,
  partyLink,
  partyOrRefuse,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { reportPath } from '../statement/report-path.ts'
import { quoted } from '../teller/pieces.ts'
import { historyPart } from './history.ts'
import { jointPart } from './joint.ts'
import { onItsDay } from './on-day.ts'
import { type Its, namesOn, rowOn, type Shown } from './one-commitment.ts'
import { pledgeFacts } from './pledge-facts.ts'
import { madeUnder, namedUnder, principleLink, principlesOn } from './principles.ts'
import { dayNotice, onThatDay, payForOne, type ShownDay } from './shown-day.ts'
import { graceSaid, movedSaid, standingSaid, statusMark, statusSymbols } from './status.ts'
import { commitmentPath, pledgeWords } from './words.ts'

/** One commitment with its history: what it says now, every version before, who takes part, and what was reported. */

const MOST_REPORTS = 60
/** Of those who take part, as many are judged in one turn of the event loop. */
const IN_ONE_TURN = 10

export function showCommitment(asked: Asked): Promise<Answer> {
  const { call, id, commitment } = asked.params
  return onItsDay(asked, {
    title: say(asked.lang, 'principle.commitment'),
    pay: on => payForOne(asked, on),
    make: on =>
      cachedPage(asked, `commitment ${call} ${id} ${commitment} ${on.day} ${on.at ?? ''}`, () =>
        commitmentPage(asked, on),
      ),
  })
}

async function commitmentPage(asked: Asked, on: ShownDay): Promise<string> {
  const { day } = on
  const { lang, params, site } = asked
  const { store } = site.log
  const call = await callShown(asked, params.call!)
  const [lead, id] = [params.id!, params.commitment!]
  const [kept] = await store.rows([ref('commitments', call.id, lead, id)])
  if (kept === undefined)
    throw new Refusal('commitment_unknown', `${lead} has no commitment ${id} under ${call.id}.`)
  const row = rowOn(kept, day)
  if (row === undefined)
    throw new Refusal('commitment_unknown', `${lead} had no commitment ${id} under ${call.id} until ${day}.`)
  const [party, principles] = await Promise.all([partyOrRefuse(store, lead), principlesOn(asked, call, day)])
  const shown: Shown = { ...on, call, row, lead, principles }
  const version = row.versions.at(-1)!
  const its = await standingsOf(asked, shown, id)
  const names = namesOn(party, day)!
  const name = nameIn(names, lang)
  const words = await pledgeWords(asked, call.id, version)
  const title = say(lang, 'commitment.titleOf', { name: name.text })
  const own = its.find(one => one.party === lead)
  const under = namedUnder(principles, version)
  const principle = principleLink(asked, call.id, version.principle, under, on)
  const main = html`
    ${statusSymbols}
    <section class="opening quiet">
      <p class="sc kicker">${linkTo(asked, onThatDay(`/${call.id}/commitments`, on), named(call.row.titles, lang))}</p>
      <h1>${phrase(lang, 'commitment.titleOf', { name: inLang(name) })}</h1>
      <blockquote class="quoted exact">${words}</blockquote>
      ${own === undefined ? null : standing(asked, own.it, row.joined.length === 0 ? null : name)}
      ${await withdrawn(asked, row, name)}
      ${remark(html`${principle} · ${partyLink(asked, lead, names)}`)}
      ${madeUnder(asked, principles, under)}
    </section>
    ${dayNotice(asked, commitmentPath(call.id, { lead, id }), on)}
    ${await factsPart(asked, shown)}
    ${await jointPart(asked, shown, its)}
    ${await reportsPart(asked, shown, its)}
    ${await historyPart(asked, shown)}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

/** Where it stands for whoever takes part in it: each answers for its own part, by the rules that bind it. */
async function standingsOf(asked: Asked, { call, row, lead, day }: Shown, id: string): Promise<Its[]> {
  const { store } = asked.site.log
  const rules = (await readRules(store, call.id))!
  const parties = [...new Set([lead, ...row.joined.map(one => one.party)])]
  const all: Its[] = []
  for (let at = 0; at < parties.length; at += IN_ONE_TURN) {
    if (at > 0) await ownTurn()
    const some = parties.slice(at, at + IN_ONE_TURN)
    const found = await Promise.all(some.map(party => readDuties(store, rules, call.id, party, day)))
    for (const [i, duties] of found.entries()) {
      const it =
        duties &&
        undertakenOn(duties, day, new Interned()).findLast(one => one.lead === lead && one.id === id)
      if (it === undefined) continue
      const { commitment } = duties!.commitments.findLast(
        one => one.commitment.party === lead && one.commitment.id === id,
      )!
      const reports = commitment.reports.filter(one => one.day <= day)
      all.push({ party: some[i]!, it, scheduled: { ...commitment, reports } })
    }
  }
  return all
}

/** Of a joint one it names its lead: whoever else takes part may stand otherwise. */
function standing(asked: Asked, it: Undertaken, lead: ReturnType<typeof nameIn> | null): Markup {
  const { lang } = asked
  const mark = statusMark(lang, it)
  const status =
    lead === null ? mark : phrase(lang, 'commitment.statusOf', { name: inLang(lead), status: mark })
  return html`<p class="stands">
    ${status} <span class="when-said">${standingSaid(lang, it)}</span>
    ${sub(movedSaid(asked, it))}${sub(graceSaid(lang, it))}
  </p>`
}

async function withdrawn(
  asked: Asked,
  { ended, joined }: CommitmentRow,
  lead: ReturnType<typeof nameIn>,
): Promise<Piece> {
  if (ended === null) return null
  const { lang } = asked
  const values = { day: longDay(ended.day, lang), entry: entryLink(asked, ended.entry) }
  const says = joined.some(one => one.ended === null)
    ? phrase(lang, 'commitment.withdrawnByLead', { ...values, name: inLang(lead) })
    : phrase(lang, 'commitment.withdrawn', values)
  return html`<div class="notice mt"><p>${says}</p>${await quoted(asked, ended.reason)}</div>`
}

/** What its lead says now. Whoever joined an earlier version is bound by that one. */
async function factsPart(asked: Asked, { call, row }: Shown): Promise<Markup> {
  const { lang } = asked
  const version = row.versions.at(-1)!
  const count = row.joined.filter(one => one.ended === null && one.version !== version.entry).length
  const facts = await pledgeFacts(asked, call.id, version)
  return part(say(lang, 'commitment.says'), facts, {
    strong: true,
    note: count === 0 ? null : say(lang, 'commitment.saysNow', { number: row.versions.length, count }),
  })
}

/** What each said of it later, newest first, in its own words. */
async function reportsPart(
  asked: Asked,
  { at, call, day, lead, row }: Shown,
  its: readonly Its[],
): Promise<Markup> {
  const { lang } = asked
  const { store } = asked.site.log
  const id = row.versions[0]!.id
  const all = its
    .flatMap(({ party, scheduled }) => scheduled.reports.map(report => ({ party, report })))
    .sort((a, b) => b.report.entry - a.report.entry)
  const heading = say(lang, 'commitment.reports')
  if (all.length === 0) return part(heading, html`<p class="plain">${say(lang, 'commitment.noReport')}</p>`)
  const names = await store.rows(
    [...new Set(all.map(({ party }) => party))].map(party => ref('parties', party)),
  )
  const parties = [...new Set(all.map(({ party }) => party))]
  const { shown, told } = firstOf(all, MOST_REPORTS, count => say(lang, 'commitment.moreReports', { count }))
  const lines = await Promise.all(
    shown.map(async ({ party, report }) => {
      const { answers, words } = bodyOf<'report/filed'>(await entryShown(asked, report.entry))
      const answer = answers.find(({ commitment }) => commitment.party === lead && commitment.id === id)
      const outlook = report.says === null ? null : html`${say(lang, `commitment.outlook.${report.says}`)}`
      const on = report.due === null ? null : longDay(report.due, lang)
      const of =
        on === null
          ? null
          : html` <span class="muted">${say(lang, 'commitment.reportOf', { day: on })}</span>`
      const said = html`${outlook}${of}`
      const name = partyLink(asked, party, namesOn(names[parties.indexOf(party)], day))
      const who = parties.length === 1 ? said : phrase(lang, 'commitment.statusOf', { name, status: said })
      const final = report.final ? sub(say(lang, 'commitment.final')) : null
      const says = html`
        ${who}${final}
        ${await quoted(asked, answer?.words ?? null)}${await wholeSaid(asked, words)}
      `
      const whole = onThatDay(reportPath(call.id, party, report.entry), { at })
      const read = html`${linkTo(asked, whole, say(lang, 'reports.read'))}<br>${entryLink(asked, report.entry)}`
      return ledgerLine(report.day, lang, says, read)
    }),
  )
  return part(heading, html`<ol class="ledger three">${lines}</ol>${told === null ? null : remark(told)}`, {
    note: say(lang, 'commitment.reportsNote'),
    id: 'reports',
  })
}

/** What it says beside its answers. */
async function wholeSaid(asked: Asked, words: Said | null): Promise<Piece> {
  return words === null
    ? null
    : html`${sub(say(asked.lang, 'commitment.reportWhole'))}${await quoted(asked, words)}`
}
