import { ref } from '../../../register/rows.ts'
import { keyRevoked } from '../../../register/types/keys.ts'
import { keyField } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'
import { reason } from './reason.ts'

/** A key that was lost or stolen. What it signed before stands. */
export const revocationForm: DeskForm = formOf(keyRevoked, {
  fields: { keyid: keyField({ hint: 'desk.keyidHint' }), reason },
  async after(typed) {
    const [row] = await typed.asked.site.log.store.rows([ref('keys', typed.text('keyid'))])
    return row === undefined ? { is: 'nothing' } : { is: 'revoked', holder: row.holder }
  },
})
