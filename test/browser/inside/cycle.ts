import { parseTime } from '../../../src/core/time.ts'
import { interruptions } from '../../../src/people/heartbeats.ts'
import { awaited, type Officer } from '../../desk/people.ts'
import { ACCORD } from '../../harbour.ts'
import type { Album } from './album.ts'

/** What the keeper says of a cycle, and sees of it: who was asked for what by when, and where each is by dates. */

const CYCLE = `/desk/calls/${ACCORD}/cycle`
const PLACES = ['open', 'overdue', 'silent', 'inactive', 'back', 'answered', 'removable'] as const

/** The forms of the cycle on a call whose rules have clauses, and what two of them would do. */
export async function walkCycleForms(album: Album, { visitor, device }: Officer): Promise<void> {
  const about = `?call=${ACCORD}`
  await album.keep('deskCycle', CYCLE, visitor)
  for (const form of ['measures', 'grant', 'ungrant', 'extension', 'policy'])
    await album.keep('deskForm', `/desk/new/${form}${about}`, visitor)
  await album.keep('deskForm', `/desk/new/measures${about}&catalogue=air`, visitor)
  const lines = 'number,principle,id,title.en\n1,nine,,Plug in\n,,shore-power,Offer shore power'
  const typed = { call: ACCORD, catalogue: 'air', 'titles.en': 'Air', commitments: lines }
  await album.keep('deskFormSent', '/desk/new/measures', visitor, typed)
  const many = { from: '2026-03-05', until: '2026-03-01', days: 'x', clause: 'all', call: ACCORD }
  await album.keep('deskFormSent', '/desk/new/extension', visitor, many)
  await visitor.goto(`/desk/new/grant${about}&party=northhaven`)
  await visitor.send('new/grant', { class: `${ACCORD} large`, reason: 'By its last figures.' })
  await album.keep('deskAct', visitor.shown.path, visitor)
  await visitor.use(device, 'officer')
  await album.keep('deskForm', `/desk/new/ungrant${about}&party=northhaven`, visitor)
  await visitor.goto(`/desk/new/measures${about}&catalogue=air`)
  await visitor.send('new/measures', {})
  await album.keep('deskAct', visitor.shown.path, visitor)
  // Other rules: what they would mean for each who stands, before anybody signs them.
  await visitor.goto(`/desk/new/policy${about}`)
  await visitor.send('new/policy', { clauseGrace1: '90', ruleDays1: '40', reason: 'We give more time.' })
  await album.keep('deskAct', visitor.shown.path, visitor)
}

/** The cycle on a day, and an extension of what is asked for then. */
export async function walkCycle(album: Album, { visitor, device }: Officer, month: string): Promise<void> {
  await album.keep('deskCycle', CYCLE, visitor)
  for (const place of PLACES) await album.keep('deskCycle', `${CYCLE}?at=${place}`, visitor)
  await album.keep('deskCycle', `${CYCLE}?q=nobody`, visitor)
  if (month !== '2027-02') return
  await visitor.goto(`/desk/new/extension?call=${ACCORD}`)
  await visitor.send('new/extension', {
    clause: `${ACCORD} yearly-report`,
    ...{ from: '2027-03-25', until: '2027-04-05', days: '14' },
    reason: 'The door was shut.',
  })
  await album.keep('deskAct', visitor.shown.path, visitor)
  await visitor.use(device, 'officer')
  await album.keep('deskCycle', CYCLE, visitor)
}

/** Years later: who can be removed by a clause, what that rests on, and what the server has found out of itself. */
export async function walkRemoval(album: Album, one: Officer, two: Officer): Promise<void> {
  const { visitor } = one
  const { site } = visitor
  for (const place of ['removable', 'inactive'])
    await album.keep('deskCycle', `${CYCLE}?at=${place}`, visitor)
  const removal = `/desk/new/removal?call=${ACCORD}&party=eastport`
  await album.keep('deskForm', removal, visitor)
  await visitor.goto(removal)
  await visitor.send('new/removal', { rule: `${ACCORD} silence`, reason: 'By the rules.' })
  await album.keep('deskAct', visitor.shown.path, visitor)
  await album.keep('deskSecond', await awaited(one), two.visitor)
  // The key of the keeper lies elsewhere, so that an officer has to sign it.
  Object.assign(site.running, { signer: null })
  const shut = { from: '2028-04-09T00:00:00Z', until: '2028-04-10T06:00:00Z' }
  await site.log.drawer.apply([interruptions.laid(shut.from, shut, null)], parseTime(site.now))
  await album.keep('desk', '/desk', visitor)
  await album.keep('deskCycle', CYCLE, visitor)
  await album.keep('deskForm', '/desk/new/interruption', visitor)
  await visitor.goto('/desk/new/interruption')
  await visitor.send('new/interruption', { from: shut.from })
  await album.keep('deskAct', visitor.shown.path, visitor)
}
