import { fromUtf8 } from '../../core/bytes.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { blocksOf, renderBlock } from '../text/markdown.ts'
import { languagesOf } from '../text/text.ts'
import { textLink } from '../text/versions.ts'
import { takeTurn } from '../turns.ts'
import { directionOf, languageName, nameIn, shortDigest } from '../wording.ts'
import { draftIn, keepInDraft, type SignDraft, WRITING } from './draft.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { policyFacts } from './policy.ts'
import { type FieldError, stepAnswer, stepPath, toDone, toStep } from './steps.ts'
import { inCeremony } from './stopped.ts'

/** Step 2: the exact text, in the language of choice, and the policy. They are read, and bound, together. */

export type Shown = ReturnType<typeof languagesOf>[number]

export const showRead = inCeremony(async asked => {
  const draft = await draftIn(asked)
  if (draft.done !== undefined) return toDone(asked, draft, draft.done)
  const offer = await offerOf(asked, asked.params.call!)
  return readPage(asked, draft, offer, await signatoryOf(asked, offer, draft.party))
})

export const keepRead = inCeremony(async asked => {
  const draft = await draftIn(asked)
  const { fields } = await readForm(asked)
  const offer = await offerOf(asked, asked.params.call!)
  // The form names what was on the page: what came into force since has not been read.
  const read = fields.get('read') ?? ''
  const onPage = { manifest: fields.get('manifest'), policy: fields.get('policy'), read: [read] }
  const signatory = await signatoryOf(asked, offer, draft.party, onPage)
  if (fields.get('agree') !== 'yes') {
    const sentence = say(asked.lang, 'sign.agreeMissing', {
      party: nameIn(signatory.row.names, asked.lang).text,
    })
    return readPage(asked, draft, offer, signatory, [{ field: 'agree', sentence }], read)
  }
  takeTurn(asked, 'typed', WRITING)
  const { manifest, call } = offer
  await keepInDraft(asked, draft.token, { manifest, policy: call.row.policy, read })
  return toStep(asked, 3)
})

async function readPage(
  asked: Asked,
  draft: SignDraft,
  offer: Offer,
  signatory: Signatory,
  errors: readonly FieldError[] = [],
  language?: string,
) {
  const { lang } = asked
  const all = languagesOf(offer.text)
  const wishes = [language, asked.query.get('read'), draft.read, lang]
  const shown =
    wishes.map(wish => all.find(({ text }) => text.lang === wish)).find(found => found !== undefined) ??
    all.find(({ text }) => text.authentic)!
  const words = await asked.site.log.store.words(shown.text.digest)
  const agree = words === undefined ? null : agreement(asked, offer, signatory, shown, errors)
  const matter = html`<p>${say(lang, 'sign.readSays')}</p>
${aboutText(asked, offer, shown, all, stepPath(asked, 2))}
${words === undefined ? html`<p class="notice warn mt">${say(lang, 'sign.textNotKept')}</p>` : exactWords(asked, shown, words.bytes)}
<h3 class="mt-l" id="policy">${say(lang, 'sign.policy')}</h3>${await policyFacts(asked, offer)}${agree}`
  return stepAnswer(asked, { call: offer.call, step: 2, heading: say(lang, 'sign.read'), matter, errors })
}

/** Which text it is, in which language, with a way to each other one; `to` is the address of this very page. */
export function aboutText(
  asked: Asked,
  { call }: Offer,
  { text }: Shown,
  all: readonly Shown[],
  to: string,
): Markup {
  const { lang } = asked
  const tab = ({ text: one }: Shown) =>
    html`<a href="${to}${to.includes('?') ? '&' : '?'}read=${one.lang}" lang="${one.lang}" hreflang="${one.lang}"${one.lang === text.lang ? html` aria-current="true"` : null}>${languageName(one.lang)}</a>`
  const tabs: Piece =
    all.length < 2
      ? null
      : html`<nav class="tabs mt" aria-label="${say(lang, 'sign.languages')}">${all.map(tab)}</nav>`
  return html`${tabs}<dl class="version mt"><div><dt>${text.authentic ? say(lang, 'sign.authentic') : say(lang, 'sign.translation')}</dt> <dd>${languageName(text.lang)}</dd></div><div><dt>${say(lang, 'sign.digest')}</dt> <dd><a class="hash" href="/words/${text.digest}" title="${text.digest}">${shortDigest(text.digest)}</a></dd></div><div><dd><a href="${textLink(asked, call.id, { lang: text.lang })}">${say(lang, 'sign.ownPage')}</a></dd></div></dl>`
}

/** The very words, to read in a frame of their own. */
export function exactWords({ lang }: Asked, { text }: Shown, bytes: Uint8Array): Markup {
  const blocks = blocksOf(fromUtf8(bytes), text.mediaType)
  return html`<div class="read mt-s" tabindex="0" role="region" aria-label="${say(lang, 'sign.textOf', { title: text.title })}" lang="${text.lang}" dir="${directionOf(text.lang)}">${blocks.map(renderBlock)}</div>`
}

function agreement(
  asked: Asked,
  { call, manifest }: Offer,
  { row }: Signatory,
  { text }: Shown,
  errors: readonly FieldError[],
): Markup {
  const { lang } = asked
  const party = nameIn(row.names, lang).text
  const error = errors.find(({ field }) => field === 'agree')
  return html`<form class="form" method="post" action="${stepPath(asked, 2)}">
<input type="hidden" name="manifest" value="${manifest}"><input type="hidden" name="policy" value="${call.row.policy}"><input type="hidden" name="read" value="${text.lang}">
<div class="${error === undefined ? 'field' : 'field bad'}">${error === undefined ? null : html`<p class="error" id="agree-e">${error.sentence}</p>`}<label class="check"><input type="checkbox" id="agree" name="agree" value="yes" required><span>${say(lang, 'sign.agree', { party })}</span></label></div>
<div class="actions"><button class="btn">${say(lang, 'sign.continue')}</button><a class="btn second" href="${stepPath(asked, 1)}">${say(lang, 'sign.back')}</a></div></form>`
}
