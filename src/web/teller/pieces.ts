import { type Key, thumbprint } from '../../core/keys.ts'
import type { Part } from '../../log/beside.ts'
import type { Authority, Identifiers, Localised, Mandate, Policy, Said } from '../../register/kinds.ts'
import { policyDigest } from '../../register/types/calls.ts'
import type { signatureDeposited } from '../../register/types/signatures.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { factsOf } from '../call/policy-facts.ts'
import { fact } from '../kit.ts'
import { inLang } from '../links.ts'
import { inlineMark } from '../marks.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { showSaid } from '../statement/said.ts'
import { languageIn, longDay } from '../wording.ts'

type Instrument = BodyOf<typeof signatureDeposited.type>['instrument']

/** What entries are told with, in the forms that several types of statements share. */

export { fact }

/** Names in every language that they were given in. */
export function namesList({ lang }: Asked, names: Localised): Markup {
  const one = (name: Localised[number]) =>
    html`${inLang(name)}${name.lang === 'und' ? null : html` <span class="muted">${languageIn(name.lang, lang)}</span>`}`
  if (names.length === 1) return one(names[0]!)
  return html`<ul>${names.map(name => html`<li>${one(name)}</li>`)}</ul>`
}

export function hash(digest: string): Markup {
  return html`<span class="hash">${digest}</span>`
}

export function hashes(digests: readonly string[]): Markup | null {
  if (digests.length === 0) return null
  return html`<ul>${digests.map(digest => html`<li>${hash(digest)}</li>`)}</ul>`
}

/** Somebody's own words: whole, between quotation marks, unless they are withheld. */
export async function quoted(
  asked: Asked,
  said: Said | null,
  beside: readonly Part[] | null = null,
): Promise<Markup | null> {
  return said === null
    ? null
    : html`<blockquote class="quoted">${await showSaid(asked, said, beside)}</blockquote>`
}

export function external(url: string, words: Piece = url): Markup {
  return html`<a href="${url}" rel="external nofollow">${words}</a>`
}

const REGISTERS: Record<keyof Identifiers, { name: string; at: (value: string) => string }> = {
  lei: { name: 'LEI', at: value => `https://search.gleif.org/#/record/${value}` },
  ror: { name: 'ROR', at: value => `https://ror.org/${value}` },
  wikidata: { name: 'Wikidata', at: value => `https://www.wikidata.org/wiki/${value}` },
}

/** Each identifier with a plain link to the register that gave it; null where there is none. */
export function identifiersList(identifiers: Identifiers): Markup | null {
  const known = Object.entries(REGISTERS).flatMap(([scheme, { name, at }]) => {
    const value = identifiers[scheme as keyof Identifiers]
    return value === undefined
      ? []
      : [html`<li>${name} ${external(at(value), html`<code>${value}</code>`)}</li>`]
  })
  return known.length === 0 ? null : html`<ul>${known}</ul>`
}

/** The mark, what was checked, when, by whom, and what the checker noted. */
export function mandateShown(
  asked: Asked,
  mandate: Mandate,
  beside: readonly Part[] | null,
): Promise<Markup> {
  return mandateBy(asked, mandate, 'entry.checkedBy', beside)
}

/**
 * The mandate that a party has now. What others vouch for, the depositary has not checked: such a mandate bears no note
 * of it (`register/vouchers`).
 */
export function mandateHeld(asked: Asked, mandate: Mandate): Promise<Markup> {
  const isByWord = mandate.level === 'voucher' && mandate.note === null
  return mandateBy(asked, mandate, isByWord ? 'entry.byWord' : 'entry.checkedBy')
}

async function mandateBy(
  asked: Asked,
  { level, checked, note, evidence }: Mandate,
  by: 'entry.checkedBy' | 'entry.byWord',
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  const { lang } = asked
  const noted = await quoted(asked, note, beside)
  return html`<span class="mandate">${inlineMark(`m-${level}`)}${say(lang, `mandate.${level}`)}</span><span class="sub">${say(lang, `mandateMeans.${level}`)} ${say(lang, by, { day: longDay(checked, lang) })}</span>${noted}${evidence.length === 0 ? null : html`<span class="sub">${say(lang, 'entry.evidence')}</span>${hashes(evidence)}`}`
}

/** A paper that the depositary holds: what it is known by, and how it came. */
export async function instrumentFacts(
  asked: Asked,
  instrument: Instrument,
  beside: readonly Part[] | null = null,
): Promise<(Markup | null)[]> {
  const { lang } = asked
  const day = longDay(instrument.date, lang)
  return [
    fact(
      say(lang, 'member.instrument'),
      html`${say(lang, 'entry.instrumentOf', { day })} ${hash(instrument.digest)}`,
    ),
    fact(say(lang, 'member.channel'), await quoted(asked, instrument.channel, beside)),
  ]
}

/** A passkey, or a key in a file; what it may sign; its name. */
export function keyShown({ lang }: Asked, key: Key): Markup {
  const use = say(lang, `entry.use.${key.use}`)
  const keyid = hash(thumbprint(key.jwk))
  return key.rpId === undefined
    ? phrase(lang, 'entry.keyFile', { keyid, use, alg: key.alg })
    : phrase(lang, 'entry.keyPasskey', { keyid, use, alg: key.alg, site: html`<code>${key.rpId}</code>` })
}

/** The call's published rules, whole. */
export function policyFacts(
  asked: Asked,
  policy: Policy,
  beside: readonly Part[] | null,
): Promise<(Markup | null)[]> {
  return Promise.all(
    factsOf(policy).map(async ({ term, shown }) =>
      fact(say(asked.lang, term), await shown(asked, policy, beside)),
    ),
  )
}

export function policyName(number: number, policy: Policy, { lang }: Asked): Markup {
  return html`${say(lang, 'entry.policyNumber', { number })}, ${hash(policyDigest(policy))}`
}

/** How far it was shown that a register is its convener's, with whatever shows it. */
export async function authorityShown(
  asked: Asked,
  { level, note, source, evidence }: Authority,
  beside: readonly Part[] | null,
): Promise<Markup> {
  return html`${say(asked.lang, `authority.${level}`)}${await quoted(asked, note, beside)}${source === null ? null : external(source)}${hashes(evidence)}`
}

/** Seconds in the largest unit that divides them. */
export function duration({ lang }: Asked, seconds: number): string {
  if (seconds % 86_400 === 0) return say(lang, 'entry.days', { count: seconds / 86_400 })
  if (seconds % 3_600 === 0) return say(lang, 'entry.hours', { count: seconds / 3_600 })
  return say(lang, 'entry.seconds', { count: seconds })
}
