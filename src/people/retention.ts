import { APPLICATION_SECONDS } from './applications.ts'
import { BATCH_SECONDS } from './batches.ts'
import { MOST_CODE_SECONDS } from './codes.ts'
import { DIARY_SECONDS } from './diary.ts'
import { DRAFT_SECONDS } from './drafts.ts'
import { NOTICE_SECONDS } from './duty-notices.ts'
import { MOST_INVITATION_SECONDS } from './invitations.ts'
import { INVITEE_SECONDS } from './invitees.ts'
import { UNOPENED_SECONDS } from './launches.ts'
import { LETTER_SECONDS, PERSON_LETTER_SECONDS } from './letters.ts'
import { CAUGHT_SECONDS } from './limit-hits.ts'
import { LISTING_SECONDS } from './listings.ts'
import { READY_SECONDS } from './officer-letters.ts'
import { AWAITING_SECONDS } from './pending-approvals.ts'
import { REQUEST_SECONDS } from './persons.ts'
import { PREPARED_SECONDS } from './prepared-calls.ts'
import { REPORT_DRAFT_SECONDS } from './report-drafts.ts'
import { KNOWN_AFTER_SECONDS } from './sessions.ts'

/**
 * How long what is known of people is kept: the table from which the page about privacy and docs/privacy are made. A
 * test requires every kind of thing in the drawer to be named here.
 */
interface Kept {
  readonly id: string
  /** Kinds of things in the drawer. */
  readonly kinds: readonly string[]
  /** It is deleted by itself after so long; null where something else ends it, which the words say. */
  readonly seconds: number | null
  /** Of whom it tells something. */
  readonly of: 'applicant' | 'representative' | 'officer' | 'person' | 'sender' | 'listed' | 'anybody'
}

/** Days after the closing of a call for which the hash of a person's address is kept: nobody signs any more. */
export const ADDRESS_DAYS_AFTER_CLOSING = 90

export const RETENTION = [
  {
    id: 'application',
    kinds: [
      'application',
      'proof',
      'domain-challenge',
      'evidence',
      'document',
      'document-bytes',
      'applicant-of',
      'pile',
    ],
    seconds: APPLICATION_SECONDS,
    of: 'applicant',
  },
  { id: 'code', kinds: ['address-code', 'address-sendings'], seconds: MOST_CODE_SECONDS, of: 'applicant' },
  {
    id: 'listing',
    kinds: ['listing', 'listing-file', 'listing-row', 'listing-turn'],
    seconds: LISTING_SECONDS,
    of: 'listed',
  },
  { id: 'batch', kinds: ['batch', 'batch-row'], seconds: BATCH_SECONDS, of: 'representative' },
  {
    id: 'invitation',
    kinds: ['invitation', 'colleague', 'colleague-count'],
    seconds: MOST_INVITATION_SECONDS,
    of: 'representative',
  },
  { id: 'invitee', kinds: ['invitee', 'reminders'], seconds: INVITEE_SECONDS, of: 'representative' },
  { id: 'contact', kinds: ['contact'], seconds: null, of: 'representative' },
  {
    id: 'session',
    kinds: ['session', 'challenge', 'identity'],
    seconds: KNOWN_AFTER_SECONDS,
    of: 'representative',
  },
  { id: 'passkey', kinds: ['credential'], seconds: null, of: 'representative' },
  {
    id: 'draft',
    kinds: ['draft', 'filled-sheet', 'officer-offer', 'party-draft'],
    seconds: DRAFT_SECONDS,
    of: 'representative',
  },
  {
    id: 'report',
    kinds: [...['report-draft', 'report-part', 'report-open'], ...['report-file', 'report-file-bytes']],
    seconds: REPORT_DRAFT_SECONDS,
    of: 'representative',
  },
  { id: 'prepared', kinds: ['prepared-call', 'prepared-head'], seconds: PREPARED_SECONDS, of: 'officer' },
  { id: 'awaiting', kinds: ['awaiting', 'joint'], seconds: AWAITING_SECONDS, of: 'officer' },
  { id: 'officerLetters', kinds: ['officer-letters'], seconds: null, of: 'officer' },
  { id: 'ready', kinds: ['application-ready'], seconds: READY_SECONDS, of: 'applicant' },
  { id: 'recheck', kinds: ['domain-line', 'recheck'], seconds: null, of: 'representative' },
  { id: 'duty', kinds: ['duty-notice'], seconds: NOTICE_SECONDS, of: 'representative' },
  { id: 'sealed', kinds: ['sealed', 'launch'], seconds: UNOPENED_SECONDS, of: 'representative' },
  { id: 'diary', kinds: ['diary', 'diary-look'], seconds: DIARY_SECONDS, of: 'officer' },
  { id: 'caught', kinds: ['caught'], seconds: CAUGHT_SECONDS, of: 'sender' },
  { id: 'origin', kinds: ['application-network'], seconds: CAUGHT_SECONDS, of: 'applicant' },
  { id: 'request', kinds: ['person-request', 'person-owed'], seconds: REQUEST_SECONDS, of: 'person' },
  {
    id: 'person',
    kinds: ['person', 'person-name', 'person-place', 'person-barred'],
    seconds: null,
    of: 'person',
  },
  { id: 'address', kinds: ['person-address', 'person-written'], seconds: null, of: 'person' },
  { id: 'personLetter', kinds: [], seconds: PERSON_LETTER_SECONDS, of: 'person' },
  { id: 'erasing', kinds: ['person-erasing', 'person-erased'], seconds: null, of: 'person' },
  {
    id: 'letter',
    kinds: ['letter', 'letter-words', 'letter-past'],
    seconds: LETTER_SECONDS,
    of: 'anybody',
  },
  { id: 'wishes', kinds: ['recipient', 'courtesy'], seconds: null, of: 'anybody' },
  { id: 'link', kinds: ['link'], seconds: null, of: 'anybody' },
] as const satisfies readonly Kept[]
/** Kinds of things in the drawer that tell of nobody, or of the keeper alone, who shows it on each page. */
export const OF_NOBODY: readonly string[] = ['chore', 'heartbeat', 'interruption', 'settings']

export type Retention = (typeof RETENTION)[number]
