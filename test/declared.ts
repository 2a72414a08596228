import { type LawCode, Refusal } from '../src/core/refusal.ts'
import type { Declaration } from '../src/register/declaration.ts'
import { TYPES } from '../src/register/types.ts'

/**
 * Holds every declaration to the refusals that it declares, in whatever test imports this: forms and programs go by
 * that list. A code that is thrown and not declared is a fault of the declaration, and is told as such.
 */
const refusedBy = new WeakMap<Refusal, Declaration>()

/** The declaration whose `admit` has thrown this; undefined where something else refused. */
export const whoRefused = (refusal: Refusal): Declaration | undefined => refusedBy.get(refusal)

for (const declared of TYPES) {
  const { bind } = declared
  declared.bind = statement => {
    const bound = bind(statement)
    return {
      ...bound,
      admit(act, rows) {
        try {
          bound.admit(act, rows)
        } catch (error) {
          if (error instanceof Refusal) refusedBy.set(error, declared)
          throw error instanceof Refusal && !Object.hasOwn(declared.refuses, error.code as LawCode)
            ? new Error(`${declared.type} refuses ${error.code}, and does not declare it`)
            : error
        }
      },
    }
  }
}
