import type { Pledge } from '../../../register/commitment-kinds.ts'
import { ref } from '../../../register/rows.ts'
import { commitmentAmended, commitmentMade } from '../../../register/types/commitments.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, type Markup, named, phrase, say } from '../../kit/kit.ts'
import { bindsWords } from '../../text/text-column.ts'
import type { Representative } from '../session.ts'

/** Says of commitments that are about to be signed which stand under principles for other kinds of party. It stops nobody. */
export async function meantForNotice(
  asked: Asked,
  { row: { kind } }: Representative,
  { type, call, body }: Composed,
): Promise<Markup | null> {
  if (call === null || (type !== commitmentMade.type && type !== commitmentAmended.type)) return null
  const { lang, site } = asked
  const { commitments, manifest } = body as unknown as Said
  const [text] = await site.log.store.rows([ref('texts', call, manifest)])
  const under = new Set(commitments.map(({ principle }) => principle))
  const others = (text?.manifest.principles ?? []).filter(
    ({ id, kinds }) => under.has(id) && kinds !== null && !kinds.includes(kind),
  )
  if (others.length === 0) return null
  const lines = others.map(
    one =>
      html`<li>${phrase(lang, 'ours.pair', { name: named(one.titles, lang), what: bindsWords(asked, one, false) })}</li>`,
  )
  return html`<div class="notice warn">
    <p><b>${say(lang, 'ours.meantForOthers', { kind: say(lang, `kind.${kind}`) })}</b></p>
    <ul>${lines}</ul>
    <p>${say(lang, 'ours.meantGoOn')}</p>
  </div>`
}

interface Said {
  readonly manifest: string
  readonly commitments: readonly Pledge[]
}
