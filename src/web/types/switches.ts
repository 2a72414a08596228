import { html } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'

/** What a kill switch does. */
export const switches = {
  'switch/set': {
    headline: ({ asked, body: { closed, covers } }) =>
      phrase(asked.lang, closed ? 'entry.head.switchedOff' : 'entry.head.switchedOn', {
        types: html`${covers.map((type, i) => html`${i === 0 ? null : ', '}<code>${type}</code>`)}`,
      }),
    members: {
      closed: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.closed ? 'entry.switchOff' : 'entry.switchOn')),
    },
  },
} satisfies Tellings
