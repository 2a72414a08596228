import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { reportDays } from '../../../register/binding-policy.ts'
import type { AskedFor } from '../../../register/commitment-kinds.ts'
import { countsOf, type Period } from '../../../register/figures/figures.ts'
import {
  type Answer,
  type Asked,
  Choice,
  type Form,
  html,
  inLang,
  inset,
  linkButton,
  linkTo,
  type Markup,
  nameIn,
  notedPart,
  type Piece,
  part,
  phrase,
  postedForm,
  privatePage,
  refusalNotice,
  remark,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { countedIn, countsSaid } from '../../plots/codes.ts'
import { titleBy } from '../../reports/filing.ts'
import { elsewhereCounted } from '../../reports/found.ts'
import { actKept } from '../act-kept.ts'
import { fullDayNotice } from '../commitments/full-day.ts'
import { reportsWaiting } from '../commitments/reports-waiting.ts'
import { pathOf } from '../commitments/standing.ts'
import { opening, type Representative, requireSignatory } from '../session.ts'
import { unrecordedTold } from '../sources/typed.ts'
import { changedNotice, seenOf } from './changed.ts'
import { endedPage } from './ended.ts'
import { unsavedHere } from './keeping.ts'
import { leftOutPart } from './left-out.ts'
import { type Prepared, prepared } from './prepared.ts'
import { linesOf, openIn, type Ready, readyOf } from './ready.ts'
import { reportShown, sectionShown } from './report-shown.ts'
import { reportPath, rulesOf, type Sitting, sittingOn } from './sitting.ts'
import { aheadSaid, endsMissed, missedSaid } from './start.ts'

/**
 * The whole report as everyone will read it, and the way to the one signature that files it. What is open is named
 * here: by the signature it becomes “not reported”. What cannot be read, or two colleagues typed differently, is
 * changed first.
 */

export async function showReportPreview(asked: Asked, who: Representative): Promise<Answer> {
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined) return seeOther(asked, reportPath({ id: asked.params.call! }))
  const it = await prepared(asked, who, sitting)
  return asked.query.has('section') ? sectionPage(asked, who, sitting, it) : page(asked, who, sitting, it)
}

async function sectionPage(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  it: Prepared,
): Promise<Answer> {
  const { lang } = asked
  const title = await titleOf(asked, who, sitting)
  const back = linkButton(asked, reportPath(sitting.it, 'preview'), say(lang, 'filing.previewWhole'))
  const main = html`
    ${opening(asked, who, title, say(lang, 'filing.previewNote'))}
    ${await sectionShown(asked, who, sitting, it)}
    <div class="actions">${back}</div>
  `
  return privatePage(asked, { title, main })
}

/** As the report will be called. */
async function titleOf(asked: Asked, who: Representative, { it, head }: Sitting): Promise<string> {
  const { lang } = asked
  const name = nameIn(who.row.names, lang).text
  if (head.catalogue === null) return say(lang, 'filing.previewAlone', { party: name })
  const by = { catalogue: head.catalogue.id, edition: head.catalogue.edition }
  return titleBy(asked, it.id, { name, periods: head.periods, by })
}

interface Shown {
  readonly ready?: Ready
  readonly trouble?: Piece
  readonly status?: number
}

async function page(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  it: Prepared,
  { ready: given, trouble = null, status = 200 }: Shown = {},
): Promise<Answer> {
  const { lang } = asked
  const title = await titleOf(asked, who, sitting)
  const ready = given ?? (await readyOf(asked, who, sitting, it))
  const missed = await endsMissed(asked, who, sitting)
  const main = html`
    ${opening(asked, who, title, say(lang, 'filing.previewNote'))}
    ${trouble}
    ${await fullDayNotice(asked, who, sitting.it)}
    ${ready.wrong}
    ${unsavedHere(asked, sitting)}
    ${aheadHere(asked, sitting)}
    ${unrecordedTold(asked, it.unrecorded)}
    ${sitting.head.catalogue === null ? null : openPart(asked, who, sitting, missed)}
    ${await reportShown(asked, who, sitting, it)}
    ${await waitsPart(asked, who, sitting, it)}
    ${leftOutPart(asked, who, sitting)}
    ${signPart(asked, who, sitting, it, ready, missed)}
  `
  return privatePage(asked, { title, main, script: 'keep-typed' }, status)
}

/** Nobody signs an accident: what is open is said before the button. */
function openPart(asked: Asked, who: Representative, sitting: Sitting, missed: Period | null): Markup {
  const { lang } = asked
  if (sitting.own.asked.size === 0)
    return part(
      say(lang, 'filing.open'),
      html`${missed === null ? null : html`<p><b>${missedSaid(asked, missed)}</b></p>`}
        <p>${say(lang, 'filing.openUnasked', { rules: rulesOf(sitting) })}</p>`,
    )
  const count = openIn(sitting, sitting.catalogue.indicators)
  if (count === 0) return part(say(lang, 'filing.open'), html`<p>${say(lang, 'filing.openNone')}</p>`)
  const lines = linesOf(asked, who, sitting, 'open')
  const says = html`<p class="plain">${say(lang, 'filing.openSays', { count })}</p>`
  return notedPart(lang, 'filing.open', html`${says}<ul class="plain-list mt-s">${lines}</ul>`, {
    strong: true,
  })
}

/** What the rules ask for and this report does not say that it answers: with the way to where that is said. */
async function waitsPart(
  asked: Asked,
  { party }: Representative,
  { it }: Sitting,
  { account }: Prepared,
): Promise<Markup | null> {
  const { lang } = asked
  const answered = account.body?.asked as unknown as readonly AskedFor[] | undefined
  const waiting = answered && (await reportsWaiting(asked, it, party, answered))
  if (waiting === undefined || waiting === null) return null
  const here = linkTo(asked, reportPath(it, 'commitments'), say(lang, 'filing.commitments'))
  return part(
    say(lang, 'filing.waitsOn'),
    html`${waiting}<p class="note mt-s">${phrase(lang, 'filing.waitsHere', { here })}</p>`,
    {
      strong: true,
    },
  )
}

const saysOfCommitments = (body: JsonObject | undefined): boolean =>
  body !== undefined && ((body.answers as readonly unknown[]).length > 0 || body.words !== null)

function signPart(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  it: Prepared,
  { act }: Ready,
  missed: Period | null,
): Markup {
  const { lang } = asked
  const back = linkButton(asked, reportPath(sitting.it), say(lang, 'filing.overview'))
  const heading = say(lang, 'filing.signHead')
  if (who.role !== 'signatory')
    return part(heading, html`<p>${say(lang, 'filing.signDrafter')}</p><div class="actions">${back}</div>`, {
      strong: true,
    })
  if (act === null)
    return part(heading, html`<p>${say(lang, 'filing.changeSays')}</p><div class="actions">${back}</div>`, {
      strong: true,
    })
  const { day, name, row, signature } = sitting.it
  const days = reportDays(signature, row, day)
  const counted = countedIn(it.figures === null ? [] : countsOf(it.figures).flatMap(one => one.indicators))
  const says = phrase(lang, 'filing.signSays', {
    party: inLang(nameIn(who.row.names, lang)),
    call: name,
    any: new Choice(it.figures === null ? 'none' : 'some'),
    account: new Choice(saysOfCommitments(it.account.body) ? 'some' : 'none'),
    figures: countsSaid(lang, counted, 'words'),
  })
  const form = postedForm(asked, reportPath(sitting.it, 'preview'), {
    hidden: { ...seenOf(sitting, it, act) },
    ...{
      fields: html`<p>${says}</p>${elsewhereCounted(lang, it.figures)}${openSaid(asked, sitting)}${missed === null ? null : inset(missedSaid(asked, missed))}${aheadHere(asked, sitting)}`,
      button: say(lang, 'filing.sign'),
      beside: back,
    },
  })
  const later =
    days === undefined ? say(lang, 'filing.correctNone') : say(lang, 'filing.correct', { count: days })
  const remarked = it.figures === null ? null : remark(later)
  return part(heading, html`${form}${remarked}`, { strong: true })
}

function openSaid({ lang }: Asked, sitting: Sitting): Piece {
  const count = openIn(sitting, sitting.catalogue.indicators)
  return count === 0 ? null : html`<p><b>${say(lang, 'filing.openSays', { count })}</b></p>`
}

/** Nobody signs of days to come unawares: what is counted of them is no more than what one hopes. */
function aheadHere(asked: Asked, { head }: Sitting): Piece {
  const ahead = aheadSaid(asked, head.periods)
  return ahead === null ? null : inset(ahead)
}

export async function takeReportPreview(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  requireSignatory(who)
  const { lang, site } = asked
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined || sitting.head.round !== fields.get('round'))
    return endedPage(asked, who, asked.params.call!, [])
  const it = await prepared(asked, who, sitting)
  const ready = await readyOf(asked, who, sitting, it)
  const seen = seenOf(sitting, it, ready.act)
  const trouble = changedNotice(asked, who, sitting, seen, Object.fromEntries(fields))
  if (trouble !== null) return page(asked, who, sitting, it, { ready, trouble, status: 409 })
  const { act } = ready
  if (act === null) return page(asked, who, sitting, it, { ready, status: 422 })
  try {
    const { type, call, body } = act
    const refusal = await site.log.door.preview({ type, call, body, by: who.party, signers: [who.keyid] })
    if (refusal !== null) throw refusal
    const path = reportPath(sitting.it)
    const after = { is: 'report', ...seen, kept: path } as const
    const how = { after, change: `${path}/preview`, back: pathOf(sitting.it) }
    return seeOther(asked, await actKept(asked, who, act, how))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return page(asked, who, sitting, it, { ready, trouble: refusalNotice(lang, error), status: 422 })
  }
}
