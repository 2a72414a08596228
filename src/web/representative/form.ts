import type { CallRow, SignatureRow } from '../../register/rows.ts'
import type { StatementForm } from '../forms/statement-form.ts'
import type { After } from './after.ts'
import type { Representative } from './who.ts'

/** What a party can say through its representatives, beside its signature. */
export interface RepresentativeForm extends StatementForm<Representative, After> {
  /** Whether it is offered beside the party's signature on a call. */
  readonly onCall?: (signature: SignatureRow, call: CallRow) => boolean
}
