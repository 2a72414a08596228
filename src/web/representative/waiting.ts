import { Refusal } from '../../core/refusal.ts'
import type { Colleague } from '../../people/colleagues.ts'
import type { Found } from '../../people/collection.ts'
import { PROOF_METHODS } from '../../people/proofs.ts'
import { recheckOf } from '../../people/rechecks.ts'
import { lastYes } from '../../register/binding-policy.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { versionOf } from '../../register/text-in-force.ts'
import { mandateNeeded } from '../../register/types/mandates.ts'
import { lyingOf } from '../../work/launch/embargo.ts'
import {
  type Asked,
  entryLink,
  howToReach,
  html,
  inLang,
  linkButton,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  part,
  pendingToday,
  phrase,
  say,
  spoken,
} from '../kit/kit.ts'
import { otherParty, type PartyRecord } from '../party/record.ts'
import { offerOf, signatoryOf } from '../sign/offer.ts'
import { askWhom } from '../sign/steps.ts'
import { approvalLine } from './approval.ts'
import { jointLines } from './commitments/joint.ts'
import { commitmentItems } from './commitments/waiting.ts'
import { mayObject } from './forms.ts'
import type { Representative } from './session.ts'

/** What an organisation has to do or may do next, first on its own page: each with the button that does it. */

interface Item {
  readonly what: Piece
  /** Of the button: where it leads, and what it says. */
  readonly act?: readonly [path: string, says: string, of: Piece]
}

interface Known {
  /** Links of colleagues: by some of them a passkey was made that is to be approved. */
  readonly open: readonly Found<Colleague>[]
  readonly contacts: number
  /** Whether its reader's key alone can still sign. */
  readonly isLast: boolean
  /** Older keys that may be lost, and still can. */
  readonly lost: number
}

/** Each as a row of a list; none where nothing waits. */
export async function waitingItems(
  asked: Asked,
  who: Representative,
  record: PartyRecord,
  { open, contacts, isLast, lost }: Known,
): Promise<Markup[]> {
  const { lang } = asked
  const { lapsed } = record.row.versions.at(-1)!
  const told: Item[] =
    lapsed === undefined
      ? []
      : [
          {
            what: html`${phrase(lang, 'rep.lapsed', { entry: entryLink(asked, lapsed) })} ${howToReach(asked)}`,
          },
        ]
  if (who.role !== 'signatory') {
    // Whoever drafts can prepare what is due; whoever reads sees that it is.
    const due = await commitmentItems(asked, who, record)
    const shown = who.role === 'drafter' ? due : due.map(({ what }) => ({ what }))
    return [...(await jointLines(asked, who)), ...[...told, ...shown].map(item => itemLine(asked, item))]
  }
  const of = async ([id, call]: readonly [string, CallRow]) =>
    onCall(asked, who, [id, call], record.signatures.find(one => one.call === id)?.row)
  const approvals = open.filter(({ value }) => value.offered !== null)
  const items: Item[] = [
    ...told,
    ...(await again(asked, who)),
    ...record.signatures.flatMap(one => ofOthers(asked, record, one)),
    ...(await Promise.all([...record.calls].map(of))).flat(),
    ...(await commitmentItems(asked, who, record)),
    ...(lost > 0 ? [{ what: html`${say(lang, 'rep.olderSigns', { count: lost })} ${askWhom(asked)}` }] : []),
    ...(isLast ? [onlyOne(asked, lost)] : []),
    ...(contacts === 0 ? [noContact(asked)] : []),
  ]
  return [
    ...approvals.map(found => approvalLine(asked, who, found)),
    ...(await jointLines(asked, who)),
    ...items.map(item => itemLine(asked, item)),
  ]
}

export function waitingPart({ lang }: Asked, items: readonly Markup[]): Markup | null {
  if (items.length === 0) return null
  return part(say(lang, 'rep.waits'), html`<ul class="switches">${items}</ul>`, { strong: true, id: 'waits' })
}

function itemLine(asked: Asked, { what, act }: Item): Markup {
  return html`<li>
    <div><p class="what">${what}</p></div>
    ${act === undefined ? null : linkButton(asked, act[0], spoken(act[1], act[2]), 'small second lead')}
  </li>`
}

/** A proof that it has to show again, as a letter has said to whoever applied for it. */
async function again(asked: Asked, { party }: Representative): Promise<Item[]> {
  const { lang, site } = asked
  const open = await Promise.all(
    PROOF_METHODS.map(method => recheckOf(site.log.drawer, party, method, site.now())),
  )
  const isAsked = open.some(
    found => found !== undefined && found.value.written !== null && !found.value.found,
  )
  return isAsked ? [{ what: html`${say(lang, 'rep.showAgain')} ${askWhom(asked)}` }] : []
}

/** What others say or change on a call that it signed, to which it may have to say something. */
function ofOthers(
  asked: Asked,
  record: PartyRecord,
  { call: id, row: signature }: PartyRecord['signatures'][number],
): Item[] {
  const { lang } = asked
  const row = record.calls.get(id)!
  const call = inLang(nameIn(row.titles, lang))
  const pending = mayObject(asked, signature, row) ? pendingToday(asked, row) : undefined
  const corrected: Item[] =
    pending === undefined
      ? []
      : [
          {
            what: phrase(lang, 'rep.mayOppose', { call, day: longDay(pending.effective, lang) }),
            act: [`/representative/new/opposition?call=${id}`, say(lang, 'rep.this.opposition'), call],
          },
        ]
  const open = (record.objections.get(id) ?? []).filter(
    ({ answered, withdrawn, carried }) => answered === null && withdrawn === null && carried === undefined,
  )
  const objected = open.map(({ by }): Item => {
    const name = otherParty(asked, record, by)
    return {
      what: phrase(lang, 'rep.mayAnswer', { name, call }),
      act: ['/representative/new/answer', say(lang, 'rep.answer'), name],
    }
  })
  return [...corrected, ...objected]
}

async function onCall(
  asked: Asked,
  who: Representative,
  [id, row]: readonly [string, CallRow],
  signature: SignatureRow | undefined,
): Promise<Item[]> {
  const { lang, site } = asked
  const isOpen = row.closed === null && row.authority.level !== 'independent' && row.text !== null
  if (!isOpen || (await lyingOf(site, id, who.party)) !== undefined) return []
  const call = inLang(nameIn(row.titles, lang))
  const sign = `/${id}/sign?party=${who.party}`
  const refused = await refusalOf(asked, id, who.party)
  if (refused?.code === 'mandate_insufficient') return [await unproven(asked, who, [id, row])]
  // What else stands in the way, such as a kind that is not invited, nobody here can mend.
  if (refused !== null && refused.code !== 'signature_exists') return []
  // Whoever has left is not asked back: the call stands below, where they can sign it again.
  if (signature?.state === 'withdrawn') return []
  if (signature?.state !== 'standing')
    return [{ what: phrase(lang, 'rep.canSign', { call }), act: [sign, say(lang, 'rep.signThis'), call] }]
  if (versionOf(signature.manifest, row) !== row.text)
    return [
      { what: phrase(lang, 'rep.canSignNewer', { call }), act: [sign, say(lang, 'rep.signThis'), call] },
    ]
  if (lastYes(signature.events)!.policy === row.policy) return []
  const accept = `/representative/new/acceptance?call=${id}`
  return [
    { what: phrase(lang, 'rep.canAccept', { call }), act: [accept, say(lang, 'rep.this.acceptance'), call] },
  ]
}

/** Why the law would not take its signature on what is offered now; null where it would. */
async function refusalOf(asked: Asked, call: string, party: string): Promise<Refusal | null> {
  const here = { ...asked, params: { ...asked.params, call } }
  try {
    await signatoryOf(here, await offerOf(here), party)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What lacks before it can sign, and where to write: no button leads to a page that says no. */
async function unproven(
  asked: Asked,
  { row: { kind } }: Representative,
  [id, row]: readonly [string, CallRow],
): Promise<Item> {
  const { lang, site } = asked
  const [rules] = await site.log.store.rows([ref('policies', id, row.policy)])
  const level = say(lang, `mandate.${mandateNeeded(rules!.policy, kind)}`)
  const call = inLang(nameIn(row.titles, lang))
  return { what: html`${phrase(lang, 'rep.canSignOnce', { call, level })} ${askWhom(asked)}` }
}

function onlyOne({ lang }: Asked, lost: number): Item {
  return {
    what: say(lang, lost > 0 ? 'rep.onlyOneLeft' : 'rep.onlyOne'),
    act: ['/representative/colleagues', say(lang, 'rep.inviteButton'), ''],
  }
}

function noContact({ lang }: Asked): Item {
  return {
    what: say(lang, 'contacts.count', { count: 0 }),
    act: ['/representative/contacts', say(lang, 'rep.addContact'), ''],
  }
}
