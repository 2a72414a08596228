import { blocksOf } from '../../comparison/blocks.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import {
  type Asked,
  directionOf,
  type Errors,
  entryDay,
  entryLink,
  Fieldset,
  fact,
  html,
  inset,
  languageName,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  NO_ERRORS,
  nameIn,
  type Piece,
  type PlainKey,
  postedForm,
  readForm,
  renderBlock,
  say,
  shortDigest,
  takeTurn,
  withMore,
} from '../kit/kit.ts'
import { factsShown, noticeOf } from '../text/policy-facts.ts'
import { boundNow, sinceSigned } from '../text/since.ts'
import { firstOf, languagesOf, type Shown, textLink, versionFact } from '../text/versions.ts'
import { draftIn, keepInDraft, type SignDraft, WRITING } from './draft.ts'
import { atStep, inCeremony } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { pathOf, stepAnswer, stepPath, toStep } from './steps.ts'

/** Step 2: the exact text, in the language of choice, and the policy: both are read, and bound, together. */

export const showRead = atStep(2, async (asked, draft) => {
  const offer = await offerOf(asked)
  return readPage(asked, draft, offer, await signatoryOf(asked, offer, draft.party))
})

export const keepRead = inCeremony(async asked => {
  const draft = await draftIn(asked)
  const { fields } = await readForm(asked)
  const offer = await offerOf(asked)
  // The form names what was on the page: what came into force since has not been read.
  const read = fields.get('read') ?? ''
  const onPage = { manifest: fields.get('manifest'), policy: fields.get('policy'), read: [read] }
  const signatory = await signatoryOf(asked, offer, draft.party, onPage)
  if (fields.get('agree') !== 'yes') {
    const sentence = say(asked.lang, 'sign.agreeMissing', {
      party: nameIn(signatory.row.names, asked.lang).text,
    })
    return readPage(asked, draft, offer, signatory, new Map([['agree', sentence]]), read)
  }
  takeTurn(asked, 'typed', WRITING)
  const { manifest, call } = offer
  await keepInDraft(asked, { manifest, policy: call.row.policy, read })
  return toStep(asked, 3)
})

async function readPage(
  asked: Asked,
  draft: SignDraft,
  offer: Offer,
  signatory: Signatory,
  errors: Errors = NO_ERRORS,
  language?: string,
) {
  const { lang } = asked
  const wishes = [language, asked.query.get('read'), draft.read, lang]
  const text = await textOffered(asked, offer, stepPath(asked, 2), wishes)
  const since = await changedSince(asked, offer, signatory, text.lang)
  const agree = text.isKept ? agreement(asked, offer, signatory, text.lang, errors) : null
  const matter = html`
    <p>${say(lang, 'sign.readSays')}</p>
    ${since}
    ${text.matter}
    <h3 class="mt-l" id="policy">${say(lang, 'sign.policy')}</h3>
    ${await policyFacts(asked, offer)}
    ${agree}
  `
  return stepAnswer(asked, { call: offer.call, step: 2, heading: say(lang, 'sign.read'), matter, errors })
}

/** To a party that signed something else before: what changed since then comes first. */
async function changedSince(
  asked: Asked,
  { call, manifest }: Offer,
  { before }: Signatory,
  read: string,
): Promise<Markup | null> {
  if (before === undefined) return null
  const { lang } = asked
  const terms = boundNow(asked, before, call.row)
  const offered = { text: manifest, policy: call.row.policy }
  const to = (one: string) => withMore(stepPath(asked, 2), `read=${one}`)
  const changes = await sinceSigned(asked, call, terms, offered, { lang: read, to })
  if (changes === null) return null
  return html`
    <h3 class="mt-l" id="since">${say(lang, 'sign.since')}</h3>
    ${changes}
    <h3 class="mt-l">${say(lang, 'sign.whole')}</h3>
  `
}

/**
 * The text on offer, in the first of these languages that it has, else in an authentic one: which it is, and its very
 * words. `to` is the address of the page.
 */
export async function textOffered(
  asked: Asked,
  offer: Offer,
  to: string,
  wishes: readonly (string | null | undefined)[],
) {
  const all = languagesOf(offer.text)
  const shown = firstOf(all, wishes)
  const words = await asked.site.log.store.words(shown.text.digest)
  return {
    lang: shown.text.lang,
    isKept: words !== undefined,
    matter: html`
      ${aboutText(asked, offer, shown, all, to)}
      ${
        words === undefined
          ? inset(say(asked.lang, 'sign.textNotKept'), 'warn mt')
          : exactWords(asked, shown, words.bytes)
      }
    `,
  }
}

/** With a way to each other language. */
function aboutText(asked: Asked, { call }: Offer, { text }: Shown, all: readonly Shown[], to: string) {
  const { lang } = asked
  const tab = ({ text: one }: Shown) =>
    html`<a href="${withMore(to, `read=${one.lang}`)}" lang="${one.lang}" hreflang="${one.lang}"${one.lang === text.lang ? html` aria-current="true"` : null}>
      ${languageName(one.lang)}
    </a>`
  const tabs: Piece =
    all.length < 2
      ? null
      : html`<nav class="tabs mt" aria-label="${say(lang, 'sign.languages')}">${all.map(tab)}</nav>`
  return html`
    ${tabs}
    <dl class="version mt">
      ${versionFact(say(lang, text.authentic ? 'sign.authentic' : 'sign.translation'), languageName(text.lang))}
      ${versionFact(
        say(lang, 'sign.digest'),
        html`<a class="hash" href="/words/${text.digest}" title="${text.digest}">${shortDigest(text.digest)}</a>`,
      )}
      <div><dd><a href="${textLink(asked, call.id, { lang: text.lang })}">${say(lang, 'sign.ownPage')}</a></dd></div>
    </dl>
  `
}

function exactWords({ lang }: Asked, { text }: Shown, bytes: Uint8Array) {
  const blocks = blocksOf(fromUtf8(bytes), text.mediaType)
  return html`<div class="read mt-s" tabindex="0" role="region" aria-label="${say(lang, 'sign.textOf', { title: text.title })}" lang="${text.lang}" dir="${directionOf(text.lang)}">
    ${blocks.map(renderBlock)}
  </div>`
}

function agreement(
  asked: Asked,
  { call, manifest }: Offer,
  { row }: Signatory,
  read: string,
  errors: Errors,
) {
  const { lang } = asked
  const party = nameIn(row.names, lang).text
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  return postedForm(asked, pathOf(asked, 2), {
    hidden: { manifest, policy: call.row.policy, read },
    fields: f.check('agree', say(lang, 'sign.agree', { party })),
    button: say(lang, 'sign.continue'),
    beside: linkButton(asked, pathOf(asked, 1), say(lang, 'sign.back')),
  })
}

/** What of a policy is told before signing in sentences that say what it asks of whoever signs. */
const IN_SENTENCES: readonly PlainKey[] = ['policy.notice', 'policy.window']

/** The rules that a signature accepts, and what will be asked later. */
export async function policyFacts(asked: Asked, offer: Offer): Promise<Markup> {
  const { lang } = asked
  const { policy, entry } = offer.policy
  const facts = await factsShown(asked, policy, term => !IN_SENTENCES.includes(term))
  const digest = offer.call.row.policy
  return html`
    <dl class="version mt-s">
      ${versionFact(
        say(lang, 'sign.policySince'),
        linkTo(asked, `/entries/${entry}`, longDay(await entryDay(asked, entry), lang)),
      )}
      ${versionFact(say(lang, 'sign.digest'), html`<span class="hash" title="${digest}">${shortDigest(digest)}</span>`)}
    </dl>
    <dl class="facts wide">${[
      facts,
      fact(say(lang, 'sign.later'), say(lang, 'sign.notice', noticeOf(policy))),
      fact(say(lang, 'sign.leaving'), say(lang, 'sign.leavingSays')),
    ]}</dl>
    <p class="proof mt-s">${entryLink(asked, entry)}</p>
  `
}
