import { type Continuation, type Manifest, principle } from '../../../register/kinds.ts'
import { originsOf } from '../../../register/principle-origins.ts'
import type { Drawing, Field, Filling, Reading } from '../../forms/form-input.ts'
import {
  againButton,
  inEachLanguage,
  languagesOf,
  slotsOf,
  typedAs,
  wordsTyped,
} from '../../forms/languages.ts'
import { textInForce } from '../../forms/subjects.ts'
import { type Asked, attributes, html, INVITABLE, type Markup, remark, say } from '../../kit/kit.ts'
import { markingPart } from './marking.ts'

/**
 * The principles of a text: the numbered parts of its words, by their titles. Those of the version before are filled in,
 * each in a slot that remembers which it was. So what became of it is known, whatever it is called now; only of one that
 * is left out, and of one that is added, somebody has to say it.
 */

type Principle = Manifest['principles'][number]

/** One principle under the other, and room for the next. */
export function showPrinciples(on: Drawing): Markup {
  const { asked, f, values } = on
  const { lang } = asked
  const numbers = slotsOf(values, 'principle')
  const each = numbers.map(number => {
    const boxes = BOUND.map(kind => ({ name: `principle${number}-${kind}`, says: say(lang, boundKey(kind)) }))
    const isNarrow = boxes.some(({ name }) => values.has(name))
    return html`<fieldset class="form slot">
      <legend>${say(lang, 'desk.principleNumber', { number })}</legend>
      ${inEachLanguage(on, `principle${number}`, { label: say(lang, 'desk.textTitle'), isOptional: true })}
      ${showOrigin(on, number)}
      ${f.text(`principleId${number}`, {
        label: say(lang, 'desk.ruleId'),
        hint: say(lang, 'desk.principleIdHint', { id: principleIdAt(values, number) }),
        isPlain: true,
        isOptional: true,
      })}
      <details class="flat"${attributes({ open: isNarrow })}>
        <summary>${say(lang, 'desk.principleBinds')}</summary>
        ${f.checks({ label: say(lang, 'desk.principleBindsOnly') }, boxes)}
      </details>
    </fieldset>`
  })
  const next = `principle${numbers.length}.${languagesOf(asked, values)[0]!}`
  return html`
    <h3>${say(lang, 'ask.principles')} <span class="muted">${say(lang, 'fields.optional')}</span></h3>
    ${remark(say(lang, 'desk.principlesNote'))}${markingPart(on)}${each}
    <div>${againButton(say(lang, 'desk.principleMore'), 'more', next)}</div>
    ${f.check('noPrinciples', say(lang, 'desk.principlesNone'))}
  `
}

const BOUND = [...INVITABLE, 'persons'] as const
const boundKey = (kind: (typeof BOUND)[number]) =>
  kind === 'persons' ? 'desk.persons' : (`kinds.${kind}` as const)

/** What becomes of a principle of the version before, or where a further one comes from; null in a first version. */
function showOrigin({ asked, f, values }: Drawing, number: number): Markup | null {
  const { lang } = asked
  const numbers = slotsOf(values, 'principle')
  const old = numbers.filter(one => values.has(`principleOld${one}`))
  if (old.length === 0) return null
  const option = (key: 'desk.principleInto' | 'desk.principleOf') => (one: number) => ({
    value: String(one),
    says: say(lang, key, { number: one, title: titleTyped(asked, values, one) }),
  })
  const before = values.get(`principleOld${number}`)
  if (before === null)
    return f.select(`principleFrom${number}`, {
      label: say(lang, 'desk.principleFrom'),
      options: [
        { value: '', says: say(lang, 'fields.choose') },
        { value: NEW, says: say(lang, 'desk.principleIsNew') },
        ...old.map(option('desk.principleOf')),
      ],
      isOptional: true,
    })
  const others = numbers.filter(one => one !== number && titleTyped(asked, values, one) !== '')
  return html`
    <input type="hidden" name="principleOld${number}" value="${before}">
    ${f.select(`principleFate${number}`, {
      label: say(lang, 'desk.principleFate'),
      options: [
        { value: '', says: say(lang, 'desk.principleStays') },
        { value: GONE, says: say(lang, 'desk.principleGone') },
        ...others.map(option('desk.principleInto')),
      ],
      isOptional: true,
    })}
  `
}

const NEW = 'new'
const GONE = 'gone'

function titleTyped(asked: Asked, values: URLSearchParams, number: number): string {
  const tags = languagesOf(asked, values)
  return tags.map(tag => values.get(`principle${number}.${tag}`) ?? '').find(title => title !== '') ?? ''
}

/** Those of which something was typed, by the ids that they will have. */
export function principlesTitled(asked: Asked, values: URLSearchParams) {
  return slotsOf(values, 'principle').flatMap(number => {
    const title = titleTyped(asked, values, number)
    const id = (values.get(`principleId${number}`) ?? '').trim() || principleIdAt(values, number)
    return title === '' ? [] : [{ id, title }]
  })
}

/** For whoever names none: never one that another principle of the form bears, or bore. */
function principleIdAt(values: URLSearchParams, number: number): string {
  const taken = new Set(
    slotsOf(values, 'principle')
      .filter(one => one !== number)
      .flatMap(one => [values.get(`principleId${one}`), values.get(`principleOld${one}`)]),
  )
  let at = number
  while (taken.has(`p${at}`)) at += 1
  return `p${at}`
}

/**
 * A version likely names the principles of the one before. Where none were typed, those are filled in: leaving them out
 * is then a decision and not an oversight.
 */
export async function principlesIn(typed: Reading): Promise<Manifest['principles']> {
  const { asked, call, check, fields } = typed
  const { lang } = asked
  if (fields.has('noPrinciples')) return []
  const principles = slotsOf(fields, 'principle').flatMap(number => principleIn(typed, number) ?? [])
  if (principles.length > 0) return principles
  const before = (call && (await textInForce(asked, call))?.manifest.principles) ?? []
  if (before.length > 0) {
    check.errors.set('noPrinciples', say(lang, 'desk.principlesMissing', { count: before.length }))
    for (const number of slotsOf(fields, 'principle'))
      for (const name of ['principleFate', 'principleFrom']) fields.delete(`${name}${number}`)
    for (const [name, text] of principlesTyped(before)) fields.set(name, text)
  }
  return []
}

/** As they would be typed. */
export function principlesTyped(principles: readonly Principle[]): Filling {
  return principles.flatMap(({ id, titles, kinds, persons }, i) => {
    const number = i + 1
    const bound = [...(kinds ?? []), ...(persons ? ['persons'] : [])]
    return [
      [`principleOld${number}`, id] as const,
      [`principleId${number}`, id] as const,
      ...typedAs(`principle${number}`, titles),
      ...bound.map(kind => [`principle${number}-${kind}`, 'yes'] as const),
    ]
  })
}

const isLeftOut = (fields: URLSearchParams, number: number) =>
  (fields.get(`principleFate${number}`) ?? '') !== ''

/** Undefined where nothing was typed, or where it is left out. */
function principleIn(typed: Reading, number: number): Principle | undefined {
  const { asked, check, fields } = typed
  const named = typed.text(`principleId${number}`)
  const titles = wordsTyped(typed, `principle${number}`)
  if (isLeftOut(fields, number) || (titles.length === 0 && named === '')) return undefined
  const bound = BOUND.filter(kind => fields.has(`principle${number}-${kind}`))
  const kinds = bound.length === 0 ? null : bound.filter(kind => kind !== 'persons')
  const id = named || principleIdAt(fields, number)
  const persons = bound.includes('persons') && { persons: true as const }
  const made = { id, titles, kinds, ...persons }
  for (const { path } of principle.safeParse(made).error?.issues ?? [])
    if (path[0] === 'id')
      check.errors.set(`principleId${number}`, say(asked.lang, 'wrong.rule', { typed: id.slice(0, 60) }))
    else check.errors.set(`principle${number}`, say(asked.lang, 'desk.principleBad'))
  return made
}

/** Which principle became which, as the slots know it; what follows from their ids is not said. */
export const continuesField: Field = {
  show: () => null,
  fill: () => [],
  async read(_it, typed) {
    const { asked, call, check, fields } = typed
    const before = call && (await textInForce(asked, call))?.manifest
    if (before === undefined || fields.has('noPrinciples')) return null
    const found = new Map<number, { id: string; of: string[] }>()
    const numbers = slotsOf(fields, 'principle')
    for (const number of numbers) {
      const made = principleIn(typed, number)
      if (made !== undefined) found.set(number, { id: made.id, of: originTyped(typed, number) ?? [] })
    }
    for (const number of numbers) {
      const fate = fields.get(`principleFate${number}`) ?? ''
      const old = fields.get(`principleOld${number}`)
      if (old === null || fate === '' || fate === GONE) continue
      const into = found.get(Number(fate))
      check.must(`principleFate${number}`, say(asked.lang, 'desk.principleFateBad'), into !== undefined)
      into?.of.push(old)
    }
    const principles = [...found.values()].map(({ id }) => ({ id, titles: [], kinds: null }))
    const byId = originsOf(before, { principles })
    const said = [...found.values()].filter(({ id, of }) => !isSame(byId.get(id)!, of))
    return said.length === 0 ? null : (said satisfies Continuation[])
  },
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

/** What this slot goes on from by itself; undefined where somebody has to say it and has not. */
function originTyped({ asked, check, fields }: Reading, number: number): string[] | undefined {
  const old = fields.get(`principleOld${number}`)
  if (old !== null) return [old]
  const from = fields.get(`principleFrom${number}`) ?? ''
  if (from === NEW) return []
  const of = fields.get(`principleOld${from}`)
  const isFirst = slotsOf(fields, 'principle').every(one => !fields.has(`principleOld${one}`))
  if (of === null && !isFirst)
    check.errors.set(`principleFrom${number}`, say(asked.lang, 'desk.principleFromMissing'))
  return of === null ? undefined : [of]
}
