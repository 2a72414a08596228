import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { digestOf } from '../core/digest.ts'
import { type Catalogue, cellCounts } from '../register/figures/catalogue.ts'
import { catalogueNotes, checkCatalogue } from '../register/figures/catalogue-check.ts'
import { catalogueText } from '../register/figures/catalogue-text.ts'
import { Misuse, newCommand, type Outcome } from './command.ts'
import { readJson, writeNew } from './files.ts'

/** `avow indicators`: a catalogue of indicators while it is a file, before a call publishes it. */

interface Options {
  readonly review?: string | true
  readonly out?: string
}

/** Sets of our own that come with the program, attached to no call: to begin with, not to be taken as they are. */
export const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'examples', 'indicators')

export function indicatorsCommand(): Command {
  return newCommand<[string | undefined], Options>(
    'indicators',
    'check a catalogue of indicators in a file, and read it as those who report will; without a file, the sets that come with the program',
    async (file, options) => (file === undefined ? shippedSets() : checkFile(file, options)),
  )
    .argument('[file]', 'the catalogue, as JSON')
    .option('--review [lang]', 'show it as a page of text, in this language (default: its first)')
    .option('--out <file>', 'write it in the one form in which a call publishes it')
}

function shippedSets(): Outcome {
  const names = existsSync(SHIPPED) ? readdirSync(SHIPPED).filter(name => name.endsWith('.json')) : []
  const sets = names.sort().map(name => {
    const path = join(SHIPPED, name)
    const { catalogue } = checkCatalogue(readJson(path))
    return {
      file: relative(process.cwd(), path),
      title: catalogue?.titles[0]?.text ?? '',
      ...sizeOf(catalogue),
    }
  })
  return {
    json: { sets },
    text: [
      ...sets.map(({ file, title, indicators }) => `${file}: ${title} (${count(indicators, 'indicator')})`),
      'They are ours and belong to no call. Copy one, take out what your call does not ask, and check your copy.',
    ],
  }
}

function checkFile(path: string, { review, out }: Options): Outcome {
  const checked = checkCatalogue(readJson(path))
  const { catalogue, faults } = checked
  if (catalogue === null)
    return {
      exit: 1,
      json: { faults },
      text: [...faults, `${count(faults.length, 'fault')} in ${path}. Nothing was written.`],
    }
  const notes = [...catalogueNotes(catalogue)]
  const digest = digestOf(checked.bytes)
  const principles = [...new Set(catalogue.sections.flatMap(({ principle }) => principle ?? []))]
  const inWords = catalogue.indicators.filter(({ value }) => value.type === 'words').map(({ id }) => id)
  const langs = catalogue.titles.map(({ lang }) => lang)
  if (typeof review === 'string' && !langs.includes(review))
    throw new Misuse(`${path} is not in ${review}, but in ${langs.join(' and ')}.`)
  if (out !== undefined) writeNew(out, checked.bytes)
  const size = sizeOf(catalogue)
  const text = [
    ...(review === undefined ? [] : [...catalogueText(catalogue, review === true ? langs[0]! : review), '']),
    ...notes.map(note => `Note: ${note}`),
    `${count(size.indicators, 'indicator')} in ${count(size.sections, 'section')}, ${count(size.cells, 'cell')} in a period, in ${langs.join(' and ')}.`,
    `In words only: ${inWords.join(', ') || 'none'}.`,
    `Principles: ${principles.join(', ') || 'none. Before you publish it, give each section the id of its principle in your call'}.`,
    `${checked.bytes.length} bytes as it is published, with the digest ${digest}`,
    ...(out === undefined ? [] : [`Wrote ${out}.`]),
  ]
  return { json: { ...size, languages: langs, inWords, principles, notes, digest, faults }, text }
}

const sizeOf = (catalogue: Catalogue | null) => ({
  indicators: catalogue?.indicators.length ?? 0,
  sections: catalogue?.sections.length ?? 0,
  cells: catalogue === null ? 0 : cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0),
})

const count = (many: number, noun: string) => `${many.toLocaleString('en')} ${noun}${many === 1 ? '' : 's'}`
