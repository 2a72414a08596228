import { pledgeChanges, staysDue } from '../../comparison/pledges.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import type { CommitmentRow, Scheduled } from '../../register/commitment-rows.ts'
import { ref } from '../../register/rows.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { Interned, type Undertaken, undertakenOn } from '../../work/commitments/signatories.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  type CallShown,
  cachedPage,
  callShown,
  entryLink,
  entryShown,
  fact,
  firstOf,
  html,
  inLang,
  ledgerLine,
  linkTo,
  listed,
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
  shortDigest,
  sub,
} from '../kit/kit.ts'
import { measureAt } from '../statement/commitment-names.ts'
import { amountSaid } from '../teller/commitments.ts'
import { quoted } from '../teller/pieces.ts'
import { pledgeChangesShown } from '../teller/pledge-changes.ts'
import { type Principles, principleLink, principlesOn } from './principles.ts'
import { movedSaid, standingSaid, statusMark, statusSymbols } from './status.ts'
import { measureSaid, pledgeWords } from './words.ts'

/** One commitment with its history: what it says now, every version before, who takes part, and what was reported. */

const MOST_VERSIONS = 30
const MOST_REPORTS = 60

type Version = CommitmentRow['versions'][number]

export function showCommitment(asked: Asked): Promise<Answer> {
  const { call, id, commitment } = asked.params
  const day = dayOf(asked.site.now())
  return cachedPage(asked, `commitment ${call} ${id} ${commitment} ${day}`, () => commitmentPage(asked, day))
}

interface Shown {
  readonly call: CallShown
  readonly row: CommitmentRow
  readonly lead: string
  readonly principles: Principles
  readonly day: string
}

async function commitmentPage(asked: Asked, day: string): Promise<string> {
  const { lang, params, site } = asked
  const { store } = site.log
  const call = await callShown(asked, params.call!)
  const [lead, id] = [params.id!, params.commitment!]
  const [row] = await store.rows([ref('commitments', call.id, lead, id)])
  if (row === undefined)
    throw new Refusal('commitment_unknown', `${lead} has no commitment ${id} under ${call.id}.`)
  const [party, principles] = await Promise.all([partyOrRefuse(store, lead), principlesOn(asked, call, day)])
  const shown: Shown = { call, row, lead, principles, day }
  const version = row.versions.at(-1)!
  const its = await standingsOf(asked, shown, id)
  const name = nameIn(party.names, lang)
  const words = await pledgeWords(asked, call.id, version)
  const title = say(lang, 'commitment.titleOf', { name: name.text })
  const own = its.find(one => one.party === lead)
  const under = principles.byId.get(version.principle)
  const principle = principleLink(asked, call.id, version.principle, under)
  const main = html`
    ${statusSymbols}
    <section class="opening quiet">
      <p class="sc kicker">${linkTo(asked, `/${call.id}/commitments`, named(call.row.titles, lang))}</p>
      <h1>${phrase(lang, 'commitment.titleOf', { name: inLang(name) })}</h1>
      <blockquote class="quoted exact">${words}</blockquote>
      ${own === undefined ? null : standing(asked, own.it, day)}
      ${await withdrawn(asked, row)}
      ${remark(html`${principle} · ${partyLink(asked, lead, party.names)}`)}
    </section>
    ${await factsPart(asked, shown, version)}
    ${await jointPart(asked, shown, its)}
    ${await reportsPart(asked, shown, its)}
    ${await versionsPart(asked, shown)}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

interface Its {
  readonly party: string
  readonly it: Undertaken
  readonly scheduled: Scheduled
}

/** Where it stands for whoever takes part in it: each answers for its own part, by the rules that bind it. */
async function standingsOf(asked: Asked, { call, row, lead, day }: Shown, id: string): Promise<Its[]> {
  const { store } = asked.site.log
  const rules = (await readRules(store, call.id))!
  const parties = [...new Set([lead, ...row.joined.map(one => one.party)])]
  const all = await Promise.all(
    parties.map(async party => {
      const duties = await readDuties(store, rules, call.id, party, day)
      const it =
        duties &&
        undertakenOn(duties, day, new Interned()).findLast(one => one.lead === lead && one.id === id)
      const scheduled = duties?.commitments.findLast(
        one => one.commitment.party === lead && one.commitment.id === id,
      )
      return it === undefined ? [] : [{ party, it, scheduled: scheduled!.commitment }]
    }),
  )
  return all.flat()
}

function standing(asked: Asked, it: Undertaken, day: string): Markup {
  const { lang } = asked
  return html`<p class="stands">
    ${statusMark(lang, it.status)} <span class="when-said">${standingSaid(lang, it, day)}</span>
    ${sub(movedSaid(asked, it))}
  </p>`
}

async function withdrawn(asked: Asked, { ended }: CommitmentRow): Promise<Piece> {
  if (ended === null) return null
  const { lang } = asked
  const says = phrase(lang, 'commitment.withdrawn', {
    day: longDay(ended.day, lang),
    entry: entryLink(asked, ended.entry),
  })
  return html`<div class="notice mt"><p>${says}</p>${await quoted(asked, ended.reason)}</div>`
}

/** With the way to it; null where it takes none on. */
async function measureTaken(asked: Asked, call: string, of: Version['measure']): Promise<Piece> {
  const measure = of && (await measureAt(asked, call, of))
  if (!measure) return null
  return linkTo(asked, `/${call}/measures#${of.catalogue}-${of.id}`, measureSaid(asked.lang, measure))
}

/** All that it says. What is left open is named as open, and nobody is asked to fill it in here. */
async function factsPart(asked: Asked, { call }: Shown, version: Version): Promise<Markup> {
  const { lang } = asked
  const measure = await measureTaken(asked, call.id, version.measure)
  const milestones = await Promise.all(
    version.milestones.map(async ({ day, says }) => html`${longDay(day, lang)}${await quoted(asked, says)}`),
  )
  const open = html`<span class="muted">${say(lang, 'commitment.leftOpen')}</span>`
  const of = (key: Parameters<typeof say>[1], what: Piece) =>
    fact(say(lang, key as 'commitment.scope'), what ?? open)
  return part(
    say(lang, 'commitment.says'),
    html`<dl class="facts wide">
      ${measure === null ? null : fact(say(lang, 'member.measures'), measure)}
      ${of('commitment.scope', await quoted(asked, version.scope))}
      ${of('commitment.indicator', await quoted(asked, version.indicator))}
      ${of('commitment.baseline', version.baseline && amountSaid(version.baseline, lang))}
      ${of('commitment.target', version.target && amountSaid(version.target, lang))}
      ${of('commitment.dueDay', version.due && longDay(version.due, lang))}
      ${milestones.length === 0 ? null : fact(say(lang, 'commitment.milestones'), listed(milestones))}
    </dl>`,
    { strong: true },
  )
}

/** Null where nobody else ever took part. Each has said yes to one version; a later change binds whoever accepts it. */
async function jointPart(asked: Asked, { row, lead, day }: Shown, its: readonly Its[]): Promise<Piece> {
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
        <span class="when">${it === undefined ? null : statusMark(lang, it.status, 'calm')}</span>
        <div class="what">${partyLink(asked, party, names[i]?.names)}${sub(since)}
          ${own}${await quoted(asked, part)}${left}
          ${it === undefined ? null : sub(html`${standingSaid(lang, it, day)}`)}
        </div>
      </li>`
    }),
  )
  return part(say(lang, 'commitment.joint'), html`<ol class="ledger">${lines}</ol>`, {
    note: say(lang, 'commitment.jointNote'),
  })
}

async function leftPart(asked: Asked, ended: NonNullable<CommitmentRow['ended']>): Promise<Markup> {
  const { lang } = asked
  const entry = entryLink(asked, ended.entry)
  const says = phrase(lang, 'commitment.leftPart', { day: longDay(ended.day, lang), entry })
  return html`${says}${await quoted(asked, ended.reason)}`
}

/** What each said of it later, newest first, in its own words. */
async function reportsPart(asked: Asked, { lead, row }: Shown, its: readonly Its[]): Promise<Markup> {
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
      const { answers } = bodyOf<'report/filed'>(await entryShown(asked, report.entry))
      const answer = answers.find(({ commitment }) => commitment.party === lead && commitment.id === id)
      const outlook = report.says === null ? null : html`${say(lang, `commitment.outlook.${report.says}`)} `
      const of =
        report.due === null ? null : say(lang, 'commitment.reportOf', { day: longDay(report.due, lang) })
      const who =
        parties.length === 1 ? null : html`${partyLink(asked, party, names[parties.indexOf(party)]?.names)}: `
      const final = report.final ? sub(say(lang, 'commitment.final')) : null
      const says = html`
        ${who}${outlook}<span class="muted">${of}</span>${final}
        ${await quoted(asked, answer?.words ?? null)}
      `
      return ledgerLine(report.day, lang, says, entryLink(asked, report.entry))
    }),
  )
  return part(heading, html`<ol class="ledger three">${lines}</ol>${told === null ? null : remark(told)}`, {
    note: say(lang, 'commitment.reportsNote'),
    id: 'reports',
  })
}

/** Newest first: old beside new. What was due when it was amended stays due. */
async function versionsPart(asked: Asked, { call, row, principles }: Shown): Promise<Markup> {
  const { lang } = asked
  const nameOf = (of: 'principle' | 'manifest', value: string): Piece =>
    of === 'principle'
      ? principleLink(asked, call.id, value, principles.byId.get(value))
      : linkTo(asked, `/${call.id}/text/${value}`, textName(asked, principles, value))
  const newest = row.versions.map((version, i) => ({ version, i })).toReversed()
  const { shown, told } = firstOf(newest, MOST_VERSIONS, count =>
    say(lang, 'commitment.moreVersions', { count }),
  )
  const lines = await Promise.all(
    shown.map(async ({ version, i }) => {
      const before = row.versions[i - 1]
      const heading =
        before === undefined
          ? say(lang, 'commitment.made')
          : say(lang, 'commitment.amended', { number: i + 1 })
      const stays = before === undefined ? [] : staysDue(before, version, version.day)
      const changes =
        before === undefined
          ? null
          : await pledgeChangesShown(asked, pledgeChanges(before, version), { named: nameOf })
      const what = html`
        <p>${heading}</p>
        ${await quoted(asked, version.reason)}
        ${changes ?? html`<blockquote class="quoted">${await pledgeWords(asked, call.id, version)}</blockquote>`}
        ${stays.map(on => remark(say(lang, 'commitment.staysDue', { day: longDay(on, lang) })))}
      `
      return ledgerLine(version.day, lang, what, entryLink(asked, version.entry))
    }),
  )
  return part(
    say(lang, 'commitment.history'),
    html`<ol class="ledger three">${lines}</ol>${told === null ? null : remark(told)}`,
    {
      note: say(lang, 'commitment.historyNote'),
      id: 'history',
    },
  )
}

function textName({ lang }: Asked, { byId }: Principles, manifest: string): string {
  const text = [...byId.values()].find(one => one.text.digest === manifest)?.text
  return text === undefined ? shortDigest(manifest) : say(lang, 'text.versionN', { number: text.number })
}
