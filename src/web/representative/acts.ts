import { z } from 'zod'
import { equalBytes, fromBase64, toBase64 } from '../../core/bytes.ts'
import { challengeOf, formatEnvelope, pae } from '../../core/envelope.ts'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { changeDraft, dropDraft, newDraft, readDraft } from '../../people/drafts.ts'
import { ref } from '../../register/rows.ts'
import { keyRevoked } from '../../register/types/keys.ts'
import { bodyIn, type StatementType } from '../../register/types.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { refusalNotice } from '../fields.ts'
import type { Form } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { checkSession, credentialIn, keyOfCredential, payloadIn, signatureFrom } from '../passkey/returned.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { type Composed, formatParts, parseParts, payloadOf } from '../statement/compose.ts'
import { keysInForce } from '../statement/facts.ts'
import { throughTheDoor } from '../statements.ts'
import { bytesPart, statementToSign } from '../teller/unsigned.ts'
import { type After, afterSchema, carryOut } from './after.ts'
import { opening, type Representative, requireSignatory } from './who.ts'

/**
 * An act of a party waits between the form that prepared it and the passkey that signs it. What is kept of it are its
 * exact bytes; what the page says in words is read off them.
 */
const PURPOSE = 'party act'

const actSchema = z.strictObject({
  parts: z.array(z.strictObject({ name: z.string(), bytes: z.string() })),
  after: afterSchema,
  /** The page to go back to, to change it. */
  change: z.string(),
})

interface Act {
  readonly composed: Composed
  readonly after: After
  readonly change: string
  readonly payload: Uint8Array
}

/** Keeps what a representative is about to sign, and shows it. `payload` is made now, unless a new key has signed it already. */
export async function prepareAct(
  asked: Asked,
  representative: Representative,
  composed: Composed,
  how: { readonly after: After; readonly change: string; readonly payload?: Uint8Array },
): Promise<Answer> {
  requireSignatory(representative)
  const { site } = asked
  const { party } = representative
  const { type, call, body } = composed
  bodyIn(type, { type, call, by: party, body } as never)
  const payload = how.payload ?? payloadOf(site, composed, party)
  const act = { parts: formatParts(composed.parts), after: how.after, change: how.change }
  const fields = { act: JSON.stringify(act), payload: toBase64(payload) }
  const token = await newDraft(site.log.drawer, { purpose: PURPOSE, subject: party, fields }, site.now())
  return seeOther(asked, `/representative/acts/${token}`)
}

async function actAt({ site, params }: Asked, { party }: Representative): Promise<Act> {
  const draft = await readDraft(
    site.log.drawer,
    params.token!,
    { purpose: PURPOSE, subject: party },
    site.now(),
  )
  if (draft === undefined)
    throw new Refusal(
      'link_spent',
      'This act was signed already, or was left for too long. Nothing waits here.',
    )
  const { parts, after, change } = actSchema.parse(JSON.parse(draft.fields.act!))
  const payload = fromBase64(draft.fields.payload!)
  const { type, call, body } = parseStatement(payload)
  return {
    composed: { type: type as StatementType, call, body, parts: parseParts(parts) },
    after,
    change,
    payload,
  }
}

export async function showRepresentativeAct(asked: Asked, representative: Representative): Promise<Answer> {
  return actPage(asked, representative, await actAt(asked, representative), null)
}

async function actPage(
  asked: Asked,
  representative: Representative,
  act: Act,
  trouble: Piece,
): Promise<Answer> {
  const { lang, params } = asked
  const statement = await statementToSign(asked, act.payload, act.composed.parts)
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/representative/acts/${params.token}`),
    payload: act.payload,
    credentials: representative.credentials,
    button: say(lang, 'rep.actSign'),
    second: html`<a class="btn second" href="${linkIn(asked, act.change)}">${say(lang, 'rep.actBack')}</a>`,
    explain: html`${await keysLeft(asked, act.composed)}<p class="note">${say(lang, 'rep.actNote')}</p>`,
  })
  const title = say(lang, 'rep.actTitle')
  const main = html`${opening(asked, representative, title)}
${part(say(lang, 'rep.actStatement'), html`${trouble}${statement}${form}`, { strong: true })}
${bytesPart(asked, act.payload, say(lang, 'desk.actWholeNote'))}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}

/** Whoever revokes the last key is told what that means. */
async function keysLeft(asked: Asked, { type, call, body }: Composed): Promise<Piece> {
  if (type !== keyRevoked.type) return null
  const { keyid } = keyRevoked.read({ type, call, body } as never)
  const [row] = await asked.site.log.store.rows([ref('keys', keyid)])
  const others = row === undefined ? 0 : (await keysInForce(asked.site, row.holder)) - 1
  return html`<p class="notice warn">${say(asked.lang, 'rep.keysLeft', { count: Math.max(others, 0) })}</p>`
}

/** Takes the passkey's answer to the door. What is refused there is told here, and can be signed anew. */
export async function signRepresentativeAct(
  asked: Asked,
  representative: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const act = await actAt(asked, representative)
  const { composed, payload, after } = act
  const { party } = representative
  try {
    if (!equalBytes(payloadIn(fields), payload))
      throw new Refusal(
        'seen_stale',
        'This page is older than what waits to be signed; here it is as it stands.',
      )
    const wanted = { holder: party, use: 'party' } as const
    const { key, keyid } = await keyOfCredential(asked, credentialIn(fields), wanted)
    // Before anything is kept beside the register, such as a colleague's passkey: a session alone keeps nothing.
    checkSession(fields, key, challengeOf(pae(payload)))
    const signatures: EnvelopeSignature[] = [signatureFrom(keyid, fields)]
    const answer = await carryOut(asked, representative, after, async beside => {
      const envelope = formatEnvelope(payload, [...signatures, ...beside])
      const { index } = await throughTheDoor(site, { envelope, parts: composed.parts })
      return index
    })
    await dropDraft(drawer, params.token!)
    return answer
  } catch (error) {
    const notice = refusalNotice(asked.lang, error)
    const { code } = error as Refusal
    // What a new key has signed beside cannot be made anew without it: its link is.
    if (after.is === 'let-in' || (code !== 'seen_stale' && code !== 'at_expired'))
      return actPage(asked, representative, act, notice)
    const anew = payloadOf(site, composed, party)
    await changeDraft(
      drawer,
      params.token!,
      { purpose: PURPOSE, subject: party },
      { payload: toBase64(anew) },
      site.now(),
    )
    return actPage(asked, representative, { ...act, payload: anew }, notice)
  }
}
