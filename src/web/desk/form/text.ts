import { fromUtf8, utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { toNfc } from '../../../core/normal.ts'
import { type Kind, type Manifest, principle, type Text, text as textKind } from '../../../register/kinds.ts'
import { textCorrected } from '../../../register/types/corrections.ts'
import { textPublished } from '../../../register/types/texts.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { filled, numberField, wordsIn } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, principlesInForce } from '../../forms/subjects.ts'
import { html, languageOptions, remark, say, textToday } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/**
 * A text, pasted or from a file, whose bytes are taken as they are. The next page shows it whole with its digests, so
 * that somebody looks again before anybody can sign it.
 */
const SLOTS = [1, 2, 3] as const

const manifestField: Field = {
  show(it, { asked, f }) {
    const { lang } = asked
    const mayBeLeftOut = it.schema.safeParse(null).success
    f.stands(`${it.name}.principles`, 'principles')
    f.stands(it.name, 'text1')
    const slots = SLOTS.map(
      n => html`<fieldset class="form slot">
        <legend>${n === 1 ? say(lang, 'desk.textFirst') : say(lang, 'desk.textFurther', { n })}</legend>
        <div class="two">
          ${f.select(`lang${n}`, {
            label: say(lang, 'desk.textLang'),
            options: languageOptions(lang),
            value: ['en', 'fr', 'es'][n - 1]!,
          })}
          ${f.text(`title${n}`, { label: say(lang, 'desk.textTitle'), isOptional: n > 1 || mayBeLeftOut })}
        </div>
        ${f.area(`text${n}`, {
          label: say(lang, 'desk.textPaste'),
          hint: say(lang, 'desk.textPasteHint'),
          rows: n === 1 ? 14 : 4,
          isOptional: true,
        })}
        ${f.file(`file${n}`, {
          label: say(lang, 'desk.textFile'),
          hint: say(lang, 'desk.textFileHint'),
          accept: '.md,.txt,text/markdown,text/plain',
          isOptional: true,
        })}
        ${f.check(`translation${n}`, say(lang, 'desk.textTranslation'))}
      </fieldset>`,
    )
    const principles = labelled(asked, { type: it.type, name: 'principles', schema: it.schema })
    return html`
      ${slots}
      <hr>
      ${f.area('principles', { ...principles, rows: 6, isOptional: true })}
      ${f.check('noPrinciples', say(lang, 'desk.principlesNone'))}
    `
  },
  async read(_it, typed) {
    const { lang } = typed.asked
    const { check } = typed
    const texts = SLOTS.flatMap(n => slotIn(typed, n) ?? [])
    const languages = new Set(texts.map(one => one.lang))
    if (texts.length === 0 && check.isGood) check.errors.set('text1', say(lang, 'desk.textMissing'))
    if (check.isGood && !texts.some(({ authentic }) => authentic))
      check.errors.set('translation1', say(lang, 'desk.textNoneAuthentic'))
    check.must('lang1', say(lang, 'desk.textLangTwice'), languages.size === texts.length)
    const principles = await principlesIn(typed)
    return check.isGood ? { texts, principles } : undefined
  },
}

/** A mistake in the text in force, with all of its languages: what is not meant to change is given again. */
export const correctionForm: DeskForm = formOf(textCorrected, {
  call: callNamed('corrections'),
  fields: {
    from: filled(({ asked, call }) => call && textToday(asked, call.row)),
    manifest: {
      ...manifestField,
      show: async (it, on) =>
        html`${remark(say(on.asked.lang, 'desk.correctedNote'))}${await manifestField.show(it, on)}`,
    },
    days: numberField({ value: '30' }),
  },
  last: ['days', 'reason'],
})

/** In the form that opens a call: the text may also be published later. */
export const firstText: Field = {
  async show(it, on) {
    const { lang } = on.asked
    return html`
      <h3>${say(lang, 'desk.textOfCall')}</h3>
      ${remark(say(lang, 'desk.textLater'))}${await manifestField.show(it, on)}
    `
  },
  read(it, typed) {
    const names = SLOTS.flatMap(n => [`title${n}`, `text${n}`])
    const isTyped = [...names, 'principles'].some(name => typed.text(name) !== '')
    return isTyped || SLOTS.some(n => typed.files.has(`file${n}`)) ? manifestField.read(it, typed) : null
  },
}

export const textForm: DeskForm = formOf(textPublished, {
  call: callNamed('texts'),
  fields: {
    manifest: manifestField,
    supersedes: filled(({ asked, call }) => call && textToday(asked, call.row)),
  },
})

function slotIn(typed: Reading, n: number): Text | undefined {
  const { asked, check, fields, files, saying } = typed
  const { lang } = asked
  const file = files.get(`file${n}`)
  const pasted = fields.get(`text${n}`)?.trim() ?? ''
  if (file === undefined && pasted === '') return undefined
  if (file !== undefined && pasted !== '')
    return void check.errors.set(`file${n}`, say(lang, 'desk.textBoth'))
  const bytes = file ?? utf8(`${toNfc(pasted)}\n`)
  check.ask(`file${n}`, say(lang, 'desk.textNotUtf8'), () => fromUtf8(bytes))
  const digest = digestOf(bytes)
  const text = {
    lang: typed.text(`lang${n}`),
    digest,
    length: bytes.length,
    mediaType: 'text/markdown' as const,
    title: typed.text(`title${n}`),
    authentic: !fields.has(`translation${n}`),
  }
  for (const { path } of textKind.safeParse(text).error?.issues ?? [])
    if (path[0] === 'title') check.errors.set(`title${n}`, say(lang, 'desk.titleMissing'))
    else if (path[0] === 'length') check.errors.set(`file${n}`, say(lang, 'desk.textTooLong'))
    else check.errors.set(`lang${n}`, say(lang, 'fields.chooseOne', { field: say(lang, 'desk.textLang') }))
  saying.parts.push({ name: digest, bytes })
  return text
}

/**
 * A version likely names the principles of the one before. Where none were typed, those are filled in: leaving them out
 * is then a decision and not an oversight.
 */
async function principlesIn(typed: Reading): Promise<Manifest['principles']> {
  const { asked, call, check, fields } = typed
  const { lang } = asked
  const { principles, wrong } = parsePrinciples(typed.text('principles'))
  if (wrong !== undefined)
    check.errors.set('principles', say(lang, 'desk.principleBad', { typed: wrong.slice(0, 60) }))
  if (principles.length > 0 || wrong !== undefined || fields.has('noPrinciples')) return principles
  const before = call === undefined ? [] : await principlesInForce(asked, call)
  if (before.length > 0) {
    check.errors.set('principles', say(lang, 'desk.principlesMissing', { count: before.length }))
    fields.set('principles', formatPrinciples(before))
  }
  return []
}

/**
 * The numbered parts of a text, one a line: its id; in brackets the kinds that it binds, and `persons`, unless it binds
 * all; its title in each language. `p1 (state, company) en=Safe harbour | fr=Port sûr`.
 */
type Principle = Manifest['principles'][number]

function formatPrinciples(principles: readonly Principle[]): string {
  return principles
    .map(({ id, kinds, persons, titles }) => {
      const bound = kinds === null ? '' : ` (${[...kinds, ...(persons ? [PERSONS] : [])].join(', ')})`
      return `${id}${bound} ${titles.map(({ lang, text }) => `${lang}=${text}`).join(' | ')}`
    })
    .join('\n')
}

function parsePrinciples(typed: string): { principles: Principle[]; wrong: string | undefined } {
  const lines = typed.split('\n').filter(line => line.trim() !== '')
  const found = lines.map(line => principle.safeParse(principleIn(line)))
  return {
    principles: found.flatMap(one => one.data ?? []),
    wrong: lines.find((_, i) => !found[i]!.success),
  }
}

function principleIn(line: string): Principle {
  const [, id = '', bound, rest = ''] = /^\s*(\S+)\s+(?:\(([^()]*)\)\s*)?(.+)$/s.exec(line) ?? []
  const named = bound?.split(',').map(each => each.trim())
  const kinds = (named?.filter(each => each !== PERSONS) ?? null) as Kind[] | null
  const titles = rest.split('|').map(one => wordsIn(one, 'und'))
  return { id, titles, kinds, ...(named?.includes(PERSONS) && { persons: true }) }
}

const PERSONS = 'persons'
