import { z } from 'zod'
import { readCheckpoint } from '../core/checkpoint.ts'
import { Refusal } from '../core/refusal.ts'
import type { Audited, AuditStep } from '../register/audit-findings.ts'
import { auditLog } from '../register/audit-log.ts'
import { type SignatureJob, verdictBy } from '../register/verdict.ts'
import { checkpointOfSite, siteSource } from './audit-source.ts'
import { holdsInBrowser } from './browser-crypto.ts'
import type { Refused } from './check-report.ts'
import { MOST_ENTRIES_IN_PAGE } from './limits.ts'

/** The audit beside the page, which stays usable: one order comes in, news go out until it ends. */

/** The page to the worker, once. */
export interface AuditOrder {
  readonly vkey: string
  readonly witnesses: readonly string[]
  readonly quorum: number
  /** The checkpoint that this browser remembers of the log of that key. */
  readonly before: string | null
}

/** The worker to the page. One of the last four ends it. */
export type AuditNews =
  | { readonly news: 'step'; readonly step: AuditStep }
  | { readonly news: 'progress'; readonly done: number; readonly size: number; readonly signatures: number }
  | { readonly news: 'holds'; readonly audited: Audited; readonly note: string }
  | ({ readonly news: 'refused' } & Refused)
  | { readonly news: 'large'; readonly size: number }
  | { readonly news: 'broken'; readonly why: string }

// The policy allows no code made from text, and zod would try.
z.config({ jitless: true })

/** Signatures between two pieces of news. */
const OFTEN = 32
/** Bundles that the browser's own threads verify while this one judges. */
const AHEAD = 2

const tell = (news: AuditNews) => self.postMessage(news)

self.addEventListener('message', ({ data }: MessageEvent<AuditOrder>) => {
  audit(data).then(tell, error => tell(newsOf(error)))
})

async function audit({ vkey, witnesses, quorum, before }: AuditOrder): Promise<AuditNews> {
  tell({ news: 'step', step: 'checkpoint' })
  const shown = await checkpointOfSite()
  const { size } = readCheckpoint(shown)
  if (size > MOST_ENTRIES_IN_PAGE) return { news: 'large', size }
  let done = 0
  let signatures = 0
  const one = async (job: SignatureJob) => {
    const verdict = await verdictBy(job, holdsInBrowser)
    if (++signatures % OFTEN === 0) tell({ news: 'progress', done, size, signatures })
    return verdict
  }
  const verify = (jobs: readonly SignatureJob[]) => Promise.all(jobs.map(one))
  const { audited, note } = await auditLog(
    siteSource(shown),
    { vkey, witnesses, quorum, before: () => before ?? undefined },
    {
      verify,
      ahead: AHEAD,
      begin: step => tell({ news: 'step', step }),
      progress: held => {
        done = held
        tell({ news: 'progress', done, size, signatures })
      },
    },
  )
  return { news: 'holds', audited, note }
}

function newsOf(error: unknown): AuditNews {
  if (!(error instanceof Refusal)) return { news: 'broken', why: String(error) }
  const { code, message, evidence } = error
  return { news: 'refused', code, message, evidence }
}
