import { dayOf } from '../../../core/time.ts'
import { date, id as idSchema } from '../../../register/kinds.ts'
import { classEnded, classGranted, cycleExtended } from '../../../register/types/clauses.ts'
import { rowIn } from '../../../store/each-row.ts'
import {
  type Covered,
  extensionMeans,
  type MovedBefore,
  movedDays,
} from '../../../work/commitments/extension.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { choiceField, numberField } from '../../forms/kind-fields.ts'
import { againButton } from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls } from '../../forms/subjects.ts'
import { type Asked, firstOf, html, longDay, nameIn, type Piece, say, sub } from '../../kit/kit.ts'
import { versionsIn } from '../../text/versions.ts'
import { coverWords, isWhole } from '../act/extension-mean.ts'
import type { DeskForm } from '../officer/officer.ts'
import { measuresForm } from './measures-form.ts'
import { bindingPolicy } from './signature-forms.ts'

/** What the keeper says of a cycle: in which class an organisation is, by how many days dates move, which measures there are. */

/** What each call's rules describe, newest words last. */
async function ruled<T>(
  asked: Asked,
  of: (policy: Awaited<ReturnType<typeof policiesOf>>[number]) => readonly T[],
) {
  const calls = await openCalls(asked, 'cycles')
  const all = calls.map(async ({ id, row }) => {
    const policies = await policiesOf(asked, id)
    return policies.flatMap(of).map(one => ({ call: id, title: nameIn(row.titles, asked.lang), one }))
  })
  return (await Promise.all(all)).flat()
}

const policiesOf = async (asked: Asked, call: string) =>
  (await versionsIn(asked, 'policies', call)).map(({ row }) => row.policy)

async function classesOffered(asked: Asked) {
  const all = await ruled(asked, ({ classes = [] }) => classes)
  const newest = new Map(all.map(({ call, title, one }) => [`${call} ${one.id}`, { title, one }]))
  return [...newest].map(([value, { title, one }]) => ({
    value,
    says: html`${nameIn(one.titles, asked.lang).text} <code>${one.id}</code>`,
    more: title.text,
  }))
}

/** Two calls may have one of the same name. */
function ofItsCall(name: string) {
  return (chosen: string, { asked, call, check }: Reading) => {
    const [of, id] = chosen.split(' ')
    check.must(name, say(asked.lang, 'cycle.otherCall'), call === undefined || of === call.id)
    return id
  }
}

const classField = choiceField(classesOffered, { none: 'cycle.noClasses', as: ofItsCall('class') })

const ALL = 'all'

async function clausesOffered(asked: Asked) {
  const all = await ruled(asked, ({ clauses = [] }) => clauses)
  const newest = new Map(all.map(({ call, title, one }) => [`${call} ${one.id}`, { call, title, one }]))
  const calls = [...new Set(all.map(one => one.call))]
  const { log, now } = asked.site
  const days = new Map(
    await Promise.all(calls.map(async id => [id, await movedDays(log.store, id, dayOf(now()))] as const)),
  )
  const each = [...newest].map(([value, { call, title, one }]) => ({
    value,
    says: html`<code>${one.id}</code>`,
    more: html`${title.text}${daysShown(
      asked,
      days.get(call)!.filter(({ clause }) => clause === one.id),
    )}`,
  }))
  return [
    { value: ALL, says: say(asked.lang, 'cycle.allDates'), more: say(asked.lang, 'cycle.allDatesMean') },
    ...each,
  ]
}

const MOST_DAYS = 6

/** Each day that waits, as it was set, by which the form goes, and beside it where it lies now. */
function daysShown({ lang }: Asked, all: readonly MovedBefore[]): Piece {
  const { shown, told } = firstOf(all, MOST_DAYS, count => say(lang, 'cycle.moreDays', { count }))
  const lines = shown.map(({ set, now, count }) => {
    const words = { set: longDay(set, lang), now: longDay(now, lang), count }
    return sub(say(lang, 'cycle.daySet', { ...words, moved: set === now ? 'no' : 'yes' }))
  })
  return [...lines, told === null ? null : sub(told)]
}

const clauseField = choiceField(clausesOffered, {
  value: ALL,
  as: (chosen, typed) => (chosen === ALL ? null : ofItsCall('clause')(chosen, typed)),
})

const call = callNamed('cycles')

type LeftOut = Omit<Covered, 'clause'> & { readonly says: string }

/**
 * Those of whom a clause that counts from signatures waits, where the two days that were typed leave some of them out. The
 * days that organisations set themselves differ by nature: of these it is refused to take in those of one alone.
 */
async function leftOut(asked: Asked, values: URLSearchParams): Promise<LeftOut[]> {
  const { log, now } = asked.site
  const text = (name: string) => (values.get(name) ?? '').trim()
  const [id, from, until, chosen] = [text('call'), text('from'), text('until'), text('clause')]
  const isRead = date.safeParse(from).success && date.safeParse(until).success && from <= until
  if (!isRead || !idSchema.safeParse(id).success) return []
  if ((await rowIn(log.store, 'calls', id)) === undefined) return []
  const [of, clause = null] = chosen.split(' ')
  if (clause !== null && of !== id) return []
  // How many days, and why, says nothing of whom it is for.
  const supposed = { clause, from, until, days: 1, reason: { lang: asked.lang, text: '-' } }
  const { covers, own } = await extensionMeans(log.store, id, supposed, dayOf(now()))
  const left = covers.filter(one => !isWhole(one)).map(one => ({ ...one, says: coverWords(asked, one) }))
  if (own === null || own.moves > 1 || own.of === 1) return left
  return [...left, { ...own, says: say(asked.lang, 'moves.ownCovers', { count: own.of }) }]
}

const widest = (all: readonly LeftOut[]) => ({
  from: all.map(one => one.from).sort()[0]!,
  until: all
    .map(one => one.until)
    .sort()
    .at(-1)!,
})

/** Dates move for all and never for one: two days that leave somebody out are refused, with two that leave out nobody. */
const untilField: Field = {
  async show(it, on) {
    const { asked, f, values } = on
    const left = await leftOut(asked, values)
    const day = f.text(it.name, { ...labelled(asked, it), type: 'date' })
    if (left.length === 0) return day
    const { from, until } = widest(left)
    const words = { from: longDay(from, asked.lang), until: longDay(until, asked.lang) }
    const button = againButton(say(asked.lang, 'moves.widen', words), 'widen', it.name)
    return html`<div>${day}${button}
      <input type="hidden" name="widest" value="${from} ${until}"></div>`
  },
  async read(it, typed) {
    const { asked, check, fields } = typed
    const until = typed.text(it.name)
    const left = await leftOut(asked, fields)
    if (left.length > 0) {
      const { from, until } = widest(left)
      const says = left.map(one => one.says).join(' ')
      const mend = say(asked.lang, 'moves.leftOut', {
        from: longDay(from, asked.lang),
        until: longDay(until, asked.lang),
      })
      check.errors.set(it.name, `${says} ${mend}`)
    }
    return until
  },
}

export const CYCLE_FORMS = {
  measures: measuresForm,
  grant: formOf(classGranted, {
    call,
    fields: { class: classField, policy: bindingPolicy },
    first: ['party', 'class'],
    last: ['reason'],
  }),
  ungrant: formOf(classEnded, {
    call,
    fields: { class: classField },
    first: ['party', 'class'],
    last: ['reason'],
  }),
  extension: formOf(cycleExtended, {
    call,
    fields: { clause: clauseField, until: untilField, days: numberField() },
    pairs: [['from', 'until']],
    last: ['reason'],
    again({ values }) {
      const [from = '', until = ''] = (values.get('widest') ?? '').split(' ')
      values.set('from', from)
      values.set('until', until)
    },
  }),
} as const satisfies Record<string, DeskForm>
