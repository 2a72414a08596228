import { parseWitnessVkey } from '../core/cosignature.ts'
import { parseLogVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { Trust } from '../register/receipt-findings.ts'
import { byId, fault } from './verify-dom.ts'
import type { Words } from './verify-words.ts'

/** The fields of a page that say whom its reader trusts: the log's key, witnesses' keys one a line, and a quorum. */

const FIELDS = ['vkey', 'witness-keys', 'quorum'] as const

/** Undefined where a field cannot be read: then it says so itself, and has the focus. */
export function trustOnPage(words: Words): Required<Omit<Trust, 'texts' | 'sealed'>> | undefined {
  for (const id of FIELDS) fault(byId(id), null)
  const [vkey, keys, asked] = FIELDS.map(id => byId<HTMLInputElement>(id).value.trim()) as [
    string,
    string,
    string,
  ]
  const witnesses = keys
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const most = witnesses.length
  const wrong = (id: (typeof FIELDS)[number], message: string, key: string) => {
    fault(byId(id), words.text(message, { key, most }))
    return undefined
  }
  // A witness's key is easily mistaken for the log's.
  if (attempt(() => parseLogVkey(vkey)) instanceof Refusal) return wrong('vkey', 'nokey', vkey)
  const bad = witnesses.find(line => attempt(() => parseWitnessVkey(line)) instanceof Refusal)
  if (bad !== undefined) return wrong('witness-keys', 'nowitness', bad)
  const quorum = Number(asked)
  if (!/^\d{0,3}$/.test(asked) || quorum > most) return wrong('quorum', 'noquorum', asked)
  return { vkey, witnesses, quorum }
}

/** What of a reader's trust is no more than what this site itself has said. */
export interface OfPage {
  readonly key: boolean
  readonly witnesses: boolean
}

export function ofPage({ vkey, witnesses }: Pick<Trust, 'vkey' | 'witnesses'>): OfPage {
  const isShown = (id: (typeof FIELDS)[number], said: string | undefined) => byId(id).dataset.shown === said
  return { key: isShown('vkey', vkey), witnesses: isShown('witness-keys', witnesses?.join('\n')) }
}
