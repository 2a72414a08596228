import { daysFrom } from '../../core/time.ts'
import { type Asked as AskedFor, entriesMeeting, stepOn } from '../../register/asked.ts'
import type { Clause } from '../../register/clauses.ts'
import type { Duties, Earlier } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import type { Brought } from '../../work/reporting/unnamed.ts'
import {
  type Asked,
  comma,
  entryLink,
  html,
  type Lang,
  longDay,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { showRule } from '../statement/quotes.ts'
import { square } from './status.ts'

/** What the rules that a party accepted ask of it: the clause in its own words, its days, and what is recorded. */

/** In neutral words: what is not recorded is not told as a fault. */
function askedSaid(lang: Lang, { clause, state, moved, last, met }: AskedFor): string {
  const values = {
    asks: 'report' in clause.asks ? 'report' : 'commitments',
    day: longDay(moved, lang),
    last: longDay(last, lang),
  }
  if (met !== null)
    return say(lang, met.late ? 'asked.metLate' : 'asked.met', { day: longDay(met.day, lang) })
  return say(lang, `asked.${state as Exclude<typeof state, 'met'>}`, values)
}

const SQUARES = { open: 'open', due: 'due', met: 'reported', overdue: 'overdue' } as const

export function askedMark(lang: Lang, { state }: Pick<AskedFor, 'state'>): Markup {
  const status = SQUARES[state]
  return html`<span class="status">${square({ status, closed: null })}${say(lang, `asked.is.${state}`)}</span>`
}

/** Why another day binds than the one that the rules set: its days run anew, or entries moved them for all alike. */
export function askedMoved(
  asked: Asked,
  { due, moved, last, anew, movedBy }: Pick<AskedFor, 'due' | 'moved' | 'last' | 'anew' | 'movedBy'>,
): Piece {
  const { lang } = asked
  const again =
    anew === null ? null : say(lang, 'asked.anew', { due: longDay(due, lang), anew: longDay(anew, lang) })
  if (movedBy.length === 0) return again
  const before = anew ?? due
  const entries = entryLinks(asked, movedBy)
  const says =
    moved === before
      ? phrase(lang, 'status.movedLast', { last: longDay(last, lang), entries })
      : phrase(lang, 'status.moved', {
          ...{ day: longDay(before, lang), moved: longDay(moved, lang) },
          ...{ days: daysFrom(before, moved), entries },
        })
  return again === null ? says : html`${again} ${says}`
}

function entryLinks(asked: Asked, all: readonly number[]): Markup {
  return html`${all.map((entry, i) => html`${i === 0 ? '' : comma(asked.lang)}${entryLink(asked, entry)}`)}`
}

/** It stands above with its figures, so why it does not count for this date is said beside the status. */
export function unnamedSaid(
  asked: Asked,
  unnamed: Brought | null,
  key: 'asked.unnamed' | 'ours.reportUnnamed' = 'asked.unnamed',
): Piece {
  if (unnamed === null) return null
  const says = say(asked.lang, key, { day: longDay(unnamed.day, asked.lang) })
  return sub(html`${says} ${entryLink(asked, unnamed.entry)}`)
}

/** A report by its own entry; what commitments did, by theirs. */
export function proofOf(asked: Asked, { clause, met }: AskedFor, commitments: Taken): Piece {
  if (met === null) return null
  if (met.entry !== null) return html` ${entryLink(asked, met.entry)}`
  if (!('commitments' in clause.asks)) return null
  const entries = entriesMeeting(
    commitments.map(({ commitment }) => commitment),
    clause.asks,
    met.day,
  )
  return entries.length === 0 ? null : html` ${entryLinks(asked, entries)}`
}

export function clauseWords(asked: Asked, clause: Clause, policy: Policy): Promise<Markup> {
  return showRule(asked, clause.says, policy)
}

/** Where it stands with what it is asked, all in all; the step is one of the rules, with its first day. */
export function stepSentence(
  { lang }: Asked,
  { asked, earlier, step, back, binding }: Pick<Duties, 'asked' | 'earlier' | 'step' | 'back' | 'binding'>,
): string {
  const now = stepNow(lang, { asked, step, back })
  const [last] = earlier
  const reached = last && stepOn(earlier.filter(({ until }) => until === last.until))
  if (!reached) return now
  const day = longDay(reached.since, lang)
  const until = longDay(last!.until, lang)
  // The same rules, so it was its signature that did not stand for a time.
  const wasOut = binding?.policy === last!.policy && binding.from > last!.until
  return `${now} ${say(lang, `step.says.${wasOut ? 'before' : 'earlier'}.${reached.name}`, { day, until })}`
}

function stepNow(lang: Lang, { asked, step, back }: Pick<Duties, 'asked' | 'step' | 'back'>): string {
  if (step !== null) return say(lang, `step.says.${step.name}`, { day: longDay(step.since, lang) })
  if (back !== null) return say(lang, 'step.says.back', { day: longDay(back, lang) })
  return say(lang, asked.length === 0 ? 'step.says.nothing' : 'step.says.communicating')
}

type Taken = Duties['commitments']

/**
 * One thing that is asked: the words of the clause once, and each of its windows, newest first, by the day that binds.
 * With what its party has taken on, which may be what was asked.
 */
export async function askedEntry(
  asked: Asked,
  all: readonly (AskedFor | Earlier)[],
  commitments: Taken,
  policy: Policy,
  more: Piece = null,
  unnamedOf: (one: AskedFor) => Brought | null = () => null,
): Promise<Markup> {
  const { lang } = asked
  const { clause } = all[0]!
  const lines = all.map(one => {
    const until = 'until' in one ? one.until : null
    const over = one.met?.day ?? until
    const steps = one.steps.map(({ name, since }) =>
      sub(
        over === null
          ? say(lang, `step.was.${name}`, { day: longDay(since, lang) })
          : say(lang, `step.ran.${name}`, { day: longDay(since, lang), until: longDay(over, lang) }),
      ),
    )
    return html`<li>
      <span class="when">${longDay(one.moved, lang)}</span>
      <div class="what">
        ${askedMark(lang, one)} <span class="when-said">${askedSaid(lang, one)}</span>
        ${proofOf(asked, one, commitments)}${unnamedSaid(asked, unnamedOf(one))}${steps}${sub(askedMoved(asked, one))}
        ${until === null ? null : sub(say(lang, 'asked.until', { day: longDay(until, lang) }))}
      </div>
    </li>`
  })
  return html`<div class="clause"><blockquote class="quoted">${await clauseWords(asked, clause, policy)}</blockquote>
    <ol class="ledger mt-s">${lines}</ol>${more}</div>`
}
