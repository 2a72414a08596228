import { classRef } from '../../../register/kinds.ts'
import type { Policy } from '../../../register/policy.ts'
import type { Drawing, Field } from '../../forms/form-input.ts'
import {
  againButton,
  inEachLanguage,
  languagesOf,
  slotsOf,
  typedAs,
  wordsTyped,
} from '../../forms/languages.ts'
import { attributes, html, remark, say } from '../../kit/kit.ts'
import { numberTyped } from './clause-reading.ts'

/** Sorts of organisation of which clauses speak, and the days that rules give to what organisations set themselves. */

export const classesField: Field = {
  show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const numbers = slotsOf(values, 'class')
    f.stands(it.name, 'classId1')
    const isOpen = numbers.length > 1
    const each = numbers.map(
      number => html`<fieldset class="form slot">
        <legend>${say(lang, 'clause.classNumber', { number })}</legend>
        ${inEachLanguage(on, `class${number}`, { label: say(lang, 'clause.classTitle'), isOptional: true })}
        ${f.text(`classId${number}`, {
          label: say(lang, 'desk.ruleId'),
          hint: say(lang, 'clause.classIdHint', { id: classIdAt(number) }),
          isPlain: true,
          isOptional: true,
        })}
      </fieldset>`,
    )
    const next = `class${numbers.length}.${languagesOf(asked, values)[0]!}`
    return html`<details class="flat" id="classes"${attributes({ open: isOpen || f.told.has('classId1') })}>
      <summary>${say(lang, 'ask.classes')}</summary>
      ${remark(say(lang, 'clause.classesNote'))}${each}
      <div>${againButton(say(lang, 'clause.classMore'), 'more', next)}</div>
    </details>`
  },
  read(_it, typed) {
    const found = slotsOf(typed.fields, 'class').flatMap(number => {
      const titles = wordsTyped(typed, `class${number}`)
      const named = typed.text(`classId${number}`)
      if (titles.length === 0 && named === '') return []
      const id = named || classIdAt(number)
      const { lang } = typed.asked
      typed.check.must(
        `classId${number}`,
        say(lang, 'wrong.rule', { typed: id }),
        classRef.safeParse(id).success,
      )
      if (titles.length === 0) typed.check.errors.set(`class${number}`, say(lang, 'clause.classEmpty'))
      return [{ id, titles }]
    })
    return found.length === 0 ? null : found
  },
  fill: (_it, classes: NonNullable<Policy['classes']>) =>
    classes.flatMap(({ id, titles }, i) => [
      [`classId${i + 1}`, id] as const,
      ...typedAs(`class${i + 1}`, titles),
    ]),
}

const classIdAt = (number: number) => `class-${number}`

/** Those that the form describes, as its clauses name them. */
export function classesTyped({ asked, values }: Pick<Drawing, 'asked' | 'values'>) {
  return slotsOf(values, 'class').flatMap(number => {
    const titles = languagesOf(asked, values).map(tag => (values.get(`class${number}.${tag}`) ?? '').trim())
    const title = titles.find(one => one !== '') ?? ''
    const named = (values.get(`classId${number}`) ?? '').trim()
    const id = named || classIdAt(number)
    return (title === '' && named === '') || !classRef.safeParse(id).success
      ? []
      : [{ id, title: title || id }]
  })
}

export const commitmentsField: Field = {
  show(it, { asked: { lang }, f }) {
    f.stands(it.name, 'commitGrace')
    const number = { inputmode: 'numeric', isPlain: true, isOptional: true } as const
    return html`
      <h3>${say(lang, 'ask.commitments')}</h3>
      ${remark(say(lang, 'clause.commitmentsNote'))}
      <div class="two">
        ${f.text('commitGrace', { ...number, label: say(lang, 'clause.commitGrace') })}
        ${f.text('commitReview', { ...number, label: say(lang, 'clause.commitReview') })}
      </div>
    `
  },
  read(_it, typed) {
    if (['commitGrace', 'commitReview'].every(name => typed.text(name) === '')) return null
    const days = (name: 'commitGrace' | 'commitReview') =>
      numberTyped(typed, name, say(typed.asked.lang, `clause.${name}`), { least: 0, most: 366 })
    const [grace, review] = [days('commitGrace'), days('commitReview')]
    return grace === null || review === null ? undefined : { grace, review }
  },
  fill: (_it, { grace, review }: NonNullable<Policy['commitments']>) => [
    ['commitGrace', String(grace)],
    ['commitReview', String(review)],
  ],
}

export const reportsField: Field = {
  show(it, { asked: { lang }, f }) {
    f.stands(it.name, 'reportDays')
    const label = say(lang, 'clause.reportDays')
    return html`
      <h3>${say(lang, 'ask.reports')}</h3>
      ${remark(say(lang, 'clause.reportsNote'))}
      ${f.text('reportDays', { inputmode: 'numeric', isPlain: true, isOptional: true, label })}
    `
  },
  read(_it, typed) {
    if (typed.text('reportDays') === '') return null
    const label = say(typed.asked.lang, 'clause.reportDays')
    const correctionDays = numberTyped(typed, 'reportDays', label, { least: 1, most: 366 })
    return correctionDays === null ? undefined : { correctionDays }
  },
  fill: (_it, { correctionDays }: NonNullable<Policy['reports']>) => [['reportDays', String(correctionDays)]],
}
