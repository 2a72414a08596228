import { type PartyRow, ref } from '../../../register/rows.ts'
import { partyUpdated } from '../../../register/types/parties.ts'
import type { Asked } from '../../asked.ts'
import { filled } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'

async function rowOf({ site }: Asked, id: string): Promise<PartyRow | undefined> {
  const [row] = await site.log.store.rows([ref('parties', id)])
  return row
}

/** What the register says of a party, corrected. Its mandate stays as it is: that is changed by checks alone. */
export const partyForm: DeskForm = formOf(partyUpdated, {
  fields: {
    mandate: filled(async ({ asked, fields }) => {
      const row = await rowOf(asked, fields.get('party') ?? '')
      return row?.versions.at(-1)?.mandate
    }),
  },
  last: ['reason'],
  pairs: [['kind', 'country']],
  changes: {
    named: 'party',
    async standing(asked, id) {
      const row = await rowOf(asked, id)
      const said = row?.versions.at(-1)
      return row && said && { row, names: row.names, said }
    },
  },
})
