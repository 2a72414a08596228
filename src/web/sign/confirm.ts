import { fromUtf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Part } from '../../log/attachments.ts'
import type { Change } from '../../store/drawer.ts'
import { embargoOn } from '../../work/launch/embargo.ts'
import { sealSignature } from '../../work/launch/seals.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  contactLink,
  type Errors,
  entryDay,
  entryLink,
  Fieldset,
  fact,
  hash,
  html,
  JSON_TYPE,
  linkIn,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  readForm,
  remark,
  say,
} from '../kit/kit.ts'
import { payloadIn, signedBy } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { mandateHeld } from '../teller/pieces.ts'
import { statementToSign } from '../types/preview.ts'
import { bodyOf, draftIn, keepInDraft, type SignDraft } from './draft.ts'
import { atStep, inCeremony } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { answeredKept, keyThatAnswered, signerHere } from './signer.ts'
import { signedStatement, statementOf, wordsBeside } from './statement.ts'
import { sealedNotice, stepAnswer, stepPath, toDone } from './steps.ts'

/**
 * Step 4: what will be signed, in words and in its exact bytes, which come back signed. The form carries them, the
 * passkey answers for them, and they are what is posted; or they go out as a file to the party's own machine, and come
 * back in an envelope.
 */

export const showConfirm = atStep(4, confirmPage)

export const signConfirmed = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const draft = await draftIn(asked)
  const payload = payloadIn(fields)
  // Before any key is looked for: another party's statement is nobody's business here.
  signedStatement(asked, draft, payload)
  const keyid = await keyThatAnswered(asked, draft.party, payload, fields)
  return postSigned(asked, draft, signedBy(payload, keyid, fields), () =>
    answeredKept(asked, draft.party, keyid, fields),
  )
})

/**
 * Through the one door, with the words that the statement binds; under seal before an hour that was set. It may come
 * twice, when an answer was lost: the door then says where it stands already.
 */
async function postSigned(
  asked: Asked,
  draft: SignDraft,
  envelope: Uint8Array,
  kept: () => Promise<Change[]> = async () => [],
): Promise<Answer> {
  const statement = signedStatement(asked, draft, parseEnvelope(envelope).payload)
  const posted = { envelope, parts: wordsBeside(draft, statement) }
  const opens = await embargoOn(asked.site, statement.call!)
  const done =
    opens === null
      ? await asked.site.record(posted, kept)
      : await sealSignature(asked.site, { ...posted, opens }, kept)
  const sealed = 'commitment' in done ? done.commitment : undefined
  await keepInDraft(asked, draft.token, { done: String(done.index), sealed })
  return toDone(asked, { token: draft.token, sealed }, done.index)
}

async function confirmPage(asked: Asked, draft: SignDraft, errors: Errors = NO_ERRORS): Promise<Answer> {
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
  const matter = html`
    <p class="no-print">${say(lang, 'sign.signSays')}</p>
    ${told}
    ${exactBytes(asked, payload)}
    <div class="no-print">${form}</div>
    ${opens === null ? remark(say(lang, 'sign.publicSays')) : sealedNotice(asked, opens)}
    ${byHand(asked, call)}
    ${otherWays(asked, draft, errors)}
  `
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
  return html`<details class="alt">
    <summary>${label}</summary>
    <pre class="raw" tabindex="0" aria-label="${label}" data-payload>${fromUtf8(payload)}</pre>
    <p class="note mt-s">${say(lang, 'sign.bytesSay', { length: payload.length })} ${hash(digestOf(payload))}</p>
  </details>`
}

/** What whoever signs on paper fills in. */
function byHand(asked: Asked, { keeper }: CallShown): Markup {
  const { lang } = asked
  const contact = contactLink(asked)
  const to = contact === null ? null : html`, ${contact}`
  const lines = ['sign.byHand.name', 'sign.byHand.place', 'sign.byHand.signature'] as const
  return html`
    <dl class="by-hand only-print">${lines.map(line => html`<div><dt>${say(lang, line)}</dt><dd></dd></div>`)}</dl>
    <p class="only-print">${say(lang, 'sign.sendTo')} ${named(keeper.names, lang)}${to}</p>
  `
}

/** Under which the statement is downloaded. */
function statementFile({ params }: Asked, { party }: SignDraft): string {
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
  return html`<section class="no-print" aria-labelledby="other-h">
    <h3 class="mt-l" id="other-h">${say(lang, 'sign.otherWays')}</h3>
    <ul class="ledger ways mt-s">
      <li id="key-file">
        <span class="when">${say(lang, 'sign.keyFile')}</span>
        <div class="note">
          <p>${say(lang, 'sign.keyFileSays')}</p>
          <p class="mt-s">
            <a href="${draftPath(asked, draft, 'statement.json')}" download="${file}">${say(lang, 'sign.download')}</a>
          </p>
          <p class="codeline mt-s">
            npx --no avow sign ${file} <span class="nw">--key</span> your.key <span class="nw">--out</span> signed.json
          </p>
          <p class="fine mt-s">${say(lang, 'frame.clone')}</p>
          <form class="form" method="post" enctype="multipart/form-data" action="${draftPath(asked, draft, 'envelope')}">
            ${f.file('envelope', { ...upload, accept: '.json,application/json' })}
            <div class="actions"><button class="btn second">${say(lang, 'sign.uploadButton')}</button></div>
          </form>
        </div>
      </li>
      <li>
        <span class="when">${say(lang, 'sign.paper')}</span>
        <p class="note">${say(lang, 'sign.paperSays')} ${contactLink(asked)}</p>
      </li>
    </ul>
  </section>`
}

/**
 * A signature about to be given, in words, with what its bytes do not say: the mandate of its party, and what it
 * replaces.
 */
async function signatureTold(
  asked: Asked,
  payload: Uint8Array,
  parts: readonly Part[],
  signatory: Signatory,
): Promise<Markup> {
  const { mandate } = signatory.row.versions.at(-1)!
  const more = [
    fact(say(asked.lang, 'sign.mandateTerm'), await mandateHeld(asked, mandate)),
    await replaces(asked, signatory),
  ]
  return html`<div class="mt">${await statementToSign(asked, payload, parts, { more, takesFocus: false })}</div>`
}

async function replaces(asked: Asked, { before }: Signatory): Promise<Markup | null> {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const day = longDay(await entryDay(asked, before.entry), lang)
  return fact(
    say(lang, 'sign.replacesTerm'),
    html`${say(lang, 'sign.replaces', { day })} ${entryLink(asked, before.entry)}`,
  )
}

export const downloadStatement = atStep(4, async (asked, draft) => {
  const { offer, signatory } = await confirmable(asked, draft)
  return {
    type: JSON_TYPE,
    body: await statementOf(asked, draft, offer, signatory),
    caching: 'never',
    // Ids are plain: nothing in them can end the header.
    headers: { 'Content-Disposition': `attachment; filename="${statementFile(asked, draft)}"` },
  }
})

export const takeEnvelope = inCeremony(async asked => {
  const { files } = await readForm(asked)
  const draft = await draftIn(asked)
  const file = files.get('envelope')
  if (file === undefined) {
    return confirmPage(asked, draft, new Map([['envelope', say(asked.lang, 'sign.uploadMissing')]]))
  }
  return postSigned(asked, draft, envelopeIn(file))
})

/** White space that an editor left around the envelope is not of it. */
function envelopeIn(file: Uint8Array): Uint8Array {
  if (file.at(-1) === 0x7d) return file
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(file))
  } catch {
    throw new Refusal('envelope_malformed', 'The file is no JSON.')
  }
  const envelope = formatJsonBytes(value)
  parseEnvelope(envelope)
  return envelope
}
