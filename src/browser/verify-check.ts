import { openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey, requireQuorum } from '../core/cosignature.ts'
import { checkJointInclusion, type Joined, jointPath, type LeafAt } from '../core/joint-proof.ts'
import { leafHash } from '../core/merkle.ts'
import { parseNote, parseVkey } from '../core/note.ts'
import { attempt, Refusal, type RefusalCode } from '../core/refusal.ts'
import { checkReceipt } from '../register/receipt.ts'
import { openChain } from '../register/receipt-chain.ts'
import type { CheckedReceipt, Trust } from '../register/receipt-findings.ts'
import { type AvowReceipt, parseReceipt } from '../register/receipt-format.ts'
import type { StepState } from './deed.ts'
import { type Fails, type Outcome, STEPS, type States, type Step } from './verify-steps.ts'

/** The check of a receipt as a page shows it: step by step, in the order of spec/receipt.md. */

/** Throws only what is no refusal. */
export function check(bytes: Uint8Array, trust: Trust): Outcome {
  try {
    const found = checkReceipt(bytes, trust)
    const states = statesWhere(step => (isIdle(step, found) ? 'idle' : 'holds'))
    const receipt = parseReceipt(bytes)
    return { found, states, unnamed: unnamedIn(receipt, found), path: pathIn(receipt, found) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { step, signed } = placeOf(bytes, trust, error)
    const at = STEPS.indexOf(step)
    const states = statesWhere(one => {
      const i = STEPS.indexOf(one)
      if (i === at) return 'fails'
      if (i > at) return 'unreached'
      return one === 'witnesses' && (trust.quorum ?? 0) === 0 ? 'idle' : 'holds'
    })
    const { code, message, evidence } = error
    const otherLog = step === 'log' ? otherLogIn(bytes, trust) : null
    return { refusal: { code, message, evidence }, step, states, signed, otherLog }
  }
}

function statesWhere(of: (step: Step) => StepState): States {
  return Object.fromEntries(STEPS.map(step => [step, of(step)])) as States
}

function isIdle(step: Step, { cosigners, person, seal, texts, words }: CheckedReceipt): boolean {
  if (step === 'witnesses') return cosigners.length === 0
  if (step === 'texts') return texts.every(({ bytes }) => bytes === null)
  const isShown =
    words.length > 0 || (person?.disclosure ?? null) !== null || (seal?.statement ?? null) !== null
  return step === 'words' && !isShown
}

function unnamedIn({ checkpoint }: AvowReceipt, { log, cosigners }: CheckedReceipt): string[] {
  const known = new Set([log.origin, ...cosigners.map(({ name }) => name)])
  const names = parseNote(checkpoint).signatures.map(({ name }) => name)
  return [...new Set(names)].filter(name => !known.has(name))
}

function pathIn({ entries, proof }: AvowReceipt, { log, index }: CheckedReceipt): readonly Joined[] {
  return jointPath(leavesOf(entries), log.size, proof, index)
}

function leavesOf(entries: AvowReceipt['entries']): LeafAt[] {
  return entries.map(({ index, bytes }) => ({ index, hash: leafHash(bytes) }))
}

/** The receipt can be read, and its checkpoint perhaps; nothing of it is believed. */
function otherLogIn(bytes: Uint8Array, { vkey }: Trust): string | null {
  const found = attempt(() => {
    const { origin } = readCheckpoint(parseReceipt(bytes).checkpoint)
    return origin === parseVkey(vkey).name ? null : origin
  })
  return found instanceof Refusal ? null : found
}

/** What is wrong with something that came beside the entries. */
const BESIDE: readonly RefusalCode[] = ['words_wrong', 'person_wrong', 'sealed_wrong']

/**
 * Where a receipt that `checkReceipt` has refused stops to hold, and the checkpoint if that holds. The verdict is that of
 * `checkReceipt`; the steps are taken in its order and by what it calls, so that each before the place holds by itself.
 */
function placeOf(bytes: Uint8Array, trust: Trust, { code }: Refusal): Pick<Fails, 'step' | 'signed'> {
  let step: Step = 'form'
  let signed: Fails['signed'] = null
  try {
    const receipt = parseReceipt(bytes)
    step = 'log'
    const checkpoint = openCheckpoint(receipt.checkpoint, parseVkey(trust.vkey))
    signed = { origin: checkpoint.origin, size: checkpoint.size }
    step = 'witnesses'
    const witnesses = (trust.witnesses ?? []).map(parseWitnessVkey)
    requireQuorum(openCosignatures(receipt.checkpoint, witnesses), trust.quorum ?? 0)
    step = 'tree'
    checkJointInclusion(receipt.proof, leavesOf(receipt.entries), checkpoint.size, checkpoint.root)
    step = 'chain'
    openChain(receipt.entries, checkpoint.origin)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { step, signed }
  }
  return { step: BESIDE.includes(code) ? 'words' : 'texts', signed }
}
