import { mailboxIn } from '../../people/addresses.ts'
import type { Applied } from '../../people/applications.ts'
import { country, type Identifiers, type KINDS } from '../../register/kinds.ts'
import {
  type Asked,
  type CallShown,
  Checking,
  hasHidden,
  hostIn,
  INVITABLE,
  identifiersIn,
  languageOptions,
  NO_COUNTRY,
  say,
  typedIn,
} from '../kit/kit.ts'
import { policyInForce } from './application.ts'
import { claimedRow } from './claimed.ts'

/** What an applicant is asked, step by step, and how it is read. */

export const STEPS = ['organisation', 'you', 'proof', 'check'] as const
export type Step = (typeof STEPS)[number]

/** The fields of each step, by which a fault finds its step. */
export const FIELDS = {
  organisation: ['claims', 'name', 'nameLang', 'kind', 'country', 'domain'],
  you: ['person', 'role', 'email'],
  proof: ['words', 'lei', 'ror', 'wikidata'],
  check: [],
} as const satisfies Record<Step, readonly string[]>

export const ALL_FIELDS: readonly string[] = Object.values(FIELDS).flat()

type Kind = (typeof KINDS)[number]

/** Which public numbers organisations of a kind have; a state has its code. */
const HAVE: Readonly<Partial<Record<Kind, readonly (keyof Identifiers)[]>>> = {
  'public-authority': ['lei', 'wikidata'],
  'international-organisation': ['ror', 'wikidata'],
  company: ['lei', 'wikidata'],
  'civil-society': ['lei', 'ror', 'wikidata'],
  academia: ['lei', 'ror', 'wikidata'],
}

export function identifiersOf(kind: string): readonly (keyof Identifiers)[] {
  return Object.hasOwn(HAVE, kind) ? HAVE[kind as Kind]! : []
}

/** The policy invites them; a convener may be of any kind. */
export async function kindsAsked(asked: Asked, { id, isRecord }: CallShown) {
  if (isRecord) return INVITABLE
  return (await policyInForce(asked, id))!.kinds
}

interface Reading {
  readonly asked: Asked
  readonly call: CallShown
  readonly fields: URLSearchParams
  readonly check: Checking
}

const textIn = ({ fields }: Reading, name: string) => typedIn(fields, name)

function legible(reading: Reading, name: string, options?: { lines: boolean }) {
  const { asked, check } = reading
  check.must(name, say(asked.lang, 'fields.hidden'), !hasHidden(textIn(reading, name), options))
}

function short(reading: Reading, name: string, most: number, says: string) {
  const text = textIn(reading, name)
  reading.check.must(name, says, text !== '' && text.length <= most)
  legible(reading, name)
}

async function organisationIn(reading: Reading) {
  const { asked, call, check } = reading
  const { lang } = asked
  short(reading, 'name', 400, say(lang, 'apply.nameMissing'))
  const kind = (await kindsAsked(asked, call)).find(one => one === textIn(reading, 'kind'))
  check.must('kind', say(lang, 'apply.kindMissing'), kind !== undefined)
  const where = textIn(reading, 'country')
  const isCountry = where === NO_COUNTRY || country.safeParse(where).success
  check.must('country', say(lang, 'apply.countryMissing'), isCountry)
  const host = hostIn(textIn(reading, 'domain'))
  check.must('domain', say(lang, 'apply.domainBad', { typed: textIn(reading, 'domain') }), host !== undefined)
  const isListed = languageOptions(lang).some(({ value }) => value === textIn(reading, 'nameLang'))
  return {
    name: textIn(reading, 'name'),
    nameLang: isListed ? textIn(reading, 'nameLang') : 'und',
    kind: kind!,
    country: where === NO_COUNTRY ? null : where,
    domain: host || null,
  }
}

function personIn(reading: Reading) {
  const { asked, check } = reading
  const { lang } = asked
  short(reading, 'person', 200, say(lang, 'apply.personMissing'))
  short(reading, 'role', 200, say(lang, 'apply.roleMissing'))
  const email = textIn(reading, 'email')
  const isBad = email === '' ? say(lang, 'apply.emailMissing') : say(lang, 'apply.emailBad', { typed: email })
  check.must('email', isBad, mailboxIn(email) !== undefined)
  return { name: textIn(reading, 'person'), role: textIn(reading, 'role'), email }
}

/** Numbers that its kind has not are not asked for, and not taken. */
function proofIn(reading: Reading) {
  const { asked, check, fields } = reading
  const { lang } = asked
  legible(reading, 'words', { lines: true })
  check.must('words', say(lang, 'apply.wordsLong'), textIn(reading, 'words').length <= 2000)
  const asks = identifiersOf(textIn(reading, 'kind'))
  const typed = new URLSearchParams(asks.map(scheme => [scheme, fields.get(scheme) ?? '']))
  return { words: textIn(reading, 'words'), identifiers: identifiersIn(lang, check, typed) }
}

/** What is wrong with a step, or with all; `applied` where nothing is. */
export async function readApplication(asked: Asked, call: CallShown, fields: URLSearchParams) {
  const check = new Checking()
  const reading = { asked, call, fields, check }
  const organisation = await organisationIn(reading)
  const person = personIn(reading)
  const { words, identifiers } = proofIn(reading)
  const { errors } = check
  if (!check.isGood) return { errors, applied: undefined }
  const row = call.isRecord ? undefined : await claimedRow(asked, call.id, textIn(reading, 'claims'))
  const applied: Applied = {
    call: call.id,
    ...(call.isRecord && { asks: 'claim' as const }),
    lang: asked.lang,
    organisation: { ...organisation, identifiers },
    person,
    words,
    ...(row === undefined ? {} : { claims: row.id }),
  }
  return { errors, applied }
}

export function isAskedAt(step: Step, name: string): boolean {
  return (FIELDS[step] as readonly string[]).includes(name)
}

/** Those of a step. */
export function errorsOf(step: Step, errors: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...errors].filter(([name]) => isAskedAt(step, name)))
}

/** The first step with a fault; undefined where there is none. */
export function faultyStep(errors: ReadonlyMap<string, string>): Step | undefined {
  return STEPS.find(step => errorsOf(step, errors).size > 0)
}
