import { equalBytes } from '../../../core/bytes.ts'
import { formatEnvelope } from '../../../core/envelope.ts'
import { Refusal } from '../../../core/refusal.ts'
import {
  declineJoint,
  endJoint,
  type FoundJoint,
  inviteJoint,
  jointAt,
  jointDone,
  jointsOf,
  MOST_JOINT,
  offerJoint,
} from '../../../people/joint-commitments.ts'
import { ref } from '../../../register/rows.ts'
import { commitmentJoined } from '../../../register/types/commitments.ts'
import { rowIn } from '../../../store/each-row.ts'
import { overOf } from '../../../work/commitments/joint-over.ts'
import { askToJoin, tellLead } from '../../../work/commitments/joint-told.ts'
import { type Composed, composedOf, payloadOf, Saying } from '../../../work/compose.ts'
import { isStale, olderPage } from '../../forms/act-drafts.ts'
import { Reading } from '../../forms/form-input.ts'
import { partyIn } from '../../forms/subjects.ts'
import { networksOf } from '../../http/networks.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  Checking,
  dayIn,
  type Errors,
  Fieldset,
  type Form,
  html,
  linkButton,
  listed,
  type Markup,
  NO_ERRORS,
  named,
  notedPart,
  type Piece,
  part,
  phrase,
  postedForm,
  privatePage,
  refusalNotice,
  remark,
  say,
  seeOther,
  spoken,
  typedIn,
} from '../../kit/kit.ts'
import { payloadIn } from '../../passkey/answer.ts'
import { callName, partyName } from '../../statement/names.ts'
import { textOfSaid } from '../../statement/quotes.ts'
import { pledgeShown } from '../../teller/commitments.ts'
import { Known } from '../../teller/setting.ts'
import { partySignature, partySigns, signingForm } from '../acts.ts'
import { opening, type Representative, requireSignatory } from '../session.ts'
import { leadNews } from './joined.ts'
import { changedPart, changedSince } from './joint-changed.ts'
import { overWords } from './joint-over.ts'
import { isClosed, isStanding, type Own, ownAt, pathOf, type Standing, standingOn } from './standing.ts'
import { wordsFault } from './words-language.ts'

/**
 * A commitment in which others take part. Its party invites; the invited says its part and signs; its party signs the
 * same bytes, and only then both are named. Until then nobody but these two knows of it.
 */

const placeOf = ({ id }: Pick<FoundJoint, 'id'>) => `/representative/joint/${id}`

/** On the page of a commitment of one's own: who was invited, and a form to invite another. */
export async function jointInvite(
  asked: Asked,
  who: Representative,
  it: Standing,
  { scheduled: { id } }: Own,
  values: URLSearchParams = new URLSearchParams(),
  errors: Errors = NO_ERRORS,
): Promise<Markup | null> {
  if (who.role !== 'signatory') return null
  const { lang, site } = asked
  const mine = (await jointsOf(site.log.drawer, who.party, site.now())).filter(
    ({ value }) =>
      value.call === it.id &&
      value.lead === who.party &&
      value.commitment === id &&
      value.declined === undefined,
  )
  const rows = await Promise.all(
    mine.map(async found => {
      const name = await partyName(asked, found.value.invited)
      const isSigned = found.value.offered?.signature && (await changedSince(asked, found)) === null
      const says = say(lang, isSigned ? 'ours.jointSigned' : 'ours.jointOpen')
      return html`${name}: ${says} ${buttonForm(asked, placeOf(found), { end: 'yes' }, spoken(say(lang, found.value.isOwn ? 'ours.jointNo' : 'ours.takeBack'), name), { style: 'small second' })}`
    }),
  )
  const f = new Fieldset(lang, values, errors)
  const form = postedForm(asked, `${pathOf(it, who.party, id)}/invite`, {
    f,
    fields: f.text('party', {
      label: say(lang, 'ask.party'),
      hint: say(lang, 'ours.inviteHint'),
      isPlain: true,
    }),
    button: say(lang, 'ours.invite'),
    isSecond: true,
  })
  return notedPart(
    lang,
    'ours.joint',
    html`${rows.length === 0 ? null : listed(rows, 'plain-list')}${form}`,
    {
      id: 'joint',
    },
  )
}

export async function takeInvite(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const it = await standingOn(asked, who)
  const own = ownAt(asked, it)
  if (own.isJoined) return joinNewer(asked, who, it, own, form.fields)
  if (!isStanding(own) || isClosed(own))
    throw new Refusal(
      'commitment_closed',
      `${own.scheduled.id} takes nobody any more: it was withdrawn or closed.`,
    )
  const typed = new Reading(asked, who, form)
  const { check } = typed
  const invited = await partyIn(typed, 'party')
  if (check.isGood) {
    const [signature] = await store.rows([ref('signatures', it.id, invited)])
    check.must('party', say(lang, 'ours.inviteUnsigned'), signature?.state === 'standing')
    check.must('party', say(lang, 'ours.inviteSelf'), invited !== who.party)
    const out = (await jointsOf(drawer, who.party, site.now())).filter(
      ({ value }) => value.lead === who.party && value.declined === undefined,
    )
    check.must('party', say(lang, 'ours.inviteMany', { most: MOST_JOINT }), out.length < MOST_JOINT)
  }
  if (!check.isGood) {
    const shown = await jointInvite(asked, who, it, own, form.fields, check.errors)
    const title = own.name
    return privatePage(asked, { title, main: html`${opening(asked, who, title)}${shown}` }, 422)
  }
  const of = { call: it.id, lead: who.party, commitment: own.scheduled.id, invited }
  await askToJoin(site, of, networksOf(asked.address ?? ''))
  return seeOther(asked, `${pathOf(it)}?invited=1`)
}

/** Whoever takes part asks by itself for the version that stands now. To look at it lays nothing. */
export async function newerPage(
  asked: Asked,
  who: Representative,
  it: Standing,
  own: Own,
  { values, errors = NO_ERRORS }: Pick<Shown, 'values' | 'errors'> = {},
): Promise<Answer> {
  requireSignatory(who)
  const { lang } = asked
  const { party: lead, id: commitment } = own.scheduled
  const path = pathOf(it, lead, commitment)
  const news = leadNews(own.row, who.party)
  if (news?.is !== 'changed') return seeOther(asked, path)
  const of = { call: it.id, lead, commitment }
  const title = say(lang, 'ours.jointTitle')
  const typed = values ?? new URLSearchParams({ part: await lastPart(asked, who, own) })
  const form = partForm(asked, `${path}/invite`, { f: new Fieldset(lang, typed, errors), back: path })
  const main = html`
    ${opening(asked, who, title, await againLede(asked, of))}
    ${await versionPart(asked, of)}
    ${part(say(lang, 'ours.jointYours'), form, { strong: true, note: say(lang, 'ours.then') })}
  `
  return privatePage(asked, { title, main, script: 'keep-typed' }, errors.size > 0 ? 422 : 200)
}

/** What it said of the older version. */
async function lastPart(asked: Asked, { party }: Representative, { row }: Own): Promise<string> {
  const yes = row.joined.findLast(one => one.party === party)!
  return yes.part === null ? '' : ((await textOfSaid(asked, yes.part, Number.POSITIVE_INFINITY)) ?? '')
}

/** It says its part; whose commitment it is hears of it once this party has signed, and signs last, as always. */
async function joinNewer(
  asked: Asked,
  who: Representative,
  it: Standing,
  own: Own,
  fields: URLSearchParams,
): Promise<Answer> {
  requireSignatory(who)
  const wrong = wordsFault(asked.lang, typedIn(fields, 'part'))
  const isNews = leadNews(own.row, who.party)?.is === 'changed'
  if (wrong !== null || !isNews || !fields.has('part')) {
    const errors = wrong === null ? NO_ERRORS : new Map([['part', wrong]])
    return newerPage(asked, who, it, own, { errors, ...(fields.has('part') && { values: fields }) })
  }
  const { drawer } = asked.site.log
  const { party: lead, id: commitment } = own.scheduled
  const of = { call: it.id, lead, commitment, invited: who.party, isOwn: true } as const
  const id = await inviteJoint(drawer, of, asked.site.now())
  return takePart(asked, who, await jointAt(drawer, id, who.party, asked.site.now()), fields)
}

function partForm(asked: Asked, action: string, { f, back }: { f: Fieldset; back: string }): Markup {
  const { lang } = asked
  return postedForm(asked, action, {
    f,
    fields: f.area('part', {
      label: say(lang, 'ours.part'),
      hint: say(lang, 'ours.jointPartHint'),
      isOptional: true,
      rows: 3,
    }),
    button: say(lang, 'desk.next'),
    beside: linkButton(asked, back, say(lang, 'rep.back')),
  })
}

/** Whether the invited takes part already, in an older version. */
async function isAgain({ site }: Asked, { value }: Pick<FoundJoint, 'value'>): Promise<boolean> {
  if (value.isOwn) return true
  const row = await rowIn(site.log.store, 'commitments', value.call, value.lead, value.commitment)
  return row !== undefined && leadNews(row, value.invited)?.is === 'changed'
}

/** What waits between this party and another on a call; null where nothing does. */
export async function jointPart(
  asked: Asked,
  who: Representative,
  { id: call }: Pick<Standing, 'id'>,
): Promise<Markup | null> {
  const rows = await jointLines(asked, who, call)
  return rows.length === 0
    ? null
    : notedPart(asked.lang, 'ours.together', html`<ul class="switches">${rows}</ul>`, { strong: true })
}

/** Each with the button that does what it waits for, for whoever may sign. */
export async function jointLines(asked: Asked, who: Representative, call?: string): Promise<Markup[]> {
  const { lang, site } = asked
  const all = await jointsOf(site.log.drawer, who.party, site.now())
  const open = all.filter(({ value }) => call === undefined || value.call === call)
  const lines = open.map(async found => {
    const { lead, invited, offered, made } = found.value
    const isLead = lead === who.party
    const over = await overOf(asked.site.log, found.value)
    if (over !== null)
      return html`<li><div><p class="what">${await overWords(asked, found, over, who.party)}</p></div>${removal(asked, who, found)}</li>`
    const changed = await changedSince(asked, found)
    const isSigned = offered?.signature != null && changed === null
    // What waits for the other is told where it can be taken back.
    const isTurn = isLead === isSigned
    if (isLead && (offered?.signature == null || (!isTurn && changed === null))) return null
    const other = await partyName(asked, isLead ? invited : lead)
    const title = await callName(asked, found.value.call)
    const key =
      changed !== null && offered?.signature != null
        ? isLead
          ? 'ours.jointStaleLead'
          : 'ours.jointStale'
        : isLead
          ? 'ours.jointToSign'
          : isSigned
            ? 'ours.jointWaits'
            : (await isAgain(asked, found))
              ? 'ours.jointAskedAgain'
              : 'ours.jointAsked'
    const says = phrase(lang, key, { name: other, call: title, day: dayIn(made, lang) })
    const act =
      (!isTurn && changed === null) || who.role !== 'signatory'
        ? null
        : linkButton(asked, placeOf(found), spoken(say(lang, 'ours.jointLook'), other), 'small second lead')
    return html`<li><div><p class="what">${says}</p></div>${act}</li>`
  })
  return (await Promise.all(lines)).filter(one => one !== null)
}

/** Either takes away what is over. */
function removal(asked: Asked, { role }: Representative, found: FoundJoint): Markup | null {
  if (role !== 'signatory') return null
  return buttonForm(asked, placeOf(found), { end: 'yes' }, say(asked.lang, 'ours.jointRemove'), {
    style: 'small second',
  })
}

const foundAt = ({ site, params }: Asked, { party }: Representative): Promise<FoundJoint> =>
  jointAt(site.log.drawer, params.joint!, party, site.now())

export async function showJoint(asked: Asked, who: Representative): Promise<Answer> {
  return jointPage(asked, who, await foundAt(asked, who))
}

interface Shown {
  readonly trouble?: Piece
  readonly values?: URLSearchParams
  readonly errors?: Errors
  /** What was sent cannot be taken any more. */
  readonly isRefused?: boolean
}

async function jointPage(
  asked: Asked,
  who: Representative,
  found: FoundJoint,
  { trouble = null, values = new URLSearchParams(), errors = NO_ERRORS, isRefused = false }: Shown = {},
): Promise<Answer> {
  const { lang } = asked
  const { lead, offered } = found.value
  const action = placeOf(found)
  const isLead = lead === who.party
  const changed = await changedSince(asked, found)
  const isSigned = offered?.signature != null && changed === null
  const title = say(lang, 'ours.jointTitle')
  const over = await overOf(asked.site.log, found.value)
  if (over !== null) {
    const says = html`<p class="notice warn">${await overWords(asked, found, over, who.party)}</p>`
    const main = html`${opening(asked, who, title)}${says}${trouble}
      ${await versionPart(asked, found.value)}<div class="actions">${removal(asked, who, found)}</div>`
    return privatePage(asked, { title, main }, isRefused ? 409 : 200)
  }
  if (offered !== null && changed === null && isLead === isSigned && !asked.query.has('part')) {
    const { payload, parts } = offered
    return partySigns(asked, who, title, {
      composed: composedOf(payload, parts),
      payload,
      note: say(lang, isLead ? 'ours.jointLeadNote' : 'ours.jointSignNote'),
      trouble,
      more: await versionPart(asked, found.value),
      form: signingForm(asked, who, payload, {
        action,
        back: isLead ? pathOf({ id: found.value.call }) : `${action}?part=1`,
      }),
    })
  }
  const head = opening(asked, who, title, await ledeOf(asked, who, found))
  // What was not signed yet is simply read as it stands now.
  const news =
    changed === null || offered?.signature == null ? null : await changedPart(asked, found, changed)
  // Nothing to do here, for now: the other has not signed yet, or has to sign next.
  if (isLead || isSigned) {
    const invited = await partyName(asked, found.value.invited)
    const says = isLead
      ? phrase(lang, 'ours.pair', { name: invited, what: say(lang, 'ours.jointOpen') })
      : say(lang, 'ours.jointDone')
    const main = html`${head}${trouble}${news}${await versionPart(asked, found.value)}${part(say(lang, 'rep.others'), html`<p>${says}</p>`)}`
    return privatePage(asked, { title, main }, trouble === null ? 200 : 409)
  }
  const typed = values.size > 0 ? values : new URLSearchParams({ part: found.value.part })
  const f = new Fieldset(lang, typed, errors)
  const form = partForm(asked, action, { f, back: '/representative' })
  const no = say(lang, found.value.isOwn ? 'ours.jointStay' : 'ours.jointNo')
  const decline = buttonForm(asked, action, { end: 'yes' }, no, { style: 'small second' })
  const main = html`
    ${head}
    ${news}
    ${await versionPart(asked, found.value)}
    ${part(say(lang, 'ours.jointYours'), html`${trouble}${form}`, { strong: true, note: say(lang, 'ours.then') })}
    ${part(say(lang, 'ours.jointNoHeading'), html`${remark(say(lang, 'ours.jointNoNote'))}<div class="actions">${decline}</div>`)}
  `
  const status = errors.size > 0 ? 422 : trouble === null ? 200 : 409
  return privatePage(asked, { title, main, script: 'keep-typed' }, status)
}

async function ledeOf(asked: Asked, who: Representative, found: FoundJoint): Promise<Piece> {
  const { lead, call, invited, isOwn } = found.value
  if (lead === who.party)
    return phrase(asked.lang, isOwn ? 'ours.jointLedeLeadOwn' : 'ours.jointLedeLead', {
      name: await partyName(asked, invited),
      call: await callName(asked, call),
    })
  if (await isAgain(asked, found)) return againLede(asked, found.value)
  return phrase(asked.lang, 'ours.jointLede', {
    name: await partyName(asked, lead),
    call: await callName(asked, call),
  })
}

async function againLede(
  asked: Asked,
  { lead, call }: Pick<FoundJoint['value'], 'lead' | 'call'>,
): Promise<Markup> {
  const named = { name: await partyName(asked, lead), call: await callName(asked, call) }
  return phrase(asked.lang, 'ours.jointLedeAgain', named)
}

/** The very version to which the invited says yes, whole. Null where the commitment is gone. */
async function versionPart(
  asked: Asked,
  value: Pick<FoundJoint['value'], 'call' | 'lead' | 'commitment'>,
): Promise<Markup | null> {
  const row = await rowIn(asked.site.log.store, 'commitments', value.call, value.lead, value.commitment)
  const version = row?.versions.at(-1)
  if (version === undefined) return null
  const known = await Known.of(asked, [])
  const text = await rowIn(asked.site.log.store, 'texts', value.call, version.manifest)
  const principle = text?.manifest.principles.find(({ id }) => id === version.principle)
  const told = await pledgeShown(
    { asked, known },
    value.call,
    version,
    principle && named(principle.titles, asked.lang),
  )
  return part(say(asked.lang, 'ours.commitment'), told)
}

export async function takeJoint(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireSignatory(who)
  const { drawer } = asked.site.log
  const found = await foundAt(asked, who)
  const { fields } = form
  const isLead = found.value.lead === who.party
  const home = pathOf({ id: found.value.call })
  if (fields.get('end') === 'yes') {
    const over = await overOf(asked.site.log, found.value)
    if (isLead || found.value.isOwn || over !== null) {
      await endJoint(drawer, found.id)
      return seeOther(asked, `${home}?ended=1`)
    }
    await declineJoint(drawer, found.id, asked.site.now())
    return seeOther(asked, `${home}?declined=1`)
  }
  // Before a signature, so that nobody signs what the law would refuse.
  if ((await overOf(asked.site.log, found.value)) !== null)
    return jointPage(asked, who, found, { isRefused: true })
  if (fields.has('payload'))
    return isLead ? signLast(asked, who, found, fields) : signFirst(asked, who, found, fields)
  return isLead ? jointPage(asked, who, found) : takePart(asked, who, found, fields)
}

/** The invited says its part: the statement is made, with the version that stands now. */
async function takePart(asked: Asked, who: Representative, found: FoundJoint, fields: URLSearchParams) {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const { call, lead, commitment } = found.value
  const check = new Checking()
  const part = typedIn(fields, 'part')
  const wrong = wordsFault(lang, part)
  if (wrong !== null) check.must('part', wrong, false)
  if (!check.isGood) return jointPage(asked, who, found, { values: fields, errors: check.errors })
  const row = await rowIn(store, 'commitments', call, lead, commitment)
  const saying = new Saying()
  const body = {
    commitment: { party: lead, id: commitment },
    version: row?.versions.at(-1)?.entry ?? 0,
    part: saying.maybe(part, lang),
  }
  const proposal = { type: commitmentJoined.type, call, body, by: who.party, signers: [who.keyid] }
  const refusal = await site.log.door.preview(proposal)
  // Whose commitment it is signs next.
  if (refusal !== null && refusal.code !== 'cosigner_missing')
    return jointPage(asked, who, found, { values: fields, trouble: refusalNotice(lang, refusal) })
  const composed: Composed = { type: commitmentJoined.type, call, body, parts: saying.parts }
  const payload = payloadOf(site, composed, who.party)
  const offered = { payload, parts: saying.parts, signature: null }
  await offerJoint(drawer, found.id, { part, offered }, site.now())
  return seeOther(asked, placeOf(found))
}

/** Its signature waits for the other's: nothing is recorded yet. */
async function signFirst(asked: Asked, who: Representative, found: FoundJoint, fields: URLSearchParams) {
  const { drawer } = asked.site.log
  const { offered } = found.value
  if ((await changedSince(asked, found)) !== null) return jointPage(asked, who, found)
  if (offered === null || !equalBytes(payloadIn(fields), offered.payload))
    return jointPage(asked, who, found, { trouble: olderPage(asked) })
  // Sent twice, or by a colleague too: its lead is told once.
  if (offered.signature !== null) return seeOther(asked, `${pathOf({ id: found.value.call })}?offered=1`)
  try {
    const signature = await partySignature(asked, who, offered.payload, fields)
    await offerJoint(drawer, found.id, { offered: { ...offered, signature } }, asked.site.now())
    await tellLead(asked.site, found)
    return seeOther(asked, `${pathOf({ id: found.value.call })}?offered=1`)
  } catch (error) {
    return jointPage(asked, who, found, { trouble: refusalNotice(asked.lang, error) })
  }
}

async function signLast(asked: Asked, who: Representative, found: FoundJoint, fields: URLSearchParams) {
  const { site, lang } = asked
  const { drawer } = site.log
  const { offered, call } = found.value
  const first = offered?.signature
  // Changed since: the page says so, and what differs.
  if ((await changedSince(asked, found)) !== null) return jointPage(asked, who, found)
  if (offered === null || first == null || !equalBytes(payloadIn(fields), offered.payload))
    return jointPage(asked, who, found, { trouble: olderPage(asked) })
  try {
    const own = await partySignature(asked, who, offered.payload, fields)
    const envelope = formatEnvelope(offered.payload, [first, own])
    const { index } = await site.record({ envelope, parts: offered.parts }, async () => [jointDone(found)])
    return seeOther(asked, `${pathOf({ id: call })}?done=${index}`)
  } catch (error) {
    const notice = refusalNotice(lang, error)
    if (!isStale(error as Refusal)) return jointPage(asked, who, found, { trouble: notice })
    // Signed too long ago: the invited is asked again.
    await offerJoint(drawer, found.id, { offered: null }, site.now())
    return jointPage(asked, who, await jointAt(drawer, found.id, who.party, site.now()), {
      trouble: html`${notice}${remark(say(lang, 'ours.jointAgain'))}`,
    })
  }
}
