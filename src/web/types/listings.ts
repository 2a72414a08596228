import { html } from '../markup.ts'
import { external, hash, quoted } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'
import { longDay } from '../wording.ts'

/** A row that was copied from a list: what the list says of it, and where. */
export const listings = {
  'party/listed': {
    members: {
      source: ({ asked: { lang }, body: { source } }) =>
        html`${source.url === null ? source.title : external(source.url, source.title)}, ${longDay(source.date, lang)}<span class="sub">${hash(source.digest)}</span>`,
      async declaration({ asked, body, known }) {
        const { words, date, source } = body.declaration!
        return html`${longDay(date, asked.lang)} ${await quoted(asked, words, known.beside)}${external(source)}`
      },
    },
  },
} satisfies Tellings
