import { launches } from '../../../people/launches.ts'
import { stateOf } from '../../call/state.ts'
import { sayAny } from '../../forms/field-messages.ts'
import { textInForce } from '../../forms/subjects.ts'
import {
  type Asked,
  addressWith,
  announcedHour,
  type CallShown,
  html,
  linkButton,
  linkTo,
  listed,
  longDay,
  notedPart,
  type Piece,
  type PlainKey,
  say,
  spoken,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { textsIn } from '../../text/redlined.ts'
import { CALL_FORMS } from '../form/call-forms.ts'
import type { FORMS } from '../form/forms.ts'
import type { Officer } from '../officer/officer.ts'

/** What can be said of the call, each with the form in which its officer says it. */

type FormName = keyof typeof FORMS

interface Line {
  readonly says: Piece
  readonly acts: readonly { readonly to: FormName | 'launch' | 'lists' | 'switches'; readonly says: string }[]
}

export async function itselfPart(asked: Asked, officer: Officer, call: CallShown) {
  const { lang } = asked
  const prepares = mayCome(officer, 'deskForm')
  const lines = (await linesOf(asked, call)).map(({ says, acts }) => {
    const buttons = acts.map(act =>
      linkButton(asked, pathOf(act.to, call.id), spoken(act.says, says), 'small second'),
    )
    return html`<li><span>${says}</span><span class="acts">${prepares ? buttons : null}</span></li>`
  })
  const matter = html`<ul class="also">${lines}</ul>${prepares ? otherForms(asked, call) : null}`
  return notedPart(lang, 'itself.heading', matter, { id: 'itself', strong: true })
}

type CallForm = keyof typeof CALL_FORMS

/** Those that stand in the lines. */
const IN_LINES: readonly CallForm[] = [
  'text',
  'translation',
  'correction',
  'policy',
  'amendment',
  'closing',
  'authority',
  'claim',
]

/** What is seldom said of a call. The law decides whether it takes it. */
function otherForms(asked: Asked, { id, invitesPersons }: CallShown) {
  const { lang } = asked
  const names = (Object.keys(CALL_FORMS) as CallForm[]).filter(name => !IN_LINES.includes(name))
  const links = names.map(name =>
    linkTo(asked, addressWith(`/desk/new/${name}`, { call: id }), say(lang, `desk.form.${name}`)),
  )
  const persons = invitesPersons ? [linkTo(asked, `/desk/names/${id}`, say(lang, 'desk.room.names'))] : []
  return html`<details class="fold">
    <summary>${say(lang, 'itself.more')}</summary>
    ${listed([...links, ...persons], 'plain-list')}
  </details>`
}

function pathOf(to: Line['acts'][number]['to'], call: string): string {
  if (to === 'launch') return `/desk/launch/${call}`
  if (to === 'switches') return '/desk/settings#pauses'
  return addressWith(to === 'lists' ? '/desk/lists' : `/desk/new/${to}`, { call })
}

async function linesOf(asked: Asked, call: CallShown): Promise<Line[]> {
  const { lang, site } = asked
  const { id, row, isRecord } = call
  const act = (to: Line['acts'][number]['to'], says: PlainKey) => ({ to, says: sayAny(lang, says) })
  const text = await textInForce(asked, { id, row })
  const isOpen = row.closed === null && row.voided !== true
  const rules = row.policies.at(-1)!
  const state = await stateOf(asked, call)
  const launch = await launches.get(site.log.drawer, id, site.now())
  const lines: (Line | false)[] = [
    {
      says:
        text === undefined
          ? say(lang, 'itself.noText')
          : say(lang, 'itself.text', { number: text.number, languages: textsIn(text).length }),
      acts: [
        ...(isOpen ? [act('text', text === undefined ? 'itself.publish' : 'itself.newVersion')] : []),
        ...(text === undefined
          ? []
          : [act('translation', 'itself.translation'), act('correction', 'itself.correction')]),
      ],
    },
    {
      says: say(lang, 'itself.rules', { day: longDay(rules.day, lang) }),
      acts: isOpen ? [act('policy', 'itself.change')] : [],
    },
    { says: say(lang, 'itself.summary'), acts: isOpen ? [act('amendment', 'itself.edit')] : [] },
    !isRecord &&
      isOpen && {
        says:
          launch === undefined || launch.lifted
            ? say(lang, 'itself.noLaunch')
            : say(lang, 'itself.launch', { hour: announcedHour(launch, lang) }),
        acts: [act('launch', 'itself.hour')],
      },
    !isRecord && {
      says: say(lang, `call.state.${state.is === 'later' ? 'open' : state.is}`),
      acts: isOpen ? [act('switches', 'itself.pause'), act('closing', 'itself.close')] : [],
    },
    {
      says: say(lang, `authority.${row.authority.level}`),
      acts: isOpen && !isRecord ? [act('authority', 'itself.check')] : [],
    },
    { says: say(lang, 'itself.lists', { count: call.lists.length }), acts: [act('lists', 'itself.addList')] },
    isRecord && isOpen && { says: say(lang, 'itself.claim'), acts: [act('claim', 'itself.record')] },
  ]
  return lines.filter(one => one !== false)
}
