import type { Localised } from '../../register/kinds.ts'
import {
  type Asked,
  attributes,
  type Fieldset,
  html,
  languageIn,
  languageOptions,
  listOf,
  type Markup,
  type Piece,
  say,
} from '../kit/kit.ts'
import type { Drawing, Reading } from './form-input.ts'

/**
 * Words in several languages have a field for each: `titles.en` beside `titles.fr`. A language is added by a button that
 * brings the form again, with all that was typed, and one more field everywhere.
 */

const IN_LANGUAGE = /^[A-Za-z]+\d*\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/

/** Those that a form has fields for; until somebody names one, the reader's own. */
export function languagesOf({ lang }: Asked, values: URLSearchParams): string[] {
  const named = [...values.keys()].flatMap(name => IN_LANGUAGE.exec(name)?.[1] ?? [])
  return named.length === 0 ? [lang] : [...new Set(named)]
}

/** Has the form ask for words in this language too. They bind, where words of the form bind, until a box says no. */
export function addLanguage(values: URLSearchParams, tag: string): void {
  values.set(`authentic.${tag}`, 'yes')
}

export function languagesPart({ asked, f, values }: Pick<Drawing, 'asked' | 'f' | 'values'>): Markup {
  const { lang } = asked
  const named = languagesOf(asked, values)
  const languages = listOf(
    named.map(tag => languageLabel(tag, lang)),
    lang,
  )
  const others = languageOptions(lang).filter(({ value }) => !named.includes(value))
  const options = [{ value: '', says: say(lang, 'fields.choose') }, ...others]
  return html`<div class="add">
    ${f.select('language', {
      label: say(lang, 'fields.language'),
      hint: say(lang, 'fields.languageHint', { languages }),
      options,
      isOptional: true,
    })}
    ${againButton(say(lang, 'fields.addLanguage'), 'language', 'language')}
  </div>`
}

/**
 * Brings the form again, at the field that `at` names: what it asks for follows from what was typed. Enter presses the
 * first button of a form, which is that of the language: it sends the form where no language was chosen.
 */
export function againButton(
  says: string,
  what: 'language' | 'more' | 'yearly' | 'widen',
  at: string,
): Markup {
  return html`<button class="btn second small" name="again" value="${what}" formaction="#${at}">${says}</button>`
}

export function languageLabel(tag: string, lang: Asked['lang']): string {
  return tag === 'und' ? say(lang, 'fields.languageOther') : languageIn(tag, lang)
}

type Labels = Parameters<Fieldset['text']>[1]

interface Asking {
  readonly rows?: number
  /** Whether words in a language may be left out where those of another are typed. */
  readonly mayLack?: (tag: string, i: number) => boolean
}

/** One field where the form has one language, else one for each. */
export function inEachLanguage(
  { asked, f, values }: Pick<Drawing, 'asked' | 'f' | 'values'>,
  name: string,
  { label, hint, isOptional = false }: Labels,
  { rows = 1, mayLack = (_tag, i) => i > 0 }: Asking = {},
): Markup {
  const tags = languagesOf(asked, values)
  const names = tags.map(tag => `${name}.${tag}`)
  const field = (at: string, labels: Labels) =>
    rows === 1 ? f.text(at, labels) : f.area(at, { ...labels, rows })
  const beneath: { hint?: Piece } = hint === undefined ? {} : { hint }
  f.stands(name, names[0]!, names)
  if (names.length === 1) return field(names[0]!, { label, isOptional, ...beneath })
  const fields = names.map((at, i) =>
    field(at, { label: languageLabel(tags[i]!, asked.lang), isOptional: isOptional || mayLack(tags[i]!, i) }),
  )
  return html`<fieldset class="tongues">
    <legend class="lab">${label}</legend>${hint === undefined ? null : html`<p class="hint">${hint}</p>`}
    ${fields}
  </fieldset>`
}

/** What was typed in each language. */
export function wordsTyped(typed: Reading, name: string): Localised {
  return languagesOf(typed.asked, typed.fields).flatMap(lang => {
    const text = typed.text(`${name}.${lang}`)
    return text === '' ? [] : [{ lang, text }]
  })
}

/** As `wordsTyped` reads them. */
export function typedAs(name: string, words: Localised) {
  return words.map(({ lang, text }) => [`${name}.${lang}`, text] as const)
}

/** The numbers of `rule1.en`, `ruleId1` …: those of which something was typed, and the next. */
export function slotsOf(values: URLSearchParams, name: string): number[] {
  const slot = new RegExp(`^${name}(?:Id)?(\\d{1,3})(?:\\.|$)`)
  const typed = [...values].map(([key, text]) => (text.trim() === '' ? 0 : Number(slot.exec(key)?.[1] ?? 0)))
  return Array.from({ length: Math.max(0, ...typed) + 1 }, (_, i) => i + 1)
}

interface Panels {
  fields(tag: string, i: number): Piece
  /** What each language should have: the name of the field before its dot, and what is said where it is empty. */
  readonly lacks: Readonly<Record<string, string>>
  /** Between the links and the fields. */
  readonly beneath?: Piece
}

/**
 * The fields of one language after those of another, below links to each that say what is not written in it yet. With
 * `src/browser/language-tabs.page.ts` one language is seen at a time.
 */
export function languagePanels(
  { asked: { lang }, values }: Pick<Drawing, 'asked' | 'values'>,
  tags: readonly string[],
  { fields, lacks, beneath = null }: Panels,
): Piece {
  if (tags.length === 1) return html`${beneath}${fields(tags[0]!, 0)}`
  const links = tags.map(tag => {
    const all = Object.entries(lacks).map(([name, says]) => {
      const field = `${name}.${tag}`
      const isWritten = (values.get(field) ?? '').trim() !== ''
      return html` <span class="sub"${attributes({ 'data-lacks': field, hidden: isWritten })}>${says}</span>`
    })
    return html`<li><a href="#in-${tag}">${languageLabel(tag, lang)}${all}</a></li>`
  })
  const panels = tags.map(
    (tag, i) => html`<div id="in-${tag}"><fieldset class="form slot">
      <legend>${languageLabel(tag, lang)}</legend>
      ${fields(tag, i)}
    </fieldset></div>`,
  )
  return html`<div class="langtabs" role="navigation" aria-label="${say(lang, 'fields.languages')}"><ul>${links}</ul></div>${beneath}${panels}`
}
