import { fromBase64url } from '../core/bytes.ts'
import type { Digest } from '../core/digest.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import { parseTime } from '../core/time.ts'
import { type Batch, type BatchRow, isDone, lettersDigest, wishOf } from '../people/batches.ts'
import type { Named } from '../people/collection.ts'
import { bodyOfAdmission } from '../register/lists/admissions.ts'
import { ref } from '../register/rows.ts'
import { invitationMade, isEntering, type Leaf, type Proof } from '../register/types/invitations.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { Saying } from './compose.ts'
import { endingOf, inviteeOf, standingInvitations } from './invitations.ts'
import { joiningLink, leafOf, saltOf, treeOf } from './inviting.ts'
import { heldId } from './launch/held-ids.ts'
import { invitationLetter } from './letters/application.ts'
import type { Workplace } from './workplace.ts'

/**
 * Parties of a list that are invited to join, also those that were admitted before and have no key: a leaf each, under
 * one root that an officer signs with one touch.
 */

type Place = Pick<Workplace, 'log' | 'now'>

interface Invited {
  readonly leaf: Leaf
  readonly proof: Proof
  readonly parts: Saying['parts']
  readonly of: string
}

export interface InvitedByList {
  readonly root: Digest
  readonly byLine: ReadonlyMap<number, Invited>
}

/**
 * The same however often it is made of the same list: so nothing of it is kept, and a row has one link. The root binds the
 * letters too, of which the leaves say nothing to the public: each leaf has its salt from them.
 */
export function invitedByList(
  place: Place,
  { id, value: batch }: Named<Batch>,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
): InvitedByList {
  const joining = rows.filter(row => isDone(row, withDoubtful))
  const letters = lettersDigest(batch, rows, withDoubtful)
  const said = joining.map(row => {
    const { leaf, ...more } = leafOfRow(place, `${id}/${row.line}`, row)
    return { line: row.line, ...more, leaf: { ...leaf, salt: saltOf(place, `${more.of}\n${letters}`) } }
  })
  const { root, proofs } = treeOf(
    place,
    id,
    said.map(({ leaf }) => leaf),
  )
  const all = said.map(({ line, ...one }, i) => [line, { ...one, proof: proofs[i]! }] as const)
  return { root, byLine: new Map(all) }
}

/** Of a list: one that the register does not know. */
export const isNew = ({ plan }: Pick<BatchRow, 'plan'>): boolean => plan === 'admit' || plan === 'doubt'

function leafOfRow(place: Place, of: string, { plan, party, admission, person }: BatchRow) {
  if (plan === 'invite') return { leaf: leafOf(place, of, { party, call: person!.call }), parts: [], of }
  const saying = new Saying()
  const { note, nameLang } = admission!
  const said = saying.said(note, nameLang, fromBase64url(saltOf(place, `${of}/note`)))
  const { mandate, keys: _, ...facts } = bodyOfAdmission(party, admission!, said)
  // The use of the link shows it, and nobody else has.
  const held = mandate?.level === 'email' ? { ...mandate, note: null } : mandate
  const leaf = leafOf(place, of, { ...facts, mandate: held, call: person!.call })
  const bound = held?.note ? saying.parts : []
  return { leaf, parts: bound, of }
}

/** Why nobody could join by this leaf as the register stands; null where nothing is in the way. */
async function refusedIn({ log }: Place, batch: Batch, leaf: Leaf): Promise<Refusal | null> {
  if (isEntering(leaf)) {
    const { salt: _, link: _link, call: _call, ...said } = leaf
    const body = { ...said, keys: [] } as never
    const proposal = { type: partyAdmitted.type, call: null, body, by: 'depositary' } as const
    return log.door.preview({ ...proposal, signers: [batch.approved!.keyid] })
  }
  const { party } = leaf
  const [row, counted] = await log.store.rows([ref('parties', party), ref('partyKeys', party)])
  if (row?.admitted == null || row.ended !== undefined)
    return new Refusal('party_unknown', `No party ${party} that lasts was admitted here.`)
  return counted === undefined
    ? null
    : new Refusal('key_unallowed', `${party} has had a key or a signature: two officers let the next key in.`)
}

/** Refuses what was signed for another list than this one is now, and what has ended. An officer has to sign anew. */
export function requireSigned({ now }: Place, batch: Batch, { root }: InvitedByList): void {
  const signed = signedFor(batch)
  if (parseTime(signed.until) <= now() || signed.root !== root)
    throw new Refusal(
      'sign_in_needed',
      `What was signed is good until ${signed.until}, for the list as it was then. Read the list in again.`,
    )
}

const signedFor = ({ approved }: Batch) =>
  invitationMade.read(parseStatement(parseEnvelope(approved!.made!).payload))

/** The invitation of a row, and its letter. Refuses what the register would, and whoever is invited already. */
export async function joiningOf(
  site: Workplace,
  batch: Batch,
  { leaf, proof, parts, of }: Invited,
  row: BatchRow,
) {
  const { person } = row
  const { party } = leaf
  const { by, made } = batch.approved!
  const refusal = await refusedIn(site, batch, leaf)
  if (refusal !== null) throw refusal
  const { names } = await inviteeOf(site, leaf)
  const open = await standingInvitations(site, party)
  // Any other link of one that was admitted before would bring in its key alone: this one takes its place.
  if (open.some(({ joins }) => isEntering(leaf) || joins !== undefined))
    throw new Refusal('party_exists', `${party} is invited already, and that invitation is still good.`)
  const ended = await Promise.all(open.map(one => endingOf(site.log.drawer, one, site.now(), party)))
  const held = await heldId(site, party)
  if (held !== null) throw held
  const { call, name, role, email } = person!
  const lang = site.letters.langOf(person!.lang)
  const { until } = signedFor(batch)
  const wish = wishOf(batch, row)
  const answers = wish.answerBy === null ? {} : { answerBy: wish.answerBy }
  const link = joiningLink(
    site,
    { leaf, proof, made: made!, parts, of, until },
    { by, person: name, lang, to: email, ...answers },
  )
  const letter = await invitationLetter(site, {
    id: party,
    party,
    by,
    of,
    wish,
    application: { call, lang, person: { name, role, email } },
    name: names[0]!.text,
    made: link,
    leaf,
  })
  const changes = [...ended.flat(), ...link.changes, ...letter.changes]
  return { told: { link: link.link, letter: letter.id }, changes, ending: open }
}
