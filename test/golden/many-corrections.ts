import { policyDigest } from '../../src/register/types/calls.ts'
import { MOST_CORRECTIONS } from '../../src/register/types/reports.ts'
import { ACCEPTS, POLICY, said } from '../harbour.ts'
import { reason } from './cast.ts'
import { CALL, filing, self, yearWith } from './figures.ts'
import type { Story } from './story.ts'

/** A report that is corrected as often as one can be, within its days and five times on each. */
export function manyCorrections(story: Story): void {
  const party = 'counter-of-nothing'
  const policy = { ...POLICY, noticeDays: null, reports: { correctionDays: 30 } }
  story.post('call/policy-changed', { policy, ...reason }, { call: CALL })
  const manifest = story.rows.get('calls', CALL)!.text
  story.post('signature/given', { ...ACCEPTS, manifest, policy: policyDigest(policy) }, self(party))
  const filed = yearWith(story, 0, { party })
  story.post('report/filed', filing(filed), self(party))
  const corrects = (n: number) => ({
    report: filed.data.digest,
    figures: yearWith(story, n, { party }),
    reason: said('A slip.'),
  })
  for (let n = 1; n <= MOST_CORRECTIONS; n++) {
    if (n % 5 === 1) story.pass(1)
    story.post('report/corrected', corrects(n), self(party))
  }
  // It is told before how often a day takes one, and after the days are over.
  story.refuse(
    ['corrections_many', 'said_often'],
    'report/corrected',
    corrects(MOST_CORRECTIONS + 1),
    self(party),
  )
  story.pass(1)
  story.refuse('corrections_many', 'report/corrected', corrects(MOST_CORRECTIONS + 1), self(party))
  story.post('report/filed', filing(yearWith(story, MOST_CORRECTIONS + 1, { party })), self(party))
}
