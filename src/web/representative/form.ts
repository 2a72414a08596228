import type { StatementForm } from '../forms/statement-form.ts'
import type { After } from './after.ts'
import type { Representative } from './who.ts'

/** What a party can say through its representatives, beside its signature. */
export type RepresentativeForm = StatementForm<Representative, After>
