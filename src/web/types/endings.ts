import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import { partyName, partyOf, type Setting } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

const effect = ({ asked: { lang } }: Setting) => [fact(say(lang, 'entry.effect'), say(lang, 'ending.effect'))]

/** What the end of a party means for what it signed. */
export const endings = {
  'party/merged': {
    headline: sentence('entry.head.merged', it => ({
      ...partyOf(it),
      into: partyName(it, it.body.into),
    })),
    announced: sentence('entry.announced.merged', it => ({
      ...partyOf(it),
      other: partyName(it, it.body.into),
    })),
    after: { reason: effect },
  },
  'party/succeeded': {
    headline: sentence('entry.head.succeeded', it => ({
      ...partyOf(it),
      successor: partyName(it, it.body.successor),
    })),
    announced: sentence('entry.announced.succeeded', it => ({
      ...partyOf(it),
      other: partyName(it, it.body.successor),
    })),
    after: { reason: effect },
  },
  'party/ended': {
    headline: sentence('entry.head.ended', partyOf),
    announced: sentence('entry.announced.ended', partyOf),
    after: { reason: effect },
  },
} satisfies Tellings
