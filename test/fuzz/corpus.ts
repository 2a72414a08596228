import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Signer } from '../../src/core/keys.ts'
import type { Part } from '../../src/log/attachments.ts'
import { MOST_A_DAY } from '../../src/register/daily-limit.ts'
import { FACTS, KEY_ROLES, KINDS } from '../../src/register/kinds.ts'
import { OFFICERS_BY_KEY } from '../../src/register/officers.ts'
import { MOST_KEYS, suspensionIn } from '../../src/register/party-keys.ts'
import { TYPES } from '../../src/register/types.ts'
import { inEnglish, said } from '../harbour.ts'
import { announcing } from './announcing.ts'
import { byKinds } from './by-kinds.ts'
import {
  commitmentAmended,
  commitmentJoined,
  commitmentMade,
  commitmentWithdrawn,
  measuresDeclined,
  measuresPublished,
  reportFiled,
  serviceInterrupted,
} from './commitments.ts'
import {
  anchored,
  established,
  keyChanged,
  logKeyChanged,
  roleAllowed,
  roleEnded,
  roleGranted,
} from './depositary.ts'
import { partyEnded, partyMerged, partySucceeded } from './endings.ts'
import { indicatorsPublished, reportCorrected } from './figures.ts'
import { invitationEnded, invitationMade, partyJoined } from './invitations.ts'
import { authorityChecked, callClaimed } from './mandates.ts'
import { objectionAnswered, objectionRaised, objectionWithdrawn } from './objections.ts'
import {
  personErased,
  personRestored,
  personSigned,
  signatureInvalidated,
  signatureReinstated,
} from './persons.ts'
import { acceptance, admitted, draft, facts, openCall, policy, words } from './pieces.ts'
import { declarationMade, reservationMade, reservationNarrowed } from './reservations.ts'
import { sealing, statementOpened } from './seals.ts'
import { correctionObjected, manifestMade, textCorrected, textPublished, textTranslated } from './texts.ts'
import type { Draft, World } from './world.ts'

/** A valid statement of every type, as the register stands; undefined where nothing could be said by that type now. */
export type Maker = (world: World) => Draft | undefined

function callOpened(world: World): Draft {
  const parts: Part[] = []
  const { random } = world
  const first = random.chance(30) ? manifestMade(world, parts) : null
  const level = random.pick(['independent', 'declared', 'domain', 'vetted', 'declared'])
  const note = random.chance(50) ? words(world, parts) : null
  const body = {
    titles: inEnglish('A call'),
    summary: random.pick([null, inEnglish('What it is about.')]),
    issued: random.pick([null, '2018-11-12']),
    convener: { names: inEnglish('A convener'), url: 'https://convener.example/' },
    authority: { level, note, source: null, evidence: [digestOf(random.bytes(8))] },
    verb: inEnglish('sign'),
    noun: inEnglish('signatory'),
    absentees: random.pick([null, 'un-members']),
    manifest: first,
    policy: policy(world),
  }
  return draft({ type: 'call/opened', call: world.name('call'), body, signers: [world.office()], parts })
}

function callClosed(world: World): Draft | undefined {
  if (world.all('calls').filter(({ row }) => row.closed === null).length < 4) return undefined
  const call = openCall(world)!.key
  const parts: Part[] = []
  return draft({
    type: 'call/closed',
    call,
    body: { reason: words(world, parts) },
    signers: world.hands(),
    parts,
  })
}

/** Only a call on which nobody is yet, and never one of the last that are open. */
function callVoided(world: World): Draft | undefined {
  const open = world.all('calls').filter(({ row }) => row.closed === null)
  const isBare = (call: string) =>
    !(['signatures', 'sealed', 'listings', 'personCounts'] as const).some(table =>
      world.all(table).some(({ key }) => key.split('/')[0] === call),
    )
  const call =
    open.length < 3 || world.random.chance(60) ? undefined : open.find(({ key }) => isBare(key))?.key
  if (call === undefined) return undefined
  const parts: Part[] = []
  const body = { reason: words(world, parts) }
  return draft({ type: 'call/voided', call, body, signers: [world.office()], parts })
}

function partyListed(world: World): Draft | undefined {
  const { random } = world
  const call = world.any('calls', row => row.voided !== true)?.key
  if (call === undefined) return undefined
  const listed = random.chance(40) ? world.any('listings', (_, key) => key.startsWith(`${call}/`)) : undefined
  const party = listed?.key.split('/')[1] ?? world.name('listed')
  const date = random.pick(['2018-11-12', '2019-11-12', '2024-01-01'])
  const whole = date !== '2024-01-01'
  const present = !whole || random.chance(70)
  const parts: Part[] = []
  const declaration = { words: words(world, parts), date: '2021-11-10', source: 'https://list.example/us' }
  const body = {
    party,
    names: inEnglish(`Listed ${party}`),
    kind: random.pick(KINDS),
    country: random.pick(['US', null]),
    nature: null,
    website: random.pick([null, 'https://listed.example/']),
    source: {
      title: 'A list',
      url: null,
      date,
      digest: digestOf(utf8(`${call} ${date}`)),
      whole,
    },
    row: present ? 1 + random.below(1200) : null,
    present,
    signed: random.pick([null, '2018-11-12', '2020-02-29']),
    firstSeen: '2018-01-01',
    lastSeen: present ? null : '2018-11-11',
    declaration: random.chance(70) ? null : declaration,
  }
  if (body.declaration === null) parts.length = 0
  return draft({ type: 'party/listed', call, body, signers: [world.office()], parts })
}

function factRecorded(world: World): Draft | undefined {
  const { random } = world
  const call = world.any('calls', row => row.voided !== true)?.key
  if (call === undefined) return undefined
  const listed = random.chance(60) ? world.any('listings', (_, key) => key.startsWith(`${call}/`)) : undefined
  const party = listed?.key.split('/')[1] ?? world.name('reported')
  const parts: Part[] = []
  const what = random.pick(FACTS)
  const body = {
    party,
    names: inEnglish(`Reported ${party}`),
    kind: random.pick(KINDS),
    country: random.pick(['US', null]),
    what,
    day: random.pick(['2018-11-12', '2020-02-29']),
    words: what === 'declared' ? words(world, parts) : null,
    source: SOURCE,
  }
  return draft({ type: 'fact/recorded', call, body, signers: [world.office()], parts })
}

const SOURCE = { title: 'A report', by: 'A gazette', url: null, date: '2020-02-29', digest: null }

function factWithdrawn(world: World): Draft | undefined {
  const found = world.any('listings', row => row.facts?.some(({ withdrawn }) => withdrawn === null) === true)
  if (found === undefined) return undefined
  const [call, party] = found.key.split('/') as [string, string]
  const fact = world.random.pick(found.row.facts!.filter(({ withdrawn }) => withdrawn === null)).entry
  const parts: Part[] = []
  const body = { party, fact, reason: words(world, parts) }
  return draft({ type: 'fact/withdrawn', call, body, signers: [world.office()], parts })
}

function countRecorded(world: World): Draft | undefined {
  const call = world.any('calls', row => row.voided !== true)?.key
  if (call === undefined) return undefined
  const kinds = world.random.pick([[], [{ of: 'state', total: 51 }]])
  const body = { day: '2018-11-12', total: 362, kinds, words: null, source: SOURCE }
  return draft({ type: 'count/recorded', call, body, signers: [world.office()] })
}

function countWithdrawn(world: World): Draft | undefined {
  const found = world.any('counts', row => row.counts.some(({ withdrawn }) => withdrawn === null))
  if (found === undefined) return undefined
  const parts: Part[] = []
  const standing = found.row.counts.filter(({ withdrawn }) => withdrawn === null)
  const body = { count: world.random.pick(standing).entry, reason: words(world, parts) }
  return draft({ type: 'count/withdrawn', call: found.key, body, signers: [world.office()], parts })
}

function partyAdmitted(world: World): Draft {
  const claimed = world.random.chance(30) ? world.any('parties', row => row.status === 'listed') : undefined
  const party = claimed?.key ?? world.name('party')
  const keys = Array.from({ length: world.random.below(3) }, () => world.keyring.make('party'))
  const body = {
    party,
    ...facts(world, party),
    keys: keys.map(({ key }) => key),
    claims: claimed !== undefined,
  }
  return draft({ type: 'party/admitted', body, signers: [world.office(), ...keys] })
}

function keyAdded(world: World): Draft | undefined {
  const parts: Part[] = []
  const role = world.random.chance(20) ? world.any('roles', row => row.ended === null) : undefined
  const holder = role?.key ?? admitted(world)?.key
  if (holder === undefined) return undefined
  const counted = world.row('partyKeys', holder)
  if (counted?.inForce.length === MOST_KEYS) return undefined
  const isDayFull = counted?.added?.day === world.real.now.slice(0, 10) && counted.added.count === MOST_A_DAY
  const { allowed, inForce } = world.allowedOfficer()
  const awaited = role !== undefined && allowed?.holder === holder ? allowed.key : undefined
  const key = awaited ?? world.keyring.make(role === undefined ? 'party' : 'officer')
  // Of one who decides, where two do: allowed by two, or beside a key of their own.
  const asksMore = role?.row.office === undefined && inForce >= OFFICERS_BY_KEY && awaited === undefined
  const beside = role !== undefined && asksMore ? world.keyOf(holder) : undefined
  if (role !== undefined && asksMore && beside === undefined) return undefined
  const own = role === undefined && !isDayFull && world.random.chance(60) ? world.keyOf(holder) : undefined
  const by = own === undefined ? 'depositary' : holder
  // The depositary adds one for a party that has had a key only where two officers let it come in.
  const comesIn = counted?.allowed ?? null
  const isLet = comesIn !== null && comesIn.until >= world.real.now.slice(0, 10)
  if (role === undefined && own === undefined && counted !== undefined && !isLet) return undefined
  const reason = own === undefined ? words(world, parts) : null
  const part = role === undefined && world.random.chance(30) ? { role: world.random.pick(KEY_ROLES) } : {}
  // What an invitation let in, the depositary's own key adds, as it adds an officer's.
  const office = world.office(role !== undefined || comesIn?.link != null)
  const signers: Signer[] = [own ?? office, ...(beside ? [beside] : []), key]
  return draft({ type: 'key/added', by, body: { holder, key: key.key, reason, ...part }, signers, parts })
}

function keyRevoked(world: World): Draft | undefined {
  const revoked = world.any('keys', row => row.holder !== 'depositary' && row.revoked === null)
  if (revoked === undefined || world.random.chance(50)) return undefined
  const parts: Part[] = []
  const { holder } = revoked.row
  const ofParty = world.random.chance(50) && revoked.row.key.use === 'party'
  const { role = 'signatory' } = revoked.row
  const held = ofParty ? world.keysOf(holder) : []
  // Of the keys that sign, each revokes itself alone.
  const own = role === 'signatory' ? held.find(({ keyid }) => keyid === revoked.key) : held[0]
  const by = own === undefined ? 'depositary' : holder
  const body = { keyid: revoked.key, reason: words(world, parts) }
  const hands = revoked.row.key.use === 'party' ? world.hands() : [world.office(true)]
  return draft({ type: 'key/revoked', by, body, signers: own === undefined ? hands : [own], parts })
}

function keySuspended(world: World): Draft | undefined {
  const party = world.random.chance(20) ? admitted(world)?.key : undefined
  const own = party === undefined ? undefined : world.keyOf(party)
  if (party === undefined || own === undefined) return undefined
  const parts: Part[] = []
  const bySelf = world.random.chance(50)
  const body = { party, reason: words(world, parts) }
  const by = bySelf ? party : 'depositary'
  return draft({ type: 'key/suspended', by, body, signers: [bySelf ? own : world.office()], parts })
}

function keyResumed(world: World): Draft | undefined {
  const found = world.any('partyKeys', row => suspensionIn(row) !== undefined)
  if (found === undefined) return undefined
  const parts: Part[] = []
  const keeps = found.row.inForce.filter(() => world.random.chance(70))
  const ends = found.row.inForce.filter(keyid => !keeps.includes(keyid))
  const body = { party: found.key, keeps, ends, reason: words(world, parts) }
  return draft({ type: 'key/resumed', body, signers: world.hands(), parts })
}

function signatureGiven(world: World): Draft | undefined {
  const parts: Part[] = []
  const found = acceptance(world, parts)
  const key = found && world.keyOf(found.party)
  if (found === undefined || key === undefined) return undefined
  const { call, party, body } = found
  return draft({ type: 'signature/given', by: party, call, body, signers: [key], parts })
}

function signatureDeposited(world: World): Draft | undefined {
  const parts: Part[] = []
  const found = acceptance(world, parts)
  if (found === undefined) return undefined
  const { call, party, body } = found
  const paper = digestOf(utf8(world.name('paper')))
  const instrument = { digest: paper, date: '2025-12-24', channel: words(world, parts) }
  return draft({
    type: 'signature/deposited',
    call,
    body: { party, ...body, instrument },
    signers: [world.office()],
    parts,
  })
}

/** Only types that nobody here uses, so that the door stays open for the rest. */
function switchSet(world: World): Draft {
  const covers = world.random.some(['group/opened', 'meeting/opened', 'paper/opened'], 3)
  const body = { covers, closed: world.random.chance(50), reason: said('Under attack.') }
  return draft({ type: 'switch/set', body, signers: [world.office()] })
}

/**
 * Types whose statements must fit more than their declaration tells: a key of a use, a text's own bytes, another log.
 */
const BY_HAND: Readonly<Record<string, Maker>> = {
  'depositary/established': established,
  'depositary/key-changed': keyChanged,
  'log/key-changed': logKeyChanged,
  'log/rules': world => draft({ type: 'log/rules', body: { rules: 2 }, signers: [world.office(true)] }),
  'log/anchored': anchored,
  'role/granted': roleGranted,
  'role/allowed': roleAllowed,
  'role/ended': roleEnded,
  'call/opened': callOpened,
  'invitation/made': invitationMade,
  'invitation/ended': invitationEnded,
  'party/joined': partyJoined,
  'call/claimed': callClaimed,
  'call/authority-checked': authorityChecked,
  'call/closed': callClosed,
  'call/voided': callVoided,
  'text/published': textPublished,
  'text/translated': textTranslated,
  'text/corrected': textCorrected,
  'correction/objected': correctionObjected,
  'party/listed': partyListed,
  'fact/recorded': factRecorded,
  'fact/withdrawn': factWithdrawn,
  'count/recorded': countRecorded,
  'count/withdrawn': countWithdrawn,
  'party/admitted': partyAdmitted,
  'party/ended': partyEnded,
  'party/merged': partyMerged,
  'party/succeeded': partySucceeded,
  'key/added': keyAdded,
  'key/revoked': keyRevoked,
  'key/suspended': keySuspended,
  'key/resumed': keyResumed,
  'signature/given': signatureGiven,
  'signature/deposited': signatureDeposited,
  'signature/invalidated': signatureInvalidated,
  'signature/reinstated': signatureReinstated,
  'person/signed': personSigned,
  'person/erased': personErased,
  'person/restored': personRestored,
  'statement/sealed': sealing(signatureGiven),
  'statement/opened': statementOpened,
  'declaration/made': declarationMade,
  'reservation/made': reservationMade,
  'reservation/narrowed': reservationNarrowed,
  'objection/raised': objectionRaised,
  'objection/answered': objectionAnswered,
  'objection/withdrawn': objectionWithdrawn,
  'service/interrupted': serviceInterrupted,
  'measures/published': measuresPublished,
  'measures/declined': measuresDeclined,
  'commitment/made': commitmentMade,
  'commitment/joined': commitmentJoined,
  'commitment/amended': commitmentAmended,
  'commitment/withdrawn': commitmentWithdrawn,
  'indicators/published': indicatorsPublished,
  'report/filed': reportFiled,
  'report/corrected': reportCorrected,
  'act/announced': announcing(() =>
    TYPES.filter(({ secondHand }) => secondHand).map(({ type }) => CORPUS[type]!),
  ),
  'switch/set': switchSet,
}

/** A maker of every type that is declared. */
export const CORPUS: Readonly<Record<string, Maker>> = Object.fromEntries(
  TYPES.map(({ type }) => [type, BY_HAND[type] ?? byKinds(type)]),
)
