import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { newSigner, type Signer } from '../../src/core/keys.ts'
import { Refusal, type RefusalCode } from '../../src/core/refusal.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { type StatementType, TYPES } from '../../src/register/types.ts'
import { CLAUSES, CLAUSES_DIGEST, commit, MEASURES, pledgeOf, report } from '../committing.ts'
import { bytesOf, publishing, publishYear, smallCatalogue, smallFigures, yearOf } from '../figures.ts'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  allowOfficer,
  ESTABLISHED,
  facts,
  inEnglish,
  letKeyIn,
  listed,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  POLICY,
  POLICY_DIGEST,
  reported,
  said,
  signAccord,
  textOf,
  WORDS,
} from '../harbour.ts'
import { invite, leafOf, UNTIL } from '../inviting.ts'
import { MemoryLog, partyKey, passkey, recoveryKey, seedOf } from '../memory-log.ts'
import { atTheHour, HOUR, type Kept, opening, seal, signUnseen } from '../sealing.ts'
import { CLAIM, openRecord } from './claim.ts'
import {
  COMMITMENT,
  invalidated,
  invalidatedBefore,
  invitePersons,
  personBody,
  personInvalidatedBefore,
  reinstating,
} from './invalidating.ts'
import { answered, raised, withdrawn } from './objecting.ts'
import { KEYS, peopled, SPEAKERS, type Speaker } from './speakers.ts'

/**
 * Every type of statement, signed by everybody. Each is tried with a body that is lawful, so that what refuses it is
 * who signed. The table is written by hand, from the promises: a type that is added does not compile until it stands
 * here.
 */

const OWNER: readonly Speaker[] = ['the depositary']
const DESK: readonly Speaker[] = ['the depositary', 'an officer', 'two officers']
/** What takes something from others. */
const HANDS: readonly Speaker[] = ['the depositary', 'two officers']
/** Not even by the key that lies with the server. */
const OFFICERS: readonly Speaker[] = ['two officers']
const PARTY: readonly Speaker[] = ['the party']

interface Line {
  /** In whose name it is said. */
  readonly by: 'depositary' | 'northhaven' | 'larkspur'
  readonly who: readonly Speaker[]
  readonly call?: string
  readonly body: (log: MemoryLog) => object
  /** New keys that sign too. */
  readonly beside?: readonly Signer[]
  /** What must have happened before. */
  readonly before?: (log: MemoryLog) => void
  /** The log that it is said to; one with everybody in it if left out. */
  readonly to?: () => MemoryLog
}

const desk = (body: Line['body'], more: Partial<Line> = {}): Line => ({
  by: 'depositary',
  who: DESK,
  body,
  ...more,
})
const owner = (body: Line['body'], more: Partial<Line> = {}): Line => ({ ...desk(body, more), who: OWNER })
const hands = (body: Line['body'], more: Partial<Line> = {}): Line => ({ ...desk(body, more), who: HANDS })
const party = (body: Line['body'], more: Partial<Line> = {}): Line => ({
  by: 'northhaven',
  who: PARTY,
  body,
  ...more,
})
const onCall = { call: ACCORD }
const signedBefore = {
  ...onCall,
  before: (log: MemoryLog) => void signAccord(log, 'northhaven', partyKey('northhaven')),
}

const underClauses = {
  ...onCall,
  before(log: MemoryLog) {
    log.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, onCall)
    signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: CLAUSES_DIGEST } })
  },
}

const committed = (log: MemoryLog) => {
  signedBefore.before(log)
  commit(log, 'northhaven', [pledgeOf('berths')])
}
const measured = (log: MemoryLog) => {
  signedBefore.before(log)
  log.post('measures/published', MEASURES, onCall)
}

/** By rules under which a report can be corrected. */
const yearReported = (log: MemoryLog) => {
  const policy = { ...CLAUSES, reports: { correctionDays: 30 } }
  log.post('call/policy-changed', { policy, reason: said('x') }, onCall)
  signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: policyDigest(policy) } })
  publishYear(log)
  report(log, 'northhaven', { figures: yearOf(log) })
}

const newKey = partyKey('a new key')
const newOwner = newSigner('depositary', seedOf('a new key of the depositary'))
const newOfficer = passkey('a new officer', { use: 'officer' })
const WORDS_TO_WITHHOLD =
  'Words that are longer than what the log holds itself, so they stand beside it. '.repeat(4)
const OTHER_TEXT = manifestOf({ en: 'Another text.\n' })
const MENDED = 'We keep the harbours open.\n'
const CORRECTED = {
  from: MANIFEST_DIGEST,
  manifest: manifestOf({ ...WORDS, en: MENDED }),
  days: 7,
  reason: said('A slip.'),
}
const OTHER_POLICY = { ...POLICY, noticeDays: 1 }
const COUNT = {
  ...{ day: '2026-01-01', total: 362, kinds: [], words: null },
  source: reported('larkspur', 'present', '2026-01-01').source,
}
/** What Northhaven signed and nobody has seen: the same each time it is asked for. */
const unseen = new WeakMap<MemoryLog, Kept>()
function northhavenUnseen(log: MemoryLog): Kept {
  const kept = unseen.get(log) ?? signUnseen(log, 'northhaven', partyKey('northhaven'))
  unseen.set(log, kept)
  return kept
}
const WHO: Record<StatementType, Line> = {
  'depositary/established': owner(ESTABLISHED, { to: () => new MemoryLog() }),
  'depositary/key-changed': owner(
    () => ({ keys: [newOwner.key], revokes: [], recoveryKey: recoveryKey.key, reason: said('Lost.') }),
    { beside: [newOwner, recoveryKey] },
  ),
  'log/key-changed': owner(
    log => ({ ...log.nextKey(), recoveryKey: recoveryKey.key, reason: said('Lost.') }),
    {
      beside: [recoveryKey],
    },
  ),
  'log/rules': owner(() => ({ rules: 2 })),
  'log/anchored': desk(log => ({ checkpoint: log.head().checkpoint })),
  'role/granted': owner(
    () => ({ role: 'officer', id: 'new-officer', key: newOfficer.key, until: null, name: null }),
    {
      beside: [newOfficer],
      before: log =>
        void allowOfficer(log, KEYS['two officers'] as readonly Signer[], 'new-officer', newOfficer),
    },
  ),
  'role/allowed': {
    ...desk(() => ({ id: 'new-officer', key: newOfficer.keyid, reason: said('They start today.') })),
    who: OFFICERS,
  },
  'role/ended': owner(() => ({ id: 'officer-1', reason: said('Has left.') })),
  'call/opened': desk(() => OPENED, { call: 'another-call' }),
  'call/claimed': desk(() => CLAIM, { call: 'a-record', before: openRecord }),
  'call/authority-checked': desk(
    () => ({
      ...{ authority: OPENED.authority, checked: '2026-01-01', outcome: 'holds' },
      ...{ domain: null, dnssec: null },
    }),
    onCall,
  ),
  'call/amended': hands(() => {
    const { titles, summary, issued, convener, verb, noun, absentees } = OPENED
    return {
      titles,
      summary,
      convener,
      verb,
      noun,
      absentees,
      issued: issued === null ? null : '2026-01-02',
      reason: said('A slip.'),
    }
  }, signedBefore),
  'call/policy-changed': hands(() => ({ policy: OTHER_POLICY, reason: said('Sooner.') }), onCall),
  'call/closed': hands(() => ({ reason: said('It is over.') }), onCall),
  'call/voided': desk(() => ({ reason: said('It was a rehearsal.') }), {
    call: 'another-call',
    before: log => void log.post('call/opened', OPENED, { call: 'another-call' }),
  }),
  'text/published': desk(() => ({ manifest: OTHER_TEXT, supersedes: MANIFEST_DIGEST }), {
    ...onCall,
    before: log => log.keepText(utf8('Another text.\n')),
  }),
  'text/corrected': hands(() => CORRECTED, { ...onCall, before: log => log.keepText(utf8(MENDED)) }),
  'correction/objected': party(() => ({ manifest: manifestDigest(CORRECTED.manifest), words: said('No.') }), {
    ...onCall,
    before(log) {
      signedBefore.before(log)
      log.keepText(utf8(MENDED))
      log.post('text/corrected', CORRECTED, onCall)
    },
  }),
  'text/translated': desk(() => ({ manifest: MANIFEST_DIGEST, text: textOf('de', 'Hafen.\n', false) }), {
    ...onCall,
    before: log => log.keepText(utf8('Hafen.\n')),
  }),
  'invitation/made': desk(() => ({ root: COMMITMENT, until: UNTIL })),
  'invitation/ended': desk(() => ({ leaf: COMMITMENT, reason: said('It went astray.') })),
  // Whoever has the link and brings a key of their own; nobody signs beside them.
  'party/joined': {
    by: 'larkspur',
    who: ['a stranger'],
    ...onCall,
    body(log) {
      const [invited] = invite(log, [leafOf('larkspur')])
      return { ...invited, key: KEYS['a stranger'][0].key, acceptance: ACCEPTS }
    },
  },
  'party/listed': desk(() => listed('larkspur', '2026-01-01'), onCall),
  'fact/recorded': desk(() => reported('larkspur', 'present', '2026-01-01'), onCall),
  'fact/withdrawn': desk(log => ({ party: 'larkspur', fact: log.size - 1, reason: said('Misread.') }), {
    ...onCall,
    before: log => void log.post('fact/recorded', reported('larkspur', 'present', '2026-01-01'), onCall),
  }),
  'count/recorded': desk(() => COUNT, onCall),
  'count/withdrawn': desk(log => ({ count: log.size - 1, reason: said('Misread.') }), {
    ...onCall,
    before: log => void log.post('count/recorded', COUNT, onCall),
  }),
  'party/admitted': desk(
    () => ({ party: 'larkspur', ...facts('larkspur'), keys: [newKey.key], claims: false }),
    {
      beside: [newKey],
    },
  ),
  'party/updated': desk(() => ({
    party: 'northhaven',
    ...facts('northhaven'),
    names: inEnglish('North Haven'),
    reason: said('Renamed.'),
  })),
  'mandate/checked': desk(() => ({
    ...{ party: 'northhaven', method: 'domain', outcome: 'holds', checked: '2026-01-01' },
    ...{ domain: 'northhaven.example', dnssec: 'secure', channel: null, note: null, evidence: [] },
  })),
  'mandate/vouched': party(() => ({ party: 'eastport', stands: true, note: said('We know them.') })),
  'party/merged': hands(() => ({
    party: 'northhaven',
    into: 'eastport',
    calls: [],
    reason: said('Bought.'),
  })),
  'party/succeeded': hands(() => ({
    party: 'northhaven',
    successor: 'eastport',
    calls: [],
    reason: said('Reformed.'),
  })),
  'party/ended': hands(() => ({ party: 'northhaven', reason: said('Dissolved.') })),
  'key/added': party(() => ({ holder: 'northhaven', key: newKey.key, reason: null }), { beside: [newKey] }),
  'key/revoked': party(() => ({ keyid: partyKey('northhaven drafter').keyid, reason: said('Lost.') })),
  'key/allowed': hands(() => ({ party: 'northhaven', link: null, reason: said('Lost theirs.') })),
  'key/suspended': party(() => ({ party: 'northhaven', reason: said('Stolen.') })),
  'key/resumed': hands(
    () => ({
      party: 'northhaven',
      keeps: [partyKey('northhaven').keyid],
      ends: [partyKey('northhaven drafter').keyid, partyKey('northhaven reader').keyid],
      reason: said('We have asked them.'),
    }),
    { before: log => void log.post('key/suspended', { party: 'northhaven', reason: said('Stolen.') }) },
  ),
  'signature/given': party(() => ACCEPTS, onCall),
  'policy/accepted': party(() => ({ policy: policyDigest(OTHER_POLICY) }), {
    ...onCall,
    before(log) {
      signedBefore.before(log)
      log.post('call/policy-changed', { policy: OTHER_POLICY, reason: said('Sooner.') }, onCall)
    },
  }),
  'declaration/made': party(
    () => ({ party: 'northhaven', declaration: said('Meant well.'), instrument: null }),
    signedBefore,
  ),
  'reservation/made': party(
    () => ({ party: 'northhaven', reservation: said('But the pier.'), instrument: null }),
    {
      ...onCall,
      before(log) {
        const policy = { ...POLICY, reservationDays: 30 }
        log.post('call/policy-changed', { policy, reason: said('Longer.') }, onCall)
        signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: policyDigest(policy) } })
      },
    },
  ),
  'reservation/narrowed': party(() => ({ party: 'northhaven', reservation: null, instrument: null }), {
    ...onCall,
    before: log =>
      void signAccord(log, 'northhaven', partyKey('northhaven'), {
        body: { reservation: said('But the pier.') },
      }),
  }),
  'signature/withdrawn': party(() => ({ reason: null }), signedBefore),
  'signature/deposited': desk(
    () => ({
      party: 'northhaven',
      ...ACCEPTS,
      instrument: { digest: COMMITMENT, date: '2026-01-01', channel: said('By hand.') },
    }),
    onCall,
  ),
  'signature/removed': hands(
    () => ({
      party: 'northhaven',
      policy: POLICY_DIGEST,
      rule: 'silence',
      reason: said('Two reports missed.'),
    }),
    signedBefore,
  ),
  'signature/restored': desk(() => ({ party: 'northhaven', reason: said('A mistake.') }), {
    ...onCall,
    before(log) {
      signedBefore.before(log)
      log.post(
        'signature/removed',
        { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('x') },
        onCall,
      )
    },
  }),
  'signature/invalidated': hands(() => invalidated(), signedBefore),
  'signature/reinstated': desk(reinstating, invalidatedBefore),
  'person/signed': desk(() => personBody, { ...onCall, before: invitePersons }),
  'person/erased': desk(() => ({ commitment: COMMITMENT, ground: 'request' }), {
    ...onCall,
    before(log) {
      invitePersons(log)
      log.post('person/signed', personBody, onCall)
    },
  }),
  'person/restored': desk(
    () => ({ commitment: COMMITMENT, reason: said('No machine after all.') }),
    personInvalidatedBefore,
  ),
  'statement/sealed': desk(() => ({ commitment: COMMITMENT, opens: HOUR }), onCall),
  // Whoever holds what was sealed may open it in a name of their own: it was decided at the seal what it is worth.
  'statement/opened': desk(log => opening(northhavenUnseen(log)), {
    ...onCall,
    before(log) {
      seal(log, northhavenUnseen(log))
      atTheHour(log)
    },
  }),
  'objection/raised': party(raised.body, raised.more),
  'objection/answered': party(answered.body, answered.more),
  'objection/withdrawn': party(withdrawn.body, withdrawn.more),
  'class/granted': desk(
    () => ({ party: 'northhaven', class: 'large', policy: CLAUSES_DIGEST, reason: said('46 berths.') }),
    underClauses,
  ),
  'class/ended': desk(() => ({ party: 'northhaven', class: 'large', reason: said('It sold them.') }), {
    ...onCall,
    before(log) {
      underClauses.before(log)
      const large = {
        party: 'northhaven',
        class: 'large',
        policy: CLAUSES_DIGEST,
        reason: said('46 berths.'),
      }
      log.post('class/granted', large, onCall)
    },
  }),
  'cycle/extended': desk(
    () => ({ clause: null, from: '2027-03-01', until: '2027-03-31', days: 14, reason: said('A storm.') }),
    onCall,
  ),
  'service/interrupted': desk(() => ({ from: '2025-12-30T00:00:00Z', until: '2025-12-31T00:00:00Z' })),
  'measures/published': desk(() => MEASURES, onCall),
  'measures/declined': party(
    () => ({
      catalogue: 'air',
      edition: 1,
      measures: [{ id: 'shore-power', words: said('No berth of ours.') }],
    }),
    { ...onCall, before: measured },
  ),
  'commitment/made': party(
    () => ({ manifest: MANIFEST_DIGEST, commitments: [pledgeOf('berths')] }),
    signedBefore,
  ),
  'commitment/joined': party(
    log => ({
      commitment: { party: 'larkspur', id: 'berths' },
      version: log.size - 1,
      part: said('We lend the cables.'),
    }),
    {
      ...onCall,
      beside: [partyKey('larkspur')],
      before(log) {
        signedBefore.before(log)
        admitParty(log, 'larkspur', [partyKey('larkspur')])
        signAccord(log, 'larkspur', partyKey('larkspur'))
        commit(log, 'larkspur', [pledgeOf('berths')])
      },
    },
  ),
  'commitment/amended': party(
    () => ({
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('berths', { due: '2026-12-31' })],
      reason: said('Works.'),
    }),
    { ...onCall, before: committed },
  ),
  'commitment/withdrawn': party(
    () => ({ commitments: [{ party: 'northhaven', id: 'berths' }], reason: said('Sold.') }),
    { ...onCall, before: committed },
  ),
  'report/filed': party(
    () => ({ answers: [], asked: [], policy: null, words: said('All is well.') }),
    signedBefore,
  ),
  'indicators/published': desk(
    log => publishing(smallCatalogue(), log.keepData(bytesOf(smallCatalogue()))),
    onCall,
  ),
  'report/corrected': party(
    log => ({
      report: yearOf(log).data.digest,
      figures: yearOf(log, smallFigures(), 'anew'),
      reason: said('x'),
    }),
    { ...onCall, before: yearReported },
  ),
  'words/withheld': hands(
    log => ({
      digest: log.keepWords(WORDS_TO_WITHHOLD).digest,
      ground: said('A court says so.'),
      authority: said('The court.'),
    }),
    {
      before: log =>
        void signAccord(log, 'northhaven', partyKey('northhaven'), {
          body: { reservation: log.keepWords(WORDS_TO_WITHHOLD) },
        }),
    },
  ),
  'act/announced': desk(() => ({
    type: 'call/policy-changed',
    call: ACCORD,
    body: { policy: OTHER_POLICY, reason: said('Sooner.') },
  })),
  'switch/set': desk(() => ({ covers: ['signature/given'], closed: true, reason: said('An alarm.') })),
}

/** What a statement is refused with for who signed it, and for nothing else. */
const FOR_WHO: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'author_wrong',
  'key_revoked',
  'key_role_wrong',
  'key_unknown',
  'key_unproven',
  'key_use_wrong',
  'role_unknown',
  'second_hand_missing',
  'signer_missing',
  'signer_unexpected',
])

/** The code by which it is refused, or undefined. */
function refusalOf(
  type: StatementType,
  { by, call, body, beside = [] }: Line,
  speaker: Speaker,
  log: MemoryLog,
  name = by,
): RefusalCode | undefined {
  const signers = [...KEYS[speaker].map(key => key ?? log.depositary), ...beside]
  try {
    log.post(type, body(log), { by: name, call: call ?? null, signers })
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** A log in which the statement of this line may be said. */
function logFor({ before, to = peopled }: Line): MemoryLog {
  const log = to()
  before?.(log)
  return log
}

describe('every type of statement, signed by everybody', () => {
  for (const { type } of TYPES) {
    const line = WHO[type as StatementType]
    it(`${type} is taken from ${line.who.join(', ')}`, () => {
      let log = logFor(line)
      for (const speaker of SPEAKERS) {
        const code = refusalOf(type as StatementType, line, speaker, log)
        // What is taken changes the log, what is refused does not: the next one may be said to the same.
        if (code === undefined) log = logFor(line)
        if (line.who.includes(speaker)) assert.equal(code, LAWFUL_BUT[type], `${speaker}: ${code}`)
        else assert.ok(code !== undefined && FOR_WHO.has(code), `${speaker}: ${code ?? 'taken'}`)
      }
    })
  }

  it('lets nobody speak for another party in their own name', () => {
    for (const type of ['key/added', 'key/revoked', 'key/suspended'] as const)
      assert.equal(
        refusalOf(type, WHO[type], 'another party', logFor(WHO[type]), 'eastport' as 'northhaven'),
        'author_wrong',
      )
  })

  it('lets the depositary speak for a party where it says why, and never sign or withdraw', () => {
    const inItsName = (
      type: StatementType,
      more: object,
      who: Speaker = 'an officer',
      log = logFor(WHO[type]),
    ) =>
      refusalOf(
        type,
        { ...WHO[type], by: 'depositary', body: log => ({ ...WHO[type].body(log), ...more }) },
        who,
        log,
      )
    const asked = { reason: said('Its passkey was lost.') }
    assert.equal(inItsName('key/added', asked), 'key_unallowed')
    const log = peopled()
    letKeyIn(log)
    assert.equal(inItsName('key/added', asked, 'an officer', log), undefined)
    assert.equal(inItsName('key/revoked', {}), 'second_hand_missing')
    assert.equal(inItsName('key/revoked', {}, 'two officers'), undefined)
    assert.equal(inItsName('key/suspended', {}), undefined)
    assert.equal(inItsName('signature/given', {}), 'author_wrong')
    assert.equal(inItsName('signature/withdrawn', {}), 'author_wrong')
  })
})

/** Types that nobody can say yet, with what refuses them of those who may. */
const LAWFUL_BUT: Readonly<Record<string, RefusalCode>> = {
  'log/rules': 'rules_unsupported',
  'invitation/made': 'invitation_alone',
}
