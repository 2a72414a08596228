import { Refusal } from '../../core/refusal.ts'
import { requireNfc } from '../../log/beside.ts'
import { lang as language } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm, typedIn } from '../form.ts'
import { kept } from '../keep-typed.ts'
import { LANGS } from '../languages.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { languagesOf } from '../text/text.ts'
import { takeTurn } from '../turns.ts'
import { cleared, hasHidden } from '../typed.ts'
import { languageName } from '../wording.ts'
import { beforeNotice } from './before.ts'
import {
  beginDraft,
  bodyOf,
  type DraftChange,
  draftIn,
  keepInDraft,
  SAYINGS,
  type Saying,
  type SignDraft,
  WRITING,
} from './draft.ts'
import { type Offer, offerOf, signatoryOf } from './offer.ts'
import { type FieldError, field, stepAnswer, stepPath, toDone, toStep } from './steps.ts'
import { inCeremony } from './stopped.ts'

/** Step 3: a reservation or a declaration, for whoever wants to add one. */

/** Characters of one; the promise of the log is a mebibyte, the patience of readers is less. */
const MOST = 20_000

type Typed = SignDraft['said']

export const showWords = inCeremony(async asked => {
  const draft = await draftIn(asked)
  if (draft.done !== undefined) return toDone(asked, draft, draft.done)
  if (draft.read === undefined) return toStep(asked, 2)
  const offer = await offerOf(asked, asked.params.call!)
  await signatoryOf(asked, offer, draft.party, bodyOf(draft).body)
  return wordsPage(asked, offer, draft, draft.said)
})

export const keepWords = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const typed = typedWords(fields)
  const errors = SAYINGS.flatMap(name => errorsIn(asked, name, typed[name]?.text ?? ''))
  if (errors.length > 0) {
    const draft = await draftIn(asked)
    return wordsPage(asked, await offerOf(asked, asked.params.call!), draft, typed, errors)
  }
  try {
    takeTurn(
      asked,
      'typed',
      WRITING + SAYINGS.reduce((sum, name) => sum + (typed[name]?.text.length ?? 0), 0),
    )
  } catch (error) {
    // Whoever has to wait keeps the words on the page.
    if (!(error instanceof Refusal)) throw error
    const { lang } = asked
    const sentence = `${say(lang, 'refusal.rate_limited')} ${say(lang, 'refusal.rate_limited.mend')}`
    const draft = await draftIn(asked)
    const offer = await offerOf(asked, asked.params.call!)
    return wordsPage(asked, offer, draft, typed, [{ field: SAYINGS[0], sentence }])
  }
  // They are kept before anything else may stand in the way.
  const change = changeOf(typed)
  const draft = await draftIn(asked).catch(error => {
    if (error instanceof Refusal && error.code === 'link_spent') return undefined
    throw error
  })
  if (draft === undefined) return beginAnew(asked, fields.get('party') ?? '', change)
  await keepInDraft(asked, draft.token, change)
  const offer = await offerOf(asked, asked.params.call!)
  await signatoryOf(asked, offer, draft.party)
  if (fields.get('to') === 'back') return toStep(asked, 2)
  return toStep(asked, draft.read === undefined ? 2 : 4)
})

/** A page that stood open until its draft was gone still holds what was typed in it. */
async function beginAnew(asked: Asked, party: string, change: DraftChange): Promise<Answer> {
  const offer = await offerOf(asked, asked.params.call!)
  await signatoryOf(asked, offer, party)
  const words = Object.entries(change).filter((one): one is [string, string] => one[1] !== undefined)
  return toStep(asked, 2, await beginDraft(asked, offer.call.id, party, Object.fromEntries(words)))
}

function typedWords(fields: URLSearchParams): Typed {
  const typed = (name: Saying) => {
    const text = typedIn(fields, name).replaceAll('\t', ' ')
    const lang = fields.get(`${name}.lang`) ?? ''
    return text === '' ? null : { lang: language.safeParse(lang).success ? lang : 'und', text }
  }
  return { reservation: typed('reservation'), declaration: typed('declaration') }
}

function changeOf(typed: Typed): DraftChange {
  return Object.fromEntries(
    SAYINGS.flatMap(name => [
      [name, typed[name]?.text],
      [`${name}.lang`, typed[name]?.lang],
    ]),
  )
}

function errorsIn({ lang }: Asked, name: Saying, text: string): FieldError[] {
  if (text.length > MOST)
    return [{ field: name, sentence: say(lang, 'sign.wordsLong', { length: text.length }) }]
  if (hasHidden(text, { lines: true })) return [{ field: name, sentence: say(lang, 'fields.hidden') }]
  try {
    requireNfc(text, name)
    return []
  } catch {
    return [{ field: name, sentence: say(lang, 'sign.wordsMarks') }]
  }
}

/** Those of the text and of the pages, and that of words which stand already: they are not said in another by a list that lacks it. */
function languagesFor({ text }: Offer, said: Typed): string[] {
  const ofWords = SAYINGS.flatMap(name => said[name]?.lang ?? [])
  return [...new Set([...languagesOf(text).map(one => one.text.lang), ...LANGS, ...ofWords])]
}

async function wordsPage(
  asked: Asked,
  offer: Offer,
  { party }: Pick<SignDraft, 'party'>,
  said: Typed,
  errors: readonly FieldError[] = [],
) {
  const { lang } = asked
  const languages = languagesFor(offer, said)
  const [before] = await asked.site.log.store.rows([ref('signatures', `${offer.call.id}/${party}`)])
  const saying = (name: Saying, label: string, hint: string) => {
    const chosen = said[name]?.lang ?? lang
    const bad = errors.some(one => one.field === name)
    const text = said[name]?.text ?? ''
    const control = html`<textarea id="${name}" name="${name}" rows="5" dir="auto" aria-describedby="${name}-h${bad ? ` ${name}-e` : ''}">${firstLineKept(bad ? cleared(text) : text)}</textarea>`
    const optional = html`${label} <span class="muted">${say(lang, 'fields.optional')}</span>`
    return html`${field(name, optional, control, { hint, errors })}
<div class="field"><label for="${name}.lang">${say(lang, 'sign.wordsLanguage')}</label><select id="${name}.lang" name="${name}.lang">${languages.map(one => option(one, one === chosen))}</select></div>`
  }
  const matter = html`<p>${say(lang, 'sign.wordsSays')}</p>${beforeNotice(asked, offer, before)}
<form class="form" method="post" action="${stepPath(asked, 3)}"${kept('words')}>
<input type="hidden" name="party" value="${party}">
${saying('reservation', say(lang, 'sign.reservation'), say(lang, 'sign.reservationHint'))}
${saying('declaration', say(lang, 'sign.declaration'), say(lang, 'sign.declarationHint'))}
<p class="note">${say(lang, 'sign.longWords')}</p>
<div class="actions"><button class="btn">${say(lang, 'sign.continue')}</button><button class="btn second" name="to" value="back">${say(lang, 'sign.back')}</button></div></form>`
  const heading = say(lang, 'sign.words')
  return stepAnswer(asked, { call: offer.call, step: 3, heading, matter, errors, script: 'keep-typed' })
}

function option(tag: string, selected: boolean): Markup {
  return html`<option value="${tag}" lang="${tag}"${selected ? html` selected` : null}>${languageName(tag)}</option>`
}

/** A parser drops a line feed right after the tag (HTML, section 13.1.2.5). */
function firstLineKept(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text
}
