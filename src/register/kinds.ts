import { z } from 'zod'
import { digestSchema } from '../core/digest.ts'
import type { JsonObject } from '../core/json.ts'
import { keySchema } from '../core/keys.ts'
import { SAYS } from '../core/normal.ts'
import { DATE, isDate, isTime, TIME } from '../core/time.ts'
import { units } from '../core/units.ts'
import { dataSchema, fileSchema, LANG, wordsSchema } from '../core/words.ts'
import { isLei, isRor, LEI, ROR } from './identifiers.ts'

/**
 * The named kinds of which bodies of statements are made. A kind is the form of some JSON and what it stands for, as an
 * id of a party. Code that tells, asks for or indexes what a statement says goes by these names, never by the name of a
 * member.
 *
 *   body: { against: z.strictObject({ party, entry: entryRef }), words: said }
 *
 * All schemas are closed: an unknown member is refused.
 */
const MEANINGS = {
  absentees: 'Who can be missing from a call: members of the United Nations, or those whom a list names.',
  act: 'What a statement of the announced type would say: its body, whole.',
  authority: 'By which authority a call is kept here, with what shows it.',
  call: 'The id of a call.',
  convener: 'Who issued a call, by their names, with the address of their page.',
  country: 'A country or territory, by its ISO 3166-1 alpha-2 code.',
  data: 'A file of data beside the log, canonical JSON, by its salted digest: spec/figures.md, section 2.',
  date: 'A day of the calendar, YYYY-MM-DD.',
  dnssec: 'Whether a validating resolver vouches for what it was told.',
  domain: 'A domain name in lower case, in A-labels (RFC 5890), without a trailing dot.',
  entry: 'The index of an entry of this log.',
  counted: 'How many there were of one kind, as a source counts them.',
  evidence: 'The digest of a paper, an answer of the DNS or a page: what was seen.',
  fact: 'What a source says of a party on a day.',
  file: 'A file beside the log that shows something, as its author saved it: by its salted digest, with a title.',
  figures:
    'Figures of a report: the file in which they stand, and how many cells of each indicator have a value or a reason.',
  ground: 'Why a signature of a person was erased.',
  holder: 'The id of whoever holds a key: a party or an officer.',
  identifiers: 'What a party is called in public registers of others.',
  indicator: 'An indicator of a catalogue, with how many cells it has in a period.',
  invitation: 'An invitation, by the hash of its link.',
  key: 'A public key; it must sign the statement that brings it in.',
  keyid: 'A key, by its thumbprint (RFC 7638).',
  kind: 'What sort of party it is.',
  lang: 'A language, as a BCP 47 tag; und where nobody recorded it.',
  leaf: 'An invitation among those made at once: the hash of its leaf (RFC 9162), or of a node above it.',
  link: 'A web address.',
  localised: 'A name in one or more languages, the one to fall back on first.',
  mandate: 'Why a representative may bind a party, and who checked it.',
  manifest: 'A text in its languages, each by its digest, with its principles.',
  continuation: 'Which principles of the text before one goes on from, where its id does not say so.',
  'manifest digest': 'The text that is meant, by the digest of its manifest.',
  method: 'How a mandate was checked, which is its level.',
  office: 'What an officer does who decides nothing.',
  officer: 'The id of an officer of the depositary.',
  outcome: 'What a check came to.',
  party: 'The id of a party.',
  person: 'The signature of a person, by a commitment that says nothing of them.',
  policy: 'The published rules of a call, which its signatories accept.',
  'policy digest': 'The policy that is meant, by its digest.',
  recovery: 'The key that recovers the depositary’s own keys, by the digest of its JWK (RFC 7638).',
  role: 'What a key of a party may do: sign for it, prepare what others sign, or read.',
  rule: 'The id of a rule in the policy by which a signature is removed.',
  said: 'Free text: up to 200 characters in the log itself, longer words by their salted digest.',
  seal: 'A sealed statement, by its commitment.',
  source: 'Where something is said: a report, a declaration, a page, with its date.',
  text: 'One language of a text, by the digest of the very bytes that are shown.',
  time: 'A time in UTC, to the second, YYYY-MM-DDThh:mm:ssZ.',
  type: 'A type of statement.',
  words: 'Words that an earlier statement binds, by their salted digest.',
  yes: 'Yes or no.',
  answer: 'What a party says of one of its commitments for a day on which it was due.',
  asked: 'What a clause of the rules asks, by the clause and the day on which it is due.',
  catalogue: 'The measures or indicators that a call sets, by the id under which they are published.',
  class: 'A sort of party that the rules describe and the depositary names by entry.',
  clause: 'A clause of the rules that asks for something by a day.',
  commitment: 'A commitment, by the party that made it and the id that it has there.',
  declined: 'A measure that a party does not take on, with its reason.',
  numbered: 'A numbered commitment that a call sets, with its measures.',
  pledge: 'What a party takes on under a principle: words, figures and days.',
  edition: 'An edition of the measures or indicators that a call sets, from 1.',
} as const
export type KindName = keyof typeof MEANINGS

/** What a value of this kind is, in a sentence. */
export const meaningOf = (kind: KindName): string => MEANINGS[kind]

const NAMES = new WeakMap<z.core.$ZodType, KindName>()
const SCHEMAS = new Map<KindName, z.ZodType>()

/** Names the kind that a schema reads. */
export function named<S extends z.ZodType>(name: KindName, schema: S): S {
  NAMES.set(schema, name)
  SCHEMAS.set(name, schema)
  return schema
}

/** The named kind that this schema reads, if any; a schema that narrows a kind is of that kind. */
export function kindOf(schema: z.core.$ZodType): KindName | undefined {
  const { parent } = schema._zod
  return NAMES.get(schema) ?? (parent === undefined ? undefined : kindOf(parent))
}

/** Every kind with the schema that it was named for, by name. */
export const kinds = (): [KindName, z.ZodType][] => [...SCHEMAS].sort(([a], [b]) => (a < b ? -1 : 1))

/** A closed object that is never changed in place: a row, or a part of one. */
export const frozen = <Shape extends z.core.$ZodShape>(shape: Shape) => z.strictObject(shape).readonly()

/** A list in which nothing stands twice by what `by` sees. JSON Schema can say so if that is the whole. */
export function eachOnce<S extends z.ZodType>(
  list: z.ZodArray<S>,
  what: string,
  by?: (one: z.output<S>) => unknown,
): z.ZodArray<S> {
  const once = list.refine(all => isOnce(all, by), `${what} stands twice`)
  return by === undefined ? once.meta({ uniqueItems: true }) : once
}

function isOnce<T>(all: readonly T[], by: (one: T) => unknown = one => one): boolean {
  return new Set(all.map(by)).size === all.length
}

/** An id or a digest of anything, for files and private rows. An id is plain, since it stands in addresses. */
const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text)
export const id = z.string().regex(ID, 'not an id of 1 to 64 small letters, digits and hyphens')
export const digest = digestSchema

export const party = named('party', id.clone())
export const callRef = named('call', id.clone())
export const officer = named('officer', id.clone())
export const holder = named('holder', id.clone())
export const ruleRef = named('rule', id.clone())
export const clauseRef = named('clause', id.clone())
export const classRef = named('class', id.clone())
export const catalogueRef = named('catalogue', id.clone())
export const edition = named('edition', z.int().min(1))
export const entryRef = named('entry', z.int().min(0))
export const invitation = named('invitation', digest.clone())
export const keyid = named('keyid', units(64))
export const key = named('key', keySchema)
export const manifestRef = named('manifest digest', digest.clone())
export const policyRef = named('policy digest', digest.clone())
export const person = named('person', digest.clone())
export const leafRef = named('leaf', digest.clone())
export const sealRef = named('seal', digest.clone())
export const recoveryRef = named('recovery', digest.clone())
export const wordsRef = named('words', digest.clone())
export const evidence = named('evidence', digest.clone())
export const typeName = named('type', units(60))
export const actBody = named(
  'act',
  z.record(z.string(), z.unknown()).transform(body => body as JsonObject),
)
export const yes = named('yes', z.boolean())

export const KINDS = [
  'state',
  'public-authority',
  'international-organisation',
  'company',
  'civil-society',
  'academia',
  'unknown',
] as const
export const kind = named('kind', z.enum(KINDS))
export type Kind = z.infer<typeof kind>

export const lang = named('lang', z.string().regex(LANG, 'not a language as en or pt-BR'))
export const date = named(
  'date',
  z.string().refine(isDate, 'not a date of the form 2026-01-31').meta({ pattern: DATE.source }),
)
export const time = named(
  'time',
  z.string().refine(isTime, 'not a time of the form 2026-01-31T12:00:00Z').meta({ pattern: TIME.source }),
)
export const country = named('country', z.string().regex(/^[A-Z]{2}$/, 'not a country as FR'))
/** Spaces are named one by one: what `\s` takes differs from dialect to dialect. */
export const link = named(
  'link',
  units(2048).regex(
    /^https?:\/\/[^\0-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"<>\\^`{|}]+$/,
    'not a link as https://example.org/page',
  ),
)
export const domain = named(
  'domain',
  units(253).regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'not a domain as example.org',
  ),
)
/** 32 bytes in the one spelling of base64url, as a salt or a token. */
export const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)

/** Short text that stands in the log itself; longer words travel beside it, by digest. */
export const shortText = units(200, 1)

/** `und` says that nobody recorded the language. */
export const localised = named(
  'localised',
  eachOnce(
    z
      .array(z.strictObject({ lang, text: units(400, 1) }))
      .min(1)
      .max(30),
    'a language',
    name => name.lang,
  ),
)
export type Localised = z.infer<typeof localised>

/** What a call is about, in a few lines. It binds nobody. */
export const summary = localised.refine(
  all => all.every(({ text }) => text.length <= 280),
  'more than 280 characters in a language',
)

/** Why words of blanks and loose marks alone are refused, wherever they stand. */
export const NOTHING_SAID = 'nothing but blanks and marks'
export const said = named(
  'said',
  z.union([z.strictObject({ lang, text: shortText.regex(SAYS, NOTHING_SAID) }), wordsSchema]),
)
export type Said = z.infer<typeof said>

export const dataFile = named('data', dataSchema)
export type DataFile = z.infer<typeof dataFile>

/**
 * What somebody shows beside their words. It has a title and no name: a name that a stranger chose could end as that of
 * a program, and what it is saved as follows from title and type.
 */
export const titledFile = named(
  'file',
  z.strictObject({ file: fileSchema, title: shortText.regex(SAYS, NOTHING_SAID) }),
)
export type TitledFile = z.infer<typeof titledFile>

/** `present`: it stood there on the day, whenever it came; `joined` and `left` on that day. */
export const FACTS = ['present', 'absent', 'joined', 'left', 'declared', 'renamed'] as const
export const factKind = named('fact', z.enum(FACTS))
export type FactKind = (typeof FACTS)[number]

export const source = named(
  'source',
  z.strictObject({
    title: shortText,
    by: shortText.nullable().describe('Who reported it; null where the title says so'),
    url: link.nullable(),
    date,
    digest: evidence.nullable().describe('Of an archived copy'),
  }),
)
export type Source = z.infer<typeof source>

/** People are counted, never named. */
export const COUNTED = [...KINDS, 'persons'] as const
export const counted = named('counted', z.strictObject({ of: z.enum(COUNTED), total: z.int().min(0) }))
export type Counted = z.infer<typeof counted>

export const KEY_ROLES = ['signatory', 'drafter', 'reader'] as const
export const keyRole = named('role', z.enum(KEY_ROLES))
export type KeyRole = (typeof KEY_ROLES)[number]

/** As with a party's keys, but of the person: prepare what others sign, or look. */
export const OFFICES = ['drafter', 'reader'] as const
export const office = named('office', z.enum(OFFICES))
export type Office = (typeof OFFICES)[number]

export const convener = named('convener', z.strictObject({ names: localised, url: link.nullable() }))

export const authority = named(
  'authority',
  z.strictObject({
    level: z.enum(['independent', 'declared', 'domain', 'vetted']),
    note: said.nullable(),
    source: link.nullable(),
    evidence: z.array(evidence).max(8),
  }),
)
export type Authority = z.infer<typeof authority>

/** Weakest first: each level says who checked what, none says that a statement is true. */
export const MANDATES = ['email', 'domain', 'voucher', 'instrument', 'vetted'] as const
export const method = named('method', z.enum(MANDATES))
export type MandateLevel = (typeof MANDATES)[number]
export const mandate = named(
  'mandate',
  z.strictObject({
    level: method,
    checked: date,
    note: said.nullable(),
    evidence: z.array(evidence).max(8),
  }),
)
export type Mandate = z.infer<typeof mandate>

/**
 * A list of so many, with a name each, fits a statement beside a policy; names in several languages leave room for
 * fewer.
 */
export const MOST_ABSENTEES = 200
const absenteeList = z.strictObject({
  titles: localised,
  source: link.nullable(),
  date,
  members: eachOnce(
    z
      .array(z.strictObject({ id, names: localised, kind, country: country.nullable() }))
      .min(1)
      .max(MOST_ABSENTEES),
    'a member',
    one => one.id,
  ),
})
export const absentees = named('absentees', z.union([z.literal('un-members'), absenteeList]))
export type Absentees = z.infer<typeof absentees>
export type AbsenteeList = z.infer<typeof absenteeList>

export const outcome = named('outcome', z.enum(['holds', 'lapsed', 'unclear']))
export type Outcome = z.infer<typeof outcome>
export const dnssec = named('dnssec', z.enum(['secure', 'insecure']))
export type Dnssec = z.infer<typeof dnssec>

export const identifiers = named(
  'identifiers',
  z.strictObject({
    lei: z
      .string()
      .refine(isLei, 'not an LEI whose check digits fit')
      .meta({ pattern: LEI.source })
      .optional(),
    ror: z
      .string()
      .refine(isRor, 'not a ROR id whose check digits fit')
      .meta({ pattern: ROR.source })
      .optional(),
    wikidata: z
      .string()
      .regex(/^Q[1-9][0-9]{0,11}$/)
      .optional(),
  }),
)
export type Identifiers = z.infer<typeof identifiers>

/** Words that bind, once in each language in which they are published. */
export const everywhere = eachOnce(z.array(said).min(1).max(30), 'a language', one => one.lang)

export const text = named(
  'text',
  z.strictObject({
    lang,
    digest: digestSchema,
    length: z.int().min(1).max(4_194_304),
    mediaType: z.enum(['text/markdown', 'text/plain']),
    title: shortText,
    authentic: z.boolean(),
  }),
)
export type Text = z.infer<typeof text>

export const principle = z
  .strictObject({
    id,
    titles: localised,
    /** The kinds that it binds; null if it binds all who are invited, persons too if the policy invites them. */
    kinds: eachOnce(z.array(kind), 'a kind').nullable(),
    /** It binds persons beside these kinds, or persons alone where there is none. */
    persons: z.literal(true).exactOptional(),
  })
  .refine(
    it => (it.kinds === null ? it.persons === undefined : it.kinds.length > 0 || it.persons === true),
    'a principle binds all, or kinds, or persons, or both of these',
  )

export const manifest = named(
  'manifest',
  z
    .strictObject({ texts: z.array(text).min(1).max(60), principles: z.array(principle).max(100) })
    .refine(({ texts }) => isOnce(texts, one => one.lang), 'a language stands twice')
    .refine(({ texts }) => texts.some(one => one.authentic), 'no language is authentic')
    .refine(({ principles }) => isOnce(principles, one => one.id), 'a principle stands twice'),
)
export type Manifest = z.infer<typeof manifest>

/** `of`: principles of the text before, by their ids; none for one that is new under an id that was there before. */
export const continuation = named(
  'continuation',
  z.strictObject({ id, of: eachOnce(z.array(id).max(100), 'a principle') }),
)
export type Continuation = z.infer<typeof continuation>

/**
 * Why a signature of a person was erased: they asked for it, say that it was not theirs, or changed their mind; its
 * time has passed, or the same person has signed again.
 */
export const ERASURE_GROUNDS = ['request', 'not-me', 'change-of-mind', 'retention', 'duplicate'] as const
export const erasureGround = named('ground', z.enum(ERASURE_GROUNDS))
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]
