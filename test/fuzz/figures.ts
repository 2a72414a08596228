import { concat, utf8 } from '../../src/core/bytes.ts'
import { CSV } from '../../src/core/file-types.ts'
import { referToData, referToFile } from '../../src/core/words.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Catalogue } from '../../src/register/figures/catalogue.ts'
import type { FiguresBound } from '../../src/register/figures/counts.ts'
import type { FigureAnswer, Figures, Period } from '../../src/register/figures/figures.ts'
import type { TitledFile } from '../../src/register/kinds.ts'
import { bytesOf, figuresOf, publishing, smallCatalogue, smallFigures } from '../figures.ts'
import { said } from '../harbour.ts'
import { guessing, signatory, textWith } from './commitments.ts'
import { draft } from './pieces.ts'
import type { World } from './world.ts'

/** Files of indicators and figures, each under a salt of its own, so that the door has something to read. */

function beside(world: World, file: Catalogue | Figures, parts: Part[]) {
  const bytes = bytesOf(file)
  const salt = world.random.bytes(32)
  const { reference } = referToData(bytes, salt)
  parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
  return reference
}

export const indicatorsPublished = guessing('indicators/published', world => {
  const { random } = world
  const call = world.any('calls', row => row.text !== null && row.voided !== true)?.key
  const found = call === undefined ? undefined : textWith(world, call)
  if (call === undefined || found === undefined) return undefined
  const name = random.pick(['year', 'half'])
  const edition = (world.row('indicators', `${call}/${name}`)?.editions.length ?? 0) + 1
  const principle = random.pick([null, random.pick(found.text.manifest.principles).id])
  const small = smallCatalogue()
  const catalogue = { ...small, sections: small.sections.map(one => ({ ...one, principle })) }
  const parts: Part[] = []
  const data = beside(world, catalogue, parts)
  const body = publishing(catalogue, data, { catalogue: name, edition, manifest: found.manifest })
  return draft({ type: 'indicators/published', call, body, signers: [world.office()], parts })
})

/** Up to three tables that show something; undefined for none. */
export function filesFor(world: World, parts: Part[]): { readonly files: TitledFile[] } | undefined {
  const { random } = world
  if (!random.chance(30)) return undefined
  const files = Array.from({ length: 1 + random.below(3) }, (_, i) => {
    const bytes = utf8(`berth,notices\n${i},${random.below(1_000_000)}\n`)
    const salt = random.bytes(32)
    const { reference } = referToFile(bytes, CSV, salt)
    parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
    return { file: reference, title: `Table ${i}` }
  })
  return { files }
}

/** Figures by an edition of the call, which all have the same indicators here; undefined before the first. */
export function figuresFor(world: World, call: string, party: string, parts: Part[]) {
  const { random } = world
  const found = world.any(
    'indicatorEditions',
    (row, key) => key.startsWith(`${call}/`) && isKept(world, row.data),
  )
  if (found === undefined) return undefined
  const [, catalogue = '', edition = ''] = found.key.split('/')
  return figuresBy(world, { catalogue, edition: Number(edition), party }, 1 + random.below(2), parts)
}

/** By a catalogue that `words/withheld` has taken away, nobody reports and nobody corrects. */
function isKept(world: World, { digest }: { digest: string }): boolean {
  return world.row('words', digest)?.withheld === null
}

/** Of periods that have not begun nobody reports, and little time passes here. */
const PAST: readonly Period[] = [
  { from: '2025-01-01', until: '2025-06-30' },
  { from: '2025-07-01', until: '2025-12-31' },
]

type By = Pick<Figures, 'catalogue' | 'edition' | 'party'>

function figuresBy(world: World, by: By, halves: number, parts: Part[]): FiguresBound {
  const { random } = world
  const answers = smallFigures().answers.flatMap(one =>
    PAST.slice(0, halves).map((period): FigureAnswer => {
      if (one.indicator !== 'notices') return { ...one, period }
      return { ...one, period, cells: [{ by: [], value: String(random.below(1_000_000)) }] }
    }),
  )
  const figures = smallFigures({ ...by, answers })
  return figuresOf(figures, beside(world, figures, parts))
}

export const reportCorrected = guessing('report/corrected', world => {
  const from = signatory(world)
  const found = from && world.any('figures', (_, key) => key.startsWith(`${from.call}/${from.by}/`))
  if (from === undefined || found === undefined) return undefined
  const { by, call, key } = from
  const { catalogue, edition } = found.row
  const read = world.row('indicatorEditions', `${call}/${catalogue}/${edition}`)
  if (read === undefined || !isKept(world, read.data)) return undefined
  const parts: Part[] = []
  const figures = figuresBy(world, { catalogue, edition, party: by }, 2, parts)
  const body = {
    report: found.key.split('/')[2]!,
    figures,
    reason: said('A slip.'),
    ...filesFor(world, parts),
  }
  return draft({ type: 'report/corrected', call, by, body, signers: [key], parts })
})
