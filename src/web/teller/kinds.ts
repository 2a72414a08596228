import type { z } from 'zod'
import type { Key } from '../../core/keys.ts'
import type { AskedFor, CommitmentRef, Declined } from '../../register/commitment-kinds.ts'
import {
  type Absentees,
  type Authority,
  type Continuation,
  type Counted,
  type Dnssec,
  type ErasureGround,
  type FactKind,
  type Identifiers,
  type KeyRole,
  type Kind,
  type KindName,
  kindOf,
  type Localised,
  type Mandate,
  type MandateLevel,
  type Manifest,
  type Office,
  type Outcome,
  type Said,
  type Source,
  type Text,
  type TitledFile,
} from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import type { Policy } from '../../register/policy.ts'
import type { CallRow } from '../../register/rows.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  comma,
  countryName,
  entryLink,
  fact,
  fingerprint,
  hash,
  html,
  inLang,
  languageIn,
  linkTo,
  listed,
  longDay,
  longTime,
  type Markup,
  named,
  ownName,
  type Piece,
  phrase,
  recordWord,
  say,
  sub,
  timeMark,
  typeWords,
  wordsFingerprint,
} from '../kit/kit.ts'
import { showFile } from '../statement/files.ts'
import { showRule } from '../statement/quotes.ts'
import { factsOf } from '../text/policy-facts.ts'
import { bindsWords } from '../text/text-column.ts'
import { answerShown, commitmentTold, measureTold, numberedShown, pledgeTold } from './commitments.ts'
import { dataShown, figuresShown, indicatorShown } from './figures.ts'
import {
  external,
  factIn,
  hashes,
  identifiersList,
  keyShown,
  mandateShown,
  methodShown,
  namesList,
  quoted,
  sourceLink,
} from './pieces.ts'
import { callIn, callTitle, isOwnIn, isRecordIn, partyName, type Setting } from './setting.ts'
import type { Facts } from './telling.ts'

/** How people read each kind of member: whoever declares a kind adds it here. */

type Form = (it: Setting, value: never) => Piece | Promise<Piece>

/** A kind without its form does not compile. */
export const FORMS = {
  absentees: absenteesShown,
  /** Told in facts of its own (`tell`), as if the act stood here. */
  act: () => null,
  continuation: ({ asked }, { id, of }: Continuation) =>
    phrase(asked.lang, 'entry.continues', {
      count: of.length,
      id: code(null, id),
      of: html`${of.map((one, i) => html`${i === 0 ? '' : comma(asked.lang)}${code(null, one)}`)}`,
    }),
  convener: ({ asked }, { names, url }: CallRow['convener']) =>
    html`${namesList(asked, names)}${url === null ? null : html` ${external(url)}`}`,
  authority: authorityShown,
  call: callLink,
  answer: answerShown,
  asked: askedShown,
  catalogue: code,
  class: code,
  clause: code,
  commitment: async (it, one: CommitmentRef) =>
    html`${partyLink(it, one.party)} ${await commitmentTold(it, one)}`,
  country: ({ asked }, code: string) => countryName(code, asked.lang),
  data: dataShown,
  date: ({ asked }, day: string) => longDay(day, asked.lang),
  declined: async (it, { id, words }: Declined) => {
    const { asked, known } = it
    const why =
      words === null ? say(asked.lang, 'commitment.takenBack') : await quoted(asked, words, known.beside)
    return html`${phrase(asked.lang, 'commitment.notTaken', { measure: await measureTold(it, id) })} ${why}`
  },
  dnssec: ({ asked }, value: Dnssec) => say(asked.lang, `dnssec.${value}`),
  domain: code,
  entry: ({ asked }, index: number) => entryLink(asked, index),
  counted: ({ asked: { lang } }, { of, total }: Counted) =>
    say(lang, 'entry.countOf', { total, kind: say(lang, `kinds.${of}`) }),
  edition: ({ asked }, edition: number) => say(asked.lang, 'commitment.edition', { edition }),
  evidence: digestShown,
  fact: ({ asked }, what: FactKind) => say(asked.lang, `fact.${what}`),
  file: ({ asked, known }, one: TitledFile) => showFile(asked, one, known.beside),
  figures: figuresShown,
  ground: ({ asked }, value: ErasureGround) => say(asked.lang, `entry.erasure.${value}`),
  holder: holderLink,
  identifiers: (_, value: Identifiers) => identifiersList(value),
  indicator: indicatorShown,
  invitation: digestShown,
  key: ({ asked }, value: Key) => keyShown(asked, value),
  keyid({ asked, known }, keyid: string) {
    const row = known.row('keys', keyid)
    return row === undefined ? hash(keyid) : keyShown(asked, row.key)
  },
  kind: ({ asked }, value: Kind) => say(asked.lang, `kind.${value}`),
  lang: ({ asked }, tag: string) => languageIn(tag, asked.lang),
  link: (_, url: string) => external(url),
  localised: ({ asked }, value: Localised) => namesList(asked, value),
  mandate: ({ asked, known }, value: Mandate) => mandateShown(asked, value, known.beside),
  manifest: (it, value: Manifest) => published(it, 'texts', manifestDigest(value)),
  'manifest digest': (it, digest: string) => versionLink(it, 'texts', digest),
  method: ({ asked }, level: MandateLevel) => methodShown(asked, level),
  numbered: numberedShown,
  office: ({ asked }, value: Office) => say(asked.lang, `office.does.${value}`),
  officer: officerShown,
  outcome: ({ asked }, value: Outcome) => say(asked.lang, `outcome.${value}`),
  leaf: digestShown,
  party: partyLink,
  person: digestShown,
  pledge: pledgeTold,
  policy: (it, value: Policy) => published(it, 'policies', policyDigest(value)),
  'policy digest': (it, digest: string) => versionLink(it, 'policies', digest),
  recovery: digestShown,
  role: ({ asked }, value: KeyRole) => say(asked.lang, `entry.keyRole.${value}`),
  rule: code,
  said: ({ asked, known }, words: Said) => quoted(asked, words, known.beside),
  seal: digestShown,
  source: ({ asked: { lang }, known }, source: Source) => {
    const { by, date } = source
    const said = html`${sourceLink(source)}${by === null ? null : html`${comma(lang)}${by}`}${comma(lang)}${longDay(date, lang)}`
    return source.digest === null ? said : html`${said}${sub(digestShown({ known }, source.digest))}`
  },
  text: (it, value: Text) => textsList(it, [value]),
  time: ({ asked }, value: string) => timeMark(value, longTime(value, asked.lang)),
  type: ({ asked }, type: string) =>
    phrase(asked.lang, 'entry.typeNamed', { says: typeWords(asked.lang, type), type: code(null, type) }),
  words: digestShown,
  yes: ({ asked }, value: boolean) => say(asked.lang, value ? 'general.yes' : 'general.no'),
} as const satisfies { readonly [K in KindName]: Form }

/** Facts of their own, for what is too much for one. */
export const FURTHER: { readonly [K in KindName]?: (it: Setting, value: never) => Facts | Promise<Facts> } = {
  manifest: (it, manifest: Manifest) => [
    factIn(it, 'member.text', textsList(it, manifest.texts)),
    factIn(it, 'entry.principles', principlesList(it, manifest)),
  ],
  policy: policyTold,
  // A statement that names a policy and nothing else is about all of it, which its author reads before signing.
  'policy digest'(it, digest: string) {
    const { body } = it.statement
    const found = it.known.version('policies', callIn(it.statement), digest)
    return found === undefined || Object.keys(body).length > 1 ? [] : policyTold(it, found.row.policy)
  },
}

function policyTold({ asked, known }: Setting, policy: Policy): Promise<Facts> {
  return Promise.all(
    factsOf(policy).map(async ({ term, shown }) =>
      fact(say(asked.lang, term), await shown(asked, policy, known.beside)),
    ),
  )
}

/** Also of what may be null or left out. */
export function kindIn(schema: z.core.$ZodType): KindName | undefined {
  return kindOf(schema) ?? kindOf(bareOf(schema))
}

/** Whom a call may show as missing: by the names of its list, few or many. */
function absenteesShown({ asked }: Setting, value: Absentees): Piece {
  const { lang } = asked
  if (value === 'un-members') return say(lang, 'absent.unMembers')
  const { titles, source, date, members } = value
  const names = members.map(({ names, country }) =>
    country === null
      ? named(names, lang)
      : html`${named(names, lang)}${comma(lang)}${countryName(country, lang)}`,
  )
  return html`
    ${named(titles, lang)}${comma(lang)}${longDay(date, lang)}${source === null ? null : html` ${external(source)}`}${listed(names, 'cols')}
  `
}

function code(_: unknown, text: string): Markup {
  return html`<code>${text}</code>`
}

/** Before it is signed it stands whole. */
export function digestShown({ known }: Pick<Setting, 'known'>, value: string): Markup {
  return known.beside === null ? fingerprint(value) : hash(value)
}

export function partyLink(it: Setting, id: string): Markup {
  // Before it is recorded, whoever joins has no page.
  if (joins(it, id)) return withId(it, id, partyName(it, id))
  return withId(it, id, linkTo(it.asked, `/parties/${id}`, partyName(it, id)))
}

const joins = ({ known, statement: { by } }: Setting, id: string): boolean =>
  by === id && known.row('parties', id) === undefined

export function callLink(it: Setting, id: string): Markup {
  return withId(it, id, linkTo(it.asked, `/${id}`, callTitle(it, id)))
}

/** Two may bear one name: before signing, the id shows which is meant. */
function withId({ known }: Setting, id: string, link: Markup): Markup {
  return known.beside === null ? link : html`${link} <code>${id}</code>`
}

/** A party has a page; officers and the depositary have none. */
export function holderLink(it: Setting, holder: string): Markup {
  if (it.known.row('parties', holder) !== undefined) return partyLink(it, holder)
  if (holder === 'depositary') return inLang(ownName(it.asked))
  if (joins(it, holder)) return partyName(it, holder)
  return html`${say(it.asked.lang, 'entry.officer', { id: holder })}`
}

const OFFICERS = {
  drafter: 'entry.officerDrafter',
  reader: 'entry.officerReader',
} as const

/** With the office that they are given or have. */
function officerShown({ asked, known, statement: { body } }: Setting, id: string): string {
  const office = body.id === id && 'office' in body ? (body.office as Office) : known.row('roles', id)?.office
  return say(asked.lang, office === undefined ? 'entry.officer' : OFFICERS[office], { id })
}

/** How far it was shown that a register is its convener's, with the evidence. */
async function authorityShown(it: Setting, { level, note, source, evidence }: Authority): Promise<Markup> {
  const { asked, known } = it
  return html`
    ${say(asked.lang, isOwnIn(it) ? 'authority.own' : `authority.${level}`)}${await quoted(asked, note, known.beside)}
    ${source === null ? null : html` ${external(source)}`}${hashes(evidence)}
  `
}

const VERSIONS = {
  texts: { says: 'entry.versionNumber', at: (digest: string) => `text/${digest}` },
  policies: { says: 'entry.policyNumber', at: () => 'policy' },
} as const

/** What the statement itself publishes, by its number. */
function published({ asked, known, statement }: Setting, table: 'texts' | 'policies', of: string): Markup {
  const number = known.number(table, callIn(statement), of)
  return html`${say(asked.lang, VERSIONS[table].says, { number })}${comma(asked.lang)}${digestShown({ known }, of)}`
}

/** A version of a text or of the rules, with the entry that published it. */
export function versionLink(
  { asked, known, statement }: Setting,
  table: 'texts' | 'policies',
  of: string,
): Markup {
  const call = callIn(statement)
  const { says, at } = VERSIONS[table]
  const version = known.version(table, call, of)
  return html`
    ${linkTo(asked, `/${call}/${at(of)}`, say(asked.lang, says, { number: version?.number ?? 1 }))}
    ${version === undefined ? null : html`${comma(asked.lang)}${entryLink(asked, version.entry)}`}${sub(digestShown({ known }, of))}
  `
}

/** Each language: its title, whether it is authentic, and the digest that leads to its bytes. */
function textsList(it: Setting, texts: readonly Text[]): Markup {
  const { lang } = it.asked
  const authentic = say(lang, 'text.authentic', { record: recordWord(isRecordIn(it)) })
  const one = (text: Text) =>
    html`
      ${phrase(lang, 'general.pair', {
        what: languageIn(text.lang, lang),
        value: inLang({ lang: text.lang, text: text.title }),
      })}
      <span class="sub">
        ${text.authentic ? authentic : say(lang, 'entry.translation')} ${wordsLink(it, text.digest)}
      </span>
    `
  return listed(texts.map(one))
}

/** Before they are recorded, words have no address. */
export function wordsLink({ known }: Setting, digest: string): Markup {
  return known.beside?.some(({ name }) => name === digest) ? hash(digest) : wordsFingerprint(digest)
}

function principlesList(it: Setting, { principles }: Manifest): Markup | string {
  const { lang } = it.asked
  const isRecord = isRecordIn(it)
  if (principles.length === 0) return say(lang, 'entry.noPrinciples')
  return html`<ol>
    ${principles.map(
      principle =>
        html`<li>
      ${phrase(lang, 'entry.principleNamed', { id: code(null, principle.id), title: named(principle.titles, lang) })}
      ${sub(bindsWords(it.asked, principle, isRecord))}
    </li>`,
    )}
  </ol>`
}

/** What a clause asks that a report answers, in the words of the policy in which it says that the clause stands. */
async function askedShown(it: Setting, { clause, due }: AskedFor): Promise<Piece> {
  const { asked, statement } = it
  const { policy } = statement.body as { readonly policy?: string | null }
  const row =
    policy == null ? undefined : await rowIn(asked.site.log.store, 'policies', callIn(statement), policy)
  const found = row?.policy.clauses?.find(({ id }) => id === clause)
  const words =
    found && html`<blockquote class="quoted">${await showRule(asked, found.says, row!.policy)}</blockquote>`
  const day = longDay(due, asked.lang)
  return html`${words ?? null}${phrase(asked.lang, 'commitment.asked', { clause: code(null, clause), day })}`
}
