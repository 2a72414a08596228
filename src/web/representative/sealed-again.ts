import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { credentialsOf } from '../../people/credentials.ts'
import { newChallenge, takeChallenge } from '../../people/sessions.ts'
import { hashOfToken } from '../../people/tokens.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import type { Lying } from '../../work/launch/embargo.ts'
import { statementIn } from '../../work/launch/held-ids.ts'
import {
  type Answer,
  type Asked,
  html,
  linkIn,
  opening,
  type Piece,
  part,
  phrase,
  privatePage,
  refusalNotice,
  say,
  takeTurn,
} from '../kit/kit.ts'
import { checkSession, keyidOf } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { sealedInDraft } from '../sign/draft.ts'
import { sealHours } from '../sign/hour.ts'
import { isAnother, notRecorded } from './used-link.ts'

/**
 * The link by which somebody has joined under seal leads them, with the passkey that they made, to the receipt and to
 * what they sealed: an answer may be lost, and before the hour the log can tell neither. Whoever has the link alone gets
 * neither, since it went through a mailbox.
 */
export async function sealedAgain(
  asked: Asked,
  { kept, seal }: Lying,
  fields?: URLSearchParams,
): Promise<Answer> {
  const { site, params } = asked
  const token = params.token!
  const { key } = partyJoined.read(statementIn(kept.envelope))
  // A form of before, sent once more, is no answer to this one.
  if (!fields?.has('again')) {
    const isLate = fields !== undefined && isAnother(fields, kept.envelope)
    return page(asked, { kept, seal }, keyidOf(key), isLate ? notRecorded(asked, fields) : null)
  }
  try {
    const challenge = await takeChallenge(site.log.drawer, fields.get('again')!, site.now(), actOf(token))
    checkSession(fields, key, challenge)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return page(asked, { kept, seal }, keyidOf(key), refusalNotice(asked.lang, error))
  }
  const { call, commitment, party } = kept
  const here = { ...asked, params: { ...params, call } }
  return sealedInDraft(here, party, { index: seal.entry, commitment })
}

async function page(asked: Asked, { kept, seal }: Lying, keyid: string, trouble: Piece = null) {
  const { lang, site, params } = asked
  const { log, now } = site
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(log.drawer, now(), actOf(params.token!))
  const known = await credentialsOf(log.drawer, kept.party, now())
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/invitations/${params.token}`),
    challenge,
    credentials: known.filter(({ value }) => value.keyid === keyid).map(({ id }) => id),
    hidden: { again: token },
    button: say(lang, 'sealed.againButton'),
    explain: html`${trouble}<p>${say(lang, 'sealed.againSays')}</p>`,
  })
  const title = say(lang, 'sealed.againTitle')
  const { hour, moved } = await sealHours(asked, kept.call, seal)
  const lede = html`${phrase(lang, 'sealed.againLede', { hour })} ${moved}`
  const main = html`
    ${opening(say(lang, 'people.invitation'), title, lede)}
    ${part(say(lang, 'sealed.againHead'), form, { strong: true })}
  `
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 410 : 403)
}

/** What the passkey confirms: an answer to a sign-in, or to another link, is none to this. */
const actOf = (token: string) => digestOf(utf8(`sealed again ${hashOfToken(token)}`))
