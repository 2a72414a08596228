import { citing } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** Where words that are withheld were said, and what remains of them. */
export const words = {
  'words/withheld': {
    after: { digest: it => [citing(it, 'entry.boundBy', rowOf(it)?.entry)] },
    // Where it is only announced, the words are there still.
    effect: (it, says) => (rowOf(it)?.withheld?.entry === it.index ? says : null),
  },
} satisfies Tellings

function rowOf({ body, known }: Told<'words/withheld'>) {
  return known.row('words', body.digest)
}
