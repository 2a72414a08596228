import { isDate } from '../../core/time.ts'
import { type Answer, HTML_TYPE } from '../http/answer.ts'
import { say } from '../messages/say.ts'
import { type Errors, Fieldset, NO_ERRORS } from './fields.ts'
import { attributes, html, type Markup, type Piece } from './markup.ts'
import type { Asked } from './request.ts'
import { longDay } from './wording.ts'

/**
 * The fields of days of a page that asks for days. What cannot be read comes back in its form, with what is wrong beside
 * it; programs, which read no page, are refused as everywhere.
 */

/** A day that no page can be made of; undefined for none, and where nothing was typed. */
export function dayWrong({ lang }: Asked, typed: string, { min, max }: DayLimits = {}): string | undefined {
  if (typed === '') return undefined
  if (!isDate(typed)) return say(lang, 'days.notDay')
  if (min !== undefined && typed < min) return say(lang, 'days.early', { date: longDay(min, lang) })
  return max !== undefined && typed > max ? say(lang, 'days.later', { date: longDay(max, lang) }) : undefined
}

interface DayLimits {
  readonly min?: string | undefined
  readonly max?: string | undefined
}

export function dayTyped({ query }: Asked, name: string): string {
  return query.get(name)?.trim() ?? ''
}

/** Errors by their fields, without those where nothing is wrong. */
export function errorsOf(said: Readonly<Record<string, string | undefined>>): Errors {
  return new Map(Object.entries(said).flatMap(([name, says]) => (says === undefined ? [] : [[name, says]])))
}

interface DayField extends DayLimits {
  readonly label: string
  readonly value: string
  readonly errors?: Errors
}

export function dayField(name: string, { label, value, min, max, errors = NO_ERRORS }: DayField): Markup {
  const error = errors.get(name)
  const isWrong = error !== undefined
  const box = attributes({
    ...{ id: name, name, type: 'date', value, min, max },
    'aria-invalid': isWrong && 'true',
    'aria-describedby': isWrong && `${name}-e`,
  })
  return html`<div${attributes({ class: isWrong && 'field bad' })}>
    <label for="${name}">${label}</label>
    ${isWrong ? html`<p class="error" id="${name}-e">${error}</p>` : null}
    <input${box}>
  </div>`
}

/** Right under the heading, and what makes the title begin with "Error". */
export function daysSummary({ lang, query }: Asked, errors: Errors): Piece {
  return new Fieldset(lang, query, errors).summary()
}

/** Kept by nobody: what was typed is nobody else's. */
export function refusedPage(body: string): Answer {
  return { status: 400, type: HTML_TYPE, body, caching: 'never', headers: { Vary: 'Accept' } }
}
