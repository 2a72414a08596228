import { concat } from '../src/core/bytes.ts'
import { referToData } from '../src/core/words.ts'
import type { Catalogue } from '../src/register/figures/catalogue.ts'
import type { Figures } from '../src/register/figures/figures.ts'
import type { Policy } from '../src/register/policy.ts'
import { type Committed, committedHarbour, RULES, WORKS_DIGEST } from './committed.ts'
import type { Story } from './depositary.ts'
import { bytesOf, figuresOf, publishing, smallCatalogue, smallFigures } from './figures.ts'
import { ACCORD, said } from './harbour.ts'
import { partyKey } from './memory-log.ts'

/** A harbour whose signatories report in figures and correct them, through the front door: for stories over pages. */

/** Their yearly report brings figures by the indicators `year`. */
export const REPORT_RULES: Policy = {
  ...RULES,
  clauses: RULES.clauses!.map(one =>
    'report' in one.asks ? { ...one, asks: { report: true, indicators: 'year' } } : one,
  ),
  reports: { correctionDays: 30 },
}

export interface Reported extends Committed {
  publish(catalogue?: Catalogue, more?: object): Promise<number>
  /** The entry, and the digest by which a correction names the report. */
  file(figures?: Figures, body?: object): Promise<{ entry: number; report: string }>
  correct(report: string, figures: Figures, reason?: string): Promise<number>
}

/** A file with what binds it. */
export function filedData(file: Catalogue | Figures) {
  const bytes = bytesOf(file)
  const { reference, salt } = referToData(bytes)
  return { data: reference, parts: [{ name: reference.digest, bytes: concat(salt, bytes) }] }
}

/** Signed on 1 January 2026 by each of these, under rules by which a report is corrected for 30 days. */
export async function reportedHarbour(
  parties: Readonly<Record<string, object>> = { tidewater: {} },
  story: Story = {},
  rules: Policy = REPORT_RULES,
): Promise<Reported> {
  const h = await committedHarbour(parties, rules, story)
  const post = async (by: string, type: string, body: object, parts: ReturnType<typeof filedData>['parts']) =>
    (await h.it.post(type, body, { by, call: ACCORD, signers: [partyKey(by)] }, parts)).index
  return {
    ...h,
    async publish(catalogue = smallCatalogue(), more = {}) {
      const { data, parts } = filedData(catalogue)
      const body = publishing(catalogue, data, { manifest: WORKS_DIGEST, ...more })
      return (await h.it.post('indicators/published', body, { call: ACCORD }, parts)).index
    },
    async file(figures = smallFigures(), body = {}) {
      const { data, parts } = filedData(figures)
      const empty = { answers: [], asked: [], policy: null, words: null }
      const filing = { ...empty, figures: figuresOf(figures, data), ...body }
      const entry = await post(figures.party, 'report/filed', filing, parts)
      return { entry, report: data.digest }
    },
    correct(report, figures, reason = 'Two columns were swapped.') {
      const { data, parts } = filedData(figures)
      const body = { report, figures: figuresOf(figures, data), reason: said(reason) }
      return post(figures.party, 'report/corrected', body, parts)
    },
  }
}
