import { isDate } from '../core/time.ts'
import type { DateOrder } from '../register/lists/dates.ts'
import { reportOf, reportText } from '../register/lists/report.ts'
import { Misuse, newCommand, type Outcome } from './command.ts'
import { compareFile, postListing } from './listing.ts'
import { showing } from './progress.ts'
import { knownOf, readRegister } from './registered.ts'
import { PROGRESS_SAYS } from './stored.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, connect, signersOf, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly call: string
  readonly list: string
  readonly date: string
  readonly title: string
  readonly sourceUrl?: string
  readonly settle?: string
  readonly natureLang: string
  readonly dateOrder?: DateOrder
  readonly declarations?: string
  readonly dryRun?: boolean
  readonly progress?: boolean
}

/** `avow party import --call … --list … --date … --title …` */
export function partyImportCommand(around: Surroundings) {
  const command = newCommand<[], Options>(
    'import',
    'take over an older list of supporters, as a dated source; a later list is compared with it',
    async options => {
      if (!isDate(options.date)) throw new Misuse(`--date is a day like 2019-11-12, not "${options.date}".`)
      const server = await connect(options, around)
      const known = knownOf(
        options.call,
        await readRegister(server, ['listings', 'sources', 'parties', 'roles']),
      )
      const compared = compareFile(known, {
        file: options.list,
        date: options.date,
        title: options.title,
        url: options.sourceUrl ?? null,
        natureLang: options.natureLang,
        dateOrder: options.dateOrder,
        settled: options.settle,
        declarations: options.declarations,
      })
      const report = reportOf(compared.read, compared.difference)
      if (options.dryRun) return { json: report, text: `${reportText(report)}\nNothing was posted.` }
      const signer = signersOf(options, 'depositary', around)[0]!
      const posted = await showing('Posting', options.progress, show =>
        postListing(server, { call: options.call, ...compared, signer, show }),
      )
      return outcome(posted, report)
    },
  )
    .requiredOption('--call <call>', 'the call whose list it is')
    .requiredOption('--list <file>', 'the list as CSV, in whatever order, encoding and delimiter')
    .requiredOption('--date <date>', 'the day on which the list stood so, YYYY-MM-DD')
    .requiredOption('--title <title>', 'what the list is called; it is cited beside every row')
    .option('--source-url <address>', 'where it was published')
    .option('--settle <file>', 'what somebody decided by hand: CSV with old,new or row,field,value')
    .option('--nature-lang <lang>', 'the language of the column that tells the nature of each party', 'und')
    .option('--date-order <order>', 'how dates like 3/4/2019 are meant: day-first or month-first')
    .option('--declarations <file>', 'JSON: what parties on the list declared, with dates and sources')
    .option('--dry-run', 'list every doubt with its row and what the list changes; post nothing')
    .option('--progress', PROGRESS_SAYS)
  return addWritingOptions(command, 'depositary')
}

function outcome(posted: number, report: ReturnType<typeof reportOf>): Outcome {
  const { counts, date } = report
  return {
    json: { posted, date, counts },
    text:
      posted === 0
        ? `The register knows the list of ${date} already; nothing was posted.`
        : `Posted ${posted} statements for the list of ${date}: ${counts.new} new, ${counts.renamed} renamed, ` +
          `${counts.changed} changed, ${counts.back} back, ${counts.missing} missing; ` +
          `${counts.doubts} doubts, which a dry run lists.`,
  }
}
