import type { Part } from '../../src/log/attachments.ts'
import type { Kind, Manifest } from '../../src/register/kinds.ts'
import { inEnglish } from '../harbour.ts'
import { draft, LANGS, openCall, text } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Valid statements about texts, as the register stands. */

export function textPublished(world: World): Draft | undefined {
  const call = openCall(world)
  if (call === undefined) return undefined
  const parts: Part[] = []
  const body = { manifest: manifestMade(world, parts), supersedes: call.row.text }
  return draft({ type: 'text/published', call: call.key, body, signers: [world.office()], parts })
}

export function manifestMade(world: World, parts: Part[]): Manifest {
  const texts = world.random.some(LANGS, 3).map((lang, i) => text(world, lang, i === 0))
  const kinds = world.random.pick<Kind[] | null>([null, ['state']])
  parts.push(...texts.map(one => one.part))
  return { texts: texts.map(one => one.row), principles: [{ id: 'one', titles: inEnglish('One'), kinds }] }
}

export function textTranslated(world: World): Draft | undefined {
  const known = world.any('texts', (_, key) => world.row('calls', key.split('/')[0]!)!.closed === null)
  if (known === undefined) return undefined
  const [call = '', manifest = ''] = known.key.split('/')
  const { row, part } = text(
    world,
    `x${'abcdefghij'[world.random.below(10)]}-t${known.row.translations.length}`,
    false,
  )
  const body = { manifest, text: row }
  return draft({ type: 'text/translated', call, body, signers: [world.office()], parts: [part] })
}
