import {
  absenteesOf,
  callAmended,
  callClosed,
  callVoided,
  policyChanged,
} from '../../../register/types/calls.ts'
import { authorityChecked } from '../../../register/types/conveners.ts'
import { wordsWithheld } from '../../../register/types/words.ts'
import { rowIn } from '../../../store/each-row.ts'
import { namesField, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { languagesOf } from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, policyOf } from '../../forms/subjects.ts'
import type { Asked } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'
import { absenteesField } from './absentees-field.ts'
import { claimForm } from './claim.ts'
import { correctionForm, translationForm, withdrawalForm } from './corrections.ts'
import { CYCLE_FORMS } from './cycle-forms.ts'
import { FACT_FORMS } from './fact-forms.ts'
import { policyField } from './policy-field.ts'
import { addReadyClauses } from './ready-clauses.ts'
import { textForm } from './text.ts'
import { withheldField } from './withholding-field.ts'

/** What is said of a call and of its words. */

async function callRow({ site }: Asked, id: string) {
  return await rowIn(site.log.store, 'calls', id)
}

export const CALL_FORMS = {
  text: textForm,
  correction: correctionForm,
  withdrawal: withdrawalForm,
  translation: translationForm,
  /** What a call says of itself, corrected. */
  amendment: formOf(callAmended, {
    call: callNamed('texts'),
    fields: { summary: namesField(3), absentees: absenteesField },
    last: ['reason'],
    pairs: [['verb', 'noun']],
    changes: {
      named: 'call',
      async current(asked, id) {
        const row = await callRow(asked, id)
        const list = await rowIn(asked.site.log.store, 'absentees', id)
        return row && { row, names: row.titles, said: { ...row, absentees: absenteesOf(row, list) } }
      },
    },
  }),
  /** Other rules for a call. They bind who signed before only once they accept them. */
  policy: formOf(policyChanged, {
    fields: { policy: policyField },
    again({ asked, values }) {
      if (values.get('again') === 'yearly') addReadyClauses(values, languagesOf(asked, values))
    },
    changes: {
      named: 'call',
      async current(asked, id) {
        const row = await callRow(asked, id)
        return row && { row, names: row.titles, said: { policy: await policyOf(asked, { id, row }) } }
      },
    },
  }),
  ...CYCLE_FORMS,
  ...FACT_FORMS,
  claim: claimForm,
  /** The convener's own mandate, checked again: it may rise or fall, and each check stays on record. */
  authority: formOf(authorityChecked, {
    fields: { checked: pastDayField({ isToday: true }) },
    last: ['authority'],
    pairs: [['checked', 'domain']],
  }),
  /** Words that the law forbids to show. A gap stays, with its ground and who ordered it. */
  withholding: formOf(wordsWithheld, {
    fields: {
      digest: withheldField,
      authority: saidField(1),
    },
  }),
  /** What was signed stands, and whoever has signed can still leave. */
  closing: formOf(callClosed),
  /** Opened by mistake, and nobody is on it. */
  voiding: formOf(callVoided, { call: callNamed('texts') }),
} as const satisfies Record<string, DeskForm>
