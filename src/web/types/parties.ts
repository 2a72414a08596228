import { hash, html, longDay, sub } from '../kit/kit.ts'
import { partyLink } from '../teller/kinds.ts'
import { external, factIn, quoted, sourceLink } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** A party's own domain is its name, and no code. */
const named = { domain: ({ body }: Told<'party/admitted'> | Told<'party/updated'>) => body.domain }

/** Parties, whoever vouches for them, and rows that were copied from a list: what it says of one, and where. */
export const parties = {
  'party/admitted': { members: named },
  'party/updated': { members: named },
  'party/listed': {
    members: {
      source: ({ asked: { lang }, body: { source } }) =>
        html`${sourceLink(source)}, ${longDay(source.date, lang)}${sub(hash(source.digest))}`,
      async declaration({ asked, body, known }) {
        const { words, date, source } = body.declaration!
        return html`${longDay(date, asked.lang)} ${await quoted(asked, words, known.beside)}${external(source)}`
      },
    },
  },
  'mandate/vouched': {
    members: { stands: null },
    after: { party: it => [factIn(it, 'entry.voucher', partyLink(it, it.statement.by))] },
  },
} satisfies Tellings
