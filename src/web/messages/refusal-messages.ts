import type { Problem } from '../http/problem.ts'

/** What a refusal says on a page, by its code. A code without words does not compile. */
export type ProblemCode = Problem['code']
type RefusalKey = `refusal.${ProblemCode}` | `refusal.${ProblemCode}.mend`

interface RefusalWords {
  /** What is wrong, for a stranger. */
  readonly title: string
  /** What would mend it; an imperative sentence. */
  readonly mend: string
}

export function refusalMessages(words: Record<ProblemCode, RefusalWords>): Record<RefusalKey, string> {
  const pairs = Object.entries(words).flatMap(([code, { title, mend }]) => [
    [`refusal.${code}`, title],
    [`refusal.${code}.mend`, mend],
  ])
  return Object.fromEntries(pairs) as Record<RefusalKey, string>
}
