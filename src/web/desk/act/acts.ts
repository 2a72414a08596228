import { z } from 'zod'
import { equalBytes, fromBase64, toBase64, toBase64url } from '../../../core/bytes.ts'
import { identityOf } from '../../../core/envelope.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { changeDraft, dropDraft, newDraft, readDraft } from '../../../people/drafts.ts'
import { hashOfToken } from '../../../people/tokens.ts'
import { bodyIn, declarationOf, type StatementType } from '../../../register/types.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { refusalNotice } from '../../fields.ts'
import type { Form } from '../../form.ts'
import { linkIn, withMore } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { passkeyForm } from '../../passkey/ceremony.ts'
import { credentialIn, keyidOfCredential, payloadIn, signedBy } from '../../passkey/returned.ts'
import { seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { type Composed, formatParts, parseParts, payloadOf } from '../../statement/compose.ts'
import { partyName } from '../../statement/facts.ts'
import { throughTheDoor } from '../../statements.ts'
import { draftTyped, type Officer } from '../officer/officer.ts'
import { type After, afterSchema, carryOut } from './after.ts'
import { awaitHand, awaitSecond, cosignerFor, cosignerOf, olderPage } from './second-kept.ts'
import { statementShown } from './statement-shown.ts'
import { actWarnings } from './warnings.ts'

/**
 * An act of an officer waits between the form that prepared it and the passkey that signs it. What is kept of it are its
 * exact bytes, and no second account of them: what the page says in words is read off what is signed and posted.
 */
const PURPOSE = 'desk act'

const actSchema = z.strictObject({
  parts: z.array(z.strictObject({ name: z.string(), bytes: z.string() })),
  after: afterSchema,
  /** Where the officer goes on once it is recorded. */
  back: z.string(),
  /** The form that it came from, with what was typed. */
  change: z.string(),
})

interface Act {
  readonly composed: Composed
  readonly after: After
  readonly back: string
  readonly change: string
  readonly payload: Uint8Array
}

/** Keeps what an officer is about to sign, and shows it in words. Refuses `body_malformed`, before a passkey is asked for. */
export async function prepareAct(
  asked: Asked,
  officer: Officer,
  composed: Composed,
  {
    after,
    back,
    from,
    fields: typed,
  }: {
    readonly after: After
    readonly back: string
    /** The path of the form, and what was typed there: it is filled in again for whoever goes back. */
    readonly from: string
    readonly fields: URLSearchParams
  },
): Promise<Answer> {
  const { site } = asked
  const { type, call, body } = composed
  bodyIn(type, { type, call, by: 'depositary', body } as never)
  const payload = payloadOf(site, composed)
  const change = withMore(from, `typed=${await draftTyped(asked, officer.id, typed)}`)
  const act = { parts: formatParts(composed.parts), after, back, change }
  const fields = { act: JSON.stringify(act), payload: toBase64(payload) }
  const draft = { purpose: PURPOSE, subject: officer.id, fields }
  const token = await newDraft(site.log.drawer, draft, site.now())
  return seeOther(asked, `/desk/acts/${token}`)
}

async function actAt({ site, params }: Asked, officer: Officer): Promise<Act> {
  const of = { purpose: PURPOSE, subject: officer.id }
  const draft = await readDraft(site.log.drawer, params.token!, of, site.now())
  if (draft === undefined)
    throw new Refusal(
      'link_spent',
      'This act was signed already, or was left for too long. Nothing waits here.',
    )
  const { parts, after, back, change } = actSchema.parse(JSON.parse(draft.fields.act!))
  const payload = fromBase64(draft.fields.payload!)
  const { type, call, body } = parseStatement(payload)
  const composed = { type: type as StatementType, call, body, parts: parseParts(parts) }
  return { composed, after, back, change, payload }
}

/** What is about to be signed, in words and in whole, with the form that the passkey answers. */
export async function showAct(asked: Asked, officer: Officer): Promise<Answer> {
  return actPage(asked, officer, await actAt(asked, officer), null)
}

async function actPage(
  asked: Asked,
  officer: Officer,
  act: Act,
  trouble: Piece,
  /** Where to go instead, if it is to be signed no more. */
  over: 'back' | 'change' | null = null,
): Promise<Answer> {
  const { lang } = asked
  const { composed, payload } = act
  const action = linkIn(asked, `/desk/acts/${asked.params.token}`)
  const change = html`<a class="btn second" href="${linkIn(asked, act.change)}">${say(lang, 'desk.actChange')}</a>`
  const form = over
    ? html`<div class="actions"><a class="btn" href="${linkIn(asked, act[over])}">${say(lang, over === 'back' ? 'desk.back' : 'desk.actChange')}</a></div>`
    : !mayCome(officer, 'deskActSigned')
      ? html`<form class="form" method="post" action="${action}"><input type="hidden" name="do" value="submit">${await actWarnings(asked, officer, composed, act.after)}<p class="note">${say(lang, 'office.submitNote')}</p><div class="actions"><button class="btn">${say(lang, 'office.submit')}</button>${change}</div></form>`
      : passkeyForm(asked, {
          action,
          payload,
          credentials: officer.credentials,
          button: say(lang, 'desk.actSign'),
          second: change,
          explain: html`${await actWarnings(asked, officer, composed, act.after)}<p class="note">${say(lang, 'desk.actNote')}${await othersAsked(asked, composed)}</p>`,
        })
  return statementShown(asked, officer, {
    title: say(lang, mayCome(officer, 'deskActSigned') ? 'desk.actTitle' : 'office.actTitle'),
    composed,
    payload,
    trouble,
    form,
  })
}

/** Who has to sign it too: another officer, a party, or both. */
async function othersAsked(asked: Asked, composed: Composed): Promise<Piece> {
  const { lang } = asked
  const party = cosignerOf(composed)
  const asksSecond = await asked.site.log.door.asksSecond({ ...composed, by: 'depositary' })
  return html`${asksSecond ? ` ${say(lang, 'second.asked')}` : null}${party === null ? null : ` ${say(lang, 'second.askedParty', { party: await partyName(asked, party) })}`}`
}

/**
 * Takes the passkey's answer to the door. What is refused there is told here, and can be signed anew. Whoever only
 * prepares lays it before those who decide instead.
 */
export async function signAct(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const token = params.token!
  const act = await actAt(asked, officer)
  const { composed, payload, back } = act
  if (fields.get('do') === 'submit') {
    const answer = await awaitHand(asked, officer, act)
    await dropDraft(drawer, token)
    return answer
  }
  if (!equalBytes(payloadIn(fields), payload)) return actPage(asked, officer, act, olderPage(asked))
  try {
    const credential = credentialIn(fields)
    const keyid = await keyidOfCredential(asked, credential, { holder: officer.id, use: 'officer' })
    const envelope = signedBy(payload, keyid, fields)
    const statement = toBase64url(identityOf(payload))
    const carried = { what: act.after, act: hashOfToken(token)!, statement, back }
    const answer = await carryOut(asked, officer, carried, async () => {
      const { index } = await throughTheDoor(site, { envelope, parts: composed.parts })
      return index
    })
    // Last: if this breaks off, the same bytes are posted again, recorded once, and what follows is made up for.
    await dropDraft(drawer, token)
    return answer
  } catch (error) {
    const notice = refusalNotice(asked.lang, error)
    const { code } = error as Refusal
    // The law asks for it last, so nothing else is amiss: what is signed here waits for another hand.
    if (code === 'second_hand_missing' || code === 'cosigner_missing') {
      const { after } = act
      const waiting = await awaitSecond(
        asked,
        officer,
        { composed, payload, after },
        fields,
        cosignerFor(composed, code),
      )
      await dropDraft(drawer, token)
      return waiting
    }
    if (code !== 'seen_stale' && code !== 'at_expired')
      return actPage(asked, officer, act, notice, code === 'application_decided' ? 'back' : null)
    if (declarationOf(composed.type).saysAll) return actPage(asked, officer, act, notice, 'change')
    // Nothing that was signed is sent again: a statement that came too late is dated and signed anew.
    const anew = payloadOf(site, composed)
    const of = { purpose: PURPOSE, subject: officer.id }
    await changeDraft(drawer, token, of, { payload: toBase64(anew) }, site.now())
    return actPage(asked, officer, { ...act, payload: anew }, notice)
  }
}
