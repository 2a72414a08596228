import { REFUSALS } from '../../../core/refusal.ts'
import { BROKEN } from '../../http/problem.ts'
import { refusalMessages } from '../refusal-messages.ts'

/** English stands beside the codes, since problem details and the command line say the same. */
export const refusals = refusalMessages({ ...REFUSALS, server_broken: BROKEN })
