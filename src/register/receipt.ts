import { type Checkpoint, openCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey, requireQuorum } from '../core/cosignature.ts'
import { type Digest, digestOf } from '../core/digest.ts'
import { checkJointInclusion } from '../core/joint-proof.ts'
import { thumbprint } from '../core/keys.ts'
import { leafHash } from '../core/merkle.ts'
import { parseLogVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { checkWords, wordsDigest } from '../core/words.ts'
import { showsTexts } from './dependencies.ts'
import { commitmentOf, parseDisclosure, type SaltedDisclosure } from './disclosure.ts'
import { isKeptByIssuer } from './kept-by-issuer.ts'
import type { Localised } from './kinds.ts'
import type { VerifiedStatement } from './law.ts'
import { bodyIn, type Chain, keyIn, openChain } from './receipt-chain.ts'
import { notProvenBy, provenBy } from './receipt-facts.ts'
import type {
  Acceptance,
  AcceptedRules,
  CheckedKey,
  CheckedPerson,
  CheckedReceipt,
  CheckedText,
  Findings,
  Trust,
} from './receipt-findings.ts'
import { parseReceipt, type SaltedWords } from './receipt-format.ts'
import { ref } from './rows.ts'
import { parseSealedFile, unverifiedStatementIn } from './sealed-file.ts'
import { callOpened, policyChanged } from './types/calls.ts'
import { callClaimed } from './types/conveners.ts'
import { textCorrected } from './types/corrections.ts'
import { established } from './types/depositary.ts'
import { isEntering, partyJoined } from './types/invitations.ts'
import { partyAdmitted } from './types/parties.ts'
import { personSigned } from './types/persons.ts'
import { statementSealed } from './types/sealed.ts'
import { policyAccepted, signatureDeposited, signatureGiven } from './types/signatures.ts'
import { textPublished, textTranslated } from './types/texts.ts'
import { LAWS } from './types.ts'

type ReceiptStep = 'log' | 'witnesses' | 'tree' | 'chain' | 'texts'

/**
 * Checks a receipt, without the log and its server, in the order of spec/receipt.md:
 *
 *   1. it is a receipt, in its only form
 *   2. its checkpoint is signed by the log that you trust
 *   3. as many of your witnesses as you ask for have cosigned it
 *   4. every entry is in the tree of that checkpoint
 *   5. every entry is signed by its author, with keys that earlier entries brought in: the depositary's from entry 0,
 *      an officer's granted by the depositary, a party's with its admission or added later; and the entries are those
 *      that the last one rests on, no fewer and no more
 *   6. the texts, carried or brought, are those of the entries
 *   7. so are the words, with their salt; and the disclosure of a person is that of the last entry's commitment
 *   8. what was kept of a seal is what its entry has sealed
 *
 * Refuses with the code of what is wrong. `begin` is told when each of the steps 2 to 6 begins, with the checkpoint, or
 * null before it holds.
 */
export function checkReceipt(
  bytes: Uint8Array,
  trust: Trust,
  laws = LAWS,
  begin: (step: ReceiptStep, signed: Checkpoint | null) => void = () => undefined,
): CheckedReceipt {
  const receipt = parseReceipt(bytes)
  begin('log', null)
  const checkpoint = openCheckpoint(receipt.checkpoint, parseLogVkey(trust.vkey))
  begin('witnesses', checkpoint)
  const cosignatures = openCosignatures(receipt.checkpoint, (trust.witnesses ?? []).map(parseWitnessVkey))
  requireQuorum(cosignatures, trust.quorum ?? 0)
  begin('tree', checkpoint)
  const leaves = receipt.entries.map(({ index, bytes }) => ({ index, hash: leafHash(bytes) }))
  checkJointInclusion(receipt.proof, leaves, checkpoint.size, checkpoint.root)
  begin('chain', checkpoint)
  const chain = openChain(receipt.entries, checkpoint.origin, laws)
  begin('texts', checkpoint)
  const published = textsOf(chain, [...receipt.texts, ...(trust.texts ?? [])])
  const words = wordsOf(chain, receipt.words)
  const person = personIn(chain, published, receipt.person)
  const texts = readBy(person, published)

  const { origin, size } = checkpoint
  const depositary = bodyIn(chain.links[0]!.verified, established)?.names ?? null
  const { index, admitted, verified } = chain.links.at(-1)!
  const signers = [...(verified.enclosed?.signers ?? []), ...verified.signers]
  const found: Findings = {
    log: { origin, size, depositary },
    index,
    admitted,
    statement: verified.statement,
    entries: chain.links.map(({ index, admitted, verified: { statement } }) => ({
      index,
      type: statement.type,
      admitted,
    })),
    call: callIn(chain, depositary),
    party: partyIn(chain),
    signers: signers.map(keyid => signerIn(chain, keyid)),
    acceptance: acceptanceIn(chain),
    person,
    rules: rulesIn(chain),
    texts,
    words,
    seal: sealIn(chain, trust.sealed),
    cosigners: cosignatures.map(({ witness, time }) => ({ name: witness.name, time: formatTime(time) })),
  }
  return { ...found, proven: provenBy(found), notProven: notProvenBy(found) }
}

/** What the last entry says; if it opens a seal, what was sealed. */
function subjectOf(chain: Chain): VerifiedStatement {
  const { verified } = chain.links.at(-1)!
  return verified.enclosed ?? verified
}

function signerIn(chain: Chain, keyid: string): CheckedKey {
  const last = chain.links.at(-1)!
  const { recoveredBy } = last.verified.bound
  if (recoveredBy !== null && thumbprint(recoveredBy.jwk) === keyid)
    return {
      keyid,
      use: 'recovery',
      holder: 'depositary',
      rpId: null,
      entry: last.index,
      addedBy: 'holder',
    }
  const { key, holder, added, addedBy } = keyIn(chain, keyid)
  return { keyid, use: key.use, holder, rpId: key.rpId ?? null, entry: added, addedBy }
}

function callIn(chain: Chain, depositary: Localised | null): CheckedReceipt['call'] {
  const { call } = subjectOf(chain).statement
  if (call === null) return null
  const link = chain.linkOf(ref('calls', call))
  const claim = bodyIn(link.verified, callClaimed)
  const opening = chain.links.find(
    ({ verified: { statement } }) => statement.type === callOpened.type && statement.call === call,
  )!
  const opened = bodyIn(opening.verified, callOpened)!
  const issued = claim ?? opened
  return {
    id: call,
    titles: opened.titles,
    authority: issued.authority,
    keptByIssuer: isKeptByIssuer(issued, depositary),
    entry: link.index,
  }
}

/** The party whose statement it is, or whom the depositary's statement is about. */
function partyIn(chain: Chain): CheckedReceipt['party'] {
  const { statement, bound } = subjectOf(chain)
  const author = statement.by === 'depositary' ? [] : [ref('parties', statement.by)]
  const about = [...author, ...bound.rests, ...bound.brings].find(({ table }) => table === 'parties')
  if (about === undefined) return null
  const { index: entry, verified } = chain.linkOf(about)
  const leaf = joinedIn(verified.enclosed ?? verified)?.leaf
  const entering = leaf !== undefined && isEntering(leaf) ? leaf : undefined
  const { party, names, kind, country, mandate } = entering ?? bodyIn(verified, partyAdmitted)!
  return { id: party, names, kind, country, mandate, invited: entering !== undefined, entry }
}

const joinedIn = (verified: VerifiedStatement) => bodyIn(verified, partyJoined)

function acceptanceIn(chain: Chain): Acceptance | null {
  const subject = subjectOf(chain)
  const given = bodyIn(subject, signatureGiven) ?? joinedIn(subject)?.acceptance ?? undefined
  const deposited = bodyIn(subject, signatureDeposited)
  const body = given ?? deposited
  if (body === undefined) return null
  const { manifest, policy, reservation, declaration } = body
  return {
    how: given === undefined ? 'deposited' : 'given',
    manifest,
    policy: policyIn(chain, policy),
    reservation,
    declaration,
    instrument: deposited?.instrument ?? null,
  }
}

/** What a party accepts, whoever records it. */
function rulesIn(chain: Chain): AcceptedRules | null {
  const subject = subjectOf(chain)
  const accepted =
    bodyIn(subject, signatureGiven) ??
    joinedIn(subject)?.acceptance ??
    bodyIn(subject, signatureDeposited) ??
    bodyIn(subject, policyAccepted)
  if (accepted === undefined) return null
  const { digest, entry, policy } = policyIn(chain, accepted.policy)
  const { admitted, verified } = chain.links.find(({ index }) => index === entry)!
  const number = verified.statement.type === callOpened.type ? 1 : null
  return { digest, entry, day: admitted.slice(0, 10), number, noticeDays: policy.noticeDays }
}

/** A policy of the call that the subject names. */
function policyIn(chain: Chain, digest: Digest): Acceptance['policy'] {
  const { index, verified } = chain.linkOf(ref('policies', subjectOf(chain).statement.call!, digest))
  const stated =
    bodyIn(verified, callOpened) ?? bodyIn(verified, callClaimed) ?? bodyIn(verified, policyChanged)
  return { digest, policy: stated!.policy, entry: index }
}

/** The person whom the last entry counts. Refuses `person_wrong` for a disclosure that is not of that entry. */
function personIn(
  chain: Chain,
  texts: readonly CheckedText[],
  carried: SaltedDisclosure | undefined,
): CheckedPerson | null {
  const subject = subjectOf(chain)
  const { call, log } = subject.statement
  const body = bodyIn(subject, personSigned)
  if (body === undefined) {
    if (carried === undefined) return null
    throw new Refusal('person_wrong', 'The receipt discloses a person, and is of no signature of one.')
  }
  const { commitment, manifest, policy } = body
  const counted = { commitment, manifest, policy: policyIn(chain, policy) }
  if (carried === undefined) return { ...counted, disclosure: null }
  if (commitmentOf(carried) !== commitment)
    throw new Refusal(
      'person_wrong',
      `This disclosure and this salt do not give the commitment ${commitment}.`,
    )
  const disclosure = parseDisclosure(carried.disclosure)
  const bound = { log, call, manifest, policy }
  for (const member of ['log', 'call', 'manifest', 'policy'] as const)
    if (disclosure[member] !== bound[member])
      throw new Refusal(
        'person_wrong',
        `The disclosure names the ${member} ${disclosure[member]}, the entry ${bound[member]}.`,
      )
  const { read } = disclosure
  const shown = texts.find(text => text.lang === read.lang)
  if (shown !== undefined && shown.digest !== read.digest)
    throw new Refusal(
      'person_wrong',
      `The disclosure names the text ${read.digest} in ${read.lang}; the one published is ${shown.digest}.`,
    )
  return { ...counted, disclosure }
}

/** Only the disclosure tells which language a person was shown. */
function readBy(person: CheckedPerson | null, texts: readonly CheckedText[]): readonly CheckedText[] {
  const read = person?.disclosure?.read
  return read === undefined ? texts : texts.map(text => ({ ...text, read: text.lang === read.lang }))
}

/** The seal that the last entry is, or that it opens. `kept` is the file of whoever sealed it: it shows the statement. */
function sealIn(chain: Chain, kept: Uint8Array | undefined): CheckedReceipt['seal'] {
  const last = chain.links.at(-1)!
  const { encloses } = last.verified.bound
  const link = encloses === null ? last : chain.linkOf(encloses.seal)
  const body = bodyIn(link.verified, statementSealed)
  const file = kept === undefined ? undefined : parseSealedFile(kept)
  if (file !== undefined && file.commitment !== body?.commitment)
    throw new Refusal('sealed_wrong', 'What was kept is not what the entry of this receipt has sealed.')
  if (body === undefined) return null
  const held = file === undefined ? null : unverifiedStatementIn(file)
  const statement = last.verified.enclosed?.statement ?? held
  return { ...body, entry: link.index, admitted: link.admitted, open: encloses !== null, statement }
}

/** Every text that the entries bind, each with its bytes if they are here. Refuses `text_wrong` for any other text. */
function textsOf(chain: Chain, brought: readonly Uint8Array[]): CheckedText[] {
  const subject = subjectOf(chain)
  const accepted = bodyIn(subject, signatureGiven) ?? bodyIn(subject, signatureDeposited)
  const read = (accepted ?? joinedIn(subject)?.acceptance)?.read
  const bytesOf = new Map(brought.map(bytes => [digestOf(bytes), bytes]))
  const all = chain.links.map(({ verified }) => verified)
  const texts = chain.links.flatMap(({ index, verified }) => {
    const translated = bodyIn(verified, textTranslated)
    const published =
      bodyIn(verified, textPublished) ?? bodyIn(verified, textCorrected) ?? bodyIn(verified, callOpened)
    const bound = published?.manifest?.texts ?? (translated ? [translated.text] : [])
    return (showsTexts(verified, all) ? bound : []).map(text => {
      const bytes = bytesOf.get(text.digest) ?? null
      return { ...text, entry: index, read: read?.includes(text.lang) ?? null, bytes }
    })
  })
  for (const [digest, { length }] of bytesOf)
    if (!texts.some(text => text.digest === digest && text.length === length))
      throw new Refusal(
        'text_wrong',
        `A text of ${length} bytes has the digest ${digest}; the receipt is about ${listed(texts)}.`,
      )
  return texts
}

function listed(texts: readonly CheckedText[]): string {
  return texts.map(({ lang, digest }) => `${digest} (${lang})`).join(', ') || 'no text'
}

function wordsOf(chain: Chain, carried: readonly SaltedWords[]): CheckedReceipt['words'] {
  const references = chain.links.flatMap(link => link.verified.words)
  return carried.map(({ bytes, salt }) => {
    const digest = wordsDigest(bytes, salt)
    const reference = references.find(one => one.digest === digest)
    if (reference === undefined)
      throw new Refusal('words_wrong', `No entry of the receipt binds the words with the digest ${digest}.`)
    checkWords(bytes, salt, reference)
    return { reference, bytes }
  })
}
