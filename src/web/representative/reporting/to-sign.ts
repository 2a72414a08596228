import { SALT_LENGTH } from '../../../core/words.ts'
import { readFigures } from '../../../register/figures/figures.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { type Asked, html, type Markup, say } from '../../kit/kit.ts'
import { elsewhereCounted, standsElsewhere } from '../../reports/found.ts'
import { sourceNamed } from '../../teller/sources.ts'

/**
 * Beside the passkey, read from the very bytes that are signed: the statement counts as not reported what stands in a
 * document of the party's own, so its signer would miss what the preview did not count as open; and links stand in the
 * file of figures alone, while files are named by the statement.
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
  const listed = (isListed: (i: number) => boolean) =>
    sources.flatMap((one, i) => (isListed(i) ? [html`<li>${sourceNamed(lang, one)}</li>`] : []))
  const elsewhere = listed(i => named.has(i))
  const others = listed(i => !named.has(i) && sources[i]!.file === null)
  return html`
    ${elsewhere.length === 0 ? null : html`${elsewhereCounted(lang, { answers })}<ul class="sources">${elsewhere}</ul>`}
    ${others.length === 0 ? null : html`<p><b>${say(lang, 'showing.title')}</b></p><ul class="sources">${others}</ul>`}
  `
}
