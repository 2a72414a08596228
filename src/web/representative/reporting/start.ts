import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '../../../core/time.ts'
import type { DraftHead } from '../../../people/report-drafts.ts'
import { figuresAsked } from '../../../register/clauses.ts'
import { endsIn, windowsAsking } from '../../../register/figures/asked-periods.ts'
import type { Catalogue } from '../../../register/figures/catalogue.ts'
import { MOST_PERIODS } from '../../../register/figures/counts.ts'
import { firstOpen } from '../../../register/figures/days.ts'
import type { Period } from '../../../register/figures/figures.ts'
import { MOST_YEARS, periodFault } from '../../../register/figures/period-fault.ts'
import { isAnswered } from '../../../register/figures/standing.ts'
import { date, type Kind } from '../../../register/kinds.ts'
import { questioning } from '../../../work/reporting/asked.ts'
import { beginDraft } from '../../../work/reporting/draft.ts'
import { isThere, reportsOf } from '../../../work/reporting/filed.ts'
import {
  isFull,
  proposedShape,
  type Shape,
  SPLITS,
  type Split,
  shapeOf,
  splitPeriods,
  timeAhead,
} from '../../../work/reporting/periods.ts'
import { proposedCatalogue, windowBy, windowFor } from '../../../work/reporting/proposed.ts'
import { type Indicators, isAskedOf } from '../../../work/reporting/questions.ts'
import { roomFor, splitsWithRoom } from '../../../work/reporting/room.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  Checking,
  Choice,
  comma,
  Fieldset,
  type Form,
  html,
  inset,
  linkTo,
  listOf,
  longDay,
  NO_ERRORS,
  nameIn,
  type Piece,
  part,
  periodName,
  phrase,
  postedForm,
  privatePage,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { fullDayNotice } from '../commitments/full-day.ts'
import type { Standing } from '../commitments/standing.ts'
import { opening, type Representative } from '../session.ts'
import { leftBefore } from './left-out.ts'
import { catalogueOf, reportPath, type Sitting } from './sitting.ts'

/** How a report in figures begins: by which indicators, and for which periods. */

export async function startPage(
  asked: Asked,
  who: Representative,
  it: Standing,
  all: readonly Indicators[],
  { values, errors = NO_ERRORS }: { values?: URLSearchParams; errors?: ReadonlyMap<string, string> } = {},
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, 'filing.start')
  const rules = { ...it.duties, clauses: it.policy?.clauses ?? [] }
  const wanted = all.find(({ id }) => id === asked.query.get('catalogue')) ?? proposedCatalogue(all, rules)!
  const proposed = await proposedFor(asked, who, it, wanted)
  const f = new Fieldset(lang, values ?? new URLSearchParams(), errors)
  const ahead = aheadSaid(asked, [proposed])
  const isEarly = ahead !== null || errors.has('early') || values?.has('early') === true
  const form = html`
    ${ahead === null || values !== undefined ? null : inset(ahead)}
    ${
      all.length === 1
        ? null
        : f.select('catalogue', {
            label: say(lang, 'filing.catalogue'),
            hint: say(lang, 'filing.catalogueHint'),
            value: wanted.id,
            options: all.map(one => ({ value: one.id, says: catalogueSaid(asked, it, one, all) })),
          })
    }
    ${periodFields(asked, f, { ...proposed, isEarly: isEarly })}
  `
  const posted =
    who.role === 'reader'
      ? html`<p>${say(lang, 'filing.read')}</p>`
      : postedForm(asked, reportPath(it), {
          f,
          errors,
          hidden: { sitting: 'begin', ...(all.length === 1 && { catalogue: all[0]!.id }) },
          fields: form,
          button: say(lang, 'filing.begin'),
        })
  const alone = linkTo(asked, `${reportPath(it)}?alone=1`, say(lang, 'filing.alone'))
  const main = html`
    ${opening(asked, who, phrase(lang, 'filing.title', { call: it.name }), say(lang, 'filing.startLede'))}
    ${await fullDayNotice(asked, who, it)}
    ${await leftBefore(asked, who, it, all)}
    ${part(say(lang, 'filing.startHead'), posted, { strong: true, note: whySaid(asked, proposed) })}
    ${who.role === 'reader' ? null : html`<p class="note mt">${alone}</p>`}
  `
  return privatePage(asked, { title: `${title}: ${it.title}`, main }, errors.size === 0 ? 200 : 422)
}

/** From, until, and for each of what; and that this is meant so, where the days are not over. */
export function periodFields(
  { lang }: Asked,
  f: Fieldset,
  { from, until, by, isEarly }: Shape & { readonly isEarly: boolean },
): Piece {
  return html`<div class="two">
      ${f.text('from', { label: say(lang, 'filing.from'), type: 'date', value: from })}
      ${f.text('until', { label: say(lang, 'filing.until'), type: 'date', value: until })}
    </div>
    ${f.select('by', {
      label: say(lang, 'filing.split'),
      options: SPLITS.map(value => ({ value, says: say(lang, `filing.split.${value}`) })),
      value: by,
    })}
    ${isEarly ? f.check('early', say(lang, 'filing.early')) : null}`
}

/** Where some of the days are still to come, which, and when they are over. */
export function aheadSaid({ lang, site }: Asked, periods: readonly Period[]): string | null {
  const time = timeAhead(periods, dayOf(site.now()))
  return time && say(lang, 'filing.ahead', { period: periodName(time, lang), day: longDay(time.until, lang) })
}

/** With the day by which the rules ask for it; of two with one title, with their short names. */
function catalogueSaid(
  { lang }: Asked,
  { duties }: Standing,
  { id, edition, titles }: Indicators,
  all: readonly Indicators[],
): string {
  const named = nameIn(titles, lang).text
  const isAlone = all.filter(one => nameIn(one.titles, lang).text === named).length === 1
  const title = isAlone ? named : `${named} (${id})`
  const window = windowBy(id, duties)
  return window === undefined
    ? say(lang, 'filing.catalogueOf', { title, edition })
    : say(lang, 'filing.catalogueDue', { title, day: longDay(window.moved, lang) })
}

type Proposal = ReturnType<typeof proposedShape> & {
  /** When the periods end of which the report that is asked for is to have figures; null where it is not by these. */
  readonly ends: Period | null
}

/** Whoever takes days that no rule asks about is told before which days do. */
function whySaid(asked: Asked, { why, ends }: Proposal): string {
  const note = say(asked.lang, 'filing.startNote', { why })
  if (why !== 'window') return note
  return `${note} ${ends === null ? say(asked.lang, 'filing.startUnasked') : missedSaid(asked, ends)}`
}

async function proposedFor(
  asked: Asked,
  who: Representative,
  it: Standing,
  { id: catalogue, edition }: Indicators,
): Promise<Proposal> {
  const { site } = asked
  const filed = await reportsOf(site.log.store, it.id, who.party)
  const all = filed
    .filter(({ row }) => row.catalogue === catalogue)
    .map(({ row }) => row.corrections.at(-1)?.periods ?? row.periods)
  const answered = all.flat().filter(({ indicators }) => indicators.some(isAnswered))
  const by = { catalogue, editions: [], filings: [], day: it.day }
  const isLeft = (period: Period) =>
    windowsAsking({ ...it.duties, kinds: [] }, by, period).length > 0 && firstOpen(period, answered) !== null
  const last = all.at(-1) ?? []
  const asking = windowFor(catalogue, it.duties)
  const window =
    asking === undefined ? null : { opens: asking.opens, months: asking.clause.cycle.months ?? 12 }
  const isAsked = window === null ? undefined : await askedBy(asked, who, it, { id: catalogue, edition })
  const isBy = asking !== undefined && figuresAsked(asking.clause) === catalogue
  const found = isBy ? endsIn(asking) : null
  const ends = found !== null && isAsked?.(lastDay(found)) ? found : null
  const today = dayOf(site.now())
  const shape = proposedShape({ last, window, ends, today, isLeft, ...(isAsked && { isAsked }) })
  return { ...shape, ends }
}

const lastDay = ({ until }: Period): Period => ({ from: until, until })

/**
 * When the periods end of which the party is asked now for figures by the indicators of its draft, where the draft is for
 * none of these: filed so, its report counts as one without the figures asked for. Null where it is not so.
 */
export async function endsMissed(
  asked: Asked,
  who: Representative,
  { head: { catalogue }, it, own }: Sitting,
): Promise<Period | null> {
  const window = catalogue === null || own.asked.size > 0 ? undefined : windowBy(catalogue.id, it.duties)
  const ends = window === undefined ? null : endsIn(window)
  if (ends === null) return null
  const isAsked = await askedBy(asked, who, it, catalogue!)
  return isAsked(lastDay(ends)) ? ends : null
}

/** What is asked for instead, and what becomes of a report that has none of it. */
export const missedSaid = ({ lang }: Asked, { from, until }: Period): string =>
  say(lang, 'filing.startEnds', { from: longDay(from, lang), until: longDay(until, lang) })

/** As the report itself will say it once it has begun. */
async function askedBy(
  asked: Asked,
  { party, row }: Representative,
  { id: call, day, duties }: Standing,
  { id, edition }: Pick<Indicators, 'id' | 'edition'>,
): Promise<(period: Period) => boolean> {
  const { filed, log } = asked.site
  const of = { call, party: { ...row, id: party }, duties, day }
  const [catalogue, asks] = await Promise.all([
    filed.catalogue(call, { catalogue: id, edition }),
    questioning({ filed, store: log.store }, of, id),
  ])
  const by = { catalogue: id, editions: [], filings: [], day }
  // Where nobody can read which indicators there are, rules still say of which days they ask.
  return isThere(catalogue)
    ? period => asks(catalogue, [period]).asked.size > 0
    : period => windowsAsking({ ...duties, kinds: [] }, by, period).length > 0
}

export const shapeNow = ({ periods }: Pick<DraftHead, 'periods'>): Shape => ({
  ...{ from: periods[0]!.from, until: periods.at(-1)!.until },
  by: shapeOf(periods) ?? 'whole',
})

/** Undefined where something is wrong with them, which is noted. */
export function periodsTyped(
  asked: Asked,
  check: Checking,
  fields: URLSearchParams,
  asks: { readonly catalogue: Catalogue; readonly kind: Kind },
): Period[] | undefined {
  const { lang } = asked
  const [from, until] = [typedIn(fields, 'from'), typedIn(fields, 'until')]
  const isDay = (text: string) => date.safeParse(text).success
  check.must('from', say(lang, 'filing.fromWrong'), isDay(from))
  check.must('until', say(lang, 'filing.untilWrong'), isDay(until) && (!isDay(from) || from <= until))
  if (!check.isGood) return undefined
  const by = SPLITS.find(one => one === fields.get('by')) ?? 'whole'
  const periods = splitPeriods({ from, until }, by)
  check.must('by', say(lang, 'filing.tooMany', { most: MOST_PERIODS }), periods !== undefined)
  if (periods === undefined) return undefined
  for (const period of periods) {
    const fault = periodFault(period, dayOf(asked.site.now()))
    const says = { period: periodName(period, lang), most: MOST_YEARS }
    if (fault === 'early') check.must('until', say(lang, 'filing.notBegun', says), false)
    if (fault === 'long') check.must('by', say(lang, 'filing.long', says), false)
  }
  if (periods.length === 1 && !isFull(periods[0]!, by)) {
    const cut = say(lang, `filing.split.${by}`)
    const whole = say(lang, 'filing.split.whole')
    check.must('by', say(lang, 'filing.short', { period: periodName(periods[0]!, lang), cut, whole }), false)
  }
  const { catalogue } = asks
  const own = catalogue.indicators.filter(one => isAskedOf(one, asks.kind))
  if (roomFor(catalogue, own, periods) === 'none') {
    const splits = splitsWithRoom(catalogue, own, { from, until }, ['any', 'few'])
    const { contact } = asked.site
    // Where one period has no room, no shorter time has.
    const says = splits.includes('whole')
      ? say(lang, 'filing.tooLarge', { count: own.length, ...splitsSaid(lang, splits) })
      : say(lang, 'filing.tooLargeEver', {
          count: own.length,
          by: contact === null ? 'none' : 'contact',
          contact: contact ?? '',
        })
    check.must('by', says, false)
  }
  // A box is offered for days that the law takes, and for no others.
  const ahead = check.errors.has('until') ? null : aheadSaid(asked, periods)
  if (ahead !== null && !fields.has('early'))
    check.must('early', `${ahead} ${say(lang, 'filing.earlyMend')}`, false)
  return check.isGood ? periods : undefined
}

/** Which of them there are, in words. */
export const splitsSaid = (lang: Asked['lang'], splits: readonly Split[]) => ({
  any: splits.length === 0 ? 'none' : 'some',
  fits: listOf(
    splits.map(by => say(lang, `filing.split.${by}`)),
    lang,
  ),
})

export async function takeStart(
  asked: Asked,
  who: Representative,
  it: Standing,
  all: readonly Indicators[],
  { fields }: Form,
): Promise<Answer> {
  requireWriter(who)
  const { site } = asked
  const { id, edition } = all.find(one => one.id === fields.get('catalogue')) ?? all[0]!
  const catalogue = await catalogueOf(asked, it.id, { id, edition })
  const check = new Checking()
  const periods = periodsTyped(asked, check, fields, { catalogue, kind: who.row.kind })
  if (periods === undefined) return startPage(asked, who, it, all, { values: fields, errors: check.errors })
  const begin = { party: who.party, call: it.id, catalogue: { id, edition }, periods, by: who.keyid }
  const head = await beginDraft(site.log.drawer, begin, site.now())
  const isTaken = isDeepStrictEqual([head.catalogue, head.periods], [begin.catalogue, periods])
  const { from, until } = { from: periods[0]!.from, until: periods.at(-1)!.until }
  const chosen = {
    theirs: head.catalogue?.id === id ? 'periods' : 'indicators',
    from,
    until,
    by: fields.get('by') ?? '',
  }
  return seeOther(asked, isTaken ? reportPath(it) : addressWith(reportPath(it), chosen))
}

/** Of two who begin at once, the second finds the report of the first: it is told what was chosen and not taken. */
export function begunBefore(asked: Asked, who: Representative, { head, keys }: Sitting): Piece {
  const { lang, query } = asked
  const chosen = chosenIn(asked)
  if (chosen === undefined) return null
  const is = query.get('theirs') === 'indicators' ? 'indicators' : 'periods'
  const { by } = head.begun
  const says = phrase(lang, 'filing.begunBefore', {
    who: new Choice(by === who.keyid ? 'you' : 'other'),
    name: byWhom(asked, who, keys, by),
    periods: head.periods.map(one => periodName(one, lang)).join(comma(lang)),
    time: periodName(chosen, lang),
    cut: say(lang, `filing.split.${chosen.by}`),
    is: new Choice(is),
  })
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${says}</p></div>`
}

/** What somebody chose who came second, from the address. */
export function chosenIn({ query }: Asked): Shape | undefined {
  const [from, until] = [query.get('from') ?? '', query.get('until') ?? '']
  const isShape =
    query.has('theirs') && [from, until].every(day => date.safeParse(day).success) && from <= until
  return isShape ? { from, until, by: SPLITS.find(one => one === query.get('by')) ?? 'whole' } : undefined
}
