import { SALT_LENGTH } from '../../../core/words.ts'
import { openHead } from '../../../people/report-drafts.ts'
import { readFigures } from '../../../register/figures/figures.ts'
import { reportCorrected } from '../../../register/types/reports.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import { correctable } from '../../../work/reporting/correction.ts'
import { draftDigest, readParts } from '../../../work/reporting/draft.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { type Asked, html, type Markup, type Piece, say } from '../../kit/kit.ts'
import { pathOf } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'
import { correctionsTable } from './corrections.ts'

/** What the signer of a correction is shown: old beside new, read from the very bytes that are signed. */

interface OfReport {
  readonly entry: number
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

/** Where a colleague has changed the correction since it was read, nothing of it is signed; null where nobody has. */
export async function correctionChanged(
  { lang, site }: Asked,
  { party }: Representative,
  call: string,
  { entry, round, read }: OfReport,
): Promise<Piece> {
  const { drawer } = site.log
  const head = (await openHead(drawer, { party, call, corrects: entry }, site.now()))?.value
  const parts = head?.round === round ? await readParts(drawer, head, site.now()) : undefined
  if (head !== undefined && parts !== undefined && draftDigest(parts, head) === read) return null
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'correct.changed')}</p></div>`
}
