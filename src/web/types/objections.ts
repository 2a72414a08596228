import { entryLink } from '../links.ts'
import { say } from '../say.ts'
import { callOf } from '../teller/call.ts'
import { partyLink } from '../teller/kinds.ts'
import { fact } from '../teller/pieces.ts'
import { partyName, partyOf } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** To whose words a signatory objects, and what that does. */
export const objections = {
  'objection/raised': {
    headline: sentence('entry.head.objected', it => ({
      by: partyName(it, it.statement.by),
      party: partyName(it, it.body.against.party),
      ...callOf(it),
    })),
    members: {
      against: (it, label) => [
        fact(label, partyLink(it, it.body.against.party)),
        fact(say(it.asked.lang, 'objection.signature'), entryLink(it.asked, it.body.against.entry)),
      ],
    },
    after: {
      words: ({ asked: { lang } }) => [fact(say(lang, 'entry.effect'), say(lang, 'objection.effect'))],
    },
  },
  'objection/answered': {
    headline: sentence('entry.head.objectionAnswered', it => ({
      party: partyName(it, it.statement.by),
      entry: it.body.objection,
    })),
  },
  'objection/withdrawn': {
    headline: sentence('entry.head.objectionWithdrawn', it => ({
      by: partyName(it, it.statement.by),
      ...partyOf(it),
    })),
  },
} satisfies Tellings
