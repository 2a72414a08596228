import { ref } from '../../../register/rows.ts'
import { keyRevoked } from '../../../register/types/keys.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'

/** A key that was lost or stolen. What it signed before stands. */
export const revocationForm: DeskForm = formOf(keyRevoked, {
  async after(typed, { keyid }) {
    const [row] = await typed.asked.site.log.store.rows([ref('keys', keyid)])
    return row === undefined ? { is: 'nothing' } : { is: 'revoked', holder: row.holder }
  },
})
