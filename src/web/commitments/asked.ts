import { type Asked as AskedFor, stepOn } from '../../register/asked.ts'
import type { Clause } from '../../register/clauses.ts'
import type { Duties, Earlier } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import {
  type Asked,
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

/** What the rules that a party accepted ask of it: the clause in its own words, its days, and what is recorded of it. */

/** In neutral words: what is not recorded is not told as a fault. */
function askedSaid(lang: Lang, { state, moved, last, met }: AskedFor): string {
  const values = { day: longDay(moved, lang), last: longDay(last, lang) }
  if (met !== null)
    return say(lang, met.late ? 'asked.metLate' : 'asked.met', { day: longDay(met.day, lang) })
  return say(lang, `asked.${state as Exclude<typeof state, 'met'>}`, values)
}

const SQUARES = { open: 'open', due: 'due', met: 'reported', overdue: 'overdue' } as const

function askedMark(lang: Lang, { state }: Pick<AskedFor, 'state'>): Markup {
  const status = SQUARES[state]
  return html`<span class="status">${square(status)}${say(lang, `asked.is.${state}`)}</span>`
}

/** The entries by which its day moved, for all alike; null where it did not. */
export function askedMoved(
  asked: Asked,
  { due, moved, last, movedBy }: Pick<AskedFor, 'due' | 'moved' | 'last' | 'movedBy'>,
): Piece {
  if (movedBy.length === 0) return null
  const { lang } = asked
  const entries = html`${movedBy.map((entry, i) => html`${i === 0 ? '' : ', '}${entryLink(asked, entry)}`)}`
  return moved === due
    ? phrase(lang, 'status.movedLast', { last: longDay(last, lang), entries })
    : phrase(lang, 'status.moved', { day: longDay(due, lang), moved: longDay(moved, lang), entries })
}

export function clauseWords(asked: Asked, clause: Clause, policy: Policy): Promise<Markup> {
  return showRule(asked, clause.says, policy)
}

/** Where it stands with what it is asked, all in all; the step is one of the rules, with its first day. */
export function stepSentence(
  { lang }: Asked,
  { asked, earlier, step, back }: Pick<Duties, 'asked' | 'earlier' | 'step' | 'back'>,
): string {
  const now = stepNow(lang, { asked, step, back })
  const [last] = earlier
  const reached = last && stepOn(earlier.filter(({ until }) => until === last.until))
  if (!reached) return now
  const day = longDay(reached.since, lang)
  const until = longDay(last!.until, lang)
  return `${now} ${say(lang, `step.says.earlier.${reached.name}`, { day, until })}`
}

function stepNow(lang: Lang, { asked, step, back }: Pick<Duties, 'asked' | 'step' | 'back'>): string {
  if (step !== null) return say(lang, `step.says.${step.name}`, { day: longDay(step.since, lang) })
  if (back !== null) return say(lang, 'step.says.back', { day: longDay(back, lang) })
  return say(lang, asked.length === 0 ? 'step.says.nothing' : 'step.says.communicating')
}

/** One thing that is asked: the words of the clause once, and each of its windows, newest first. */
export async function askedEntry(
  asked: Asked,
  all: readonly (AskedFor | Earlier)[],
  policy: Policy,
  more: Piece = null,
): Promise<Markup> {
  const { lang } = asked
  const { clause } = all[0]!
  const lines = all.map(one => {
    const proof = one.met?.entry == null ? null : html` ${entryLink(asked, one.met.entry)}`
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
      <span class="when">${longDay(one.due, lang)}</span>
      <div class="what">${askedMark(lang, one)} <span class="when-said">${askedSaid(lang, one)}</span>${proof}${steps}${sub(askedMoved(asked, one))}${until === null ? null : sub(say(lang, 'asked.until', { day: longDay(until, lang) }))}</div>
    </li>`
  })
  return html`<div class="clause"><blockquote class="quoted">${await clauseWords(asked, clause, policy)}</blockquote>
    <ol class="ledger mt-s">${lines}</ol>${more}</div>`
}
