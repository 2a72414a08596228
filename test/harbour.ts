import { utf8 } from '../src/core/bytes.ts'
import { digestOf } from '../src/core/digest.ts'
import { keyDigest, type Signer } from '../src/core/keys.ts'
import type { Laws } from '../src/register/laws.ts'
import type { Policy } from '../src/register/policy.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import { manifestDigest } from '../src/register/types/texts.ts'
import { MemoryLog, partyKey, passkey, recoveryKey, type Saying } from './memory-log.ts'

/** A fictional call for stories: the Harbour Accord, kept by the Harbour Secretariat, in a log in memory. */

export const inEnglish = (text: string) => [{ lang: 'en', text }]
export const said = (text: string) => ({ lang: 'en', text })

export const POLICY: Policy = {
  kinds: ['company', 'civil-society', 'state'],
  mandate: 'domain',
  authentic: ['en'],
  effect: [said('Not legally binding.')],
  entities: [said('The party named and no other.')],
  noticeDays: 90,
  window: 86_400,
  delisting: [{ id: 'silence', rule: [said('Two reports missed.')] }],
}

/** A manifest of one English text, authentic, and of others in further languages. */
export function manifestOf(texts: Readonly<Record<string, string>>) {
  return {
    texts: Object.entries(texts).map(([lang, words]) => textOf(lang, words, lang === 'en')),
    principles: [{ id: 'one', titles: inEnglish('Keep the harbour open'), kinds: null }],
  }
}

export const textOf = (lang: string, words: string, authentic: boolean) => ({
  lang,
  digest: digestOf(utf8(words)),
  length: utf8(words).length,
  mediaType: 'text/markdown' as const,
  title: `The Harbour Accord (${lang})`,
  authentic,
})

export const WORDS = {
  en: '# The Harbour Accord\n\nWe keep the harbour open.\n',
  fr: 'Nous gardons le port ouvert.\n',
}
export const MANIFEST = manifestOf(WORDS)
export const ACCORD = 'harbour-accord'
export const MANIFEST_DIGEST = manifestDigest(MANIFEST)
export const POLICY_DIGEST = policyDigest(POLICY)

export const ESTABLISHED = (log: MemoryLog, keys: readonly Signer[] = [log.depositary]) => ({
  names: inEnglish('The Harbour Secretariat'),
  vkey: log.vkey,
  keys: keys.map(({ key }) => key),
  rules: 1,
  window: 604_800,
  recovery: keyDigest(recoveryKey.key.jwk),
  predecessor: null,
})

export const OPENED = {
  titles: inEnglish('The Harbour Accord'),
  summary: inEnglish('A promise to keep the harbour open to all who come in peace.'),
  issued: '2026-01-01',
  convener: { names: inEnglish('The Harbour Conference'), url: null },
  authority: { level: 'vetted', note: null, source: null, evidence: [] },
  verb: inEnglish('sign'),
  noun: inEnglish('signatory'),
  absentees: 'un-members',
  manifest: null,
  policy: POLICY,
} as const

export const facts = (name: string) => ({
  names: inEnglish(name),
  kind: 'company' as const,
  country: 'DE',
  domain: `${name.toLowerCase()}.example`,
  identifiers: {},
  mandate: { level: 'domain' as const, checked: '2026-01-01', note: null, evidence: [] },
})

/** A row of the list of that date, in which the party stands. */
export const listed = (party: string, date: string, { firstSeen = date } = {}) => ({
  party,
  names: inEnglish(party),
  kind: 'company' as const,
  country: 'DE',
  nature: null,
  website: null,
  source: {
    title: `The list of ${date}`,
    url: null,
    date,
    digest: digestOf(utf8(`The list of ${date}`)),
    whole: true,
  },
  row: 7,
  present: true,
  signed: null as string | null,
  firstSeen,
  lastSeen: null as string | null,
  declaration: null,
})

/** The same where a list lacks the party. */
export const absent = (party: string, date: string, seen: { firstSeen: string; lastSeen: string }) => ({
  ...listed(party, date),
  ...seen,
  row: null,
  present: false,
})

/** What a source says of a party on a day. */
export const reported = (party: string, what: string, day: string) => ({
  party,
  names: inEnglish(party),
  kind: 'company' as const,
  country: 'DE',
  what,
  day,
  words: null,
  source: { title: 'Who signed', by: 'The Harbour Gazette', url: null, date: day, digest: null },
})

/** What a signature says if nothing is out of the ordinary. */
export const ACCEPTS = {
  manifest: MANIFEST_DIGEST,
  policy: POLICY_DIGEST,
  read: ['en'],
  reservation: null,
  declaration: null,
}

/** A log with its depositary established and, unless told otherwise, the accord opened and its text published. */
export function harbour({
  upTo = 'text',
  laws,
}: {
  upTo?: 'established' | 'call' | 'text'
  laws?: Laws
} = {}): MemoryLog {
  const log = new MemoryLog(laws)
  log.post('depositary/established', ESTABLISHED(log))
  if (upTo === 'established') return log
  log.post('call/opened', OPENED, { call: ACCORD })
  if (upTo === 'call') return log
  for (const words of Object.values(WORDS)) log.keepText(utf8(words))
  log.post('text/published', { manifest: MANIFEST, supersedes: null }, { call: ACCORD })
  return log
}

/** Admits a party with these keys; each of them signs as well. */
export function admitParty(
  log: MemoryLog,
  id: string,
  keys: readonly Signer[],
  by = [log.depositary],
): number {
  const body = { party: id, ...facts(id), keys: keys.map(({ key }) => key), claims: false }
  return log.post('party/admitted', body, { signers: [...by, ...keys] })
}

/** A party signs the accord. */
export function signAccord(
  log: MemoryLog,
  id: string,
  key: Signer,
  saying: Saying & { body?: object } = {},
): number {
  const { body, ...rest } = saying
  return log.post(
    'signature/given',
    { ...ACCEPTS, ...body },
    { by: id, call: ACCORD, signers: [key], ...rest },
  )
}

export const northhaven = passkey('northhaven')
export const officer = passkey('the officer', { use: 'officer' })

/** Northhaven is in the register, and has signed nothing. */
export function admittedHarbour(): MemoryLog {
  const log = harbour()
  admitParty(log, 'northhaven', [northhaven])
  return log
}

/** An officer has admitted Northhaven, which has signed with its passkey; so has Eastport, before the officer came. */
export function signedHarbour(): { log: MemoryLog; index: number } {
  const log = harbour()
  const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, officer] })
  admitParty(log, 'eastport', [partyKey('eastport')])
  admitParty(log, 'northhaven', [northhaven], [officer])
  const index = signAccord(log, 'northhaven', northhaven)
  signAccord(log, 'eastport', partyKey('eastport'))
  return { log, index }
}

/** The policy of the accord, by which persons are invited too. */
export const INVITING: Policy = { ...POLICY, persons: true }

/** The accord, which now invites persons. */
export function invitingHarbour(): MemoryLog {
  const log = harbour()
  log.post(
    'call/policy-changed',
    { policy: INVITING, reason: said('Citizens asked for it.') },
    { call: ACCORD },
  )
  return log
}

/** Two officers let a party have one more key, by the depositary's own key, which stands for both. */
export function letKeyIn(log: MemoryLog, party = 'northhaven'): number {
  return log.post('key/allowed', { party, link: null, reason: said('They asked for one.') })
}

/** Two officers allow one more who decides, or another key of one: the depositary's own key brings it in then. */
export function allowOfficer(log: MemoryLog, hands: readonly Signer[], id: string, key: Signer): number {
  const body = { id, key: key.keyid, reason: said('They start today.') }
  return log.post('role/allowed', body, { signers: hands })
}
