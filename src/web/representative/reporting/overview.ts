import { openedBy } from '../../../people/report-drafts.ts'
import { ACCOUNT, changeHead, dropDraft, saveEdits } from '../../../work/reporting/draft.ts'
import { leftOut } from '../../../work/reporting/left-out.ts'
import { isFull, shapeOf } from '../../../work/reporting/periods.ts'
import { progressIn, progressOf } from '../../../work/reporting/progress.ts'
import type { Indicators } from '../../../work/reporting/questions.ts'
import { answersRepeated, changedSince, repeatEdits, undoEdits } from '../../../work/reporting/repeat.ts'
import { roomFor, splitsWithRoom } from '../../../work/reporting/room.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  Checking,
  doneNotice,
  Fieldset,
  type Form,
  html,
  inset,
  linkButton,
  linkIn,
  linkTo,
  type Markup,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  periodName,
  phrase,
  postedForm,
  privatePage,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { keyName } from '../../passkey/own-keys.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { pathOf } from '../commitments/standing.ts'
import { opening, type Representative } from '../session.ts'
import { accountOf } from './account.ts'
import { endedPage } from './ended.ts'
import { titleOf } from './faults.ts'
import { unsavedHere } from './keeping.ts'
import { leftOutPart, takeLeftOut } from './left-out.ts'
import { oversizeTold } from './oversize.ts'
import { partLine, partsList, savedSaid, sourcesLine } from './parts-list.ts'
import { daysSaid, ledeOf, noRoomSaid, repeatedSaid, savedOr, totalSaid } from './section.ts'
import { ownOf, reportPath, rulesOf, type Sitting, sectionsOf, sittingOn } from './sitting.ts'
import {
  aheadSaid,
  begunBefore,
  chosenIn,
  endsMissed,
  missedSaid,
  periodFields,
  periodsTyped,
  shapeNow,
  splitsSaid,
} from './start.ts'

/** All parts of a report: how far each has come and whose turn it is. From here it is previewed. */

interface Wrong {
  readonly values?: URLSearchParams
  readonly errors?: ReadonlyMap<string, string>
  readonly trouble?: Piece
}

export async function overviewPage(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  all: readonly Indicators[],
  { values, errors = NO_ERRORS, trouble = null }: Wrong = {},
): Promise<Answer> {
  const { lang, site } = asked
  const { it, head } = sitting
  const opened = await openedBy(site.log.drawer, head, site.now())
  const mayWrite = who.role !== 'reader'
  const { others } = sectionsOf(sitting)
  const isAlone = head.catalogue === null
  const more = html`${await accountLine(asked, who, sitting)}${sourcesLine(asked, sitting)}`
  const list = partsList({ asked, who, sitting, opened, more })
  const folded =
    others.length === 0
      ? null
      : html`<details class="fold"><summary>${say(lang, 'filing.othersHead', { count: others.length })}</summary>
          <div><p class="note">${say(lang, 'filing.othersSays')}</p><ol class="parts">${others.map(
            ([section, indicators]) => partLine({ asked, who, sitting, opened }, section, indicators),
          )}</ol></div></details>`
  const preview = linkButton(asked, reportPath(it, 'preview'), say(lang, 'filing.preview'), '')
  const title = say(lang, 'filing.title', { call: it.title })
  const main = html`
    ${opening(asked, who, phrase(lang, 'filing.title', { call: it.name }), ledeOf(asked, sitting))}
    ${trouble ?? begunBefore(asked, who, sitting) ?? doneHere(asked, sitting)}
    ${unsavedHere(asked, sitting)}
    ${newerEdition(asked, sitting, all)}
    ${isAlone ? null : periodsSaid(asked, sitting)}
    ${oversizeTold(asked, who, sitting)}
    ${await unaskedSaid(asked, who, sitting)}
    ${mayWrite ? null : inset(say(lang, 'filing.read'))}
    ${notedPart(
      lang,
      'filing.parts',
      html`${isAlone ? null : html`<p class="plain">${totalSaid(asked, sitting)}</p>`}${mayWrite ? sameAll(asked, sitting) : null}${list}${folded}
        <div class="actions">${preview}${isAlone ? null : linkButton(asked, reportPath(it, 'sheet'), say(lang, 'filing.sheet'))}${linkButton(asked, pathOf(it), say(lang, 'rep.back'))}</div>`,
      { strong: true },
    )}
    ${leftOutPart(asked, who, sitting)}
    ${mayWrite && !isAlone ? askPart(asked, who, sitting) : null}
    ${mayWrite && !isAlone ? periodsPart(asked, sitting, values ?? shownNow(asked, sitting), errors) : null}
    ${mayWrite && isAlone ? html`<div class="actions">${dropButton(asked, sitting)}</div>` : null}
  `
  return privatePage(
    asked,
    { title, main, script: 'keep-typed' },
    errors.size === 0 && trouble === null ? 200 : 422,
  )
}

function doneHere(asked: Asked, sitting: Sitting): Piece {
  const { lang, query } = asked
  if (query.has('saved')) {
    const count = leftWrong(sitting)
    const left = count === 0 ? null : html`<p>${say(lang, 'sheet.leftWrong', { count })}</p>`
    return doneNotice(say(lang, 'filing.saved'), left)
  }
  if (query.has('asked')) return doneNotice(say(lang, 'filing.asked'))
  if (query.has('changed')) return doneNotice(say(lang, 'filing.periodsDone'))
  if (query.has('left')) return doneNotice(say(lang, 'filing.leftDropped'))
  return repeatedSaid(asked)
}

/** Who saves and leaves is told what nobody can sign yet, in whichever part. */
function leftWrong({ catalogue, head, parts }: Sitting): number {
  return progressOf(parts, catalogue, catalogue.indicators, head.periods).wrong + metInAccount(parts)
}

const metInAccount = (parts: Sitting['parts']): number =>
  Object.values(parts.get(ACCOUNT)?.groups[''] ?? {}).filter(({ beside }) => beside !== undefined).length

function newerEdition({ lang }: Asked, { head }: Sitting, all: readonly Indicators[]): Piece {
  if (head.catalogue === null) return null
  const { id: own, edition } = head.catalogue
  const newest = all.find(({ id }) => id === own)?.edition ?? 0
  return newest <= edition ? null : inset(say(lang, 'filing.oldEdition', { newest }))
}

async function unaskedSaid(asked: Asked, who: Representative, sitting: Sitting): Promise<Piece> {
  if (sitting.head.catalogue === null || sitting.own.asked.size > 0) return null
  const missed = await endsMissed(asked, who, sitting)
  const says = say(asked.lang, 'filing.unasked', { rules: rulesOf(sitting) })
  return html`${missed === null ? null : inset(missedSaid(asked, missed))}${inset(says)}`
}

/** What is odd about the periods, said before anybody types a year of figures for them. */
function periodsSaid(asked: Asked, sitting: Sitting): Piece {
  const { lang } = asked
  const { catalogue, head } = sitting
  const { periods } = head
  const by = shapeOf(periods) ?? 'whole'
  const short = periods.length === 1 ? [] : periods.filter(one => !isFull(one, by))
  const own = ownOf(sitting, catalogue.indicators)
  const time = { from: periods[0]!.from, until: periods.at(-1)!.until }
  const isTight = roomFor(catalogue, own, periods) !== 'any'
  const fits = isTight ? splitsSaid(lang, splitsWithRoom(catalogue, own, time, ['any'])) : null
  const ahead = aheadSaid(asked, periods)
  return html`
    ${ahead === null ? null : inset(ahead)}
    ${short.map(one => inset(say(lang, 'filing.shorter', { period: periodName(one, lang), cut: say(lang, `filing.split.${by}`) })))}
    ${fits === null ? null : inset(say(lang, 'filing.mayNotFit', fits))}
  `
}

/** The part on commitments, which stands beside those of figures. */
async function accountLine(asked: Asked, who: Representative, sitting: Sitting): Promise<Markup> {
  const { lang } = asked
  const { it, parts } = sitting
  const says = say(lang, 'filing.commitments')
  const to = reportPath(it, 'commitments')
  const saved = parts.get(ACCOUNT)?.saved
  const { errors } = await accountOf(asked, who, sitting)
  const state =
    errors.size > 0
      ? html`<b>${say(lang, metInAccount(parts) > 0 ? 'filing.wrong' : 'filing.commitmentsAsk', { count: errors.size })}</b>`
      : saved === undefined
        ? null
        : html`<span aria-hidden="true">✓</span><span class="vh">${say(lang, 'filing.done')}</span>`
  const by = saved === undefined ? say(lang, 'filing.commitmentsNot') : savedSaid(asked, who, sitting, saved)
  const name =
    who.role === 'reader' ? html`<span>${says}</span>` : html`<a href="${linkIn(asked, to)}">${says}</a>`
  return html`<li>${name}<span class="num">${state}</span><span class="sub">${by}</span></li>`
}

function openSame(sitting: Sitting) {
  const { parts, last, catalogue, head } = sitting
  return repeatEdits(parts, last, catalogue, ownOf(sitting, catalogue.indicators), head.periods)
}

const allRepeated = ({ parts, catalogue, head }: Sitting) =>
  undoEdits(parts, catalogue.indicators, head.periods)

/** Which questions are not as they were, said before the answers to them are repeated all at once. */
function changedSaid(asked: Asked, sitting: Sitting): Piece {
  const { lang } = asked
  const changed = ownOf(sitting, sitting.catalogue.indicators).filter(
    one => changedSince(sitting.last, sitting.catalogue, one) !== null,
  )
  if (changed.length === 0) return null
  const items = changed.map(
    one => html`<li>${linkTo(asked, reportPath(sitting.it, 'parts', one.section), titleOf(one, lang))}</li>`,
  )
  const says = say(lang, 'filing.otherQuestions', { count: changed.length })
  return html`<details class="flat"><summary>${says}</summary><ul>${items}</ul></details>`
}

function sameAll(asked: Asked, sitting: Sitting): Piece {
  const { lang } = asked
  const [count, back] = [openSame(sitting), allRepeated(sitting)].map(answersRepeated) as [number, number]
  const button = (is: 'same' | 'back', says: string) =>
    buttonForm(asked, reportPath(sitting.it), { sitting: is, round: sitting.head.round }, says, {
      style: 'second small',
    })
  return html`${count === 0 ? null : html`${button('same', say(lang, 'filing.same', { count }))}<p class="hint">${say(lang, 'filing.sameNote')}</p>`}
    ${count > 0 || asked.query.has('same') ? daysSaid(asked, sitting, ownOf(sitting, sitting.catalogue.indicators)) : null}
    ${changedSaid(asked, sitting)}
    ${back === 0 ? null : button('back', say(lang, 'filing.back', { count: back }))}`
}

function askPart(asked: Asked, who: Representative, sitting: Sitting): Markup | null {
  const { lang } = asked
  const { head, it, keys } = sitting
  const able = keys.filter(({ row }) => row.revoked === null && row.role !== 'reader')
  if (able.length < 2) return null
  const f = new Fieldset(lang, new URLSearchParams())
  const colleagues = able.map(key => ({
    value: key.keyid,
    says: `${keyName(asked, key)}${key.keyid === who.keyid ? ` ${say(lang, 'rep.you')}` : ''}`,
  }))
  const fields = html`<div class="two">${f.select('part', {
    label: say(lang, 'filing.askPart'),
    options: sectionsOf(sitting).own.map(([{ id, number, titles }]) => ({
      value: id,
      says: `${number} ${nameIn(titles, lang).text}`,
    })),
  })}${f.select('key', {
    label: say(lang, 'filing.askWhom'),
    options: [...colleagues, { value: '', says: say(lang, 'filing.askNobody') }],
  })}</div>`
  const form = postedForm(asked, reportPath(it), {
    hidden: { sitting: 'ask', round: head.round },
    ...{ fields, button: say(lang, 'filing.askIt'), isSecond: true },
  })
  return notedPart(lang, 'filing.ask', form)
}

/** Whoever chose days that are not over has said so. */
const shownNow = (asked: Asked, { head }: Sitting) =>
  new URLSearchParams(aheadSaid(asked, head.periods) === null ? {} : { early: 'yes' })

function periodsPart(
  asked: Asked,
  { head, it }: Sitting,
  values: URLSearchParams,
  errors: ReadonlyMap<string, string>,
): Markup {
  const { lang } = asked
  const f = new Fieldset(lang, values, errors)
  const isEarly = errors.has('early') || values.has('early')
  const form = postedForm(asked, reportPath(it), {
    f,
    ...{ errors, hidden: { sitting: 'periods', round: head.round } },
    ...{
      fields: periodFields(asked, f, { ...(chosenIn(asked) ?? shapeNow(head)), isEarly }),
      button: say(lang, 'filing.periodsSave'),
      isSecond: true,
    },
  })
  const open = errors.size > 0 || chosenIn(asked) !== undefined
  return part(
    say(lang, 'filing.periodsHead'),
    html`<details class="fold"${open ? html` open` : null}><summary>${say(lang, 'filing.periods')}</summary><div>${form}</div></details>
      <div class="actions">${dropButton(asked, { head, it })}</div>`,
    { note: say(lang, 'filing.periodsNote') },
  )
}

const dropButton = (asked: Asked, { head, it }: Pick<Sitting, 'head' | 'it'>): Markup =>
  buttonForm(asked, reportPath(it), { sitting: 'drop', round: head.round }, say(asked.lang, 'filing.drop'), {
    style: 'second small',
  })

/**
 * What the overview itself takes: other periods, whom to ask, the same as last time and its undoing, the end of the
 * draft.
 */
export async function takeOverview(
  asked: Asked,
  who: Representative,
  form: Form,
  all: readonly Indicators[],
): Promise<Answer> {
  requireWriter(who)
  const { site } = asked
  const { drawer } = site.log
  const { fields } = form
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined || sitting.head.round !== fields.get('round'))
    return endedPage(asked, who, asked.params.call!, [])
  const { head, catalogue, keys } = sitting
  const path = reportPath(sitting.it)
  switch (fields.get('sitting')) {
    case 'periods': {
      if (head.catalogue === null) return seeOther(asked, path)
      const check = new Checking()
      const periods = periodsTyped(asked, check, fields, { catalogue, kind: who.row.kind })
      if (periods === undefined)
        return overviewPage(asked, who, sitting, all, { values: fields, errors: check.errors })
      await changeHead(drawer, head, () => ({ periods }), site.now())
      return seeOther(asked, `${path}?changed=1`)
    }
    case 'return':
    case 'forget':
      return takeLeftOut(asked, who, sitting, fields)
    case 'ask': {
      const section = catalogue.sections.find(({ id }) => id === fields.get('part'))?.id
      const key = keys.find(({ keyid, row }) => keyid === fields.get('key') && row.revoked === null)?.keyid
      if (section !== undefined)
        await changeHead(
          drawer,
          head,
          ({ given: { [section]: _, ...given } }) => ({
            given: key === undefined ? given : { ...given, [section]: key },
          }),
          site.now(),
        )
      return seeOther(asked, `${path}?asked=1`)
    }
    case 'same':
    case 'back': {
      const is = fields.get('sitting') as 'same' | 'back'
      const edits = is === 'same' ? openSame(sitting) : allRepeated(sitting)
      const saved = await savedOr(saveEdits(drawer, head, edits, who.keyid, site.now()))
      if (saved === 'seen_stale') return endedPage(asked, who, sitting.it.id, [])
      if (saved === 'request_oversize')
        return overviewPage(asked, who, sitting, all, { trouble: noRoomSaid(asked) })
      return seeOther(asked, `${path}?${is}=${answersRepeated(edits)}`)
    }
    case 'drop': {
      if (fields.get('sure') !== 'yes') return surePage(asked, who, sitting)
      await dropDraft(drawer, head, who.keyid, site.now())
      return seeOther(asked, `${pathOf(sitting.it)}?gone=1`)
    }
    default:
      return seeOther(asked, path)
  }
}

/** What colleagues typed goes with it, so this is asked once. */
function surePage(asked: Asked, who: Representative, sitting: Sitting): Answer {
  const { lang } = asked
  const { it, head, parts, catalogue } = sitting
  const now = progressOf(parts, catalogue, catalogue.indicators, head.periods)
  const values = now.values + leftOut(parts.values(), head.periods).reduce((sum, one) => sum + one.count, 0)
  const title = say(lang, 'filing.dropTitle')
  const hidden = { sitting: 'drop', round: head.round, sure: 'yes' }
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      say(lang, 'filing.begunHead'),
      html`<p>${say(lang, 'filing.dropSays', { values })}</p>
        <div class="actions">${buttonForm(asked, reportPath(it), hidden, say(lang, 'filing.dropIt'))}${linkButton(asked, reportPath(it), say(lang, 'rep.back'))}</div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title, main })
}

/** Of a draft that is begun, for the page of the party's commitments. */
export function begunLine(asked: Asked, sitting: Sitting): Markup {
  const { lang } = asked
  const { catalogue, head, it } = sitting
  const { all, values, reasons } = progressIn(sitting, catalogue.indicators)
  const says =
    head.catalogue === null
      ? say(lang, 'filing.begunAlone')
      : say(lang, 'filing.begun', { done: values + reasons, all })
  return html`<p>${says} ${linkTo(asked, reportPath(it), say(lang, 'ours.goOn'))}</p>`
}
