import { clip, fromUtf8 } from '../core/bytes.ts'
import type { Localised, Said } from './kinds.ts'
import type { Acceptance, CheckedPerson, Fact, Findings } from './receipt-findings.ts'

/** What a checked receipt proves and what it does not, in words for a stranger. */

export function provenBy(found: Findings): Fact[] {
  const { log, index, admitted, cosigners, party, texts, words, signers, statement } = found
  const facts: Fact[] = [
    {
      fact: 'logged',
      says: `Entry ${index} of the log ${log.origin} is this very statement. The log dates it ${admitted}; its author dates it ${statement.at}.`,
      entry: index,
    },
  ]
  for (const { name, time } of cosigners)
    facts.push({
      fact: 'cosigned',
      says: `The witness ${name} had seen this log, with this entry, by ${time}.`,
    })
  if (log.depositary !== null)
    facts.push({ fact: 'kept', says: `The log is kept by ${named(log.depositary)}.`, entry: 0 })
  if (party !== null)
    facts.push({
      fact: 'party',
      says: `The depositary admitted ${party.id} as ${named(party.names)} (${party.kind}${party.country === null ? '' : `, ${party.country}`}); it says that its mandate was checked by ${party.mandate.level} on ${party.mandate.checked}.`,
      entry: party.entry,
    })
  facts.push(...statementFacts(found))
  for (const { keyid, holder, rpId, entry, addedBy } of signers)
    facts.push({
      fact: 'signed',
      says: `It is signed with ${rpId === null ? 'the key' : `the passkey for ${rpId}`} ${keyid} of ${holder}, brought in by ${addedBy === 'holder' ? 'its holder' : 'the depositary'} with entry ${entry}.`,
      entry,
    })
  facts.push(...sealFacts(found))
  for (const { lang, title, bytes, entry } of texts)
    if (bytes !== null)
      facts.push({
        fact: 'text',
        says: `The text here in ${lang}, ${clip(title)}, is the one published.`,
        entry,
      })
  for (const { reference, bytes } of words)
    facts.push({
      fact: 'words',
      says: `The words ${clip(fromUtf8(bytes), 200)} are those of ${reference.digest}.`,
    })
  return facts
}

function statementFacts(found: Findings): Fact[] {
  const { acceptance, index, person, statement } = found
  if (acceptance !== null) return acceptedFacts(found, acceptance)
  if (person !== null) return personFacts(found, person)
  const under = statement.call === null ? '' : ` under the call ${statement.call}`
  return [{ fact: 'stated', says: `${statement.by} stated ${statement.type}${under}.`, entry: index }]
}

function textAccepted({ manifest }: CheckedPerson | Acceptance, call: Findings['call']): string {
  return `the text ${manifest} of the call ${call?.id} (${named(call?.titles ?? [])})`
}

function personFacts({ call, index }: Findings, person: CheckedPerson): Fact[] {
  const { policy, disclosure, commitment } = person
  const facts: Fact[] = [
    {
      fact: 'counted',
      says: `The depositary counted a person who accepted ${textAccepted(person, call)} under the policy ${policy.digest}.`,
      entry: index,
    },
  ]
  if (disclosure !== null)
    facts.push({
      fact: 'person',
      says: `Its commitment ${commitment} is made of the name ${clip(disclosure.name)}, of that text as read in ${disclosure.read.lang}, and of a salt: whoever holds this receipt can show that the entry is of that name.`,
      entry: index,
    })
  facts.push(policyFact(policy))
  return facts
}

function policyFact({ policy, entry }: CheckedPerson['policy']): Fact {
  const { effect, entities } = policy
  return {
    fact: 'policy',
    says: `That policy says of its legal effect: ${quoted(effect)}; and of whom it binds: ${quoted(entities)}.`,
    entry,
  }
}

function sealFacts({ seal }: Findings): Fact[] {
  if (seal === null) return []
  const { entry, admitted, opens, open, statement } = seal
  const facts: Fact[] = [
    {
      fact: 'sealed',
      says: `It was sealed with entry ${entry}, which the log dates ${admitted}; nobody could open it before ${opens}.`,
      entry,
    },
  ]
  if (!open && statement !== null)
    facts.push({
      fact: 'sealed-is',
      says: `What is sealed is this statement, as you keep it: ${statement.by}, ${statement.type}, under the call ${statement.call}, dated ${statement.at}.`,
      entry,
    })
  return facts
}

function acceptedFacts({ party, call, index, texts }: Findings, acceptance: Acceptance): Fact[] {
  const { how, policy, instrument } = acceptance
  const languages = texts.filter(text => text.read).map(text => text.lang)
  const what = `${textAccepted(acceptance, call)}, read in ${languages.join(', ')}, under the policy ${policy.digest}`
  const facts: Fact[] = [
    how === 'given'
      ? { fact: 'accepted', says: `${party?.id} accepted ${what}.`, entry: index }
      : {
          fact: 'deposited',
          says: `The depositary recorded that ${party?.id} accepted, on paper of ${instrument?.date} with the digest ${instrument?.digest}, ${what}.`,
          entry: index,
        },
  ]
  facts.push(policyFact(policy))
  for (const fact of ['reservation', 'declaration'] as const) {
    const said = acceptance[fact]
    if (said !== null) facts.push({ fact, says: `It made a ${fact}: ${quoted(said)}.`, entry: index })
  }
  return facts
}

export function notProvenBy(found: Findings): Fact[] {
  const { cosigners, acceptance, party, person, seal, signers, texts } = found
  const lacking = texts.filter(({ bytes, read }) => bytes === null && read !== false).map(text => text.lang)
  const facts: (Fact | false)[] = [
    cosigners.length === 0 && {
      fact: 'shown-to-all',
      says: 'That the log shows everyone the same history: none of the witnesses that you named has cosigned.',
    },
    {
      fact: 'key-unrevoked',
      says: 'That the keys were not revoked before: only an audit of the log can tell.',
    },
    {
      fact: 'rules-followed',
      says: 'That every rule was followed, such as that text and policy were in force: only an audit can tell.',
    },
    acceptance !== null && {
      fact: 'still-standing',
      says: 'That the signature still stands: it may have been withdrawn or removed since.',
    },
    person !== null && {
      fact: 'person-standing',
      says: 'That the person’s signature still stands: it may have been erased since; the register tells.',
    },
    person !== null && {
      fact: 'person-real',
      says: 'That such a person exists: the depositary counts persons whose e-mail address it has confirmed, and could invent them.',
    },
    person !== null &&
      person.disclosure === null && {
        fact: 'person-hidden',
        says: 'Who the person is: the receipt does not show it.',
      },
    party !== null && {
      fact: 'party-unchanged',
      says: 'That the party still bears this name and mandate: the register tells of later changes.',
    },
    signers.some(({ use, addedBy }) => use === 'party' && addedBy === 'depositary') && {
      fact: 'key-held',
      says: 'That the party itself holds the key: the depositary brought it in, when it admitted the party or later.',
    },
    signers.some(({ rpId }) => rpId !== null) && {
      fact: 'page-shown',
      says: 'What the page displayed when the passkey was used.',
    },
    seal !== null &&
      seal.statement === null && {
        fact: 'sealed-what',
        says: 'What is sealed: that shows whoever keeps the envelope and its salt.',
      },
    seal !== null &&
      !seal.open && {
        fact: 'sealed-good',
        says: 'That what is sealed is signed by its author and lawful, and that it will be opened: that is judged when it is opened.',
      },
    lacking.length > 0 && {
      fact: 'text-unseen',
      says: `What the text says in ${lacking.join(', ')}: it did not come with the receipt, only its digest did.`,
    },
    (acceptance !== null || person !== null) && { fact: 'read', says: 'That anybody read the text.' },
    { fact: 'true', says: 'That anything stated is true.' },
  ]
  return facts.filter(fact => fact !== false)
}

function named(names: Localised): string {
  return names[0]?.text ?? ''
}

function quoted(said: Said): string {
  return 'text' in said ? clip(said.text, 200) : `words with the digest ${said.digest}`
}
