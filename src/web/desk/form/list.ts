import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { part } from '../../private.ts'
import { say } from '../../say.ts'
import type { Officer } from '../officer/officer.ts'
import { FORMS_ABOUT } from './forms.ts'

type Matter = keyof typeof FORMS_ABOUT
type Listed = { [M in Matter]: keyof (typeof FORMS_ABOUT)[M] }[Matter]

/** The forms of the desk, one part of the page for each matter. */
export function formParts(asked: Asked, officer: Officer): Markup[] {
  const signs = mayCome(officer, 'deskActSigned')
  const note = say(asked.lang, signs ? 'desk.actsNote' : 'office.submitNote')
  return (Object.keys(FORMS_ABOUT) as Matter[]).map((matter, i) => {
    const forms = (Object.keys(FORMS_ABOUT[matter]) as Listed[]).map(name => formRow(asked, name))
    const options = i === 0 ? { strong: true, note } : {}
    return part(
      say(asked.lang, `desk.about.${matter}`),
      html`<ul class="switches desk-acts">${forms}</ul>`,
      options,
    )
  })
}

function formRow(asked: Asked, name: Listed): Markup {
  const { lang } = asked
  const title = say(lang, `desk.form.${name}`)
  return html`<li><div><h3>${title}</h3><p>${say(lang, `desk.formNote.${name}`)}</p></div><a class="btn small second" href="${linkIn(asked, `/desk/new/${name}`)}">${say(lang, 'desk.begin')}<span class="vh">: ${title}</span></a></li>`
}
