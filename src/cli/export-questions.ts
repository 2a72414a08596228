import type { Command } from 'commander'
import { Refusal } from '../core/refusal.ts'
import { type Asked, questionsCsv, SHEET_WORDS, type SheetWords } from '../register/lists/figure-sheet.ts'
import { NO_DRAFT, ofReport } from '../register/lists/sheet-marks.ts'
import { askedOf } from '../work/reporting/asked.ts'
import { questionsWorkbook } from '../work/spreadsheet/questions.ts'
import { gather, Misuse, newCommand, printFile } from './command.ts'
import { readRegister } from './commitment-register.ts'
import type { Surroundings } from './environment.ts'
import {
  editionHere,
  figuresHere,
  indicatorsHere,
  lastHere,
  periodIn,
  questionsHere,
  reportAt,
} from './figure-register.ts'
import { writeNew } from './files.ts'
import { connect, type WritingOptions } from './posting.ts'

/** `avow export questions`: the sheet that `avow report --file` takes once it is filled in. */

interface Options extends Pick<WritingOptions, 'url' | 'vkey'> {
  readonly catalogue?: string
  readonly period?: string[]
  readonly report?: string
  readonly lang: string
  readonly out?: string
  readonly json?: boolean
}

export function exportQuestionsCommand(around: Surroundings): Command {
  return newCommand<[string, string], Options>(
    'questions',
    'what a call asks a party to report in figures, as a sheet to fill in: .csv or .xlsx',
    async (call, by, options) => {
      if ((options.period === undefined) === (options.report === undefined))
        throw new Misuse('Give --period once per period, or --report <entry> for one that was filed.')
      const periods = options.period?.map(periodIn)
      const words = (SHEET_WORDS as Readonly<Record<string, SheetWords>>)[options.lang]
      if (words === undefined)
        throw new Misuse(`--lang is one of ${Object.keys(SHEET_WORDS).join(', ')}, not "${options.lang}".`)
      const server = await connect(options, around)
      const registered = await readRegister(server)
      if (registered.get('parties', by) === undefined)
        throw new Refusal('party_unknown', `${by} is no party of this register.`)
      const at = { server, registered, call, by }
      const say = { lang: options.lang, words }
      const asked =
        periods === undefined
          ? { ...(await standing(at, options.report!)), ...say }
          : { ...(await askedFor(at, periods, options.catalogue)), ...say }
      return written(asked, options)
    },
  )
    .argument('<call>', 'the call')
    .argument('<party>', 'the id of the party')
    .option(
      '--period <from..until>',
      'a period that is reported, as 2026-01-01..2026-06-30; once per period',
      gather,
    )
    .option('--report <entry>', 'what a report says that this entry filed, to correct it')
    .option('--catalogue <id>', 'by which indicators (default: the only ones of the call)')
    .option('--lang <lang>', 'in which language: en or fr', 'en')
    .option('--out <file>', 'the file to write, .csv or .xlsx (default: CSV on standard output)')
    .option(
      '--url <address>',
      'the server (default: that of avow.json in the data folder, else http://localhost:8080)',
    )
    .option('--vkey <vkey>', "the log's verifier key, to be sure that it is the right log")
}

type At = Parameters<typeof indicatorsHere>[0]
type What = Pick<Asked, 'of' | 'catalogue' | 'periods' | 'answers' | 'sources' | 'before'>

/** Empty, with what was said last beside each cell. */
async function askedFor(at: At, periods: What['periods'], named: string | undefined): Promise<What> {
  const newest = await indicatorsHere(at, named)
  const before = await lastHere(at, newest, periods)
  const catalogue = askedOf(newest.whole, await questionsHere(at, newest, periods), [])
  return { of: NO_DRAFT, catalogue, periods, answers: [], sources: [], before }
}

/** Of a report all that it says, by the edition by which it was filed. */
async function standing(at: At, entry: string): Promise<What> {
  const row = reportAt(at, entry)
  const asked = await editionHere(at, row.catalogue, row.edition)
  const { answers, sources } = await figuresHere(at.server, row, asked)
  const answered = new Set(answers.map(({ indicator }) => indicator))
  const indicators = asked.whole.indicators.filter(({ id }) => answered.has(id))
  const periods = row.periods.map(({ from, until }) => ({ from, until }))
  const of = ofReport(row.entry)
  return { of, catalogue: { ...asked.whole, indicators }, periods, answers, sources, before: null }
}

async function written(asked: Asked, { json, out }: Options) {
  const isWorkbook = out !== undefined && /\.xlsx$/i.test(out)
  const file = isWorkbook ? await questionsWorkbook(asked, 'Choose one of the list.') : questionsCsv(asked)
  const indicators = asked.catalogue.indicators.length
  if (out === undefined && json) return { json: { csv: file, indicators }, text: [] }
  if (out === undefined) {
    printFile(file as string)
    return undefined
  }
  writeNew(out, file)
  return {
    json: { file: out, indicators },
    text: `Wrote the questions of ${indicators} indicators into ${out}.`,
  }
}
