import { fromUtf8, utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { toNfc } from '../../../core/normal.ts'
import { attempt } from '../../../core/refusal.ts'
import { type Manifest, type Text, text as textKind } from '../../../register/kinds.ts'
import { textPublished } from '../../../register/types/texts.ts'
import { rowIn } from '../../../store/each-row.ts'
import { dropNotes, isFromFile, keepNotes, notesRead } from '../../forms/file-notes.ts'
import type { Drawing, Field, Filling, Reading } from '../../forms/form-input.ts'
import { filled } from '../../forms/kind-fields.ts'
import { addLanguage, languageLabel, languagePanels, languagesOf } from '../../forms/languages.ts'
import { type Changes, formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls, type Takes, textInForce } from '../../forms/subjects.ts'
import { type Asked, html, listOf, type Markup, type Piece, remark, say, textToday } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'
import { wordsOfFile } from './file-words.ts'
import { takeMarks } from './marking.ts'
import { pastingPlace } from './pasted.ts'
import { continuesField, principlesIn, principlesTyped, showPrinciples } from './principles.ts'

/**
 * A text, pasted or from a file, whose bytes are taken as they are. A newer version begins with the one in force, and
 * what is not changed keeps its very bytes. The next page shows it with what it changes and its digests, so that somebody
 * looks again before anybody can sign it.
 */
const manifestField: Field = {
  inLanguages: true,
  show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const tags = languagesOf(asked, values)
    f.stands(`${it.name}.principles`, 'noPrinciples')
    f.stands(it.name, `text.${tags[0]!}`)
    const texts = languagePanels(on, tags, {
      lacks: { text: say(lang, 'prepared.lacks.text') },
      fields(tag, i) {
        const title = { label: say(lang, 'desk.textTitle'), isOptional: i > 0 }
        const box =
          tags.length === 1 ? null : f.check(`translation.${tag}`, say(lang, 'desk.textTranslation'))
        return html`${textFields(on, tag, title)}${box}`
      },
    })
    return html`${texts}${showPrinciples(on)}`
  },
  read: (_it, typed) => manifestIn(typed, 'translation', tag => !typed.fields.has(`translation.${tag}`)),
}

/** What the form says of the text in each of its languages; `box` names the boxes that say which of them `binds`. */
async function manifestIn(typed: Reading, box: string, binds: (tag: string) => boolean) {
  const { lang } = typed.asked
  const { call, check, fields } = typed
  const tags = languagesOf(typed.asked, fields)
  const before = call && (await textInForce(typed.asked, call))?.manifest
  const found = tags.map(tag => textIn(typed, tag, binds(tag), { before: inManifest(before, tag) }))
  const texts = (await Promise.all(found)).flatMap(text => text ?? [])
  if (texts.length === 0 && check.isGood) check.errors.set(`text.${tags[0]!}`, say(lang, 'desk.textMissing'))
  if (check.isGood)
    check.must(
      `${box}.${texts[0]?.lang}`,
      say(lang, 'desk.textNoneAuthentic'),
      texts.some(one => one.authentic),
    )
  const principles = await principlesIn(typed)
  return check.isGood ? { texts, principles } : undefined
}

function inManifest(manifest: Manifest | undefined, lang: string): Text | undefined {
  return manifest?.texts.find(one => one.lang === lang)
}

/** A title, and the words pasted or from a file. What is too long for a field stays as it is. */
export function textFields(
  { asked, f, values }: Pick<Drawing, 'asked' | 'f' | 'values'>,
  at: string,
  title: Parameters<Drawing['f']['text']>[1],
): Markup {
  const { lang } = asked
  const kept: Piece = values.has(`keeps.${at}`)
    ? html`<input type="hidden" name="keeps.${at}" value="yes">${remark(say(lang, 'desk.textKept'))}`
    : null
  return html`
    ${f.text(`title.${at}`, title)}${kept}${notesRead(lang, values, at)}${pastingPlace(asked, at)}
    ${f.area(`text.${at}`, {
      label: say(lang, 'desk.textPaste'),
      hint: say(lang, 'desk.textPasteHint'),
      rows: 10,
      isOptional: true,
    })}
    ${f.file(`file.${at}`, {
      label: say(lang, 'desk.textFile'),
      hint: say(lang, 'desk.textFileHint'),
      accept: '.docx,.html,.htm,.md,.txt,text/html,text/markdown,text/plain',
      isOptional: true,
    })}
  `
}

/** The first text of a call, which may also be published later. It binds in the languages in which the rules do. */
export const firstText: Field = {
  show: () => null,
  read(_it, typed) {
    const isTyped = [...typed.fields].some(([name, text]) => PART_OF_TEXT.test(name) && text.trim() !== '')
    return isTyped ? manifestIn(typed, 'authentic', tag => typed.fields.has(`authentic.${tag}`)) : null
  },
}
const PART_OF_TEXT = /^(?:text\.|principle(?:Id)?\d*\.)/

/** Bytes of words that all fields of a form are filled with: a text may have 4 MiB in each of 60 languages. */
const MOST_FILLED = 1_048_576

/** A text as it would be typed; of one too long, that its words stay. */
export async function textTyped({ site }: Asked, { texts, principles }: Manifest): Promise<Filling> {
  let left = MOST_FILLED
  const filling: (readonly [string, string])[] = []
  for (const { lang, digest, length, title, authentic } of texts) {
    left -= length
    const words = left < 0 ? undefined : await site.log.store.words(digest)
    filling.push(
      [`title.${lang}`, title],
      words === undefined ? [`keeps.${lang}`, 'yes'] : [`text.${lang}`, fromUtf8(words.bytes)],
    )
    if (!authentic) filling.push([`translation.${lang}`, 'yes'])
  }
  return [...filling, ...principlesTyped(principles)]
}

/** The text in force, with which a form about it begins. What else is recorded of its call meanwhile is told. */
export function textStanding(takes: Takes): Changes {
  return {
    named: 'call',
    mends: 'manifest',
    async current(asked, id) {
      const call = (await openCalls(asked, takes)).find(one => one.id === id)
      if (call === undefined) return undefined
      const { row } = call
      const text = await textInForce(asked, call)
      const manifest = text?.manifest ?? { texts: [], principles: [], languages: row.authentic.policy }
      // A correction takes effect without an entry.
      const stands = `${row.since} ${textToday(asked, row) ?? ''}`
      return { row, names: row.titles, said: { manifest }, stands }
    },
  }
}

/** Without a text before, in the languages in which the rules bind. */
async function fillManifest(asked: Asked, value: Manifest & { readonly languages?: readonly string[] }) {
  const languages = new URLSearchParams()
  for (const tag of value.languages ?? []) addLanguage(languages, tag)
  return [...languages, ...(await textTyped(asked, value))] as Filling
}

const newer: Field = {
  ...manifestField,
  async show(it, on) {
    const { asked, values } = on
    const before = await textInForceOf(asked, values.get('call'))
    const later = before?.translations.map(({ text }) => languageLabel(text.lang, asked.lang)) ?? []
    const languages = listOf(later, asked.lang)
    return html`
      ${later.length === 0 ? null : remark(say(asked.lang, 'desk.translationsLeft', { languages }))}
      ${await manifestField.show(it, on)}
    `
  },
  fill: (_it, value: Manifest, asked) => fillManifest(asked, value),
}

/** By the id of a call, which may be none. */
export async function textInForceOf(asked: Asked, id: string | null) {
  const row = id === null ? undefined : await rowIn(asked.site.log.store, 'calls', id)
  return row && textInForce(asked, { id: id!, row })
}

export const textForm: DeskForm = formOf(textPublished, {
  call: callNamed('texts'),
  fields: {
    manifest: newer,
    supersedes: filled(({ asked, call }) => call && textToday(asked, call.row)),
    continues: continuesField,
  },
  changes: textStanding('texts'),
  again: takeMarks,
})

/** The same words: how lines end, and what stands before and after them, no field keeps. */
const plain = (words: string) => toNfc(words.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')).trim()

const MARKDOWN = 'text/markdown' as const

/**
 * `at` names its fields, `before` is what stands in this language: unchanged words keep its bytes. Undefined where there
 * are no words.
 */
export async function textIn(
  typed: Reading,
  lang: string,
  authentic: boolean,
  { at = lang, before }: { readonly at?: string; readonly before?: Text | undefined } = {},
): Promise<Text | undefined> {
  const { asked, check, saying } = typed
  const bytes = await bytesIn(typed, at, before)
  if (bytes === undefined) return undefined
  takeTitle(typed, at, lang)
  const digest = digestOf(bytes)
  const text = {
    lang,
    digest,
    length: bytes.length,
    mediaType: isFromFile(typed.fields, at) ? MARKDOWN : (before?.mediaType ?? MARKDOWN),
    // In the form of a call, the title of the call is that of its text unless another is typed.
    title: typed.text(`title.${at}`) || typed.text(`titles.${lang}`),
    authentic,
  }
  for (const { path } of textKind.safeParse(text).error?.issues ?? [])
    if (path[0] === 'title') check.errors.set(`title.${at}`, say(asked.lang, 'desk.titleMissing'))
    else if (path[0] === 'length') check.errors.set(`file.${at}`, say(asked.lang, 'desk.textTooLong'))
  saying.parts.push({ name: digest, bytes })
  return text
}

/** The first heading of a file is its title, where the officer has typed none. */
function takeTitle({ fields, showsFirst }: Reading, at: string, lang: string): void {
  const isTitled = [`title.${at}`, `titles.${lang}`].some(name => (fields.get(name) ?? '').trim() !== '')
  const heading = /^# (.{1,200})\n/.exec(fields.get(`text.${at}`) ?? '')?.[1]
  if (showsFirst && !isTitled && heading !== undefined) fields.set(`title.${at}`, heading)
}

/** From the file, else as typed, else as they stand where the form said that they stay. */
async function bytesIn(
  typed: Reading,
  at: string,
  before: Text | undefined,
): Promise<Uint8Array | undefined> {
  const { asked, check, fields, files } = typed
  const { lang, site } = asked
  const file = files.get(`file.${at}`)
  const pasted = fields.get(`text.${at}`) ?? ''
  const isTyped = pasted.trim() !== ''
  const stood = before && (await site.log.store.words(before.digest))?.bytes
  const isAsBefore = stood !== undefined && plain(fromUtf8(stood)) === plain(pasted)
  if (file === undefined) {
    if (isTyped) return isAsBefore ? stood : utf8(`${toNfc(pasted.trim())}\n`)
    return fields.has(`keeps.${at}`) ? stood : undefined
  }
  const isOther = (words: string) => isTyped && !isAsBefore && plain(words) !== plain(pasted)
  const words = isPlain(typed, at) ? attempt(() => fromUtf8(file)) : undefined
  if (typeof words !== 'string') return wordsRead(typed, at, isOther)
  if (isOther(words)) {
    check.errors.set(`file.${at}`, say(lang, 'desk.textBoth'))
    return undefined
  }
  // A browser forgets the file when the form comes again: its words stand in the field then.
  fields.set(`text.${at}`, words)
  dropNotes(fields, at)
  return file
}

/** A file whose bytes are its words. */
function isPlain({ fileNames }: Reading, at: string): boolean {
  const name = fileNames.get(`file.${at}`) ?? ''
  return !name.includes('.') || /\.(?:md|markdown|txt|text)$/i.test(name)
}

/** From a word processor's file: its words come back in the field, so that the officer has seen them before they sign. */
async function wordsRead(
  typed: Reading,
  at: string,
  isOther: (words: string) => boolean,
): Promise<Uint8Array | undefined> {
  const { asked, check, fields } = typed
  const read = await wordsOfFile(asked, typed, `file.${at}`)
  if ('unread' in read) {
    check.errors.set(`file.${at}`, read.unread)
    return undefined
  }
  const { markdown, notes } = read
  if (isOther(markdown)) {
    check.errors.set(`file.${at}`, say(asked.lang, 'desk.textBoth'))
    return undefined
  }
  fields.set(`text.${at}`, markdown)
  keepNotes(fields, at, notes)
  typed.showsFirst = true
  return utf8(markdown)
}
