import { equalBytes } from '../../core/bytes.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { awaitingDone } from '../../people/pending-approvals.ts'
import {
  actsWaiting,
  keepCosigned,
  type SecondAct,
  secondAct,
  withoutFirst,
} from '../../work/act/approval.ts'
import { besideAct } from '../../work/act/consequences.ts'
import { isStale, olderPage } from '../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  type Form,
  html,
  inset,
  linkButton,
  type Markup,
  notedPart,
  type Piece,
  refusalNotice,
  say,
  seeOther,
  spoken,
} from '../kit/kit.ts'
import { payloadIn } from '../passkey/answer.ts'
import { headlineUnsigned } from '../types/preview.ts'
import { partySignature, partySigns, signingForm } from './acts.ts'
import type { Representative } from './session.ts'

/**
 * What the depositary may not say of a party without it, such as that it takes over another's signature: an officer has
 * signed, and the party signs the same bytes.
 */

export async function showCosign(asked: Asked, who: Representative): Promise<Answer> {
  return cosignPage(asked, who, await named(asked, who), null)
}

/** Refuses `link_spent` for what waits for somebody else. */
async function named(asked: Asked, who: Representative): Promise<SecondAct> {
  const act = await secondAct(asked.site, asked.params.act!)
  if (act?.kept?.cosigner !== who.party)
    throw new Refusal('link_spent', 'This was recorded, was taken back, or has waited for too long.')
  return act
}

export async function takeCosign(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  const { site } = asked
  const act = await named(asked, who)
  const first = act.kept?.first ?? null
  if (first === null || !equalBytes(payloadIn(fields), act.payload))
    return cosignPage(asked, who, act, olderPage(asked))
  let own: EnvelopeSignature | undefined
  try {
    own = await partySignature(asked, who, act.payload, fields)
    const envelope = formatEnvelope(act.payload, [first.signature, own])
    const { index } = await site.record({ envelope, parts: act.composed.parts }, async () => [
      ...(await besideAct(site, { id: first.by }, act.after)),
      await awaitingDone(site.log.drawer, act.id, site.now()),
    ])
    return seeOther(asked, `/representative?done=${index}`)
  } catch (error) {
    const notice = refusalNotice(asked.lang, error)
    const { code } = error as Refusal
    // The law asks for it last: both have signed well, and another officer signs the same bytes.
    if (code === 'second_hand_missing' && own !== undefined) {
      await keepCosigned(site, act, { party: who.party, signature: own })
      return seeOther(asked, '/representative?cosigned=1')
    }
    const shown = isStale(error as Refusal) ? await withoutFirst(site, act) : act
    return cosignPage(asked, who, shown, notice)
  }
}

async function cosignPage(asked: Asked, who: Representative, act: SecondAct, trouble: Piece) {
  const { lang } = asked
  const isUnsigned = (act.kept?.first ?? null) === null
  return partySigns(asked, who, say(lang, 'rep.cosignTitle'), {
    ...act,
    note: say(lang, 'rep.cosignNote'),
    trouble,
    form: isUnsigned
      ? inset(say(lang, 'rep.cosignStale'), 'mt')
      : signingForm(asked, who, act.payload, { action: cosignPath(act), back: '/representative' }),
  })
}

function cosignPath({ id }: SecondAct) {
  return `/representative/cosign/${id}`
}

/** What waits for this party, on its own page; null where nothing does. */
export async function cosignPart(asked: Asked, who: Representative): Promise<Markup | null> {
  const { lang } = asked
  const acts = await actsWaiting(
    asked.site,
    ({ cosigner, first }) => cosigner === who.party && first !== null,
  )
  const lines = await Promise.all(
    acts.map(async act => {
      const sentence = await headlineUnsigned(asked, act.payload)
      const says = spoken(say(lang, 'rep.cosignLook'), sentence)
      return html`<li>
        <div><h3>${sentence}</h3></div>
        ${linkButton(asked, cosignPath(act), says, 'small second lead')}
      </li>`
    }),
  )
  if (lines.length === 0) return null
  return notedPart(lang, 'rep.cosign', html`<ul class="switches">${lines}</ul>`, { strong: true })
}
