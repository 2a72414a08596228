import { noteEnrolment } from '../../people/applications.ts'
import { acceptInvitation, findInvitation } from '../../people/invitations.ts'
import { keyAdded } from '../../register/types/keys.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { linkTo } from '../links.ts'
import { html } from '../markup.ts'
import {
  bringIn,
  type NewPasskey,
  showNewPasskey,
  signedByNew,
  takeNewPasskey,
} from '../passkey/new-passkey.ts'
import { openSession } from '../passkey/session-cookies.ts'
import { keeperName, part, quietOpening, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { partyName } from '../statement/facts.ts'

/** A representative who was invited makes a passkey, and the depositary adds it for the party. */
export async function showInvitation(asked: Asked): Promise<Answer> {
  return showNewPasskey(asked, await invited(asked))
}

export async function takeInvitation(asked: Asked): Promise<Answer> {
  const way = await invited(asked)
  return takeNewPasskey(asked, way, (await readForm(asked)).fields)
}

async function invited(asked: Asked): Promise<NewPasskey> {
  const { lang, site, params } = asked
  const { log, now } = site
  const token = params.token!
  const { party, call, application, admitted, person } = await findInvitation(log.drawer, token, now())
  const name = await partyName(asked, party)
  const keeper = await keeperName(asked)
  // Nobody is kept out for lack of a device: the same link opens elsewhere, and paper counts the same.
  const onPaper = linkTo(asked, `/${call}/sign?party=${party}`, say(lang, 'people.onPaperLink'))
  return {
    path: `/invitations/${token}`,
    draft: { purpose: 'invitation', subject: party },
    use: 'party',
    link: token,
    call: await callShown(asked, call),
    head: (title, lede) => quietOpening(say(lang, 'people.invitation'), title, lede),
    first: () => ({
      title: say(lang, 'people.inviteTitle', { name }),
      lede: say(lang, 'people.inviteLede', { person, name, keeper }),
      heading: say(lang, 'people.step1'),
      note: linkTo(asked, `/entries/${admitted}`, say(lang, 'people.admittedBy', { index: admitted })),
      name,
      button: say(lang, 'people.makePasskey'),
      explain: html`<p>${say(lang, 'people.passkeyMeans')}</p><p class="note">${say(lang, 'people.passkeyWhere')}</p>`,
      beside: part(
        say(lang, 'sign.otherWays'),
        html`<p>${say(lang, 'people.otherDevice')}</p><p class="mt-s">${say(lang, 'people.onPaper')} ${onPaper}</p>`,
      ),
    }),
    statement: () => key => {
      const reason = { lang, text: say(lang, 'people.keyReason', { index: admitted }) }
      return { composed: { type: keyAdded.type, body: { holder: party, key, reason } as never } }
    },
    second: () => ({
      title: say(lang, 'people.confirmTitle'),
      heading: say(lang, 'people.step2'),
      button: say(lang, 'people.confirm'),
      explain: html`<p class="note">${say(lang, 'people.addedByKeeper', { keeper })}</p><p class="note">${say(lang, 'people.confirmNote')}</p>`,
    }),
    async take(made, fields) {
      const signature = signedByNew(made, fields)
      await acceptInvitation(log.drawer, token, now(), async () => {
        const index = await bringIn(asked, made, { holder: party, use: 'party' }, [signature])
        if (application !== null) await noteEnrolment(log.drawer, application, index, now())
      })
      const cookie = await openSession(asked, { use: 'party', holder: party, keyid: made.keyid })
      return seeOther(asked, `/${call}/sign?party=${party}`, { 'Set-Cookie': cookie })
    },
  }
}
