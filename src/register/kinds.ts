import { z } from 'zod'
import { digestSchema } from '../core/digest.ts'
import type { JsonObject } from '../core/json.ts'
import { keySchema } from '../core/keys.ts'
import { isDate, isTime } from '../core/time.ts'
import { wordsSchema } from '../core/words.ts'
import { isLei, isRor } from './identifiers.ts'

/**
 * The named kinds of which bodies of statements are made. A kind is the form of some JSON and what it stands for: an id
 * says of what, a digest of what, a number of which entry. Whoever tells, asks for or indexes what a statement says goes by
 * these names, never by the name of a member.
 *
 *   body: { against: z.strictObject({ party, entry: entryRef }), words: said }
 *
 * All schemas are closed: an unknown member is refused.
 */
export type KindName =
  | 'act'
  | 'authority'
  | 'call'
  | 'country'
  | 'date'
  | 'dnssec'
  | 'domain'
  | 'entry'
  | 'evidence'
  | 'ground'
  | 'holder'
  | 'identifiers'
  | 'key'
  | 'keyid'
  | 'kind'
  | 'lang'
  | 'link'
  | 'localised'
  | 'mandate'
  | 'manifest'
  | 'manifest digest'
  | 'method'
  | 'office'
  | 'officer'
  | 'outcome'
  | 'party'
  | 'person'
  | 'policy'
  | 'policy digest'
  | 'role'
  | 'rule'
  | 'said'
  | 'seal'
  | 'text'
  | 'time'
  | 'type'
  | 'words'
  | 'yes'

const NAMES = new WeakMap<z.core.$ZodType, KindName>()

function named<S extends z.ZodType>(name: KindName, schema: S): S {
  NAMES.set(schema, name)
  return schema
}

/** A narrower form of what is of that kind already. */
export function likewise<S extends z.ZodType>(of: z.ZodType, schema: S): S {
  return named(NAMES.get(of)!, schema)
}

/** The kind of what this schema reads, if it is one of the named ones. */
export function kindOf(schema: z.core.$ZodType): KindName | undefined {
  return NAMES.get(schema)
}

/** An id or a digest of whatever: for what is no body, such as files and private rows. */
export const id = plainId()
export const digest = digestSchema

function plainId() {
  return z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
}
/** An id stands in addresses, so it is plain: of a party, a call, an officer's role, a rule of a policy. */
export const party = named('party', plainId())
export const callRef = named('call', plainId())
export const officer = named('officer', plainId())
/** Whoever can hold a key beside the depositary: a party or an officer. */
export const holder = named('holder', plainId())
export const ruleRef = named('rule', plainId())
/** The index of an entry. */
export const entryRef = named('entry', z.int().min(0))
export const keyid = named('keyid', z.string().max(64))
export const key = named('key', keySchema)
const digestOf = () => digestSchema.clone()
/** The text that is meant, by the digest of its manifest. */
export const manifestRef = named('manifest digest', digestOf())
export const policyRef = named('policy digest', digestOf())
/** The signature of a person, of whom the log says no more. */
export const person = named('person', digestOf())
export const sealRef = named('seal', digestOf())
/** Words that an earlier statement binds. */
export const wordsRef = named('words', digestOf())
/** A paper, an answer of the DNS, a page: what was seen, kept beside the log or by whoever checked. */
export const evidence = named('evidence', digestOf())
/** A type of statement that another is about. */
export const typeName = named('type', z.string().max(60))
/** What a statement of that type would say. */
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

/** BCP 47, the shapes in use: a language, then script, region or variants. */
export const lang = named('lang', z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/))
export const date = named('date', z.string().refine(isDate, 'not a date of the form 2026-01-31'))
export const time = named('time', z.string().refine(isTime, 'not a time of the form 2026-01-31T12:00:00Z'))
export const country = named('country', z.string().regex(/^[A-Z]{2}$/))
export const link = named(
  'link',
  z
    .string()
    .max(2048)
    .regex(/^https?:\/\/[^\s"<>\\^`{|}]+$/),
)
/** Lower case, in A-labels (RFC 5890), without a trailing dot. */
export const domain = named(
  'domain',
  z
    .string()
    .max(253)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/),
)
/** Short text that stands in the log itself; longer words travel beside it, by digest. */
export const shortText = z.string().min(1).max(200)

/** A name in one or more languages. `und` says that nobody recorded the language. */
export const localised = named(
  'localised',
  z
    .array(z.strictObject({ lang, text: z.string().min(1).max(400) }))
    .min(1)
    .max(30)
    .refine(names => new Set(names.map(name => name.lang)).size === names.length, 'a language stands twice'),
)
export type Localised = z.infer<typeof localised>

/** Free text: up to 200 characters in the log, above that by salted digest. */
export const said = named('said', z.union([z.strictObject({ lang, text: shortText }), wordsSchema]))
export type Said = z.infer<typeof said>

/** What a party's key may do: sign for it, prepare what others sign, or read what is the party's own. */
export const KEY_ROLES = ['signatory', 'drafter', 'reader'] as const
export const keyRole = named('role', z.enum(KEY_ROLES))
export type KeyRole = (typeof KEY_ROLES)[number]

/** What an officer does who decides nothing: prepare what others sign, or look. As with a party's keys, but of the person. */
export const OFFICES = ['drafter', 'reader'] as const
export const office = named('office', z.enum(OFFICES))
export type Office = (typeof OFFICES)[number]

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

/** What a check of a mandate may come to. */
export const outcome = named('outcome', z.enum(['holds', 'lapsed', 'unclear']))
export type Outcome = z.infer<typeof outcome>
/** Whether a validating resolver vouches for what it was told. */
export const dnssec = named('dnssec', z.enum(['secure', 'insecure']))
export type Dnssec = z.infer<typeof dnssec>

export const identifiers = named(
  'identifiers',
  z.strictObject({
    lei: z.string().refine(isLei, 'not an LEI whose check digits fit').optional(),
    ror: z.string().refine(isRor, 'not a ROR id whose check digits fit').optional(),
    wikidata: z
      .string()
      .regex(/^Q[1-9][0-9]{0,11}$/)
      .optional(),
  }),
)
export type Identifiers = z.infer<typeof identifiers>

/**
 * The call's published rules. A signature binds the digest of these very bytes, so a member that a policy does not
 * need is left out, never null.
 */
export const policy = named(
  'policy',
  z.strictObject({
    kinds: z
      .array(kind)
      .min(1)
      .refine(all => new Set(all).size === all.length, 'a kind stands twice'),
    mandate: method,
    /** Kinds that need another level than `mandate`. */
    mandates: z
      .array(z.strictObject({ kind, mandate: method }))
      .min(1)
      .refine(all => new Set(all.map(one => one.kind)).size === all.length, 'a kind stands twice')
      .exactOptional(),
    /** Admitted parties of which one alone may vouch for another. */
    umbrellas: z.array(party).min(1).max(100).exactOptional(),
    /** Days after which a proof by e-mail or domain is checked again. */
    recheckDays: z.int().min(1).max(3650).exactOptional(),
    /** Whether persons may sign, in their own name. */
    persons: z.literal(true).exactOptional(),
    effect: said,
    entities: said,
    reporting: z.strictObject({ months: z.int().min(1).max(120), from: date }).nullable(),
    graceDays: z.int().min(0).max(3650),
    noticeDays: z.int().min(0).max(3650),
    /** Seconds that may pass between signing and admission. */
    window: z.int().min(60).max(31_536_000),
    delisting: z
      .array(z.strictObject({ id: ruleRef, rule: said }))
      .max(40)
      .refine(rules => new Set(rules.map(rule => rule.id)).size === rules.length, 'a rule stands twice'),
  }),
)
export type Policy = z.infer<typeof policy>

/** One language of a text: the digest is over the very bytes that are shown. */
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
    id: plainId(),
    titles: localised,
    /** The kinds it binds; null where it binds all who are invited, persons too where the policy invites them. */
    kinds: z.array(kind).nullable(),
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
    .refine(it => new Set(it.texts.map(one => one.lang)).size === it.texts.length, 'a language stands twice')
    .refine(it => it.texts.some(one => one.authentic), 'no language is authentic')
    .refine(
      it => new Set(it.principles.map(one => one.id)).size === it.principles.length,
      'a principle stands twice',
    ),
)
export type Manifest = z.infer<typeof manifest>

/**
 * Why a signature of a person was erased: they asked for their data to be erased, they say that it was not them, they
 * have changed their mind; or its time has passed, or the same person has signed again.
 */
export const ERASURE_GROUNDS = ['request', 'not-me', 'change-of-mind', 'retention', 'duplicate'] as const
export const erasureGround = named('ground', z.enum(ERASURE_GROUNDS))
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]
