/**
 * Receipts in which one thing is wrong: for each check that step 5 of ../receipt.md names, and for the steps 7 to 9. The log
 * under each is that of a depositary that judges nothing. Each story is told twice, the second time with that one thing put
 * right: then the receipt is good. So whoever leaves the check out takes a forgery for good.
 */
import { type Key, keyDigest, newSigner, type Signer } from '../../src/core/keys.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  ESTABLISHED,
  facts,
  harbour,
  INVITING,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  POLICY,
  POLICY_DIGEST,
  said,
  WORDS,
} from '../../test/harbour.ts'
import { invite, leafOf, UNTIL } from '../../test/inviting.ts'
import { MemoryLog, partyKey, recoveryKey, type Saying, seedOf } from '../../test/memory-log.ts'
import { HOUR, type Kept, keep, opening } from '../../test/sealing.ts'
import { base64, digest, hashFor, jcs, ORIGIN, sha256 } from './making.ts'

export interface Forgery {
  readonly what: string
  readonly is: string
  readonly receipt: string
  /** The same without what is wrong; `what` it then is, where that is worth a case of its own. */
  readonly mended: { readonly what: string | undefined; readonly receipt: string }
}

/** The entries of the receipt by index, the last being the one that it is of, and what lies beside them. */
interface Told {
  readonly entries: readonly number[]
  readonly texts?: readonly string[]
  readonly words?: readonly { readonly text: string; readonly salt: Uint8Array }[]
  readonly person?: object
}
type Tell = (log: MemoryLog, wrong: boolean) => readonly number[] | Told
type Story = readonly [what: string, is: string, tell: Tell, mended?: string]

const [key, other, fresh] = [partyKey('northhaven'), partyKey('eastport'), partyKey('northhaven, fresh')]
const officer = newSigner('officer', seedOf('the officer'))
const reader = newSigner('officer', seedOf('an officer who reads'))
const nextKey = newSigner('depositary', seedOf('the next key of the depositary'))
const nextRecovery = newSigner('recovery', seedOf('the next recovery key'))
const reason = said('As the story goes.')
const salt = sha256('a salt')

/** The same key, said to be for another use. */
const used = (signer: Signer, use: Key['use']): Signer => ({ ...signer, key: { ...signer.key, use } })

// In the harbour entry 0 founds the log, 1 opens the call, 2 publishes its text.
const northhaven = (log: MemoryLog) => admitParty(log, 'northhaven', [key])
const eastport = (log: MemoryLog) => admitParty(log, 'eastport', [other])
const signs = (log: MemoryLog, saying: Saying = {}, body: object = {}) =>
  log.smuggle('signature/given', { ...ACCEPTS, ...body }, { by: 'northhaven', call: ACCORD, signers: [key], ...saying })
const admits = (log: MemoryLog, keys: readonly Signer[], signers: readonly Signer[], party = 'northhaven') =>
  log.smuggle('party/admitted', { party, ...facts(party), keys: keys.map(one => one.key), claims: false }, { signers })
const grants = (log: MemoryLog, one: Signer, by: readonly Signer[], id = 'officer-1', office: object = {}) =>
  log.smuggle('role/granted', { role: 'officer', id, key: one.key, until: null, name: null, ...office }, { signers: [...by, one] })
const adds = (log: MemoryLog, one: Signer, saying: Saying, body: object = {}) =>
  log.smuggle('key/added', { holder: 'northhaven', key: one.key, reason, ...body }, saying)
const publishes = (log: MemoryLog, manifest: object, call = ACCORD) => log.smuggle('text/published', { manifest, supersedes: null }, { call })
const changesKeys = (log: MemoryLog, body: object, signers: readonly Signer[]) =>
  log.smuggle('depositary/key-changed', { keys: [], revokes: [], reason, ...body }, { signers })
const range = (to: number) => Array.from({ length: to + 1 }, (_, index) => index)

// ---- what every entry is asked

const FORMS: Story[] = [
  ['a type that nobody knows', 'type_unknown', (log, wrong) => {
    const by = { by: 'northhaven', call: ACCORD, signers: [key] }
    return [...range(2), northhaven(log), log.smuggle(wrong ? 'signature/dreamt' : 'signature/given', ACCEPTS, by)]
  }],
  ['a type of the log that names a call', 'statement_malformed', (log, wrong) => {
    const party = northhaven(log)
    const suspends = { by: 'northhaven', call: wrong ? ACCORD : null, signers: [key] }
    return [0, ...(wrong ? [1] : []), party, log.smuggle('key/suspended', { party: 'northhaven', reason }, suspends)]
  }],
  ['a body with a member more', 'body_malformed', (log, wrong) => [...range(2), northhaven(log), signs(log, {}, wrong ? { more: 1 } : {})]],
]

const PLACES: Story[] = [
  ['a statement for another log', 'log_wrong', (log, wrong) => [...range(2), northhaven(log), signs(log, wrong ? { log: 'other.example/log' } : {})]],
  ['a depositary that is established by a later entry', 'receipt_malformed', (log, wrong) =>
    [wrong ? log.smuggle('depositary/established', ESTABLISHED(log)) : 0]],
  ['an author who has seen the entry itself', 'seen_ahead', (log, wrong) => {
    const party = northhaven(log)
    return [...range(2), party, signs(log, { seen: { ...log.seen(), size: party + (wrong ? 2 : 1) } })]
  }, 'an author who has seen all entries before it'],
  ['an entry that is dated before the one before', 'admitted_decreasing', (log, wrong) => {
    const party = northhaven(log)
    if (wrong) log.now = '2025-12-31T23:59:59Z'
    return [...range(2), party, signs(log)]
  }],
]

const RESTS: Story[] = [
  ['a text under a call that comes after it', 'receipt_incomplete', (log, wrong) => {
    const open = () => log.smuggle('call/opened', OPENED, { call: 'late-accord' })
    const publish = () => publishes(log, MANIFEST, 'late-accord')
    const first = wrong ? publish() : open()
    const second = wrong ? open() : publish()
    return [0, first, second, northhaven(log), signs(log, { call: 'late-accord' })]
  }],
  ['a language that nobody added to the text', 'receipt_incomplete', (log, wrong) =>
    [...range(2), northhaven(log), signs(log, {}, { read: wrong ? ['en', 'xx'] : ['en'] })]],
  ['a policy that nobody stated', 'receipt_incomplete', (log, wrong) =>
    [...range(2), northhaven(log), signs(log, {}, { policy: wrong ? policyDigest(INVITING) : POLICY_DIGEST })]],
  ['a text of another call', 'receipt_incomplete', (log, wrong) => {
    const call = log.smuggle('call/opened', OPENED, { call: 'other-accord' })
    const party = northhaven(log)
    return wrong ? [...range(2), call, party, signs(log, { call: 'other-accord' })] : [...range(2), party, signs(log)]
  }],
]

const SIGNERS: Story[] = [
  ['a second signature with a bit turned', 'signature_invalid', (log, wrong) => [0, admits(log, [key], [log.depositary, wrong ? turned(key) : key])]],
  ['what a party says, said by the depositary', 'author_wrong', (log, wrong) => {
    const party = northhaven(log)
    return wrong ? [...range(2), signs(log, { by: 'depositary', signers: [log.depositary] })] : [...range(2), party, signs(log)]
  }],
  ['what the depositary says, said by a party', 'author_wrong', (log, wrong) => {
    const party = northhaven(log)
    const changes = (saying: Saying) => log.smuggle('call/policy-changed', { policy: INVITING, reason }, { call: ACCORD, ...saying })
    return wrong ? [0, 1, party, changes({ by: 'northhaven', signers: [key] })] : [0, 1, changes({})]
  }],
  ['a key that is brought twice', 'key_known', (log, wrong) => [0, admits(log, wrong ? [key, key] : [key], [log.depositary, key])]],
  ['a key that its party has, brought again', 'key_known', (log, wrong) =>
    [0, northhaven(log), adds(log, wrong ? key : fresh, { by: 'northhaven', signers: wrong ? [key] : [key, fresh] })]],
  ['a new key that has not signed', 'key_unproven', (log, wrong) => [0, admits(log, [key], [log.depositary, ...(wrong ? [] : [key])])]],
  ['an officer who grants an office', 'key_use_wrong', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    return wrong ? [0, office, grants(log, reader, [officer], 'officer-2')] : [0, grants(log, reader, [log.depositary], 'officer-2')]
  }],
  ['a party that speaks for the depositary', 'signer_unexpected', (log, wrong) => {
    const party = eastport(log)
    return wrong ? [0, party, admits(log, [key], [other, key])] : [0, admits(log, [key], [log.depositary, key])]
  }],
  ['the key of another party beside the author’s', 'signer_unexpected', (log, wrong) => {
    const parties = [northhaven(log), eastport(log)]
    return wrong ? [...range(2), ...parties, signs(log, { signers: [key, other] })] : [...range(2), parties[0]!, signs(log)]
  }],
  ['a cosigner who is not asked for', 'signer_unexpected', (log, wrong) => {
    const parties = [northhaven(log), eastport(log)]
    const updates = { party: 'northhaven', ...facts('Northhaven'), reason }
    const index = log.smuggle('party/updated', updates, { signers: [log.depositary, ...(wrong ? [key, other] : [key])] })
    return [0, ...parties.slice(0, wrong ? 2 : 1), index]
  }, 'a cosigner who is asked for'],
  ['a key of the party for which it reads', 'key_role_wrong', (log, wrong) => roleOf(log, wrong ? 'reader' : null)],
  ['a key of the party for which it drafts', 'key_role_wrong', (log, wrong) => roleOf(log, wrong ? 'drafter' : null)],
  ['an officer who reads', 'key_role_wrong', (log, wrong) =>
    [0, grants(log, reader, [log.depositary], 'officer-1', wrong ? { office: 'reader' } : {}), admits(log, [key], [reader, key])]],
  ['an officer who reads, beside the depositary', 'key_role_wrong', (log, wrong) =>
    [0, grants(log, reader, [log.depositary], 'officer-1', wrong ? { office: 'reader' } : {}), admits(log, [key], [log.depositary, reader, key])]],
  ['an author who has not seen the key come in', 'seen_stale', (log, wrong) => {
    const party = northhaven(log)
    return [...range(2), party, signs(log, { seen: log.seen(wrong ? party : party + 1) })]
  }, 'an author who has seen the key come in last'],
  ['an officer who has not seen their office', 'seen_stale', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    const body = { party: 'northhaven', ...facts('northhaven'), keys: [], claims: false }
    return [0, office, log.smuggle('party/admitted', body, { signers: [officer], seen: log.seen(wrong ? office : office + 1) })]
  }],
  ['an admission that the admitted alone has signed', 'signer_missing', (log, wrong) => [0, admits(log, [key], [...(wrong ? [] : [log.depositary]), key])]],
  ['a recovery key that another has followed', 'recovery_wrong', (log, wrong) =>
    recovers(log, wrong ? { recovery: keyDigest(nextRecovery.key.jwk) } : {}), 'a change of keys that the recovery key signed'],
  ['a recovery key that is in the register as a key of the depositary', 'key_known', (log, wrong) => {
    const shown = wrong ? used(nextKey, 'recovery') : nextRecovery
    const names = { keys: [nextKey.key], recovery: keyDigest(shown.key.jwk) }
    const first = changesKeys(log, names, [log.depositary, nextKey])
    return [0, first, changesKeys(log, { revokes: [nextKey.keyid], recoveryKey: shown.key }, [shown])]
  }],
  ['a recovery key of another use', 'recovery_wrong', (log, wrong) => {
    const shown = wrong ? used(recoveryKey, 'depositary') : recoveryKey
    return [0, changesKeys(log, { revokes: [log.depositary.keyid], recoveryKey: shown.key }, [shown])]
  }],
]

const USES: Story[] = [
  ['a party that comes in with a key of the depositary', 'key_use_wrong', (log, wrong) => withUse(log, wrong ? 'depositary' : 'party')],
  ['a party that comes in with a key of an officer', 'key_use_wrong', (log, wrong) => withUse(log, wrong ? 'officer' : 'party')],
  ['an officer who comes in with a key of a party', 'key_use_wrong', (log, wrong) => [0, grants(log, wrong ? used(officer, 'party') : officer, [log.depositary])]],
  ['a key of the depositary that is added for an officer', 'key_use_wrong', (log, wrong) => addedFor(log, [log.depositary], wrong ? used(reader, 'depositary') : reader)],
  ['a key that an officer adds for an office', 'key_use_wrong', (log, wrong) => addedFor(log, [wrong ? officer : log.depositary], reader)],
  ['a key for an office that drafts as for a party', 'key_role_wrong', (log, wrong) => addedFor(log, [log.depositary], reader, wrong ? { role: 'drafter' } : {})],
  ['a key that one party adds for another', 'author_wrong', (log, wrong) => {
    const parties = [northhaven(log), eastport(log)]
    return wrong
      ? [0, ...parties, adds(log, fresh, { by: 'eastport', signers: [other, fresh] })]
      : [0, parties[0]!, adds(log, fresh, { by: 'northhaven', signers: [key, fresh] })]
  }, 'a key that a party adds'],
  ['a key that the depositary adds without a reason', 'body_malformed', (log, wrong) =>
    [0, northhaven(log), adds(log, fresh, { signers: [log.depositary, fresh] }, wrong ? { reason: null } : {})]],
]

/** A signer whose signatures have a bit turned. */
function turned(signer: Signer): Signer {
  return {
    ...signer,
    sign(pae) {
      const signature = signer.sign(pae)
      const all = Buffer.from(signature.sig, 'base64')
      all[40]! ^= 1
      return { ...signature, sig: base64(all) }
    },
  }
}

/** One key of the depositary comes in, and the recovery key that entry 0 names takes it away again. */
function recovers(log: MemoryLog, more: object): readonly number[] {
  const first = changesKeys(log, { keys: [nextKey.key], ...more }, [log.depositary, nextKey])
  return [0, first, changesKeys(log, { revokes: [nextKey.keyid], recoveryKey: recoveryKey.key }, [recoveryKey])]
}

function roleOf(log: MemoryLog, role: string | null): readonly number[] {
  const party = northhaven(log)
  const added = adds(log, fresh, { by: 'northhaven', signers: [key, fresh] }, role === null ? {} : { role })
  return [...range(2), party, added, signs(log, { signers: [fresh] })]
}

function withUse(log: MemoryLog, use: Key['use']): readonly number[] {
  const one = used(key, use)
  return [0, admits(log, [one], [log.depositary, one])]
}

function addedFor(log: MemoryLog, by: readonly Signer[], one: Signer, body: object = {}): readonly number[] {
  const office = grants(log, officer, [log.depositary])
  return [0, office, adds(log, one, { signers: [...by, one] }, { holder: 'officer-1', ...body })]
}

// ---- what statements bring that others have signed

/** What was made before is sealed, and can be opened at the hour. */
function opened(log: MemoryLog, of: Kept, opens: object = {}): { sealed: number; open: () => number } {
  const sealed = log.smuggle('statement/sealed', { commitment: of.commitment, opens: HOUR }, { call: ACCORD })
  const open = () => {
    log.now = HOUR
    return log.smuggle('statement/opened', { ...opening(of), ...opens }, { call: ACCORD })
  }
  return { sealed, open }
}

const unseen = (log: MemoryLog, saying: Saying = {}) =>
  keep(log.envelope('signature/given', ACCEPTS, { by: 'northhaven', call: ACCORD, signers: [key], ...saying }))

const enclosing = (saying: (log: MemoryLog) => Saying): Tell => (log, wrong) => {
  const party = northhaven(log)
  const { sealed, open } = opened(log, unseen(log, wrong ? saying(log) : {}))
  return [...range(2), party, sealed, open()]
}

const OPENED_SEALS: Story[] = [
  ['an opening of what was not sealed', 'sealed_wrong', (log, wrong) => {
    const party = northhaven(log)
    const [one, another] = [unseen(log), unseen(log)]
    const { sealed, open } = opened(log, one, wrong ? { envelope: opening(another).envelope } : {})
    return [...range(2), party, sealed, open()]
  }],
  ['a sealed statement for another log', 'log_wrong', enclosing(() => ({ log: 'other.example/log' }))],
  ['a sealed statement that has seen its seal', 'seen_ahead', enclosing(log => ({ seen: { ...log.seen(), size: log.size + 1 } }))],
  ['a sealed statement with a bit of its signature turned', 'signature_invalid', enclosing(() => ({ signers: [turned(key)] }))],
  ['a sealed statement that has not seen its key come in', 'seen_stale', enclosing(log => ({ seen: log.seen(log.size - 1) })), 'a sealed statement, opened'],
  ['a sealed statement whose key came in after the seal', 'seen_stale', (log, wrong) => {
    const party = northhaven(log)
    const add = () => adds(log, fresh, { by: 'northhaven', signers: [key, fresh] })
    const early = wrong ? [] : [add()]
    const { sealed, open } = opened(log, unseen(log, { signers: [fresh] }))
    const late = wrong ? [add()] : []
    return [...range(2), party, ...early, sealed, ...late, open()]
  }],
  ['a sealed statement that another party signed', 'signer_unexpected', (log, wrong) => {
    const parties = [northhaven(log), eastport(log)]
    const { sealed, open } = opened(log, unseen(log, { signers: [wrong ? other : key] }))
    return [...range(2), ...parties.slice(0, wrong ? 2 : 1), sealed, open()]
  }],
  ['a sealed statement under a policy that nobody stated', 'receipt_incomplete', (log, wrong) => {
    const party = northhaven(log)
    const body = { ...ACCEPTS, ...(wrong && { policy: policyDigest(INVITING) }) }
    const saying = { by: 'northhaven', call: ACCORD, signers: [key] }
    const { sealed, open } = opened(log, keep(log.envelope('signature/given', body, saying)))
    return [...range(2), party, sealed, open()]
  }],
]

interface Inviting extends Saying {
  readonly until?: string
}

/** Northhaven joins by an invitation: what it says, and how. */
function joined(log: MemoryLog, inviting: Inviting, body: object = {}) {
  const [invited] = invite(log, [leafOf('northhaven')], inviting)
  const says = { ...invited!, key: key.key, acceptance: ACCEPTS, ...body }
  return ['party/joined', says, { by: 'northhaven', call: ACCORD, signers: [key] }] as const
}

const joining = (inviting: (log: MemoryLog) => Inviting, body: object = {}): Tell => (log, wrong) => {
  const office = grants(log, officer, [log.depositary])
  const joins = joined(log, { signers: [officer], ...(wrong && inviting(log)) }, wrong ? body : {})
  return [...range(2), office, log.smuggle(...joins)]
}

const INVITATIONS: Story[] = [
  ['an invitation for the token of another', 'invitation_wrong', joining(() => ({}), { token: leafOf('eastport').salt })],
  ['an invitation at another place of its tree', 'invitation_wrong', joining(() => ({}), { proof: { index: 0, size: 2, path: [digest('x')] } })],
  ['an invitation for another party', 'invitation_wrong', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    const [eastport] = invite(log, [leafOf('eastport')], { signers: [officer] })
    return [...range(2), office, log.smuggle(...joined(log, { signers: [officer] }, wrong ? eastport : {}))]
  }],
  ['an invitation for another log', 'log_wrong', joining(() => ({ log: 'other.example/log' }))],
  ['an invitation that has seen the entry itself', 'seen_ahead', joining(log => ({ seen: { ...log.seen(), size: log.size + 1 } }))],
  ['an invitation with a bit of its signature turned', 'signature_invalid', joining(() => ({ signers: [turned(officer)] }))],
  ['an invitation by an officer who has not seen their office', 'seen_stale', joining(log => ({ seen: log.seen(log.size - 1) }))],
  ['an invitation by an officer who reads', 'key_role_wrong', (log, wrong) => {
    const office = grants(log, reader, [log.depositary], 'officer-1', wrong ? { office: 'reader' } : {})
    const joins = joined(log, { signers: [reader] })
    return [...range(2), office, log.smuggle(...joins)]
  }],
  ['an invitation that a party signed', 'signer_unexpected', (log, wrong) => {
    const by = wrong ? eastport(log) : grants(log, officer, [log.depositary])
    const joins = joined(log, { signers: [wrong ? other : officer] })
    return [...range(2), by, log.smuggle(...joins)]
  }],
  ['an invitation by a party', 'author_wrong', (log, wrong) => {
    const by = wrong ? eastport(log) : grants(log, officer, [log.depositary])
    const joins = joined(log, wrong ? { by: 'eastport', signers: [other] } : { signers: [officer] })
    return [...range(2), by, log.smuggle(...joins)]
  }],
  ['an invitation by an officer whom no entry brought in', 'receipt_incomplete', (log, wrong) => {
    const joins = joined(log, { signers: [wrong ? officer : log.depositary] })
    return [...range(2), log.smuggle(...joins)]
  }],
  ['an invitation that is used a second too late', 'invitation_expired', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    const joins = joined(log, { signers: [officer] })
    log.now = wrong ? UNTIL.replace('00Z', '01Z') : UNTIL
    return [...range(2), office, log.smuggle(...joins)]
  }, 'an invitation that is used in its last second'],
  ['an invitation that had run out at the seal', 'invitation_expired', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    // In both cases it has run out when the seal is opened.
    const until = wrong ? '2025-12-31T23:59:59Z' : log.now
    const joins = joined(log, { signers: [officer], until })
    const { sealed, open } = opened(log, keep(log.envelope(...joins)))
    return [...range(2), office, sealed, open()]
  }, 'an invitation that ran out after the seal'],
  ['a sealed entry with an invitation that has seen the seal', 'seen_ahead', (log, wrong) => {
    const office = grants(log, officer, [log.depositary])
    const joins = joined(log, { signers: [officer], seen: { ...log.seen(), size: log.size + (wrong ? 1 : 0) } })
    const { sealed, open } = opened(log, keep(log.envelope(...joins)))
    return [...range(2), office, sealed, open()]
  }],
]

// ---- what is brought in twice

const TWICE: Story[] = [
  ['a party that comes in twice', 'receipt_malformed', (log, wrong) => {
    const first = northhaven(log)
    const second = wrong ? admits(log, [fresh], [log.depositary, fresh]) : adds(log, fresh, { signers: [log.depositary, fresh] })
    return [...range(2), first, second, signs(log, { signers: [key, fresh] })]
  }],
  ['a call that is opened twice', 'receipt_malformed', (log, wrong) => {
    const second = wrong
      ? log.smuggle('call/opened', { ...OPENED, policy: INVITING }, { call: ACCORD })
      : log.smuggle('call/policy-changed', { policy: INVITING, reason }, { call: ACCORD })
    return [...range(2), second, northhaven(log), signs(log, {}, { policy: policyDigest(INVITING) })]
  }, 'a policy that came later'],
  ['an office that is granted twice', 'receipt_malformed', (log, wrong) => {
    const first = grants(log, officer, [log.depositary])
    const second = grants(log, reader, [log.depositary], wrong ? 'officer-1' : 'officer-2')
    return [0, first, second, admits(log, [key], [officer, reader, key])]
  }, 'two officers'],
  ['a recovery key that is named twice', 'receipt_malformed', (log, wrong) =>
    recovers(log, wrong ? { recovery: keyDigest(recoveryKey.key.jwk) } : {})],
]

// ---- what lies beside the entries: steps 7 to 9

const OTHER_TEXT = 'We close the harbour.\n'
const OTHER = manifestOf({ en: OTHER_TEXT })
/** A call that was opened with another text than the one that it has now. */
function reopened(log: MemoryLog) {
  const call = 'old-accord'
  const open = log.smuggle('call/opened', { ...OPENED, manifest: OTHER, policy: INVITING }, { call })
  const text = log.smuggle('text/published', { manifest: MANIFEST, supersedes: manifestDigest(OTHER) }, { call })
  return { call, open, text }
}
const lengthened = { ...MANIFEST, texts: MANIFEST.texts.map(text => ({ ...text, length: text.length + 1 })) }

const TEXTS: Story[] = [
  ['a text with which the call was opened, where another is meant', 'text_wrong', (log, wrong) => {
    const { call, open, text } = reopened(log)
    return { entries: [0, open, text, northhaven(log), signs(log, { call }, { policy: policyDigest(INVITING) })], texts: [wrong ? OTHER_TEXT : WORDS.en] }
  }, 'a text that is meant, where the call was opened with another'],
  ['a text with the digest that an entry states and not its length', 'text_wrong', (log, wrong) => {
    const manifest = wrong ? lengthened : MANIFEST
    const text = publishes(log, manifest)
    return { entries: [0, 1, wrong ? text : 2, northhaven(log), signs(log, {}, { manifest: manifestDigest(manifest) })], texts: [WORDS.en] }
  }],
]

const [OWN_WORDS, OTHER_WORDS] = ['We reserve the small quay for fishers.', 'We reserve the large quay for fishers.']
const saying = (wrong: { readonly text?: string; readonly length?: number; readonly salt?: Uint8Array }): Tell => (log, isWrong) => {
  const { text = OWN_WORDS, salt = seedOf(OWN_WORDS), length } = isWrong ? wrong : {}
  const reservation = { ...log.keepWords(OWN_WORDS), ...(length !== undefined && { length }) }
  return { entries: [...range(2), northhaven(log), signs(log, {}, { reservation })], words: [{ text, salt }] }
}

const SAID_WORDS: Story[] = [
  ['words other than those that an entry binds', 'words_wrong', saying({ text: OTHER_WORDS }), 'words that an entry binds'],
  ['words with another salt', 'words_wrong', saying({ salt })],
  ['words with the digest that an entry binds and not its length', 'words_wrong', saying({ length: OWN_WORDS.length + 1 })],
]

/** A person whom the depositary counts. */
const counted = (changes: object): Tell => (log, wrong) => {
  const { call, open, text } = reopened(log)
  const bound = { manifest: MANIFEST_DIGEST, policy: policyDigest(INVITING) }
  const read = { digest: MANIFEST.texts[0]!.digest, lang: MANIFEST.texts[0]!.lang }
  const person = { call, kind: 'avow-person', log: ORIGIN, ...bound, name: 'Ada Okafor', read, v: 1, ...(wrong ? changes : {}) }
  const disclosure = jcs(person)
  const commitment = `sha256:${hashFor('avow/person/v1', salt, disclosure).toString('base64url')}`
  const index = log.smuggle('person/signed', { ...bound, commitment }, { call })
  return { entries: [0, open, text, index], person: { disclosure: base64(disclosure), salt: base64(salt) } }
}

const PERSONS: Story[] = [
  ['a person without a name', 'person_wrong', counted({ name: '' })],
  ['a person of another log', 'person_wrong', counted({ log: 'other.example/log' })],
  ['a person of another call', 'person_wrong', counted({ call: ACCORD })],
  ['a person of another text', 'person_wrong', counted({ manifest: manifestDigest(OTHER) })],
  ['a person of another policy', 'person_wrong', counted({ policy: POLICY_DIGEST })],
  ['a person who read other words', 'person_wrong', counted({ read: { digest: digest('Other words.'), lang: 'en' } })],
  ['a person who read the text with which the call was opened', 'person_wrong', counted({ read: { digest: OTHER.texts[0]!.digest, lang: 'en' } }), 'a person who read the text that is meant'],
]

const STORIES = [FORMS, PLACES, RESTS, SIGNERS, USES, OPENED_SEALS, INVITATIONS, TWICE, TEXTS, SAID_WORDS, PERSONS].flat()

async function write(tell: Tell, wrong: boolean): Promise<string> {
  const log = harbour()
  const told = tell(log, wrong)
  const { entries, texts = [], words = [], person }: Told = isList(told) ? { entries: told } : told
  const bare = JSON.parse(Buffer.from(await log.compose(entries)).toString()) as object
  return jcs({
    ...bare,
    texts: texts.map(text => base64(text)),
    words: words.map(({ text, salt }) => ({ bytes: base64(text), salt: base64(salt) })),
    ...(person && { person }),
  })
}

const isList = (told: readonly number[] | Told): told is readonly number[] => Array.isArray(told)

export function forgeries(): Promise<Forgery[]> {
  const told = STORIES.map(async ([what, is, tell, mended]) => ({
    what,
    is,
    receipt: await write(tell, true),
    mended: { what: mended, receipt: await write(tell, false) },
  }))
  return Promise.all(told)
}
