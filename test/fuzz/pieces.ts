import { concat, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { dayOf, parseTime } from '../../src/core/time.ts'
import { referTo } from '../../src/core/words.ts'
import type { Part } from '../../src/log/attachments.ts'
import { lastYes } from '../../src/register/binding-policy.ts'
import { MOST_A_DAY } from '../../src/register/daily-limit.ts'
import { KINDS, MANDATES } from '../../src/register/kinds.ts'
import type { Policy } from '../../src/register/policy.ts'
import type { PartyVersion } from '../../src/register/rows.ts'
import { textOn } from '../../src/register/text-in-force.ts'
import { mandateNeeded, suffices } from '../../src/register/types/mandates.ts'
import { inEnglish, said } from '../harbour.ts'
import type { Draft, World } from './world.ts'

/** What the statements of the corpus are made of. */

type Given = Pick<Draft, 'type' | 'body'> & Partial<Draft>
export const draft = (given: Given): Draft => ({
  by: 'depositary',
  call: null,
  signers: [],
  parts: [],
  ...given,
})

/** Short words, or long ones that travel beside the statement. */
export function words(world: World, parts: Part[]) {
  const { random } = world
  if (random.chance(60)) return said(random.pick(['Because.', 'Par décision.', '因為', '"\\ quoted']))
  const bytes = utf8(`Words ${world.name('no')} that are kept beside the log. `.repeat(1 + random.below(4)))
  const salt = random.bytes(32)
  const { reference } = referTo(bytes, { lang: 'en', mediaType: 'text/plain' }, salt)
  parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
  return reference
}

/** Texts of the fuzzer are authentic in one of these. */
export const LANGS = ['en', 'fr', 'zh-Hant'] as const
const inEach = (text: string) => LANGS.map(lang => ({ lang, text }))

export function policy(world: World): Policy {
  const { random } = world
  return {
    kinds: random.some(KINDS, KINDS.length),
    mandate: random.pick(MANDATES.slice(0, 2)),
    ...(random.chance(30) && { mandates: [{ kind: random.pick(KINDS), mandate: random.pick(MANDATES) }] }),
    ...(random.chance(20) && { recheckDays: 1 + random.below(3650) }),
    ...(random.chance(40) && { persons: true as const }),
    ...(random.chance(30) && { correctionDays: 7 + random.below(20) }),
    authentic: [...LANGS],
    effect: inEach('Not binding.'),
    entities: inEach('The party alone.'),
    noticeDays: random.chance(20) ? null : random.below(3650),
    ...(random.chance(60) && { reservationDays: 1 + random.below(30) }),
    ...(random.chance(60) && { reports: { correctionDays: 1 + random.below(30) } }),
    window: 3600 + random.below(100_000),
    ...asking(world),
  }
}

/** Rules that ask for something, of two policies one. */
function asking({ random }: World): Pick<Policy, 'classes' | 'clauses' | 'commitments' | 'delisting'> {
  const silence = { id: 'silence', rule: inEach('Two reports missed.') }
  if (random.chance(50)) return { delisting: [silence] }
  const follows = { grace: random.below(3), silent: 1 + random.below(2), inactive: 1 }
  const says = inEach('Say what became of it.')
  const months = { months: 1 + random.below(3) }
  const monthly = random.chance(50)
    ? ({ by: 'calendar', opens: '2026-01-01', due: '2026-01-02', ...months } as const)
    : ({ by: 'signature', opens: 0, due: random.below(3), ...months } as const)
  return {
    classes: [{ id: 'large', titles: inEnglish('Large ones') }],
    clauses: [
      {
        ...{ id: 'report', says, of: {}, cycle: monthly, ...follows },
        // By indicators that there may be or not: no status hangs on figures.
        asks: random.chance(50) ? { report: true, indicators: 'year' } : { report: true },
      },
      {
        id: 'of-some',
        says,
        of: random.pick([{ classes: ['large'] }, { kinds: random.some(KINDS, 3) }]),
        asks: { report: true },
        cycle: { by: 'signature', opens: 0, due: 1 },
        ...follows,
      },
      {
        id: 'first',
        says,
        of: {},
        asks: { commitments: 1 + random.below(2) },
        cycle: { by: 'signature', opens: 0, due: 1 },
        ...follows,
      },
    ],
    ...(random.chance(60) && { commitments: { grace: random.below(3), review: random.below(3) } }),
    delisting: [
      silence,
      {
        id: 'mute',
        rule: inEach('Silent.'),
        after: {
          clause: random.pick(['report', 'first']),
          step: random.pick(['silent', 'inactive']),
          days: random.below(2),
        },
      },
    ],
  }
}

export function text(world: World, lang: string, authentic: boolean) {
  const bytes = utf8(`# ${world.name('text')}\n\nIn ${lang}: façade, 港.\n`)
  const digest = digestOf(bytes)
  const row = {
    lang,
    digest,
    length: bytes.length,
    mediaType: 'text/plain' as const,
    title: 'A text',
    authentic,
  }
  return { row, part: { name: digest, bytes } }
}

export function facts(world: World, id: string) {
  const { random } = world
  return {
    names: [...inEnglish(`The ${id} of Åland`), { lang: 'zh', text: '港口' }].slice(0, 1 + random.below(2)),
    kind: random.pick(KINDS),
    country: random.pick(['DE', 'FR', null]),
    domain: random.pick([`${id}.example`, null]),
    identifiers: random.pick([{}, { wikidata: 'Q42' }, { lei: '5493001KJTIIGC8Y1R12' }]),
    mandate: random.chance(10)
      ? null
      : { level: random.pick(MANDATES), checked: '2025-12-01', note: null, evidence: [] },
  }
}

export const openCall = (world: World) => world.any('calls', row => row.closed === null)
export const admitted = (world: World) =>
  world.any('parties', row => row.status === 'admitted' && row.ended === undefined)

/** What a party would accept of a call, in the text and the policy in force. */
export function acceptance(world: World, parts: Part[]) {
  const call = world.any(
    'calls',
    row => row.closed === null && row.text !== null && row.authority.level !== 'independent',
  )
  if (call === undefined) return undefined
  const manifest = textOn(call.row, dayOf(parseTime(world.real.now)))!
  const inForce = world.row('policies', `${call.key}/${call.row.policy}`)!.policy
  const known = world.row('texts', `${call.key}/${manifest}`)!
  const langs = [...known.manifest.texts, ...known.translations.map(one => one.text)].map(one => one.lang)
  const stands = (party: string) => {
    const row = world.row('signatures', `${call.key}/${party}`)
    return row?.state === 'standing' && row.version === known.number
  }
  const party = world.any('parties', (row, key) => {
    if (row.status !== 'admitted' || row.ended !== undefined || !inForce.kinds.includes(row.kind))
      return false
    if (row.versions.at(-1)!.lapsed !== undefined) return false
    const { mandate } = row.versions.at(-1)!
    if (mandate === null || !suffices(mandate.level, mandateNeeded(inForce, row.kind))) return false
    const before = world.row('signatures', `${call.key}/${key}`)
    // What stands from paper is said once more, on paper or with a key, under newer rules.
    const isNewer = before?.how === 'deposited' && lastYes(before.events)!.policy !== call.row.policy
    const repeats = stands(key) && !isNewer
    const today = before?.events.filter(({ what, day }) => what === 'given' && world.real.now.startsWith(day))
    return before?.state !== 'removed' && !repeats && (today?.length ?? 0) < MOST_A_DAY
  })
  if (party === undefined) return undefined
  const { random } = world
  const body = {
    manifest,
    policy: call.row.policy,
    read: random.some(langs, 3),
    reservation: random.chance(30) && !stands(party.key) ? words(world, parts) : null,
    declaration: random.chance(30) ? words(world, parts) : null,
  }
  return { call: call.key, party: party.key, body }
}

/** What one who is not in the register yet could accept of this call; null if it may not. */
export function acceptable(
  world: World,
  call: string,
  { kind, mandate }: Pick<PartyVersion, 'kind' | 'mandate'>,
  parts: Part[],
) {
  const row = world.row('calls', call)!
  const { authority, policy, text } = row
  if (authority.level === 'independent' || text === null || mandate === null) return null
  const inForce = world.row('policies', `${call}/${policy}`)!.policy
  if (!inForce.kinds.includes(kind) || !suffices(mandate.level, mandateNeeded(inForce, kind))) return null
  const manifest = textOn(row, dayOf(parseTime(world.real.now)))!
  const read = world.row('texts', `${call}/${manifest}`)!.manifest.texts.map(({ lang }) => lang)
  const reservation = world.random.chance(30) ? words(world, parts) : null
  return { manifest, policy, read: world.random.some(read, 3), reservation, declaration: null }
}

export function signatureIn(world: World, state: 'standing' | 'removed' | 'invalidated') {
  const found = world.any('signatures', (row, key) => {
    return row.state === state && world.row('parties', key.split('/')[1]!)?.ended === undefined
  })
  if (found === undefined) return undefined
  const [call = '', party = ''] = found.key.split('/')
  return { call, party }
}
