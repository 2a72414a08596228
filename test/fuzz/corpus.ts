import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Signer } from '../../src/core/keys.ts'
import type { Part } from '../../src/log/attachments.ts'
import { KEY_ROLES, KINDS } from '../../src/register/kinds.ts'
import { TYPES } from '../../src/register/types.ts'
import { inEnglish, said } from '../harbour.ts'
import { announcing } from './announcing.ts'
import { byKinds } from './by-kinds.ts'
import { anchored, established, roleEnded, roleGranted } from './depositary.ts'
import { partyEnded, partyMerged, partySucceeded } from './endings.ts'
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
import { textPublished, textTranslated } from './texts.ts'
import type { Draft, World } from './world.ts'

/** A valid statement of every type, as the register stands; undefined where nothing could be said by that type now. */
export type Maker = (world: World) => Draft | undefined

function callOpened(world: World): Draft {
  const parts: Part[] = []
  const { random } = world
  const level = random.pick(['independent', 'declared', 'domain', 'vetted', 'declared'])
  const note = random.chance(50) ? words(world, parts) : null
  const body = {
    titles: inEnglish('A call'),
    issued: random.pick([null, '2018-11-12']),
    convener: { names: inEnglish('A convener'), url: 'https://convener.example/' },
    authority: { level, note, source: null, evidence: [digestOf(random.bytes(8))] },
    verb: inEnglish('sign'),
    noun: inEnglish('signatory'),
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

function partyListed(world: World): Draft | undefined {
  const { random } = world
  const call = world.any('calls', () => true)?.key
  if (call === undefined) return undefined
  const listed = random.chance(40) ? world.any('listings', (_, key) => key.startsWith(`${call}/`)) : undefined
  const party = listed?.key.split('/')[1] ?? world.name('listed')
  const date = random.pick(['2018-11-12', '2019-11-12', '2024-01-01'])
  const present = random.chance(70)
  const parts: Part[] = []
  const declaration = { words: words(world, parts), date: '2021-11-10', source: 'https://list.example/us' }
  const body = {
    party,
    names: inEnglish(`Listed ${party}`),
    kind: random.pick(KINDS),
    country: random.pick(['US', null]),
    nature: null,
    website: random.pick([null, 'https://listed.example/']),
    source: { title: 'A list', url: null, date, digest: digestOf(utf8(`${call} ${date}`)) },
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
  const key = world.keyring.make(role === undefined ? 'party' : 'officer')
  const own = role === undefined && world.random.chance(60) ? world.keyOf(holder) : undefined
  const by = own === undefined ? 'depositary' : holder
  const reason = own === undefined ? words(world, parts) : null
  const part = role === undefined && world.random.chance(30) ? { role: world.random.pick(KEY_ROLES) } : {}
  const signers: Signer[] = [own ?? world.office(role !== undefined), key]
  return draft({ type: 'key/added', by, body: { holder, key: key.key, reason, ...part }, signers, parts })
}

function keyRevoked(world: World): Draft | undefined {
  const revoked = world.any('keys', row => row.holder !== 'depositary' && row.revoked === null)
  if (revoked === undefined || world.random.chance(50)) return undefined
  const parts: Part[] = []
  const { holder } = revoked.row
  const own = world.random.chance(50) && revoked.row.key.use === 'party' ? world.keyOf(holder) : undefined
  const by = own === undefined ? 'depositary' : holder
  const body = { keyid: revoked.key, reason: words(world, parts) }
  return draft({ type: 'key/revoked', by, body, signers: [own ?? world.office(true)], parts })
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
  const instrument = { digest: digestOf(utf8(party)), date: '2025-12-24', channel: words(world, parts) }
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
  const covers = world.random.some(['commitment/made', 'group/opened', 'paper/opened'], 3)
  const body = { covers, closed: world.random.chance(50), reason: said('Under attack.') }
  return draft({ type: 'switch/set', body, signers: [world.office()] })
}

/**
 * Types whose statements must fit more than their declaration tells: a key of a use, a text's own bytes, another log.
 */
const BY_HAND: Readonly<Record<string, Maker>> = {
  'depositary/established': established,
  'log/rules': world => draft({ type: 'log/rules', body: { rules: 2 }, signers: [world.office(true)] }),
  'log/anchored': anchored,
  'role/granted': roleGranted,
  'role/ended': roleEnded,
  'call/opened': callOpened,
  'call/claimed': callClaimed,
  'call/authority-checked': authorityChecked,
  'call/closed': callClosed,
  'text/published': textPublished,
  'text/translated': textTranslated,
  'party/listed': partyListed,
  'party/admitted': partyAdmitted,
  'party/ended': partyEnded,
  'party/merged': partyMerged,
  'party/succeeded': partySucceeded,
  'key/added': keyAdded,
  'key/revoked': keyRevoked,
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
  'act/announced': announcing(() =>
    TYPES.filter(({ secondHand }) => secondHand).map(({ type }) => CORPUS[type]!),
  ),
  'switch/set': switchSet,
}

/** A maker of every type that is declared. */
export const CORPUS: Readonly<Record<string, Maker>> = Object.fromEntries(
  TYPES.map(({ type }) => [type, BY_HAND[type] ?? byKinds(type)]),
)
