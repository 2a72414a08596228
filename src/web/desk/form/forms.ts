import type { After } from '../../../work/act/consequences.ts'
import { formPages } from '../../forms/frame.ts'
import { type Asked, addressWith, html, linkButton, part, say, seeOther, spoken } from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { backOf, prepareAct } from '../act/acts.ts'
import { type DeskForm, type Officer, typedBy } from '../officer/officer.ts'
import { actLine, opening, recorded } from '../pages.ts'
import type { Section } from '../sections.ts'
import { switchForm } from '../switches.ts'
import { CALL_FORMS } from './call-forms.ts'
import { interruptionForm } from './interruption.ts'
import { OFFICER_FORMS } from './officer-forms.ts'
import { PARTY_FORMS } from './party-forms.ts'
import { SIGNATURE_FORMS } from './signature-forms.ts'
import { uninviteForm } from './uninviting.ts'

/** Those about a call stand on its page. */
const FORMS_ABOUT = { parties: PARTY_FORMS, signatures: SIGNATURE_FORMS } as const

/** A switch is set from the page of all, an officer allowed from that of officers, an invitation ended from theirs, and an
 * interruption signed from what waits. */
export const FORMS = {
  ...PARTY_FORMS,
  ...SIGNATURE_FORMS,
  ...CALL_FORMS,
  ...OFFICER_FORMS,
  interruption: interruptionForm,
  switch: switchForm,
  uninvite: uninviteForm,
} as const satisfies Record<string, DeskForm>
type FormName = keyof typeof FORMS

/** Where at the desk a form belongs. */
export function sectionOfForm(name: string): Section | undefined {
  if (Object.hasOwn(CALL_FORMS, name)) return 'calls'
  if (name === 'switch' || name === 'interruption' || Object.hasOwn(OFFICER_FORMS, name)) return 'settings'
  return Object.hasOwn(FORMS, name) ? 'organisations' : undefined
}

/** Bytes of a form with files: a text of a call may have 4 MiB, in several languages. */
export const MOST_DESK_FORM = 16 * 1024 * 1024

const pages = formPages<FormName, Officer, After>({
  forms: FORMS,
  root: '/desk',
  words: 'desk',
  scripts: ['paste', 'language-tabs'],
  opening: async (asked, officer, title, note) =>
    html`${opening(title, note)}${await recorded(asked, officer)}`,
  author: () => 'depositary',
  typed: ({ id }) => typedBy(id),
  prepare(asked, officer, { composed, after = { is: 'nothing' }, change, next }) {
    return prepareAct(asked, officer, composed, { after, change, back: next ?? backOf(after, composed) })
  },
})

/** A call is opened from a draft of it. */
export async function showForm(asked: Asked, officer: Officer) {
  return asked.params.form === 'call' ? seeOther(asked, '/desk/prepared') : pages.show(asked, officer)
}
export const takeForm = pages.take

type Matter = keyof typeof FORMS_ABOUT
type Listed = { [M in Matter]: keyof (typeof FORMS_ABOUT)[M] }[Matter]

interface Given {
  /** What is filled in already. */
  readonly values?: Readonly<Record<string, string>>
  /** Acts that make no sense there. */
  readonly without?: readonly Listed[]
}

/** The acts about these matters, each with a sentence. */
export function formParts(
  asked: Asked,
  officer: Officer,
  matters: readonly Matter[],
  { values = {}, without = [] }: Given = {},
) {
  const signs = mayCome(officer, 'deskActSigned')
  const note = say(asked.lang, signs ? 'desk.actsNote' : 'office.submitNote')
  return matters.map((matter, i) => {
    const names = (Object.keys(FORMS_ABOUT[matter]) as Listed[]).filter(name => !without.includes(name))
    const forms = names.map(name => formRow(asked, name, values))
    const options = { id: `about-${matter}`, ...(i === 0 && { strong: true, note }) }
    return part(
      say(asked.lang, `desk.about.${matter}`),
      html`<ul class="switches desk-acts">${forms}</ul>`,
      options,
    )
  })
}

function formRow(asked: Asked, name: Listed, values: Readonly<Record<string, string>>) {
  const { lang } = asked
  const title = say(lang, `desk.form.${name}`)
  const begin = spoken(say(lang, 'desk.begin'), title)
  return actLine(
    title,
    say(lang, `desk.formNote.${name}`),
    linkButton(asked, addressWith(`/desk/new/${name}`, values), begin, 'small second'),
  )
}
