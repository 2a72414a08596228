import { readCheckpoint } from '../core/checkpoint.ts'
import { type Joined, jointPath } from '../core/joint-proof.ts'
import { leafHash } from '../core/merkle.ts'
import { parseLogVkey, parseNote } from '../core/note.ts'
import { attempt, Refusal, type RefusalCode } from '../core/refusal.ts'
import { checkReceipt } from '../register/receipt.ts'
import type { CheckedReceipt, Trust } from '../register/receipt-findings.ts'
import { type AvowReceipt, parseReceipt } from '../register/receipt-format.ts'
import { LAWS } from '../register/types.ts'
import type { StepState } from './check-report.ts'
import { type Fails, type Outcome, STEPS, type States, type Step } from './verify-steps.ts'

/** The check of a receipt step by step, in the order of spec/receipt.md. Throws only what is no refusal. */
export function check(bytes: Uint8Array, trust: Trust): Outcome {
  let reached: Pick<Fails, 'step' | 'signed'> = { step: 'form', signed: null }
  try {
    const found = checkReceipt(bytes, trust, LAWS, (step, checkpoint) => {
      const signed = checkpoint && { origin: checkpoint.origin, size: checkpoint.size }
      reached = { step, signed }
    })
    const states = statesWhere(step => (isIdle(step, found) ? 'idle' : 'holds'))
    const receipt = parseReceipt(bytes)
    return { found, states, unnamed: unnamedIn(receipt, found), path: pathIn(receipt, found) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, evidence } = error
    const { step: begun, signed } = reached
    const step = begun === 'texts' && BESIDE.includes(code) ? 'words' : begun
    const at = STEPS.indexOf(step)
    const states = statesWhere((one, i) => {
      if (i === at) return 'fails'
      if (i > at) return 'unreached'
      return one === 'witnesses' && (trust.quorum ?? 0) === 0 ? 'idle' : 'holds'
    })
    const otherLog = step === 'log' ? otherLogIn(bytes, trust) : null
    return { refusal: { code, message, evidence }, step, states, signed, otherLog }
  }
}

function statesWhere(of: (step: Step, place: number) => StepState): States {
  return Object.fromEntries(STEPS.map((step, i) => [step, of(step, i)])) as States
}

function isIdle(step: Step, { cosigners, person, seal, texts, words }: CheckedReceipt): boolean {
  if (step === 'witnesses') return cosigners.length === 0
  if (step === 'texts') return texts.every(({ bytes }) => bytes === null)
  return step === 'words' && words.length === 0 && !person?.disclosure && !seal?.statement
}

function unnamedIn({ checkpoint }: AvowReceipt, { log, cosigners }: CheckedReceipt): string[] {
  const known = new Set([log.origin, ...cosigners.map(({ name }) => name)])
  const names = parseNote(checkpoint).signatures.map(({ name }) => name)
  return [...new Set(names)].filter(name => !known.has(name))
}

function pathIn({ entries, proof }: AvowReceipt, { log, index }: CheckedReceipt): readonly Joined[] {
  const leaves = entries.map(({ index, bytes }) => ({ index, hash: leafHash(bytes) }))
  return jointPath(leaves, log.size, proof, index)
}

/** The log that the receipt names, where that is another: nothing of the receipt is believed. */
function otherLogIn(bytes: Uint8Array, { vkey }: Trust): string | null {
  const found = attempt(() => {
    const { origin } = readCheckpoint(parseReceipt(bytes).checkpoint)
    return origin === parseLogVkey(vkey).name ? null : origin
  })
  return found instanceof Refusal ? null : found
}

/** What came beside the entries is wrong. */
const BESIDE: readonly RefusalCode[] = ['words_wrong', 'person_wrong', 'sealed_wrong']
