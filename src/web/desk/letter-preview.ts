import type { Written } from '../../work/letters/letter-writer.ts'
import { type Asked, html, part, say } from '../kit/kit.ts'

/** Stands in for what makes a link work: an officer’s session must show none that brings in a key. */
export const NO_TOKEN = '…'
export const wishesShown = ({ site }: Asked) => `${site.publicUrl}/letters/${NO_TOKEN}`

/** The same folded, beside the button that sends it. */
export function letterFolded({ lang }: Asked, written: Pick<Written, 'subject' | 'text' | 'lang'>) {
  return html`<details class="fold mt"><summary>${say(lang, 'preview.see')}</summary>${letterShown(lang, written)}</details>`
}

function letterShown(
  lang: Asked['lang'],
  { subject, text, lang: theirs }: Pick<Written, 'subject' | 'text' | 'lang'>,
) {
  return html`
    <p class="mt"><b>${say(lang, 'preview.subject')}</b> <bdi lang="${theirs}">${subject}</bdi></p>
    <pre class="raw letter-text mt-s" tabindex="0" lang="${theirs}" dir="auto">${text}</pre>
  `
}

/** A letter as it will be read, before anything goes out. Links stand in it without what makes them work. */
export function letterPreview(
  { lang }: Asked,
  written: Pick<Written, 'subject' | 'text' | 'lang'>,
  {
    name,
    count,
    hasReasons = false,
  }: { readonly name: string; readonly count: number; readonly hasReasons?: boolean },
) {
  return part(
    say(lang, 'preview.heading'),
    html`
      <p>${count > 1 ? say(lang, 'preview.first', { name, reasons: hasReasons ? 'yes' : 'no' }) : say(lang, 'preview.one', { name })}</p>
      ${letterShown(lang, written)}
    `,
    { note: say(lang, 'preview.note') },
  )
}
