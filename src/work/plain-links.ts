import { formatDigest } from '../core/digest.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes, type JsonObject } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { parseTime } from '../core/time.ts'
import { untilSettled } from '../people/collection.ts'
import {
  type Invitation,
  invitationAt,
  invitationHandedOut,
  type OpenInvitation,
  type Usable,
} from '../people/invitations.ts'
import { hashOfLeaf, invitationEnded, invitationMade, partyJoined } from '../register/types/invitations.ts'
import type { Change } from '../store/drawer.ts'
import { rowIn } from '../store/each-row.ts'
import { grantedKept } from './act/consequences.ts'
import { depositaryEnvelope } from './depositary-signer.ts'
import { goodInvitation, leafAt, leafOfLink } from './invitations.ts'
import { makingOf } from './inviting.ts'
import type { Registers, Workplace } from './workplace.ts'

/**
 * Links for which no officer has signed: by the depositary's own key whoever has one brings the first key of a party that
 * was admitted before. What that key signs stands in the page on which they sign. So whoever keeps a copy could post it
 * by hand when an officer has ended the link, and the law knows nothing of links: it is good for an hour, an entry ends
 * it with its link, and the server takes nothing by a link that is not good.
 */

/** From the page that hands it out; a page that stood open for longer makes it again. */
const MAKING_SECONDS = 3_600
/** Whoever loads the page again gets a new one where less than this is left. */
export const FRESH_SECONDS = MAKING_SECONDS / 2

type Joins = NonNullable<Invitation['joins']>
type Place = Parameters<typeof depositaryEnvelope>[0]

/**
 * What whoever has this link joins by: what an officer has signed, or for a party that was admitted before and has no key,
 * the word of the depositary's own key, by which `key/added` would bring that key in. Null where the party has had one:
 * two officers let the next come in. Refuses `key_absent`.
 */
export function joinsBy(
  place: Place,
  token: string,
  { invitation, until }: Pick<Usable, 'invitation' | 'until'>,
): Joins | null {
  if (invitation.joins !== undefined) return invitation.joins
  if (invitation.besideKeys === true) return null
  const leaf = leafOfLink(place, token, invitation)
  const soon = Math.min(until, place.now() + MAKING_SECONDS)
  // A tree of this one leaf: nobody else is invited by it.
  const made = depositaryEnvelope(place, makingOf({ root: formatDigest(hashOfLeaf(leaf)) }, soon))
  return { leaf, proof: { index: 0, size: 1, path: [] }, made, parts: [] }
}

/** Unix seconds until which what this statement to join brings is good. */
export function goodUntil(payload: Uint8Array): number {
  const { invitation } = partyJoined.read(parseStatement(payload))
  const made = parseStatement(parseEnvelope(formatJsonBytes(invitation as JsonObject)).payload)
  return parseTime(invitationMade.read(made).until)
}

/** Notes that whoever has the link has what the depositary's key signed. Refuses `link_spent` where it ended just now. */
export function handOut({ log, now }: Registers, token: string): Promise<void> {
  return untilSettled(async () =>
    log.drawer.apply(await invitationHandedOut(log.drawer, token, now()), now()),
  )
}

/**
 * Makes the changes by which these links end, in the commit of the entry that ends what was handed out by one. Where
 * nothing was, no entry tells of it: nobody is named before they act.
 */
export async function applyEnding(
  site: Pick<Workplace, 'log' | 'now' | 'signer' | 'record' | 'letters'>,
  ending: readonly OpenInvitation[],
  changes: readonly Change[],
  lang: string,
): Promise<void> {
  const { log, now, letters, signer } = site
  const leaves = await Promise.all(
    ending
      .filter(({ handedOut }) => handedOut === true)
      .map(async open => {
        const leaf = formatDigest(hashOfLeaf(leafAt(site, open)))
        return (await rowIn(log.store, 'invitations', leaf)) === undefined ? [leaf] : []
      }),
  )
  const [last, ...others] = leaves.flat().toReversed()
  // Without the key here the hour is soon over, and the server takes nothing by the link meanwhile.
  if (last === undefined || signer === null) return log.drawer.apply(changes, now())
  const said = { lang: letters.langOf(lang), text: letters.linkEnded(lang) }
  const envelope = (leaf: string) =>
    depositaryEnvelope(site, {
      type: invitationEnded.type,
      call: null,
      body: { leaf, reason: said },
      parts: [],
    })
  for (const leaf of others) await site.record({ envelope: envelope(leaf), parts: [] })
  await site.record({ envelope: envelope(last), parts: [], beside: changes })
}

/**
 * Changes that use up the link of whoever joins by a statement that no page of ours has sent, and what else comes of it.
 * Refuses `link_spent` and `key_unallowed` where the depositary's own key let them in and the link is not good. What an
 * officer signed the law judges alone.
 */
export async function linkOfJoining(place: Registers, statement: Statement): Promise<readonly Change[]> {
  if (statement.type !== partyJoined.type) return []
  const body = attempt(() => partyJoined.read(statement))
  if (body instanceof Refusal) return []
  const invitation = await invitationAt(place.log.drawer, body.token, place.now())
  if (invitation === undefined) return []
  const { application, joins, party } = invitation
  try {
    const { used } = await goodInvitation(place, body.token)
    const granted = application !== null && joins?.granted
    return [...used, ...(granted ? await grantedKept(place, { ...granted, application, party }) : [])]
  } catch (error) {
    if (error instanceof Refusal && joins !== undefined) return []
    throw error
  }
}
