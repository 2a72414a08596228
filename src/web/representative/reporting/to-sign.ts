import { SALT_LENGTH } from '../../../core/words.ts'
import { readFigures } from '../../../register/figures/figures.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { type Asked, html, type Markup } from '../../kit/kit.ts'
import { elsewhereCounted, standsElsewhere } from '../../reports/found.ts'
import { sourceNamed } from '../../teller/sources.ts'

/**
 * Beside the passkey, read from the very bytes that are signed: the statement counts as not reported what stands in a
 * document of the party's own, so its signer would miss what the preview did not count as open.
 */
export async function reportToSign(
  { lang, site }: Asked,
  { body, call, parts, type }: Composed,
): Promise<Markup | null> {
  if (type !== reportFiled.type || call === null) return null
  const { figures } = body as unknown as BodyOf<'report/filed'>
  const file = parts.find(({ name }) => name === figures?.data.digest)
  const catalogue = figures && (await site.filed.catalogue(call, figures))
  if (file === undefined || catalogue === undefined || !isThere(catalogue)) return null
  const { answers, sources } = readFigures(file.bytes.subarray(SALT_LENGTH), catalogue)
  const named = new Set(answers.filter(standsElsewhere).map(({ found }) => found.source))
  if (named.size === 0) return null
  const lines = sources.flatMap((one, i) => (named.has(i) ? [html`<li>${sourceNamed(lang, one)}</li>`] : []))
  return html`${elsewhereCounted(lang, { answers })}<ul class="sources">${lines}</ul>`
}
