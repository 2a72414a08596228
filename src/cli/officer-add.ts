import { existsSync } from 'node:fs'
import { Refusal } from '../core/refusal.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { openStore } from '../store/open.ts'
import { OFFICES_HELD, type OfficeHeld } from '../web/office-permissions.ts'
import { Misuse, newCommand } from './command.ts'
import { now } from './compose.ts'
import { depositaryKeyPath, readConfig, readDrawerKey, readSigner } from './data-folder.ts'
import { DATA, storedPlace } from './database.ts'
import type { Surroundings } from './environment.ts'

/**
 * `avow officer add`: beside a running server, a one-time link by which somebody makes a passkey. Whoever can type it
 * reads the depositary's key anyway; from the third who decides on, two officers allow what was made by it.
 */
export function officerAddCommand(around: Surroundings) {
  return newCommand<[string | undefined], { data?: string }>(
    'add',
    'print a one-time link by which one more officer makes a passkey, while the server runs',
    async (typed, { data }) => {
      const dataDir = data ?? around.dataDir
      const office = officeIn(typed)
      const stored = storedPlace(around, data)
      const keyPath = depositaryKeyPath(dataDir)
      if (!existsSync(keyPath))
        throw new Refusal('key_absent', `There is no ${keyPath}, so nobody can enrol on pages here.`)
      const [signer, { url }, key] = [readSigner(keyPath), readConfig(dataDir), readDrawerKey(dataDir)]
      const { enrolmentLink } = await import('../web/desk/officer/enrolment.ts')
      const store = await openStore(stored)
      try {
        const drawer = new DrawerAuthentication(key).over(store.drawer)
        const place = { log: { store, drawer }, now, publicUrl: url.replace(/\/+$/, ''), signer }
        const link = await enrolmentLink(place, { another: office ?? true })
        const text = [`${WHO[office ?? 'any']} makes a passkey here; the link is good once:`, link!]
        return { json: { link }, text }
      } finally {
        await store.close()
      }
    },
  )
    .argument('[office]', `${OFFICES_HELD.join(', ')}; without one whoever holds the link chooses`)
    .addOption(DATA)
}

const WHO = {
  any: 'An officer of the keeper',
  decider: 'An officer who decides',
  drafter: 'A drafter of the keeper',
  reader: 'A reader of the keeper',
} as const

function officeIn(typed: string | undefined): OfficeHeld | undefined {
  if (typed === undefined) return undefined
  const office = OFFICES_HELD.find(one => one === typed)
  if (office === undefined) throw new Misuse(`An office is ${OFFICES_HELD.join(', ')}, not ${typed}.`)
  return office
}
