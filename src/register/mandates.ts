import { type Kind, MANDATES, type MandateLevel, type Policy } from './shapes.ts'

/** Mandates: why a representative may bind a party, and how much of that a call asks for. */

/** The weakest level with which a party of this kind may sign under this policy. */
export function mandateNeeded({ mandate, mandates }: Policy, kind: Kind): MandateLevel {
  return mandates?.find(one => one.kind === kind)?.mandate ?? mandate
}

/** Whether a level is as strong as what is needed, or stronger. */
export function suffices(level: MandateLevel, needed: MandateLevel): boolean {
  return MANDATES.indexOf(level) >= MANDATES.indexOf(needed)
}
