import type { z } from 'zod'
import { fromBase64url } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import { formatTime, parseTime } from '../core/time.ts'
import type { Part } from '../log/attachments.ts'
import {
  type granted,
  type Invitation,
  invitationFor,
  MOST_INVITATION_SECONDS,
} from '../people/invitations.ts'
import { newToken } from '../people/tokens.ts'
import { type InvitationTree, invitationTree } from '../register/invitation-tree.ts'
import { type EnteringLeaf, invitationMade, type Leaf, linkOfToken } from '../register/types/invitations.ts'
import type { Composed } from './compose.ts'
import type { Workplace } from './workplace.ts'

/**
 * Invitations that no entry has. Of an organisation an officer says what its leaf says; one touch of a passkey signs the
 * root over all leaves, and each leaf then lies in the drawer under the hash of its link.
 */

type Hashing = { readonly log: Pick<Workplace['log'], 'hashed'> }

/** What an officer says of one that is invited; of one that was admitted before, nothing more. */
export type Said = Omit<EnteringLeaf, 'salt' | 'link'> | Pick<Leaf, 'call' | 'party'>

/**
 * Token and salt are made of the drawer's key and of what names this invitation and no other. So whoever prepares it,
 * falls and goes on makes the same link again, and until its letter lies in the queue no token lies anywhere.
 */
const secret = ({ log }: Hashing, ...of: readonly string[]) => log.hashed(`invitation\n${of.join('\n')}`)

export const tokenOf = (place: Hashing, of: string): string => secret(place, 'token', of)

/** Of a link that no leaf names. */
export function plainLinkFor(place: Hashing): { readonly of: string; readonly token: string } {
  const of = newToken()
  return { of, token: tokenOf(place, of) }
}

/** Of a leaf, or of words that a leaf names. */
export const saltOf = (place: Hashing, of: string) => secret(place, 'salt', of)

export const leafOf = (place: Hashing, of: string, said: Said): Leaf => ({
  ...said,
  salt: saltOf(place, of),
  link: linkOfToken(tokenOf(place, of)),
})

/** The same tree, however often it is made. */
export const treeOf = (place: Hashing, of: string, leaves: readonly Leaf[]): InvitationTree =>
  invitationTree(leaves, at => fromBase64url(secret(place, 'filling', of, String(at))))

/** What the officer's passkey signs. */
export function makingOf({ root }: Pick<InvitationTree, 'root'>, until: number): Composed {
  return { type: invitationMade.type, call: null, body: { root, until: formatTime(until) }, parts: [] }
}

/** Until when those very bytes invite, as RFC 3339 says it. Refuses any others than those of this tree. */
export function untilOf(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  payload: Uint8Array,
  root: string,
): string {
  const statement = parseStatement(payload)
  const isIt = statement.type === invitationMade.type && statement.log === log.origin
  const body = isIt ? invitationMade.read(statement) : undefined
  const ahead = body === undefined ? 0 : parseTime(body.until) - now()
  if (body?.root !== root || ahead <= 0 || ahead > MOST_INVITATION_SECONDS)
    throw new Refusal('request_malformed', 'What was signed is not this invitation as it stands now.')
  return body.until
}

interface Invited {
  readonly leaf: Leaf
  readonly proof: InvitationTree['proofs'][number]
  /** The officer's envelope. */
  readonly made: Uint8Array
  readonly until: string
  readonly parts: readonly Part[]
  /** What named it when its leaf was made. */
  readonly of: string
}

/** The application that it answers, and what of that the leaf rests on. */
export interface Answers extends z.infer<typeof granted> {
  readonly application: string
}

/** Its link, and the changes that lay it into the drawer. The link ends when the law ends the invitation. */
export function joiningLink(
  place: Hashing & Pick<Workplace, 'now'>,
  { leaf, proof, made, parts, of, until }: Invited,
  {
    answers,
    ...by
  }: Pick<Invitation, 'answerBy' | 'by' | 'person' | 'lang' | 'to'> & {
    readonly answers?: Answers
  },
) {
  const { party, call } = leaf
  const application = answers?.application ?? null
  const granted = answers && { proofs: answers.proofs, documents: answers.documents }
  const joins = { leaf, proof, made, parts, ...(granted && { granted }) }
  return invitationFor({ ...by, party, call, admitted: null, application, joins }, place.now(), {
    token: tokenOf(place, of),
    expires: parseTime(until),
  })
}
