import { formatEnvelope } from '../../core/envelope.ts'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Colleague, colleagueEnded, colleagueOf } from '../../people/colleagues.ts'
import type { Found } from '../../people/collection.ts'
import { credentialKept } from '../../people/credentials.ts'
import {
  type Answer,
  type Asked,
  facts,
  hash,
  html,
  linkIn,
  type Markup,
  phrase,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { keyidOf } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { exactBytes } from '../sign/confirm.ts'
import { partySignature } from './acts.ts'
import { decision } from './people.ts'
import type { Representative } from './session.ts'

/**
 * A colleague has made a passkey: a signatory signs the very statement that it has signed. All that it says stands around
 * the button, so that one click and one prompt of the device do it.
 */

type Made = NonNullable<Colleague['offered']>

/** Refuses `request_malformed` where nobody has made a passkey by the link. */
function madeBy({ value: { offered } }: Found<Colleague>): Made {
  if (offered === null) throw new Refusal('request_malformed', 'Nobody has made a passkey by this link yet.')
  return offered
}

/** Among what waits for a signatory. */
export function approvalLine(asked: Asked, who: Representative, found: Found<Colleague>): Markup {
  const { lang } = asked
  const name = html`<bdi>${found.value.label}</bdi>`
  return html`<li class="asks">
    <div>
      <p class="what">${phrase(lang, 'rep.hasMade', { name })}</p>
      ${approvalForm(asked, who, found)}
      ${decision(asked, found.id, 'end', say(lang, 'rep.notTheirs'), name)}
    </div>
  </li>`
}

export function approvalForm(asked: Asked, { credentials }: Representative, found: Found<Colleague>): Markup {
  const { lang } = asked
  const { key, payload } = madeBy(found)
  const { role, label } = found.value
  const says = facts(lang, {
    'rep.as': html`<b>${say(lang, `rep.role.${role}`)}.</b> ${say(lang, `rep.may.${role}`)}`,
    'people.key': hash(keyidOf(key)),
  })
  return passkeyForm(asked, {
    action: linkIn(asked, '/representative/colleagues/decision'),
    hidden: { colleague: found.id, decision: 'approve' },
    payload,
    credentials,
    button: say(lang, 'rep.approve'),
    explain: html`${says}${remark(say(lang, 'rep.approveNote', { label }))}${exactBytes(asked, payload)}`,
  })
}

/** The answer of the signatory's own passkey, over what the new one has signed. */
export async function takeApproval(
  asked: Asked,
  who: Representative,
  found: Found<Colleague>,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const { key, credential, payload, signature } = madeBy(found)
  const own = await partySignature(asked, who, payload, fields)
  const envelope = formatEnvelope(payload, [own, JSON.parse(signature) as EnvelopeSignature])
  const made = site.now()
  const { label } = found.value
  const kept = { keyid: keyidOf(key), holder: who.party, use: 'party', transports: [], made, label } as const
  const { index } = await site.record({ envelope, parts: [] }, async () => [
    await credentialKept(site.log.drawer, credential, kept),
    ...colleagueEnded(await colleagueOf(site.log.drawer, who.party, found.id, made)),
  ])
  return seeOther(asked, `/representative?done=${index}`)
}
