import type { StatementType } from '../../register/types.ts'
import type { Telling, Tellings } from '../teller/telling.ts'
import { announcements } from './announcements.ts'
import { depositary } from './depositary.ts'
import { keys } from './keys.ts'
import { parties } from './parties.ts'
import { persons } from './persons.ts'
import { sealed } from './sealed.ts'
import { signatures } from './signatures.ts'
import { words } from './words.ts'

const TELLINGS: Tellings = {
  ...announcements,
  ...depositary,
  ...keys,
  ...parties,
  ...persons,
  ...sealed,
  ...signatures,
  ...words,
}

/** What a type tells by hand; most are told by their messages and the kinds of their members alone. */
export function tellingOf(type: string): Telling<StatementType, string> {
  return (TELLINGS as Readonly<Record<string, object>>)[type] ?? {}
}
