import { formatTime } from '../../core/time.ts'
import type { Filed } from '../../people/applications.ts'
import { openProofs, type Proof } from '../../people/proofs.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { part } from '../private.ts'
import { levelOf } from '../proofs/shown.ts'
import { say } from '../say.ts'
import { longDay } from '../wording.ts'

/** More wait on the pages of their applications. */
const MOST_SHOWN = 50

/** What applicants have proven since they were admitted: it enters the log by an officer, who would else never see it. */
export async function lateProofsPart(asked: Asked, all: readonly Filed[]): Promise<Piece> {
  const { lang, site } = asked
  const open = await openProofs(site.log.drawer, site.now())
  const rows = all.flatMap(filed => {
    const { state, organisation } = filed.value
    if (state.is !== 'admitted') return []
    const late = (open.get(filed.id) ?? []).filter(
      proof => proof.at >= state.at && levelOf(proof, organisation.domain) !== undefined,
    )
    return late.map(proof => row(asked, filed, proof))
  })
  if (rows.length === 0) return null
  return part(
    say(lang, 'desk.late'),
    html`<ul class="switches desk-acts">${rows.slice(0, MOST_SHOWN)}</ul>`,
    {
      note: say(lang, 'desk.lateNote'),
      id: 'late',
    },
  )
}

function row(asked: Asked, { id, value: { organisation } }: Filed, { method, at }: Proof): Markup {
  const { lang } = asked
  const name = html`<span dir="auto">${organisation.name}</span>`
  const day = longDay(formatTime(at).slice(0, 10), lang)
  return html`<li><div><h3>${name}, ${say(lang, `mandate.${method}`)}</h3><p>${say(lang, 'desk.lateSince', { day })}</p></div><a class="btn small second" href="${linkIn(asked, `/desk/applications/${id}`)}">${say(lang, 'desk.lateLook')}<span class="vh">: ${name}</span></a></li>`
}
