import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { type Registered, readRegister } from './registered.ts'
import type { Server } from './server.ts'

/** Whose key this is, as the register says. Officers speak as the depositary. */
export async function authorOf(server: Server, signer: Signer): Promise<string> {
  return authorIn(await readRegister(server, ['keys']), signer)
}

export function authorIn(registered: Registered, { keyid }: Signer): string {
  const row = registered.get('keys', keyid)
  if (row === undefined) throw new Refusal('key_unknown', `The key ${keyid} is not in the register.`)
  return row.key.use === 'officer' ? 'depositary' : row.holder
}
