import { dayOf, formatTime, laterBy, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Numbered, Pledge } from '../../src/register/commitment-kinds.ts'
import type { Scheduled } from '../../src/register/commitment-rows.ts'
import { daysOn } from '../../src/register/commitment-status.ts'
import { textOn } from '../../src/register/text-in-force.ts'
import { measuresIn } from '../../src/register/types/measures.ts'
import { declarationOf } from '../../src/register/types.ts'
import { inEnglish, said } from '../harbour.ts'
import { isLawful } from './by-kinds.ts'
import type { Maker } from './corpus.ts'
import { figuresFor, filesFor } from './figures.ts'
import { draft, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** What signatories take on, and what is asked of them: guesses at drafts of which the law takes the first that it may. */

const MOST_GUESSES = 30
const today = (world: World) => dayOf(parseTime(world.real.now))

export function guessing(type: string, guess: (world: World) => Draft | undefined): Maker {
  return world => {
    for (let n = 0; n < MOST_GUESSES; n++) {
      const drafted = guess(world)
      if (drafted !== undefined && isLawful(declarationOf(type), drafted, world)) return drafted
    }
    return undefined
  }
}

/** A party that has signed, its call, and its key. */
export function signatory(world: World) {
  const found = world.any('signatures', row => row.state === 'standing')
  if (found === undefined) return undefined
  const [call = '', by = ''] = found.key.split('/')
  const key = world.keyOf(by)
  return key === undefined ? undefined : { call, by, key, row: found.row }
}

export const textWith = (world: World, call: string) => {
  const row = world.row('calls', call)!
  const manifest = textOn(row, today(world))
  const text = manifest === null ? undefined : world.row('texts', `${call}/${manifest}`)
  return text === undefined || text.manifest.principles.length === 0 ? undefined : { manifest, text }
}

export const serviceInterrupted = guessing('service/interrupted', world => {
  const now = parseTime(world.real.now)
  const from = now - 1 - world.random.below(100_000)
  const body = { from: formatTime(from), until: formatTime(from + 1 + world.random.below(now - from)) }
  return draft({ type: 'service/interrupted', body, signers: [world.office()] })
})

export const measuresPublished = guessing('measures/published', world => {
  const { random } = world
  const call = world.any('calls', row => row.text !== null && row.voided !== true)?.key
  const found = call === undefined ? undefined : textWith(world, call)
  if (call === undefined || found === undefined) return undefined
  const catalogue = random.pick(['air', 'water'])
  const edition = (world.row('catalogues', `${call}/${catalogue}`)?.editions.length ?? 0) + 1
  const commitments: Numbered[] = found.text.manifest.principles.slice(0, 3).map(({ id }, i) => ({
    number: `${i}`,
    principle: id,
    titles: inEnglish(`Under ${id}`),
    measures: [0, 1].map(n => ({
      id: `m-${i}-${n}`,
      number: `${i}.${n}`,
      titles: inEnglish('A measure'),
      kinds: random.chance(20) ? ['state' as const] : null,
    })),
  }))
  const body = { catalogue, edition, titles: inEnglish('Measures'), manifest: found.manifest, commitments }
  return draft({ type: 'measures/published', call, body, signers: [world.office()] })
})

/** A measure of the newest edition of some catalogue of the call. */
function measureOf(world: World, call: string) {
  const found = world.any('catalogues', (_, key) => key.startsWith(`${call}/`))
  if (found === undefined) return undefined
  const edition = found.row.editions.length
  const row = world.row('measures', `${found.key}/${edition}`)!
  const measure = world.random.pick(measuresIn(row))
  return { catalogue: found.key.split('/')[1]!, edition, measure }
}

export const measuresDeclined = guessing('measures/declined', world => {
  const from = signatory(world)
  const found = from && measureOf(world, from.call)
  if (from === undefined || found === undefined) return undefined
  const { catalogue, edition, measure } = found
  const parts: Part[] = []
  const says = world.random.chance(70) ? words(world, parts) : null
  const body = { catalogue, edition, measures: [{ id: measure.id, words: says }] }
  return draft({ type: 'measures/declined', call: from.call, by: from.by, body, signers: [from.key], parts })
})

function pledge(world: World, call: string, id: string, parts: Part[]): Pledge | undefined {
  const { random } = world
  const principles = textWith(world, call)?.text.manifest.principles ?? []
  if (principles.length === 0) return undefined
  const found = random.chance(40) ? measureOf(world, call) : undefined
  const after = (days: number) => laterBy(today(world), days)
  const maybe = () => (random.chance(30) ? words(world, parts) : null)
  const amount = () => random.pick([null, { value: '40', unit: 'berths' }, { value: '-0.25', unit: null }])
  return {
    id,
    principle: found?.measure.under.principle ?? random.pick(principles).id,
    measure:
      found === undefined
        ? null
        : { catalogue: found.catalogue, edition: found.edition, id: found.measure.id },
    what: found === undefined ? words(world, parts) : maybe(),
    scope: maybe(),
    indicator: maybe(),
    baseline: amount(),
    target: amount(),
    due: random.chance(80) ? after(3 + random.below(3)) : null,
    milestones: random.chance(40) ? [{ day: after(1 + random.below(2)), says: said('Half.') }] : [],
    part: maybe(),
  }
}

function stating(type: string, amends: boolean): Maker {
  return guessing(type, world => {
    const from = signatory(world)
    if (from === undefined) return undefined
    const { by, call, key } = from
    const mine =
      world.row('schedules', `${call}/${by}`)?.commitments.filter(({ party }) => party === by) ?? []
    const ids = amends ? mine.slice(-2).map(({ id }) => id) : [world.name('c'), world.name('c')]
    const parts: Part[] = []
    const commitments = ids.flatMap(id => pledge(world, call, id, parts) ?? [])
    const manifest = textWith(world, call)?.manifest
    if (commitments.length === 0) return undefined
    const body = { manifest, commitments, ...(amends && { reason: words(world, parts) }) }
    return draft({ type, call, by, body, signers: [key], parts })
  })
}
export const commitmentMade = stating('commitment/made', false)
export const commitmentAmended = stating('commitment/amended', true)

export const commitmentJoined = guessing('commitment/joined', world => {
  const found = world.any('commitments', row => row.ended === null)
  if (found === undefined) return undefined
  const [call = '', party = '', id = ''] = found.key.split('/')
  const from = world.any('signatures', (row, key) => row.state === 'standing' && key.startsWith(`${call}/`))
  const by = from?.key.split('/')[1] ?? ''
  const keys = [world.keyOf(by), world.keyOf(party)].flatMap(one => one ?? [])
  const parts: Part[] = []
  const part = world.random.chance(50) ? words(world, parts) : null
  const body = { commitment: { party, id }, version: found.row.versions.at(-1)!.entry, part }
  if (by === party || keys.length < 2) return undefined
  return draft({ type: 'commitment/joined', call, by, body, signers: keys, parts })
})

/** A party with what it has taken on, its parts in what others did too. */
function scheduled(world: World) {
  const found = world.any('schedules', row => row.commitments.some(({ ended }) => ended === null))
  if (found === undefined) return undefined
  const [call = '', by = ''] = found.key.split('/')
  const key = world.keyOf(by)
  const standing = found.row.commitments.filter(({ ended }) => ended === null)
  return key === undefined ? undefined : { call, by, key, one: world.random.pick(standing) }
}
const nameOf = ({ party, id }: Scheduled) => ({ party, id })

export const commitmentWithdrawn = guessing('commitment/withdrawn', world => {
  const from = scheduled(world)
  if (from === undefined || world.random.chance(50)) return undefined
  const parts: Part[] = []
  const body = { commitments: [nameOf(from.one)], reason: words(world, parts) }
  return draft({
    type: 'commitment/withdrawn',
    call: from.call,
    by: from.by,
    body,
    signers: [from.key],
    parts,
  })
})

export const reportFiled = guessing('report/filed', world => {
  const { random } = world
  const from = random.chance(50) ? scheduled(world) : signatory(world)
  if (from === undefined) return undefined
  const { by, call, key } = from
  const parts: Part[] = []
  const days = 'one' in from ? [null, ...daysOn(from.one, today(world))] : []
  const says = random.pick(['kept', 'on-course', 'missed', null])
  const answers =
    'one' in from
      ? [
          {
            commitment: nameOf(from.one),
            due: random.pick(days),
            says,
            final: random.chance(20),
            words: null,
          },
        ]
      : []
  // A clause of the fuzzer's rules is due within days of the first, or of a signature.
  const asks = random.chance(50)
  const due = random.chance(50) ? laterBy(today(world), 3 - random.below(8)) : '2026-01-02'
  const policy = world.row('calls', call)!.policy
  const asked = asks ? [{ clause: random.pick(['report', 'of-some']), due }] : []
  const figures = random.chance(40) ? figuresFor(world, call, by, parts) : undefined
  const said = { answers, asked, policy: asks ? policy : null, words: words(world, parts) }
  const body = { ...said, ...(figures && { figures }), ...filesFor(world, parts) }
  return draft({ type: 'report/filed', call, by, body, signers: [key], parts })
})
