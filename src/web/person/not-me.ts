import { Refusal } from '../../core/refusal.ts'
import { findLink } from '../../people/links.ts'
import { findPerson, findRequest } from '../../people/persons.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html } from '../markup.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { erasePerson } from './erase.ts'

/** "It was not me", from any letter: whoever reads the mail of an address takes it out of everything, in one step. */

export async function showNotMe(asked: Asked): Promise<Answer> {
  const { call } = await subjectOf(asked)
  const shown = await callShown(asked, call)
  const { lang, params } = asked
  const title = say(lang, 'persons.notMeTitle', { call: nameIn(shown.row.titles, lang).text })
  const form = html`<p>${say(lang, 'persons.notMeSays')}</p><form class="form" method="post" action="${linkIn(asked, `/persons/not-me/${params.token}`)}"><input type="hidden" name="act" value="erase"><div class="actions"><button class="btn">${say(lang, 'persons.notMeErase')}</button></div></form>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'persons.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'persons.notMeLede')}</p></section>
${part(say(lang, 'persons.notMe'), form, { strong: true, note: say(lang, 'persons.notMeNote') })}`
  return privatePage(asked, { title, main, call: shown })
}

export async function takeNotMe(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, call } = await subjectOf(asked)
  if (fields.get('act') !== 'erase')
    throw new Refusal('request_malformed', 'The form does not say what to do.')
  await erasePerson(asked.site, { commitment, call, ground: 'not-me' })
  return seeOther(asked, `/${call}/persons?erased=1`)
}

async function subjectOf({ site, params }: Asked): Promise<{ commitment: string; call: string }> {
  const { drawer } = site.log
  const now = site.now()
  const { subject: commitment } = await findLink(drawer, 'person', params.token!, now)
  const known = (await findPerson(drawer, commitment, now)) ?? (await findRequest(drawer, commitment, now))
  if (known === undefined) throw new Refusal('link_spent', 'What this link led to is erased already.')
  return { commitment, call: known.call }
}
