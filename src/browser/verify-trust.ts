import { parseWitnessVkey } from '../core/cosignature.ts'
import { ED25519, parseVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { Trust } from '../register/receipt-findings.ts'

/**
 * Whom a reader trusts, as typed into a page: the log's key, witnesses' keys one a line, and how many must have
 * cosigned.
 */
export interface TypedTrust {
  readonly vkey: string
  readonly witnesses: string
  readonly quorum: string
}

/** What is wrong with which field: the name of a message, and what was typed. */
interface TrustFault {
  readonly field: keyof TypedTrust
  readonly message: 'nokey' | 'nowitness' | 'noquorum'
  readonly typed: string
  /** The most that a quorum can be. */
  readonly most: number
}

export function trustFrom(typed: TypedTrust): Required<Omit<Trust, 'texts' | 'sealed'>> | TrustFault {
  const vkey = typed.vkey.trim()
  const witnesses = typed.witnesses
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const most = witnesses.length
  // A witness's key in the place of the log's is a mistake that is easily made.
  if (attempt(() => parseVkey(vkey).type) !== ED25519)
    return { field: 'vkey', message: 'nokey', typed: vkey, most }
  const bad = witnesses.find(line => attempt(() => parseWitnessVkey(line)) instanceof Refusal)
  if (bad !== undefined) return { field: 'witnesses', message: 'nowitness', typed: bad, most }
  const quorum = typed.quorum.trim() === '' ? '0' : typed.quorum.trim()
  if (!/^\d{1,3}$/.test(quorum) || Number(quorum) > most)
    return { field: 'quorum', message: 'noquorum', typed: quorum, most }
  return { vkey, witnesses, quorum: Number(quorum) }
}
