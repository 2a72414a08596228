import type { Progress } from '../../../work/call-progress.ts'

/** How far an organisation has come at least. Who has done more has had the letter, whatever became of the last one. */
export const hasGone = (one: Progress): boolean => one.found !== null && (one.isOut || hasContinued(one))
export const hasContinued = (one: Progress): boolean =>
  (one.found?.value.continued ?? null) !== null || hasEntered(one)
export const hasEntered = ({ hasKey, stage }: Progress): boolean => hasKey || hasSigned({ stage })
export const hasSigned = ({ stage }: Pick<Progress, 'stage'>): boolean =>
  stage === 'signed' || stage === 'sealed' || stage === 'refused'
