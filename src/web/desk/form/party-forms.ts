import { ref } from '../../../register/rows.ts'
import { partyEnded, partyMerged, partySucceeded } from '../../../register/types/endings.ts'
import { keyRevoked } from '../../../register/types/keys.ts'
import { partyUpdated } from '../../../register/types/parties.ts'
import { eachRow } from '../../../store/each-row.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { filled } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { type Asked, nameIn, typedIn } from '../../kit/kit.ts'
import { checkForm } from './check.ts'
import type { DeskForm } from './form.ts'

/** What the register says of a party, of its keys, and of how it ends. */

async function partyRow({ site }: Asked, id: string) {
  return (await site.log.store.rows([ref('parties', id)]))[0]
}

/** The calls whose signatures are carried over; those alone that the party signed, where its id is known already. */
const calls: Field = {
  async show(it, { asked, f, values }) {
    const party = typedIn(values, 'party')
    const all = await callsOf(asked)
    const rows = await asked.site.log.store.rows(all.map(({ key }) => ref('signatures', `${key}/${party}`)))
    const signed = all.filter((_, i) => rows[i]?.state === 'standing')
    const offered = signed.length > 0 ? signed : all
    const boxes = offered.map(({ key, row }) => ({
      name: `carry-${key}`,
      says: nameIn(row.titles, asked.lang).text,
    }))
    const [first] = boxes
    if (first === undefined) return null
    f.stands(it.name, first.name)
    return f.checks(labelled(asked, it), boxes)
  },
  read: async (_it, { asked, fields }) =>
    (await callsOf(asked)).map(({ key }) => key).filter(id => fields.has(`carry-${id}`)),
}

function callsOf({ site }: Asked) {
  return Array.fromAsync(eachRow(site.log.store, 'calls'))
}

export const PARTY_FORMS = {
  check: checkForm,
  /** What the register says of a party, corrected. Its mandate stays as it is: that is changed by checks alone. */
  party: formOf(partyUpdated, {
    fields: {
      mandate: filled(
        async typed => (await partyRow(typed.asked, typed.text('party')))?.versions.at(-1)?.mandate,
      ),
    },
    last: ['reason'],
    pairs: [['kind', 'country']],
    changes: {
      named: 'party',
      async standing(asked, id) {
        const row = await partyRow(asked, id)
        const said = row?.versions.at(-1)
        return row && said && { row, names: row.names, said }
      },
    },
  }),
  /** A key that was lost or stolen. What it signed before stands. */
  revocation: formOf(keyRevoked, {
    async after({ asked }, { keyid }) {
      const [row] = await asked.site.log.store.rows([ref('keys', keyid)])
      return row === undefined ? { is: 'nothing' } : { is: 'revoked', holder: row.holder }
    },
  }),
  /** How a party ends: merged into another, succeeded by another, or gone. */
  merge: formOf(partyMerged, { fields: { calls } }),
  succession: formOf(partySucceeded, { fields: { calls } }),
  ending: formOf(partyEnded),
} as const satisfies Record<string, DeskForm>
