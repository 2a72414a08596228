import { z } from 'zod'
import { sha256 } from '#crypto'
import { toBase64url, utf8 } from '../../core/bytes.ts'
import { type Digest, formatDigest, parseDigest } from '../../core/digest.ts'
import { parseEnvelope, type UnverifiedEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes, type JsonObject } from '../../core/json.ts'
import { checkInclusion, leafHash } from '../../core/merkle.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { formatTime, parseTime } from '../../core/time.ts'
import { type Cell, type CellsOf, cellsOf } from '../cells.ts'
import { type Act, rely, statement } from '../declaration.ts'
import { bytes32, callRef, invitation, key, leafRef, party, said, time, yes } from '../kinds.ts'
import { admittedCodes, requireAdmitted } from '../party-in-force.ts'
import { countIn, requireKeyless } from '../party-keys.ts'
import { checkOf, enterCheck } from '../proofs.ts'
import { type PartyRow, type Ref, type Rows, ref } from '../rows.ts'
import { requireOwnRecord } from './calls.ts'
import { enteringCodes, enterKeys, keyidOf, keyRefs } from './keys.ts'
import { mandateCodes } from './mandates.ts'
import { enteredAs, facts, freeCodes, requireFree } from './parties.ts'
import {
  acceptanceRests,
  accepts,
  acceptsRefs,
  offeredCodes,
  putSignature,
  requireOffered,
} from './signatures.ts'

/**
 * Invitations. By `invitation/made` an officer signs a Merkle root over one leaf for each that is invited: one touch for a
 * list. Neither stands in the log, since an invitation is no fact about the invited: nobody reads of it but whoever
 * has the link. The invited one's `party/joined` brings both, and what it then does is its own: it enters the register
 * with its key and, if it likes, signs the call, in one entry. One that was admitted before, and never had a key or a
 * signature, brings in its first key so: an entry of that key alone would tell who is about to sign.
 */

/** No mailbox and no person's name: whoever joins publishes it. */
const anyLeaf = { salt: bytes32, call: callRef, party, link: invitation }

/** What an officer states of one that is to enter the register. */
const enteringLeaf = z.strictObject({
  ...anyLeaf,
  /** Of the mandate: what the officer has checked; by e-mail, what the use of the link will show; or nothing. */
  ...facts,
  /** True where the id is that of a row copied from a list, which the party takes over. */
  claims: yes,
})
export type EnteringLeaf = z.infer<typeof enteringLeaf>

/** Of one that was admitted before nothing is stated: the register says it. */
export const leaf = z.union([enteringLeaf, z.strictObject(anyLeaf)])
export type Leaf = z.infer<typeof leaf>

export const isEntering = (of: Leaf): of is EnteringLeaf => 'names' in of

/** Whether the use of its link shows that a mailbox is read: then mail alone may carry it. */
export const showsMailbox = (of: Leaf): boolean => isEntering(of) && of.mandate?.level === 'email'

/**
 * Who brings in its key. Of one that was admitted before an officer's word alone says whose the key is, as where the
 * depositary adds it: readers are told.
 */
export const broughtInBy = (of: Leaf): 'holder' | 'depositary' => (isEntering(of) ? 'holder' : 'depositary')

/** The most bytes of a leaf, as canonical JSON. */
const MOST_LEAF = 4_096

/** RFC 9162, section 2.1.1: the hash of a leaf of the tree that an officer signs. */
export const hashOfLeaf = (of: Leaf): Uint8Array => leafHash(formatJsonBytes(of))

/** The link of whoever holds this token. */
export const linkOfToken = (token: string): Digest => `sha256:${toBase64url(sha256(utf8(token)))}`

export const invitationMade = statement('invitation/made', {
  scope: 'log',
  author: 'depositary',
  body: { root: leafRef, until: time },
  reads: () => ({}),
  refuses: { invitation_alone: null },
  admit() {
    throw new Refusal('invitation_alone', 'An invitation is no entry: whoever joins by it brings it.')
  },
})

/** Of a leaf in the tree whose root the officer signed. */
export const proof = z.strictObject({
  index: z.int().min(0).max(65_535),
  size: z.int().min(1).max(65_536),
  path: z.array(leafRef).max(16),
})
export type Proof = z.infer<typeof proof>

const joins = {
  leaf,
  proof,
  invitation: z.record(z.string(), z.unknown()),
  token: bytes32,
  key,
  acceptance: z.strictObject(accepts).nullable(),
}
type Joins = z.infer<z.ZodObject<typeof joins>>

export const partyJoined = statement('party/joined', {
  scope: 'call',
  author: 'party',
  founds: 'party',
  sealable: true,
  body: joins,
  fits({ leaf }) {
    const { length } = formatJsonBytes(leaf)
    return length <= MOST_LEAF
      ? null
      : { member: 'leaf', why: `a leaf of ${length} bytes; ${MOST_LEAF} is the most` }
  },
  newKeys: body => [body.key],
  invites: ({ body, by, call }) => invitationIn(body, by, call),
  rests: ({ body, by, call }) => [
    ...(isEntering(body.leaf) ? [] : [ref('parties', by)]),
    ...(body.acceptance === null ? [] : acceptanceRests(call, body.acceptance)),
  ],
  brings: ({ body, by }) => (isEntering(body.leaf) ? [ref('parties', by)] : []),
  reads: ({ body, by, call }) => ({
    ...joiningRefs(by, body),
    invitation: invitationRef(body),
    signature: ref('signatures', call, by),
    accepted: body.acceptance === null ? [] : [acceptsRefs(call, body.acceptance)],
  }),
  refuses: {
    // What the officer signed fits neither this leaf nor this author.
    invitation_wrong: 'invitation',
    invitation_spent: 'leaf',
    invitation_expired: 'invitation',
    ...freeCodes('leaf'),
    ...admittedCodes('leaf'),
    key_unallowed: 'leaf',
    ...offeredCodes('acceptance', 'acceptance', 'acceptance'),
    ...mandateCodes,
    ...enteringCodes('key'),
  },
  admit(it) {
    const { admitted, body, by, call, callRow, rows, statement } = it
    const { acceptance, leaf } = body
    requireUntil(parseStatement(invitationOf(body).payload), admitted)
    requireUnspent(rows.invitation)
    const party = isEntering(leaf)
      ? enteringBy(leaf, requireFree(by, leaf.claims, rows, statement), it)
      : keyless(rows, statement)
    if (acceptance !== null) {
      requireOwnRecord(call, callRow.row!)
      const { number: version } = requireOffered(
        { ...it, body: acceptance, rows: rows.accepted[0]! },
        by,
        party,
      )
      putSignature(rows.signature, { ...acceptance, version, how: 'given', instrument: null }, it)
    }
    join(body, rows, it)
  },
})
type Joined = Pick<Joins, 'key' | 'leaf'>

const invitationRef = ({ leaf }: Joined): Ref<'invitations'> =>
  ref('invitations', formatDigest(hashOfLeaf(leaf)))

/** What joining changes, beside a signature. */
function joiningRefs(by: string, { key, leaf }: Joined) {
  return {
    keys: keyRefs([key]),
    party: ref('parties', by),
    partyKeys: ref('partyKeys', by),
    role: ref('roles', by),
    proof: ref('proofs', by, (isEntering(leaf) && leaf.mandate?.level) || 'email'),
    invitation: invitationRef({ key, leaf }),
  }
}

/** The party, as the leaf names it, from this entry on. */
function enteringBy(
  { salt: _, call: _call, party: _party, claims: _claims, link: _link, ...said }: EnteringLeaf,
  before: PartyRow | undefined,
  { day, index }: Pick<Act, 'day' | 'index'>,
): PartyRow {
  // Whoever uses a link that was mailed shows on that day that they read the mailbox.
  const mandate = said.mandate?.level === 'email' ? { ...said.mandate, checked: day } : said.mandate
  return enteredAs({ from: day, entry: index, ...said, mandate }, before)
}

type JoiningCells = CellsOf<ReturnType<typeof joiningRefs>>

/** The party as it was admitted, which one officer could still give its first key by `key/added`. */
function keyless(rows: Pick<JoiningCells, 'party' | 'partyKeys'>, statement: Statement): PartyRow {
  const party = requireAdmitted(rows.party)
  requireKeyless(rows.partyKeys)
  return rely(party, statement, `The party ${rows.party.ref.key}`)
}

/** Enters the key, and the party unless it was admitted before; and uses the leaf up. */
function join({ key, leaf }: Joined, rows: JoiningCells, act: Pick<Act, 'day' | 'index'>): void {
  const { day, index } = act
  countIn(rows.partyKeys, [keyidOf(key)], { index, day, bySelf: false })
  const entering = { holder: rows.party.ref.key, use: 'party', addedBy: broughtInBy(leaf) } as const
  enterKeys([key], rows.keys, entering, index)
  if (isEntering(leaf)) {
    const party = enteringBy(leaf, rows.party.row, act)
    const { mandate } = party.versions[0]!
    if (mandate !== null) enterCheck(rows.proof, checkOf(mandate, index))
    rows.party.put(party)
  }
  rows.invitation.put({ ...UNSPENT, since: index, joined: index })
}

/** What was joined under seal takes effect where it is opened. Refuses nothing: it was judged. */
export function joinOpened(statement: Statement, act: Pick<Act, 'day' | 'index'>, rows: Rows): void {
  const body = partyJoined.read(statement)
  join(body, cellsOf(joiningRefs(statement.by, body), rows), act)
}

/** Refuses `invitation_expired`. `admitted` is Unix seconds. */
export function requireUntil(made: Statement, admitted: number): void {
  const { until } = invitationMade.read(made)
  if (admitted > parseTime(until))
    throw new Refusal(
      'invitation_expired',
      `The invitation was good until ${until}; it is ${formatTime(admitted)}.`,
    )
}

const UNSPENT = { joined: null, ended: null } as const

function requireUnspent({ row }: Cell<'invitations'>): void {
  const spent = row?.joined ?? row?.ended ?? null
  if (spent !== null)
    throw new Refusal('invitation_spent', `This invitation was used or ended by entry ${spent}.`)
}

/** The officer's envelope, proven to be about this leaf, and the leaf to be about this statement. */
function invitationIn(body: Joins, by: string, call: string): UnverifiedEnvelope {
  const { leaf, proof, token } = body
  if (leaf.party !== by || leaf.call !== call)
    throw wrong(`The invitation is for ${leaf.party} and the call ${leaf.call}, not for ${by} and ${call}.`)
  if (linkOfToken(token) !== leaf.link) throw wrong('The token is not that of this invitation.')
  const envelope = invitationOf(body)
  const made = parseStatement(envelope.payload)
  if (made.type !== invitationMade.type)
    throw wrong(`An officer invites by ${invitationMade.type}, not by ${made.type}.`)
  const { root } = invitationMade.read(made)
  const path = proof.path.map(parseDigest)
  try {
    checkInclusion(path, proof.index, proof.size, hashOfLeaf(leaf), parseDigest(root))
  } catch (error) {
    throw error instanceof Refusal ? wrong(error.message) : error
  }
  return envelope
}

const invitationOf = ({ invitation }: Pick<Joins, 'invitation'>): UnverifiedEnvelope =>
  parseEnvelope(formatJsonBytes(invitation as JsonObject))

const wrong = (sentence: string) => new Refusal('invitation_wrong', sentence)

/** An officer ends one that went astray. It names nobody: the leaf has a salt. */
export const invitationEnded = statement('invitation/ended', {
  scope: 'log',
  author: 'depositary',
  switchable: false,
  body: { leaf: leafRef, reason: said },
  reads: ({ body }) => ({ invitation: ref('invitations', body.leaf) }),
  refuses: { invitation_spent: 'leaf' },
  admit({ index, rows }) {
    requireUnspent(rows.invitation)
    rows.invitation.put({ ...UNSPENT, since: index, ended: index })
  },
})

export const INVITATION_TYPES = [invitationMade, invitationEnded, partyJoined] as const
