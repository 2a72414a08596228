import { Refusal } from '../core/refusal.ts'
import { reasonOf } from './files.ts'

/** The address of a server is taken, or is none of this machine. */
export function cannotListen(host: string, port: number, error: unknown): Refusal {
  return new Refusal('server_unreachable', `It cannot listen at ${host}:${port}: ${reasonOf(error)}.`)
}
