import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { defineRule, ref, rely } from './rule.ts'
import { digest, said } from './shapes.ts'

/** A lawful gap: words are withheld, and the register says on which ground and by whose order. */
export const wordsWithheld = defineRule({
  type: 'words/withheld',
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  body: z.strictObject({ digest, ground: said, authority: said }),
  needs: body => [ref('words', body.digest)],
  admit(body, act, rows) {
    const row = rows.get('words', body.digest)
    if (row === undefined) throw new Refusal('words_unknown', `No entry binds the words ${body.digest}.`)
    if (row.withheld !== null)
      throw new Refusal('words_withheld', `These words are withheld since entry ${row.withheld.entry}.`)
    rely(row, act.statement, 'The record of these words')
    const { ground, authority } = body
    rows.put('words', body.digest, {
      ...row,
      since: act.index,
      withheld: { entry: act.index, ground, authority },
    })
  },
})
