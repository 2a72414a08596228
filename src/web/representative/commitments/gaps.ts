import { gapsIn } from '../../../comparison/pledges.ts'
import { fromUtf8 } from '../../../core/bytes.ts'
import { SALT_LENGTH } from '../../../core/words.ts'
import type { Part } from '../../../log/attachments.ts'
import type { Pledge } from '../../../register/commitment-kinds.ts'
import { commitmentAmended, commitmentMade } from '../../../register/types/commitments.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, type Markup, phrase, say } from '../../kit/kit.ts'
import { textOfSaid } from '../../statement/quotes.ts'

/** Says what a reader will miss in commitments that are about to be signed. It stops nobody. */
export async function gapsNotice(asked: Asked, { type, body, parts }: Composed): Promise<Markup | null> {
  if (type !== commitmentMade.type && type !== commitmentAmended.type) return null
  const { lang } = asked
  const { commitments } = body as unknown as { readonly commitments: readonly Pledge[] }
  const lines = await Promise.all(
    commitments.map(async one => {
      const gaps = gapsIn(one, await wordsOf(asked, one, parts))
      if (gaps.length === 0) return null
      const said = (what: string) =>
        commitments.length > 1
          ? phrase(lang, 'ours.pair', { name: html`<code>${one.id}</code>`, what })
          : what
      return gaps.map(gap => html`<li>${said(say(lang, `gap.${gap}`))}</li>`)
    }),
  )
  const all = lines.flat().filter(one => one !== null)
  if (all.length === 0) return null
  return html`<div class="notice">
    <p><b>${say(lang, 'gap.heading')}</b></p>
    <ul>${all}</ul>
    <p>${say(lang, 'gap.goOn')}</p>
  </div>`
}

/** Of long words, those that travel beside the statement, else those that are kept. */
async function wordsOf(asked: Asked, { what }: Pledge, parts: readonly Part[]): Promise<string | null> {
  if (what === null) return null
  if ('text' in what) return what.text
  const part = parts.find(({ name }) => name === what.digest)
  if (part !== undefined) return fromUtf8(part.bytes.subarray(SALT_LENGTH))
  return (await textOfSaid(asked, what)) ?? ''
}
