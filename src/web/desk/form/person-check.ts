import { looksOf } from '../../../register/lists/person-names.ts'
import type { Drawing, Reading } from '../../forms/form-input.ts'
import { type Piece, say } from '../../kit/kit.ts'

/**
 * A name that looks like a person's enters the log only if an officer says that it is an organisation's: the log holds
 * it for ever. The box is there once such a name is.
 */
const BOX = 'isOrganisation'

export function organisationBox(
  { asked, f, values }: Pick<Drawing, 'asked' | 'f' | 'values'>,
  names: readonly string[],
): Piece {
  if (!values.has(BOX) && !names.some(isLikely)) return null
  return f.check(BOX, say(asked.lang, 'desk.isOrganisation'))
}

/** Puts the question at the field `at`. */
export function mustBeOrganisation({ asked, check, fields }: Reading, at: string, names: readonly string[]) {
  const person = names.find(isLikely)
  if (person === undefined) return
  check.must(at, say(asked.lang, 'desk.maybePerson', { typed: person }), fields.has(BOX))
}

function isLikely(name: string): boolean {
  return looksOf(name) === 'likely'
}
