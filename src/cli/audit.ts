import { VerifyPool } from '../log/verify-pool.ts'
import { notProvenByAudit, provenByAudit } from '../register/audit-facts.ts'
import type { Audited, AuditFact } from '../register/audit-findings.ts'
import { auditLog } from '../register/audit-log.ts'
import { gather, Misuse, newCommand, type Outcome } from './command.ts'
import { type OpenSource, openSource } from './log-source.ts'
import { Progress } from './progress.ts'
import { SeenLogs } from './seen-logs.ts'
import type { Surroundings } from './surroundings.ts'

/** As it is printed with `--json`. */
interface AuditedHere extends Audited {
  readonly place: string
  readonly seconds: number
}

interface Options {
  readonly vkey?: string
  readonly witness?: string[]
  readonly quorum?: string
  readonly state?: string
  readonly progress?: boolean
}

/** `avow audit <URL or folder>` */
export function auditCommand(around: Surroundings) {
  return newCommand<[string | undefined], Options>(
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
    .option('--witness <vkey>', 'the verifier key of a witness that you trust', gather)
    .option('--quorum <n>', 'how many of them must have cosigned (default: none)')
    .option(
      '--state <file>',
      'remember there the last checkpoint of each log, and refuse a log that goes back on it',
    )
    .option('--progress', 'show progress even where this is no terminal')
}

async function audit(source: OpenSource, options: Options): Promise<AuditedHere> {
  const began = performance.now()
  const witnesses = options.witness ?? []
  const quorum = quorumOf(options.quorum, witnesses.length)
  const seen = options.state === undefined ? undefined : new SeenLogs(options.state)
  const pool = new VerifyPool({ helping: true })
  const progress = new Progress('Auditing entries', options.progress)
  try {
    const { audited, note } = await auditLog(
      source,
      { vkey: options.vkey, witnesses, quorum, before: origin => seen?.of(origin) },
      {
        verify: jobs => pool.verify(jobs),
        progress: (done, size) => progress.show(done, size),
        begin: step => {
          if (step === 'root') progress.end()
        },
      },
    )
    seen?.remember(audited.origin, note)
    return { place: source.name, ...audited, seconds: Math.round(performance.now() - began) / 1000 }
  } finally {
    progress.end()
    await pool.close()
  }
}

/** What was proven and what was not, in one paragraph. */
function paragraphOf(audited: AuditedHere): string {
  const { origin, size, place, seconds } = audited
  const all = `${size.toLocaleString('en')} ${size === 1 ? 'entry' : 'entries'}`
  const clauses = (facts: readonly AuditFact[]) => facts.map(({ says }) => says).join('; ')
  return `Audited ${origin} at ${place}: all ${all} in ${seconds} s. Proven: ${clauses(provenByAudit(audited))}. Not proven: ${clauses(notProvenByAudit(audited))}.`
}

function quorumOf(given: string | undefined, most: number): number {
  const quorum = Number(given ?? '0')
  if (!/^\d{1,3}$/.test(given ?? '0') || quorum > most)
    throw new Misuse(`--quorum is a number up to that of the witnesses named, ${most}; it is "${given}".`)
  return quorum
}
