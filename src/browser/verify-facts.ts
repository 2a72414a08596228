import { fromUtf8 } from '../core/bytes.ts'
import type { Said } from '../register/kinds.ts'
import { saidIn } from '../register/policy.ts'
import type { Acceptance, CheckedPerson, CheckedReceipt, ProvenFact } from '../register/receipt-findings.ts'
import { counted, inPlace, type Pieces, type Value, type Values, type Words } from './verify-words.ts'

/** The facts of a checked receipt in the words of the page. */

export interface ShownFact {
  readonly says: Pieces
  /** The entry to cite. */
  readonly entry?: number | undefined
}

/** Characters; longer words are shown in full elsewhere. */
const MOST_QUOTED = 200

export function proven(found: CheckedReceipt, words: Words): ShownFact[] {
  return inPlace(found.proven).map(({ fact, entry, nth }) => {
    const values = PROVEN[fact as ProvenFact](found, words, nth)
    return { says: words.say(`fact.${fact}`, values), entry }
  })
}

export function notProven(found: CheckedReceipt, words: Words): ShownFact[] {
  const unseen = found.texts.filter(({ bytes, read }) => bytes === null && read !== false)
  const values = { languages: words.languages(unseen) }
  return found.notProven.map(({ fact, entry }) => ({ says: words.say(`fact.${fact}`, values), entry }))
}

/** One that is missing does not compile. */
const PROVEN: Record<ProvenFact, (found: CheckedReceipt, words: Words, nth: number) => Values> = {
  logged: ({ index, log, admitted, statement }, words) => ({
    entry: { entry: index },
    log: { code: log.origin },
    admitted: words.time(admitted),
    at: words.time(statement.at),
  }),
  cosigned: ({ cosigners }, words, nth) => {
    const { name, time } = cosigners[nth]!
    return { witness: { code: name }, time: words.time(time) }
  },
  kept: ({ log }, words) => ({ depositary: words.named(log.depositary ?? []) }),
  'kept-own': ({ log }, words) => ({ depositary: words.named(log.depositary ?? []) }),
  party(found, words) {
    const { level, checked } = found.party!.mandate!
    return { ...admitted(found, words), mandate: words.text(`mandate.${level}`), checked: words.day(checked) }
  },
  'party-unchecked': admitted,
  invited: (found, words) => ({
    ...admitted(found, words),
    mandate: words.text(`mandate.${found.party!.mandate!.level}`),
  }),
  'invited-unchecked': admitted,
  accepted,
  deposited: (found, words) => {
    const { date, digest } = found.acceptance!.instrument!
    return { ...accepted(found, words), date: words.day(date), digest: { code: digest } }
  },
  policy: ({ acceptance, person }, words) => {
    const { policy } = (acceptance ?? person)!.policy
    // In the reader's language only if those words bind: a translation is on the page of the rules.
    const lang = policy.authentic.includes(words.lang) ? words.lang : undefined
    const [effect, entities] = [policy.effect, policy.entities].map(all => saidIn(all, policy, lang))
    return { effect: quoted(effect!, words), entities: quoted(entities!, words) }
  },
  rules: rulesOf,
  'rules-first': rulesOf,
  'rules-notice': ({ rules }) => counted(rules!.noticeDays!),
  'rules-yes': () => ({}),
  counted: ({ call, person }, words) => agreed(person!, call, words),
  person: ({ person }, words) => {
    const { name, read } = person!.disclosure!
    return {
      person: { quote: { lang: 'und', text: name } },
      language: words.language(read.lang),
      commitment: { code: person!.commitment },
    }
  },
  stated: ({ statement }, words) => ({
    by: authorOf(statement.by, words),
    type: words.type(statement.type),
    code: { code: statement.type },
    call: statement.call === null ? '–' : { code: statement.call },
  }),
  reservation: ({ acceptance }, words) => ({ said: quoted(acceptance!.reservation!, words) }),
  declaration: ({ acceptance }, words) => ({ said: quoted(acceptance!.declaration!, words) }),
  signed: ({ signers }, words, nth) => {
    const { keyid, holder, rpId, entry, addedBy } = signers[nth]!
    return {
      key: keyNamed(keyid, rpId, words),
      holder: authorOf(holder, words),
      by: words.text(`added.${addedBy}`),
      entry: { entry },
    }
  },
  text: ({ texts }, words, nth) => {
    const { lang, title } = texts.filter(({ bytes }) => bytes !== null)[nth]!
    return { language: words.language(lang), title: { quote: { lang, text: title } } }
  },
  words: ({ words: carried }, _, nth) => {
    const { bytes, reference } = carried[nth]!
    const whole = fromUtf8(bytes)
    const text = whole.length > MOST_QUOTED ? `${whole.slice(0, MOST_QUOTED)}…` : whole
    return { said: { quote: { lang: reference.lang, text } }, digest: { code: reference.digest } }
  },
  sealed: ({ seal }, words) => {
    const { entry, admitted, opens } = seal!
    return { entry: { entry }, admitted: words.time(admitted), opens: words.time(opens) }
  },
  'sealed-is': ({ seal }, words) => {
    const { by, type, at } = seal!.statement!
    return { by: authorOf(by, words), type: words.type(type), at: words.time(at) }
  },
}

function admitted({ party }: CheckedReceipt, words: Words): Values {
  const { id, names, kind, country } = party!
  const what = words.text(`kind.${kind}`)
  // A country without a name has none that a reader would know: an invented one, whose code is nobody's.
  const place = country === null ? country : words.country(country)
  return {
    id: { code: id },
    name: words.named(names),
    kind: place === country ? what : `${what}, ${place}`,
  }
}

function accepted({ party, call, acceptance, texts }: CheckedReceipt, words: Words): Values {
  return {
    ...agreed(acceptance!, call, words),
    party: party === null ? '–' : words.named(party.names),
    languages: words.languages(texts.filter(({ read }) => read)),
  }
}

function rulesOf({ rules }: CheckedReceipt, words: Words): Values {
  return { policy: { code: rules!.digest }, day: words.day(rules!.day) }
}

function agreed(
  { manifest, policy }: Acceptance | CheckedPerson,
  call: CheckedReceipt['call'],
  words: Words,
): Values {
  return {
    call: words.named(call?.titles),
    manifest: { code: manifest },
    policy: { code: policy.digest },
    policyEntry: { entry: policy.entry },
  }
}

export function keyNamed(code: string, rpId: string | null, words: Words): Pieces {
  return words.say(rpId === null ? 'key.plain' : 'key.passkey', { keyid: { code }, site: rpId ?? '' })
}

function authorOf(by: string, words: Words): Value {
  return by === 'depositary' ? words.text('depositary') : { code: by }
}

function quoted(said: Said, words: Words): Value {
  if ('text' in said) return { quote: said }
  return words.say('beside', { digest: { code: said.digest } })
}
