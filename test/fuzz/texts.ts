import { dayOf, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Kind, Manifest } from '../../src/register/kinds.ts'
import { pendingOn, textOn, versionOf } from '../../src/register/text-in-force.ts'
import { inEnglish } from '../harbour.ts'
import { draft, LANGS, openCall, text, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Valid statements about texts, as the register stands. */

export function textPublished(world: World): Draft | undefined {
  const call = openCall(world)
  if (call === undefined) return undefined
  const parts: Part[] = []
  const manifest = manifestMade(world, parts)
  const supersedes = textOn(call.row, dayOf(parseTime(world.real.now)))
  // Every text here has this one principle, which would go on by its id.
  const continues = supersedes !== null && world.random.chance(30) ? [{ id: 'one', of: [] }] : undefined
  const body = { manifest, supersedes, ...(continues && { continues }) }
  return draft({ type: 'text/published', call: call.key, body, signers: [world.office()], parts })
}

export function manifestMade(world: World, parts: Part[]): Manifest {
  const texts = world.random.some(LANGS, 3).map((lang, i) => text(world, lang, i === 0))
  const kinds = world.random.pick<Kind[] | null>([null, ['state']])
  parts.push(...texts.map(one => one.part))
  return { texts: texts.map(one => one.row), principles: [{ id: 'one', titles: inEnglish('One'), kinds }] }
}

/** The words of the text in force, all of them others. */
export function textCorrected(world: World): Draft | undefined {
  const day = dayOf(parseTime(world.real.now))
  const call = world.any('calls', row => {
    return !row.voided && (row.seals?.open ?? 0) === 0 && pendingOn(row, day) === undefined
  })
  const from = call && textOn(call.row, day)
  const before = call && from ? world.row('texts', `${call.key}/${from}`) : undefined
  if (call === undefined || before === undefined) return undefined
  const texts = before.manifest.texts.map(({ lang, authentic }) => text(world, lang, authentic))
  const manifest = { ...before.manifest, texts: texts.map(one => one.row) }
  const parts = texts.map(one => one.part)
  const body = { from, manifest, days: 26 + world.random.below(300), reason: words(world, parts) }
  return draft({ type: 'text/corrected', call: call.key, body, signers: world.hands(), parts })
}

/** Of whoever signed the version that a correction is about; at times the depositary withdraws it. */
export function correctionObjected(world: World): Draft | undefined {
  const day = dayOf(parseTime(world.real.now))
  const call = world.any('calls', row => !row.voided && pendingOn(row, day) !== undefined)
  const pending = call && pendingOn(call.row, day)
  const mine = world.any('signatures', ({ state, manifest }, key) => {
    const [of, id = ''] = key.split('/')
    const lasts = world.row('parties', id)?.ended === undefined
    return (
      of === call?.key && state === 'standing' && lasts && versionOf(manifest, call!.row) === pending!.version
    )
  })
  const isOwn = world.random.chance(20)
  const by = isOwn ? 'depositary' : (mine?.key.split('/')[1] ?? '')
  const key = isOwn ? world.office() : world.keyOf(by)
  if (call === undefined || pending === undefined || key === undefined) return undefined
  const parts: Part[] = []
  const body = { manifest: pending.manifest, words: words(world, parts) }
  return draft({ type: 'correction/objected', by, call: call.key, body, signers: [key], parts })
}

export function textTranslated(world: World): Draft | undefined {
  const known = world.any('texts', (_, key) => world.row('calls', key.split('/')[0]!)!.closed === null)
  if (known === undefined) return undefined
  const [call = '', manifest = ''] = known.key.split('/')
  const { row, part } = text(
    world,
    `x${'abcdefghij'[world.random.below(10)]}-${100 + known.row.translations.length}`,
    false,
  )
  const body = { manifest, text: row }
  return draft({ type: 'text/translated', call, body, signers: [world.office()], parts: [part] })
}
