import type { EnvelopeSignature } from '../../../core/keys.ts'
import { changeDraft, draftDropped } from '../../../people/drafts.ts'
import { keyAdded } from '../../../register/types/keys.ts'
import { depositarySigner } from '../../../work/depositary-signer.ts'
import { bringIn } from '../../../work/passkey.ts'
import {
  type Asked,
  doneNotice,
  type Form,
  html,
  inset,
  linkButton,
  notedPart,
  type Piece,
  remark,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { keyOfCredential, signatureBy } from '../../passkey/answer.ts'
import {
  draftOf,
  type NewPasskey,
  showNewPasskey,
  signedByNew,
  takeNewPasskey,
} from '../../passkey/new-passkey.ts'
import { endOwn, keyLine, ownKeys, sessionList } from '../../passkey/own-keys.ts'
import { noteAct } from '../diary.ts'
import { deskPage, opening } from '../pages.ts'
import { ownLetters, takeOwnLetters } from './letters.ts'
import type { Officer } from './officer.ts'

/** An officer's passkeys, of which a second is the way back when a device is lost, and sessions. */
export async function showOwn(asked: Asked, officer: Officer) {
  return ownPage(asked, officer, await ownLetters(asked, officer))
}

async function ownPage(asked: Asked, officer: Officer, letters: Piece, status = 200) {
  const { lang, query } = asked
  const { id, keyid } = officer
  const keys = await ownKeys(asked, id)
  const inForce = keys.filter(({ row }) => row.revoked === null)
  const only = inForce.length === 1 ? inset(say(lang, 'own.onlyOne')) : null
  const add = html`<div class="actions">${linkButton(asked, '/desk/own/passkey', say(lang, 'own.add'))}</div>`
  const revoke = mayCome(officer, 'deskForm') ? '/desk' : undefined
  const lines = keys.map(key => keyLine(asked, key, { isOwn: key.keyid === keyid, revoke }))
  const sessions = await sessionList(asked, { holder: id, use: 'officer' }, keys, '/desk/own/sessions')
  const parts = html`
    ${query.has('letters') ? doneNotice(say(lang, 'wishes.saved')) : null}
    ${notedPart(
      lang,
      'own.keys',
      html`
      ${only}
      <ul class="switches">${lines}</ul>
      ${revoke === undefined ? remark(say(lang, 'own.revokedByOthers'), 'mt') : null}
      ${add}
    `,
      { strong: true },
    )}${letters}${notedPart(lang, 'own.sessions', sessions)}
  `
  return deskPage(asked, officer, { title: say(lang, 'own.title'), status }, parts)
}

export async function chooseOwnLetters(asked: Asked, officer: Officer, form: Form) {
  const taken = await takeOwnLetters(asked, officer, form)
  return taken instanceof Map
    ? ownPage(asked, officer, await ownLetters(asked, officer, form.fields, taken), 422)
    : taken
}

export async function endOwnSession(asked: Asked, officer: Officer, { fields }: Form) {
  await endOwn(asked, officer.id, fields)
  await noteAct(asked, officer, 'session-ended')
  return seeOther(asked, '/desk/own')
}

/**
 * A further passkey in three touches: the new device makes a key, that key signs the statement that brings it in, and
 * the officer's passkey signs the same bytes. The depositary's key signs beside them, since no key of an office enters
 * without it; the log shows that this officer asked. The passkey of a drafter or a reader signs nothing there: its
 * answer is checked and goes no further.
 */
export async function showSecondPasskey(asked: Asked, officer: Officer) {
  // Before a device makes a key for nothing.
  depositarySigner(asked.site)
  return showNewPasskey(asked, further(asked, officer))
}

export function takeSecondPasskey(asked: Asked, officer: Officer, { fields }: Form) {
  return takeNewPasskey(asked, further(asked, officer), fields)
}

function further(asked: Asked, officer: Officer): NewPasskey {
  const { lang, site } = asked
  const { drawer } = site.log
  const { id, credentials } = officer
  const signsBeside = officer.office === 'decider'
  const path = '/desk/own/passkey'
  const draft = { purpose: 'officer passkey', subject: id }
  const wanted = { holder: id, use: 'officer' as const }
  return {
    path,
    draft,
    use: 'officer',
    head: title => opening(title),
    first: f => ({
      title: say(lang, 'own.addTitle'),
      heading: say(lang, 'own.step1'),
      name: `${say(lang, 'desk.passkeyName')} (${id})`,
      exclude: credentials,
      button: say(lang, 'desk.enrolButton'),
      explain: html`
        <p>${say(lang, 'own.addSays')}</p>
        ${f.text('label', { label: say(lang, 'own.label'), hint: say(lang, 'own.labelHint'), isOptional: true })}
      `,
    }),
    statement: fields => key => {
      const reason = { lang: 'en', text: say('en', signsBeside ? 'own.reason' : 'own.reasonShown') }
      const composed = { type: keyAdded.type, body: { holder: id, key, reason } as never }
      return { composed, label: typedIn(fields, 'label').slice(0, 120) }
    },
    second: ({ signature }) =>
      signature === null
        ? {
            title: say(lang, 'people.confirmTitle'),
            heading: say(lang, 'own.step2'),
            button: say(lang, 'own.signNew'),
          }
        : {
            title: say(lang, signsBeside ? 'own.oldTitle' : 'own.oldShownTitle'),
            heading: say(lang, 'own.step3'),
            button: say(lang, signsBeside ? 'own.signOld' : 'own.signShown'),
            credentials,
          },
    /** First the new key signs, then the one that the officer has. */
    async take(made, fields, step) {
      if (made.signature === null) {
        const signature = JSON.stringify(signedByNew(made, fields))
        await changeDraft(drawer, step, draft, draftOf({ ...made, signature }), site.now())
        return seeOther(asked, `${path}?step=${step}`)
      }
      // Before anything is kept: a session alone must not fill the officer's list of passkeys.
      const own = signatureBy(await keyOfCredential(asked, fields, wanted), made.payload, fields)
      const signatures = [...(signsBeside ? [own] : []), JSON.parse(made.signature) as EnvelopeSignature]
      const index = await bringIn(site, made, wanted, signatures, async () => [draftDropped(step)])
      return seeOther(asked, `/desk/own?done=${index}`)
    },
  }
}
