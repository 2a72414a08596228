import { formatEnvelope, pae } from '../../core/envelope.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Recorded } from '../../log/sequence.ts'
import type { PersonRow } from '../../register/person-rows.ts'
import { ref } from '../../register/rows.ts'
import type { personErased, personSigned } from '../../register/types/persons.ts'
import type { Site } from '../site.ts'
import { payloadOf } from '../statement/compose.ts'
import { depositarySigner } from '../statement/depositary-signer.ts'

/** What of a site states something of persons, also when nobody asks for a page. */
export type Keeping = Required<Pick<Site, 'log' | 'logger' | 'now' | 'signer' | 'erasures'>>

/** What the depositary's key, where it lies with the server, states of persons. Refuses `key_absent` without it. */
export async function stateOfPerson(
  site: Keeping,
  { type }: typeof personSigned | typeof personErased,
  call: string,
  body: JsonObject,
): Promise<Recorded> {
  const signer = depositarySigner(site)
  for (let tries = 0; ; tries++) {
    const payload = payloadOf(site, { type, call, body, parts: [] })
    const envelope = formatEnvelope(payload, [signer.sign(pae(payload))])
    try {
      return await site.log.door.post({ envelope, parts: [] })
    } catch (error) {
      // Something that it relies on changed in this very moment: it is composed anew on what stands now.
      if (!(error instanceof Refusal) || error.code !== 'seen_stale' || tries > 2) throw error
    }
  }
}

/** What the register holds under a commitment. */
export async function personRow(
  { log }: Pick<Site, 'log'>,
  commitment: string,
): Promise<PersonRow | undefined> {
  const [row] = await log.store.rows([ref('persons', commitment)])
  return row
}
