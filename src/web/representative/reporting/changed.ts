import { openHead } from '../../../people/report-drafts.ts'
import { draftDigest, readParts } from '../../../work/reporting/draft.ts'
import { type Asked, html, type Markup, say } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'

/** On the page on which a report is signed: that a colleague has changed, signed or deleted its draft since. */
export async function reportChanged(
  { lang, site }: Asked,
  { party }: Representative,
  call: string,
  { round, read }: { readonly round: string; readonly read: string },
): Promise<Markup | null> {
  const { drawer } = site.log
  const found = await openHead(drawer, { party, call }, site.now())
  const parts = await readParts(drawer, { round, party }, site.now())
  if (found?.value.round === round && draftDigest(parts, found.value) === read) return null
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'filing.changedSince')}</b> <code>seen_stale</code></p>
  </div>`
}
