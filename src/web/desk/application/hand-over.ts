import type { Application } from '../../../people/applications.ts'
import type { Asked } from '../../asked.ts'
import { entryLink } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { phrase } from '../../phrase.ts'
import { linkButton } from '../../posted-form.ts'
import { part } from '../../private.ts'
import { callShown } from '../../record.ts'
import { say } from '../../say.ts'

/** An application of whoever says that they issued a call: the way to the act that grants it. */

/** In the place of an admission: the form that hands the register over, filled in with what the application shows. */
export async function handOverPart(asked: Asked, id: string, application: Application): Promise<Markup> {
  const { lang } = asked
  const { row, isRecord } = await callShown(asked, application.call)
  const heading = say(lang, 'handOver.title')
  if (!isRecord)
    return part(
      heading,
      html`<p>${phrase(lang, 'handOver.gone', { entry: entryLink(asked, row.claimed?.entry ?? row.opened) })}</p>`,
      { strong: true, id: 'hand-over' },
    )
  const values = new URLSearchParams({ call: application.call, application: id })
  const way = html`<p>${say(lang, 'handOver.means')}</p><p class="note mt-s">${say(lang, 'handOver.text')}</p><div class="actions">${linkButton(asked, `/desk/new/claim?${values}`, say(lang, 'handOver.next'), '')}</div>`
  return part(heading, way, { strong: true, note: say(lang, 'handOver.note'), id: 'hand-over' })
}
