import { Refusal } from '../../core/refusal.ts'
import { requireNfc } from '../../log/beside.ts'
import { lang as language } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { kept } from '../keep-typed.ts'
import { LANGS } from '../languages.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { languagesOf } from '../text/text.ts'
import { takeTurn } from '../turns.ts'
import { hasHidden } from '../typed.ts'
import { languageName } from '../wording.ts'
import { beforeNotice } from './before.ts'
import {
  beginDraft,
  bodyOf,
  type DraftChange,
  draftIn,
  keepInDraft,
  SAYINGS,
  type SayingName,
  type SignDraft,
  WRITING,
} from './draft.ts'
import { type Offer, offerOf, signatoryOf } from './offer.ts'
import { stepAnswer, stepPath, toStep } from './steps.ts'
import { atStep, inCeremony } from './stopped.ts'

/** Step 3: a reservation or a declaration, for whoever wants to add one. */

/** Characters of one; the promise of the log is a mebibyte, the patience of readers is less. */
const MOST = 20_000

type Typed = SignDraft['said']

export const showWords = atStep(3, async (asked, draft) => {
  const offer = await offerOf(asked)
  await signatoryOf(asked, offer, draft.party, bodyOf(draft).body)
  return wordsPage(asked, offer, draft, draft.said)
})

export const keepWords = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const typed = typedWords(fields)
  const errors = errorsIn(asked, typed)
  if (errors.size > 0) {
    const draft = await draftIn(asked)
    return wordsPage(asked, await offerOf(asked), draft, typed, errors)
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
    const offer = await offerOf(asked)
    return wordsPage(asked, offer, draft, typed, new Map([[SAYINGS[0], sentence]]))
  }
  // They are kept before anything else may stand in the way.
  const change = changeOf(typed)
  const draft = await draftIn(asked).catch(error => {
    if (error instanceof Refusal && error.code === 'link_spent') return undefined
    throw error
  })
  if (draft === undefined) return beginAnew(asked, fields.get('party') ?? '', change)
  await keepInDraft(asked, draft.token, change)
  const offer = await offerOf(asked)
  await signatoryOf(asked, offer, draft.party)
  if (fields.get('to') === 'back') return toStep(asked, 2)
  return toStep(asked, draft.read === undefined ? 2 : 4)
})

/** A page that stood open until its draft was gone still holds what was typed in it. */
async function beginAnew(asked: Asked, party: string, change: DraftChange): Promise<Answer> {
  const offer = await offerOf(asked)
  await signatoryOf(asked, offer, party)
  return toStep(asked, 2, await beginDraft(asked, offer.call.id, party, Object.fromEntries(stated(change))))
}

function typedWords(fields: URLSearchParams): Typed {
  const typed = (name: SayingName) => {
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

/** What of a change is there, as fields. */
function stated(change: DraftChange): [string, string][] {
  return Object.entries(change).filter((one): one is [string, string] => one[1] !== undefined)
}

function errorsIn({ lang }: Asked, typed: Typed): Errors {
  const wrongWith = (name: SayingName, text: string): string | undefined => {
    if (text.length > MOST) return say(lang, 'sign.wordsLong', { length: text.length })
    if (hasHidden(text, { lines: true })) return say(lang, 'fields.hidden')
    try {
      requireNfc(text, name)
      return undefined
    } catch {
      return say(lang, 'sign.wordsMarks')
    }
  }
  return new Map(
    SAYINGS.flatMap(name => {
      const says = wrongWith(name, typed[name]?.text ?? '')
      return says === undefined ? [] : [[name, says]]
    }),
  )
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
  errors: Errors = NO_ERRORS,
) {
  const { lang } = asked
  const [before] = await asked.site.log.store.rows([ref('signatures', `${offer.call.id}/${party}`)])
  const f = new Fieldset(lang, new URLSearchParams(stated(changeOf(said))), errors)
  const options = languagesFor(offer, said).map(value => ({ value, says: languageName(value), lang: value }))
  const saying = (name: SayingName) =>
    html`${f.area(name, { label: say(lang, `sign.${name}`), hint: say(lang, `sign.${name}Hint`), rows: 5, isOptional: true })}
${f.select(`${name}.lang`, { label: say(lang, 'sign.wordsLanguage'), options, value: lang })}`
  const matter = html`<p>${say(lang, 'sign.wordsSays')}</p>${beforeNotice(asked, offer, before)}
<form class="form" method="post" action="${stepPath(asked, 3)}"${kept('words')}>
<input type="hidden" name="party" value="${party}">
${SAYINGS.map(saying)}
<p class="note">${say(lang, 'sign.longWords')}</p>
<div class="actions"><button class="btn">${say(lang, 'sign.continue')}</button><button class="btn second" name="to" value="back">${say(lang, 'sign.back')}</button></div></form>`
  const heading = say(lang, 'sign.words')
  return stepAnswer(asked, { call: offer.call, step: 3, heading, matter, errors, script: 'keep-typed' })
}
