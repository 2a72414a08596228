import { fromUtf8, toBase64url } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJson, formatJsonBytes, type JsonObject, parseDraft } from '../../core/json.ts'
import { Refusal, refuseAs } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { parseTime } from '../../core/time.ts'
import { wordsIn } from '../../core/words.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import type { Change } from '../../store/drawer.ts'
import { payloadOf } from '../../work/compose.ts'
import { sealSignature } from '../../work/launch/seals.ts'
import {
  type Asked,
  attributes,
  comma,
  contactLink,
  type Errors,
  entryDay,
  entryLink,
  Fieldset,
  fact,
  hash,
  hiddenFields,
  html,
  inLang,
  linkButton,
  longDay,
  NO_ERRORS,
  named,
  nameIn,
  ownName,
  type Piece,
  readForm,
  remark,
  say,
} from '../kit/kit.ts'
import { payloadIn, signedBy } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { mandateHeld } from '../teller/pieces.ts'
import { statementToSign } from '../types/preview.ts'
import { bodyOf, draftIn, keepInDraft, type SignDraft } from './draft.ts'
import { hourNow, hourTold } from './hour.ts'
import { atStep, inCeremony } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf, signatureOf } from './offer.ts'
import { answeredKept, keyThatAnswered, signerHere } from './signer.ts'
import {
  draftPath,
  jsonFile,
  pathOf,
  sealedNotice,
  stepAnswer,
  stepPath,
  toDone,
  writeToUs,
} from './steps.ts'
import { signingTold } from './told.ts'

/**
 * Step 2: what will be signed, in words and in its exact bytes. The form carries the bytes, the passkey signs them, and
 * they are what is posted; or they go out as a file to the party's own machine, and come back in an envelope.
 */

export const showConfirm = atStep(2, confirmPage)

export const signConfirmed = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const draft = await draftIn(asked)
  const payload = payloadIn(fields)
  // Before any key is looked for: another party's statement has no business here.
  signedStatement(asked, draft, payload)
  const keyid = await keyThatAnswered(asked, draft.party, payload, fields)
  return postSigned(asked, draft, signedBy(payload, keyid, fields), fields, () =>
    answeredKept(asked, draft.party, keyid, fields),
  )
})

/** Seconds for which bytes that were shown are shown again, if nothing that they rely on has changed. */
const FRESH = 900

/**
 * The statement of this draft. The bytes that were shown last are shown again while the law takes them, so that a
 * reload, a download and a second tab all name the same statement; else they are made anew.
 */
async function statementOf(asked: Asked, draft: SignDraft, offer: Offer, signatory: Signatory) {
  const { body } = bodyOf(draft)
  const { site } = asked
  const says = signatureOf(signatory.id, offer.call.id, body)
  const last = draft.payload && parseStatement(draft.payload)
  const isGood =
    last !== undefined &&
    last.log === site.log.origin &&
    formatJson(last.body) === formatJson(body) &&
    site.now() - parseTime(last.at) < Math.min(FRESH, offer.policy.policy.window / 2)
  if (isGood && (await site.log.door.preview({ ...says, seen: last.seen.size })) === null)
    return draft.payload!
  const payload = payloadOf(site, { ...says, parts: [] }, signatory.id)
  await keepInDraft(asked, { payload: toBase64url(payload) })
  return payload
}

/**
 * A statement that came back signed. It need not be the one that was shown last, since another machine may have signed
 * it, but it is this party's signature on this call in the words that were typed last. Whether text and policy are
 * those in force is for the door to say.
 */
function signedStatement(asked: Asked, draft: SignDraft, payload: Uint8Array): Statement {
  const statement = parseStatement(payload)
  const { type, by, call } = statement
  if (type !== signatureGiven.type || by !== draft.party || call !== asked.params.call)
    throw new Refusal(
      'author_wrong',
      `This is ${type} by ${by} under ${call ?? 'no call'}, not a signature of ${draft.party} on ${asked.params.call}.`,
    )
  const { manifest, policy } = statement.body
  if (formatJson(statement.body) !== formatJson({ ...bodyOf(draft).body, manifest, policy } as JsonObject))
    throw new Refusal('words_wrong', 'The statement names other words than those that were typed last.')
  return statement
}

/**
 * Through the door, with the words that the statement binds; under seal before an hour that was set. It may come twice,
 * when an answer was lost: the door then says where it stands already.
 */
async function postSigned(
  asked: Asked,
  draft: SignDraft,
  envelope: Uint8Array,
  fields: URLSearchParams,
  kept: () => Promise<Change[]> = async () => [],
) {
  const statement = signedStatement(asked, draft, parseEnvelope(envelope).payload)
  const bound = new Set<string>(wordsIn(statement.body).map(({ digest }) => digest))
  const posted = { envelope, parts: bodyOf(draft).parts.filter(({ name }) => bound.has(name)) }
  const opens = await hourNow(asked, statement.call!, fields)
  const done =
    opens === null
      ? await asked.site.record(posted, kept)
      : await sealSignature(asked.site, { ...posted, opens }, kept)
  const sealed = 'commitment' in done ? done.commitment : undefined
  await keepInDraft(asked, { done: String(done.index), sealed })
  return toDone(asked, done.index, sealed)
}

async function confirmPage(asked: Asked, draft: SignDraft, errors: Errors = NO_ERRORS) {
  const { lang } = asked
  const { offer, signatory } = await confirmable(asked, draft)
  const payload = await statementOf(asked, draft, offer, signatory)
  const here = await signerHere(asked)
  const { call, launch } = offer
  const opens = launch?.opens ?? null
  const told = await signatureTold(asked, payload, bodyOf(draft), { offer, signatory })
  const form = passkeyForm(asked, {
    action: stepPath(asked, 2),
    payload,
    // The law would refuse another party's.
    credentials: here?.party === draft.party ? here.credentials : [],
    hidden: hourTold(opens),
    button: say(lang, 'sign.button'),
    second: linkButton(asked, pathOf(asked, 1), say(lang, 'sign.back')),
    without: remark(html`<a href="#key-file">${say(lang, 'sign.withoutLink')}</a>`, 'mt-s'),
  })
  const matter = html`<div class="review">
    ${told}
    <div class="no-print">${form}</div>
    ${signingMeans(asked, launch)}
    ${byHand(asked)}
    ${otherWays(asked, draft, errors, opens)}
    ${exactBytes(asked, payload)}
  </div>`
  const heading = say(lang, 'sign.sign')
  const party = named(signatory.row.names, lang)
  return stepAnswer(asked, { call, step: 2, party, heading, matter, errors, script: 'passkey' })
}

/** What the button does, beneath it. */
function signingMeans(asked: Asked, launch: Offer['launch']): Piece {
  return html`
    ${remark(say(asked.lang, 'sign.signSays'), 'no-print needs-script')}
    ${launch === null ? remark(say(asked.lang, 'sign.publicSays')) : sealedNotice(asked, launch)}
  `
}

/** Refuses as the law will, where what was read is not in force any more or the party may not sign. */
async function confirmable(asked: Asked, draft: SignDraft) {
  const offer = await offerOf(asked)
  const signatory = await signatoryOf(asked, offer, draft.party, bodyOf(draft).body)
  return { offer, signatory }
}

/** The digest and the bytes, for those who want to see the very thing. */
export function exactBytes({ lang }: Asked, payload: Uint8Array) {
  const label = say(lang, 'sign.bytes')
  return html`<details class="fold no-print">
    <summary>${label}</summary>
    <div><p class="note">${say(lang, 'sign.bytesSay', { length: payload.length })} ${hash(digestOf(payload))}</p>
    <pre class="raw" tabindex="0" aria-label="${label}" data-payload>${fromUtf8(payload)}</pre>
    </div>
  </details>`
}

/** What whoever signs on paper fills in. */
export function byHand(asked: Asked): Piece {
  const { lang } = asked
  const contact = contactLink(asked)
  const to = contact === null ? null : html`${comma(lang)}${contact}`
  const lines = [
    'sign.byHand.name',
    'sign.byHand.address',
    'sign.byHand.place',
    'sign.byHand.signature',
  ] as const
  return html`
    <dl class="by-hand only-print">${lines.map(line => html`<div><dt>${say(lang, line)}</dt><dd></dd></div>`)}</dl>
    <p class="only-print">${say(lang, 'sign.sendTo')} ${inLang(ownName(asked))}${to}</p>
  `
}

function statementFile({ params }: Asked, { party }: SignDraft) {
  return `${params.call}-${party}.statement.json`
}

/** Without a passkey: the statement goes to the party's own machine, and comes back signed; or on paper. */
function otherWays(asked: Asked, draft: SignDraft, errors: Errors, opens: string | null) {
  const { lang } = asked
  const file = statementFile(asked, draft)
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const upload = { label: say(lang, 'sign.upload'), hint: say(lang, 'sign.uploadHint') }
  return html`<details${attributes({ class: 'fold no-print', open: errors.size > 0 })}>
    <summary>${say(lang, 'sign.otherWays')}</summary>
    <ul class="ledger ways">
      <li id="key-file">
        <span class="when">${say(lang, 'sign.keyFile')}</span>
        <div class="note">
          <p>${say(lang, 'sign.keyFileSays')}</p>
          <p class="mt-s">
            <a href="${draftPath(asked, 'statement.json')}" download="${file}">${say(lang, 'sign.download')}</a>
          </p>
          <p class="codeline mt-s">
            npx --no avow sign ${file} <span class="nw">--key</span> your.key <span class="nw">--out</span> signed.json
          </p>
          <p class="fine mt-s">${say(lang, 'frame.clone')}</p>
          <form class="form" method="post" enctype="multipart/form-data" action="${draftPath(asked, 'envelope')}" novalidate>
            ${hiddenFields(hourTold(opens))}${f.file('envelope', { ...upload, accept: '.json,application/json' })}
            <div class="actions"><button class="btn second">${say(lang, 'sign.uploadButton')}</button></div>
          </form>
        </div>
      </li>
      <li>
        <span class="when">${say(lang, 'sign.paper')}</span>
        <p class="note">${say(lang, 'sign.paperSays')} ${writeToUs(asked)}</p>
      </li>
    </ul>
  </details>`
}

/** The signature in words, with what its bytes do not say: the mandate of its party, and what it replaces. */
async function signatureTold(
  asked: Asked,
  payload: Uint8Array,
  { body: acceptance, parts }: ReturnType<typeof bodyOf>,
  { offer, signatory }: { readonly offer: Offer; readonly signatory: Signatory },
) {
  const { names, versions } = signatory.row
  const { mandate, kind } = versions.at(-1)!
  const more = [
    fact(say(asked.lang, 'sign.mandateTerm'), await mandateHeld(asked, mandate)),
    await replaces(asked, signatory),
  ]
  const by = { name: nameIn(names, asked.lang).text, kind }
  const words = await signingTold(asked, { offer, by, acceptance, parts, more })
  return html`<div class="mt">${await statementToSign(asked, payload, parts, { words, takesFocus: false })}</div>`
}

async function replaces(asked: Asked, { before }: Signatory) {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const day = longDay(await entryDay(asked, before.entry), lang)
  return fact(
    say(lang, 'sign.replacesTerm'),
    html`${say(lang, 'sign.replaces', { day })} ${entryLink(asked, before.entry)}`,
  )
}

export const downloadStatement = atStep(2, async (asked, draft) => {
  const { offer, signatory } = await confirmable(asked, draft)
  return jsonFile(statementFile(asked, draft), await statementOf(asked, draft, offer, signatory))
})

export const takeEnvelope = inCeremony(async asked => {
  const { fields, files } = await readForm(asked)
  const draft = await draftIn(asked)
  const file = files.get('envelope')
  if (file === undefined) {
    return confirmPage(asked, draft, new Map([['envelope', say(asked.lang, 'sign.uploadMissing')]]))
  }
  return postSigned(asked, draft, envelopeIn(file), fields)
})

/** The envelope without the white space that an editor may have added. */
function envelopeIn(file: Uint8Array) {
  if (file.at(-1) === 0x7d) return file
  const value = refuseAs('envelope_malformed', () => parseDraft(fromUtf8(file)))
  const envelope = formatJsonBytes(value)
  parseEnvelope(envelope)
  return envelope
}
