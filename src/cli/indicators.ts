import { relative } from 'node:path'
import type { Command } from 'commander'
import { fromUtf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { type Catalogue, cellCounts } from '../register/figures/catalogue.ts'
import { catalogueNoteSaid, catalogueNotes } from '../register/figures/catalogue-notes.ts'
import { catalogueText } from '../register/figures/catalogue-text.ts'
import { KINDS } from '../register/kinds.ts'
import { checkIndicatorFile } from '../register/lists/indicator-file.ts'
import { catalogueCells, lostInTable, tableCsv } from '../register/lists/indicator-rows.ts'
import { indicatorsPublished } from '../register/types/indicators.ts'
import { readySets } from '../work/ready-indicators.ts'
import { type Crowded, crowdedFor } from '../work/reporting/room.ts'
import { Misuse, newCommand, type Outcome, tell } from './command.ts'
import { asBody } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { readBytes, writeNew } from './files.ts'
import { addWritingOptions, inForce, meet, say, type WritingOptions } from './posting.ts'

/** `avow indicators`: a catalogue of indicators as a file, and how a call publishes it. */

interface CheckOptions {
  readonly review?: string | true
  readonly out?: string
  readonly table?: string
}

export function indicatorsCheckCommand(): Command {
  return newCommand<[string | undefined], CheckOptions>(
    'check',
    'check a catalogue in a file, and read it as those who report will; without a file, name the sets that come with the program',
    async (file, options) => (file === undefined ? shippedSets() : checkFile(file, options)),
  )
    .argument('[file]', 'the catalogue, as JSON or as a table (CSV)')
    .option('--review [lang]', 'show it as a page of text, in this language (default: its first)')
    .option('--out <file>', 'write it in the one form in which a call publishes it')
    .option('--table <file>', 'write it as a table (CSV), to be reworded and checked again')
}

interface PublishOptions extends WritingOptions {
  readonly as: string
}

export function indicatorsPublishCommand(around: Surroundings): Command {
  const command = newCommand<[string, string], PublishOptions>(
    'publish',
    'publish the catalogue in a file as the next edition of the indicators of a call',
    async (call, file, options) => {
      const checked = checkedFile(file)
      if (checked.catalogue === null) return faultsTold(file, checked.faults)
      const { catalogue, bytes } = checked
      const crowded = crowdedFor(catalogue)
      if (crowded?.isAll === true) return faultsTold(file, crowdedSaid(crowded))
      for (const line of crowdedSaid(crowded)) tell(line)
      const known = await meet(indicatorsPublished, options, around, 'depositary', ['calls', 'indicators'])
      const { text: manifest } = inForce(known, call)
      const before = known.registered.get('indicators', `${call}/${options.as}`)?.editions.length ?? 0
      const edition = before + 1
      tell(`This is edition ${edition} of ${options.as}.`)
      const { titles } = catalogue
      const data = { file: fromUtf8(bytes) }
      const indicators = cellCounts(catalogue)
      const body = asBody({ catalogue: options.as, edition, titles, manifest, data, indicators })
      return say(known, { type: indicatorsPublished.type, call, body }, options)
    },
  )
    .argument('<call>', 'the call')
    .argument('<file>', 'the catalogue, as JSON or as a table (CSV)')
    .requiredOption('--as <id>', 'the id under which the call has them, as it will stand in addresses: year')
  return addWritingOptions(command, 'depositary')
}

function shippedSets(): Outcome {
  const sets = readySets().map(({ path, catalogue }) => ({
    file: relative(process.cwd(), path),
    title: catalogue.titles[0]!.text,
    ...sizeOf(catalogue),
  }))
  return {
    json: { sets },
    text: [
      ...sets.map(({ file, title, indicators }) => `${file}: ${title} (${count(indicators, 'indicator')})`),
      'They are ours and belong to no call. Copy one, take out what your call does not ask, and check your copy.',
    ],
  }
}

function checkFile(path: string, { review, out, table }: CheckOptions): Outcome {
  const checked = checkedFile(path)
  const { catalogue, faults } = checked
  const { unread = [] } = checked
  if (catalogue === null) return faultsTold(path, faults)
  const crowded = crowdedFor(catalogue)
  if (crowded?.isAll === true) return faultsTold(path, crowdedSaid(crowded))
  const notes = [...[...catalogueNotes(catalogue)].map(catalogueNoteSaid), ...crowdedSaid(crowded)]
  const digest = digestOf(checked.bytes)
  const principles = [...new Set(catalogue.sections.flatMap(({ principle }) => principle ?? []))]
  const inWords = catalogue.indicators.filter(({ value }) => value.type === 'words').map(({ id }) => id)
  const langs = catalogue.titles.map(({ lang }) => lang)
  if (typeof review === 'string' && !langs.includes(review))
    throw new Misuse(`${path} is not in ${review}, but in ${langs.join(' and ')}.`)
  const lost = table === undefined ? [] : lostInTable(catalogue)
  if (lost === 'all') throw new Misuse(`${path} is too large for a table. Edit the file itself.`)
  if (out !== undefined) writeNew(out, checked.bytes)
  if (table !== undefined) writeNew(table, tableCsv(catalogueCells(catalogue)))
  const size = sizeOf(catalogue)
  const text = [
    ...(review === undefined ? [] : [...catalogueText(catalogue, review === true ? langs[0]! : review), '']),
    ...notes.map(note => `Note: ${note}`),
    ...unread.map(part => `Not read: “${part}”.`),
    `${count(size.indicators, 'indicator')} in ${count(size.sections, 'section')}, ${count(size.cells, 'cell')} in a period, in ${langs.join(' and ')}.`,
    `In words only: ${inWords.join(', ') || 'none'}.`,
    `Principles: ${principles.join(', ') || 'none. Before you publish it, give each section the id of its principle in your call'}.`,
    `${checked.bytes.length} bytes as it is published, with the digest ${digest}`,
    ...[out, table].flatMap(file => (file === undefined ? [] : [`Wrote ${file}.`])),
    ...(lost.length === 0 ? [] : [`Not as they are in the table: ${lost.join(', ')}.`]),
  ]
  return { json: { ...size, languages: langs, inWords, principles, notes, digest, faults }, text }
}

const MOST_NAMED = 3

/** A sentence for those of whom the same is asked, and what would mend it. */
function crowdedSaid(crowded: Crowded | null): string[] {
  return (crowded?.groups ?? []).map(({ kinds, is: { cells, most, largest } }) => {
    const whom =
      kinds.length === KINDS.length ? 'All signatories' : `Signatories of some kinds (${kinds.join(', ')})`
    const first = largest
      .slice(0, MOST_NAMED)
      .map(one => `${one.indicator.number} ${one.indicator.id} (${one.cells.toLocaleString('en')})`)
    const says =
      most === null
        ? `${count(largest.length, 'indicator')} with short names this long are too many for one report`
        : `${count(cells, 'value')} in one period, and a report has room for about ${most.toLocaleString('en')}. The largest: ${first.join(', ')}`
    return `${whom} are asked too much: ${says}. Leave some out, give them shorter lists, or publish two sets, each asked for by its own clause.`
  })
}

const checkedFile = (path: string) => checkIndicatorFile(readBytes(path))

const faultsTold = (path: string, faults: readonly string[]): Outcome => ({
  exit: 1,
  json: { faults },
  text: [...faults, `${count(faults.length, 'fault')} in ${path}. Nothing was done.`],
})

const sizeOf = (catalogue: Catalogue | null) => ({
  indicators: catalogue?.indicators.length ?? 0,
  sections: catalogue?.sections.length ?? 0,
  cells: catalogue === null ? 0 : cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0),
})

const count = (many: number, noun: string) => `${many.toLocaleString('en')} ${noun}${many === 1 ? '' : 's'}`
