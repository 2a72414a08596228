import { z } from 'zod'
import { keySchema } from '../core/keys.ts'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { checkpointRoot } from './anchor.ts'
import { enterKeys, keyRefs } from './keys.ts'
import { defineRule, ref, rely } from './rule.ts'
import { digest, localised } from './shapes.ts'

/** The log's own life: who keeps it, by which rules, and what was cosigned when. */

/** The versions of the rules that this software can judge by. */
export const RULES_KNOWN = 1

export const established = defineRule({
  type: 'depositary/established',
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  body: z.strictObject({
    names: localised,
    vkey: z.string().max(400),
    keys: z.array(keySchema).min(1).max(4),
    rules: z.int().min(1),
    window: z.int().min(60).max(31_536_000),
    predecessor: z
      .strictObject({ origin: z.string().max(255), size: z.int().min(0), root: digest })
      .nullable(),
  }),
  newKeys: body => body.keys,
  brings: () => [ref('log', 'log')],
  needs: body => keyRefs(body.keys),
  admit(body, act, rows) {
    if (parseVkey(body.vkey).name !== act.statement.log)
      throw new Refusal('body_malformed', 'The key of the log (vkey) does not bear the name of the log.')
    if (body.rules > RULES_KNOWN)
      throw new Refusal(
        'rules_unsupported',
        `The log follows rules version ${body.rules}; this software knows ${RULES_KNOWN}.`,
      )
    enterKeys(body.keys, { holder: 'depositary', use: 'depositary', addedBy: 'holder' }, act, rows)
    rows.put('log', 'log', {
      since: act.index,
      origin: act.statement.log,
      names: body.names,
      vkey: body.vkey,
      rules: body.rules,
      window: body.window,
      predecessor: body.predecessor,
      anchored: null,
    })
  },
})

export const rules = defineRule({
  type: 'log/rules',
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  body: z.strictObject({ rules: z.int().min(1) }),
  needs: () => [],
  admit(body, act, rows) {
    const log = rows.get('log', 'log')!
    rely(log, act.statement, 'The log’s own record')
    if (body.rules !== log.rules + 1)
      throw new Refusal(
        'rules_wrong',
        `Rules version ${log.rules} is in force; ${body.rules} is not the next.`,
      )
    if (body.rules > RULES_KNOWN)
      throw new Refusal(
        'rules_unsupported',
        `This entry moves to rules version ${body.rules}; this software knows ${RULES_KNOWN}.`,
      )
    rows.put('log', 'log', { ...log, since: act.index, rules: body.rules })
  },
})

export const anchored = defineRule({
  type: 'log/anchored',
  scope: 'log',
  author: 'depositary',
  body: z.strictObject({ checkpoint: z.string().max(24_000) }),
  needs: () => [],
  admit(body, act, rows) {
    const log = rows.get('log', 'log')!
    const { size, root } = checkpointRoot(body.checkpoint, log.vkey)
    // `seen` is already proven to be this log's history, so an anchor names exactly what its author saw.
    if (size !== act.statement.seen.size || root !== act.statement.seen.root)
      throw new Refusal('anchor_wrong', 'The anchored checkpoint is not the one that the statement has seen.')
    if (log.anchored !== null && size <= log.anchored.size)
      throw new Refusal('anchor_wrong', `A checkpoint of size ${log.anchored.size} is anchored already.`)
    rows.put('log', 'log', { ...log, anchored: { size, entry: act.index } })
  },
})
