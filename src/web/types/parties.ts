import type { Markup } from '../markup.ts'
import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import { partyOf, type Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** A party's own domain is its name, and no code; and whether a row of a list becomes the party's. */
export const parties = {
  'party/admitted': {
    headline: sentence('entry.head.admitted', partyOf),
    members: {
      domain,
      claims: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.claims ? 'entry.claimsRow' : 'entry.claimsNone')),
    },
  },
  'party/updated': {
    headline: sentence('entry.head.updated', partyOf),
    members: { domain },
  },
} satisfies Tellings

function domain({ body }: Told<'party/admitted'> | Told<'party/updated'>, label: string): Markup | null {
  return fact(label, body.domain)
}
