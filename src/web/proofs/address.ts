import { askingOf } from '../../people/applications.ts'
import { answerLink, codeOfLink } from '../../people/codes.ts'
import { keepProof } from '../../people/proofs.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html } from '../markup.ts'
import { privatePage } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { addressProof } from './actions.ts'
import { applicationOf } from './own.ts'

/** The link of a letter with a code. It shows who asks; only the button confirms, since scanners of mail open links too. */

export async function showAddress(asked: Asked, status = 200): Promise<Answer> {
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
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'confirm.kicker')}</p><h1>${title}</h1><p class="lede" dir="auto">${lede}</p>
<p class="mt">${say(lang, 'confirm.means')}</p>
<form method="post" action="${linkIn(asked, `/addresses/${params.token}`)}"><div class="actions"><button class="btn" name="confirm" value="yes">${say(lang, 'confirm.button')}</button></div></form>
<p class="note mt">${say(lang, 'confirm.notMe')}</p></section>`
  return privatePage(asked, { title, main, call }, status)
}

export async function confirmAddress(asked: Asked): Promise<Answer> {
  const { site, params, lang } = asked
  const { drawer } = site.log
  const now = site.now()
  const { fields } = await readForm(asked, 1024)
  // A program that sends every form it finds has pressed no button.
  if (fields.get('confirm') !== 'yes') return showAddress(asked, 422)
  const id = await answerLink(drawer, params.token!, now, async ({ application, address }) => {
    await keepProof(drawer, application, addressProof(address, 'link', now))
    return application
  })
  const call = await callShown(asked, (await applicationOf(site, id)).call)
  const title = say(lang, 'confirm.done')
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'confirm.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'confirm.doneMeans')}</p></section>`
  return privatePage(asked, { title, main, call })
}
