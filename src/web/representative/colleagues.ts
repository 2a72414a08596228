import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { colleagueEnded, colleagueOf, inviteColleague } from '../../people/colleagues.ts'
import { KEY_ROLES } from '../../register/kinds.ts'
import type { StatementType } from '../../register/types.ts'
import {
  type Answer,
  type Asked,
  Checking,
  dayIn,
  type Errors,
  Fieldset,
  type Form,
  html,
  linkButton,
  NO_ERRORS,
  notedPart,
  part,
  postedForm,
  privatePage,
  remark,
  say,
  seeOther,
  takeTurn,
  typedIn,
} from '../kit/kit.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { prepareAct } from './acts.ts'
import { opening, type Representative } from './session.ts'

/** How a party lets in its own people: a link, made here and handed over by whoever asked for it. */

export async function showInviteColleague(
  asked: Asked,
  who: Representative,
  values: URLSearchParams = asked.query,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, 'rep.inviteTitle')
  const f = new Fieldset(lang, values, errors)
  const options = KEY_ROLES.map(value => ({
    value,
    says: say(lang, `rep.role.${value}`),
    more: say(lang, `rep.roleMeans.${value}`),
  }))
  const form = postedForm(asked, '/representative/colleagues', {
    f,
    fields: html`
      ${f.text('label', { label: say(lang, 'rep.label'), hint: say(lang, 'rep.labelHint') })}
      ${f.choice('role', { label: say(lang, 'rep.fact.role'), options })}
    `,
    keep: 'colleague',
    button: say(lang, 'rep.makeLink'),
    beside: linkButton(asked, '/representative', say(lang, 'rep.back')),
  })
  const main = html`
    ${opening(asked, who, title, say(lang, 'rep.inviteNote'))}${await publicAtOnce(asked, null)}${notedPart(lang, 'rep.whom', form, { strong: true })}
  `
  return privatePage(asked, { title, main, script: 'keep-typed' }, errors.size === 0 ? 200 : 422)
}

export async function takeInviteColleague(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { lang, site } = asked
  const check = new Checking()
  const label = typedIn(fields, 'label').slice(0, 200)
  const role = KEY_ROLES.find(one => one === typedIn(fields, 'role'))
  check.must('label', say(lang, 'rep.labelMissing'), label !== '' && label.length <= 120)
  check.must('role', say(lang, 'rep.roleMissing'), role !== undefined)
  if (!check.isGood || role === undefined) return showInviteColleague(asked, who, fields, check.errors)
  takeTurn(asked, 'ceremony')
  const invited = { party: who.party, label, role, by: who.keyid }
  const { token, expires } = await inviteColleague(site.log.drawer, invited, site.now())
  const title = say(lang, 'rep.linkTitle', { label })
  const link = html`
    <p>${say(lang, 'rep.linkSays', { day: dayIn(expires, lang) })}</p>
    <p class="codeline mt-s" id="colleague-link">${site.publicUrl}/colleagues/${token}</p>
    ${remark(say(lang, 'rep.linkOnce'), 'mt-s')}
    <div class="actions">
      ${linkButton(asked, `/colleagues/${token}`, say(lang, 'rep.linkHere'), '')}
      ${linkButton(asked, '/representative', say(lang, 'rep.back'))}
    </div>
  `
  const main = html`${opening(asked, who, title)}${part(say(lang, 'rep.link'), link, { strong: true })}`
  return privatePage(asked, { title, main })
}

/** `let-in` leads to the statement that the new key has signed; `end` ends the link. */
export async function takeColleagueDecision(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const found = await colleagueOf(drawer, who.party, fields.get('colleague') ?? '', site.now())
  if (fields.get('decision') === 'end') {
    await drawer.apply(colleagueEnded(found), site.now())
    return seeOther(asked, '/representative#colleagues')
  }
  const { id, value } = found
  if (value.offered === null)
    throw new Refusal('request_malformed', 'Nobody has made a passkey by this link yet.')
  const { payload } = value.offered
  const { type, call, body } = parseStatement(payload)
  return prepareAct(
    asked,
    who,
    { type: type as StatementType, call, body, parts: [] },
    { after: { is: 'let-in', colleague: id }, change: '/representative#colleagues', payload },
  )
}
