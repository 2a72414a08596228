import { classEnded, classGranted, cycleExtended } from '../../../register/types/clauses.ts'
import type { Reading } from '../../forms/form-input.ts'
import { choiceField, numberField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls } from '../../forms/subjects.ts'
import { type Asked, html, nameIn, say } from '../../kit/kit.ts'
import { versionsIn } from '../../text/versions.ts'
import type { DeskForm } from '../officer/officer.ts'
import { measuresForm } from './measures-form.ts'

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
  const newest = new Map(all.map(({ call, title, one }) => [`${call} ${one.id}`, { title, one }]))
  const each = [...newest].map(([value, { title, one }]) => ({
    value,
    says: html`<code>${one.id}</code>`,
    more: title.text,
  }))
  return [
    { value: ALL, says: say(asked.lang, 'cycle.allDates'), more: say(asked.lang, 'cycle.allDatesMean') },
    ...each,
  ]
}

const clauseField = choiceField(clausesOffered, {
  value: ALL,
  as: (chosen, typed) => (chosen === ALL ? null : ofItsCall('clause')(chosen, typed)),
})

const call = callNamed('cycles')

export const CYCLE_FORMS = {
  measures: measuresForm,
  grant: formOf(classGranted, {
    call,
    fields: { class: classField },
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
    fields: { clause: clauseField, days: numberField() },
    pairs: [['from', 'until']],
    last: ['reason'],
  }),
} as const satisfies Record<string, DeskForm>
