import { roleAllowed } from '../../../register/types/roles.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { formOf } from '../../forms/statement-form.ts'
import { html, typedIn } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/** As the page of officers named it: nobody types a key. */
const named: Field = {
  show: (it, on) => {
    const value = typedIn(on.values, it.name)
    return html`<p class="mt-s"><b>${labelled(on.asked, it).label}</b><br><code>${value}</code></p>
      <input type="hidden" name="${it.name}" value="${value}">`
  },
  read: (it, typed) => typed.text(it.name),
}

/** Another officer who decides, or another key of one. It is begun from the page of officers. */
export const OFFICER_FORMS = {
  officer: formOf(roleAllowed, { fields: { id: named, key: named } }),
} as const satisfies Record<string, DeskForm>
