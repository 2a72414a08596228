import { Refusal } from '../../core/refusal.ts'
import { must, rely, statement } from '../declaration.ts'
import { said, wordsRef } from '../kinds.ts'
import { ref } from '../rows.ts'

/** A lawful gap: words are withheld, and the register says on which ground and by whose order. */
export const wordsWithheld = statement('words/withheld', {
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  switchable: false,
  body: { digest: wordsRef, ground: said, authority: said },
  withholds: ({ digest }) => [digest],
  reads: ({ body }) => ({ words: ref('words', body.digest) }),
  refuses: { words_unknown: 'digest', words_withheld: 'digest', seen_stale: null },
  admit({ body, index, rows, statement }) {
    const row = must(rows.words, 'words_unknown', `No entry binds the words ${body.digest}.`)
    if (row.withheld !== null)
      throw new Refusal('words_withheld', `These words are withheld since entry ${row.withheld.entry}.`)
    rely(row, statement, 'The record of these words')
    const { ground, authority } = body
    rows.words.put({ ...row, since: index, withheld: { entry: index, ground, authority } })
  },
})

export const WORDS_TYPES = [wordsWithheld] as const
