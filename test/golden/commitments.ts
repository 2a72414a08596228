import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { laterBy } from '../../src/core/time.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { MEASURES, pledgeOf } from '../committing.ts'
import {
  ACCEPTS,
  inEnglish,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  POLICY,
  said,
} from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { admitted, by, one, reason } from './cast.ts'
import type { Codes, Story } from './story.ts'

/** Clauses of rules, measures, commitments and reports: each type, and each refusal where nothing else is wrong. */

const CALL = 'kept-accord'
const NEWER_WORDS = 'We keep what we promise, and say so.\n'
const NEWER = {
  ...manifestOf({ en: NEWER_WORDS }),
  principles: [...MANIFEST.principles, { id: 'two', titles: inEnglish('Say so'), kinds: null }],
}
const under: Saying = { call: CALL, signers: [one] }
/** By a key of the depositary itself, which stands for two officers. */
const two: Saying = { call: CALL }
const self = (party: string): Saying => ({ ...by(party), call: CALL })
const unknownText = { manifest: `sha256:${'A'.repeat(43)}` }

type Refuse = (code: Codes, body: object, saying?: Saying) => void
const refusing =
  (story: Story, type: string, usual: Saying): Refuse =>
  (code, body, saying = usual) =>
    story.refuse(code, type, body, saying)

const today = (story: Story) => story.now.slice(0, 10)
const in_ = (story: Story, days: number) => laterBy(today(story), days)
const staleNow = (story: Story, saying: Saying) => ({ ...saying, ...story.seenAt(story.size - 1) })

export function commitments(story: Story): void {
  const rules = policies(story)
  classes(story, rules)
  moves(story)
  measures(story)
  made(story)
  joined(story)
  amended(story)
  many(story)
  withdrawn(story)
  reports(story, rules)
}

/** Rules that ask: a first commitment, a report each month, and what follows. They bind whoever signs them. */
function policies(story: Story): Policy {
  const clause = {
    says: [said('Each month we say what became of it.')],
    of: { kinds: ['company' as const] },
    asks: { report: true as const },
    grace: 3,
    silent: 5,
    inactive: 10,
  }
  const opens = in_(story, 2)
  const policy: Policy = {
    ...POLICY,
    noticeDays: 1,
    classes: ['large', 'old'].map(id => ({ id, titles: inEnglish(`Ports that are ${id}`) })),
    clauses: [
      {
        ...clause,
        id: 'monthly',
        cycle: { by: 'calendar', opens, due: laterBy(opens, 5), months: 1 },
      },
      {
        ...clause,
        id: 'large-monthly',
        of: { classes: ['large'] },
        cycle: { by: 'signature', opens: 3, due: 9, months: 1 },
      },
      {
        id: 'first',
        says: [said('We take something on.')],
        of: {},
        asks: { commitments: 1, under: ['one'] },
        cycle: { by: 'signature', opens: 0, due: 10 },
        grace: 0,
        silent: 3,
      },
    ],
    commitments: { grace: 3, review: 10 },
    delisting: [
      ...POLICY.delisting,
      { id: 'mute', rule: [said('Inactive.')], after: { clause: 'monthly', step: 'inactive', days: 2 } },
    ],
  }
  const open = (policy: object) => ({ ...OPENED, manifest: MANIFEST, policy })
  const refuse = refusing(story, 'call/opened', under)
  const [first] = policy.clauses!
  const withClause = (changes: object) =>
    open({ ...policy, delisting: [], clauses: [{ ...first, ...changes }] })
  const cycle = first!.cycle
  refuse('body_malformed', withClause({ cycle: { ...cycle, due: in_(story, 1) } }))
  refuse('body_malformed', withClause({ cycle: { ...cycle, due: in_(story, 40) } }))
  refuse('body_malformed', withClause({ cycle: { by: 'signature', opens: 0, due: 28, months: 1 } }))
  refuse('body_malformed', withClause({ cycle: { by: 'signature', opens: 1, due: 0 } }))
  refuse('body_malformed', withClause({ asks: { commitments: 1 } }))
  refuse('body_malformed', withClause({ of: { classes: ['huge'] } }))
  refuse('body_malformed', withClause({ of: { kinds: [] } }))
  refuse('body_malformed', withClause({ says: [{ lang: 'fr', text: 'Oui.' }] }))
  const { silent: _, ...unsilent } = first!
  refuse('body_malformed', open({ ...policy, delisting: [], clauses: [unsilent] }))
  refuse('body_malformed', open({ ...policy, clauses: [first, first] }))
  refuse('body_malformed', open({ ...policy, clauses: [policy.clauses![2]] }))
  refuse('body_malformed', open({ ...policy, classes: [...policy.classes!, ...policy.classes!] }))
  story.post('call/opened', open(policy), under)
  const accepts = { ...ACCEPTS, policy: policyDigest(policy) }
  for (const party of ['word-keeper', 'word-partner', 'word-mute', 'word-hoarder']) {
    admitted(story, party)
    story.post('signature/given', accepts, self(party))
  }
  admitted(story, 'word-bystander')
  admitted(story, 'word-leaver')
  story.post('signature/given', accepts, self('word-leaver'))
  return policy
}

function classes(story: Story, policy: Policy): void {
  const large = { party: 'word-keeper', class: 'large', policy: policyDigest(policy), ...reason }
  const ends = { party: 'word-keeper', class: 'large', ...reason }
  const grant = refusing(story, 'class/granted', under)
  const end = refusing(story, 'class/ended', under)
  grant('signature_unknown', { ...large, party: 'word-bystander' })
  end('class_unknown', ends)
  grant('policy_wrong', { ...large, policy: digestOf(utf8('no policy')) })
  grant('class_undescribed', { ...large, class: 'unheard-of' })
  story.post('class/granted', large, under)
  grant('class_exists', large)
  grant('seen_stale', { ...large, class: 'old' }, staleNow(story, under))
  end('seen_stale', ends, staleNow(story, under))
  end('class_unknown', { ...ends, class: 'old' })
  story.post('class/granted', { ...large, class: 'old' }, under)
  story.post('class/ended', { ...ends, class: 'old' }, under)
  story.post('party/ended', { party: 'word-leaver', ...reason }, {})
  grant('party_ended', { ...large, party: 'word-leaver' })
}

function moves(story: Story): void {
  const extended = { clause: null, from: today(story), until: in_(story, 60), days: 1, ...reason }
  const extend = refusing(story, 'cycle/extended', under)
  extend('body_malformed', { ...extended, until: laterBy(today(story), -1) })
  extend('body_malformed', { ...extended, days: 0 })
  story.post('cycle/extended', extended, under)
  story.post('cycle/extended', { ...extended, clause: 'monthly', days: 2 }, under)
  const shut = refusing(story, 'service/interrupted', { signers: [one] })
  const at = (days: number, hour: string) => `${in_(story, days)}T${hour}Z`
  const hours = { from: at(-1, '10:00:00'), until: at(0, '00:00:00') }
  shut('interruption_wrong', { from: at(0, '00:00:00'), until: at(1, '23:00:00') })
  shut('interruption_wrong', { from: hours.from, until: hours.from })
  shut('interruption_wrong', { ...hours, from: at(-367, '00:00:00') })
  story.post('service/interrupted', hours, { signers: [one] })
  shut('interruption_wrong', { from: at(-1, '23:59:59'), until: at(0, '00:00:00') })
}

function measures(story: Story): void {
  const publish = refusing(story, 'measures/published', under)
  const [first] = MEASURES.commitments
  const with_ = (changes: object) => ({ ...MEASURES, commitments: [{ ...first, ...changes }] })
  publish('edition_wrong', { ...MEASURES, edition: 2 })
  publish('text_unknown', { ...MEASURES, ...unknownText })
  publish('principle_unknown', with_({ principle: 'nine' }))
  const [measure] = first!.measures
  publish('body_malformed', with_({ measures: [measure, { ...measure, id: 'other' }] }))
  publish('body_malformed', with_({ measures: [measure, { ...measure, number: '1.7' }] }))
  publish('body_malformed', { ...MEASURES, commitments: [first, first] })
  publish('record_independent', MEASURES, { ...under, call: RECORD })
  const decline = refusing(story, 'measures/declined', self('word-partner'))
  const says = (id: string, words: string | null = 'Our berths are leased.', edition = 1) => ({
    ...{ catalogue: 'air', edition },
    measures: [{ id, words: words === null ? null : said(words) }],
  })
  decline('measure_unknown', says('shore-power'))
  story.post('measures/published', MEASURES, under)
  publish('seen_stale', { ...MEASURES, edition: 2 }, staleNow(story, under))
  decline('measure_unknown', says('other'))
  decline('signature_unknown', says('shore-power'), self('word-bystander'))
  decline('words_unchanged', says('shore-power', null))
  for (let n = 0; n < 5; n++)
    story.post('measures/declined', says('shore-power', `Reason ${n}.`), self('word-partner'))
  decline('said_often', says('state-quays'))
  story.post('measures/declined', says('shore-power', null), self('word-partner'))
  story.post('measures/published', { ...MEASURES, edition: 2 }, under)
  story.pass(1)
  decline('edition_wrong', says('shore-power'))
  story.post('measures/declined', says('shore-power', 'Leased until 2030.', 2), self('word-partner'))
}

/** A record of another's call, which this log holds since its first chapters. */
export const RECORD = 'their-kept-accord'
export function recordOfOthers(story: Story): void {
  const authority = { ...OPENED.authority, level: 'independent' }
  story.post('call/opened', { ...OPENED, authority }, { call: RECORD, signers: [one] })
}

const measure = (id: string, edition = 2) => ({ catalogue: 'air', edition, id })
const making = (...pledges: readonly object[]) => ({ manifest: MANIFEST_DIGEST, commitments: pledges })

/** What is wrong with a pledge, whether it is made or amended. */
function refusePledges(story: Story, refuse: (code: Codes, changes: object, body?: object) => void): void {
  refuse('text_unknown', {}, unknownText)
  refuse('principle_unknown', { principle: 'nine' })
  refuse('due_past', { milestones: [], due: today(story) })
  refuse('measure_unknown', { measure: measure('other') })
  refuse('edition_wrong', { measure: measure('shore-power', 1) })
  refuse('kind_uninvited', { measure: measure('state-quays') })
  refuse('body_malformed', { what: null })
  refuse('body_malformed', { due: '2027-02-30' })
  refuse('body_malformed', { target: { value: '1.50', unit: null } })
  refuse('body_malformed', { milestones: [{ day: in_(story, 90), says: said('Later.') }] })
}

/** Days of a commitment: half of it in ten days, the whole in thirty. */
const dated = (story: Story, id: string, changes: object = {}) =>
  pledgeOf(id, {
    due: in_(story, 30),
    milestones: [{ day: in_(story, 10), says: said('Half.') }],
    ...changes,
  })

function made(story: Story): void {
  const mine = self('word-keeper')
  const refuse = refusing(story, 'commitment/made', mine)
  refuse('signature_unknown', making(dated(story, 'berths')), self('word-bystander'))
  refuse('record_independent', making(dated(story, 'berths')), { ...mine, call: RECORD })
  refusePledges(story, (code, changes, body) =>
    refuse(code, { ...making(dated(story, 'berths', changes)), ...body }),
  )
  refuse('body_malformed', making(dated(story, 'berths'), dated(story, 'berths')))
  const long = { words: story.keepWords('We offer shore power at forty berths of the northern basin.') }
  const berths = dated(story, 'berths', { what: long.words, measure: measure('shore-power') })
  const words = { scope: said('The northern basin.'), baseline: { value: '12', unit: 'berths' } }
  story.post('commitment/made', making(berths, dated(story, 'nets', words)), mine)
  refuse('commitment_exists', making(dated(story, 'nets')))
}

function joined(story: Story): void {
  const version = story.size - 1
  const commitment = { party: 'word-keeper', id: 'nets' }
  const body = { commitment, version, part: said('The southern quay.') }
  const lead = partyKey('word-keeper')
  const both = (party: string): Saying => ({ ...self(party), signers: [partyKey(party), lead] })
  const refuse = refusing(story, 'commitment/joined', both('word-partner'))
  refuse('signature_unknown', body, both('word-bystander'))
  refuse('commitment_exists', body, self('word-keeper'))
  refuse('commitment_unknown', { ...body, commitment: { ...commitment, id: 'other' } })
  refuse('seen_stale', { ...body, version: version - 1 })
  refuse('cosigner_missing', body, self('word-partner'))
  refuse('signer_unexpected', body, {
    ...self('word-partner'),
    signers: [partyKey('word-partner'), partyKey('word-mute')],
  })
  const left = { commitment: { party: 'word-leaver', id: 'nets' }, version, part: null }
  refuse('party_ended', left, self('word-partner'))
  story.post('commitment/joined', body, both('word-partner'))
  refuse('commitment_exists', body)
  const leave = { commitments: [commitment], ...reason }
  for (let n = 1; n < 5; n++) {
    story.post('commitment/withdrawn', leave, self('word-partner'))
    story.post('commitment/joined', { ...body, part: null }, both('word-partner'))
  }
  story.post('commitment/withdrawn', leave, self('word-partner'))
  refuse('said_often', body)
  story.pass(1)
  story.post('commitment/joined', body, both('word-partner'))
}

function amended(story: Story): void {
  const mine = self('word-keeper')
  const amending = (...pledges: readonly object[]) => ({ ...making(...pledges), ...reason })
  const refuse = refusing(story, 'commitment/amended', mine)
  refuse('commitment_unknown', amending(dated(story, 'other')))
  refuse('seen_stale', amending(dated(story, 'nets')), staleNow(story, mine))
  refusePledges(story, (code, changes, body) =>
    refuse(code, { ...amending(dated(story, 'nets', changes)), ...body }),
  )
  const one_ = () => dated(story, 'nets', { what: said('Mend and sell nets.') })
  for (let n = 0; n < 5; n++) story.post('commitment/amended', amending(one_()), mine)
  refuse('said_often', amending(one_()))
  story.keepText(utf8(NEWER_WORDS))
  story.post('text/published', { manifest: NEWER, supersedes: MANIFEST_DIGEST }, under)
  story.pass(1)
  // It stays where its party left it, and goes on under the text that was signed.
  story.post('commitment/amended', amending(one_()), mine)
  const newer = { ...amending(one_()), manifest: manifestDigest(NEWER) }
  story.post('commitment/amended', newer, mine)
  story.keepText(utf8(THIRD_WORDS))
  story.post('text/published', { manifest: THIRD, supersedes: manifestDigest(NEWER) }, under)
  story.pass(1)
  story.post('commitment/amended', newer, mine)
  refuse('text_superseded', { ...newer, commitments: [dated(story, 'berths')] })
  refusing(
    story,
    'commitment/made',
    mine,
  )('text_superseded', {
    manifest: manifestDigest(NEWER),
    commitments: [dated(story, 'other')],
  })
  refusing(story, 'measures/published', under)('text_superseded', { ...MEASURES, edition: 3 })
}
const THIRD_WORDS = 'We keep what we promise.\n'
const THIRD = manifestOf({ en: THIRD_WORDS })

/** Two hundred that wait for a report, and two hundred and fifty a day. */
function many(story: Story): void {
  const mine = self('word-hoarder')
  const pledges = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) =>
      pledgeOf(`c${from + i}`, { what: said('x'), target: null, due: null }),
    )
  const make = refusing(story, 'commitment/made', mine)
  for (let n = 0; n < 200; n += 50) story.post('commitment/made', making(...pledges(n, n + 50)), mine)
  make('commitments_many', making(...pledges(200, 201)))
  const lead = partyKey('word-keeper')
  const commitment = { party: 'word-keeper', id: 'berths' }
  const version = story.rows.get('commitments', `${CALL}/word-keeper/berths`)!.versions[0]!.entry
  story.refuse(
    'commitments_many',
    'commitment/joined',
    { commitment, version, part: null },
    {
      ...mine,
      signers: [partyKey('word-hoarder'), lead],
    },
  )
  story.post('commitment/amended', { ...making(...pledges(0, 50)), ...reason }, mine)
  make('said_often', making(...pledges(200, 201)))
  story.refuse('said_often', 'commitment/amended', { ...making(...pledges(50, 51)), ...reason }, mine)
}

function withdrawn(story: Story): void {
  const mine = self('word-hoarder')
  const taking = (id: string, party = 'word-hoarder') => ({ commitments: [{ party, id }], ...reason })
  const refuse = refusing(story, 'commitment/withdrawn', mine)
  refuse('commitment_unknown', taking('c0', 'word-partner'))
  refuse('seen_stale', taking('c0'), staleNow(story, mine))
  refuse('body_malformed', {
    commitments: [...taking('c0').commitments, ...taking('c0').commitments],
    ...reason,
  })
  story.post('commitment/withdrawn', taking('c0'), mine)
  refuse('commitment_unknown', taking('c0'))
  story.refuse('commitment_unknown', 'commitment/amended', { ...making(pledgeOf('c0')), ...reason }, mine)
}

/** What is asked is answered or not; whoever stays mute long enough is removed by the rule that it signed. */
function reports(story: Story, rules: Policy): void {
  const mine = self('word-keeper')
  const refuse = refusing(story, 'report/filed', mine)
  const filed = { answers: [], asked: [], policy: null, words: null }
  const policy = policyDigest(rules)
  const about = (id: string, due: string | null, more: object = {}) => ({
    ...{ commitment: { party: 'word-keeper', id }, due, says: 'on-course', final: false, words: null },
    ...more,
  })
  const { cycle } = rules.clauses![0]!
  const { due: first } = cycle as { due: string }
  const asked = [{ clause: 'monthly', due: first }]
  refuse('signature_unknown', { ...filed, words: said('x') }, self('word-bystander'))
  refuse('policy_wrong', { ...filed, asked, policy: policyDigest(POLICY) })
  refuse('report_groundless', { ...filed, asked: [{ clause: 'first', due: first }], policy })
  refuse('report_groundless', { ...filed, asked: [{ clause: 'monthly', due: in_(story, 1) }], policy })
  refuse('commitment_unknown', { ...filed, answers: [about('other', null)] })
  refuse('report_groundless', { ...filed, answers: [about('nets', today(story))] })
  refuse('body_malformed', filed)
  refuse('body_malformed', { ...filed, asked })
  refuse('body_malformed', { ...filed, answers: [about('nets', null), about('nets', null)] })
  refuse('body_malformed', { ...filed, answers: [about('nets', null, { says: 'well' })] })
  const { versions } = story.rows.get('schedules', `${CALL}/word-keeper`)!.commitments[1]!
  const [half, whole] = versions.at(-1)!.days as [string, string]
  refuse('report_groundless', { ...filed, answers: [about('nets', whole)] })
  const kept = story.post(
    'report/filed',
    { ...filed, asked, policy, answers: [about('nets', half, { says: 'kept' })] },
    mine,
  )
  // A colleague has not read what was reported just before.
  const blind = { ...mine, ...story.seenAt(kept) }
  refuse('seen_stale', { ...filed, asked, policy }, blind)
  refuse('seen_stale', { ...filed, answers: [about('nets', half, { says: 'missed' })] }, blind)
  const last = about('berths', null, {
    says: 'missed',
    final: true,
    words: story.keepWords('We ran out of money.'),
  })
  story.post('report/filed', { ...filed, answers: [last], words: said('A hard month.') }, mine)
  const amending = { ...making(dated(story, 'berths')), ...reason }
  story.refuse('commitment_closed', 'commitment/amended', amending, mine)
  const lead = partyKey('word-keeper')
  const version = story.rows.get('commitments', `${CALL}/word-keeper/berths`)!.versions.at(-1)!.entry
  const joining = { commitment: { party: 'word-keeper', id: 'berths' }, version, part: null }
  story.refuse('commitment_closed', 'commitment/joined', joining, {
    ...self('word-partner'),
    signers: [partyKey('word-partner'), lead],
  })
  for (let n = 0; n < 3; n++) story.post('report/filed', { ...filed, words: said(`News ${n}.`) }, mine)
  refuse('said_often', { ...filed, words: said('More.') })
  const removal = { party: 'word-mute', policy, rule: 'mute', ...reason }
  const remove = (code: RefusalCode) => story.refuse(code, 'signature/removed', removal, two)
  remove('clause_untrue')
  // Due on the day `first`: three days were given, 3 + 5 + 10 are for grace and steps, and two for the rule.
  while (story.now.slice(0, 10) < laterBy(first, 3 + 18 + 1 + 2)) {
    remove('clause_untrue')
    story.pass(1)
  }
  // Whoever can neither report nor leave is not removed for its silence.
  story.post('key/suspended', { party: 'word-mute', ...reason }, {})
  remove('keys_suspended')
  const keeps = [partyKey('word-mute').keyid]
  story.post('key/resumed', { party: 'word-mute', keeps, ends: [], ...reason }, {})
  story.post('signature/removed', removal, two)
  refuse('policy_wrong', { ...filed, asked, policy }, self('word-mute'))
  story.post('report/filed', { ...filed, words: said('We are back.') }, self('word-mute'))
  story.post('signature/restored', { party: 'word-mute', ...reason }, under)
  remove('clause_untrue')
  const away = self('word-partner')
  story.post('signature/withdrawn', { reason: null }, away)
  const stays = { ...making(pledgeOf('nets')), ...reason }
  story.refuse('commitment_unknown', 'commitment/amended', stays, away)
  story.post('signature/withdrawn', { reason: null }, mine)
  story.refuse(
    'signature_unknown',
    'commitment/amended',
    { ...making(dated(story, 'nets')), ...reason },
    mine,
  )
}
