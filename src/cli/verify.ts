import type { Command } from 'commander'
import { openCheckpoint } from '../core/checkpoint.ts'
import { digestOf } from '../core/digest.ts'
import { checkEvidence, isEvidence } from '../core/evidence.ts'
import { parseLogVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { checkReceipt } from '../register/receipt.ts'
import { parseReceipt } from '../register/receipt-format.ts'
import { type Checked, gather, Misuse, newCommand } from './command.ts'
import { readBytes } from './files.ts'

interface Options extends WitnessOptions {
  readonly vkey: string[]
  readonly text?: string[]
  readonly sealed?: string
}

/** `avow verify <file> --vkey …`: offline; it opens no connection. */
export function verifyCommand() {
  const command = newCommand<[string], Options>(
    'verify',
    'check a receipt or the evidence against a log, offline: what it proves, and what it does not',
    async (path, options) => {
      const bytes = readBytes(path)
      if (isEvidence(bytes)) return evidence(bytes, options)
      const texts = (options.text ?? []).map(readBytes)
      const vkey = keyOf(bytes, options.vkey)
      const trusted = { vkey, ...trustedIn(options) }
      const kept = options.sealed === undefined ? {} : { sealed: readBytes(options.sealed) }
      const checked = checkReceipt(bytes, { ...trusted, texts, ...kept })
      for (const [i, text] of texts.entries()) {
        const digest = digestOf(text)
        if (!checked.texts.some(one => one.digest === digest))
          throw new Refusal(
            'text_wrong',
            `${options.text![i]} has the digest ${digest}, and is not the text.`,
          )
      }
      const { log, index, admitted, statement, call, party, person, rules, seal } = checked
      const { proven, notProven, cosigners } = checked
      return {
        json: {
          log,
          index,
          admitted,
          statement,
          call,
          party,
          person,
          rules,
          seal,
          cosigners,
          proven,
          notProven,
        },
        found: { verdict: `The receipt holds, ${trusting(log.origin)}.`, proven, notProven },
      }
    },
  )
    .argument('<file>', 'a receipt (*.avow.json), or evidence against a log (*.evidence.json)')
    .requiredOption(
      '--vkey <vkey>',
      'the verifier key of the log, from a place that you trust; each, where the log has changed it',
      gather,
    )
    .option('--text <file>', 'a text that must be among those that the receipt is about', gather)
    .option('--sealed <file>', 'what was kept of a sealed statement: *.sealed.json')
  return addWitnessOptions(command)
}

/** Of several keys of the log, the one that signed the receipt. */
function keyOf(bytes: Uint8Array, [first, ...others]: readonly string[]): string {
  const receipt = attempt(() => parseReceipt(bytes))
  const signed = (vkey: string) =>
    !(receipt instanceof Refusal) &&
    !(attempt(() => openCheckpoint(receipt.checkpoint, parseLogVkey(vkey))) instanceof Refusal)
  return others.find(signed) ?? first!
}

const trusting = (origin: string) => `to whoever trusts the key of ${origin}`

function evidence(bytes: Uint8Array, options: Options): Checked {
  const { quorum } = options
  if (options.text !== undefined || options.sealed !== undefined || quorum !== undefined)
    throw new Misuse('--text, --sealed and --quorum are for receipts; this is evidence against a log.')
  const found = checkEvidence(bytes, { vkey: options.vkey, ...trustedIn(options) })
  const { origin, is, proven, notProven } = found
  const verdict = is === 'fork' ? `The evidence holds: ${origin} has forked` : 'The evidence proves no fork'
  return {
    json: found,
    found: {
      verdict: `${verdict}, ${trusting(origin)}.`,
      proven: proven.map(says => ({ says: sentence(says) })),
      notProven: notProven.map(says => ({ says: sentence(says) })),
    },
  }
}

/** A clause as a sentence of its own. */
const sentence = (clause: string) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`

/** Witnesses whom whoever checks trusts. */
export interface WitnessOptions {
  readonly witness?: string[]
  readonly quorum?: string
}

export function addWitnessOptions(command: Command): Command {
  return command
    .option('--witness <vkey>', 'the verifier key of a witness that you trust', gather)
    .option('--quorum <n>', 'how many of them must have cosigned (default: none)')
}

export function trustedIn({ witness: witnesses = [], quorum = '0' }: WitnessOptions) {
  if (!/^\d{1,3}$/.test(quorum) || Number(quorum) > witnesses.length)
    throw new Misuse(
      `--quorum is a number up to that of the witnesses named, ${witnesses.length}; it is "${quorum}".`,
    )
  return { witnesses, quorum: Number(quorum) }
}
