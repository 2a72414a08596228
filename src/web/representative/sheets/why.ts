import { MOST_TEXT, type Said, type Slot } from '../../../people/report-drafts.ts'
import { ACCOUNT, type Edit, type Parts, textIn } from '../../../work/reporting/draft.ts'
import {
  type Asked,
  Fieldset,
  hiddenFields,
  html,
  languageName,
  type Markup,
  NO_ERRORS,
  say,
  typedIn,
} from '../../kit/kit.ts'
import {
  LANGUAGE,
  languageField,
  languageKeptIn,
  languageTyped,
  wordsFault,
} from '../commitments/words-language.ts'
import { choicesShown } from '../reporting/met.ts'
import { hasMet, printOf, printOfSlot, stoodThere, takenIn } from '../reporting/prints.ts'
import type { Representative } from '../session.ts'
import type { Correcting } from './correcting.ts'

/** Why a report is corrected, in words: of all colleagues, as each place of the correction is. */

const REASON = 'reason'
const SLOTS = [REASON, LANGUAGE] as const
type Name = (typeof SLOTS)[number]

const slotOf = (draft: Parts, name: Name): Slot | undefined => draft.get(ACCOUNT)?.groups['']?.[name]
const isMet = (slot: Slot | undefined) => slot?.beside !== undefined

/** Where two reasons meet, the field is empty, and another one: what stands there is neither. */
const nameOf = (name: Name, met: boolean) => (met ? `n${name}` : name)

export interface Why {
  readonly reason: string
  readonly lang: string
  /** Whether two that met have still to be chosen from. */
  readonly isMet: boolean
}

export function whyIn({ draft }: Pick<Correcting, 'draft'>): Why {
  const text = (name: Name) => textIn(slotOf(draft, name)) ?? ''
  return { reason: text(REASON), lang: text(LANGUAGE), isMet: SLOTS.some(name => isMet(slotOf(draft, name))) }
}

/** `sent`: what was typed and could not be saved. */
export function whyFields(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { error, sent }: { readonly error: string | undefined; readonly sent: string | undefined },
): { readonly f: Fieldset; readonly fields: Markup } {
  const { lang } = asked
  const { reason, lang: said } = whyIn(c)
  const [why, language] = SLOTS.map(name => slotOf(c.draft, name))
  const name = nameOf(REASON, isMet(why))
  const values = new URLSearchParams({
    [name]: sent ?? (isMet(why) ? '' : reason),
    ...languageKeptIn(isMet(language) || said === '' ? lang : said),
  })
  const f = new Fieldset(lang, values, error === undefined ? NO_ERRORS : new Map([[name, error]]))
  const reads = SLOTS.map((one, i) => [`read.${one}`, printOfSlot([why, language][i])] as const)
  const fields = html`
    ${hiddenFields(Object.fromEntries(reads))}
    ${choices(asked, who, c, REASON, why)}
    ${f.area(name, { label: say(lang, 'correct.reason'), hint: say(lang, 'correct.reasonHint'), rows: 3 })}
    ${choices(asked, who, c, LANGUAGE, language) ?? languageField(asked, f, values)}
  `
  return { f, fields }
}

function choices(
  asked: Asked,
  who: Representative,
  c: Correcting,
  name: Name,
  slot: Slot | undefined,
): Markup | null {
  if (slot === undefined || !isMet(slot)) return null
  const shown = (is: Said | null) => {
    const text = is !== null && 'text' in is ? is.text : ''
    if (text === '') return say(asked.lang, 'filing.nothing')
    return html`<b dir="auto">${name === LANGUAGE ? languageName(text) : text}</b>`
  }
  const hands = c.draft.get(ACCOUNT)?.hands ?? []
  const of = say(asked.lang, name === REASON ? 'correct.reason' : 'ours.saidIn')
  return choicesShown(asked, who, c, { slot, hands, of, name: `take.${name}`, sent: null, shown })
}

/** What differs from what stood on the page. */
export function whyEdits(asked: Asked, c: Correcting, fields: URLSearchParams): Edit[] {
  const edits = (name: Name, is: Said | null | undefined, isNew: boolean): Edit[] => {
    const print = fields.get(`read.${name}`)
    if (print === null || is === undefined || !isNew) return []
    return [{ part: ACCOUNT, group: '', slot: name, ...stoodThere(print, slotOf(c.draft, name), is), is }]
  }
  const said = (name: Name, text: string | undefined) => {
    const print = fields.get(`read.${name}`) ?? ''
    const is = text === undefined ? undefined : text === '' ? null : { text }
    if (!hasMet(print)) return { is, isNew: is !== undefined && printOf(is) !== print }
    const taken = is ?? textOnly(takenIn(fields.get(`take.${name}`)))
    return { is: taken, isNew: taken !== undefined }
  }
  const [readWhy, readLang] = SLOTS.map(name => fields.get(`read.${name}`) ?? '')
  const field = nameOf(REASON, hasMet(readWhy!))
  const typed = fields.has(field) ? typedIn(fields, field) : undefined
  const why = said(REASON, isTooLong(typed) ? undefined : typed)
  // Who writes says in which language; nobody says it of nothing.
  const isSaid = readLang !== '' || (why.isNew && why.is !== null)
  const language = said(LANGUAGE, hasMet(readLang!) ? '' : languageTyped({ asked, fields }))
  return [
    ...edits(REASON, why.is, why.isNew),
    ...edits(LANGUAGE, language.is, language.isNew && isSaid && fields.has(field)),
  ]
}

/** Taken back with all that it is said of: as its reader saw it, and where they have not just typed another one. */
export function whyUndone(asked: Asked, c: Correcting, fields: URLSearchParams): Edit[] {
  const edits = whyEdits(asked, c, fields)
  const [print, slot] = [fields.get(`read.${REASON}`), slotOf(c.draft, REASON)]
  if (slot === undefined || print !== printOfSlot(slot) || edits.some(one => one.slot === REASON))
    return edits
  return [...edits, { part: ACCOUNT, group: '', slot: REASON, ...stoodThere(print, slot, null), is: null }]
}

/** Null where it was emptied, and that is taken. */
const textOnly = (is: Said | null | undefined): Said | null | undefined =>
  is === null || (is !== undefined && 'text' in is && !isTooLong(is.text)) ? is : undefined

const isTooLong = (text: string | undefined) => text !== undefined && text.length > MOST_TEXT

/** What was typed and cannot be saved; undefined where all can. */
export function whyTooLong(fields: URLSearchParams): string | undefined {
  const typed = fields.get(nameOf(REASON, hasMet(fields.get(`read.${REASON}`) ?? ''))) ?? undefined
  return isTooLong(typed) ? typed : undefined
}

/** What hinders its signature; null where nothing does. */
export function whyFault({ lang }: Asked, { reason, isMet: met }: Why): string | null {
  if (met) return say(lang, 'filing.metHead')
  return reason === '' ? say(lang, 'correct.reasonMissing') : wordsFault(lang, reason)
}
