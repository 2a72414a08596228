import { blocksOf } from '../../comparison/blocks.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { Refusal, unlessRefused } from '../../core/refusal.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { WRITING } from '../forms/browser-drafts.ts'
import {
  type Asked,
  comma,
  directionOf,
  doneNotice,
  type Errors,
  entryDay,
  entryLink,
  Fieldset,
  fact,
  html,
  inset,
  languageName,
  linkTo,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  nameIn,
  type Piece,
  type PlainKey,
  postedForm,
  readForm,
  remark,
  renderBlock,
  say,
  seeOther,
  shortDigest,
  takeTurn,
  withMore,
} from '../kit/kit.ts'
import { asksOfYou } from '../text/asks-of-you.ts'
import { type Bound, boundFact } from '../text/bound.ts'
import { factsShown, noticeOf } from '../text/policy-facts.ts'
import { boundNow, sinceSigned } from '../text/since.ts'
import { firstOf, languagesOf, type Shown, textLink, versionFact } from '../text/versions.ts'
import { beginDraft, draftIn, fieldsOf, keepInDraft, type SignDraft } from './draft.ts'
import { atStep, inCeremony } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { beforeNotice, lengthOf, saysWrong, type Typed, typedWords, wordsFold } from './reservation.ts'
import { askWhom, doorPath, pathOf, sealedNotice, stepAnswer, stepPath, toStep } from './steps.ts'

/**
 * Step 1: the exact text, in the language of choice, with what signing it means beside it; and, folded, the words that a
 * signatory may add. All is read, and bound, together.
 */

export const showRead = atStep(1, async (asked, draft) => {
  const offer = await offerOf(asked)
  const signatory = await signatoryOf(asked, offer, draft.party)
  return readPage(asked, offer, signatory, { draft, typed: draft.said })
})

export const keepRead = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const typed = typedWords(fields)
  const wrong = saysWrong(asked, typed)
  if (wrong.size === 0)
    try {
      takeTurn(asked, 'typed', WRITING + lengthOf(typed))
    } catch (error) {
      // The page keeps the words of whoever has to wait.
      if (!(error instanceof Refusal)) throw error
      const { lang } = asked
      wrong.set(
        'reservation',
        `${say(lang, 'refusal.rate_limited')} ${say(lang, 'refusal.rate_limited.mend')}`,
      )
    }
  // They are kept before anything else may stand in the way.
  const words = wrong.size === 0 ? fieldsOf(typed) : {}
  const draft = await unlessRefused('link_spent', () => draftIn(asked))
  if (draft === undefined) {
    // A page that stood open until its draft was gone still holds what was typed in it.
    const offer = await offerOf(asked)
    const party = fields.get('party') ?? ''
    await signatoryOf(asked, offer, party)
    return beginDraft(asked, party, words)
  }
  const read = fields.get('read') ?? ''
  if (wrong.size === 0) await keepInDraft(asked, { reservation: undefined, declaration: undefined, ...words })
  if (wrong.size === 0 && fields.get('to') === 'save')
    return seeOther(asked, `${pathOf(asked, 1)}?read=${encodeURIComponent(read)}&saved=1`)
  const offer = await offerOf(asked)
  // The form names what was on the page: what came into force since has not been read.
  const onPage = { manifest: fields.get('manifest'), policy: fields.get('policy'), read: [read] }
  const signatory = await signatoryOf(asked, offer, draft.party, onPage)
  const isAgreed = fields.get('agree') === 'yes'
  if (wrong.size > 0 || !isAgreed) {
    const party = nameIn(signatory.row.names, asked.lang).text
    const errors = new Map(wrong)
    if (!isAgreed) errors.set('agree', say(asked.lang, 'sign.agreeMissing', { party }))
    return readPage(asked, offer, signatory, { draft, typed, errors, read, isAgreed })
  }
  const { manifest, call } = offer
  await keepInDraft(asked, { manifest, policy: call.row.policy, read })
  return toStep(asked, 2)
})

interface Reading {
  readonly draft: SignDraft
  readonly typed: Typed
  readonly errors?: Errors
  /** The language that was read. */
  readonly read?: string
  readonly isAgreed?: boolean
}

async function readPage(
  asked: Asked,
  offer: Offer,
  signatory: Signatory,
  { draft, typed, errors = NO_ERRORS, read, isAgreed = false }: Reading,
) {
  const { lang, query } = asked
  const party = nameIn(signatory.row.names, lang).text
  const wishes = [read, query.get('read'), draft.read, lang]
  const text = await textOffered(asked, offer, stepPath(asked, 1), wishes)
  const hidden = {
    party: draft.party,
    manifest: offer.manifest,
    policy: offer.call.row.policy,
    read: text.lang,
  }
  const values = new URLSearchParams({ ...fieldsOf(typed), ...(isAgreed ? { agree: 'yes' } : {}) })
  const f = new Fieldset(lang, values, errors)
  const decide = text.isKept
    ? postedForm(asked, pathOf(asked, 1), {
        hidden,
        fields: html`
          ${wordsFold(asked, f, offer, typed)}
          ${f.check('agree', say(lang, 'sign.agree', { party }))}
        `,
        keep: 'words',
        button: say(lang, 'sign.continue'),
        beside: html`<button class="btn second" name="to" value="save">${say(lang, 'sign.save')}</button>`,
      })
    : null
  const grid = await readGrid(asked, offer, {
    text: text.matter,
    by: { name: party, kind: signatory.row.versions.at(-1)!.kind, party: draft.party },
  })
  const keys = await keysInForce(asked.site, draft.party)
  const saved = query.has('saved') ? doneNotice(say(lang, 'sign.saved')) : null
  const matter = html`
    ${saved}
    ${sealedNotice(asked, offer.launch)}
    ${keys === 0 ? inset(html`${say(lang, 'sign.noPasskey', { party })} ${askWhom(asked)}`, 'warn mt') : null}
    ${beforeNotice(asked, offer, signatory.before)}
    ${await changedSince(asked, offer, signatory, text.lang)}
    ${grid(decide)}
    ${otherSigner(asked, party)}
  `
  const heading = say(lang, 'sign.read')
  const step = { call: offer.call, step: 1, party: named(signatory.row.names, lang), heading } as const
  return stepAnswer(asked, { ...step, matter, errors, script: 'keep-typed' })
}

/** For whoever was not asked for whom they sign. */
function otherSigner(asked: Asked, party: string): Markup {
  const way = linkTo(asked, `${doorPath(asked)}?who=any`, say(asked.lang, 'sign.notFor', { party }))
  return html`<p class="note mt">${way}</p>`
}

/** The text wide, what signing it means beside it, and beneath it what is to be decided. */
export async function readGrid(
  asked: Asked,
  offer: Offer,
  { text, by }: { readonly text: Piece; readonly by: Bound & { readonly party?: string } },
): Promise<(decide: Piece) => Markup> {
  const { lang } = asked
  const isShort = (term: PlainKey) => term === 'policy.effect' || term === 'policy.entities'
  const { policy } = offer.policy
  const short = [
    await factsShown(asked, policy, isShort),
    boundFact(asked, offer.text.manifest, by),
    fact(
      say(lang, 'sign.asks'),
      await asksOfYou(asked, { ...offer.call, policy, digest: offer.call.row.policy }, by),
    ),
    fact(say(lang, 'sign.public'), say(lang, 'sign.publicMeans', { party: by.name })),
    fact(say(lang, 'sign.later'), say(lang, 'sign.notice', noticeOf(policy))),
    fact(say(lang, 'sign.leaving'), say(lang, 'sign.leavingSays')),
  ]
  const rules = await policyFacts(asked, offer)
  return decide => html`<div class="sign-read mt">
    <div>${text}</div>
    <aside aria-labelledby="means-h">
      <h2 id="means-h">${say(lang, 'sign.means')}</h2>
      <dl class="facts mt-s">${short}</dl>
      <details class="fold" id="policy">
        <summary>${say(lang, 'sign.allRules')}</summary>
        <div>${rules}</div>
      </details>
    </aside>
    ${decide === null ? null : html`<div class="decide">${decide}</div>`}
  </div>`
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
  const to = (one: string) => withMore(stepPath(asked, 1), `read=${one}`)
  const changes = await sinceSigned(asked, call, terms, offered, { lang: read, to })
  if (changes === null) return null
  return html`
    <h2 class="mt-l" id="since">${say(lang, 'sign.since')}</h2>
    ${changes}
    <h2 class="mt-l">${say(lang, 'sign.whole')}</h2>
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
      ${languageTabs(asked, shown, all, to)}
      ${
        words === undefined
          ? inset(say(asked.lang, 'sign.textNotKept'), 'warn mt')
          : exactWords(asked, shown, words.bytes)
      }
      ${aboutText(asked, offer, shown)}
    `,
  }
}

/** A way to each other language. */
function languageTabs({ lang }: Asked, { text }: Shown, all: readonly Shown[], to: string): Piece {
  if (all.length < 2) return null
  const tab = ({ text: one }: Shown) =>
    html`<a href="${withMore(to, `read=${one.lang}`)}" lang="${one.lang}" hreflang="${one.lang}"${one.lang === text.lang ? html` aria-current="true"` : null}>
      ${languageName(one.lang)}
    </a>`
  return html`<nav class="tabs" aria-label="${say(lang, 'sign.languages')}">${all.map(tab)}</nav>`
}

/** Which text it is, for those who want to hold it against another. */
function aboutText(asked: Asked, { call }: Offer, { text }: Shown) {
  const { lang } = asked
  const which = say(lang, text.authentic ? 'sign.authentic' : 'sign.translation')
  return html`<p class="proof mt-s">
    <span>${which}${comma(lang)}${languageName(text.lang)}</span>
    <span>
      ${say(lang, 'sign.digest')} <a class="hash" href="/words/${text.digest}" title="${text.digest}">${shortDigest(text.digest)}</a>
    </span>
    <a href="${textLink(asked, call.id, { lang: text.lang })}">${say(lang, 'sign.ownPage')}</a>
  </p>`
}

function exactWords({ lang }: Asked, { text }: Shown, bytes: Uint8Array) {
  const blocks = blocksOf(fromUtf8(bytes), text.mediaType)
  return html`<div class="words mt-s" tabindex="0" role="region" aria-label="${say(lang, 'sign.textOf', { title: text.title })}" lang="${text.lang}" dir="${directionOf(text.lang)}">
    ${blocks.map(renderBlock)}
  </div>`
}

/** What of a policy is told before signing in sentences that say what it asks of whoever signs. */
const IN_SENTENCES: readonly PlainKey[] = ['policy.notice', 'policy.window']

/**
 * The rules that a signature accepts, and what will be asked later. Of those that speak to organisations alone an
 * individual reads none here, and finds all at the link.
 */
export async function policyFacts(
  asked: Asked,
  offer: Offer,
  who: 'organisation' | 'individual' = 'organisation',
): Promise<Markup> {
  const { lang } = asked
  const { policy, entry } = offer.policy
  const isOne = who === 'individual'
  const facts = await factsShown(
    asked,
    policy,
    (term, { ofOrganisations }) => !IN_SENTENCES.includes(term) && !(isOne && ofOrganisations),
  )
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
      fact(say(lang, 'sign.leaving'), say(lang, isOne ? 'persons.leavingSays' : 'sign.leavingSays')),
    ]}</dl>
    ${isOne ? remark(linkTo(asked, `/${offer.call.id}/policy`, say(lang, 'persons.allRules')), 'mt-s') : null}
    <p class="proof mt-s">${entryLink(asked, entry)}</p>
  `
}
