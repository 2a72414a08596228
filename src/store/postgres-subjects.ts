import type { PoolClient } from 'pg'
import type { Subject } from '../register/subjects.ts'
import type { Indexed, SubjectPage } from './store.ts'
import { requireWhole, type SubjectRow, toSubjectPage } from './subject-index.ts'

/** The index of subjects (subject-index.ts) in PostgreSQL. */

/**
 * Writes the subjects of the entries from `from` on, which follow all that are indexed; inside the caller's
 * transaction.
 */
export async function putSubjects(
  client: PoolClient,
  from: number,
  entries: readonly (readonly Subject[])[],
): Promise<void> {
  const pairs = entries.flatMap((subjects, i) => subjects.map(subject => [subject, from + i] as const))
  if (pairs.length === 0) return
  await client.query(
    `INSERT INTO subjects (subject, place, nth)
     SELECT one.subject, one.place,
       coalesce(newest.nth, -1) + row_number() OVER (PARTITION BY one.subject ORDER BY one.place)
     FROM unnest($1::text[], $2::bigint[]) AS one (subject, place)
     LEFT JOIN LATERAL (SELECT nth FROM subjects WHERE subject = one.subject ORDER BY place DESC LIMIT 1) AS newest ON true`,
    [pairs.map(([subject]) => subject), pairs.map(([, place]) => place)],
  )
}

export async function pageOn(
  client: PoolClient,
  subject: Subject,
  asked: { readonly before?: number | undefined; readonly limit: number },
): Promise<SubjectPage> {
  const found = await client.query<SubjectRow & { whole: boolean; newest: number | null }>(
    `SELECT log.indexed = log.size AS whole, page.place, page.nth,
       (SELECT nth FROM subjects WHERE subject = $1 ORDER BY place DESC LIMIT 1) AS newest
     FROM log LEFT JOIN LATERAL
       (SELECT place, nth FROM subjects WHERE subject = $1 AND place < $2 ORDER BY place DESC LIMIT $3) AS page ON true
     ORDER BY page.place DESC`,
    [subject, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit],
  )
  const [{ whole, newest }] = found.rows as [(typeof found.rows)[0]]
  requireWhole(whole)
  // The log has one row, which stands there alone where nothing was found.
  return toSubjectPage(
    subject,
    asked,
    found.rows.filter(({ place }) => place !== null),
    newest,
  )
}

/** Which of these pairs, in their order, are indexed. */
export async function areIndexed(
  client: PoolClient,
  pairs: readonly (readonly [Subject, number])[],
): Promise<boolean[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM subjects WHERE subject = one.subject AND place = one.place) AS there
     FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS one (subject, place, nth) ORDER BY one.nth`,
    [pairs.map(([subject]) => subject), pairs.map(([, place]) => place)],
  )
  return rows.map(({ there }) => there)
}

export async function indexedIn(client: PoolClient): Promise<Indexed> {
  const { rows } = await client.query<Indexed & Record<string, unknown>>(
    'SELECT indexed AS entries, subject_rows AS rows FROM log',
  )
  return { ...rows[0]! }
}
