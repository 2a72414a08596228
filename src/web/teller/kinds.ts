import type { Key } from '../../core/keys.ts'
import type {
  Authority,
  Dnssec,
  ErasureGround,
  Identifiers,
  KeyRole,
  Kind,
  KindName,
  Localised,
  Mandate,
  MandateLevel,
  Manifest,
  Office,
  Outcome,
  Policy,
  Said,
  Text,
} from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { inlineMark } from '../marks.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { recordWord } from '../record.ts'
import { say } from '../say.ts'
import { bindsWords } from '../text/words.ts'
import { countryName, languageIn, longDay, longTime, nameIn, typeWords } from '../wording.ts'
import { callIn, isRecordIn, versionOf } from './call.ts'
import {
  authorityShown,
  external,
  fact,
  hash,
  identifiersList,
  keyShown,
  mandateShown,
  namesList,
  policyFacts,
  policyName,
  quoted,
} from './pieces.ts'
import { callTitle, partyName, type Setting } from './setting.ts'

/** How what a statement says is told, by its kind: whoever declares a new kind says here how people read it. */

type Form = (it: Setting, value: never) => Piece | Promise<Piece>

/** A kind without its form does not compile. */
export const FORMS = {
  /** Told in facts of its own (`furtherFacts`), as if the act stood here. */
  act: () => null,
  convener: ({ asked }, { names, url }: CallRow['convener']) =>
    html`${namesList(asked, names)}${url === null ? null : html` ${external(url)}`}`,
  authority: ({ asked, known }, value: Authority) => authorityShown(asked, value, known.beside),
  call: callLink,
  country: ({ asked }, code: string) => countryName(code, asked.lang),
  date: ({ asked }, day: string) => longDay(day, asked.lang),
  dnssec: ({ asked }, value: Dnssec) => say(asked.lang, `dnssec.${value}`),
  domain: code,
  entry: ({ asked }, index: number) => entryLink(asked, index),
  evidence: digest,
  ground: ({ asked }, value: ErasureGround) => say(asked.lang, `entry.erasure.${value}`),
  holder: holderLink,
  identifiers: (_, value: Identifiers) => identifiersList(value),
  key: ({ asked }, value: Key) => keyShown(asked, value),
  keyid: digest,
  kind: ({ asked }, value: Kind) => say(asked.lang, `kind.${value}`),
  lang: ({ asked }, tag: string) => languageIn(tag, asked.lang),
  link: (_, url: string) => external(url),
  localised: ({ asked }, value: Localised) => namesList(asked, value),
  mandate: ({ asked, known }, value: Mandate) => mandateShown(asked, value, known.beside),
  manifest: (it, value: Manifest) => versionAnd(it, manifestDigest(value)),
  'manifest digest': textAccepted,
  method: methodShown,
  office: ({ asked }, value: Office) => say(asked.lang, `office.does.${value}`),
  officer: ({ asked }, id: string) => say(asked.lang, 'entry.officer', { id }),
  outcome: ({ asked }, value: Outcome) => say(asked.lang, `outcome.${value}`),
  party: partyLink,
  person: digest,
  policy: ({ asked, known, statement }, value: Policy) =>
    policyName(known.policyNumber(callIn(statement), policyDigest(value)), value, asked),
  'policy digest': policyAccepted,
  role: ({ asked }, value: KeyRole) => say(asked.lang, `entry.keyRole.${value}`),
  rule: code,
  said: ({ asked, known }, words: Said) => quoted(asked, words, known.beside),
  seal: digest,
  text: (it, value: Text) => textsList(it, [value]),
  time: ({ asked }, value: string) => html`<time datetime="${value}">${longTime(value, asked.lang)}</time>`,
  type: ({ asked }, type: string) =>
    phrase(asked.lang, 'entry.typeNamed', { says: typeWords(asked.lang, type), type: code(null, type) }),
  words: digest,
  yes: ({ asked }, value: boolean) => say(asked.lang, value ? 'general.yes' : 'general.no'),
} as const satisfies { readonly [K in KindName]: Form }

function code(_: unknown, text: string): Markup {
  return html`<code>${text}</code>`
}

function digest(_: unknown, value: string): Markup {
  return hash(value)
}

export function partyLink(it: Setting, id: string): Markup {
  return withId(it, id, html`<a href="${linkIn(it.asked, `/parties/${id}`)}">${partyName(it, id)}</a>`)
}

export function callLink(it: Setting, id: string): Markup {
  return withId(it, id, html`<a href="${linkIn(it.asked, `/${id}`)}">${callTitle(it, id)}</a>`)
}

/** Two may bear one name: whoever is about to sign sees which is meant, as the bytes have it. */
function withId({ known }: Setting, id: string, link: Markup): Markup {
  return known.beside === null ? link : html`${link} <code>${id}</code>`
}

/** A party has a page; an officer and the depositary itself have none. */
export function holderLink(it: Setting, holder: string): Markup {
  if (it.known.row('parties', holder) !== undefined) return partyLink(it, holder)
  return holder === 'depositary'
    ? html`${say(it.asked.lang, 'entry.theDepositary')}`
    : html`${say(it.asked.lang, 'entry.officer', { id: holder })}`
}

/** The mark and the word of a method, with what it shows and no more. */
function methodShown({ asked: { lang } }: Setting, method: MandateLevel): Markup {
  return html`<span class="mandate">${inlineMark(`m-${method}`)}${say(lang, `mandate.${method}`)}</span><span class="sub">${say(lang, `mandateMeans.${method}`)}</span>`
}

export function versionAnd(it: Setting, manifest: string): Markup {
  const number = versionOf(it, manifest)
  return html`${say(it.asked.lang, 'entry.versionNumber', { number })}, ${hash(manifest)}`
}

function textAccepted({ asked, known, statement }: Setting, manifest: string): Markup {
  const call = callIn(statement)
  const text = known.text(call, manifest)
  return html`<a href="${linkIn(asked, `/${call}/text/${manifest}`)}">${say(asked.lang, 'entry.versionNumber', { number: text?.number ?? 1 })}</a>${text === undefined ? null : html`, ${entryLink(asked, text.entry)}`}<span class="sub">${hash(manifest)}</span>`
}

function policyAccepted({ asked, known, statement }: Setting, digest: string): Markup {
  const call = callIn(statement)
  const policy = known.policy(call, digest)
  return html`<a href="${linkIn(asked, `/${call}/policy`)}">${say(asked.lang, 'entry.policyNumber', { number: policy?.number ?? 1 })}</a>${policy === undefined ? null : html`, ${entryLink(asked, policy.entry)}`}<span class="sub">${hash(digest)}</span>`
}

/** Each language with its title, whether it is authentic, and the digest that leads to its very bytes. */
function textsList(it: Setting, texts: readonly Text[]): Markup {
  const { lang } = it.asked
  const authentic = say(lang, 'text.authentic', { record: recordWord(isRecordIn(it)) })
  const one = (text: Text) =>
    html`<li>${phrase(lang, 'general.pair', { what: languageIn(text.lang, lang), value: inLang({ lang: text.lang, text: text.title }) })}<span class="sub">${text.authentic ? authentic : say(lang, 'entry.translation')} ${wordsLink(it, text.digest)}</span></li>`
  return html`<ul>${texts.map(one)}</ul>`
}

/** Before they are recorded, words have no address yet. */
function wordsLink({ known }: Setting, digest: string): Markup {
  return known.beside?.some(({ name }) => name === digest)
    ? hash(digest)
    : html`<a class="hash" href="/words/${digest}">${digest}</a>`
}

function principlesList(it: Setting, { principles }: Manifest): Markup | string {
  const { lang } = it.asked
  const isRecord = isRecordIn(it)
  if (principles.length === 0) return say(lang, 'entry.noPrinciples')
  return html`<ol>${principles.map(
    principle =>
      html`<li>${phrase(lang, 'entry.principleNamed', { id: code(null, principle.id), title: inLang(nameIn(principle.titles, lang)) })}<span class="sub">${bindsWords(it.asked, principle, isRecord)}</span></li>`,
  )}</ol>`
}

/** What is too much for one fact, told in facts of its own. */
export const FURTHER: { readonly [K in KindName]?: (it: Setting, value: never) => Facts | Promise<Facts> } = {
  manifest: manifestFacts,
  policy: ({ asked, known }, value: Policy) => policyFacts(asked, value, known.beside),
}

export type Facts = readonly (Markup | null)[]

export function manifestFacts(it: Setting, manifest: Manifest): Facts {
  const { lang } = it.asked
  return [
    fact(say(lang, 'member.text'), textsList(it, manifest.texts)),
    fact(say(lang, 'entry.principles'), principlesList(it, manifest)),
  ]
}
