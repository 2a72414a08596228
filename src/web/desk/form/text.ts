import { fromUtf8, utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { toNfc } from '../../../core/normal.ts'
import { type Manifest, principle, type Text, text as textKind } from '../../../register/kinds.ts'
import { textPublished } from '../../../register/types/texts.ts'
import type { Drawing, Field, Reading } from '../../forms/form-input.ts'
import { filled } from '../../forms/kind-fields.ts'
import {
  addLanguage,
  againButton,
  inEachLanguage,
  languageLabel,
  languagesOf,
  slotsOf,
  typedAs,
  wordsTyped,
} from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, callTexts, principlesInForce, type Takes } from '../../forms/subjects.ts'
import {
  type Asked,
  attributes,
  html,
  INVITABLE,
  type Markup,
  remark,
  say,
  textToday,
} from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/**
 * A text, pasted or from a file, whose bytes are taken as they are. The next page shows it whole with its digests, so
 * that somebody looks again before anybody can sign it.
 */
export function manifestField(inCall: boolean): Field {
  return {
    inLanguages: true,
    show(it, on) {
      const { asked, f, values } = on
      const { lang } = asked
      const tags = languagesOf(asked, values)
      f.stands(`${it.name}.principles`, 'noPrinciples')
      f.stands(it.name, `text.${tags[0]!}`)
      const texts = tags.map((tag, i) => {
        const title = { label: say(lang, 'desk.textTitle'), isOptional: inCall || i > 0 }
        return html`<fieldset class="form slot">
          <legend>${languageLabel(tag, lang)}</legend>
          ${textFields({ lang, f }, tag, inCall ? { ...title, hint: say(lang, 'desk.textTitleHint') } : title)}
          ${inCall || tags.length === 1 ? null : f.check(`translation.${tag}`, say(lang, 'desk.textTranslation'))}
        </fieldset>`
      })
      return html`${texts}${showPrinciples(on)}`
    },
    async read(_it, typed) {
      const { lang } = typed.asked
      const { check, fields } = typed
      const tags = languagesOf(typed.asked, fields)
      const binds = (tag: string) =>
        inCall ? fields.has(`authentic.${tag}`) : !fields.has(`translation.${tag}`)
      const texts = tags.flatMap(tag => textIn(typed, tag, binds(tag)) ?? [])
      if (texts.length === 0 && check.isGood)
        check.errors.set(`text.${tags[0]!}`, say(lang, 'desk.textMissing'))
      const where = `${inCall ? 'authentic' : 'translation'}.${texts[0]?.lang}`
      if (check.isGood)
        check.must(
          where,
          say(lang, 'desk.textNoneAuthentic'),
          texts.some(one => one.authentic),
        )
      const principles = await principlesIn(typed)
      return check.isGood ? { texts, principles } : undefined
    },
  }
}

/** A title, and the words pasted or from a file. */
export function textFields(
  { lang, f }: Pick<Drawing, 'f'> & Pick<Asked, 'lang'>,
  at: string,
  title: Parameters<Drawing['f']['text']>[1],
) {
  return html`
    ${f.text(`title.${at}`, title)}
    ${f.area(`text.${at}`, {
      label: say(lang, 'desk.textPaste'),
      hint: say(lang, 'desk.textPasteHint'),
      rows: 10,
      isOptional: true,
    })}
    ${f.file(`file.${at}`, {
      label: say(lang, 'desk.textFile'),
      hint: say(lang, 'desk.textFileHint'),
      accept: '.md,.txt,text/markdown,text/plain',
      isOptional: true,
    })}
  `
}

/** In the form that opens a call: the text may also be published later. */
export const firstText: Field = {
  ...manifestField(true),
  async show(it, on) {
    const { lang } = on.asked
    return html`
      <h3>${say(lang, 'desk.textOfCall')}</h3>
      ${remark(say(lang, 'desk.textLater'))}${await manifestField(true).show(it, on)}
    `
  },
  read(it, typed) {
    const isTyped = [...typed.fields].some(([name, text]) => PART_OF_TEXT.test(name) && text.trim() !== '')
    return isTyped || [...typed.files.keys()].some(name => PART_OF_TEXT.test(name))
      ? manifestField(true).read(it, typed)
      : null
  },
}
const PART_OF_TEXT = /^(?:title|text|file|principle)(?:Id)?\d*(?:\.|$)/

const form: DeskForm = formOf(textPublished, {
  call: callNamed('texts'),
  fields: {
    manifest: manifestField(false),
    supersedes: filled(({ asked, call }) => call && textToday(asked, call.row)),
  },
})

export const textForm: DeskForm = {
  ...form,
  start: asked => inLanguagesBefore(asked),
}

/** In the languages of the version before. */
export async function inLanguagesBefore(asked: Asked, takes: Takes = 'signatures'): Promise<URLSearchParams> {
  const values = new URLSearchParams(asked.query)
  for (const tag of await callTexts(asked, asked.query.get('call'), takes)) addLanguage(values, tag)
  return values
}

/** `at` names its fields. */
export function textIn(typed: Reading, tag: string, authentic: boolean, at = tag): Text | undefined {
  const { asked, check, fields, files, saying } = typed
  const { lang } = asked
  const file = files.get(`file.${at}`)
  const pasted = fields.get(`text.${at}`)?.trim() ?? ''
  if (file === undefined && pasted === '') return undefined
  if (file !== undefined && pasted !== '')
    return void check.errors.set(`file.${at}`, say(lang, 'desk.textBoth'))
  const bytes = file ?? utf8(`${toNfc(pasted)}\n`)
  check.ask(`file.${at}`, say(lang, 'desk.textNotUtf8'), () => fromUtf8(bytes))
  const digest = digestOf(bytes)
  const text = {
    lang: tag,
    digest,
    length: bytes.length,
    mediaType: 'text/markdown' as const,
    // In the form of a call, the title of the call is that of its text unless another is typed.
    title: typed.text(`title.${at}`) || typed.text(`titles.${tag}`),
    authentic,
  }
  for (const { path } of textKind.safeParse(text).error?.issues ?? [])
    if (path[0] === 'title') check.errors.set(`title.${at}`, say(lang, 'desk.titleMissing'))
    else if (path[0] === 'length') check.errors.set(`file.${at}`, say(lang, 'desk.textTooLong'))
  saying.parts.push({ name: digest, bytes })
  return text
}

type Principle = Manifest['principles'][number]

/** One principle under the other, and room for the next. */
function showPrinciples(on: Drawing): Markup {
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
        hint: say(lang, 'desk.principleIdHint', { id: principleIdAt(number) }),
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
const principleIdAt = (number: number) => `p${number}`

/**
 * A version likely names the principles of the one before. Where none were typed, those are filled in: leaving them out
 * is then a decision and not an oversight.
 */
async function principlesIn(typed: Reading): Promise<Manifest['principles']> {
  const { asked, call, check, fields } = typed
  const { lang } = asked
  const principles = slotsOf(fields, 'principle').flatMap(number => principleIn(typed, number) ?? [])
  if (principles.length > 0 || fields.has('noPrinciples')) return principles
  const before = call === undefined ? [] : await principlesInForce(asked, call)
  if (before.length > 0) {
    check.errors.set('noPrinciples', say(lang, 'desk.principlesMissing', { count: before.length }))
    for (const [name, text] of before.flatMap(principleTyped)) fields.set(name, text)
  }
  return []
}

function principleTyped({ id, titles, kinds, persons }: Principle, i: number) {
  const number = i + 1
  const bound = [...(kinds ?? []), ...(persons ? ['persons'] : [])]
  return [
    [`principleId${number}`, id] as const,
    ...typedAs(`principle${number}`, titles),
    ...bound.map(kind => [`principle${number}-${kind}`, 'yes'] as const),
  ]
}

/** Undefined where nothing was typed. */
function principleIn(typed: Reading, number: number): Principle | undefined {
  const { asked, check, fields } = typed
  const named = typed.text(`principleId${number}`)
  const titles = wordsTyped(typed, `principle${number}`)
  if (titles.length === 0 && named === '') return undefined
  const bound = BOUND.filter(kind => fields.has(`principle${number}-${kind}`))
  const kinds = bound.length === 0 ? null : bound.filter(kind => kind !== 'persons')
  const id = named || principleIdAt(number)
  const persons = bound.includes('persons') && { persons: true as const }
  const made = { id, titles, kinds, ...persons }
  for (const { path } of principle.safeParse(made).error?.issues ?? [])
    if (path[0] === 'id')
      check.errors.set(`principleId${number}`, say(asked.lang, 'wrong.rule', { typed: id.slice(0, 60) }))
    else check.errors.set(`principle${number}`, say(asked.lang, 'desk.principleBad'))
  return made
}
