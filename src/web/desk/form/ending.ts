import { ref } from '../../../register/rows.ts'
import { partyMerged, partySucceeded } from '../../../register/types/endings.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { Asked } from '../../asked.ts'
import { typedIn } from '../../form.ts'
import type { Field } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { labelled } from '../../forms/words.ts'
import { callName } from '../../statement/facts.ts'
import type { DeskForm } from './form.ts'

/** The calls whose signatures are carried over; those alone that the party signed, where its id is known already. */
const calls: Field = {
  async show(it, { asked, f, values }) {
    const { site } = asked
    const ids = await callIds(asked)
    const party = typedIn(values, 'party')
    const rows = await site.log.store.rows(ids.map(id => ref('signatures', `${id}/${party}`)))
    const signed = ids.filter((_, i) => rows[i]?.state === 'standing')
    const offered = signed.length > 0 ? signed : ids
    if (offered.length === 0) return null
    const boxes = await Promise.all(
      offered.map(async id => ({ name: `carry-${id}`, says: await callName(asked, id) })),
    )
    f.stands(it.name, boxes[0]!.name)
    return f.checks(labelled(asked, it), boxes)
  },
  read: async (_it, { asked, fields }) => (await callIds(asked)).filter(id => fields.has(`carry-${id}`)),
}

/** How a party ends: merged into another, or succeeded by another. */
export const mergeForm: DeskForm = formOf(partyMerged, { fields: { calls } })
export const successionForm: DeskForm = formOf(partySucceeded, { fields: { calls } })

async function callIds({ site }: Asked): Promise<string[]> {
  const ids: string[] = []
  for await (const { key } of eachRow(site.log.store, 'calls')) ids.push(key)
  return ids
}
