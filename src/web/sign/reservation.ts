import { requireNfc } from '../../log/attachments.ts'
import { lang as language } from '../../register/kinds.ts'
import type { SignatureRow } from '../../register/rows.ts'
import { isOnPaper } from '../../register/types/signatures.ts'
import {
  type Asked,
  attributes,
  Checking,
  entryLink,
  type Fieldset,
  hasHidden,
  html,
  inset,
  LANGS,
  languageName,
  type Markup,
  remark,
  say,
  typedIn,
} from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'
import { eachSaying, SAYINGS, type SignDraft } from './draft.ts'
import type { Offer } from './offer.ts'

/** A reservation or a declaration, folded into the step that shows the text: most signatories add none. */

/** Characters of one; the log takes a mebibyte, the patience of readers is less. */
const MOST = 20_000

export type Typed = SignDraft['said']

/** What stands in the fields; a tab is a space to readers, and no statement takes one. */
export function typedWords(fields: URLSearchParams): Typed {
  return eachSaying(name => {
    const text = typedIn(fields, name).replaceAll('\t', ' ')
    const lang = fields.get(`${name}.lang`) ?? ''
    return text === '' ? null : { lang: language.safeParse(lang).success ? lang : 'und', text }
  })
}

/** Characters, for what they cost to keep. */
export const lengthOf = (typed: Typed): number =>
  SAYINGS.reduce((sum, name) => sum + (typed[name]?.text.length ?? 0), 0)

/** What is wrong with them, by the field. */
export function saysWrong({ lang }: Asked, typed: Typed): Map<string, string> {
  const check = new Checking()
  for (const name of SAYINGS) {
    const text = typed[name]?.text ?? ''
    check.must(name, say(lang, 'sign.wordsLong', { length: text.length }), text.length <= MOST)
    // What is too long is not read through: nobody has paid for that with a turn.
    if (text.length > MOST) continue
    check.ask(name, say(lang, 'sign.wordsMarks'), () => requireNfc(text, name))
    check.must(name, say(lang, 'fields.hidden'), !hasHidden(text, { lines: true }))
  }
  return check.errors
}

/** Those of the text, of the pages and of the words themselves, which keep theirs where the others lack it. */
function languagesFor({ text }: Pick<Offer, 'text'>, said: Typed) {
  const ofWords = SAYINGS.flatMap(name => said[name]?.lang ?? [])
  return [...new Set([...languagesOf(text).map(one => one.text.lang), ...LANGS, ...ofWords])]
}

/** Open where something is said or wrong. */
export function wordsFold(asked: Asked, f: Fieldset, offer: Pick<Offer, 'text'>, said: Typed): Markup {
  const { lang } = asked
  const options = languagesFor(offer, said).map(value => ({ value, says: languageName(value), lang: value }))
  const saying = (name: (typeof SAYINGS)[number]) =>
    html`
      ${f.area(name, {
        label: say(lang, `sign.${name}`),
        hint: say(lang, `sign.${name}Hint`),
        rows: 4,
        isOptional: true,
      })}
      ${f.select(`${name}.lang`, { label: say(lang, 'sign.wordsLanguage'), options, value: lang })}
    `
  const isOpen = SAYINGS.some(name => f.says(name))
  return html`<details${attributes({ class: 'fold', id: 'words', open: isOpen })}>
    <summary>${say(lang, 'sign.words')}</summary>
    <div class="form">
      <p class="note">${say(lang, 'sign.wordsSays')}</p>
      ${SAYINGS.map(saying)}
      ${remark(say(lang, 'sign.longWords'))}
    </div>
  </details>`
}

/** What stands already, which this signature replaces. */
export function beforeNotice(asked: Asked, { text }: Offer, before: SignatureRow | undefined) {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const isPaper = isOnPaper(before, text.number)
  const stands = say(lang, isPaper ? 'sign.beforePaper' : 'sign.beforeSigned')
  const hasWords = SAYINGS.some(name => before[name] !== null)
  const words = hasWords ? html` ${say(lang, 'sign.beforeWords')}` : null
  return inset(html`${stands}${words} ${entryLink(asked, before.entry)}`, 'mt-s')
}
