import type { Section } from '../../../register/figures/catalogue.ts'
import type { Asked, Fieldset } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import type { Faults } from './faults.ts'
import type { Leaf } from './leaves.ts'
import type { Sitting } from './sitting.ts'

/** A page of a report being drawn. */
export interface Drawing {
  readonly asked: Asked
  readonly who: Representative
  readonly sitting: Sitting
  readonly section: Section
  readonly leaf: Leaf
  readonly faults: Faults
  readonly f: Fieldset
  /** What was sent and could not be saved as it is. */
  readonly sent: URLSearchParams | null
}
