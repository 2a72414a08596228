import type { Text } from '../../register/kinds.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn, callOf, signatory, versionOf } from '../teller/call.ts'
import { partyLink } from '../teller/kinds.ts'
import { fact, hash, instrumentFacts, quoted } from '../teller/pieces.ts'
import { nounOf, partyName, type Setting, type Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { languagesOf } from '../text/text.ts'
import { languageIn } from '../wording.ts'

/** Signatures: as what a party signs, and the very words that it read. */
export const signatures = {
  'signature/given': {
    headline: sentence('entry.head.given', it => ({
      ...signatory(it, it.statement.by),
      version: versionOf(it, it.body.manifest),
    })),
    above: asItself,
    members: { read },
  },
  'policy/accepted': {
    headline: sentence('entry.head.policyAccepted', it => ({
      party: partyName(it, it.statement.by),
      ...callOf(it),
      policy: it.known.policy(callIn(it.statement), it.body.policy)?.number ?? 1,
    })),
  },
  'signature/withdrawn': {
    headline: sentence('entry.head.withdrawn', it => signatory(it, it.statement.by)),
    above: asItself,
  },
  'signature/deposited': {
    headline: sentence('entry.head.deposited', it => ({
      ...signatory(it, it.body.party),
      version: versionOf(it, it.body.manifest),
    })),
    members: {
      party: asNoun,
      read,
      instrument: ({ asked, body, known }) => instrumentFacts(asked, body.instrument, known.beside),
    },
  },
  'signature/removed': {
    headline: sentence('entry.head.removed', it => signatory(it, it.body.party)),
    announced: sentence('entry.announced.removed', it => signatory(it, it.body.party)),
    members: {
      party: asNoun,
      async rule({ asked, body, known, statement }, label) {
        const policy = known.policy(callIn(statement), body.policy)
        const found = policy?.row.policy.delisting.find(({ id }) => id === body.rule)
        const says = found === undefined ? null : await quoted(asked, found.rule)
        return fact(label, html`<code>${body.rule}</code>${says}`)
      },
      policy({ asked, body, known, statement }, label) {
        const policy = known.policy(callIn(statement), body.policy)
        const number = say(asked.lang, 'entry.policyNumber', { number: policy?.number ?? 1 })
        return fact(
          label,
          html`${number}${policy === undefined ? null : html`, ${entryLink(asked, policy.entry)}`}<span class="sub">${hash(body.policy)}</span>`,
        )
      },
    },
  },
  'signature/restored': {
    headline: sentence('entry.head.restored', it => signatory(it, it.body.party)),
    members: { party: asNoun },
  },
} satisfies Tellings

function asItself(it: Setting): (Markup | null)[] {
  return [fact(say(it.asked.lang, 'entry.as'), nounOf(it, callIn(it.statement)))]
}

function asNoun(
  it: Told<'signature/deposited'> | Told<'signature/removed'> | Told<'signature/restored'>,
  label: string,
): Markup | null {
  const values = { party: partyLink(it, it.body.party), noun: nounOf(it, callIn(it.statement)) }
  return fact(label, phrase(it.asked.lang, 'entry.asNoun', values))
}

/** The very bytes that were read, in each language. */
function read(it: Told<'signature/given'> | Told<'signature/deposited'>, label: string): Markup | null {
  const { asked, body, known, statement } = it
  const row = known.text(callIn(statement), body.manifest)?.row
  const texts = new Map<string, Text>(row && languagesOf(row).map(({ text }) => [text.lang, text]))
  const lines = body.read.map(tag => {
    const text = texts.get(tag)
    return html`<li>${languageIn(tag, asked.lang)}${text === undefined ? null : html`<span class="sub"><a class="hash" href="/words/${text.digest}">${text.digest}</a></span>`}</li>`
  })
  return fact(label, html`<ul>${lines}</ul>`)
}
