import type { Text } from '../../register/kinds.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { wordsLink } from '../teller/kinds.ts'
import { factIn, hash, quoted } from '../teller/pieces.ts'
import { callIn, nounOf, type Setting, type Told } from '../teller/setting.ts'
import type { Facts, Tellings } from '../teller/telling.ts'
import { languagesOf } from '../text/text.ts'
import { languageIn, longDay } from '../wording.ts'

/** Signatures: as what a party signs, and the very words that it read. */
export const signatures = {
  'signature/given': { above: asItself, members: { read } },
  'signature/withdrawn': { above: asItself },
  'signature/deposited': {
    members: {
      read,
      instrument({ asked: { lang }, body: { instrument } }) {
        const of = say(lang, 'entry.instrumentOf', { day: longDay(instrument.date, lang) })
        return html`${of} ${hash(instrument.digest)}`
      },
    },
    after: {
      instrument: async it => [
        factIn(it, 'member.channel', await quoted(it.asked, it.body.instrument.channel, it.known.beside)),
      ],
    },
  },
  'signature/removed': {
    members: {
      async rule({ asked, body, known, statement }) {
        const policy = known.version('policies', callIn(statement), body.policy)
        const found = policy?.row.policy.delisting.find(({ id }) => id === body.rule)
        return html`<code>${body.rule}</code>${found === undefined ? null : await quoted(asked, found.rule)}`
      },
    },
  },
} satisfies Tellings

function asItself(it: Setting): Facts {
  return [factIn(it, 'entry.as', nounOf(it, callIn(it.statement)))]
}

/** The very bytes that were read, in each language. */
function read(it: Told<'signature/given'> | Told<'signature/deposited'>): Markup {
  const { asked, body, known, statement } = it
  const row = known.version('texts', callIn(statement), body.manifest)?.row
  const texts = new Map<string, Text>(row && languagesOf(row).map(({ text }) => [text.lang, text]))
  const lines = body.read.map(tag => {
    const text = texts.get(tag)
    return html`<li>${languageIn(tag, asked.lang)}${text === undefined ? null : html`<span class="sub">${wordsLink(it, text.digest)}</span>`}</li>`
  })
  return html`<ul>${lines}</ul>`
}
