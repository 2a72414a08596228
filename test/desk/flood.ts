import { parseTime } from '../../src/core/time.ts'
import { applicationFor, applications, type Filed } from '../../src/people/applications.ts'
import { letters, pastLetters } from '../../src/people/letters.ts'
import { originNoted } from '../../src/people/limit-hits.ts'
import { keepProof } from '../../src/people/proofs.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { applied, type Officer, setAside } from './people.ts'

/** Invented applications, as a machine sends them, past the limits since it has many networks or much time. */

export const JUNK_NETWORK = '203.0.113.0/24'
const nowOf = ({ now }: Depositary) => parseTime(now)

/** `Junk 0000` and so on, ten in a second, from one network. */
export async function flooded(
  site: Depositary,
  count: number,
  { from = 0, network = JUNK_NETWORK } = {},
): Promise<void> {
  const { drawer } = site.log
  for (let n = from; n < from + count; n++) {
    const organisation = {
      name: `Junk ${String(n).padStart(4, '0')}`,
      nameLang: 'en',
      kind: 'company',
      country: 'DE',
      domain: `junk-${n}.example`,
      identifiers: {},
    } as const
    const person = { name: `Nobody ${n}`, role: 'Clerk', email: `clerk@junk-${n}.example` }
    const typed = { call: ACCORD, lang: 'en', organisation, person, words: 'Please admit us.' }
    const { id, laid } = applicationFor(typed, nowOf(site) + Math.floor(n / 10))
    await drawer.apply([laid, originNoted(id, network, nowOf(site))], nowOf(site))
  }
}

export async function named(site: Depositary, name: string): Promise<Filed> {
  const all = await applications.all(site.log.drawer, nowOf(site))
  return all.find(({ value }) => value.organisation.name === name)!
}

/** Whoever applied has shown that mail to this address is read. */
export async function hasConfirmed(site: Depositary, name: string, what: string): Promise<void> {
  const at = nowOf(site)
  const proof = { method: 'email', what, how: 'code', domain: what.split('@')[1]!, at } as const
  const rest = { dnssec: null, evidence: [], token: null, entry: null, handed: null }
  await keepProof(site.log.drawer, (await named(site, name)).id, { ...proof, ...rest })
}

/** The kinds of letters to an address, those that lie in the outbox first. */
export async function lettersSent(site: Depositary, to: string): Promise<string[]> {
  const { drawer } = site.log
  const all = [...(await letters.all(drawer, nowOf(site))), ...(await pastLetters.all(drawer, nowOf(site)))]
  return all
    .filter(({ value }) => value.to === to && value.state !== 'cancelled')
    .map(({ value }) => value.kind)
}

/** One application comes in, and is set aside. */
export async function junkAside({
  site,
  officer,
}: {
  readonly site: Depositary
  readonly officer: Officer
}): Promise<void> {
  await applied(site)
  await setAside(officer, '', { reason: 'Invented.', count: '1' })
}
