import { ref } from '../../../register/rows.ts'
import { callAmended, callClosed, callOpened, policyChanged } from '../../../register/types/calls.ts'
import { authorityChecked } from '../../../register/types/conveners.ts'
import { wordsWithheld } from '../../../register/types/words.ts'
import type { Asked } from '../../asked.ts'
import { lineField, pastDayField, saidField } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, policyOf } from '../../forms/subjects.ts'
import type { DeskForm } from './form.ts'
import { policyField } from './policy-field.ts'

/** What is said of a call and of its words. */

const id = lineField()

/** Opening a call: who convenes it, by which authority it is kept here, and the policy that its signatories accept. */
export const callForm: DeskForm = formOf(callOpened, {
  call: {
    ...id,
    show(it, on) {
      on.f.stands('call', it.name)
      return id.show(it, on)
    },
  },
  fields: { policy: policyField },
  pairs: [['verb', 'noun']],
})

/** What a call says of itself, corrected. */
export const amendmentForm: DeskForm = formOf(callAmended, {
  call: callNamed('texts'),
  last: ['reason'],
  pairs: [['verb', 'noun']],
  changes: {
    named: 'call',
    async standing(asked, id) {
      const row = await callRow(asked, id)
      return row && { row, names: row.titles, said: row }
    },
  },
})

/** Other rules for a call. Whoever signed before is bound by them only once they accept them. */
export const policyForm: DeskForm = formOf(policyChanged, {
  fields: { policy: policyField },
  changes: {
    named: 'call',
    async standing(asked, id) {
      const row = await callRow(asked, id)
      return row && { row, names: row.titles, said: { policy: await policyOf(asked, { id, row }) } }
    },
  },
})

async function callRow({ site }: Asked, id: string) {
  return (await site.log.store.rows([ref('calls', id)]))[0]
}

/** The convener's own mandate, checked or checked again: it may rise or fall by that, and each check stays on record. */
export const authorityForm: DeskForm = formOf(authorityChecked, {
  fields: { checked: pastDayField({ isToday: true }) },
  last: ['authority'],
  pairs: [['checked', 'domain']],
})

/** Words that must not be shown any more, by law. A gap stays, with its ground and whoever ordered it. */
export const withholdingForm: DeskForm = formOf(wordsWithheld, {
  fields: {
    digest: {
      ...lineField(),
      // Their whole address is taken too, since that is what one copies.
      read(it, typed) {
        const text = typed.text(it.name)
        return /sha256:[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? (text || null)
      },
    },
    authority: saidField(1),
  },
})

/** A call takes no more signatures. What was signed stands; whoever has signed can still leave. */
export const closingForm: DeskForm = formOf(callClosed)
