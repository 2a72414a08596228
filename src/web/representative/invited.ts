import { z } from 'zod'
import { fromBase64, toBase64 } from '../../core/bytes.ts'
import { challengeOf, formatEnvelope, pae } from '../../core/envelope.ts'
import { type Key, keySchema } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { noteEnrolment } from '../../people/applications.ts'
import { keepCredential } from '../../people/credentials.ts'
import { newDraft, readDraft } from '../../people/drafts.ts'
import { acceptInvitation, findInvitation, type Invitation } from '../../people/invitations.ts'
import { newChallenge, takeChallenge } from '../../people/sessions.ts'
import { keyAdded } from '../../register/types/keys.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { refusalNotice } from '../fields.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { enrolForm, passkeyForm } from '../passkey/ceremony.ts'
import { checkSession, credentialIn, keyidOf, passkeyFrom, signatureFrom } from '../passkey/returned.ts'
import { openSession } from '../passkey/session-cookies.ts'
import { keeperName, part, privatePage, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { payloadOf } from '../statement/compose.ts'
import { depositarySigner } from '../statement/depositary-signer.ts'
import { partyName } from '../statement/facts.ts'
import { throughTheDoor } from '../statements.ts'
import { statementToSign } from '../teller/unsigned.ts'
import { takeTurn } from '../turns.ts'

/**
 * A representative who was invited makes a passkey, and the depositary adds it for the party. Two steps, since the new
 * key must sign the statement that brings it in. Opening the link uses nothing up: scanners of mail open links too.
 */
const PURPOSE = 'invitation'

const draftSchema = z.strictObject({ key: keySchema, credential: z.string(), payload: z.string() })
type Accepting = z.infer<typeof draftSchema>

export async function showInvitation(asked: Asked): Promise<Answer> {
  const invitation = await invitationIn(asked)
  const step = asked.query.get('step')
  if (step === null) return askForPasskey(asked, invitation, null)
  return askForSignature(asked, invitation, step, await acceptingAt(asked, invitation, step), null)
}

export async function takeInvitation(asked: Asked): Promise<Answer> {
  const invitation = await invitationIn(asked)
  const { fields } = await readForm(asked)
  const step = asked.query.get('step')
  return step === null ? keepPasskey(asked, invitation, fields) : addKey(asked, invitation, step, fields)
}

function invitationIn({ site, params }: Asked): Promise<Invitation> {
  return findInvitation(site.log.drawer, params.token!, site.now())
}

async function askForPasskey(asked: Asked, invitation: Invitation, trouble: Piece): Promise<Answer> {
  const { lang, site, params } = asked
  takeTurn(asked, 'ceremony')
  const call = await callShown(asked, invitation.call)
  const name = await partyName(asked, invitation.party)
  const keeper = await keeperName(asked)
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const title = say(lang, 'people.inviteTitle', { name })
  const form = enrolForm(asked, {
    action: linkIn(asked, `/invitations/${params.token}`),
    challenge,
    hidden: { asked: token },
    link: params.token!,
    name,
    button: say(lang, 'people.makePasskey'),
    explain: html`${trouble}<p>${say(lang, 'people.passkeyMeans')}</p><p class="note">${say(lang, 'people.passkeyWhere')}</p>`,
  })
  const admitted = html`<a href="${linkIn(asked, `/entries/${invitation.admitted}`)}">${say(lang, 'people.admittedBy', { index: invitation.admitted })}</a>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'people.invitation')}</p><h1>${title}</h1><p class="lede">${say(lang, 'people.inviteLede', { person: invitation.person, name, keeper })}</p></section>
${part(say(lang, 'people.step1'), form, { strong: true, note: admitted })}
${part(say(lang, 'sign.otherWays'), withoutPasskey(asked, invitation))}`
  return privatePage(asked, { title, main, call, script: 'passkey' }, trouble === null ? 200 : 422)
}

/** Nobody is kept out for lack of a device: the same link opens elsewhere, and paper counts the same. */
function withoutPasskey(asked: Asked, { call, party }: Invitation): Markup {
  const { lang } = asked
  const sign = html`<a href="${linkIn(asked, `/${call}/sign?party=${party}`)}">${say(lang, 'people.onPaperLink')}</a>`
  return html`<p>${say(lang, 'people.otherDevice')}</p><p class="mt-s">${say(lang, 'people.onPaper')} ${sign}</p>`
}

async function keepPasskey(asked: Asked, invitation: Invitation, fields: URLSearchParams): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  let key: Key
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    key = passkeyFrom(fields, 'party', site.publicUrl, challenge)
  } catch (error) {
    return askForPasskey(asked, invitation, refusalNotice(asked.lang, error))
  }
  const text = say(asked.lang, 'people.keyReason', { index: invitation.admitted })
  const body = { holder: invitation.party, key, reason: { lang: asked.lang, text } }
  const payload = payloadOf(site, { type: keyAdded.type, call: null, body: body as never, parts: [] })
  const accepting = { key, credential: credentialIn(fields), payload: toBase64(payload) }
  const kept = { accepting: JSON.stringify(accepting) }
  const step = await newDraft(
    drawer,
    { purpose: PURPOSE, subject: invitation.party, fields: kept },
    site.now(),
  )
  return seeOther(asked, `/invitations/${params.token}?step=${step}`)
}

async function acceptingAt({ site }: Asked, { party }: Invitation, step: string): Promise<Accepting> {
  const of = { purpose: PURPOSE, subject: party }
  const draft = await readDraft(site.log.drawer, step, of, site.now())
  if (draft === undefined) throw new Refusal('link_spent', 'This step is finished, or was left for too long.')
  return draftSchema.parse(JSON.parse(draft.fields.accepting!))
}

async function askForSignature(
  asked: Asked,
  invitation: Invitation,
  step: string,
  { credential, payload }: Accepting,
  trouble: Piece,
): Promise<Answer> {
  const { lang, params } = asked
  const call = await callShown(asked, invitation.call)
  const _name = await partyName(asked, invitation.party)
  const keeper = await keeperName(asked)
  const title = say(lang, 'people.confirmTitle')
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/invitations/${params.token}?step=${step}`),
    payload: fromBase64(payload),
    credentials: [credential],
    button: say(lang, 'people.confirm'),
    explain: html`<p class="note">${say(lang, 'people.addedByKeeper', { keeper })}</p><p class="note">${say(lang, 'people.confirmNote')}</p>`,
  })
  const statement = await statementToSign(asked, fromBase64(payload), [])
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'people.invitation')}</p><h1>${title}</h1></section>
${part(say(lang, 'people.step2'), html`${trouble}${statement}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, call, script: 'passkey' }, trouble === null ? 200 : 409)
}

/** The key enters the log, signed by the depositary and by itself; its holder is signed in and goes on to sign the call. */
async function addKey(
  asked: Asked,
  invitation: Invitation,
  step: string,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site, params } = asked
  const { log, now } = site
  const { drawer } = log
  const accepting = await acceptingAt(asked, invitation, step)
  const { party, call, application } = invitation
  const keyid = keyidOf(accepting.key)
  const payload = fromBase64(accepting.payload)
  try {
    const signer = depositarySigner(site)
    // Before anything is kept or the link is taken: a key that is known to everybody is not held by everybody.
    checkSession(fields, accepting.key, challengeOf(pae(payload)))
    await acceptInvitation(drawer, params.token!, now(), async () => {
      const envelope = formatEnvelope(payload, [signer.sign(pae(payload)), signatureFrom(keyid, fields)])
      // Before the key is in: one that the register never comes to know signs nothing.
      const kept = { keyid, holder: party, use: 'party' as const, transports: [], made: now() }
      await keepCredential(drawer, accepting.credential, kept)
      const { index } = await throughTheDoor(site, { envelope, parts: [] })
      if (application !== null) await noteEnrolment(drawer, application, index, now())
    })
  } catch (error) {
    return askForSignature(asked, invitation, step, accepting, refusalNotice(asked.lang, error))
  }
  const cookie = await openSession(asked, { use: 'party', holder: party, keyid })
  return seeOther(asked, `/${call}/sign?party=${party}`, { 'Set-Cookie': cookie })
}
