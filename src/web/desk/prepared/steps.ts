import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import type { PreparedFields } from '../../../people/prepared-calls.ts'
import { KINDS } from '../../../register/kinds.ts'
import { addLanguage, slotsOf } from '../../forms/languages.ts'
import { addReadyClauses } from '../form/ready-clauses.ts'
import {
  ENGLISH,
  FORGED,
  forgedTyped,
  PRESET_NAMES,
  type PresetName,
  presetTyped,
  presetWords,
  READY,
  unworded,
} from './presets.ts'
import { DEEDS, type Deed, deedTyped } from './ready-words.ts'

/**
 * The steps by which a call is prepared, which fields each has, and what follows from what was typed there. Nothing here
 * asks a database: two officers may save at the same moment, and what each typed is laid over what lies there then.
 */

/** Pages with a form, in their order. */
export const STEPS = ['what', 'text', 'principles', 'who', 'launch'] as const
export type StepName = (typeof STEPS)[number]

/** Drafts keep names as they come: only endings that a form of ours has. */
const OF_KIND = `-(?:${[...KINDS, 'persons'].join('|')})`

const FIELDS: Readonly<Record<StepName, RegExp>> = {
  what: /^(?:(?:titles|summary|convener|verb|noun)\..+|id|issued|url|authority|authorityNote|evidenceKept|deed)$/,
  text: /^(?:title|text|read|former)\..+$/,
  principles: new RegExp(`^principle(?:At\\d{1,3}|\\d{1,3}(?:\\..+|${OF_KIND}))$`),
  who: new RegExp(
    `^(?:(?:effect|entities|(?:rule|clause|class)\\d{1,3}|authentic|absentTitles)\\..+|rule(?:Id|After|Days)\\d{1,3}|classId\\d{1,3}|clause[A-Z][a-z]+\\d{1,3}(?:-[a-z0-9-]+)?|commit(?:Grace|Review)|preset|kind${OF_KIND}|mandate(?:${OF_KIND})?|umbrellas|recheck|persons|notice|correction|reportDays|lateDays|window|absentees|absent(?:Date|Source|Members)|isOrganisation)$`,
  ),
  launch: /^(?:opens|day|hour|zone)$/,
}

export const isOf = (step: StepName, name: string) => FIELDS[step].test(name)

/** The step at whose form an error of this field is told. */
export function stepOf(name: string): StepName | undefined {
  return STEPS.find(step => isOf(step, name))
}

/** Fields of a step alone. */
export function ownOf(step: StepName, fields: PreparedFields): PreparedFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isOf(step, name)))
}

/** What a form began with: whoever saves says it, so that a later change of somebody else is noticed. */
export function stampOf(step: StepName, fields: PreparedFields): string {
  const rests =
    step === 'principles' ? { ...ownOf('text', fields), ...ownOf(step, fields) } : ownOf(step, fields)
  return stampOfAll(rests)
}

function stampOfAll(fields: PreparedFields): string {
  const inOrder = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
  return digestOf(utf8(JSON.stringify(inOrder)))
}

/** Those of the call, the first one first. */
export function tagsOf(fields: PreparedFields): string[] {
  return (fields.languages ?? '').split(' ').filter(tag => tag !== '')
}

export function begun(tag: string): PreparedFields {
  // As the form of the rules begins: what it sends unchanged was not typed.
  return {
    languages: tag,
    ...bound(tag),
    notice: '90',
    window: '7',
    clauseBy1: 'calendar',
    clauseGrace1: '30',
  }
}

/** Words in a language bind until a box says no. */
function bound(tag: string): PreparedFields {
  const values = new URLSearchParams()
  addLanguage(values, tag)
  return Object.fromEntries(values)
}

/** `fr` of `titles.fr`. */
const tagOf = (name: string) => /\.(.+)$/.exec(name)?.[1]

/**
 * The fields in the languages of the call, which `languages` alone names: words in another would be signed and shown on
 * no page, as where a form stood open while a colleague removed its language.
 */
export function inItsLanguages(fields: PreparedFields, tags = tagsOf(fields)): PreparedFields {
  const isKnown = (tag: string | undefined) => tag === undefined || tags.includes(tag)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isKnown(tagOf(name))))
}

/** What was typed in a step in languages that the call does not have, or no longer. */
export function outOfLanguages(
  step: StepName,
  before: PreparedFields,
  typed: PreparedFields,
): PreparedFields {
  const known = inItsLanguages(typed, tagsOf(before))
  const lost = Object.entries(ownOf(step, typed)).filter(
    ([name, words]) => !(name in known) && isWords(name) && words.trim() !== '',
  )
  return Object.fromEntries(lost)
}

const isWords = (name: string) => !/^(?:authentic|read|former)\./.test(name)

/** What was typed in a step, in place of what lay there of it. */
export function laidOver(step: StepName, before: PreparedFields, typed: PreparedFields): PreparedFields {
  const others = Object.entries(before).filter(([name]) => !isOf(step, name))
  return inItsLanguages({ ...Object.fromEntries(others), ...ownOf(step, typed) }, tagsOf(before))
}

const MOST_LANGUAGES = 30

/** One more language, with whatever words are ready in it. */
export function withLanguage(fields: PreparedFields, tag: string): PreparedFields {
  const tags = tagsOf(fields)
  if (tags.includes(tag) || tags.length >= MOST_LANGUAGES) return fields
  const deed = deedIn(fields)
  const preset = presetIn(fields)
  const principles = Object.keys(fields).flatMap(name => /^principleAt(\d+)$/.exec(name)?.[1] ?? [])
  return {
    ...fields,
    languages: [...tags, tag].join(' '),
    ...bound(tag),
    ...Object.fromEntries(principles.map(number => [`principle${number}.${tag}`, ''])),
    ...(deed && deedTyped(deed, [tag])),
    ...(preset && presetWords(preset, [tag])),
  }
}

/** What people typed in a language, in all steps: ready words come again with it. */
export function typedInLanguage(fields: PreparedFields, tag: string): PreparedFields {
  const deed = deedIn(fields)
  const preset = presetIn(fields)
  const ready = { ...(deed && deedTyped(deed, [tag])), ...(preset && presetWords(preset, [tag])) }
  const typed = Object.entries(fields).filter(
    ([name, words]) => tagOf(name) === tag && isWords(name) && words.trim() !== '' && words !== ready[name],
  )
  return Object.fromEntries(typed)
}

/** What an officer saw of a language before it is removed. */
export const stampOfLanguage = (fields: PreparedFields, tag: string) =>
  stampOfAll(typedInLanguage(fields, tag))

/** Without a language and all words in it; the last one stays. */
export function withoutLanguage(fields: PreparedFields, tag: string): PreparedFields {
  const tags = tagsOf(fields)
  if (!tags.includes(tag) || tags.length === 1) return fields
  const others = Object.entries(fields).filter(([name]) => !name.endsWith(`.${tag}`))
  return { ...Object.fromEntries(others), languages: tags.filter(one => one !== tag).join(' ') }
}

function deedIn(fields: PreparedFields): Deed | undefined {
  return DEEDS.find(deed => deed === fields.deed)
}

function presetIn(fields: PreparedFields): PresetName | undefined {
  return PRESET_NAMES.find(name => name === fields.preset)
}

/** The ready words of what people do, unless others were typed in the same form: those are meant then. */
export function withDeed(before: PreparedFields, typed: PreparedFields): PreparedFields {
  const deed = deedIn(typed)
  if (deed === undefined) return typed
  const ready = deedTyped(deed, tagsOf(typed))
  const isOwn = Object.keys(ready).some(name => {
    const word = (typed[name] ?? '').trim()
    return word !== '' && word !== ready[name] && word !== (before[name] ?? '')
  })
  return isOwn ? { ...typed, deed: 'other' } : { ...typed, ...ready }
}

/**
 * A preset that was chosen just now fills each of its fields that was not typed in the same form. Whether individuals may
 * sign it leaves alone: that box stands beside it, and a box that is sent empty may have been unticked or never touched.
 */
export function withPreset(before: PreparedFields, typed: PreparedFields): PreparedFields {
  const preset = presetIn(typed)
  if (preset === undefined || preset === presetIn(before)) return typed
  const filled: Record<string, string> = { ...typed }
  const ready = presetTyped(preset, tagsOf(typed))
  for (const name of new Set([...Object.keys(typed), ...Object.keys(before), ...Object.keys(ready)])) {
    if (!isRule(name) || (typed[name] ?? '') !== (before[name] ?? '')) continue
    // A press on the wrong choice loses no words that somebody wrote.
    if (isHandwritten(typed, name)) continue
    if (ready[name] === undefined) delete filled[name]
    else filled[name] = ready[name]
  }
  return filled
}

/** `effect` of `effect.fr`. */
const baseOf = (name: string) => name.split('.')[0]!

/** Words that no preset has, and the names of rules that have such words. */
function isHandwritten(fields: PreparedFields, name: string): boolean {
  const [, slot, number] = /^(rule|clause)[A-Z][a-z]+(\d+)(?:-.*)?$/.exec(name) ?? []
  if (number !== undefined)
    return tagsOf(fields).some(tag => isHandwritten(fields, `${slot}${number}.${tag}`))
  const tag = tagOf(name)
  const words = (fields[name] ?? '').trim()
  if (tag === undefined || words === '' || READY.has(words)) return false
  return tag === 'en' || !isEnglish(fields, name)
}

/** Whether these are the English words, though they stand under another language. */
function isEnglish(fields: PreparedFields, name: string): boolean {
  const words = fields[name]!.trim()
  return ENGLISH.has(words) || words === (fields[`${baseOf(name)}.en`] ?? '').trim()
}

/** Words of rules that have to be said in a language of the call in which no preset has any. */
export function wordsLacking(fields: PreparedFields): string[] {
  const preset = presetIn(fields)
  if (preset === undefined) return []
  return unworded(tagsOf(fields)).flatMap(tag =>
    Object.keys(presetWords(preset, ['en']))
      .map(name => `${baseOf(name)}.${tag}`)
      .filter(name => fields[`authentic.${tag}`] !== undefined && isAsked(fields, name)),
  )
}

/** Not of a rule that was taken out. */
function isAsked(fields: PreparedFields, name: string): boolean {
  const [, slot, number] = /^(rule|clause)(\d+)/.exec(name) ?? []
  const isLeft = number === undefined || (fields[`${slot}Id${number}`] ?? '').trim() !== ''
  return isLeft && (fields[name] ?? '').trim() === ''
}

/** With the English words in place of each that is lacking, to be translated there. */
export function withEnglish(fields: PreparedFields): PreparedFields {
  const ready = presetWords(presetIn(fields) ?? 'email', ['en'])
  const begun = wordsLacking(fields).map(name => {
    const english = `${baseOf(name)}.en`
    return [name, (fields[english] ?? '').trim() || ready[english]!] as const
  })
  return { ...fields, ...Object.fromEntries(begun) }
}

/** Words of rules that are still English in a language that is not: they would bind, and be read as if it were. */
export function untranslated(fields: PreparedFields): string[] {
  const tags = tagsOf(fields)
  return Object.keys(fields).filter(name => {
    const tag = tagOf(name)
    const isOther = tag !== undefined && tags.includes(tag) && !/^en(?:-|$)/.test(tag)
    return isOther && isRule(name) && fields[name]!.trim() !== '' && isEnglish(fields, name)
  })
}

/** What a preset says something of. */
const isRule = (name: string) =>
  /^(?:(?:effect|entities|rule\d+|clause\d+)\..+|rule(?:Id|After|Days)\d+|clause[A-Z].*|commit(?:Grace|Review)|kind-.+|mandate(?:-.+)?|recheck|notice|correction|reportDays|lateDays|window)$/.test(
    name,
  )

/** Whether some rule lets a forged signature be removed. */
export function removesForged(fields: PreparedFields): boolean {
  return Object.entries(fields).some(([name, id]) => /^ruleId\d+$/.test(name) && id.trim() === FORGED)
}

/** With the usual rule for it in the next free place. */
export function withForged(fields: PreparedFields): PreparedFields {
  if (removesForged(fields)) return fields
  const next = slotsOf(new URLSearchParams(fields), 'rule').at(-1)!
  return { ...fields, ...forgedTyped(next, tagsOf(fields)) }
}

/** With clauses that are ready, where there are none yet. */
export function withReadyClauses(fields: PreparedFields): PreparedFields {
  const values = new URLSearchParams(fields)
  addReadyClauses(values, tagsOf(fields))
  return Object.fromEntries(values)
}

/** With the words that stood in a language before a file replaced them. */
export function withFormer(before: PreparedFields, typed: PreparedFields, tag: string): PreparedFields {
  const former = before[`former.${tag}`]
  if (former === undefined) return typed
  const { [`read.${tag}`]: _, ...others } = typed
  return { ...others, [`text.${tag}`]: former }
}

/** Whether the text is there in any language. */
export const hasText = (fields: PreparedFields) =>
  Object.entries(fields).some(([name, typed]) => name.startsWith('text.') && typed.trim() !== '')
