import type { RefusalCode } from '../../src/core/refusal.ts'
import { ACCEPTS, inEnglish, MANIFEST, OPENED, said } from '../harbour.ts'
import { admitted, by, one } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'accord-of-ports'
const under = { call: CALL, signers: [one] }

const port = (id: string, country: string | null = 'NO') => ({
  id,
  names: inEnglish(`Port ${id}`),
  kind: 'public-authority' as const,
  country,
})
const listOf = (...members: object[]) => ({
  titles: inEnglish('Ports of the coast'),
  source: 'https://ports.example/list',
  date: '2026-01-01',
  members,
})
const PORTS = listOf(port('north'), port('missed-port'), port('far', null))

/** A call says who can be missing from it: a list of its own, UN members, nobody, and the list again. */
export function absentees(story: Story): void {
  const { titles, summary, issued, convener, verb, noun } = OPENED
  const says = { titles, summary, issued, convener, verb, noun, reason: said('Who was invited.') }
  const refuse = (absentees: unknown, code: RefusalCode = 'body_malformed') =>
    story.refuse(code, 'call/amended', { ...says, absentees }, under)
  const amend = (absentees: unknown, saying: object = under) =>
    story.post('call/amended', { ...says, absentees }, saying)
  const { absentees: _, ...unsaid } = OPENED
  story.refuse('body_malformed', 'call/opened', unsaid, under)
  story.post('call/opened', { ...OPENED, absentees: PORTS }, under)
  const many = Array.from({ length: 201 }, (_, i) => port(`p${i}`))
  for (const wrong of ['states', {}, listOf(), listOf(...many), listOf(port('north'), port('north', null))])
    refuse(wrong)
  refuse({ ...PORTS, source: 'ports.example' })
  // What it says already.
  refuse(PORTS)
  amend(listOf(...many.slice(1)))
  amend('un-members')
  amend(null)
  // The list of before is no longer said, and is said anew.
  amend(listOf(...many.slice(1)))
  amend(PORTS)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  admitted(story, 'missed-port')
  story.post('signature/given', ACCEPTS, { ...by('missed-port'), call: CALL })
  refuse(null, 'second_hand_missing')
  amend(null, { call: CALL })
}
