import type { Statement } from '../../core/statement.ts'
import { callOpened } from '../../register/types/calls.ts'
import type { Markup } from '../markup.ts'
import { callTitle, nounOf, partyName, type Setting } from './setting.ts'

/** The call that a statement of call scope names; its rule has seen to it that one is there. */
export function callIn({ call }: Statement): string {
  return call!
}

/** For messages that name the call. */
export function callOf(it: Setting): { call: Markup } {
  return { call: callTitle(it, callIn(it.statement)) }
}

/** Whether the call was an independent record when the entry was made. */
export function isRecordIn({ known, statement, index }: Setting): boolean {
  if (statement.type === callOpened.type) return callOpened.read(statement).authority.level === 'independent'
  const row = known.row('calls', callIn(statement))
  return row?.authority.level === 'independent' || (row?.claimed !== undefined && index < row.claimed.entry)
}

/** For messages that name whoever signs, as what the call names it. */
export function signatory(it: Setting, party: string): { party: Markup; call: Markup; noun: Markup } {
  return { ...callOf(it), party: partyName(it, party), noun: nounOf(it, callIn(it.statement)) }
}

/** The number of a text of the call. */
export function versionOf(it: Setting, manifest: string): number {
  return it.known.textNumber(callIn(it.statement), manifest)
}
