import { parseTime } from '../../src/core/time.ts'
import { invitationFor } from '../../src/people/invitations.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { letters, letterWords } from '../../src/people/letters.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'

/** Somebody of a party whom the depositary knows how to reach: by their language at its domain. */
export async function reached({ log, now }: Depositary, party: string, lang: string): Promise<void> {
  const to = `${lang}@${party}.example`
  const of = { party, call: ACCORD, admitted: 0, application: null }
  const { changes } = invitationFor({ ...of, person: 'Ada', lang, by: 'desk', to }, parseTime(now))
  await log.drawer.apply(changes, parseTime(now))
}

/** Letters that were written since the last look, the last to each mailbox; an officer sends them on. */
export async function lettersOf({ log: { drawer }, now: at, running }: Depositary) {
  await tellParties(running)
  const now = parseTime(at)
  const all = await letters.all(drawer, now)
  const found = all.map(async ({ id, value }) => {
    const { subject, text } = await letterWords.find(drawer, id, now)
    return { to: value.to, kind: value.kind, subject, text: text.replace(/\n>? ?/g, ' ') }
  })
  const told = await Promise.all(found)
  for (const { id } of all) await handOver(drawer, id, { by: 'officer-1', how: 'mail' }, now)
  return new Map(told.map(one => [one.to, one]))
}
