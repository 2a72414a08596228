import { parseTime } from '../../src/core/time.ts'
import { contactChanged, contactNamed } from '../../src/people/contacts.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { letters, letterWords } from '../../src/people/letters.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'

/** A person to write to. */
interface Reached {
  readonly email?: string
  readonly hears?: 'own' | 'others'
  readonly name?: string
}

/** A signatory has named a person, by their language at its domain, who has agreed to be written to. */
export async function reached(
  { log, now: at }: Pick<Depositary, 'log' | 'now'>,
  party: string,
  lang: string,
  { email = `${lang}@${party}.example`, hears = 'own', name = 'Ada' }: Reached = {},
): Promise<void> {
  const now = parseTime(at)
  const named = { call: ACCORD, lang, person: { name, role: '', email }, hears }
  const { contact, change } = await contactNamed(log, party, named, now)
  await log.drawer.apply([change], now)
  await log.drawer.apply(await contactChanged(log, party, contact, { confirmed: true, goes: null }, now), now)
}

/** Letters that were written since the last look, the last to each mailbox; an officer sends them on. */
export async function lettersOf(site: Depositary) {
  return new Map((await allLettersOf(site)).map(one => [one.to, one]))
}

/** The same, all of them. */
export async function allLettersOf({ log: { drawer }, now: at, running }: Depositary) {
  await tellParties(running)
  const now = parseTime(at)
  const all = await letters.all(drawer, now)
  const found = all.map(async ({ id, value }) => {
    const { subject, text } = await letterWords.find(drawer, id, now)
    return { to: value.to, kind: value.kind, subject, text: text.replace(/\n>? ?/g, ' ') }
  })
  const told = await Promise.all(found)
  for (const { id } of all) await handOver(drawer, id, { by: 'officer-1', how: 'mail' }, now)
  return told
}
