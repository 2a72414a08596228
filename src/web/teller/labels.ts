import type { BodyOf, SecondHandType, StatementType } from '../../register/types.ts'
import type { Key } from '../messages/catalogue.ts'
import { en } from '../messages/en/all.ts'
import type { Lang } from '../messages/languages.ts'
import { type PlainKey, say } from '../messages/say.ts'

/** What a member of a statement is called, wherever it is told or asked for. */

export type MemberOf<T extends StatementType> = keyof BodyOf<T> & string

/**
 * Missing messages: a type's name, its sentence, and its announcement if it asks for a second hand; a member's, of its
 * type or shared.
 */
type Missing =
  | Exclude<`${'type' | 'head'}.${StatementType}` | `announced.${SecondHandType}`, Key>
  | {
      [T in StatementType]: {
        // Not by `Extract`: to go through all keys for each member is more than the compiler does.
        [M in MemberOf<T>]: `member.${T}.${M}` extends Key
          ? never
          : `member.${M}` extends Key
            ? never
            : `member.${T}.${M}`
      }[MemberOf<T>]
    }[StatementType]

export const isKey = (key: string): key is Key => Object.hasOwn(MESSAGES, key)

/** Does not compile while a message is missing; the compiler names it. */
const MESSAGES: Readonly<Record<Missing, string>> = en

type About = 'member' | 'none' | 'says' | 'note'

/**
 * The message about a member: of its type, else the shared one. Give it its type argument within a call of `say`: to
 * infer it, the compiler tries every message against every other, for half a minute.
 */
export function keyOf<A extends About>(
  about: A,
  type: string,
  member: string,
): Extract<Key, `${A}.${string}`> | undefined {
  const key = [`${about}.${type}.${member}`, `${about}.${member}`].find(isKey)
  return key as Extract<Key, `${A}.${string}`> | undefined
}

/** For programs: a type, or its member, as English pages call it. */
export function titleOf(type: string, member?: string): string {
  return say(
    'en',
    member === undefined ? (`type.${type}` as PlainKey) : keyOf<'member'>('member', type, member)!,
  )
}

export function labelOf<T extends StatementType>(
  lang: Lang,
  type: T,
  member: MemberOf<T> | 'effect',
): string {
  return say(lang, keyOf<'member'>('member', type, member)!)
}
