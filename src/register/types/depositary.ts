import { z } from 'zod'
import { openCheckpoint } from '../../core/checkpoint.ts'
import { type Digest, digestSchema, formatDigest } from '../../core/digest.ts'
import { parseLogVkey } from '../../core/note.ts'
import { Refusal, refuseAs } from '../../core/refusal.ts'
import { units } from '../../core/units.ts'
import { type Rest, rely, statement } from '../declaration.ts'
import { key, localised, recoveryRef } from '../kinds.ts'
import { NO_OFFICERS } from '../officers.ts'
import { type LogRow, ref, vkeyAt } from '../rows.ts'
import { enteringCodes, enterKeys, keyRefs } from './keys.ts'

/** The log's own life: who keeps it, by which rules, and what was cosigned when. */

const rulesVersion = z.int().min(1)

export const established = statement('depositary/established', {
  scope: 'log',
  author: 'depositary',
  founds: 'log',
  office: 'owner',
  switchable: false,
  body: {
    names: localised,
    vkey: units(400),
    keys: z.array(key).min(1).max(4),
    rules: rulesVersion,
    window: z.int().min(60).max(31_536_000),
    /** Left out where no key recovers what is lost. */
    recovery: recoveryRef.exactOptional(),
    predecessor: z.strictObject({ origin: units(255), size: z.int().min(0), root: digestSchema }).nullable(),
  },
  newKeys: body => body.keys,
  brings: ({ body }) => [
    ref('log', 'log'),
    { ...ref('log', 'log'), rules: body.rules },
    ...recoveryRests(body.recovery),
  ],
  reads: ({ body }) => ({ keys: keyRefs(body.keys) }),
  refuses: {
    body_malformed: 'vkey',
    key_malformed: 'vkey',
    rules_unsupported: 'rules',
    ...enteringCodes('keys'),
  },
  admit({ body, index, known, log, rows, statement }) {
    if (parseLogVkey(body.vkey).name !== statement.log)
      throw new Refusal('body_malformed', 'The key of the log (vkey) does not bear the name of the log.')
    if (body.rules > known)
      throw new Refusal(
        'rules_unsupported',
        `The log follows rules version ${body.rules}; this software knows ${known}.`,
      )
    enterKeys(body.keys, rows.keys, OWN, index)
    log.put(logFrom(body, statement.log, index))
  },
})

/** As which the depositary's own keys enter. */
export const OWN = { holder: 'depositary', use: 'depositary', addedBy: 'holder' } as const

/** The record of a log as it begins; a receipt enters it too. */
export function logFrom(
  { keys: _, recovery, ...record }: ReturnType<typeof established.read>,
  origin: string,
  index: number,
): LogRow {
  const recoveries = recovery === undefined ? {} : { recoveries: [{ digest: recovery, entry: index }] }
  return { since: index, origin, ...record, ...recoveries, officers: NO_OFFICERS, anchored: null }
}

/** The same with a recovery key that is named anew, if any is. */
export function withRecovery(row: LogRow, digest: Digest | undefined, entry: number): LogRow {
  if (digest === undefined) return row
  return { ...row, recoveries: [...(row.recoveries ?? []), { digest, entry }] }
}

/** What names a recovery key, and what a statement that shows it rests on. */
export function recoveryRests(recovery: string | undefined): Rest[] {
  return recovery === undefined ? [] : [{ ...ref('log', 'log'), recovery }]
}

export const rules = statement('log/rules', {
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  switchable: false,
  body: { rules: rulesVersion },
  brings: ({ body }) => [{ ...ref('log', 'log'), rules: body.rules }],
  reads: () => ({}),
  refuses: { rules_wrong: 'rules', rules_unsupported: 'rules', seen_stale: null },
  admit({ body, index, known, log, statement }) {
    const row = rely(log.row!, statement, 'The log’s own record')
    if (body.rules !== row.rules + 1)
      throw new Refusal(
        'rules_wrong',
        `Rules version ${row.rules} is in force; ${body.rules} is not the next.`,
      )
    if (body.rules > known)
      throw new Refusal(
        'rules_unsupported',
        `This entry moves to rules version ${body.rules}; this software knows ${known}.`,
      )
    const moved = [...(row.moved ?? []), { rules: body.rules, entry: index }]
    log.put({ ...row, since: index, rules: body.rules, moved })
  },
})

export const anchored = statement('log/anchored', {
  scope: 'log',
  author: 'depositary',
  switchable: false,
  body: { checkpoint: units(24_000) },
  reads: () => ({}),
  refuses: { anchor_wrong: 'checkpoint' },
  admit({ body, index, log, statement }) {
    const row = log.row!
    const { size, root } = refuseAs('anchor_wrong', () =>
      openCheckpoint(body.checkpoint, parseLogVkey(vkeyAt(row, statement.seen.size))),
    )
    // `seen` is already proven to be this log's history, so an anchor names exactly what its author saw.
    if (size !== statement.seen.size || formatDigest(root) !== statement.seen.root)
      throw new Refusal('anchor_wrong', 'The anchored checkpoint is not the one that the statement has seen.')
    if (row.anchored !== null && size <= row.anchored.size)
      throw new Refusal('anchor_wrong', `A checkpoint of size ${row.anchored.size} is anchored already.`)
    log.put({ ...row, anchored: { size, entry: index } })
  },
})

export const LOG_TYPES = [established, rules, anchored] as const
