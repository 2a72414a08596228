import type { DraftHead } from '../../../people/report-drafts.ts'
import type { Answer as Account } from '../../../register/commitment-kinds.ts'
import { OUTLOOKS } from '../../../register/commitment-kinds.ts'
import { daysOn } from '../../../register/commitment-status.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { askedElsewhere, indicatorsOf } from '../../../work/reporting/questions.ts'
import { askedMoved } from '../../commitments/asked.ts'
import {
  type Answer,
  type Asked,
  type Fieldset,
  type Form,
  html,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'
import { showRule } from '../../statement/quotes.ts'
import type { Representative } from '../session.ts'
import { type CommitmentForm, showForm, takeForm } from './form-page.ts'
import { fullDayNotice } from './full-day.ts'
import { statusLine } from './lines.ts'
import { fieldKey, isClosed, isStanding, type Own, pathOf, type Standing, standingOn } from './standing.ts'
import { languageTyped, requireWords } from './words-language.ts'

/**
 * A report in one sitting: a word on each commitment whose day has come, on any other if there is something to say, and
 * the answer to each clause that asks for a report. It is the party's own account; nobody checks it here.
 */

/** `beneath`: what else a report can be. */
export async function showReport(asked: Asked, who: Representative, beneath: Piece = null): Promise<Answer> {
  const it = await standingOn(asked, who)
  const before = await fullDayNotice(asked, who, it)
  return showForm(asked, who, it, { ...(await reporting(asked, it)), before, beneath })
}

export async function takeReport(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const it = await standingOn(asked, who)
  return takeForm(asked, who, it, await reporting(asked, it), form)
}

const isWaiting = ({ status }: Own) => status.status === 'due' || status.status === 'overdue'

/** Its days that have come and have no answer yet, the first one first. */
function waitingDays({ scheduled, status }: Own, today: string): string[] {
  return daysOn(scheduled, today).filter(on => on >= status.due! && on <= today)
}

/** Of a form that was begun before an answer came in, a day may be gone: then it is the first that waits now. */
const byChosen = (typed: string, days: readonly string[]): string => days.find(on => on === typed) ?? days[0]!

/** Whether something was said of it, or is wrong there: nobody corrects what is folded away. */
function isTyped(f: Fieldset, values: URLSearchParams, own: Own): boolean {
  const [how, words, last] = ['how', 'words', 'last'].map(name => `${name}.${fieldKey(own)}`)
  return (values.get(how!) !== 'skip' && f.says(how!)) || f.says(words!) || f.says(last!)
}

/** Of `draft` it is one part, which may say nothing; null for a report of words alone. */
export async function reporting(
  asked: Asked,
  it: Standing,
  draft: Pick<DraftHead, 'catalogue'> | null = null,
): Promise<CommitmentForm> {
  const { lang, site } = asked
  const all = await indicatorsOf(site.log.store, it.id)
  const catalogue = draft?.catalogue?.id ?? null
  const standing = it.own.filter(one => isStanding(one) && !isClosed(one))
  const [waiting, others] = [standing.filter(isWaiting), standing.filter(one => !isWaiting(one))]
  // A report answers its window and each before it, so the newest of a clause is asked for.
  const asking = it.duties.asked.filter(({ clause, met }) => 'report' in clause.asks && met === null)
  const windows = asking.filter(
    (one, i) => asking.findLastIndex(({ clause }) => clause.id === one.clause.id) === i,
  )
  const older = (id: string) => asking.filter(({ clause }) => clause.id === id).length > 1

  const line = async (f: Fieldset, own: Own, isDue: boolean): Promise<Markup> => {
    const key = fieldKey(own)
    const due = own.status.due
    const options = [
      ...OUTLOOKS.map(value => ({ value, says: say(lang, `commitment.outlook.${value}`) })),
      { value: 'none', says: say(lang, 'ours.noOutlook') },
      { value: 'skip', says: say(lang, 'ours.skip') },
    ]
    const days = isDue ? waitingDays(own, it.day) : []
    const legend =
      days.length === 1
        ? say(lang, 'ours.howBy', { day: longDay(own.lies(days[0]!), lang) })
        : say(lang, 'ours.how')
    const which =
      days.length < 2
        ? null
        : f.select(`by.${key}`, {
            label: say(lang, 'ours.byWhich'),
            hint: say(lang, 'ours.byWhichHint'),
            options: days.map(day => ({ value: day, says: longDay(own.lies(day), lang) })),
            value: days[0]!,
          })
    const hint =
      isDue || due === null || own.status.status !== 'open'
        ? {}
        : { hint: say(lang, 'ours.howEarly', { day: longDay(own.lies(due), lang) }) }
    return html`<fieldset class="form slot">
      <legend><bdi>${own.name}</bdi></legend>
      <p class="note">${statusLine(asked, own)}</p>
      ${which}
      ${f.choice(`how.${key}`, { label: legend, ...hint, options, value: isDue ? '' : 'skip' })}
      ${f.area(`words.${key}`, { label: say(lang, 'ours.reportWords'), isOptional: true, rows: 3 })}
      ${f.check(`last.${key}`, say(lang, 'ours.reportLast'))}
    </fieldset>`
  }
  const clauses = await Promise.all(
    windows.map(async one => {
      const other = askedElsewhere(all, one.clause, catalogue)
      return {
        ...{ name: `asked.${one.clause.id}`, one, isElsewhere: other !== undefined },
        says: html`${say(lang, one.moved < it.day ? 'ours.answers' : 'ours.answersAhead', { day: longDay(one.moved, lang) })}
        ${older(one.clause.id) ? html` ${say(lang, 'ours.answersOlder')}` : null}
        ${sub(askedMoved(asked, one))}
        <span class="sub">${await showRule(asked, one.clause.says, it.policy!)}</span>
        ${other === undefined ? null : sub(say(lang, 'ours.figuresElsewhere', { catalogue: nameIn(other.titles, lang).text }))}`,
      }
    }),
  )
  return {
    form: 'report',
    of: '',
    path: pathOf(it, 'report'),
    title: say(lang, 'ours.report'),
    note: phrase(lang, 'ours.reportLede', { call: it.name }),
    heading: say(lang, 'ours.reportHead'),
    // Whatever the rules ask for is answered, unless somebody unticks it; but what asks for figures that this report
    // has not waits for the report that has them, unless somebody ticks it.
    start: () =>
      new URLSearchParams([
        ...clauses.flatMap(one => (one.isElsewhere ? [] : [[one.name, 'yes']])),
        ...waiting.flatMap(own => {
          const days = waitingDays(own, it.day)
          return days.length < 2 ? [] : [[`by.${fieldKey(own)}`, days[0]!]]
        }),
        ...others.map(own => [`how.${fieldKey(own)}`, 'skip']),
      ]),
    async fields(f, values) {
      const due: Piece[] = []
      for (const own of waiting) due.push(await line(f, own, true))
      const more: Piece[] = []
      for (const own of others) more.push(await line(f, own, false))
      const isOpen = due.length === 0 || others.some(own => isTyped(f, values, own))
      return html`
        ${clauses.length === 0 ? null : f.checks({ label: say(lang, 'ours.answersWhich') }, clauses)}
        ${due}
        ${
          more.length === 0
            ? null
            : html`<details class="fold"${isOpen ? html` open` : null}>
              <summary>${say(lang, 'ours.reportMore', { count: more.length })}</summary>
              <div class="form">${more}</div>
            </details>`
        }
        ${f.area('words', { label: say(lang, 'ours.reportAll'), hint: say(lang, 'ours.reportAllHint'), isOptional: true, rows: 4 })}
      `
    },
    async compose(typed) {
      const { check, fields, saying } = typed
      const answers: Account[] = []
      for (const own of [...waiting, ...others]) {
        const key = fieldKey(own)
        const isDue = waiting.includes(own)
        // Of what is not due, a form that nobody has opened says nothing, and nothing is missing of it.
        const how = typed.text(`how.${key}`) || (isDue ? '' : 'skip')
        const words = typed.text(`words.${key}`)
        requireWords(typed, `words.${key}`, words)
        const isFinal = fields.has(`last.${key}`)
        if (how === '' || how === 'skip') {
          check.must(
            `how.${key}`,
            say(lang, isDue ? 'ours.howMissingOf' : 'ours.howSkipped', { name: own.name }),
            how === 'skip' && words === '' && !isFinal,
          )
          continue
        }
        const says = OUTLOOKS.find(one => one === how) ?? null
        check.must(
          `how.${key}`,
          say(lang, 'ours.howMissingOf', { name: own.name }),
          says !== null || how === 'none',
        )
        if (!check.isGood) continue
        const isSettled = says === 'kept' || says === 'missed'
        const { party, id } = own.scheduled
        answers.push({
          commitment: { party, id },
          // The day that was asked about, and so each before it; or one to come, once it is said how that went.
          due: isDue
            ? byChosen(typed.text(`by.${key}`), waitingDays(own, it.day))
            : isSettled
              ? own.status.due
              : null,
          ...{ says, final: isFinal, words: saying.maybe(words, languageTyped(typed)) },
        })
      }
      const answered = clauses
        .filter(({ name }) => fields.has(name))
        .map(({ one }) => ({ clause: one.clause.id, due: one.due }))
      const words = typed.text('words')
      const isEmpty = draft === null && check.isGood && answers.length + answered.length === 0 && words === ''
      requireWords(typed, 'words', words)
      check.must('words', say(lang, 'ours.reportEmpty'), !isEmpty)
      if (!check.isGood) return undefined
      const policy = answered.length === 0 ? null : it.duties.binding!.policy
      return [
        {
          type: reportFiled.type,
          body: { answers, asked: answered, policy, words: saying.maybe(words, languageTyped(typed)) },
        },
      ]
    },
  }
}
