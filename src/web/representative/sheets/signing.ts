import { SALT_LENGTH } from '../../../core/words.ts'
import { openHead } from '../../../people/report-drafts.ts'
import { readFigures } from '../../../register/figures/figures.ts'
import { reportCorrected } from '../../../register/types/reports.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import { correctable } from '../../../work/reporting/correction.ts'
import { draftDigest, readParts } from '../../../work/reporting/draft.ts'
import { isThere, reportsOf } from '../../../work/reporting/filed.ts'
import { type Asked, entryLink, html, type Markup, type Piece, phrase, say } from '../../kit/kit.ts'
import { pathOf } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'
import { correctionsTable } from './corrections.ts'

/** What the signer of a correction is shown: old beside new, read from the very bytes that are signed. */

interface OfReport {
  readonly entry: number
  /** The entry by which it stood as its signer read it. */
  readonly since: number
  readonly round: string
  readonly read: string
}

export async function correctionToSign(
  asked: Asked,
  { party }: Representative,
  { body, call, parts, type }: Composed,
  { entry }: Pick<OfReport, 'entry'>,
): Promise<Markup | null> {
  if (type !== reportCorrected.type || call === null) return null
  const { filed, log } = asked.site
  const found = await correctable({ filed, store: log.store }, { call, party, entry })
  const { figures } = body as unknown as BodyOf<'report/corrected'>
  const file = parts.find(({ name }) => name === figures.data.digest)
  if (found === undefined || !isThere(found) || file === undefined) return null
  const after = readFigures(file.bytes.subarray(SALT_LENGTH), found.catalogue)
  const path = pathOf({ id: call }, 'reports', String(entry))
  const table = correctionsTable(asked, { ...found, after, path })
  return html`<h3 class="mt">${say(asked.lang, 'correct.toSign')}</h3>${table}`
}

/**
 * Where the correction was changed since it was read, or the report corrected, nothing of it is signed: it would take
 * back what its signer has not read. Null where neither was.
 */
export async function correctionChanged(
  asked: Asked,
  { party }: Representative,
  call: string,
  { entry, round, read, since }: OfReport,
): Promise<Piece> {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const told = (says: Piece) =>
    html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${says} <code>seen_stale</code></p></div>`
  const head = (await openHead(drawer, { party, call, corrects: entry }, site.now()))?.value
  const parts = head?.round === round ? await readParts(drawer, head, site.now()) : undefined
  if (head === undefined || parts === undefined || draftDigest(parts, head) !== read)
    return told(say(lang, 'correct.changed'))
  const now = (await reportsOf(store, call, party)).find(({ row }) => row.entry === entry)?.row.since ?? since
  return now === since ? null : told(phrase(lang, 'correct.changedReport', { entry: entryLink(asked, now) }))
}
