import { Refusal, unlessRefused } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { type Colleague, colleagueEnded, colleagueOf, MOST_COLLEAGUES } from '../../people/colleagues.ts'
import { MOST_LABEL } from '../../people/credentials.ts'
import { KEY_ROLES } from '../../register/kinds.ts'
import { type Invited, inviteColleague } from '../../work/colleagues.ts'
import {
  type Answer,
  type Asked,
  Checking,
  copyButton,
  datedLine,
  dayIn,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  inset,
  interfaceOptions,
  linkButton,
  NO_ERRORS,
  notedPart,
  part,
  phrase,
  postedForm,
  privatePage,
  refusalNotice,
  remark,
  say,
  seeOther,
  takeTurn,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'
import { isNameTaken, ownKeys } from '../passkey/own-keys.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { takeApproval } from './approval.ts'
import { showRepresentative } from './home.ts'
import { opening, type Representative } from './session.ts'

/** How a party lets in its own people: a link, made here and handed over, or sent, by whoever asked for it. */

const PAGE = '/representative/colleagues'

export async function showInviteColleague(
  asked: Asked,
  who: Representative,
  values: URLSearchParams = asked.query,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang, site } = asked
  const title = say(lang, 'rep.inviteTitle')
  const f = new Fieldset(lang, values, errors)
  const options = KEY_ROLES.map(value => ({
    value,
    says: say(lang, `rep.role.${value}`),
    more: say(lang, `rep.roleMeans.${value}`),
  }))
  // Without a relay an officer would hand the letter over, and read the link.
  const mail =
    site.mail === null
      ? null
      : html`<div class="two">
          ${f.text('email', { label: say(lang, 'rep.email'), hint: say(lang, 'rep.emailHint'), type: 'email', isPlain: true, isOptional: true })}
          ${f.select('lang', { label: say(lang, 'rep.emailLang'), options: interfaceOptions(asked), value: lang })}
        </div>`
  const form = postedForm(asked, PAGE, {
    f,
    fields: html`
      ${f.text('label', { label: say(lang, 'rep.label'), hint: say(lang, 'rep.labelHint') })}
      ${f.choice('role', { label: say(lang, 'rep.fact.role'), options })}
      ${mail}
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
  const isTaken = isNameTaken(await ownKeys(asked, who.party), label)
  check.must('label', say(lang, 'rep.nameTaken'), !isTaken)
  check.must(
    'label',
    say(lang, 'rep.labelMissing'),
    label !== '' && label.length <= MOST_LABEL && !hasHidden(label),
  )
  check.must('role', say(lang, 'rep.roleMissing'), role !== undefined)
  const typed = site.mail === null ? '' : typedIn(fields, 'email')
  const email = mailboxIn(typed)
  check.must('email', say(lang, 'apply.emailBad', { typed }), typed === '' || email !== undefined)
  if (!check.isGood || role === undefined) return showInviteColleague(asked, who, fields, check.errors)
  takeTurn(asked, 'ceremony')
  const to = email === undefined ? null : { email, lang: site.own.langIn(typedIn(fields, 'lang')) }
  const invited = { party: who.party, label, role, by: who.keyid }
  const made = await unlessRefused('rate_limited', () => inviteColleague(site, invited, { to }))
  if (made === undefined) {
    check.errors.set('label', say(lang, 'rep.linksMany', { count: MOST_COLLEAGUES }))
    return showInviteColleague(asked, who, fields, check.errors)
  }
  return linkPage(asked, who, invited, made, email)
}

/** Shown once: the link is kept nowhere. */
function linkPage(
  asked: Asked,
  who: Representative,
  { label }: Pick<Colleague, 'label'>,
  { token, expires, letter }: Invited,
  email = '',
): Answer {
  const { lang, site } = asked
  const title = say(lang, 'rep.linkTitle', { label })
  const address = `${site.publicUrl}/colleagues/${token}`
  const sent =
    letter === 'none'
      ? null
      : inset(phrase(lang, `rep.linkLetter.${letter}`, { email: html`<span dir="ltr">${email}</span>` }))
  const link = html`
    ${sent}
    <label for="colleague-link">${say(lang, letter === 'sent' ? 'rep.linkToo' : 'rep.linkHand')}</label>
    <div class="copy mt-s"><input id="colleague-link" readonly dir="ltr" value="${address}">${copyButton(lang, 'colleague-link')}</div>
    ${remark(say(lang, 'rep.linkSays', { day: dayIn(expires, lang) }), 'mt-s')}
  `
  const next = html`
    <ol class="ledger">
      ${datedLine(say(lang, 'rep.nextTheirs'), say(lang, 'rep.nextTheirsSays', { label }))}
      ${datedLine(say(lang, 'rep.nextYours'), say(lang, 'rep.nextYoursSays'))}
    </ol>
    <div class="actions">
      ${linkButton(asked, '/representative', say(lang, 'rep.toOwn'), '')}
      ${linkButton(asked, `/colleagues/${token}`, say(lang, 'rep.linkHere'))}
    </div>
  `
  const main = html`
    ${opening(asked, who, title)}${typedIsDone(PAGE)}
    ${part(say(lang, 'rep.link'), link, { strong: true })}
    ${part(say(lang, 'rep.next'), next)}
  `
  return privatePage(asked, { title, main, script: ['copy', 'keep-typed'] })
}

/** `approve` takes the passkey's answer; `again` makes another link in place of one, and `end` ends it. */
export async function takeColleagueDecision(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const found = await colleagueOf(drawer, who.party, fields.get('colleague') ?? '', site.now())
  const decision = fields.get('decision')
  if (decision === 'approve') {
    try {
      return await takeApproval(asked, who, found, fields)
    } catch (error) {
      // It was approved or ended meanwhile: nothing waits here any more.
      if (error instanceof Refusal && error.code === 'link_spent') throw error
      return showRepresentative(asked, who, refusalNotice(asked.lang, error))
    }
  }
  if (decision === 'again' && found.value.offered === null) {
    takeTurn(asked, 'ceremony')
    const { party, label, role } = found.value
    const invited = { party, label, role, by: who.keyid }
    return linkPage(
      asked,
      who,
      invited,
      await inviteColleague(site, invited, { to: null, instead: found.id }),
    )
  }
  if (decision !== 'end') throw new Refusal('request_malformed', 'A link is approved, made again or ended.')
  await drawer.apply(colleagueEnded(found), site.now())
  return seeOther(asked, '/representative#colleagues')
}
