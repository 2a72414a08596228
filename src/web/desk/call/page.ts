import { expectedOn, type Progress } from '../../../work/call-progress.ts'
import { takesSigning, whyNotRemind } from '../../../work/reminders.ts'
import {
  type Asked,
  addressWith,
  callShown,
  doneNotice,
  type Errors,
  type Form,
  formatNumber,
  html,
  linkButton,
  linkTo,
  NO_ERRORS,
  nameIn,
  say,
  takesSignatures,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, paragraph } from '../pages.ts'
import { invitedTable } from './invited.ts'
import { itselfPart } from './itself.ts'
import { rulePart, takeRule } from './rule.ts'
import { hasContinued, hasEntered, hasGone, hasSigned } from './stages.ts'

/** One call at the desk: who was invited and how far each has come, and what can be done about the call itself. */
export const showDeskCall = (asked: Asked, officer: Officer) => callPage(asked, officer)

/** Sets or ends the rule by which the call reminds. */
export async function takeDeskCall(asked: Asked, officer: Officer, form: Form) {
  await callShown(asked, asked.params.call!)
  const answer = await takeRule(asked, officer, form)
  return answer instanceof Map ? callPage(asked, officer, form.fields, answer) : answer
}

async function callPage(
  asked: Asked,
  officer: Officer,
  typed = new URLSearchParams(),
  errors: Errors = NO_ERRORS,
) {
  const { lang, params, site } = asked
  const id = params.call!
  const call = await callShown(asked, id)
  const all = await expectedOn(site, id)
  const takes = takesSignatures(call) && (await takesSigning(site, id))
  const name = nameIn(call.row.titles, lang).text
  const invited = all.filter(({ found }) => found !== null)
  const signed = invited.filter(hasSigned).length
  const heading =
    invited.length === 0 ? name : say(lang, 'invited.title', { invited: invited.length, signed })
  const where = html`${linkTo(asked, '/desk/calls', say(lang, 'calls.caption'))} / <span dir="auto">${name}</span>. ${linkTo(asked, `/${id}`, say(lang, 'calls.public'))} ${call.isRecord ? null : linkTo(asked, `/desk/calls/${id}/cycle`, say(lang, 'cycle.see'))}`
  const parts = html`
    ${done(asked)}
    <section class="box invitations" id="invited">
      <h2 class="vh">${say(lang, 'invited.heading')}</h2>
        ${all.length === 0 ? paragraph(lang, takes ? 'invited.none' : 'invited.noneTaken') : funnel(asked, all)}
        ${actions(asked, officer, id, all, takes)}
        ${all.length === 0 ? null : await invitedTable(asked, officer, { call: id, here: `/desk/calls/${id}`, all, takes })}
    </section>
    ${takes ? await rulePart(asked, officer, id, typed, errors) : null}
    ${await itselfPart(asked, officer, call)}
  `
  return deskPage(
    asked,
    officer,
    {
      title: invited.length === 0 ? name : `${heading}: ${name}`,
      heading,
      note: where,
      status: errors.size === 0 ? 200 : 422,
    },
    parts,
  )
}

const DONE = ['reminded', 'round', 'rule'] as const

function done({ lang, query }: Asked) {
  const what = DONE.find(one => query.get('done') === one)
  return what === undefined ? null : doneNotice(say(lang, `invited.done.${what}`))
}

/** Each number counts who has come so far or further; the last two tell who has not. */
function funnel({ lang }: Asked, all: readonly Progress[]) {
  const count = (is: (one: Progress) => boolean) => all.filter(is).length
  const numbers = [
    ['invited.n.sent', count(hasGone)],
    ['invited.n.continued', count(hasContinued)],
    ['invited.n.key', count(hasEntered)],
    ['invited.n.signed', count(hasSigned)],
    ['invited.n.declined', count(({ stage }) => stage === 'declined')],
    ['invited.n.returned', count(({ stage }) => stage === 'returned')],
  ] as const
  return html`<dl class="funnel">${numbers.map(([key, value]) => html`<div><dt>${say(lang, key)}</dt><dd>${formatNumber(value, lang)}</dd></div>`)}</dl>`
}

function actions(asked: Asked, officer: Officer, id: string, all: readonly Progress[], takes: boolean) {
  const { lang, site } = asked
  if (!takes || !mayCome(officer, 'deskInvitationsSent')) return null
  const now = site.now()
  const count = (early: boolean) =>
    all.filter(one => whyNotRemind(one, takes, now, { early }) === null).length
  const [due, early] = [count(false), count(true)]
  const remind =
    due === 0
      ? early === 0
        ? null
        : linkButton(asked, `/desk/calls/${id}/remind?early=yes`, say(lang, 'remind.early', { count: early }))
      : linkButton(asked, `/desk/calls/${id}/remind`, say(lang, 'invited.remindAll', { count: due }))
  const of = (path: string) => addressWith(path, { call: id })
  return html`<div class="actions">
    ${linkButton(asked, of('/desk/inviting'), say(lang, 'invited.invite'), '')}
    ${linkButton(asked, of('/desk/bulk'), say(lang, 'invited.inviteMany'))}
    ${linkButton(asked, of('/desk/invitations'), say(lang, 'invited.inviteKnown'))}
    ${remind}
  </div>`
}
