import type { Part } from '../../src/log/attachments.ts'
import { reservationDays } from '../../src/register/binding-policy.ts'
import { MOST_A_DAY } from '../../src/register/daily-limit.ts'
import type { SignatureRow } from '../../src/register/rows.ts'
import { wordsOn } from '../../src/register/words-in-force.ts'
import { said } from '../harbour.ts'
import { draft, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Signatories say later what their signature means, with a key or on paper. */

type Serves = (row: SignatureRow, key: string) => boolean

function saying(
  world: World,
  type: string,
  member: 'declaration' | 'reservation',
  { serves = () => true, may = 'null' }: { readonly serves?: Serves; readonly may?: 'null' | 'words' } = {},
): Draft | undefined {
  const found = world.any('signatures', (row, key) => {
    const isOver = world.row('parties', key.split('/')[1]!)?.ended !== undefined
    const today = row.events.filter(({ day }) => world.real.now.startsWith(day)).length
    return row.state === 'standing' && !isOver && today < MOST_A_DAY && serves(row, key)
  })
  if (found === undefined) return undefined
  const [call = '', party = ''] = found.key.split('/')
  const paper = found.row.how === 'deposited' && world.random.chance(60)
  const key = paper ? world.office() : world.keyOf(party)
  if (key === undefined) return undefined
  const parts: Part[] = []
  const has = wordsOf(world, found.row, found.key)[member] !== null
  const text = may === 'null' && has && world.random.chance(40) ? null : other(world, parts)
  const instrument = paper
    ? { digest: found.row.manifest, date: '2026-01-01', channel: said('By post.') }
    : null
  const body = { party, [member]: text, instrument }
  return draft({ type, by: paper ? 'depositary' : party, call, body, signers: [key], parts })
}

/** Words that nobody has said yet. */
function other(world: World, parts: Part[]) {
  const made = words(world, parts)
  return 'text' in made ? said(`${made.text} ${world.name('no')}`) : made
}

const today = (world: World) => world.real.now.slice(0, 10)
const wordsOf = (world: World, row: SignatureRow, key: string) =>
  wordsOn(row, world.row('objections', key)?.objections ?? [], today(world))

export const declarationMade = (world: World) => saying(world, 'declaration/made', 'declaration')

export const reservationNarrowed = (world: World) =>
  saying(world, 'reservation/narrowed', 'reservation', {
    serves: (row, key) => wordsOf(world, row, key).reservation !== null,
  })

export const reservationMade = (world: World) =>
  saying(world, 'reservation/made', 'reservation', {
    may: 'words',
    serves(row, key) {
      const call = world.row('calls', key.split('/')[0]!)
      return call?.closed === null && reservationDays(row, call, today(world)) !== undefined
    },
  })
