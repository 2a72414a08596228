import { clip, fromUtf8 } from '../core/bytes.ts'
import { isFile } from '../core/words.ts'
import type { Localised, Said } from './kinds.ts'
import { saidIn } from './policy.ts'
import type {
  Acceptance,
  CheckedPerson,
  Fact,
  Findings,
  ProvenFact,
  UnprovenFact,
} from './receipt-findings.ts'

/** What a checked receipt proves and what it does not, in words for a stranger. */

type Tell<F> = (fact: F, says: string, entry?: number) => void

function told<F extends Fact['fact']>(tellAll: (tell: Tell<F>) => void): Fact[] {
  const facts: Fact[] = []
  tellAll((fact, says, entry) => {
    facts.push({ fact, says, ...(entry !== undefined && { entry }) })
  })
  return facts
}

export function provenBy(found: Findings): Fact[] {
  const { call, log, index, admitted, cosigners, party, texts, words, signers, statement } = found
  return told<ProvenFact>(tell => {
    tell(
      'logged',
      `Entry ${index} of the log ${log.origin} is this very statement. The log dates it ${admitted}; its author dates it ${statement.at}.`,
      index,
    )
    for (const { name, time } of cosigners)
      tell('cosigned', `The witness ${name} had seen this log, with this entry, by ${time}.`)
    const keeper = named(log.depositary ?? [])
    if (call?.keptByIssuer) tell('kept-own', `The log is kept by ${keeper}, which also issued the call.`, 0)
    else if (log.depositary !== null) tell('kept', `The log is kept by ${keeper}.`, 0)
    if (party !== null) tellParty(party, tell)
    tellStatement(found, tell)
    tellRules(found, tell)
    for (const { keyid, holder, rpId, entry, addedBy } of signers)
      tell(
        'signed',
        `It is signed with ${rpId === null ? 'the key' : `the passkey for ${rpId}`} ${keyid} of ${holder}, brought in by ${addedBy === 'holder' ? 'its holder' : 'the depositary'} with entry ${entry}.`,
        entry,
      )
    tellSeal(found, tell)
    for (const { lang, title, bytes, entry } of texts)
      if (bytes !== null)
        tell('text', `The text here in ${lang}, ${clip(title)}, is the one published.`, entry)
    for (const { reference, bytes } of words)
      tell(
        'words',
        isFile(reference)
          ? `The file of ${bytes.length} bytes is that of ${reference.digest}.`
          : `The words ${clip(fromUtf8(bytes), 200)} are those of ${reference.digest}.`,
      )
  })
}

function tellParty(party: NonNullable<Findings['party']>, tell: Tell<ProvenFact>): void {
  const { id, country, entry, invited, kind, mandate, names } = party
  const what = `${id} as ${named(names)} (${kind}${country === null ? '' : `, ${country}`})`
  const who = invited
    ? `An officer of the depositary invited ${what}, which joined`
    : `The depositary admitted ${what}`
  const fact = invited ? 'invited' : 'party'
  if (mandate === null) tell(`${fact}-unchecked`, `${who}; nobody had checked its mandate then.`, entry)
  else {
    const when = invited && mandate.level === 'email' ? '' : ` on ${mandate.checked}`
    tell(fact, `${who}; it says that its mandate was checked by ${mandate.level}${when}.`, entry)
  }
}

function tellStatement(found: Findings, tell: Tell<ProvenFact>): void {
  const { acceptance, index, person, statement } = found
  const under = statement.call === null ? '' : ` under the call ${statement.call}`
  if (acceptance !== null) tellAcceptance(found, acceptance, tell)
  else if (person !== null) tellPerson(found, person, tell)
  else tell('stated', `${statement.by} stated ${statement.type}${under}.`, index)
}

function textAccepted({ manifest }: CheckedPerson | Acceptance, call: Findings['call']): string {
  return `the text ${manifest} of the call ${call?.id} (${named(call?.titles ?? [])})`
}

function tellPerson({ call, index }: Findings, person: CheckedPerson, tell: Tell<ProvenFact>): void {
  const { policy, disclosure, commitment } = person
  tell(
    'counted',
    `The depositary counted a person who accepted ${textAccepted(person, call)} under the policy ${policy.digest}.`,
    index,
  )
  if (disclosure !== null)
    tell(
      'person',
      `Its commitment ${commitment} is made of the name ${clip(disclosure.name)}, of that text as read in ${disclosure.read.lang}, and of a salt: whoever holds this receipt can show that the entry is of that name.`,
      index,
    )
  tellPolicy(policy, tell)
}

function tellPolicy({ policy, entry }: CheckedPerson['policy'], tell: Tell<ProvenFact>): void {
  const [effect, entities] = [saidIn(policy.effect, policy), saidIn(policy.entities, policy)]
  tell(
    'policy',
    `That policy says of its legal effect: ${quoted(effect)}; and of whom it binds: ${quoted(entities)}.`,
    entry,
  )
}

/** Which rules, and how later ones come to bind: as of this entry. */
function tellRules({ rules }: Findings, tell: Tell<ProvenFact>): void {
  if (rules === null) return
  const { digest, entry, day, number, noticeDays } = rules
  const stated = `stated by entry ${entry} on ${day}`
  if (number === 1)
    tell('rules-first', `It accepted version 1 of the rules of the call, ${digest}, ${stated}.`, entry)
  else tell('rules', `It accepted these rules of the call: ${digest}, ${stated}.`, entry)
  if (noticeDays === null)
    tell('rules-yes', 'As they say, later rules of the call bind it only once it accepts them.', entry)
  else
    tell(
      'rules-notice',
      `As they say, later rules of the call bind it once ${noticeDays} whole days after their entry are over, if they are still in force then, or once it accepts them.`,
      entry,
    )
}

function tellSeal({ seal }: Findings, tell: Tell<ProvenFact>): void {
  if (seal === null) return
  const { entry, admitted, opens, open, statement } = seal
  tell(
    'sealed',
    `It was sealed with entry ${entry}, which the log dates ${admitted}; nobody could open it before ${opens}.`,
    entry,
  )
  if (!open && statement !== null)
    tell(
      'sealed-is',
      `What is sealed is this statement, as you keep it: ${statement.by}, ${statement.type}, under the call ${statement.call}, dated ${statement.at}.`,
      entry,
    )
}

function tellAcceptance(
  { party, call, index, texts }: Findings,
  acceptance: Acceptance,
  tell: Tell<ProvenFact>,
): void {
  const { how, policy, instrument } = acceptance
  const languages = texts.filter(text => text.read).map(text => text.lang)
  const what = `${textAccepted(acceptance, call)}, read in ${languages.join(', ')}, under the policy ${policy.digest}`
  if (how === 'given') tell('accepted', `${party?.id} accepted ${what}.`, index)
  else
    tell(
      'deposited',
      `The depositary recorded that ${party?.id} accepted, on paper of ${instrument?.date} with the digest ${instrument?.digest}, ${what}.`,
      index,
    )
  tellPolicy(policy, tell)
  for (const fact of ['reservation', 'declaration'] as const) {
    const said = acceptance[fact]
    if (said !== null) tell(fact, `It made a ${fact}: ${quoted(said)}.`, index)
  }
}

export function notProvenBy({
  cosigners,
  acceptance,
  party,
  person,
  rules,
  seal,
  signers,
  texts,
}: Findings): Fact[] {
  const lacking = texts.filter(({ bytes, read }) => bytes === null && read !== false).map(text => text.lang)
  return told<UnprovenFact>(tell => {
    if (cosigners.length === 0)
      tell(
        'shown-to-all',
        'That the log shows everyone the same history: none of the witnesses that you named has cosigned.',
      )
    tell('key-unrevoked', 'That the keys were not revoked before: only an audit of the log can tell.')
    tell(
      'rules-followed',
      'That every rule was followed, such as that text and policy were in force: only an audit can tell.',
    )
    if (acceptance !== null)
      tell('still-standing', 'That the signature still stands: it may have been withdrawn or removed since.')
    if (rules !== null)
      tell(
        'rules-today',
        'Which rules bind it today: since this entry, later ones may, by notice or because it accepted them. The register tells.',
      )
    if (person !== null) {
      tell(
        'person-standing',
        'That the person’s signature still stands: it may have been erased since; the register tells.',
      )
      tell(
        'person-real',
        'That such a person exists: the depositary counts persons whose e-mail address it has confirmed, and could invent them.',
      )
      if (person.disclosure === null)
        tell('person-hidden', 'Who the person is: the receipt does not show it.')
    }
    if (party !== null)
      tell(
        'party-unchanged',
        'That the party still bears this name and mandate: the register tells of later changes.',
      )
    if (signers.some(({ use, addedBy }) => use === 'party' && addedBy === 'depositary'))
      tell(
        'key-held',
        'That the party itself holds the key: the depositary brought it in, when it admitted the party or later.',
      )
    if (signers.some(({ rpId }) => rpId !== null))
      tell('page-shown', 'What the page displayed when the passkey was used.')
    if (seal !== null && seal.statement === null)
      tell('sealed-what', 'What is sealed: that shows whoever keeps the envelope and its salt.')
    if (seal !== null && !seal.open)
      tell(
        'sealed-good',
        'That what is sealed is signed by its author and lawful, and that it will be opened: that is judged when it is opened.',
      )
    if (lacking.length > 0)
      tell(
        'text-unseen',
        `What the text says in ${lacking.join(', ')}: it did not come with the receipt, only its digest did.`,
      )
    if (acceptance !== null || person !== null) tell('read', 'That anybody read the text.')
    tell('true', 'That anything stated is true.')
  })
}

function named(names: Localised): string {
  return names[0]?.text ?? ''
}

function quoted(said: Said): string {
  return 'text' in said ? clip(said.text, 200) : `words with the digest ${said.digest}`
}
