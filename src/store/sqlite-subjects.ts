import type { Subject } from '../register/subjects.ts'
import type { Statements } from './sqlite-statements.ts'
import type { Indexed, SubjectPage } from './store.ts'
import { requireWhole, type SubjectRow, toSubjectPage } from './subject-index.ts'

/** The index of subjects (subject-index.ts) in SQLite. */

/**
 * Writes the subjects of the entries from `from` on, which follow all that are indexed; inside the caller's
 * transaction.
 */
export function putSubjects(run: Statements, from: number, entries: readonly (readonly Subject[])[]): void {
  const next = new Map<Subject, number>()
  for (const [i, subjects] of entries.entries())
    for (const subject of subjects) {
      const nth = next.get(subject) ?? newestOn(run, subject) + 1
      run.putSubject.run(subject, from + i, nth)
      next.set(subject, nth + 1)
    }
}

export function pageOn(
  run: Statements,
  subject: Subject,
  asked: { readonly before?: number | undefined; readonly limit: number },
): SubjectPage {
  requireWhole(run.isWhole.get()!.whole === 1)
  const rows = run.entriesOn.all(subject, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit)
  return toSubjectPage(subject, asked, rows as unknown as SubjectRow[], newestOn(run, subject))
}

/** Which of these pairs, in their order, are indexed. */
export function areIndexed(run: Statements, pairs: readonly (readonly [Subject, number])[]): boolean[] {
  return pairs.map(([subject, place]) => run.isIndexed.get(subject, place) !== undefined)
}

export function indexedIn(run: Statements): Indexed {
  return { ...run.indexed.get() } as unknown as Indexed
}

function newestOn(run: Statements, subject: Subject): number {
  return (run.newestOn.get(subject)?.nth as number | undefined) ?? -1
}
