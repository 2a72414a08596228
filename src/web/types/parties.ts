import type { Markup } from '../markup.ts'
import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'

/** A party's own domain is its name, and no code; and whether a row of a list becomes the party's. */
export const parties: Own = {
  'party/admitted': {
    members: {
      domain,
      claims: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.claims ? 'entry.claimsRow' : 'entry.claimsNone')),
    },
  },
  'party/updated': { members: { domain } },
}

function domain({ body }: Told<'party/admitted'> | Told<'party/updated'>, label: string): Markup | null {
  return fact(label, body.domain)
}
