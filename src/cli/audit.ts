import { VerifyPool } from '../log/verify-pool.ts'
import { notProvenByAudit, provenByAudit } from '../register/audit-facts.ts'
import type { Audited, AuditFact } from '../register/audit-findings.ts'
import { auditLog } from '../register/audit-log.ts'
import { newCommand, type Outcome } from './command.ts'
import { type OpenSource, openSource } from './log-source.ts'
import { showing } from './progress.ts'
import { seenLogs } from './seen-logs.ts'
import { PROGRESS_SAYS } from './stored.ts'
import type { Surroundings } from './surroundings.ts'
import { addWitnessOptions, trustedIn, type WitnessOptions } from './verify.ts'

/** As it is printed with `--json`. */
interface AuditedHere extends Audited {
  readonly place: string
  readonly seconds: number
}

interface Options extends WitnessOptions {
  readonly vkey?: string
  readonly state?: string
  readonly progress?: boolean
}

/** `avow audit <URL or folder>` */
export function auditCommand(around: Surroundings) {
  const command = newCommand<[string | undefined], Options>(
    'audit',
    'replay a whole log: every signature, every rule, every tile, the root and the register',
    async (place, options) => {
      const source = await openSource(place, around, options.vkey)
      try {
        const audited = await audit(source, options)
        return { json: audited, text: paragraphOf(audited) } satisfies Outcome
      } finally {
        await source.close()
      }
    },
  )
    .argument(
      '[place]',
      "a server's URL, a data folder, or a copy of a log's files (default: the data folder)",
    )
    .option('--vkey <vkey>', 'the verifier key of the log, from a place that you trust')
    .option(
      '--state <file>',
      'remember there the last checkpoint of each log, and refuse a log that goes back on it',
    )
    .option('--progress', PROGRESS_SAYS)
  return addWitnessOptions(command)
}

async function audit(source: OpenSource, options: Options): Promise<AuditedHere> {
  const began = performance.now()
  const trusted = trustedIn(options)
  const seen = options.state === undefined ? undefined : seenLogs(options.state)
  const pool = new VerifyPool({ helping: true })
  const { audited, note } = await showing('Auditing entries', options.progress, progress =>
    auditLog(
      source,
      { vkey: options.vkey, ...trusted, before: origin => seen?.of(origin) },
      { verify: jobs => pool.verify(jobs), progress },
    ),
  ).finally(() => pool.close())
  seen?.remember(audited.origin, note)
  return { place: source.name, ...audited, seconds: Math.round(performance.now() - began) / 1000 }
}

/** What was proven and what was not, in one paragraph. */
function paragraphOf(audited: AuditedHere): string {
  const { origin, size, place, seconds } = audited
  const all = `${size.toLocaleString('en')} ${size === 1 ? 'entry' : 'entries'}`
  const clauses = (facts: readonly AuditFact[]) => facts.map(({ says }) => says).join('; ')
  return `Audited ${origin} at ${place}: all ${all} in ${seconds} s. Proven: ${clauses(provenByAudit(audited))}. Not proven: ${clauses(notProvenByAudit(audited))}.`
}
