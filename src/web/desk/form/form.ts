import type { After } from '../../../work/act/consequences.ts'
import type { StatementForm } from '../../forms/statement-form.ts'
import type { Officer } from '../officer/officer.ts'

/** An act that an officer prepares on a page of its own. */
export type DeskForm = StatementForm<Officer, After>
