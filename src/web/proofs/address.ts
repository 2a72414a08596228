import { askingOf } from '../../people/applications.ts'
import { answerLink, codeOfLink } from '../../people/codes.ts'
import { keepProof } from '../../people/proofs.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { readForm } from '../form.ts'
import { html } from '../markup.ts'
import { postedForm } from '../posted-form.ts'
import { privatePage, quietOpening } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { addressProof } from './actions.ts'
import { applicationOf } from './own.ts'

/**
 * The link of a letter with a code. It shows who asks. Scanners of mail open links, and some press what they find there:
 * it takes a box that is ticked by hand.
 */

export function showAddress(asked: Asked): Promise<Answer> {
  return addressPage(asked)
}

async function addressPage(asked: Asked, errors: Errors = NO_ERRORS): Promise<Answer> {
  const { site, params, lang } = asked
  const { application: id, address } = await codeOfLink(site.log.drawer, params.token!, site.now())
  const application = await applicationOf(site, id)
  const { call: of, organisation, person } = application
  const call = await callShown(asked, of)
  const title = say(lang, 'confirm.title', { address })
  const lede = say(lang, 'confirm.lede', {
    call: nameIn(call.row.titles, lang).text,
    asks: askingOf(application),
    person: person.name,
    name: organisation.name,
  })
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = postedForm(asked, `/addresses/${params.token}`, {
    f,
    fields: f.check('confirm', say(lang, 'confirm.mine')),
    button: say(lang, 'confirm.button'),
  })
  const more = html`<p class="mt">${say(lang, 'confirm.means')}</p>
${form}<p class="note mt">${say(lang, 'confirm.notMe')}</p>`
  const main = quietOpening(say(lang, 'confirm.kicker'), title, html`<span dir="auto">${lede}</span>`, more)
  return privatePage(asked, { title, main, call }, errors.size === 0 ? 200 : 422)
}

export async function confirmAddress(asked: Asked): Promise<Answer> {
  const { site, params, lang } = asked
  const { drawer } = site.log
  const now = site.now()
  const { fields } = await readForm(asked, 1024)
  if (fields.get('confirm') !== 'yes')
    return addressPage(asked, new Map([['confirm', say(lang, 'confirm.mineMissing')]]))
  const id = await answerLink(drawer, params.token!, now, async ({ application, address }) => {
    await keepProof(drawer, application, addressProof(address, 'link', now))
    return application
  })
  const call = await callShown(asked, (await applicationOf(site, id)).call)
  const title = say(lang, 'confirm.done')
  const main = html`${quietOpening(say(lang, 'confirm.kicker'), title, say(lang, 'confirm.doneMeans'))}`
  return privatePage(asked, { title, main, call })
}
