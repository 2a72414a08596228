import { entryLink } from '../links.ts'
import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'

/** Where words that are withheld were said, and what remains of them. */
export const words: Own = {
  'words/withheld': {
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
}
