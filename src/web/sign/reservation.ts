import { Refusal, unlessRefused } from '../../core/refusal.ts'
import { requireNfc } from '../../log/attachments.ts'
import { lang as language } from '../../register/kinds.ts'
import type { SignatureRow } from '../../register/rows.ts'
import { isOnPaper } from '../../register/types/signatures.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  Checking,
  type Errors,
  entryLink,
  Fieldset,
  hasHidden,
  html,
  inset,
  LANGS,
  languageName,
  NO_ERRORS,
  postedForm,
  readForm,
  remark,
  say,
  takeTurn,
  typedIn,
} from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'
import { confirmable } from './confirm.ts'
import {
  beginDraft,
  draftIn,
  eachSaying,
  fieldsOf,
  keepInDraft,
  SAYINGS,
  type SignDraft,
  WRITING,
} from './draft.ts'
import { atStep, inCeremony } from './obstacles.ts'
import { type Offer, offerOf, signatoryOf } from './offer.ts'
import { pathOf, stepAnswer, toStep } from './steps.ts'

/** Step 3: a reservation or a declaration, for whoever wants to add one. */

/** Characters of one; the log takes a mebibyte, the patience of readers is less. */
const MOST = 20_000

type Typed = SignDraft['said']

export const showWords = atStep(3, async (asked, draft) => {
  const { offer } = await confirmable(asked, draft)
  return wordsPage(asked, offer, draft, draft.said)
})

export const keepWords = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const typed = typedWords(fields)
  const errors = saysWrong(asked, typed)
  if (errors.size === 0)
    try {
      const length = SAYINGS.reduce((sum, name) => sum + (typed[name]?.text.length ?? 0), 0)
      takeTurn(asked, 'typed', WRITING + length)
    } catch (error) {
      // The page keeps the words of whoever has to wait.
      if (!(error instanceof Refusal)) throw error
      const { lang } = asked
      errors.set(SAYINGS[0], `${say(lang, 'refusal.rate_limited')} ${say(lang, 'refusal.rate_limited.mend')}`)
    }
  if (errors.size > 0) {
    const draft = await draftIn(asked)
    return wordsPage(asked, await offerOf(asked), draft, typed, errors)
  }
  // They are kept before anything else may stand in the way.
  const words = fieldsOf(typed)
  const draft = await unlessRefused('link_spent', () => draftIn(asked))
  if (draft === undefined) {
    // A page that stood open until its draft was gone still holds what was typed in it.
    const offer = await offerOf(asked)
    const party = fields.get('party') ?? ''
    await signatoryOf(asked, offer, party)
    return beginDraft(asked, offer.call.id, party, words)
  }
  await keepInDraft(asked, { reservation: undefined, declaration: undefined, ...words })
  const offer = await offerOf(asked)
  await signatoryOf(asked, offer, draft.party)
  return toStep(asked, fields.get('to') === 'back' || draft.read === undefined ? 2 : 4)
})

/** What a form holds of them; null for what says nothing. */
export function typedWords(fields: URLSearchParams): Typed {
  return eachSaying(name => {
    const text = typedIn(fields, name).replaceAll('\t', ' ')
    const lang = fields.get(`${name}.lang`) ?? ''
    return text === '' ? null : { lang: language.safeParse(lang).success ? lang : 'und', text }
  })
}

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
function languagesFor({ text }: Offer, said: Typed) {
  const ofWords = SAYINGS.flatMap(name => said[name]?.lang ?? [])
  return [...new Set([...languagesOf(text).map(one => one.text.lang), ...LANGS, ...ofWords])]
}

async function wordsPage(
  asked: Asked,
  offer: Offer,
  { party }: Pick<SignDraft, 'party'>,
  said: Typed,
  errors: Errors = NO_ERRORS,
) {
  const { lang } = asked
  const before = await rowIn(asked.site.log.store, 'signatures', offer.call.id, party)
  const f = new Fieldset(lang, new URLSearchParams(fieldsOf(said)), errors)
  const options = languagesFor(offer, said).map(value => ({ value, says: languageName(value), lang: value }))
  const saying = (name: (typeof SAYINGS)[number]) =>
    html`
      ${f.area(name, {
        label: say(lang, `sign.${name}`),
        hint: say(lang, `sign.${name}Hint`),
        rows: 5,
        isOptional: true,
      })}
      ${f.select(`${name}.lang`, { label: say(lang, 'sign.wordsLanguage'), options, value: lang })}
    `
  const matter = html`
    <p>${say(lang, 'sign.wordsSays')}</p>
    ${beforeNotice(asked, offer, before)}
    ${postedForm(asked, pathOf(asked, 3), {
      hidden: { party },
      fields: html`${SAYINGS.map(saying)}${remark(say(lang, 'sign.longWords'))}`,
      keep: 'words',
      button: say(lang, 'sign.continue'),
      beside: html`<button class="btn second" name="to" value="back">${say(lang, 'sign.back')}</button>`,
    })}
  `
  const heading = say(lang, 'sign.words')
  return stepAnswer(asked, { call: offer.call, step: 3, heading, matter, errors, script: 'keep-typed' })
}

function beforeNotice(asked: Asked, { text }: Offer, before: SignatureRow | undefined) {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const isPaper = isOnPaper(before, text.number)
  const stands = say(lang, isPaper ? 'sign.beforePaper' : 'sign.beforeSigned')
  const hasWords = SAYINGS.some(name => before[name] !== null)
  const words = hasWords ? html` ${say(lang, 'sign.beforeWords')}` : null
  return inset(html`${stands}${words} ${entryLink(asked, before.entry)}`, 'mt-s')
}
