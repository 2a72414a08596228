import type { CheckedPerson, CheckedReceipt } from '../register/receipt-findings.ts'
import { keyNamed } from './verify-facts.ts'
import type { OfPage } from './verify-fields.ts'
import type { Outcome, Step } from './verify-steps.ts'
import {
  counted,
  joined,
  logValues,
  type Named,
  type Pieces,
  type Value,
  type Values,
  type Words,
  witnessValues,
} from './verify-words.ts'

/** What stands beneath each step of a check, and the sentence above them. */

export interface Shown {
  readonly outcome: Outcome
  /** Where the receipt came from, in words. */
  readonly from: string
  /** Bytes of the receipt. */
  readonly size: number
  /** When it was checked, by the reader's clock: RFC 3339. */
  readonly at: string
  readonly ofPage: OfPage
  /** The origin of the log that this site keeps. */
  readonly origin: string
}

export function detailOf(step: Step, shown: Shown, words: Words): Pieces {
  const { outcome } = shown
  const state = outcome.states[step]
  if (state === 'idle') return idle(step, outcome, words)
  if ('found' in outcome) {
    const { person, seal, words: carried } = outcome.found
    if (step === 'words' && person !== null) return words.say('found.person')
    if (step === 'words' && seal?.statement && carried.length === 0) return words.say('found.sealed')
    return words.say(`found.${step}`, DETAILS[step](outcome.found, words, shown))
  }
  if (state !== 'fails') return []
  if (outcome.otherLog === null) return words.say(`mend.${step}`)
  return words.say('mend.otherlog', { log: { code: outcome.otherLog } })
}

/** Names on a checkpoint are whatever somebody wrote there. */
const MOST_NAMES = 3

function idle(step: Step, outcome: Outcome, words: Words): Pieces {
  // Where the check stopped before its end, nobody has looked who cosigned: none had to.
  if (!('found' in outcome)) return words.say('idle.unasked')
  if (step !== 'witnesses' || outcome.unnamed.length === 0) return words.say(`idle.${step}`)
  const names: Value[] = outcome.unnamed.slice(0, MOST_NAMES).map(code => ({ code }))
  if (outcome.unnamed.length > MOST_NAMES) names.push('…')
  return words.say('idle.unnamed', { names: joined(names, ', ') })
}

const DETAILS: Record<Step, (found: CheckedReceipt, words: Words, shown: Shown) => Values> = {
  form: ({ entries }, _, { size }) => ({ ...counted(entries.length), size }),
  log: ({ log }, words, { ofPage }) => logValues(log, ofPage.key, words),
  witnesses: ({ cosigners }, words, { ofPage }) => witnessValues(cosigners, ofPage.witnesses, words),
  tree: ({ index }) => ({ entry: { entry: index } }),
  chain: ({ signers }, words) => ({
    signers: words.list(
      signers.map(({ keyid, rpId }) =>
        words.plain(keyNamed(`${keyid.slice(0, 8)}…${keyid.slice(-6)}`, rpId, words)),
      ),
    ),
  }),
  texts: ({ texts }, words) => ({
    languages: words.languages(texts.filter(({ bytes }) => bytes !== null)),
  }),
  words: ({ words: carried }) => counted(carried.length),
}

/** In one sentence what a stranger wants to know first. */
export function summaryOf(found: CheckedReceipt, words: Words): Pieces {
  const { acceptance, party, person, texts } = found
  const values = { call: words.named(found.call?.titles), day: words.day(found.admitted) }
  if (person !== null) return personSummary(person, values, words)
  if (acceptance === null || party === null) return otherSummary(found, words)
  const told = words.say(`summary.${acceptance.how}`, {
    ...values,
    party: words.named(party.names),
    languages: words.languages(texts.filter(({ read }) => read)),
  })
  const stated = (['reservation', 'declaration'] as const).filter(one => acceptance[one] !== null)
  return [...told, ...stated.flatMap(one => [' ', ...words.say(`summary.${one}`)])]
}

function personSummary({ disclosure }: CheckedPerson, values: Values, words: Words): Pieces {
  if (disclosure === null) return words.say('summary.counted', values)
  const { name, read } = disclosure
  const language = words.language(read.lang)
  return words.say('summary.person', { ...values, person: { quote: { lang: 'und', text: name } }, language })
}

/** Who stated what, and about whom, where it is no signature. */
function otherSummary({ party, call, statement, admitted }: CheckedReceipt, words: Words): Pieces {
  const { by, type, body } = statement
  const isDepositary = by === 'depositary'
  const about = isDepositary ? [party?.names, namesIn(body), call?.titles] : []
  const names = about.find(one => one !== undefined && one.length > 0)
  const values = {
    by: isDepositary ? words.text('depositary') : words.named(party?.names ?? [{ lang: 'und', text: by }]),
    type: words.type(type),
    day: words.day(admitted),
  }
  if (names === undefined) return words.say('summary.other', values)
  return words.say('summary.about', { ...values, about: words.named(names) })
}

/** Names that a body gives to whatever it is about; its rule has held them to its schema. */
function namesIn({ names }: CheckedReceipt['statement']['body']): Named[] {
  if (!Array.isArray(names)) return []
  return names.flatMap((name: unknown) => {
    const { lang, text } = (name ?? {}) as Partial<Named>
    return typeof lang === 'string' && typeof text === 'string' ? [{ lang, text }] : []
  })
}
