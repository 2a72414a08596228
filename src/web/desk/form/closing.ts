import { callClosed } from '../../../register/types/calls.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed } from '../../forms/subjects.ts'
import type { DeskForm } from './form.ts'
import { reason } from './reason.ts'

/** A call takes no more signatures. What was signed stands; whoever has signed can still leave. */
export const closingForm: DeskForm = formOf(callClosed, { call: callNamed(), fields: { reason } })
