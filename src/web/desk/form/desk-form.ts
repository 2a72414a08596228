import type { Asked } from '../../asked.ts'
import type { Errors, Fieldset } from '../../fields.ts'
import type { Form } from '../../form.ts'
import type { Markup } from '../../markup.ts'
import type { Composed } from '../../statement/compose.ts'
import type { After } from '../act/after.ts'

/**
 * A statement with what follows from it, and with what the form is filled in with once that is recorded, as where several
 * were named and each is an entry of its own; or the form again at another address, filled in with what that names.
 */
export type Prepared =
  | { readonly composed: Composed; readonly after: After; readonly next?: URLSearchParams }
  | { readonly see: string }

/** An act that an officer prepares on a page of its own: fields in, a statement out, or what is wrong with the fields. */
export interface DeskForm {
  /** What the form is filled in with before anything is typed; without it, what stands in the address. */
  start?(asked: Asked): Promise<URLSearchParams>
  /** `values` is what was typed, or what stands in the address. */
  fields(asked: Asked, f: Fieldset, values: URLSearchParams): Promise<Markup>
  compose(asked: Asked, form: Form): Promise<Errors | Prepared>
}
