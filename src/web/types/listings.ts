import { html } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callOf } from '../teller/call.ts'
import { partyLink } from '../teller/kinds.ts'
import { external, fact, hash, quoted } from '../teller/pieces.ts'
import { partyOf } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'
import { longDay } from '../wording.ts'

/** A row that was copied from a list: whose, and what the list says of it. */
export const listings = {
  'party/listed': {
    headline: it =>
      phrase(it.asked.lang, it.body.present ? 'entry.head.listed' : 'entry.head.unlisted', {
        ...partyOf(it),
        date: longDay(it.body.source.date, it.asked.lang),
        ...callOf(it),
      }),
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
} satisfies Tellings
