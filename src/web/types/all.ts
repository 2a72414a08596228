import type { Tellings } from '../teller/telling.ts'
import { announcements } from './announcements.ts'
import { calls } from './calls.ts'
import { conveners } from './conveners.ts'
import { depositary } from './depositary.ts'
import { endings } from './endings.ts'
import { invalidation } from './invalidation.ts'
import { keys } from './keys.ts'
import { listings } from './listings.ts'
import { mandates } from './mandates.ts'
import { objections } from './objections.ts'
import { parties } from './parties.ts'
import { persons } from './persons.ts'
import { roles } from './roles.ts'
import { sealed } from './sealed.ts'
import { signatures } from './signatures.ts'
import { switches } from './switches.ts'
import { texts } from './texts.ts'
import { vouchers } from './vouchers.ts'
import { words } from './words.ts'

/** What each type tells by hand. */
export const TELLINGS: Required<Tellings> = {
  ...announcements,
  ...calls,
  ...conveners,
  ...depositary,
  ...endings,
  ...invalidation,
  ...keys,
  ...listings,
  ...mandates,
  ...objections,
  ...parties,
  ...persons,
  ...roles,
  ...sealed,
  ...signatures,
  ...switches,
  ...texts,
  ...vouchers,
  ...words,
}
