import { z } from 'zod'
import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import { challengeOf, formatEnvelope, pae } from '../../../core/envelope.ts'
import { type EnvelopeSignature, type Key, keySchema } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { keepCredential } from '../../../people/credentials.ts'
import { changeDraft, dropDraft, newDraft, readDraft } from '../../../people/drafts.ts'
import { newChallenge, takeChallenge } from '../../../people/sessions.ts'
import { keyAdded } from '../../../register/types/keys.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { Fieldset, refusalNotice } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { linkIn } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { enrolForm, passkeyForm } from '../../passkey/ceremony.ts'
import { keyOfCredential } from '../../passkey/credentials.ts'
import { checkSession, credentialIn, keyidOf, passkeyFrom, signatureFrom } from '../../passkey/returned.ts'
import { part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { payloadOf } from '../../statement/compose.ts'
import { depositarySigner } from '../../statement/depositary-signer.ts'
import { throughTheDoor } from '../../statements.ts'
import { statementToSign } from '../../teller/unsigned.ts'
import { opening } from '../pages.ts'
import type { Officer } from './officer.ts'

/**
 * A further passkey of an officer, in three touches: the new device makes a key, that key signs the statement which
 * brings it in, and the passkey that the officer has signs the same bytes. The depositary's key signs beside them, since
 * no key of an office enters without it; that it was this officer who asked, the log can show. The passkey of a drafter or
 * a reader signs nothing there: it is asked for here all the same, and what it answers goes no further.
 */
const PURPOSE = 'officer passkey'

function signsBeside({ office }: Officer): boolean {
  return office === 'decider'
}

const draftSchema = z.strictObject({
  key: keySchema,
  credential: z.string(),
  label: z.string().max(120),
  payload: z.string(),
  /** What the new key answered, as envelopes hold it; null until it has. */
  signature: z.string().nullable(),
})
type Making = Readonly<z.infer<typeof draftSchema>>

export async function showSecondPasskey(asked: Asked, officer: Officer): Promise<Answer> {
  // Told before a device makes a key for nothing.
  depositarySigner(asked.site)
  const step = asked.query.get('step')
  if (step === null) return askForPasskey(asked, officer, new URLSearchParams(), null)
  return askForSignature(asked, officer, step, await makingAt(asked, officer, step), null)
}

export async function takeSecondPasskey(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const step = asked.query.get('step')
  if (step === null) return keepPasskey(asked, officer, fields)
  const making = await makingAt(asked, officer, step)
  try {
    return making.signature === null
      ? await keepSignature(asked, officer, step, making, fields)
      : await addKey(asked, officer, step, making, fields)
  } catch (error) {
    return askForSignature(asked, officer, step, making, refusalNotice(asked.lang, error))
  }
}

async function askForPasskey(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  trouble: Piece,
): Promise<Answer> {
  const { lang, site } = asked
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const f = new Fieldset(lang, typed)
  const title = say(lang, 'own.addTitle')
  const form = enrolForm(asked, {
    action: linkIn(asked, '/desk/own/passkey'),
    challenge,
    hidden: { asked: token },
    // Another user to the device than the one before, or it would replace the passkey that it has.
    link: token,
    name: `${say(lang, 'desk.passkeyName')} (${officer.id})`,
    exclude: officer.credentials,
    button: say(lang, 'desk.enrolButton'),
    explain: html`${trouble}<p>${say(lang, 'own.addSays')}</p>${f.text('label', { label: say(lang, 'own.label'), hint: say(lang, 'own.labelHint'), isOptional: true })}`,
  })
  const main = html`${opening(asked, officer, title)}${part(say(lang, 'own.step1'), form, { strong: true })}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 422)
}

async function keepPasskey(asked: Asked, officer: Officer, fields: URLSearchParams): Promise<Answer> {
  const { lang, site } = asked
  const { drawer } = site.log
  let key: Key
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    key = passkeyFrom(fields, 'officer', site.publicUrl, challenge)
  } catch (error) {
    return askForPasskey(asked, officer, fields, refusalNotice(lang, error))
  }
  const reason = { lang: 'en', text: say('en', signsBeside(officer) ? 'own.reason' : 'own.reasonShown') }
  const body = { holder: officer.id, key, reason }
  const payload = payloadOf(site, { type: keyAdded.type, call: null, body: body as never, parts: [] })
  const making = {
    key,
    credential: credentialIn(fields),
    label: typedIn(fields, 'label').slice(0, 120),
    payload: toBase64(payload),
    signature: null,
  }
  const draft = { purpose: PURPOSE, subject: officer.id, fields: { making: JSON.stringify(making) } }
  const step = await newDraft(drawer, draft, site.now())
  return seeOther(asked, `/desk/own/passkey?step=${step}`)
}

async function makingAt({ site }: Asked, officer: Officer, step: string): Promise<Making> {
  const of = { purpose: PURPOSE, subject: officer.id }
  const draft = await readDraft(site.log.drawer, step, of, site.now())
  if (draft === undefined) throw new Refusal('link_spent', 'This step is finished, or was left for too long.')
  return draftSchema.parse(JSON.parse(draft.fields.making!))
}

/** First by the new key, then by the one that the officer has. */
async function askForSignature(
  asked: Asked,
  officer: Officer,
  step: string,
  { credential, payload, signature }: Making,
  trouble: Piece,
): Promise<Answer> {
  const { lang } = asked
  const isNew = signature === null
  const title = say(
    lang,
    isNew ? 'people.confirmTitle' : signsBeside(officer) ? 'own.oldTitle' : 'own.oldShownTitle',
  )
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/desk/own/passkey?step=${step}`),
    payload: fromBase64(payload),
    credentials: isNew ? [credential] : officer.credentials,
    button: say(lang, isNew ? 'own.signNew' : signsBeside(officer) ? 'own.signOld' : 'own.signShown'),
  })
  const statement = await statementToSign(asked, fromBase64(payload), [])
  const main = html`${opening(asked, officer, title)}${part(say(lang, isNew ? 'own.step2' : 'own.step3'), html`${trouble}${statement}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}

async function keepSignature(
  asked: Asked,
  officer: Officer,
  step: string,
  making: Making,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  checkSession(fields, making.key, challengeOf(pae(fromBase64(making.payload))))
  const signature = JSON.stringify(signatureFrom(keyidOf(making.key), fields))
  const of = { purpose: PURPOSE, subject: officer.id }
  const signed = { making: JSON.stringify({ ...making, signature }) }
  await changeDraft(site.log.drawer, step, of, signed, site.now())
  return seeOther(asked, `/desk/own/passkey?step=${step}`)
}

async function addKey(
  asked: Asked,
  officer: Officer,
  step: string,
  { key, credential, label, payload: text, signature }: Making,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const payload = fromBase64(text)
  const wanted = { holder: officer.id, use: 'officer' as const }
  const { key: first, keyid: own } = await keyOfCredential(asked, credentialIn(fields), wanted)
  // Before anything is kept: else a session alone could fill the list of passkeys that the officer is asked for.
  checkSession(fields, first, challengeOf(pae(payload)))
  const envelope = formatEnvelope(payload, [
    depositarySigner(site).sign(pae(payload)),
    ...(signsBeside(officer) ? [signatureFrom(own, fields)] : []),
    JSON.parse(signature!) as EnvelopeSignature,
  ])
  const kept = { keyid: keyidOf(key), ...wanted, transports: [], made: site.now() }
  // Before the key is in: one that the register never comes to know opens nothing.
  await keepCredential(drawer, credential, label === '' ? kept : { ...kept, label })
  const { index } = await throughTheDoor(site, { envelope, parts: [] })
  await dropDraft(drawer, step)
  return seeOther(asked, `/desk/own?done=${index}`)
}
