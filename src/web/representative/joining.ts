import { formatEnvelope } from '../../core/envelope.ts'
import { type JsonObject, parseJson } from '../../core/json.ts'
import { type Key, newSigner } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { formatTime, parseTime } from '../../core/time.ts'
import { wordsIn } from '../../core/words.ts'
import { credentialKept } from '../../people/credentials.ts'
import { draftDropped } from '../../people/drafts.ts'
import { type Invitation, invitationProlonged } from '../../people/invitations.ts'
import { UNOPENED_SECONDS } from '../../people/launches.ts'
import { hashOfToken } from '../../people/tokens.ts'
import type { Kind } from '../../register/kinds.ts'
import { isEntering, partyJoined } from '../../register/types/invitations.ts'
import { mandateNeeded } from '../../register/types/mandates.ts'
import { grantedKept } from '../../work/act/consequences.ts'
import { composedOf, Saying } from '../../work/compose.ts'
import { goodInvitation, inviteeOf } from '../../work/invitations.ts'
import { launchAhead } from '../../work/launch/embargo.ts'
import { sealSignature } from '../../work/launch/seals.ts'
import { FRESH_SECONDS, goodUntil, handOut } from '../../work/plain-links.ts'
import { leafFacts } from '../apply/invited.ts'
import {
  type Asked,
  type Checking,
  contactLink,
  type Fieldset,
  fact,
  hiddenFields,
  html,
  inset,
  type Lang,
  linkButton,
  linkTo,
  longMinute,
  nameIn,
  opening,
  type Piece,
  part,
  refusalWords,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import type { NewPasskey } from '../passkey/new-passkey.ts'
import { signedByNew } from '../passkey/new-passkey.ts'
import { sessionToOpen } from '../passkey/sign-in.ts'
import { lostBefore } from '../passkey/way-back.ts'
import { byHand, exactBytes } from '../sign/confirm.ts'
import { sealedInDraft } from '../sign/draft.ts'
import { hourNow, hourTold } from '../sign/hour.ts'
import { type Offer, offerOf } from '../sign/offer.ts'
import { readGrid, textOffered } from '../sign/read.ts'
import { saysWrong, typedWords, wordsFold } from '../sign/reservation.ts'
import { askWhom, sealedNotice, signedPath, stepMain, titleOfStep, writeToUs } from '../sign/steps.ts'
import { signingTold } from '../sign/told.ts'
import { callName, issuedBy } from '../statement/names.ts'
import { wayToDecline } from './declining.ts'

/**
 * Whoever is invited joins: their device makes a passkey, and it signs the one statement that brings in the
 * organisation with that key and, if they like, its signature; or its first key alone, of one that was admitted before.
 * Before that nothing of it is recorded.
 */

type Joins = NonNullable<Invitation['joins']>

/** What the link leads to. Refuses what the register would refuse of whoever joins now. */
export async function joining(
  asked: Asked,
  {
    application,
    person,
    by,
    until,
  }: Pick<Invitation, 'application' | 'person' | 'by'> & { readonly until: number },
  joins: Joins,
  /** Whether the depositary's own key lets them in, and no officer's. */
  isPlain: boolean,
): Promise<NewPasskey> {
  const { lang, site, query } = asked
  const token = asked.params.token!
  const { leaf } = joins
  const enters = isEntering(leaf)
  const { party, names, kind } = await inviteeOf(site, leaf)
  const here: Asked = { ...asked, params: { ...asked.params, call: leaf.call } }
  const refusal = await refusedIn(here, joins, null)
  if (refusal !== null) throw refusal
  const offered = await offerIn(here)
  const may = offered instanceof Refusal ? offered : await refusedIn(here, joins, acceptanceOf(offered))
  const launch = await launchAhead(site, leaf.call)
  const opens = launch?.opens ?? null
  const name = nameIn(names, lang).text
  const call = await callName(asked, leaf.call)
  const issued = await issuedBy(asked, leaf.call)
  const entering = enters ? 'yes' : 'no'
  const path = `/invitations/${token}`
  // The passkey that is there goes along, whatever else is chosen.
  const made = query.has('made') ? `&made=${query.get('made')}` : ''
  const to = `${path}?${new URLSearchParams(ALONG.flatMap(name => (query.has(name) ? [[name, query.get(name)!]] : [])))}`
  const text =
    offered instanceof Refusal ? null : await textOffered(here, offered, to, [query.get('read'), lang])
  const who = part(
    say(lang, 'joining.as'),
    html`
      <p>${say(lang, 'joining.invitedBy', { by, keeper: issued.keeper })}</p>
      ${await leafFacts(asked, leaf, joins.parts, { 'joining.until': longMinute(formatTime(until), lang) })}
    `,
    { note: say(lang, enters ? 'joining.asNote' : 'joining.asAdmittedNote') },
  )
  const sealed = sealedNotice(asked, launch)
  /** Where it may sign now, and does not put it off: the call with its text, and what stands around the form. */
  const signing =
    may !== null || offered instanceof Refusal || text?.isKept !== true || query.has('later')
      ? null
      : {
          offer: offered,
          read: text.lang,
          grid: await readGrid(here, offered, { text: text.matter, by: { name, kind } }),
        }
  const invites = say(lang, 'joining.lede', {
    ...issued,
    name,
    call,
    person,
    may: may === null ? 'sign' : 'join',
  })
  const lede = html`${invites} ${askWhom(asked)}`
  const publishes = say(lang, 'joining.publishes', {
    enters: entering,
    how: signing === null ? 'join' : 'sign',
  })
  const put = { name, keep: 'joining' } as const
  const other = part(
    say(lang, 'sign.otherWays'),
    otherWays(asked, { entering, onPaper: signing !== null && opens === null }),
  )
  return {
    path,
    draft: { purpose: 'joining', subject: hashOfToken(token) },
    use: 'party',
    link: token,
    ...(offered instanceof Refusal ? {} : { call: offered.call }),
    head: (title, lede) =>
      opening(say(lang, 'people.invitation'), title, lede, lede && remark(publishes, 'mt-s')),
    keepsKey: true,
    first(f, isMade) {
      const passkey = passkeySays(asked, isMade)
      const only = remark(say(lang, 'joining.onlyPublic', { name, enters: entering }), 'no-print')
      const button = say(lang, isMade ? 'sign.continue' : 'joining.setUp')
      if (signing === null)
        return {
          ...put,
          button,
          title: say(lang, 'joining.title', { name, call }),
          lede,
          before: who,
          heading: say(lang, 'joining.step1'),
          explain: html`
            ${sealed}
            <input type="hidden" name="how" value="join">
            ${may === null ? null : notYet(asked, { may, offered, name, kind, call })}
            ${passkey}
            ${only}
          `,
          beside: other,
        }
      const heading = say(lang, 'sign.read')
      return {
        ...put,
        button,
        title: titleOfStep(asked, signing.offer.call, heading),
        heading,
        explain: html`${signFields(asked, f, signing, name)}${passkey}${only}`,
        second: linkButton(
          asked,
          `${path}?later=1${made}`,
          say(lang, isMade ? 'joining.joinOnly' : 'joining.later'),
        ),
        page: form =>
          stepMain(
            asked,
            { step: 1, party: name, heading },
            html`
              <p class="note">${lede}</p>
              <p class="note mt-s">${publishes}</p>
              ${f.summary()}
              ${sealed}
              ${signing.grid(form)}
              ${who}
              ${other}
              ${opens === null ? byHand(asked) : null}
            `,
          ),
      }
    },
    async statement(fields, check) {
      const said = await acceptanceIn(here, joins, fields, check)
      if (said === undefined) return undefined
      return key => ({
        composed: {
          type: partyJoined.type,
          call: leaf.call,
          body: bodyOf(here, joins, key, said.acceptance),
          parts: [...joins.parts, ...said.parts],
        },
        by: party,
      })
    },
    second: async (made, back) => {
      const { acceptance } = parseStatement(made.payload).body
      const signs = acceptance !== null
      const by = { name, kind }
      const words =
        signs && !(offered instanceof Refusal)
          ? await signingTold(here, {
              offer: offered,
              by,
              acceptance: acceptance as JsonObject,
              parts: made.parts,
            })
          : joiningTold(asked, { name, call, enters: entering })
      const heading = say(lang, signs ? 'sign.sign' : 'joining.step2')
      const means = opens === null ? remark(say(lang, signs ? 'sign.publicSays' : 'joining.public')) : sealed
      return {
        title: heading,
        heading,
        button: say(lang, signs ? 'sign.button' : 'joining.join'),
        second: linkButton(asked, signs ? back : `${back}&later=1`, say(lang, 'sign.back')),
        hidden: hourTold(opens),
        words,
        page: (form, statement) =>
          stepMain(
            asked,
            { step: 2, party: name, heading },
            html`<div class="review">
              ${statement}
              ${form}
              ${remark(say(lang, 'sign.signSays'), 'needs-script')}
              ${means}
              ${enters ? null : remark(say(lang, 'people.addedByKeeper', { keeper: issued.keeper }))}
              ${exactBytes(asked, made.payload)}
            </div>`,
          ),
      }
    },
    async kept() {
      if (isPlain) await handOut(site, token)
      return []
    },
    again(made, isSent) {
      const left = goodUntil(made.payload) - site.now()
      if (!isPlain || left > (isSent ? 0 : FRESH_SECONDS)) return null
      const { type, call, body, parts } = composedOf(made.payload, made.parts)
      return { type, call, body: { ...body, invitation: parseJson(joins.made) }, parts }
    },
    async take(made, fields, step) {
      const { keyid, credential, payload, parts } = made
      const envelope = formatEnvelope(payload, [signedByNew(made, fields)])
      const bound = new Set<string>(wordsIn(parseStatement(payload).body).map(({ digest }) => digest))
      const posted = { envelope, parts: parts.filter(({ name: digest }) => bound.has(digest)) }
      const kept = { keyid, holder: party, use: 'party', transports: [], made: site.now() } as const
      const beside = async () => [
        ...(await goodInvitation(site, token)).used,
        ...(application !== null && joins.granted
          ? await grantedKept(site, { ...joins.granted, application, party })
          : []),
        draftDropped(step),
        await credentialKept(site.log.drawer, credential, kept),
      ]
      const hour = await hourNow(here, leaf.call, fields)
      if (hour !== null) {
        const kept = async () => [
          ...(await beside()),
          ...(await invitationProlonged(
            site.log.drawer,
            token,
            parseTime(hour) + UNOPENED_SECONDS,
            site.now(),
          )),
        ]
        const sealed = await sealSignature(site, { ...posted, opens: hour }, kept)
        return sealedInDraft(here, party, sealed)
      }
      const { cookie, opened } = await sessionToOpen(asked, { holder: party, use: 'party', keyid })
      const { index, known } = await site.record(posted, async () => [...(await beside()), ...opened])
      const signs = parseStatement(payload).body.acceptance !== null
      const to = signs ? signedPath(index) : `/representative?done=${index}`
      // An answer opens one session, not another for whoever has a copy.
      return seeOther(asked, to, known ? {} : { 'Set-Cookie': cookie })
    },
  }
}

/** Of who joins without signing. */
const joiningTold = (
  { lang }: Asked,
  told: { readonly name: string; readonly call: string; readonly enters: string },
): Piece =>
  html`<dl class="facts wide mt">${[
    fact(say(lang, 'joining.who'), html`<bdi>${told.name}</bdi>`),
    fact(say(lang, 'sign.public'), say(lang, 'joining.publicMeans', told)),
  ]}</dl>`

/** What of an address stays where the text is read on in another language. */
const ALONG = ['lang', 'made']

/** What a passkey is, or that it is there. */
function passkeySays(asked: Asked, isMade: boolean): Piece {
  const { lang } = asked
  if (isMade) return inset(say(lang, 'joining.isMade'))
  return html`<div class="no-print">
    <p>${say(lang, 'people.passkeyMeans')}</p>
    ${remark(say(lang, 'people.passkeyWhere'), 'mt-s')}
    ${remark(lostBefore(asked), 'mt-s')}
  </div>`
}

async function offerIn(here: Asked): Promise<Offer | Refusal> {
  try {
    return await offerOf(here)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const acceptanceOf = ({ manifest, call, text }: Offer, read = text.manifest.texts[0]!.lang): JsonObject => ({
  manifest,
  policy: call.row.policy,
  read: [read],
  reservation: null,
  declaration: null,
})

const bodyOf = ({ params }: Asked, { leaf, proof, made }: Joins, key: Key, acceptance: JsonObject | null) =>
  ({
    leaf,
    proof,
    invitation: parseJson(made),
    token: params.token!,
    key,
    acceptance,
  }) as unknown as JsonObject

/** Why the law would refuse it with a key that nobody has yet; null where nothing is in the way. */
function refusedIn(here: Asked, joins: Joins, acceptance: JsonObject | null): Promise<Refusal | null> {
  const { party, call } = joins.leaf
  const body = bodyOf(here, joins, newSigner('party').key, acceptance)
  return here.site.log.door.preview({ type: partyJoined.type, by: party, call, body, signers: [] })
}

interface Choosing {
  /** Why it could not sign now. */
  readonly may: Refusal
  readonly offered: Offer | Refusal
  readonly name: string
  readonly kind: Kind
  readonly call: string
}

/** To join alone: what lacks is said, with the way to it. */
function notYet(asked: Asked, why: Choosing): Piece {
  const { lang } = asked
  const { offered, name, call } = why
  return html`<div class="notice warn">
    <p>${say(lang, 'joining.notYet')} ${whyNot(lang, why)}</p>
    ${isUnchecked(why) ? html`<p>${say(lang, 'joining.notYetWay', { name })} ${askWhom(asked)}</p>` : null}
    ${offered instanceof Refusal ? null : html`<p>${linkTo(asked, `/${offered.call.id}/text`, say(lang, 'joining.readText', { call }))}</p>`}
  </div>`
}

/** What is accepted with the yes, and the words to add. */
function signFields(
  asked: Asked,
  f: Fieldset,
  { offer, read }: { readonly offer: Offer; readonly read: string },
  name: string,
): Piece {
  const { lang } = asked
  const hidden = { how: 'sign', manifest: offer.manifest, policy: offer.call.row.policy, read }
  const none = { reservation: null, declaration: null }
  return html`
    ${hiddenFields(hidden)}
    ${wordsFold(asked, f, offer, none)}
    ${f.check('agree', say(lang, 'sign.agree', { party: name }), { isRequired: true })}
  `
}

/** A mandate that is too weak is told as pages call it: whoever is invited knows no ids. */
function whyNot(lang: Lang, why: Choosing): string {
  const { may, name, kind } = why
  if (!isUnchecked(why)) return refusalWords(lang, may)[0]
  const { offered } = why
  const level = say(lang, `mandate.${mandateNeeded(offered.policy.policy, kind)}`)
  return say(lang, 'joining.unchecked', { name, level })
}

function isUnchecked(why: Choosing): why is Choosing & { readonly offered: Offer } {
  return !(why.offered instanceof Refusal) && why.may.code === 'mandate_insufficient'
}

interface Accepting {
  readonly acceptance: JsonObject | null
  readonly parts: Saying['parts']
}

/** What was chosen and typed, as the law takes it; undefined where something is noted in `check`. */
async function acceptanceIn(
  here: Asked,
  joins: Joins,
  fields: URLSearchParams,
  check: Checking,
): Promise<Accepting | undefined> {
  const { lang } = here
  if (fields.get('how') === 'join') return { acceptance: null, parts: [] }
  const party = nameIn((await inviteeOf(here.site, joins.leaf)).names, lang).text
  check.must('agree', say(lang, 'sign.agreeMissing', { party }), fields.has('agree'))
  const typed = typedWords(fields)
  for (const [name, sentence] of saysWrong(here, typed)) check.errors.set(name, sentence)
  if (!check.isGood) return undefined
  const saying = new Saying()
  const words = (name: 'reservation' | 'declaration') => {
    const one = typed[name]
    return one && { ...saying.said(one.text, one.lang) }
  }
  const [manifest, policy, read] = ['manifest', 'policy', 'read'].map(name => fields.get(name) ?? '')
  const acceptance = {
    manifest: manifest!,
    policy: policy!,
    read: [read!],
    reservation: words('reservation'),
    declaration: words('declaration'),
  }
  const refusal = await refusedIn(here, joins, acceptance)
  if (refusal !== null) check.errors.set('agree', refusalWords(lang, refusal).join(' '))
  return refusal === null ? { acceptance, parts: saying.parts } : undefined
}

/**
 * Nobody is kept out for lack of a device: the link opens elsewhere too, and paper counts the same. What is sealed
 * until an hour would be public at once on paper.
 */
function otherWays(
  asked: Asked,
  { entering, onPaper }: { readonly entering: string; readonly onPaper: boolean },
) {
  const { lang } = asked
  return html`
    <p>${say(lang, 'people.otherDevice')}</p>
    ${onPaper ? html`<p class="mt-s">${say(lang, 'joining.onPaper')} ${contactLink(asked) === null ? askWhom(asked) : writeToUs(asked)}</p>` : null}
    <p class="mt-s">${say(lang, 'joining.nothing', { enters: entering })}</p>
    ${wayToDecline(asked)}
  `
}
