import { REFUSALS, type RefusalCode } from '../../core/refusal.ts'
import type { Lang } from '../languages.ts'
import { en } from '../messages/en/all.ts'
import { type Key, say } from '../say.ts'

/** What a check and an audit in the page say as every other page does: the register's terms, and refusals by code. */
export function checkerWords(lang: Lang): Record<string, string> {
  const terms = (Object.keys(en) as Key[]).filter(isTerm)
  const refusals = (Object.keys(REFUSALS) as RefusalCode[])
    .filter(mayEndIn)
    .map(code => `refusal.${code}` as const)
  return Object.fromEntries([...terms, ...refusals].map(key => [key, say(lang, key)]))
}

type Term = Extract<Key, `${'kind' | 'mandate' | 'type'}.${string}`>

function isTerm(key: Key): key is Term {
  return /^(?:kind|mandate|type)\./.test(key)
}

/** The door's codes are of what came beside a statement; of these a receipt may carry words. */
const OTHERS: readonly RefusalCode[] = ['words_wrong', 'server_unreachable', 'server_confused']

function mayEndIn(code: RefusalCode): boolean {
  return ['law', 'proof'].includes(REFUSALS[code].kind) || OTHERS.includes(code)
}
