import { equalBytes } from '../../core/bytes.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { attempt, Refusal, unlessRefused } from '../../core/refusal.ts'
import { entryOf } from '../../work/record.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  Choice,
  entryShown,
  html,
  inset,
  linkButton,
  linkTo,
  longMinute,
  opening,
  type Piece,
  part,
  phrase,
  privatePage,
  say,
  seeOther,
} from '../kit/kit.ts'
import { keyidOf, payloadIn } from '../passkey/answer.ts'
import { askWhom, signedPath } from '../sign/steps.ts'
import { partyName } from '../statement/names.ts'
import { requireRepresentative } from './session.ts'

/**
 * Told by a link by which somebody has joined. It may be somebody else than whoever reads this: the page leads to the
 * receipt, and calls it the reader's own only where they have signed in with that passkey. Who sends the very statement
 * again, as after a lost answer, is led to it as theirs. `fields`: of what was sent.
 */
export async function usedLink(asked: Asked, entry: number, fields?: URLSearchParams): Promise<Answer> {
  const { lang, site } = asked
  const sent = sentIn(fields)
  if (sent !== undefined && (await entryOf(site.log, sent)) === entry)
    return seeOther(asked, signedPath(entry))
  const shown = await entryShown(asked, entry)
  const { admitted, prepared } = shown
  // Of what was sealed until an hour, the entry is the one that opened the seal.
  const { by } = (prepared.enclosed ?? prepared).statement
  const { acceptance, key } = bodyOf<'party/joined'>(shown)
  const isOwn = fields === undefined && (await isSignedIn(asked, by, keyidOf(key)))
  const name = await partyName(asked, by)
  const [signed, joined] = isOwn ? (['youSigned', 'youJoined'] as const) : (['signed', 'joined'] as const)
  const did = new Choice(acceptance === null ? joined : signed)
  const time = html`<time datetime="${admitted}">${longMinute(admitted, lang)}</time>`
  const title = say(lang, fields === undefined ? 'usedLink.title' : 'usedLink.notRecorded')
  const lede = phrase(lang, fields === undefined ? 'usedLink.lede' : 'usedLink.ledeSent', { did, name, time })
  const matter = html`
    ${fields === undefined ? null : notRecorded(asked, fields)}
    ${
      isOwn
        ? null
        : html`<p class="mt-s">${phrase(lang, 'usedLink.colleague', { name })}</p>
    <p class="mt-s">${say(lang, 'usedLink.ask')} ${askWhom(asked)}</p>`
    }
    <div class="actions">
      ${linkButton(asked, `/entries/${entry}/receipt`, say(lang, 'usedLink.receipt'), '')}
      ${linkTo(asked, '/representative', say(lang, 'usedLink.own'))}
    </div>
  `
  const main = html`
    ${opening(say(lang, 'people.invitation'), title, lede)}
    ${part(say(lang, 'rep.next'), matter, { strong: true })}
  `
  return privatePage(asked, { title, main }, fields === undefined ? 410 : 409)
}

/** With the very passkey that was made by the link. */
async function isSignedIn(asked: Asked, party: string, keyid: string): Promise<boolean> {
  const find = () => unlessRefused('sign_in_needed', () => requireRepresentative(asked))
  const who = await unlessRefused('keys_suspended', find)
  return who?.party === party && who.keyid === keyid
}

/** For whoever sent something by a link that another has used: none of it is kept, and a new passkey is known to nobody. */
export function notRecorded({ lang }: Asked, fields: URLSearchParams): Piece {
  const hasMade = (fields.get('credential') ?? '') !== ''
  return hasMade ? inset(say(lang, 'usedLink.passkey'), 'warn') : null
}

/** Whether another statement was sent than the one that this envelope holds. */
export function isAnother(fields: URLSearchParams | undefined, envelope: Uint8Array): boolean {
  const sent = sentIn(fields)
  return sent !== undefined && !equalBytes(sent, parseEnvelope(envelope).payload)
}

function sentIn(fields: URLSearchParams | undefined): Uint8Array | undefined {
  if (fields?.has('payload') !== true) return undefined
  const payload = attempt(() => payloadIn(fields))
  return payload instanceof Refusal ? undefined : payload
}
