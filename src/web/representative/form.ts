import type { Asked } from '../asked.ts'
import type { Errors, Fieldset } from '../fields.ts'
import type { Piece } from '../markup.ts'
import type { Composed } from '../statement/compose.ts'
import type { After } from './after.ts'
import type { Representative } from './who.ts'

/** What a party can say through its representatives, beside its signature. */
export interface RepresentativeForm {
  fields(asked: Asked, representative: Representative, f: Fieldset): Promise<Piece>
  /** What is to be signed, or what is wrong, by the name of the field. */
  compose(
    asked: Asked,
    representative: Representative,
    fields: URLSearchParams,
  ): Promise<Errors | { readonly composed: Composed; readonly after: After }>
}
