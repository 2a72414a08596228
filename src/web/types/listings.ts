import { html } from '../markup.ts'
import { say } from '../say.ts'
import { partyLink } from '../teller/kinds.ts'
import type { Own } from '../teller/own-telling.ts'
import { external, fact, hash, quoted } from '../teller/pieces.ts'
import { longDay } from '../wording.ts'

/** A row that was copied from a list: whose, and what the list says of it. */
export const listings: Own = {
  'party/listed': {
    members: {
      party: (it, label) =>
        fact(
          label,
          html`${partyLink(it, it.body.party)}<span class="sub">${say(it.asked.lang, 'entry.listed')}</span>`,
        ),
      source: ({ asked: { lang }, body: { source } }, label) =>
        fact(
          label,
          html`${source.url === null ? source.title : external(source.url, source.title)}, ${longDay(source.date, lang)}<span class="sub">${hash(source.digest)}</span>`,
        ),
      present: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.present ? 'entry.present' : 'entry.absent')),
      async declaration({ asked, body: { declaration }, known }, label) {
        if (declaration === null) return null
        const words = await quoted(asked, declaration.words, known.beside)
        const day = longDay(declaration.date, asked.lang)
        return fact(label, html`${day} ${words}${external(declaration.source)}`)
      },
    },
  },
}
