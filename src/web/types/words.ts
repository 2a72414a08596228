import { entryLink } from '../links.ts'
import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** Where words that are withheld were said, and what remains of them. */
export const words = {
  'words/withheld': {
    headline: sentence('entry.head.withheld', placeOf),
    announced: sentence('entry.announced.withheld', placeOf),
    after: {
      digest({ asked, body, known }) {
        const entry = known.row('words', body.digest)?.entry
        return [fact(say(asked.lang, 'entry.boundBy'), entry === undefined ? null : entryLink(asked, entry))]
      },
      authority({ asked: { lang }, body, index, known }) {
        const row = known.row('words', body.digest)
        // Where it is only announced, the words are there still.
        return row?.withheld?.entry === index
          ? [fact(say(lang, 'entry.remains'), say(lang, 'entry.gap'))]
          : []
      },
    },
  },
} satisfies Tellings

function placeOf({ body, index, known }: Told<'words/withheld'>): { entry: number } {
  return { entry: known.row('words', body.digest)?.entry ?? index }
}
