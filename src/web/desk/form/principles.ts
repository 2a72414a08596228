import { type Manifest, principle } from '../../../register/kinds.ts'
import type { Drawing, Filling, Reading } from '../../forms/form-input.ts'
import {
  againButton,
  inEachLanguage,
  languagesOf,
  slotsOf,
  typedAs,
  wordsTyped,
} from '../../forms/languages.ts'
import { principlesInForce } from '../../forms/subjects.ts'
import { attributes, html, INVITABLE, type Markup, remark, say } from '../../kit/kit.ts'

/** The principles of a text: the numbered parts of its words, by their titles. */

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
    ${remark(say(lang, 'desk.principlesNote'))}${each}
    <div>${againButton(say(lang, 'desk.principleMore'), 'more', next)}</div>
    ${f.check('noPrinciples', say(lang, 'desk.principlesNone'))}
  `
}

const BOUND = [...INVITABLE, 'persons'] as const
const boundKey = (kind: (typeof BOUND)[number]) =>
  kind === 'persons' ? 'desk.persons' : (`kinds.${kind}` as const)

/** For whoever names none: never one that another principle of the form bears. */
function principleIdAt(values: URLSearchParams, number: number): string {
  const taken = new Set(slotsOf(values, 'principle').map(one => values.get(`principleId${one}`)))
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
  const principles = slotsOf(fields, 'principle').flatMap(number => principleIn(typed, number) ?? [])
  if (principles.length > 0 || fields.has('noPrinciples')) return principles
  const before = call === undefined ? [] : await principlesInForce(asked, call)
  if (before.length > 0) {
    check.errors.set('noPrinciples', say(lang, 'desk.principlesMissing', { count: before.length }))
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
      [`principleId${number}`, id] as const,
      ...typedAs(`principle${number}`, titles),
      ...bound.map(kind => [`principle${number}-${kind}`, 'yes'] as const),
    ]
  })
}

/** Undefined where nothing was typed. */
function principleIn(typed: Reading, number: number): Principle | undefined {
  const { asked, check, fields } = typed
  const named = typed.text(`principleId${number}`)
  const titles = wordsTyped(typed, `principle${number}`)
  if (titles.length === 0 && named === '') return undefined
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
