import { brief } from '../../../core/bytes.ts'
import {
  deletedOf,
  dropPartyDraft,
  type PartyDraft,
  partyDraft,
  partyDrafts,
} from '../../../people/party-drafts.ts'
import { openHead } from '../../../people/report-drafts.ts'
import type { Asked as AskedOf } from '../../../register/asked.ts'
import { type Clause, figuresAsked } from '../../../register/clauses.ts'
import { endsIn } from '../../../register/figures/asked-periods.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { indicatorsOf } from '../../../work/reporting/questions.ts'
import { type Brought, ownUnnamed } from '../../../work/reporting/unnamed.ts'
import { ownWithout, type Without } from '../../../work/reporting/without-figures.ts'
import { askedMoved, unnamedSaid } from '../../commitments/asked.ts'
import { recordedNotice } from '../../entry/recorded.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  buttonForm,
  dayIn,
  doneNotice,
  entryLink,
  type Form,
  html,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  notedPart,
  type Piece,
  part,
  phrase,
  privatePage,
  remark,
  say,
  seeOther,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { ownKeys } from '../../passkey/own-keys.ts'
import { showRule } from '../../statement/quotes.ts'
import { begunLine } from '../reporting/overview.ts'
import { sittingOf } from '../reporting/sitting.ts'
import { opening, type Representative } from '../session.ts'
import { reportsPart } from '../sheets/reports-part.ts'
import { comingLines, figuresLine } from './coming.ts'
import { byWhom } from './draft-changed.ts'
import { draftPath, savedBy } from './draft-named.ts'
import { requireWriter, typedHere } from './form-page.ts'
import { leadNewsPart } from './joined.ts'
import { jointPart } from './joint.ts'
import { askedState, detailLines, publicLink, statusLine, type Titles, titlesFor } from './lines.ts'
import { nextDay } from './next-day.ts'
import { principlesNow } from './principle-now.ts'
import { remindersPart } from './reminders.ts'
import { reportsWaiting } from './reports-waiting.ts'
import {
  cataloguesOf,
  isClosed,
  isStanding,
  type Own,
  pathOf,
  type Standing,
  standingOn,
} from './standing.ts'

/**
 * What a party has promised under one call and what is asked of it, by when. All of it follows from dates, as
 * everywhere (register/duties); only drafts and invitations to take part are seen here alone.
 */

export async function showCommitments(asked: Asked, who: Representative): Promise<Answer> {
  const { lang } = asked
  const it = await standingOn(asked, who)
  const title = say(lang, 'ours.title', { call: it.title })
  const titles = await titlesFor(asked, it)
  const [mine, ended] = [it.own.filter(isStanding), it.own.filter(one => !isStanding(one))]
  const main = html`
    ${opening(asked, who, phrase(lang, 'ours.title', { call: it.name }), ledeOf(asked, it))}
    ${await doneHere(asked, who, it)}
    ${await jointPart(asked, who, it)}
    ${await begunPart(asked, who, it)}
    ${await draftsPart(asked, who, it)}
    ${await askedPart(asked, who, it)}
    ${await minePart(asked, who, it, mine, titles)}
    ${ended.length === 0 ? null : part(say(lang, 'ours.ended'), await lines(asked, who, it, ended, titles))}
    ${await reportsPart(asked, who.party, it)}
    ${await remindersPart(asked, who.party, it)}
    ${filesPart(asked, who, it)}
  `
  return privatePage(asked, { title, main, script: 'keep-typed' })
}

async function doneHere(asked: Asked, { party, role }: Representative, it: Standing): Promise<Piece> {
  const { lang, query } = asked
  if (query.has('saved'))
    return html`${typedHere(asked)}${doneNotice(say(lang, role === 'signatory' ? 'ours.saved' : 'ours.savedDrafter'))}`
  if (query.has('gone')) return doneNotice(say(lang, 'ours.dropped'))
  if (query.has('invited')) return doneNotice(say(lang, 'ours.invited'))
  if (query.has('declined')) return doneNotice(say(lang, 'ours.declined'))
  if (query.has('ended')) return doneNotice(say(lang, 'ours.jointEnded'))
  if (query.has('offered')) return doneNotice(say(lang, 'ours.offeredDone'))
  const waiting = await reportsWaiting(asked, it, party)
  const isReport = (type: string) => type === reportFiled.type
  const waits = waiting && html`<p class="mt-s">${say(lang, 'ours.waitsOn')}</p>${waiting}`
  return recordedNotice(
    asked,
    '/representative/commitments/',
    ({ statement }) => html`${nextDay(asked, it)}${isReport(statement.type) ? waits : null}`,
  )
}

/** Which rules all of this follows from, and how far they have come. */
function ledeOf({ lang }: Asked, { duties, policy }: Standing): Piece {
  if (policy === null) return say(lang, 'ours.left')
  const { step, back } = duties
  if (step !== null) return say(lang, `ours.step.${step.name}`, { day: longDay(step.since, lang) })
  return back === null ? null : say(lang, 'ours.back', { day: longDay(back, lang) })
}

async function askedPart(asked: Asked, who: Representative, it: Standing): Promise<Markup | null> {
  const { lang } = asked
  if (it.policy === null) return null
  const { duties, policy } = it
  const heading = say(lang, 'ours.asked')
  if ((policy.clauses ?? []).length === 0)
    return part(heading, html`<p>${say(lang, 'ours.asksNothing')}</p>`, { strong: true })
  const coming = await comingLines(asked, who, it)
  if (duties.asked.length + coming.length === 0)
    return part(heading, html`<p>${say(lang, 'ours.asksNothingNow')}</p>`, { strong: true })
  // What is still to be done stands first.
  const ordered = [...duties.asked].sort((a, b) => Number(a.met !== null) - Number(b.met !== null))
  const { id: call, day } = it
  const unnamedOf = await ownUnnamed(asked.site.log.store, { call, party: who.party, day, duties })
  const without = await ownWithout(asked.site, { call, party: who.party, day }, duties.asked)
  const rows = await Promise.all(
    ordered.map(one => askedLine(asked, who, it, one, { unnamed: unnamedOf(one), without: without(one) })),
  )
  return notedPart(lang, 'ours.asked', html`<ul class="switches">${rows}${coming}</ul>`, { strong: true })
}

async function askedLine(
  asked: Asked,
  who: Representative,
  it: Standing,
  one: AskedOf,
  { unnamed, without }: Readonly<{ unnamed: Brought | null; without: Without }>,
): Promise<Markup> {
  const { lang } = asked
  const { clause, moved, last, met } = one
  const day = (on: string) => longDay(on, lang)
  const isReport = 'report' in clause.asks
  const says =
    met === null
      ? html`<b>${askedState(asked, one)}</b>. ${say(lang, 'commitment.due', { day: day(moved) })}`
      : html`<b>${say(lang, 'ours.asked.met', { day: day(met.day), late: met.late ? 'yes' : 'no' })}</b>
        ${met.entry === null ? null : html` ${entryLink(asked, met.entry)}`} ${say(lang, 'commitment.due', { day: day(moved) })}`
  const grace =
    met === null && one.state !== 'overdue' && last !== moved
      ? sub(say(lang, 'ours.reportUntil', { day: day(last) }))
      : null
  const steps =
    met === null
      ? one.steps.map(({ name, since }) => sub(say(lang, `ours.reached.${name}`, { day: day(since) })))
      : null
  const act =
    met !== null || who.role === 'reader'
      ? null
      : isReport
        ? linkButton(asked, reportBy(it, clause), say(lang, 'ours.report'), 'small second lead')
        : linkButton(asked, pathOf(it, 'new'), say(lang, 'ours.make'), 'small second lead')
  return html`<li>
    <div>
      ${await showRule(asked, clause.says, it.policy!)}
      <p>${says}</p>${without === 'yes' ? bareSaid(asked, one, it.day) : null}${grace}${unnamedSaid(asked, unnamed, 'ours.reportUnnamed')}${sub(askedMoved(asked, one))}${steps}${await figuresLine(asked, it, clause)}
    </div>
    ${act}
  </li>`
}

/** What everybody reads of a report that has none of the figures asked for, and how to change that while nobody is late. */
function bareSaid({ lang }: Asked, one: AskedOf, today: string): Markup {
  const ends = endsIn(one)
  const days = [ends?.from, ends?.until, one.last].map(day => (day === undefined ? '' : longDay(day, lang)))
  const [from, until, by] = days as [string, string, string]
  const mend = ends !== null && today <= one.last ? 'yes' : 'no'
  return html`<p class="notice">${say(lang, 'ours.bare', { mend, from, until, by })}</p>`
}

/** The report begins by the indicators that the clause names, and for the time that it asks about. */
function reportBy(it: Standing, clause: Clause): string {
  const catalogue = figuresAsked(clause)
  return addressWith(pathOf(it, 'report'), { catalogue: catalogue ?? '' })
}

async function minePart(
  asked: Asked,
  who: Representative,
  it: Standing,
  mine: readonly Own[],
  titles: Titles,
): Promise<Markup> {
  const { lang } = asked
  const list =
    mine.length === 0 ? html`<p>${say(lang, 'ours.none')}</p>` : await lines(asked, who, it, mine, titles)
  return part(say(lang, 'ours.mine'), html`${list}${await waysOn(asked, who, it, mine)}`, {
    strong: true,
    id: 'mine',
  })
}

/** What can be done next; a reader of the party does none of it. */
async function waysOn(asked: Asked, who: Representative, it: Standing, mine: readonly Own[]): Promise<Piece> {
  const { lang } = asked
  if (who.role === 'reader' || it.policy === null) return null
  const hasMeasures = (await cataloguesOf(asked, it.id)).length > 0
  const isAsked = mine.length > 0 || (await indicatorsOf(asked.site.log.store, it.id)).length > 0
  return html`<div class="actions">
    ${linkButton(asked, pathOf(it, 'new'), say(lang, 'ours.make'), '')}
    ${hasMeasures ? linkButton(asked, pathOf(it, 'measures'), say(lang, 'ours.choose')) : null}
    ${isAsked ? linkButton(asked, pathOf(it, 'report'), say(lang, 'ours.report')) : null}
    ${mine.length === 0 ? null : linkButton(asked, pathOf(it, 'withdraw'), say(lang, 'ours.withdraw'))}
  </div>`
}

async function lines(
  asked: Asked,
  who: Representative,
  it: Standing,
  all: readonly Own[],
  titles: Titles,
): Promise<Markup> {
  const { lang } = asked
  const principleNow = await principlesNow(asked, it)
  const rows = all.map(async one => {
    const { name } = one
    const { party, id } = one.scheduled
    const gone = principleNow(one)
    const { entry, lang: of } = { entry: one.version.entry, lang: one.version.what?.lang }
    const change =
      who.role === 'reader' || !isStanding(one) || isClosed(one)
        ? null
        : linkButton(
            asked,
            pathOf(it, party, id),
            spoken(say(lang, one.isJoined ? 'ours.look' : 'ours.change'), name),
            'small second',
          )
    return html`<li>
      <div>
        <h3 lang="${of ?? lang}" dir="auto">${name}</h3>
        <p>${statusLine(asked, one)}</p>
        ${await detailLines(asked, it.id, one, titles)}
        ${gone === null ? null : html`<p class="notice">${gone}</p>`}
        ${await leadNewsPart(asked, who, it, one)}
        ${sub(html`${publicLink(asked, it.id, one)} <span class="dot" aria-hidden="true">·</span> ${entryLink(asked, entry)}`)}
      </div>
      ${change}
    </li>`
  })
  return html`<ul class="switches">${await Promise.all(rows)}</ul>`
}

/** The report in figures that all of them fill in. */
async function begunPart(asked: Asked, who: Representative, it: Standing): Promise<Markup | null> {
  const { site } = asked
  const head = await openHead(site.log.drawer, { party: who.party, call: it.id }, site.now())
  if (head === undefined) return null
  const sitting = await sittingOf(asked, who, it, head.value)
  return part(
    say(asked.lang, sitting.head.catalogue === null ? 'ours.report' : 'filing.begunHead'),
    begunLine(asked, sitting),
  )
}

/** What somebody of the party began and nobody signed; whoever may write goes on with it. */
async function draftsPart(asked: Asked, who: Representative, it: Standing): Promise<Markup | null> {
  const { lang, site } = asked
  const found = await partyDrafts(site.log.drawer, { party: who.party, call: it.id }, site.now())
  const of = { party: who.party, call: it.id, by: who.keyid }
  const deleted = await deletedOf(site.log.drawer, of, site.now())
  if (found.length + deleted.length === 0) return null
  const keys = await ownKeys(asked, who.party)
  const gone = deleted.map(one => {
    const by = { who: byWhom(asked, who, keys, one.ended.by), day: dayIn(one.ended.at, lang) }
    const what = say(lang, `ours.draft.${one.form}`)
    return remark(phrase(lang, 'ours.pair', { name: what, what: phrase(lang, 'ours.deletedBy', by) }))
  })
  const rows = found.map(({ id, value }) => {
    const what = draftName(asked, value)
    const acts =
      who.role === 'reader'
        ? null
        : html`<div class="actions">
            ${linkButton(asked, draftPath(it, value, id), spoken(say(lang, 'ours.goOn'), what), 'small second lead')}
            ${buttonForm(asked, pathOf(it, 'drafts'), { draft: id }, spoken(say(lang, 'ours.drop'), what), {
              style: 'small second',
            })}
          </div>`
    return html`<li><div><h3 dir="auto">${what}</h3>${sub(savedBy(asked, who, keys, value))}</div>${acts}</li>`
  })
  const list = html`<ul class="switches">${rows}</ul>`
  return html`${gone}${rows.length === 0 ? null : notedPart(lang, 'ours.drafts', list, { id: 'drafts' })}`
}

function draftName({ lang }: Asked, { form, fields }: PartyDraft): string {
  const [line = ''] = (fields.what ?? '').trim().split('\n')
  const kind = say(lang, `ours.draft.${form}`)
  return line === '' ? kind : say(lang, 'ours.pair', { name: kind, what: brief(line, 120) })
}

/** What a colleague typed is gone with it, so this is asked once, and says whose it is. */
export async function endDraft(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  requireWriter(who)
  const { lang, params, site } = asked
  const { drawer } = site.log
  const call = params.call!
  const home = pathOf({ id: call })
  const id = fields.get('draft') ?? ''
  const draft = await partyDraft(drawer, id, { party: who.party, call }, site.now())
  if (draft === undefined) return seeOther(asked, `${home}?gone=1`)
  if (fields.get('sure') === 'yes') {
    await dropPartyDraft(drawer, id, { party: who.party, call, by: who.keyid }, site.now())
    return seeOther(asked, `${home}?gone=1`)
  }
  const title = say(lang, 'ours.dropTitle')
  const by = savedBy(asked, who, await ownKeys(asked, who.party), draft)
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      draftName(asked, draft),
      html`<p>${by}</p>
        <p>${say(lang, draft.by === who.keyid ? 'ours.dropOwn' : 'ours.dropTheirs')}</p>
        <div class="actions">
          ${buttonForm(asked, `${home}/drafts`, { draft: id, sure: 'yes' }, say(lang, 'ours.drop'))}
          ${linkButton(asked, home, say(lang, 'rep.back'))}
        </div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title, main })
}

/** The same in a file, and on paper. */
function filesPart(asked: Asked, { role }: Representative, it: Standing): Markup {
  const { lang } = asked
  const year = it.day.slice(0, 4)
  return part(
    say(lang, 'ours.files'),
    html`<ul class="plain-list">
      <li>${linkTo(asked, pathOf(it, `year?of=${year}`), say(lang, 'ours.year'))}</li>
      <li>${linkTo(asked, pathOf(it, 'own.csv'), say(lang, 'ours.download'))}</li>
      ${role === 'reader' || it.policy === null ? null : html`<li>${linkTo(asked, pathOf(it, 'file'), say(lang, 'ours.upload'))}</li>`}
    </ul>`,
  )
}
