import type { BodyOf, StatementType } from '../../register/types.ts'
import type { Lang } from '../languages.ts'
import { en } from '../messages/en/all.ts'
import { type Key, say } from '../say.ts'

/** What a member of a statement is called, wherever it is told or asked for. */

export type MemberOf<T extends StatementType> = keyof BodyOf<T> & string

/** Messages that are missing: the name of a type; of a member, one of its type's own and one that types share. */
type Unlabelled =
  | Exclude<`type.${StatementType}`, Key>
  | {
      [T in StatementType]: {
        [M in MemberOf<T>]: Extract<Key, `member.${T}.${M}` | `member.${M}`> extends never
          ? `member.${T}.${M}`
          : never
      }[MemberOf<T>]
    }[StatementType]

/** Does not compile while a type has no name, or a member of it no label; the compiler says which. */
const LABELS: Readonly<Record<Unlabelled, string>> = en

export function labelOf<T extends StatementType>(lang: Lang, type: T, member: MemberOf<T>): string {
  const own = `member.${type}.${member}`
  return say(lang, (own in LABELS ? own : `member.${member}`) as Extract<Key, `member.${string}`>)
}

/** What is said where the member holds nothing; undefined where that is worth no words. */
export function noneOf<T extends StatementType>(
  lang: Lang,
  type: T,
  member: MemberOf<T>,
): string | undefined {
  const key = [`none.${type}.${member}`, `none.${member}`].find(one => one in en)
  return key === undefined ? undefined : say(lang, key as Extract<Key, `none.${string}`>)
}
