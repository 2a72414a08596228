import { z } from 'zod'
import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import { challengeOf, formatEnvelope, pae } from '../../../core/envelope.ts'
import { type Key, keySchema, type Signer } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { keepCredential } from '../../../people/credentials.ts'
import { newDraft, readDraft } from '../../../people/drafts.ts'
import { useLink } from '../../../people/links.ts'
import { newChallenge, takeChallenge } from '../../../people/sessions.ts'
import { id as idSchema } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { roleGranted } from '../../../register/types/roles.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS, refusalNotice } from '../../fields.ts'
import { readForm, typedIn } from '../../form.ts'
import { linkIn } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import type { OfficeHeld } from '../../may.ts'
import { enrolForm, passkeyForm } from '../../passkey/ceremony.ts'
import { checkSession, credentialIn, keyidOf, passkeyFrom, signatureFrom } from '../../passkey/returned.ts'
import { openSession } from '../../passkey/session-cookies.ts'
import { keeperName, part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { formatParts, parseParts, payloadOf, Saying } from '../../statement/compose.ts'
import { depositarySigner } from '../../statement/depositary-signer.ts'
import { throughTheDoor } from '../../statements.ts'
import { statementToSign } from '../../teller/unsigned.ts'
import { takeTurn } from '../../turns.ts'
import { noteAct } from '../diary.ts'
import { requireEnrolment } from './first-officer.ts'

/**
 * The first officer, or another. Who can read what the server prints at its start holds the depositary's key anyway; the link lets
 * that person make a passkey in a browser. Two steps, since the new key must sign the statement that brings it in.
 */
const PURPOSE = 'officer enrolment'

const draftSchema = z.strictObject({
  id: z.string(),
  key: keySchema,
  credential: z.string(),
  payload: z.string(),
  parts: z.array(z.strictObject({ name: z.string(), bytes: z.string() })),
})
type Enrolment = z.infer<typeof draftSchema>

export async function showEnrolment(asked: Asked): Promise<Answer> {
  const { offices } = await requireOpen(asked)
  const step = asked.query.get('step')
  if (step === null) return askForPasskey(asked, offices, new URLSearchParams(), NO_ERRORS, null)
  return askForSignature(asked, step, await enrolmentAt(asked, step), null)
}

export async function takeEnrolment(asked: Asked): Promise<Answer> {
  const open = await requireOpen(asked)
  const { fields } = await readForm(asked)
  const step = asked.query.get('step')
  return step === null ? keepPasskey(asked, open.offices, fields) : appoint(asked, open, step, fields)
}

interface Open {
  readonly signer: Signer
  /** Those that the link may give. */
  readonly offices: readonly OfficeHeld[]
}

/** Refuses a link that is spent, also because somebody was faster, and a server that cannot appoint anybody. */
async function requireOpen(asked: Asked): Promise<Open> {
  const offices = await requireEnrolment(asked.site, asked.params.token!)
  return { offices, signer: depositarySigner(asked.site) }
}

async function askForPasskey(
  asked: Asked,
  offices: readonly OfficeHeld[],
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece,
): Promise<Answer> {
  const { lang, site } = asked
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const f = new Fieldset(lang, typed, errors)
  const [only] = offices.length === 1 ? offices : []
  const title = say(
    lang,
    only === undefined || only === 'decider' ? 'desk.enrolTitle' : `desk.enrolTitle.${only}`,
  )
  const explain = html`${trouble}${f.summary(say(lang, 'desk.errors'))}
${f.text('id', { label: say(lang, 'desk.enrolId'), hint: say(lang, 'desk.enrolIdHint'), value: 'officer-1', isPlain: true })}
${officeField(asked, f, offices)}
${f.text('name', { label: say(lang, 'desk.enrolName'), hint: say(lang, 'desk.enrolNameHint'), isOptional: true, autocomplete: 'name' })}`
  const form = enrolForm(asked, {
    action: linkIn(asked, `/desk/enrol/${asked.params.token}`),
    challenge,
    hidden: { asked: token },
    link: asked.params.token!,
    name: say(lang, 'desk.passkeyName'),
    button: say(lang, 'desk.enrolButton'),
    explain,
  })
  const keeper = await keeperName(asked)
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'desk.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, offices.includes('decider') ? 'desk.enrolLede' : 'desk.enrolLedeOther', { keeper })}</p></section>
${part(say(lang, 'desk.enrolStep1'), form, { strong: true, note: say(lang, 'desk.enrolOnce') })}`
  const isWrong = errors.size > 0 || trouble !== null
  return privatePage(asked, { title, main, script: 'passkey' }, isWrong ? 422 : 200)
}

/** Where the link leaves it open, which office; where it names one that decides nothing, which it is. */
function officeField({ lang }: Asked, f: Fieldset, offices: readonly OfficeHeld[]): Piece {
  const [only] = offices
  if (offices.length === 1)
    return only === 'decider'
      ? null
      : html`<p class="notice"><b>${say(lang, `office.name.${only!}`)}.</b> ${say(lang, `office.does.${only!}`)}</p>`
  const options = offices.map(value => ({
    value: value as string,
    says: say(lang, `office.name.${value}`),
    more: say(lang, `office.does.${value}`),
  }))
  return f.choice('office', { label: say(lang, 'office.label'), options, value: 'decider' })
}

/** The first step: the browser has made a key. Nothing is recorded yet. */
async function keepPasskey(
  asked: Asked,
  offices: readonly OfficeHeld[],
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const id = typedIn(fields, 'id')
  const errors = await errorsIn(asked, id)
  const office = offices.length === 1 ? offices[0] : offices.find(one => one === fields.get('office'))
  if (office === undefined) errors.set('office', say(asked.lang, 'office.missing'))
  if (errors.size > 0) return askForPasskey(asked, offices, fields, errors, null)
  let key: Key
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    key = passkeyFrom(fields, 'officer', site.publicUrl, challenge)
  } catch (error) {
    return askForPasskey(asked, offices, fields, NO_ERRORS, refusalNotice(asked.lang, error))
  }
  const saying = new Saying()
  const typed = typedIn(fields, 'name').slice(0, 200)
  const name = typed === '' ? null : saying.apart(typed, 'und')
  const as = office === 'decider' ? {} : { office }
  const body = { role: 'officer', ...as, id, key, until: null, name }
  const payload = payloadOf(site, { type: roleGranted.type, call: null, body: body as never, parts: [] })
  const enrolment = {
    id,
    key,
    credential: credentialIn(fields),
    payload: toBase64(payload),
    parts: formatParts(saying.parts),
  }
  const draft = { purpose: PURPOSE, subject: '', fields: { enrolment: JSON.stringify(enrolment) } }
  const step = await newDraft(drawer, draft, site.now())
  return seeOther(asked, `/desk/enrol/${asked.params.token}?step=${step}`)
}

async function errorsIn({ lang, site }: Asked, id: string): Promise<Map<string, string>> {
  const check = new Checking()
  const isGood = idSchema.safeParse(id).success && id !== 'depositary'
  check.must('id', say(lang, id === '' ? 'empty.id' : 'wrong.id', { typed: id }), isGood)
  if (isGood) {
    const [role, party] = await site.log.store.rows([ref('roles', id), ref('parties', id)])
    check.must('id', say(lang, 'desk.idTaken', { typed: id }), role === undefined && party === undefined)
  }
  return check.errors
}

function officeIn(payload: string): OfficeHeld {
  return roleGranted.read(parseStatement(fromBase64(payload))).office ?? 'decider'
}

async function enrolmentAt({ site }: Asked, step: string): Promise<Enrolment> {
  const of = { purpose: PURPOSE, subject: '' }
  const draft = await readDraft(site.log.drawer, step, of, site.now())
  if (draft === undefined)
    throw new Refusal('link_spent', 'This enrolment is finished, or was left for too long.')
  return draftSchema.parse(JSON.parse(draft.fields.enrolment!))
}

async function askForSignature(
  asked: Asked,
  step: string,
  { credential, payload, parts }: Enrolment,
  trouble: Piece,
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, 'desk.enrolSignTitle')
  const statement = await statementToSign(asked, fromBase64(payload), parseParts(parts))
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/desk/enrol/${asked.params.token}?step=${step}`),
    payload: fromBase64(payload),
    credentials: [credential],
    button: say(lang, 'desk.enrolSign'),
    explain: html`<p class="note">${say(lang, 'desk.enrolSignNote')}</p>`,
  })
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'desk.kicker')}</p><h1>${title}</h1></section>
${part(say(lang, 'desk.enrolStep2'), html`${trouble}${statement}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}

/** The second step: depositary and passkey have signed, so the role enters the log and the officer is in. */
async function appoint(
  asked: Asked,
  { offices, signer }: Open,
  step: string,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const enrolment = await enrolmentAt(asked, step)
  const { id, key, credential } = enrolment
  const keyid = keyidOf(key)
  const payload = fromBase64(enrolment.payload)
  // A step that was begun by another link must not give more than this one does.
  if (!offices.includes(officeIn(enrolment.payload)))
    throw new Refusal('link_spent', 'This step was begun by a link for another office.')
  try {
    // Before anything is kept or the link is taken: a key that is known to everybody is not held by everybody.
    checkSession(fields, key, challengeOf(pae(payload)))
    await useLink(drawer, 'officer', params.token!, site.now(), async () => {
      const envelope = formatEnvelope(payload, [signer.sign(pae(payload)), signatureFrom(keyid, fields)])
      // Before the key is in: one that the register never comes to know opens nothing, but an officer whose passkey
      // nobody can find again would have closed the door behind them.
      const kept = { keyid, holder: id, use: 'officer' as const, transports: [], made: site.now() }
      await keepCredential(drawer, credential, kept)
      await throughTheDoor(site, { envelope, parts: parseParts(enrolment.parts) })
    })
  } catch (error) {
    return askForSignature(asked, step, enrolment, refusalNotice(asked.lang, error))
  }
  await noteAct(asked, { id }, 'signed-in')
  const cookie = await openSession(asked, { use: 'officer', holder: id, keyid })
  return seeOther(asked, '/desk?welcome=1', { 'Set-Cookie': cookie })
}
