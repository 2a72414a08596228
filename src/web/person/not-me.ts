import { Refusal } from '../../core/refusal.ts'
import { findLink } from '../../people/links.ts'
import { findPerson, findRequest, hashOfAddress, signedBy } from '../../people/persons.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html } from '../markup.ts'
import { part, privatePage, quietOpening, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { erasePerson } from './erase.ts'

/** "It was not me", from any letter: whoever reads the mail of an address takes it out of everything, in one step. */

export function showNotMe(asked: Asked): Promise<Answer> {
  return notMePage(asked)
}

async function notMePage(asked: Asked, errors: Errors = NO_ERRORS): Promise<Answer> {
  const { call } = await subjectOf(asked)
  const shown = await callShown(asked, call)
  const { lang, params } = asked
  const title = say(lang, 'persons.notMeTitle', { call: nameIn(shown.row.titles, lang).text })
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = html`<p>${say(lang, 'persons.notMeSays')}</p><form class="form" method="post" action="${linkIn(asked, `/persons/not-me/${params.token}`)}" novalidate>${f.summary(say(lang, 'persons.errors'))}
${f.check('sure', say(lang, 'persons.notMeSure'))}
<div class="actions"><button class="btn">${say(lang, 'persons.notMeErase')}</button></div></form>`
  const main = html`${quietOpening(say(lang, 'persons.kicker'), title, say(lang, 'persons.notMeLede'))}
${part(say(lang, 'persons.notMe'), form, { strong: true, note: say(lang, 'persons.notMeNote') })}`
  return privatePage(asked, { title, main, call: shown }, errors.size === 0 ? 200 : 422)
}

export async function takeNotMe(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, call } = await subjectOf(asked)
  // Scanners of mail press what they find, and would end what somebody meant: a box is ticked by hand.
  if (fields.get('sure') !== 'yes')
    return notMePage(asked, new Map([['sure', say(asked.lang, 'persons.sureMissing')]]))
  const before = await signedBefore(asked, commitment, call)
  if (before !== undefined) await erasePerson(asked.site, { commitment: before, call, ground: 'not-me' })
  await erasePerson(asked.site, { commitment, call, ground: 'not-me' })
  return seeOther(asked, `/${call}/persons?erased=1`)
}

/** What the address that was typed had signed already, such as an older text. */
async function signedBefore({ site }: Asked, commitment: string, call: string): Promise<string | undefined> {
  const { drawer } = site.log
  const request = await findRequest(drawer, commitment, site.now())
  if (request === undefined) return undefined
  return signedBy(drawer, call, hashOfAddress(site.log, request.email), site.now())
}

async function subjectOf({ site, params }: Asked): Promise<{ commitment: string; call: string }> {
  const { drawer } = site.log
  const now = site.now()
  const { subject: commitment } = await findLink(drawer, 'person', params.token!, now)
  const known = (await findPerson(drawer, commitment, now)) ?? (await findRequest(drawer, commitment, now))
  if (known === undefined) throw new Refusal('link_spent', 'What this link led to is erased already.')
  return { commitment, call: known.call }
}
