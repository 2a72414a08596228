import { FILE_ENDINGS, type FileType } from '../../core/file-types.ts'
import { normalised } from '../../core/normal.ts'
import type { Part } from '../../log/attachments.ts'
import type { TitledFile } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import { type Asked, fingerprint, hash, html, type Lang, type Markup, say, sub } from '../kit/kit.ts'
import { withheldSince } from './quotes.ts'

/** Files that an organisation shows: named, measured and led to, and never drawn into a page of ours. */

const UNITS = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1000],
] as const

/** `5.2 MB`, as file managers count; of less than a kilobyte `5 bytes`. */
export function fileSize(bytes: number, lang: Lang): string {
  const [unit, per] = UNITS.find(([, per]) => bytes >= per) ?? (['byte', 1] as const)
  const count = bytes / per
  const maximumFractionDigits = per > 1 && count < 10 ? 1 : 0
  const unitDisplay = unit === 'byte' ? 'long' : 'short'
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(
    count,
  )
}

export const fileTypeWords = (type: FileType, lang: Lang): string =>
  say(lang, `showing.type.${FILE_ENDINGS[type]}` as 'showing.type.pdf')

/**
 * A file with its title, type, size and fingerprint; withheld by law, a visible gap. `beside` are parts of a statement
 * that is not recorded yet: what lies there has no address.
 */
export async function showFile(
  asked: Asked,
  { file, title }: TitledFile,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  const { lang, site } = asked
  const named = html`<bdi>${title}</bdi>`
  const row = await rowIn(site.log.store, 'words', file.digest)
  const about = { type: fileTypeWords(file.mediaType, lang), size: fileSize(file.length, lang) }
  if (row?.withheld) {
    return html`${named} ${withheldSince(asked, row.withheld)}`
  }
  if (beside !== null)
    return html`${named} ${sub(say(lang, 'showing.toCome', about))} ${sub(hash(file.digest))}`
  return html`
    <a href="/words/${file.digest}" download>${named}</a>
    ${sub(say(lang, 'showing.download', about))} ${sub(fingerprint(file.digest))}
  `
}

/** A name for a downloaded file: its author's title in plain letters, in which no machine reads anything else. */
export function fileName(title: string, digest: string): string {
  const plain = normalised(title, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return plain === '' ? `file-${digest.slice(7, 19).replace(/[^A-Za-z0-9]/g, '-')}` : plain
}
