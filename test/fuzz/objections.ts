import type { Part } from '../../src/log/attachments.ts'
import type { Objection } from '../../src/register/objection-rows.ts'
import type { SignatureRow } from '../../src/register/rows.ts'
import { openToObjections } from '../../src/register/words-in-force.ts'
import { draft, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Signatories object to each other's words, answer, and take back. */

interface Found extends Objection {
  readonly call: string
  readonly party: string
}

export function objectionRaised(world: World): Draft | undefined {
  const lasts = (id: string) => world.row('parties', id)?.ended === undefined
  const day = world.real.now.slice(0, 10)
  const open = (row: SignatureRow, key: string) =>
    openToObjections(row, world.row('objections', key)?.objections ?? [], day)
  const target = world.any('signatures', (row, key) => {
    return row.state === 'standing' && open(row, key).length > 0 && lasts(key.split('/')[1]!)
  })
  const [call = '', party = ''] = target?.key.split('/') ?? []
  const against = { party, entry: target ? world.random.pick(open(target.row, target.key)) : 0 }
  const said = world.row('objections', `${call}/${party}`)?.objections ?? []
  const by = world.any('signatures', ({ state }, key) => {
    const [of, id = ''] = key.split('/')
    const has = said.some(one => one.by === id && one.against === against.entry && one.withdrawn === null)
    return state === 'standing' && of === call && id !== party && lasts(id) && !has
  })
  const objector = by?.key.split('/')[1] ?? ''
  const key = world.keyOf(objector)
  if (target === undefined || by === undefined || key === undefined) return undefined
  const parts: Part[] = []
  const body = { against, words: words(world, parts) }
  return draft({ type: 'objection/raised', by: objector, call, body, signers: [key], parts })
}

export function objectionAnswered(world: World): Draft | undefined {
  const found = objection(world, one => one.answered === null)
  const key = found && world.keyOf(found.party)
  if (found === undefined || key === undefined) return undefined
  const { call, party, entry } = found
  const parts: Part[] = []
  const body = { objection: entry, words: words(world, parts) }
  return draft({ type: 'objection/answered', by: party, call, body, signers: [key], parts })
}

export function objectionWithdrawn(world: World): Draft | undefined {
  const found = objection(world, one => one.withdrawn === null && one.carried === undefined)
  const key = found && world.keyOf(found.by)
  if (found === undefined || key === undefined) return undefined
  const { call, party, by, entry } = found
  const parts: Part[] = []
  const body = { party, objection: entry, reason: words(world, parts) }
  return draft({ type: 'objection/withdrawn', by, call, body, signers: [key], parts })
}

function objection(world: World, serves: (one: Objection) => boolean): Found | undefined {
  const all = world.all('objections').flatMap(({ key, row }) => {
    const [call = '', party = ''] = key.split('/')
    return row.objections.filter(serves).map(one => ({ ...one, call, party }))
  })
  return all.length === 0 ? undefined : world.random.pick(all)
}
