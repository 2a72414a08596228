import { saidField } from '../../forms/kinds.ts'

/** The reason that stands in public beside an act. None of these is done without. */
export const reason = saidField({ hint: 'desk.reasonHint' })
