import { sayAny } from '../../forms/field-messages.ts'
import { languageLabel } from '../../forms/languages.ts'
import { type Asked, comma, type Key, say } from '../../kit/kit.ts'
import { en } from '../../messages/en/all.ts'

/** What a field of a draft is called, for pages on which it does not stand itself. */

const LABELS: Readonly<Record<string, Key>> = {
  summary: 'prepared.summary',
  id: 'prepared.address',
  evidenceKept: 'ask.evidence',
  deed: 'ask.verb',
  title: 'desk.textTitle',
  text: 'desk.textPaste',
  preset: 'prepared.who',
  persons: 'desk.persons',
  opens: 'prepared.opens',
  day: 'prepared.day',
  hour: 'prepared.hour',
  zone: 'prepared.zone',
}

/** `titles.fr` as “Title, French”. */
export function fieldLabel({ lang }: Asked, name: string): string {
  const [base = '', tag] = name.split('.')
  const label = labelOf(lang, base)
  return tag === undefined ? label : `${label}${comma(lang)}${languageLabel(tag, lang)}`
}

function labelOf(lang: Asked['lang'], base: string): string {
  const number = /^(?:rule|ruleId|ruleAfter|ruleDays|principle|principleAt)(\d{1,3})/.exec(base)?.[1]
  if (number !== undefined)
    return say(lang, base.startsWith('rule') ? 'desk.ruleNumber' : 'desk.principleNumber', {
      number: Number(number),
    })
  const [, slot, at] = /^(clause|class)(?:[A-Z][a-z]+)?(\d{1,3})/.exec(base) ?? []
  if (at !== undefined)
    return say(lang, slot === 'class' ? 'clause.classNumber' : 'clause.number', { number: Number(at) })
  const kind = /^(?:kind|mandate)-(.+)$/.exec(base)?.[1]
  if (kind !== undefined && `kinds.${kind}` in en) return sayAny(lang, `kinds.${kind}`)
  if (base.startsWith('absent')) return say(lang, 'ask.absentees')
  return sayAny(lang, LABELS[base] ?? (`ask.${base}` in en ? `ask.${base}` : 'desk.formHead'))
}
