import type { Trust } from '../register/receipt-findings.ts'
import { byId, fault } from './verify-dom.ts'
import { type TypedTrust, trustFrom } from './verify-trust.ts'
import type { Words } from './verify-words.ts'

/** The fields of a page that say whom its reader trusts. */

const IDS: Record<keyof TypedTrust, string> = { vkey: 'vkey', witnesses: 'witness-keys', quorum: 'quorum' }

/** Undefined where a field cannot be read: then it says so itself, and has the focus. */
export function trustOnPage(words: Words): Required<Omit<Trust, 'texts' | 'sealed'>> | undefined {
  const typedIn = (field: keyof TypedTrust) => byId<HTMLInputElement>(IDS[field]).value
  for (const id of Object.values(IDS)) fault(byId(id), null)
  const trust = trustFrom({
    vkey: typedIn('vkey'),
    witnesses: typedIn('witnesses'),
    quorum: typedIn('quorum'),
  })
  if (!('field' in trust)) return trust
  const { field, message, typed, most } = trust
  fault(byId(IDS[field]), words.text(message, { key: typed, most }))
  return undefined
}

/** What of a reader's trust is no more than what this site itself has said. */
export interface OfPage {
  readonly key: boolean
  readonly witnesses: boolean
}

export function ofPage({ vkey, witnesses }: Pick<Trust, 'vkey' | 'witnesses'>): OfPage {
  const shown = (field: keyof TypedTrust) => byId(IDS[field]).dataset.shown
  return {
    key: shown('vkey') === vkey,
    witnesses: shown('witnesses') === witnesses?.join('\n'),
  }
}
