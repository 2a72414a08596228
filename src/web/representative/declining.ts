import { Refusal } from '../../core/refusal.ts'
import { declinedBy, type Invitee, inviteeAt } from '../../people/invitees.ts'
import { hashOfToken } from '../../people/tokens.ts'
import { goodInvitation } from '../../work/invitations.ts'
import {
  type Answer,
  type Asked,
  Checking,
  dayIn,
  type Errors,
  Fieldset,
  hasHidden,
  html,
  linkButton,
  linkTo,
  NO_ERRORS,
  opening,
  part,
  postedForm,
  privatePage,
  readForm,
  remark,
  say,
  seeOther,
  typedIn,
} from '../kit/kit.ts'
import { callName } from '../statement/names.ts'

/**
 * Whoever was invited says that they will not sign. To open the page says nothing: programs of mail servers do that. Only
 * officers read it, no entry tells of it, and the link goes on working: who signs by it after all has signed.
 */

const MOST_SAID = 1_000

const pathOf = ({ params }: Asked) => `/invitations/${params.token}`

export const showDeclining = (asked: Asked): Promise<Answer> =>
  decliningPage(asked, new URLSearchParams(), NO_ERRORS)

/** Refuses `link_spent` where the link is not good, or is older than what the desk keeps of who was invited. */
async function invitedBy({ site, params }: Asked): Promise<{ value: Invitee; until: number }> {
  const { invitation, until } = await goodInvitation(site, params.token!)
  const found = await inviteeAt(site.log.drawer, invitation, site.now())
  if (found?.value.link !== hashOfToken(params.token!))
    throw new Refusal('link_spent', 'Nothing can be answered by this link any more: write to the keeper.')
  return { value: found.value, until }
}

async function decliningPage(asked: Asked, typed: URLSearchParams, errors: Errors): Promise<Answer> {
  const { lang } = asked
  const { value, until } = await invitedBy(asked)
  const { name, call: id, declined } = value
  const call = await callName(asked, id)
  const told = { name, call }
  const day = dayIn(until, lang)
  // What somebody answered by an earlier link is no answer of this reader, and not for them to read.
  if (declined !== null && declined.at >= value.invited && errors.size === 0) {
    const title = say(lang, 'decline.doneTitle', told)
    const words =
      declined.said === '' ? null : html`<blockquote class="mt" dir="auto">${declined.said}</blockquote>`
    const main = html`
      ${opening(say(lang, 'people.invitation'), title, say(lang, 'decline.doneLede'))}
      ${part(
        say(lang, 'decline.again'),
        html`
          ${words}
          <p class="mt">${say(lang, 'decline.againSays', { day })}</p>
          <div class="actions">${linkButton(asked, pathOf(asked), say(lang, 'letter.openJoining'))}</div>
        `,
        { strong: true },
      )}
    `
    return privatePage(asked, { title, main })
  }
  const f = new Fieldset(lang, typed, errors)
  const title = say(lang, 'decline.title', told)
  const form = postedForm(asked, `${pathOf(asked)}/no`, {
    f,
    fields: html`
      ${f.area('said', { label: say(lang, 'decline.why'), hint: say(lang, 'decline.whyHint'), isOptional: true })}
      ${f.check('sure', say(lang, 'decline.sure', told), { isRequired: true })}
    `,
    button: say(lang, 'decline.button'),
    beside: linkTo(asked, pathOf(asked), say(lang, 'decline.back')),
  })
  const main = html`
    ${opening(say(lang, 'people.invitation'), title, say(lang, 'decline.lede', told))}
    ${part(say(lang, 'decline.heading'), html`${form}${remark(say(lang, 'decline.silent'), 'mt')}`, { strong: true })}
  `
  return privatePage(asked, { title, main }, errors.size === 0 ? 200 : 422)
}

export async function takeDeclined(asked: Asked): Promise<Answer> {
  const { lang, site } = asked
  const { fields } = await readForm(asked)
  const { value } = await invitedBy(asked)
  const said = typedIn(fields, 'said')
  const check = new Checking()
  check.must(
    'said',
    say(lang, 'decline.whyBad', { most: MOST_SAID }),
    said.length <= MOST_SAID && !hasHidden(said, { lines: true }),
  )
  // Programs that open mail press buttons, and tick nothing.
  check.must('sure', say(lang, 'decline.sureMissing'), fields.has('sure'))
  if (!check.isGood) return decliningPage(asked, fields, check.errors)
  await declinedBy(site.log.drawer, value, said, site.now())
  return seeOther(asked, `${pathOf(asked)}/no`)
}

/** The way here, from the page of the link. */
export const wayToDecline = (asked: Asked) =>
  html`<p class="mt-s">${linkTo(asked, `${pathOf(asked)}/no`, say(asked.lang, 'decline.way'))}</p>`
