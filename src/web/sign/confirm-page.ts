import { fromUtf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { named } from '../kit.ts'
import { contactLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import type { CallShown } from '../record.ts'
import { say } from '../say.ts'
import { hash } from '../teller/pieces.ts'
import { bodyOf, type SignDraft } from './draft.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { statementOf } from './statement.ts'
import { sealedNotice, stepAnswer, stepPath } from './steps.ts'
import { signatureTold } from './told.ts'
import { signerHere } from './who.ts'

/**
 * Step 4: what will be signed, in words and in its exact bytes. The form carries those bytes, the passkey answers for
 * them, and they are what is posted.
 */
export async function confirmPage(
  asked: Asked,
  draft: SignDraft,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang } = asked
  const about = await confirmable(asked, draft)
  const payload = await statementOf(asked, draft, about.offer, about.signatory)
  const here = await signerHere(asked)
  const { call, opens } = about.offer
  const told = await signatureTold(asked, payload, bodyOf(draft).parts, about.signatory)
  const form = passkeyForm(asked, {
    action: stepPath(asked, 4),
    payload,
    // Those of the party alone: another party's would only be refused.
    credentials: here?.party === draft.party ? here.credentials : [],
    button: say(lang, 'sign.button'),
    second: html`<a class="btn second" href="${stepPath(asked, 3)}">${say(lang, 'sign.back')}</a>`,
    without: html`<p class="note mt-s"><a href="#key-file">${say(lang, 'sign.withoutLink')}</a></p>`,
  })
  const matter = html`<p class="no-print">${say(lang, 'sign.signSays')}</p>
${told}
${exactBytes(asked, payload)}
<div class="no-print">${form}</div>
${opens === null ? html`<p class="note">${say(lang, 'sign.publicSays')}</p>` : sealedNotice(asked, opens)}
${byHand(asked, call)}
${otherWays(asked, draft, errors)}`
  const heading = say(lang, 'sign.sign')
  return stepAnswer(asked, { call, step: 4, heading, matter, errors, script: 'passkey' })
}

/** What the draft was read under must be in force, and its party one that may sign: refuses as the law will. */
export async function confirmable(
  asked: Asked,
  draft: SignDraft,
): Promise<{ offer: Offer; signatory: Signatory }> {
  const offer = await offerOf(asked)
  const signatory = await signatoryOf(asked, offer, draft.party, bodyOf(draft).body)
  return { offer, signatory }
}

function exactBytes({ lang }: Asked, payload: Uint8Array): Markup {
  const label = say(lang, 'sign.bytes')
  return html`<details class="alt"><summary>${label}</summary><pre class="raw" tabindex="0" aria-label="${label}" data-payload>${fromUtf8(payload)}</pre><p class="note mt-s">${say(lang, 'sign.bytesSay', { length: payload.length })} ${hash(digestOf(payload))}</p></details>`
}

/** What whoever signs on paper fills in. */
function byHand(asked: Asked, { keeper }: CallShown): Markup {
  const { lang } = asked
  const contact = contactLink(asked)
  const to = contact === null ? null : html`, ${contact}`
  const lines = ['sign.byHand.name', 'sign.byHand.place', 'sign.byHand.signature'] as const
  return html`<dl class="by-hand only-print">${lines.map(line => html`<div><dt>${say(lang, line)}</dt><dd></dd></div>`)}</dl><p class="only-print">${say(lang, 'sign.sendTo')} ${named(keeper.names, lang)}${to}</p>`
}

/** The name of the file under which the statement is downloaded. */
export function statementFile({ params }: Asked, { party }: SignDraft): string {
  return `${params.call}-${party}.statement.json`
}

function draftPath(asked: Asked, { token }: SignDraft, leaf: string): string {
  return linkIn(asked, `/${asked.params.call}/sign/${token}/${leaf}`)
}

/** Without a passkey, or without this browser: the statement goes to the party's own machine, and comes back signed. */
function otherWays(asked: Asked, draft: SignDraft, errors: Errors): Markup {
  const { lang } = asked
  const file = statementFile(asked, draft)
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const upload = { label: say(lang, 'sign.upload'), hint: say(lang, 'sign.uploadHint') }
  return html`<section class="no-print" aria-labelledby="other-h"><h3 class="mt-l" id="other-h">${say(lang, 'sign.otherWays')}</h3>
<ul class="ledger ways mt-s"><li id="key-file"><span class="when">${say(lang, 'sign.keyFile')}</span><div class="note"><p>${say(lang, 'sign.keyFileSays')}</p><p class="mt-s"><a href="${draftPath(asked, draft, 'statement.json')}" download="${file}">${say(lang, 'sign.download')}</a></p><p class="codeline mt-s">npx avow sign ${file} <span class="nw">--key</span> your.key <span class="nw">--out</span> signed.json</p><p class="fine mt-s">${say(lang, 'frame.clone')}</p>
<form class="form" method="post" enctype="multipart/form-data" action="${draftPath(asked, draft, 'envelope')}">${f.file('envelope', { ...upload, accept: '.json,application/json' })}<div class="actions"><button class="btn second">${say(lang, 'sign.uploadButton')}</button></div></form></div></li>
<li><span class="when">${say(lang, 'sign.paper')}</span><p class="note">${say(lang, 'sign.paperSays')} ${contactLink(asked)}</p></li></ul></section>`
}
