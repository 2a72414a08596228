import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { part } from '../../private.ts'
import { say } from '../../say.ts'
import type { Officer } from '../officer/officer.ts'
import type { FormName } from './forms.ts'

type Listed = Exclude<FormName, 'switch'>

/** What each form is about, in the order in which the desk lists them; a switch is set from the console of all. */
const ABOUT = {
  check: 'parties',
  party: 'parties',
  revocation: 'parties',
  merge: 'parties',
  succession: 'parties',
  ending: 'parties',
  paper: 'signatures',
  removal: 'signatures',
  invalidation: 'signatures',
  restoration: 'signatures',
  call: 'calls',
  text: 'calls',
  policy: 'calls',
  claim: 'calls',
  authority: 'calls',
  withholding: 'calls',
  closing: 'calls',
} as const satisfies Record<Listed, string>

const LISTED = Object.keys(ABOUT) as Listed[]
const GROUPS = [...new Set(Object.values(ABOUT))]

/** The forms of the desk, one part of the page for each matter. */
export function formParts(asked: Asked, officer: Officer): Markup[] {
  const signs = mayCome(officer, 'deskActSigned')
  const note = say(asked.lang, signs ? 'desk.actsNote' : 'office.submitNote')
  return GROUPS.map((group, i) => {
    const forms = LISTED.filter(name => ABOUT[name] === group).map(name => formRow(asked, name))
    const options = i === 0 ? { strong: true, note } : {}
    return part(
      say(asked.lang, `desk.about.${group}`),
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
