import { z } from 'zod'
import { digestSchema } from '../core/digest.ts'
import { isDate, isTime } from '../core/time.ts'
import { wordsSchema } from '../core/words.ts'
import { isLei, isRor } from './identifiers.ts'

/** The pieces that bodies of statements are made of. All schemas are closed: an unknown member is refused. */

export const KINDS = [
  'state',
  'public-authority',
  'international-organisation',
  'company',
  'civil-society',
  'academia',
  'unknown',
] as const
export const kind = z.enum(KINDS)
export type Kind = z.infer<typeof kind>

/** BCP 47, the shapes in use: a language, then script, region or variants. */
export const lang = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
export const date = z.string().refine(isDate, 'not a date of the form 2026-01-31')
export const time = z.string().refine(isTime, 'not a time of the form 2026-01-31T12:00:00Z')
export const digest = digestSchema
/** A call's, a party's or a role's id: it stands in addresses, so it is plain. */
export const id = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
export const country = z.string().regex(/^[A-Z]{2}$/)
export const link = z
  .string()
  .max(2048)
  .regex(/^https?:\/\/[^\s"<>\\^`{|}]+$/)
/** Lower case, in A-labels (RFC 5890), without a trailing dot. */
export const domain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)
/** Short text that stands in the log itself; longer words travel beside it, by digest. */
export const shortText = z.string().min(1).max(200)

/** A name in one or more languages. `und` says that nobody recorded the language. */
export const localised = z
  .array(z.strictObject({ lang, text: z.string().min(1).max(400) }))
  .min(1)
  .max(30)
  .refine(names => new Set(names.map(name => name.lang)).size === names.length, 'a language stands twice')
export type Localised = z.infer<typeof localised>

/** Free text: up to 200 characters in the log, above that by salted digest. */
export const said = z.union([z.strictObject({ lang, text: shortText }), wordsSchema])
export type Said = z.infer<typeof said>

/** What a party's key may do: sign for it, prepare what others sign, or read what is the party's own. */
export const KEY_ROLES = ['signatory', 'drafter', 'reader'] as const
export type KeyRole = (typeof KEY_ROLES)[number]

/** What an officer does who decides nothing: prepare what others sign, or look. As with a party's keys, but of the person. */
export const OFFICES = ['drafter', 'reader'] as const
export type Office = (typeof OFFICES)[number]

export const authority = z.strictObject({
  level: z.enum(['independent', 'declared', 'domain', 'vetted']),
  note: said.nullable(),
  source: link.nullable(),
  evidence: z.array(digest).max(8),
})
export type Authority = z.infer<typeof authority>

/** Weakest first: each level says who checked what, none says that a statement is true. */
export const MANDATES = ['email', 'domain', 'voucher', 'instrument', 'vetted'] as const
export type MandateLevel = (typeof MANDATES)[number]
export const mandate = z.strictObject({
  level: z.enum(MANDATES),
  checked: date,
  note: said.nullable(),
  evidence: z.array(digest).max(8),
})
export type Mandate = z.infer<typeof mandate>

/** What a check of a mandate may come to. */
export const outcome = z.enum(['holds', 'lapsed', 'unclear'])
export type Outcome = z.infer<typeof outcome>
/** Whether a validating resolver vouches for what it was told. */
export const dnssec = z.enum(['secure', 'insecure'])
export type Dnssec = z.infer<typeof dnssec>

export const identifiers = z.strictObject({
  lei: z.string().refine(isLei, 'not an LEI whose check digits fit').optional(),
  ror: z.string().refine(isRor, 'not a ROR id whose check digits fit').optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9][0-9]{0,11}$/)
    .optional(),
})
export type Identifiers = z.infer<typeof identifiers>

/**
 * The call's published rules. A signature binds the digest of these very bytes, so a member that a policy does not
 * need is left out, never null.
 */
export const policy = z.strictObject({
  kinds: z
    .array(kind)
    .min(1)
    .refine(all => new Set(all).size === all.length, 'a kind stands twice'),
  mandate: z.enum(MANDATES),
  /** Kinds that need another level than `mandate`. */
  mandates: z
    .array(z.strictObject({ kind, mandate: z.enum(MANDATES) }))
    .min(1)
    .refine(all => new Set(all.map(one => one.kind)).size === all.length, 'a kind stands twice')
    .exactOptional(),
  /** Admitted parties of which one alone may vouch for another. */
  umbrellas: z.array(id).min(1).max(100).exactOptional(),
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
    .array(z.strictObject({ id, rule: said }))
    .max(40)
    .refine(rules => new Set(rules.map(rule => rule.id)).size === rules.length, 'a rule stands twice'),
})
export type Policy = z.infer<typeof policy>

/** One language of a text: the digest is over the very bytes that are shown. */
export const text = z.strictObject({
  lang,
  digest,
  length: z.int().min(1).max(4_194_304),
  mediaType: z.enum(['text/markdown', 'text/plain']),
  title: shortText,
  authentic: z.boolean(),
})
export type Text = z.infer<typeof text>

export const principle = z
  .strictObject({
    id,
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

export const manifest = z
  .strictObject({ texts: z.array(text).min(1).max(60), principles: z.array(principle).max(100) })
  .refine(it => new Set(it.texts.map(one => one.lang)).size === it.texts.length, 'a language stands twice')
  .refine(it => it.texts.some(one => one.authentic), 'no language is authentic')
  .refine(
    it => new Set(it.principles.map(one => one.id)).size === it.principles.length,
    'a principle stands twice',
  )
export type Manifest = z.infer<typeof manifest>

/**
 * Why a signature of a person was erased: they asked for their data to be erased, they say that it was not them, they
 * have changed their mind; or its time has passed, or the same person has signed again.
 */
export const ERASURE_GROUNDS = ['request', 'not-me', 'change-of-mind', 'retention', 'duplicate'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]
