import { z } from 'zod'
import { fromBase64, toBase64 } from '../../core/bytes.ts'
import { challengeOf, pae } from '../../core/envelope.ts'
import { type Key, keySchema } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Colleague, colleagueAt, offerKey } from '../../people/colleagues.ts'
import { newDraft, readDraft } from '../../people/drafts.ts'
import { newChallenge, takeChallenge } from '../../people/sessions.ts'
import { keyAdded } from '../../register/types/keys.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { refusalNotice } from '../fields.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { enrolForm, passkeyForm } from '../passkey/ceremony.ts'
import { checkSession, credentialIn, keyidOf, passkeyFrom, signatureFrom } from '../passkey/returned.ts'
import { factList, part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { payloadOf } from '../statement/compose.ts'
import { partyName } from '../statement/facts.ts'
import { hash } from '../teller/pieces.ts'
import { statementToSign } from '../teller/unsigned.ts'
import { takeTurn } from '../turns.ts'
import { requireRepresentative } from './who.ts'

/**
 * The page of a colleague who was given a link: the device makes a passkey, which signs the statement that would bring
 * it in. That enters nothing: a signatory of the party signs the same bytes afterwards. Opening the link uses nothing up.
 */
const PURPOSE = 'colleague'
const draftSchema = z.strictObject({ key: keySchema, credential: z.string(), payload: z.string() })
type Making = z.infer<typeof draftSchema>
interface Here {
  readonly id: string
  readonly colleague: Colleague
}

export async function showColleague(asked: Asked): Promise<Answer> {
  const here = await colleagueIn(asked)
  if (here.colleague.offered !== null) return offeredPage(asked, here)
  const step = asked.query.get('step')
  if (step === null) return askForPasskey(asked, here, null)
  return askForSignature(asked, step, await makingAt(asked, here, step), null)
}

export async function takeColleague(asked: Asked): Promise<Answer> {
  const here = await colleagueIn(asked)
  const { fields } = await readForm(asked)
  if (here.colleague.offered !== null) return offeredPage(asked, here)
  const step = asked.query.get('step')
  return step === null ? keepPasskey(asked, here, fields) : offer(asked, here, step, fields)
}

function colleagueIn({ site, params }: Asked): Promise<Here> {
  return colleagueAt(site.log.drawer, params.token!, site.now())
}

async function askForPasskey(asked: Asked, { colleague }: Here, trouble: Piece): Promise<Answer> {
  const { lang, site, params } = asked
  takeTurn(asked, 'ceremony')
  const name = await partyName(asked, colleague.party)
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const title = say(lang, 'people.inviteTitle', { name })
  const role = say(lang, `rep.role.${colleague.role}`)
  const form = enrolForm(asked, {
    action: linkIn(asked, `/colleagues/${params.token}`),
    challenge,
    hidden: { asked: token },
    link: params.token!,
    name: `${name} (${role})`,
    button: say(lang, 'people.makePasskey'),
    explain: html`${trouble}<p>${say(lang, 'people.passkeyMeans')}</p><p class="note">${say(lang, 'people.passkeyWhere')}</p>`,
  })
  const lede = say(lang, 'rep.colleagueLede', { name, label: colleague.label })
  const means = html`<b>${role}.</b> ${say(lang, `rep.roleMeans.${colleague.role}`)}`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'people.invitation')}</p><h1>${title}</h1><p class="lede">${lede}</p></section>
${part(say(lang, 'people.step1'), form, { strong: true, note: means })}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 422)
}

async function keepPasskey(asked: Asked, here: Here, fields: URLSearchParams): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const { party, role } = here.colleague
  let key: Key
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    key = passkeyFrom(fields, 'party', site.publicUrl, challenge)
  } catch (error) {
    return askForPasskey(asked, here, refusalNotice(asked.lang, error))
  }
  const body = { holder: party, key, reason: null, ...(role === 'signatory' ? {} : { role }) }
  const composed = { type: keyAdded.type, call: null, body: body as never, parts: [] }
  const payload = payloadOf(site, composed, party)
  const making = { key, credential: credentialIn(fields), payload: toBase64(payload) }
  // Of this very link: what another was asked for, such as another role, is not finished by it.
  const draft = { purpose: PURPOSE, subject: here.colleague.link, fields: { making: JSON.stringify(making) } }
  const step = await newDraft(drawer, draft, site.now())
  return seeOther(asked, `/colleagues/${params.token}?step=${step}`)
}

async function makingAt({ site }: Asked, { colleague }: Here, step: string): Promise<Making> {
  const of = { purpose: PURPOSE, subject: colleague.link }
  const draft = await readDraft(site.log.drawer, step, of, site.now())
  if (draft === undefined) throw new Refusal('link_spent', 'This step is finished, or was left for too long.')
  return draftSchema.parse(JSON.parse(draft.fields.making!))
}

async function askForSignature(
  asked: Asked,
  step: string,
  { credential, payload }: Making,
  trouble: Piece,
): Promise<Answer> {
  const { lang, params } = asked
  const title = say(lang, 'people.confirmTitle')
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/colleagues/${params.token}?step=${step}`),
    payload: fromBase64(payload),
    credentials: [credential],
    button: say(lang, 'people.confirm'),
    explain: html`<p class="note">${say(lang, 'rep.confirmNote')}</p>`,
  })
  const statement = await statementToSign(asked, fromBase64(payload), [])
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'people.invitation')}</p><h1>${title}</h1></section>
${part(say(lang, 'people.step2'), html`${trouble}${statement}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}

/** The new key's own yes is kept, to stand beside that of a signatory. */
async function offer(asked: Asked, here: Here, step: string, fields: URLSearchParams): Promise<Answer> {
  const { site, params } = asked
  const making = await makingAt(asked, here, step)
  try {
    const payload = fromBase64(making.payload)
    // Checked here too, so that nobody is asked to let in a key that the door would refuse.
    checkSession(fields, making.key, challengeOf(pae(payload)))
    const signature = JSON.stringify(signatureFrom(keyidOf(making.key), fields))
    await offerKey(site.log.drawer, here.id, { ...making, signature, at: site.now() }, site.now())
  } catch (error) {
    return askForSignature(asked, step, making, refusalNotice(asked.lang, error))
  }
  return seeOther(asked, `/colleagues/${params.token}`)
}

/** It waits for a signatory; where this browser has one signed in, they go on from here. */
async function offeredPage(asked: Asked, { id, colleague }: Here): Promise<Answer> {
  const { lang } = asked
  const name = await partyName(asked, colleague.party)
  const title = say(lang, 'rep.offeredTitle')
  const who = await requireRepresentative(asked).catch(() => undefined)
  const isSignatory = who?.party === colleague.party && who.role === 'signatory'
  const next = isSignatory
    ? html`<form class="form" method="post" action="${linkIn(asked, '/representative/colleagues/decision')}"><input type="hidden" name="colleague" value="${id}"><input type="hidden" name="decision" value="let-in"><p>${say(lang, 'rep.offeredYours')}</p><div class="actions"><button class="btn">${say(lang, 'rep.letIn')}</button></div></form>`
    : html`<p>${say(lang, 'rep.offeredSays', { name })}</p><div class="actions"><a class="btn second" href="${linkIn(asked, '/representative')}">${say(lang, 'rep.kicker')}</a></div>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'people.invitation')}</p><h1>${title}</h1></section>
${part(say(lang, 'rep.next'), html`<div class="mt">${factList([[say(lang, 'people.key'), hash(keyidOf(colleague.offered!.key))]])}</div>${next}`, { strong: true })}`
  return privatePage(asked, { title, main })
}
