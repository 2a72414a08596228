import type { Refusal } from '../../core/refusal.ts'
import type { Asked } from '../asked.ts'
import { type Errors, NO_ERRORS, refusalWords } from '../fields.ts'
import { type Key, say } from '../say.ts'

/** What the law refuses of a statement, at the member that mends it; nothing where no member does. */
export function atMember({ lang }: Asked, refusal: Refusal, type?: string): Errors {
  const { code, member } = refusal
  if (member === undefined) return NO_ERRORS
  const misfit = code === 'body_malformed' ? MISFITS[`${type} ${member}`] : undefined
  const says = misfit === undefined ? refusalWords(lang, refusal).join(' ') : say(lang, misfit)
  return new Map([[member, says]])
}

/** What is wrong with members that do not fit together, in words for people: the law has one sentence for programs. */
const MISFITS: Readonly<Record<string, Key>> = {
  'mandate/checked domain': 'desk.checkDomainMissing',
  'mandate/checked channel': 'desk.channelMissing',
  'mandate/checked note': 'desk.noteMissing',
  'mandate/checked evidence': 'desk.instrumentMissing',
  'party/merged into': 'ending.same',
  'party/succeeded successor': 'ending.same',
}
