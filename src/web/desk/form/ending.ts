import { ref } from '../../../register/rows.ts'
import { partyEnded, partyMerged, partySucceeded } from '../../../register/types/endings.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { Asked } from '../../asked.ts'
import { typedIn } from '../../form.ts'
import { partyNamed } from '../../forms/kinds.ts'
import type { Field } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { say } from '../../say.ts'
import { callName } from '../../statement/facts.ts'
import type { DeskForm } from './form.ts'
import { reason } from './reason.ts'

/** The party in whose place another stands. */
const other = partyNamed({ label: 'ending.other', hint: 'ending.otherHint' })

/** The calls whose signatures are carried over; those alone that the party signed, where its id is known already. */
const calls: Field = {
  async show(name, label, { asked, f, values }) {
    const { lang, site } = asked
    const ids = await callIds(asked)
    const party = typedIn(values, 'party')
    const rows = await site.log.store.rows(ids.map(id => ref('signatures', `${id}/${party}`)))
    const signed = ids.filter((_, i) => rows[i]?.state === 'standing')
    const offered = signed.length > 0 ? signed : ids
    if (offered.length === 0) return null
    const boxes = await Promise.all(
      offered.map(async id => ({ name: `carry-${id}`, says: await callName(asked, id) })),
    )
    f.stands(name, boxes[0]!.name)
    return f.checks({ label, hint: say(lang, 'ending.carryHint') }, boxes)
  },
  read: async (_name, _label, { asked, fields }) =>
    (await callIds(asked)).filter(id => fields.has(`carry-${id}`)),
}

/** How a party ends: merged into another, succeeded by another, or gone. */
export const mergeForm: DeskForm = formOf(partyMerged, { fields: { into: other, calls, reason } })
export const successionForm: DeskForm = formOf(partySucceeded, {
  fields: { successor: other, calls, reason },
})
export const endingForm: DeskForm = formOf(partyEnded, { fields: { reason } })

async function callIds({ site }: Asked): Promise<string[]> {
  const ids: string[] = []
  for await (const { key } of eachRow(site.log.store, 'calls')) ids.push(key)
  return ids
}
