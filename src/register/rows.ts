import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import type { Key } from '../core/keys.ts'
import type {
  CataloguesRow,
  ClassesRow,
  CommitmentRow,
  DeclinedRow,
  ExtensionsRow,
  FiguresRow,
  IndicatorEditionsRow,
  IndicatorsRow,
  InterruptionsRow,
  MeasuresRow,
  ScheduleRow,
} from './commitment-rows.ts'
import {
  type AbsenteeList,
  authority,
  type Continuation,
  convener,
  counted,
  country,
  date,
  digest,
  domain,
  entryRef as entry,
  evidence,
  factKind,
  frozen,
  identifiers,
  type KeyRole,
  type Kind,
  kind,
  type Localised,
  lang,
  link,
  localised,
  type Manifest,
  mandate,
  manifestRef,
  type Office,
  party,
  policyRef,
  type Said,
  said,
  source,
  summary,
  type Text,
  time,
} from './kinds.ts'
import type { AuthorityRow, ProofRow, VoucherRow, Vouching } from './mandate-rows.ts'
import type { ObjectionsRow } from './objection-rows.ts'
import type { PartyKeysRow } from './party-key-rows.ts'
import type { PersonCountsRow, PersonRow } from './person-rows.ts'
import type { Policy } from './policy.ts'

/**
 * The register as rows. Each is plain JSON under a table and a key. `since` is the index of the entry that last changed
 * what others rely on; a number called `entry` is the index of one to cite. Rows that programs are shown as they are
 * have schemas, of which `/openapi.json` is made.
 */
export interface Row {
  readonly since: number
}

export interface LogRow extends Row {
  readonly origin: string
  readonly names: Localised
  /** The key that signs checkpoints, as a C2SP vkey. */
  readonly vkey: string
  /**
   * Every key that it had, each with the size from which on it signs checkpoints, oldest first. Absent before the first
   * change.
   */
  readonly vkeys?: readonly Readonly<{ vkey: string; size: number }>[]
  readonly rules: number
  /** Each move to a newer version of the rules, by `log/rules`. Absent before the first. */
  readonly moved?: readonly Readonly<{ rules: number; entry: number }>[]
  /**
   * The recovery keys that were ever named, by digest, oldest first; the last is in force (types/depositary.ts). Absent
   * before the first.
   */
  readonly recoveries?: readonly Readonly<{ digest: Digest; entry: number }>[]
  /** Seconds between a statement's `at` and its admission, where no call's policy says otherwise. */
  readonly window: number
  readonly predecessor: Readonly<{ origin: string; size: number; root: Digest }> | null
  readonly anchored: Readonly<{ size: number; entry: number }> | null
  /** What the law counts of officers (officers.ts). */
  readonly officers: Readonly<{
    /** How many decide and hold a key. */
    inForce: number
    /** The key that two of them let the depositary bring in, until this day. */
    allowed: Readonly<{ entry: number; holder: string; key: string; until: string }> | null
  }>
  /** Officers whom another officer alone has stopped, with the first entry that did (suspensions.ts). Absent if none. */
  readonly stopped?: readonly Readonly<{ officer: string; entry: number }>[]
}

/** Every key that signs or has signed its checkpoints, each with the size from which on it does. */
export const vkeysOf = ({ vkey, vkeys }: Pick<LogRow, 'vkey' | 'vkeys'>) => vkeys ?? [{ vkey, size: 0 }]

/** The key that signs the checkpoint of this size. */
export const vkeyAt = (log: Pick<LogRow, 'vkey' | 'vkeys'>, size: number): string =>
  vkeysOf(log).findLast(one => one.size <= size)!.vkey

/** The recovery key in force, by digest. */
export const recoveryIn = (log: LogRow | undefined): Digest | undefined => log?.recoveries?.at(-1)?.digest

export interface KeyRow extends Row {
  readonly key: Key
  /** `depositary`, a party's id or a role's id. */
  readonly holder: string
  readonly added: number
  /** Who brought the key in: its holder, or the depositary for it. */
  readonly addedBy: 'holder' | 'depositary'
  /** What a party's key may do; absent if it may sign. */
  readonly role?: KeyRole
  readonly revoked: Readonly<{ entry: number; reason: Said }> | null
}

export interface RoleRow extends Row {
  readonly role: 'officer'
  /** Absent if the officer decides. It never changes: the role ends, and another is granted under another id. */
  readonly office?: Office
  readonly granted: number
  /** How many of its keys were not revoked. */
  readonly keys: number
  /** The day before which the role cannot be ended, or null. */
  readonly until: string | null
  readonly ended: Readonly<{ entry: number; reason: Said }> | null
}

/** Who convenes a call, and by which authority it is kept here. */
const convened = { convener, authority }

/** A mistake in a version of a text, and the text that mends it (text-in-force.ts). */
export const correction = frozen({
  version: manifestRef.describe('The version that it corrects, by the manifest with which it was published'),
  from: manifestRef.describe('The text that was in force: that manifest, or an earlier correction'),
  manifest: manifestRef.describe('The corrected text'),
  entry,
  day: date,
  days: z.int().describe('How many days signatories have to object'),
  effective: date.describe('The first day on which it is in force, unless it has ended'),
  ended: z
    .union([
      frozen({ how: z.literal('objected'), entry, by: party }),
      frozen({ how: z.enum(['superseded', 'withdrawn']), entry }),
    ])
    .nullable()
    .describe(
      'Why it never takes effect: a signatory objected, the depositary withdrew it, or a newer version came first',
    ),
})
export type Correction = z.infer<typeof correction>

export const callRow = frozen({
  since: entry,
  titles: localised,
  summary: summary.nullable(),
  issued: date.nullable(),
  ...convened,
  verb: localised,
  noun: localised,
  policy: policyRef,
  window: z.int().describe('The window of the policy in force, in seconds'),
  policies: z
    .array(
      frozen({
        policy: policyRef,
        entry,
        day: date,
        noticeDays: z.int().nullable(),
        correctionDays: z.int().exactOptional(),
        reservationDays: z.int().exactOptional(),
        reportDays: z.int().exactOptional().describe('Days in which a report may be corrected'),
        clauses: z
          .array(digest)
          .readonly()
          .exactOptional()
          .describe('The digest of each of its clauses, as canonical JSON; absent where it has none'),
        removals: z
          .array(digest)
          .readonly()
          .exactOptional()
          .describe('The same of each rule for removal that follows a step'),
      }),
    )
    .readonly()
    .describe('Every policy that has been in force, oldest first, with its days'),
  claimed: frozen({ entry, before: frozen(convened) })
    .exactOptional()
    .describe(
      'How an independent record became its convener’s, and what was said of them before; absent where it did not',
    ),
  authentic: frozen({ policy: z.array(lang).readonly(), text: z.array(lang).readonly() }).describe(
    'The languages in which the policy and the text in force are authentic; none of a text before one is published',
  ),
  text: manifestRef
    .nullable()
    .describe('The manifest of the version in force, once a text is published; corrections tell its words'),
  corrections: z
    .array(correction)
    .readonly()
    .exactOptional()
    .describe('Corrections of its texts, oldest first; absent before the first'),
  seals: frozen({ open: z.int(), until: time })
    .exactOptional()
    .describe('How many seals nobody has opened, and the last hour of any; absent before the first'),
  absentees: z
    .enum(['un-members', 'list'])
    .nullable()
    .describe('Who can be missing from it: UN members, those of a list of its own, or nobody'),
  opened: entry,
  closed: frozen({ entry, reason: said }).nullable(),
  voided: z.literal(true).exactOptional().describe('It was opened by mistake; absent where it was not'),
})
export type CallRow = z.infer<typeof callRow>

/** Key: the call. Beside the call's row, since every statement reads that. It is meant while that one says `list`. */
export interface AbsenteesRow extends Row {
  readonly list: AbsenteeList
  /** The entry that said it. */
  readonly entry: number
}

/** Key: `<call>/<digest>`. */
export interface PolicyRow extends Row {
  readonly policy: Policy
  readonly entry: number
}

/** Key: `<call>/<digest of the manifest>`. */
export interface TextRow extends Row {
  /** Which version of the call's text it is, from 1. */
  readonly number: number
  readonly manifest: Manifest
  readonly supersedes: Digest | null
  readonly entry: number
  readonly translations: readonly Readonly<{ text: Text; entry: number }>[]
  /** Which principle of the text before became which, as far as their ids do not say it. */
  readonly continues?: readonly Continuation[]
  /** The text whose words it corrects; absent from a version. The row of the call tells what became of it. */
  readonly corrects?: Digest
  /** The entry that published it anew, after a correction with these words had failed. */
  readonly published?: number
}

/** What a party is called, and how far its mandate goes, from a day on. */
export const partyVersion = frozen({
  from: date,
  entry,
  names: localised,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  mandate: mandate.nullable().describe('Null while nobody has checked it'),
  lapsed: entry
    .exactOptional()
    .describe('The entry since which no proof of the mandate stands any more; absent while one does'),
})
export type PartyVersion = z.infer<typeof partyVersion>

/** How a party ended (endings.ts). */
export const partyEnded = frozen({
  entry,
  how: z.enum(['merged', 'succeeded', 'ended']),
  into: party.nullable().describe('The party into which it merged, or that succeeded it'),
  reason: said,
  day: date,
})

export interface PartyRow extends Row {
  readonly status: 'listed' | 'admitted'
  /** For a listed party: the newest list that knows it. For an admitted one: its newest version. */
  readonly names: Localised
  readonly kind: Kind
  readonly country: string | null
  /** The calls under which lists name it. */
  readonly listed: readonly string[]
  readonly admitted: number | null
  /** Oldest first; empty until it is admitted. */
  readonly versions: readonly PartyVersion[]
  /** Who vouches for it or did: here too, so that a signature reads no more rows. Absent before the first. */
  readonly vouchers?: readonly Vouching[]
  /** Absent while it lasts. */
  readonly ended?: z.infer<typeof partyEnded>
}

/** What one list said of a party. */
export const listed = frozen({
  date: date.describe('Of the list'),
  entry,
  present: z
    .boolean()
    .describe('False where the list lacks the party; the other members then repeat what was known before'),
  row: z.int().min(1).nullable().describe('In the list, from 1; null where absent or not recorded'),
  names: localised,
  kind,
  country: country.nullable(),
  nature: said.nullable(),
  website: link.nullable(),
  signed: date.nullable(),
  declaration: frozen({ words: said, date, source: link }).nullable(),
})
export type Listed = z.infer<typeof listed>

const takenBack = frozen({ entry, reason: said }).nullable().describe('Null while it holds')

/** What one source says of a party on one day. */
export const fact = frozen({
  what: factKind,
  day: date,
  entry,
  names: localised.describe('As the source has it'),
  kind,
  country: country.nullable(),
  words: said.nullable(),
  source,
  withdrawn: takenBack,
})
export type Fact = z.infer<typeof fact>

/** Key: `<call>/<party>`. */
export interface ListingRow extends Row {
  /** By the dates of the lists. */
  readonly versions: readonly Listed[]
  /** By their days, then their entries; absent before the first. */
  readonly facts?: readonly Fact[]
}

/** How many stood there on a day, as a source counts them, without their names. */
export const count = frozen({
  day: date,
  entry,
  total: z.int().min(0),
  kinds: z.array(counted).readonly().describe('Those whom the source counts by kind, which need not be all'),
  words: said.nullable(),
  source,
  withdrawn: takenBack,
})

/** Key: the call. */
interface CountsRow extends Row {
  /** By their days, then their entries. */
  readonly counts: readonly z.infer<typeof count>[]
}

/** Key: `<call>/<date>`: a list from which rows were copied. */
export interface SourceRow extends Row {
  readonly title: string
  readonly url: string | null
  readonly digest: Digest
  /** Whether it names all who stood there on its day. */
  readonly whole: boolean
  readonly entry: number
}

const carried = frozen({ party, entry, day: date.describe('On which it was given') })
  .exactOptional()
  .describe('Whose signature it was before; absent where it was not carried over from a party that ended')

const versionNumber = z.int().min(1)

export const signatureEvent = frozen({
  what: z.enum([
    'given',
    'deposited',
    'carried',
    'accepted',
    'declared',
    'narrowed',
    'reserved',
    'withdrawn',
    'removed',
    'invalidated',
    'restored',
  ]),
  entry,
  day: date,
  manifest: manifestRef
    .exactOptional()
    .describe('The text that was signed; absent from what is no signature'),
  version: versionNumber.exactOptional().describe('Which version that text is, from 1'),
  policy: policyRef
    .exactOptional()
    .describe('The policy to which its party says yes; absent from what is no yes'),
  reservation: said
    .nullable()
    .exactOptional()
    .describe('The reservation that its party makes with it, null for none; absent from what leaves it'),
  declaration: said.nullable().exactOptional().describe('The same of a declaration'),
  paper: evidence.exactOptional().describe('The paper that was deposited; absent from what is no deposit'),
  takes: date
    .exactOptional()
    .describe('Of a late reservation: the day from which it holds if no signatory objects before'),
  sealed: entry
    .exactOptional()
    .describe(
      'The entry that sealed it, where it was given under seal; then `entry` is the one that opened it',
    ),
  from: carried,
  bound: manifestRef
    .exactOptional()
    .describe(
      'The text by whose words a signature was bound that was carried over; absent where it is the one signed',
    ),
  gaps: z
    .array(frozen({ ended: date, restored: date }))
    .readonly()
    .exactOptional()
    .describe(
      'When a signature that was carried over had not stood, and did again; absent where it always had',
    ),
  yes: entry
    .exactOptional()
    .describe('The entry of the yes that was carried over; absent where it is this event’s own'),
})
export type SignatureEvent = z.infer<typeof signatureEvent>

/** Key: `<call>/<party>`. */
export const signatureRow = frozen({
  since: entry,
  state: z.enum(['standing', 'withdrawn', 'removed', 'invalidated']),
  how: z.enum(['given', 'deposited']),
  entry,
  manifest: manifestRef,
  version: versionNumber.describe('Which version of the text the manifest is, from 1'),
  policy: policyRef,
  read: z.array(lang).readonly(),
  reservation: said
    .nullable()
    .describe('As it was made last, but for late ones: which words hold on a day, `words` tells'),
  declaration: said.nullable(),
  instrument: frozen({ digest: evidence, date, channel: said }).nullable(),
  from: carried,
  events: z
    .array(signatureEvent)
    .readonly()
    .describe('Everything that happened to the party’s signatures on this call, oldest first'),
})
export type SignatureRow = z.infer<typeof signatureRow>

/** Key: the digest of words beside a statement. */
interface WordsRow extends Row {
  readonly entry: number
  readonly withheld: Readonly<{ entry: number; ground: Said; authority: Said }> | null
}

/** Key: `<call>/<commitment>`. */
export interface SealedRow extends Row {
  readonly call: string
  readonly entry: number
  /** RFC 3339. */
  readonly admitted: string
  /** RFC 3339: the hour before which nobody can open it. */
  readonly opens: string
  /** What was in force at the seal: the sealed statement is judged by it. */
  readonly at: Pick<CallRow, 'since' | 'policy' | 'text' | 'window'>
  /** The entry that opened it. */
  readonly opened: number | null
}

/** Key: a type of statement. */
interface SwitchRow extends Row {
  readonly closed: boolean
  readonly reason: Said
}

/** Key: the call. Oldest first. */
interface InvalidationsRow extends Row {
  readonly batches: readonly Readonly<{
    entry: number
    /** How many signatures of parties and persons it named, and how many of them were restored since. */
    parties: number
    persons: number
    restored: number
  }>[]
}

/** Key: the digest of an act that was announced (second-approval.ts). */
export interface AnnouncedRow extends Row {
  readonly entry: number
  readonly type: string
  readonly call: string | null
  /** When it was announced, RFC 3339. */
  readonly at: string
  /** The entry that did it, or null. */
  readonly done: number | null
}

/** Key: the hash of its leaf. Absent while it is good. */
interface InvitationRow extends Row {
  /** The entry that joined by it, or null. */
  readonly joined: number | null
  /** The entry that ended it, or null. */
  readonly ended: number | null
}

export interface Tables {
  absentees: AbsenteesRow
  authorities: AuthorityRow
  announced: AnnouncedRow
  calls: CallRow
  catalogues: CataloguesRow
  classes: ClassesRow
  commitments: CommitmentRow
  counts: CountsRow
  declined: DeclinedRow
  extensions: ExtensionsRow
  figures: FiguresRow
  indicatorEditions: IndicatorEditionsRow
  indicators: IndicatorsRow
  interruptions: InterruptionsRow
  invalidations: InvalidationsRow
  invitations: InvitationRow
  keys: KeyRow
  listings: ListingRow
  log: LogRow
  measures: MeasuresRow
  objections: ObjectionsRow
  parties: PartyRow
  partyKeys: PartyKeysRow
  personCounts: PersonCountsRow
  persons: PersonRow
  policies: PolicyRow
  proofs: ProofRow
  roles: RoleRow
  schedules: ScheduleRow
  sealed: SealedRow
  signatures: SignatureRow
  sources: SourceRow
  switches: SwitchRow
  texts: TextRow
  vouchers: VoucherRow
  words: WordsRow
}

export type Table = keyof Tables

/** Names one row. */
export interface Ref<T extends Table = Table> {
  readonly table: T
  readonly key: string
}

/** The rows that refs name, in their order; the type of a ref gives that of its row. */
export type RowsFor<R extends readonly Ref[]> = {
  -readonly [I in keyof R]: Tables[R[I]['table']] | undefined
}

/** A row of one table with its key. */
export interface Keyed<T extends Table> {
  readonly key: string
  readonly row: Tables[T]
}

/** Names the rows of a table whose keys begin with `prefix`. */
export interface Range<T extends Table = Table> {
  readonly any: T
  readonly prefix: string
}

/** Names the row of a table whose key has these parts, with `/` between them. */
export function ref<T extends Table>(table: T, ...key: readonly [string, ...string[]]): Ref<T> {
  return { table, key: key.join('/') }
}

/**
 * What every rule runs on: `get` returns what was put last under a key. Synchronous and single-threaded; no row is
 * changed in place. A rule may read only the rows that it declared in `needs`; an implementation may throw at others,
 * since it may not hold them.
 */
export interface Rows {
  get<T extends Table>(table: T, key: string): Tables[T] | undefined
  put<T extends Table>(table: T, key: string, row: Tables[T]): void
  /** Whether a range that was declared holds any row. No row is ever removed. */
  any(range: Range): boolean
}

/** What the law asks of the log itself. */
export interface Ledger {
  /** Entries before the one that is judged. */
  readonly size: number
  /** When the entry before was admitted, Unix seconds; 0 before the first. */
  readonly admitted: number
  /** The root of the tree of the first `size` entries, or undefined past the end. */
  rootAt(size: number): Digest | undefined
}
