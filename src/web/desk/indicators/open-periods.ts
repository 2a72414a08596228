import { unlessRefused } from '../../../core/refusal.ts'
import { monthsLater } from '../../../core/time.ts'
import type { Asked as AskedFor } from '../../../register/asked.ts'
import { figuresAsked } from '../../../register/clauses.ts'
import { windowsOf } from '../../../register/cycles.ts'
import type { Catalogue } from '../../../register/figures/catalogue.ts'
import { type Asked, firstOf, html, listed, longDay, type Piece, say } from '../../kit/kit.ts'
import { todayOf } from '../act/means.ts'
import { type Compared, comparedWith } from './changes.ts'

/**
 * What an edition does to periods that are open: it is too late to ask them what is new, and whoever has not reported
 * is not asked what it drops (register/figures/asked-periods). Whoever publishes it reads that before, and on which day
 * they would change no period.
 */

interface OpenPeriod {
  readonly clause: string
  /** The last day on which a report counts in it; of those that count from each signature the latest. */
  readonly last: string
  /** The day on which the next one opens, of those that count from each signature the first; null where none does. */
  readonly next: string | null
  readonly of: number
  /** Who reported before today, and who today: the latter are counted by the edition of today. */
  readonly before: number
  readonly today: number
}

const MOST_PERIODS = 6

/** `before`: the last edition; undefined where there is none, and null where its file is withheld. */
export async function openPeriods(
  asked: Asked,
  call: string,
  id: string,
  before: Catalogue | null | undefined,
  after: Catalogue,
): Promise<Piece> {
  const { lang } = asked
  const changes = before ? comparedWith(before, after) : null
  if (changes !== null && Object.values(changes).every(one => one.length === 0)) return null
  const open = await openFor(asked, call, id)
  if (open === undefined) return html`<p class="notice warn">${say(lang, 'openPeriods.many')}</p>`
  if (open.length === 0) return null
  const { shown, told } = firstOf(open, MOST_PERIODS, count => say(lang, 'openPeriods.more', { count }))
  const lines = shown.map(one => {
    const becomes = [
      before === undefined ? say(lang, 'openPeriods.first') : null,
      ...(before === undefined ? [] : becomesOf(asked, one, changes)),
      one.next === null ? null : say(lang, 'openPeriods.next', { day: longDay(one.next, lang) }),
    ].filter(says => says !== null)
    const head = say(lang, 'openPeriods.line', {
      ...{ clause: one.clause, day: longDay(one.last, lang), of: one.of },
      waiting: one.of - one.before - one.today,
    })
    return html`${head}${listed(becomes)}`
  })
  const last = open
    .map(one => one.last)
    .sort()
    .at(-1)!
  return html`<div class="notice warn" id="open-periods">
    <p><b>${say(lang, 'openPeriods.head', { count: open.length })}</b></p>
    ${listed(lines, 'plain-list')}${told === null ? null : html`<p>${told}</p>`}
    <p>${say(lang, 'openPeriods.wait', { day: longDay(last, lang) })}</p>
  </div>`
}

/** `changes` is null where nothing can be compared: then each is said as of what there may be. */
function becomesOf({ lang }: Asked, it: OpenPeriod, changes: Compared | null): (string | null)[] {
  const { before, of, today } = it
  const has = (what: keyof Compared) => changes === null || changes[what].length > 0
  return [
    has('added') ? say(lang, 'openPeriods.added') : null,
    has('gone') ? say(lang, 'openPeriods.gone', { before }) : null,
    has('gone') && today > 0 ? say(lang, 'openPeriods.goneToday', { today }) : null,
    has('changed') && before + today > 0 && before + today < of
      ? say(lang, 'openPeriods.changed', { reported: before + today, waiting: of - before - today })
      : null,
  ]
}

/** If its rules stay as they are. */
function nextOpens({ clause: { cycle }, since }: AskedFor, day: string): string | undefined {
  if (cycle.months === undefined) return undefined
  const later = windowsOf(cycle, since, monthsLater(day, cycle.months + 1))
  return later.find(({ opens }) => opens > day)?.opens
}

/** A period that opens today is asked by the edition of today. Undefined where too many signed to say. */
async function openFor(asked: Asked, call: string, id: string): Promise<OpenPeriod[] | undefined> {
  const day = todayOf(asked)
  const found = await unlessRefused('signatories_many', () => asked.site.duties.on(call, day))
  if (found === undefined) return undefined
  const { signatories } = found
  const isOpen = ({ clause, opens, last }: AskedFor) =>
    figuresAsked(clause) === id && opens < day && day <= last
  const all = signatories.filter(one => one.stands).flatMap(one => one.asked.filter(isOpen))
  const groups = Map.groupBy(all, ({ clause, last }) =>
    clause.cycle.by === 'signature' ? clause.id : `${clause.id} ${last}`,
  )
  return [...groups.values()]
    .map(some => {
      const done = some.flatMap(({ met }) => (met === null ? [] : [met.day]))
      const today = done.filter(on => on === day).length
      return {
        ...{
          clause: some[0]!.clause.id,
          last: some
            .map(one => one.last)
            .sort()
            .at(-1)!,
          next: some.flatMap(one => nextOpens(one, day) ?? []).sort()[0] ?? null,
        },
        ...{ of: some.length, before: done.length - today, today },
      }
    })
    .sort((a, b) => (`${a.last} ${a.clause}` < `${b.last} ${b.clause}` ? -1 : 1))
}
