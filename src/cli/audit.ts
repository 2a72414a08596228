import { newCommand } from './command.ts'
import type { Surroundings } from './surroundings.ts'
export function auditCommand(_: Surroundings) {
  return newCommand<[], object>('audit', 'audit a log')
}
