import { Refusal } from '../../../core/refusal.ts'
import { type DraftHead, noteOpened, openedBy } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { partOf, saveEdits } from '../../../work/reporting/draft.ts'
import { progressIn } from '../../../work/reporting/progress.ts'
import { answersRepeated, daysLeft, repeatEdits, undoEdits } from '../../../work/reporting/repeat.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  attributes,
  comma,
  doneNotice,
  Fieldset,
  type Form,
  hiddenFields,
  html,
  indexIn,
  inset,
  linkButton,
  linkIn,
  linkTo,
  type Markup,
  nameIn,
  numberIn,
  type Piece,
  periodName,
  phrase,
  privatePage,
  say,
  seeOther,
  withMore,
} from '../../kit/kit.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { opening, type Representative } from '../session.ts'
import { cellsPasting } from '../sheets/pasting.ts'
import { endedPage } from './ended.ts'
import { type Faults, faultsOn, itemsName, titleOf, tooLongSaid } from './faults.ts'
import { keeping } from './keeping.ts'
import { editsOf, tooLong } from './leaf-edits.ts'
import { readOf } from './leaf-fields.ts'
import { languageHere, questionsOf } from './leaf-page.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { oversizeTold } from './oversize.ts'
import { partsList, sourcesLine } from './parts-list.ts'
import { reportPath, type Sitting, sectionAt, sectionsOf, sittingOn } from './sitting.ts'
import { aheadSaid } from './start.ts'
import { typedOn } from './typed.ts'

/**
 * One part of a report, answered by whoever comes to it: what is typed is saved for all colleagues, whether it can be
 * taken as it is or not, and what two of them typed in one cell is shown to both.
 */

interface Shown {
  readonly sitting: Sitting
  readonly leaves: readonly Leaf[]
  /** From 0. */
  readonly at: number
}

export async function showSection(asked: Asked, who: Representative): Promise<Answer> {
  requireWriter(who)
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined) return seeOther(asked, reportPath({ id: asked.params.call! }))
  const { site } = asked
  const shown = leafAt(asked, sitting)
  const [section] = sectionAt(asked, sitting)
  await noteOpened(site.log.drawer, sitting.head, section.id, who.keyid, site.now())
  return sectionPage(asked, who, shown)
}

/** Refuses `not_found` for a page that it has not. */
function leafAt(asked: Asked, sitting: Sitting): Shown {
  const [, indicators] = sectionAt(asked, sitting)
  const leaves = leavesOf(sitting.catalogue, indicators, sitting.head.periods)
  const at = (numberIn(asked.query.get('page') ?? '1') ?? 0) - 1
  if (leaves[at] === undefined) throw new Refusal('not_found', 'This part of the report has no such page.')
  return { sitting, leaves, at }
}

interface Wrong {
  readonly sent?: URLSearchParams
  /** What the form was opened with, where nothing of it was saved: what colleagues saved since is still new to it. */
  readonly read?: string | undefined
  readonly more?: Faults
  readonly trouble?: Piece
  readonly status?: number
}

async function sectionPage(
  asked: Asked,
  who: Representative,
  { sitting, leaves, at }: Shown,
  { sent, read, more = new Map(), trouble = null, status = 200 }: Wrong = {},
): Promise<Answer> {
  const { lang, query, site } = asked
  const { it, head, catalogue, parts, last } = sitting
  const [section, indicators] = sectionAt(asked, sitting)
  const leaf = leaves[at]!
  const faults = new Map([...faultsOn(asked, sitting, leaf), ...more])
  const f = new Fieldset(lang, sent ?? new URLSearchParams(), faults)
  const unsaved = trouble === null ? [...(sent?.keys() ?? [])] : 'all'
  const title = `${section.number} ${nameIn(section.titles, lang).text}`
  const questions = questionsOf({ asked, who, sitting, section, leaf, faults, f, sent: sent ?? null })
  const same = answersRepeated(repeatEdits(parts, last, catalogue, indicators, head.periods))
  const back = answersRepeated(undoEdits(parts, indicators, head.periods))
  const done = query.has('saved') ? doneNotice(say(lang, 'filing.saved')) : repeatedSaid(asked)
  const path = pagePath(it.id, section.id, at)
  const form = attributes({
    action: linkIn(asked, path),
    novalidate: true,
    ...keeping(asked, sitting, `${section.id} ${at}`, indicators.map(partOf), unsaved),
  })
  const opened = await openedBy(site.log.drawer, head, site.now())
  const ahead = aheadSaid(asked, head.periods)
  const main = html`
    ${opening(asked, who, title, ledeOf(asked, sitting))}
    ${done}
    ${trouble}
    ${oversizeTold(asked, who, sitting)}
    ${ahead === null ? null : inset(ahead)}
    ${faultList(asked, faults, status !== 200 && trouble === null)}
    <div class="report-work">
      <form class="answers" method="post"${form}>
        <button class="vh" name="go" value="save" tabindex="-1">${say(lang, 'filing.save')}</button>
        ${hiddenFields({ round: head.round, read: read ?? readOf(sitting, leaf), periods: periodsText(head) })}
        ${leafNav(asked, sitting, { leaves, at, sitting }, section.id)}
        ${
          same === 0
            ? null
            : html`<div class="same">
                <button class="btn second small" name="go" value="same">${say(lang, 'filing.same', { count: same })}</button>
                <p class="hint">${say(lang, 'filing.sameNote')}</p>
              </div>`
        }
        ${same > 0 || query.has('same') ? daysSaid(asked, sitting, indicators) : null}
        ${
          back === 0
            ? null
            : html`<div class="same"><button class="btn second small" name="go" value="back">${say(lang, 'filing.back', { count: back })}</button></div>`
        }
        ${cellsPasting(
          asked,
          leaf.asking.some(({ cells }) => cells.length > 1),
        )}
        ${questions}
        <div class="form">${languageHere({ asked, f })}</div>
        <div class="actions">
          <button class="btn" name="go" value="next">${nextSaid(asked, sitting, leaves, at, section.id)}</button>
          <button class="btn second" name="go" value="save">${say(lang, 'filing.save')}</button>
          <button class="btn second" name="go" value="leave">${say(lang, 'filing.leave')}</button>
        </div>
      </form>
      <aside aria-labelledby="parts-h">
        <h2 id="parts-h">${totalSaid(asked, sitting)}</h2>
        ${partsList({ asked, who, sitting, opened, current: section.id, more: besideParts(asked, sitting) })}
        <p class="note mt-s">${linkButton(asked, reportPath(it), say(lang, 'filing.overview'), 'second small')}</p>
      </aside>
    </div>
  `
  return privatePage(
    asked,
    { title: `${title}: ${it.title}`, main, script: ['keep-typed', 'paste-cells'] },
    status,
  )
}

/** Which of these questions “same as last time” leaves open, since they ask for a date. */
export function daysSaid(asked: Asked, sitting: Sitting, indicators: readonly Indicator[]): Piece {
  const { lang } = asked
  const { parts, last, catalogue, head, it } = sitting
  const left = daysLeft(parts, last, catalogue, indicators, head.periods)
  if (left.length === 0) return null
  const items = left.map(
    one => html`<li>${linkTo(asked, reportPath(it, 'parts', one.section), titleOf(one, lang))}</li>`,
  )
  return html`<details class="flat"><summary>${say(lang, 'filing.sameDays', { count: left.length })}</summary><ul>${items}</ul></details>`
}

/** How much was filled in from the last report, or taken back. */
export function repeatedSaid({ lang, query }: Asked): Piece {
  const [filled, back] = ['same', 'back'].map(name => indexIn(query.get(name) ?? ''))
  if (filled !== undefined) return doneNotice(say(lang, 'filing.sameDone', { count: filled }))
  return back === undefined ? null : doneNotice(say(lang, 'filing.backDone', { count: back }))
}

export function ledeOf({ lang }: Asked, { catalogue, head }: Sitting): string {
  if (head.catalogue === null) return say(lang, 'filing.ledeAlone')
  return say(lang, 'filing.lede', {
    periods: head.periods.map(one => periodName(one, lang)).join(comma(lang)),
    catalogue: nameIn(catalogue.titles, lang).text,
    edition: head.catalogue.edition,
  })
}

export function totalSaid({ lang }: Asked, sitting: Sitting): string {
  const done = progressIn(sitting, sitting.catalogue.indicators)
  return say(lang, 'filing.answers', { done: done.values + done.reasons, all: done.all })
}

function faultList({ lang }: Asked, faults: Faults, isFocused: boolean): Piece {
  if (faults.size === 0) return null
  const items = [...faults].map(([name, says]) => html`<li><a href="#${name}">${says}</a></li>`)
  const focus = attributes({ tabindex: isFocused && '-1', autofocus: isFocused })
  return html`<div class="errors" role="alert"${focus}>
    <h2>${say(lang, 'filing.bad', { count: faults.size })}</h2>
    <ul>${items}</ul>
  </div>`
}

const besideParts = (asked: Asked, sitting: Sitting) =>
  html`<li>${linkTo(asked, reportPath(sitting.it, 'commitments'), say(asked.lang, 'filing.commitments'))}</li>${sourcesLine(asked, sitting)}`

const periodsText = ({ periods }: Pick<DraftHead, 'periods'>) =>
  periods.map(({ from, until }) => `${from}/${until}`).join(' ')

const pagePath = (call: string, section: string, at: number): string =>
  addressWith(reportPath({ id: call }, 'parts', section), { page: at === 0 ? '' : String(at + 1) })

/** The pages of a part that does not fit one. */
function leafNav(asked: Asked, sitting: Sitting, { leaves, at }: Shown, section: string): Markup | null {
  if (leaves.length === 1) return null
  const { lang } = asked
  const links = leaves.map((leaf, i) => {
    const says = leafName(asked, sitting, leaf)
    const to = linkIn(asked, pagePath(sitting.it.id, section, i))
    return html`<li><a${attributes({ href: to, 'aria-current': i === at && 'page' })}>${says}</a></li>`
  })
  const own = leaves[at]!
  const head = say(lang, 'filing.pageOf', {
    n: at + 1,
    all: leaves.length,
    item: leafName(asked, sitting, own),
  })
  const sheet = linkTo(asked, reportPath(sitting.it, 'sheet'), say(lang, 'filing.sheet'))
  return html`<details class="fold"><summary>${head}</summary><nav aria-label="${say(lang, 'filing.pages')}"><ul class="plain-list">${links}</ul></nav></details>
    <p class="note mt-s">${sheet}</p>`
}

function leafName({ lang }: Asked, { catalogue }: Sitting, { asking, item }: Leaf): string {
  const [first, ...others] = asking
  const title = titleOf(first!.indicator, lang)
  if (item !== null) return `${title}${comma(lang)}${itemsName(catalogue, first!.indicator, [item], lang)}`
  if (others.length > 0) return `${title} – ${titleOf(others.at(-1)!.indicator, lang)}`
  const [from, to] = [first!.cells[0]!, first!.cells.at(-1)!].map(({ by }) =>
    itemsName(catalogue, first!.indicator, by, lang),
  )
  return from === to || from === '' ? title : `${title}${comma(lang)}${from} – ${to}`
}

function nextSaid(
  asked: Asked,
  sitting: Sitting,
  leaves: readonly Leaf[],
  at: number,
  section: string,
): Piece {
  const { lang } = asked
  if (at + 1 < leaves.length) return say(lang, 'filing.nextPage')
  const next = nextSection(sitting, section)
  if (next === undefined) return say(lang, 'filing.nextCommitments')
  return phrase(lang, 'filing.next', { part: `${next.number} ${nameIn(next.titles, lang).text}` })
}

function nextSection(sitting: Sitting, section: string) {
  const { own } = sectionsOf(sitting)
  const at = own.findIndex(([{ id }]) => id === section)
  return at === -1 ? undefined : own[at + 1]?.[0]
}

export async function takeSection(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const { site } = asked
  const { fields } = form
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined || sitting.head.round !== fields.get('round'))
    return ended(asked, who, asked.params.call!, fields)
  // What was typed for other periods says nothing of these: it is shown again, and nothing is saved.
  if (periodsText(sitting.head) !== fields.get('periods'))
    return ended(asked, who, sitting.it.id, fields, sitting)
  const shown = leafAt(asked, sitting)
  const { leaves, at } = shown
  const { id: call } = sitting.it
  const [section, indicators] = sectionAt(asked, sitting)
  const { drawer } = site.log
  const edits = editsOf(asked, sitting, leaves[at]!, fields)
  const saved = await savedOr(saveEdits(drawer, sitting.head, edits, who.keyid, site.now()))
  if (saved === 'seen_stale') return ended(asked, who, call, fields)
  if (saved === 'request_oversize') return noRoom(asked, who, shown, fields)
  const now = (await sittingOn(asked, who)) ?? sitting
  const go = fields.get('go') ?? 'save'
  const here = pagePath(call, section.id, at)
  const long = tooLong(fields)
  const { periods } = now.head
  if ((go === 'same' || go === 'back') && long.length === 0) {
    const all =
      go === 'same'
        ? repeatEdits(now.parts, now.last, now.catalogue, indicators, periods)
        : undoEdits(now.parts, indicators, periods)
    const filled = await savedOr(saveEdits(drawer, now.head, all, who.keyid, site.now()))
    if (filled === 'seen_stale') return ended(asked, who, call, fields)
    if (filled === 'request_oversize') return noRoom(asked, who, { ...shown, sitting: now }, fields)
    return seeOther(asked, withMore(here, `${go}=${answersRepeated(all)}`))
  }
  const isGood = long.length === 0 && faultsOn(asked, now, leaves[at]!).size === 0
  if (long.length > 0 || (!isGood && go !== 'leave')) {
    const more = new Map(long.map(name => [name, tooLongSaid(asked)]))
    const sent = new URLSearchParams(long.map(name => [name, fields.get(name)!]))
    const read = readOf(now, leaves[at]!, { read: fields.get('read') ?? '', names: long })
    return sectionPage(asked, who, { ...shown, sitting: now }, { sent, read, more, status: 422 })
  }
  if (go === 'leave') return seeOther(asked, `${reportPath({ id: call })}?saved=1`)
  if (go !== 'next') return seeOther(asked, withMore(here, 'saved=1'))
  if (at + 1 < leaves.length) return seeOther(asked, pagePath(call, section.id, at + 1))
  const next = nextSection(now, section.id)
  return seeOther(
    asked,
    next === undefined ? reportPath({ id: call }, 'commitments') : reportPath({ id: call }, 'parts', next.id),
  )
}

const ended = async (
  asked: Asked,
  who: Representative,
  call: string,
  fields: URLSearchParams,
  { parts }: Partial<Sitting> = {},
) => endedPage(asked, who, call, await typedOn(asked, who, call, fields, parts))

/** What was typed stays in the form, and is saved nowhere: it is said so. */
function noRoom(asked: Asked, who: Representative, shown: Shown, sent: URLSearchParams) {
  const read = sent.get('read') ?? undefined
  return sectionPage(asked, who, shown, { sent, read, trouble: noRoomSaid(asked), status: 422 })
}

export const noRoomSaid = ({ lang }: Asked): Markup =>
  html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'filing.noRoom')}</p></div>`

const TOLD = ['seen_stale', 'request_oversize'] as const

/** The code where the draft ended while it was saved, or has no room for it. */
export async function savedOr(save: Promise<unknown>): Promise<'saved' | (typeof TOLD)[number]> {
  try {
    await save
    return 'saved'
  } catch (error) {
    const code = error instanceof Refusal ? TOLD.find(one => one === error.code) : undefined
    if (code === undefined) throw error
    return code
  }
}
