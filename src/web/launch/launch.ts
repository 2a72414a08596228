import { attempt, Refusal } from '../../core/refusal.ts'
import { formatTime, isDate, parseTime } from '../../core/time.ts'
import { isHour, momentIn, wallIn } from '../../core/zone.ts'
import { applications } from '../../people/applications.ts'
import { rowsAdmitted } from '../../people/batches.ts'
import { invitationsTo } from '../../people/invitations.ts'
import {
  everySealed,
  hourSet,
  isAhead,
  type Launch,
  launches,
  MOST_LAUNCH_AHEAD,
  setLaunch,
} from '../../people/launches.ts'
import type { Refused } from '../../people/stored-refusal.ts'
import { ref, type SignatureRow } from '../../register/rows.ts'
import { isEntering } from '../../register/types/invitations.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { type SealCounts, sealCounts } from '../../work/launch/embargo.ts'
import { linkOfJoin } from '../../work/launch/held-ids.ts'
import { openSealed } from '../../work/launch/seals.ts'
import { lettersOfRows, needsHelp } from '../bulk/letters.ts'
import { noteAct } from '../desk/diary.ts'
import { finder, found, soughtIn } from '../desk/finder.ts'
import { confirmedBy } from '../desk/officer/confirmation.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { actLine, deskPage, deskTable, listOr, paragraph } from '../desk/pages.ts'
import { openCalls } from '../forms/subjects.ts'
import {
  type Asked,
  addressWith,
  callShown,
  clocksOf,
  deskTime,
  type Errors,
  entryLink,
  Fieldset,
  type Form,
  formatNumber,
  html,
  inset,
  keptRefusal,
  linkIn,
  linkTo,
  NO_ERRORS,
  named,
  nameIn,
  notedPart,
  type Piece,
  pageAfter,
  pager,
  part,
  partyLink,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  spoken,
  sub,
  tabs,
  takesSignatures,
  typedIn,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'

/** Launch day at the desk: until which hour signatures are sealed, how many are, who is missing, and the opening. */

export async function showLaunches(asked: Asked, officer: Officer) {
  const { lang } = asked
  const calls = await openCalls(asked, 'signatures')
  const title = say(lang, 'launch.title')
  const lines = calls.map(({ id, row }) => {
    return actLine(linkTo(asked, `/desk/launch/${id}`, nameIn(row.titles, lang).text), id)
  })
  const matter = listOr(lang, 'launch.noCalls', lines)
  const parts = part(say(lang, 'launch.calls'), matter, { strong: true })
  return deskPage(asked, officer, { title, note: say(lang, 'launch.says') }, parts)
}

export function showLaunch(asked: Asked, officer: Officer) {
  return launchPage(asked, officer, new URLSearchParams(), NO_ERRORS, null)
}

/** Sets the hour, lifts it, or opens what is due. */
export async function takeLaunch(asked: Asked, officer: Officer, { fields }: Form) {
  const { lang, params, site } = asked
  const call = params.call!
  const { drawer } = site.log
  const back = (done: string) => seeOther(asked, `/desk/launch/${call}?done=${done}`)
  try {
    const known = await launches.get(drawer, call, site.now())
    switch (fields.get('act')) {
      case 'set': {
        const typed = hourTyped(asked, fields)
        if (typeof typed !== 'number') return launchPage(asked, officer, fields, typed, null)
        const opens = formatTime(typed)
        // A receipt is promised at once, and no officer can sign for each: the key must be here.
        depositarySigner(site)
        if (!takesSignatures(await callShown(asked, call)))
          throw new Refusal('call_closed', `The call ${call} takes no signatures.`)
        const confirmed = await confirmedBy(asked, officer, fields, {
          // As a moment: another officer may change the time zone meanwhile, and the same hour would be another.
          ...confirming(asked, {
            act: 'set',
            day: typedIn(fields, 'day'),
            hour: typedIn(fields, 'hour'),
            opens,
          }),
          explain: inset(say(lang, 'launch.confirmSet', { hour: deskTime(asked, typed) }), 'warn'),
        })
        if (confirmed !== true) return confirmed
        await setLaunch(drawer, call, hourSet(known, { opens, by: officer.id, set: site.now() }))
        await noteAct(asked, officer, 'launch-set', `${call} ${opens}`)
        return back('set')
      }
      case 'lift': {
        const confirmed = await confirmedBy(asked, officer, fields, {
          ...confirming(asked, { act: 'lift' }),
          explain: inset(say(lang, 'launch.liftSays'), 'warn'),
        })
        if (confirmed !== true) return confirmed
        if (known !== undefined) await setLaunch(drawer, call, { ...known, lifted: true, by: officer.id })
        await noteAct(asked, officer, 'launch-lifted', call)
        return back('lifted')
      }
      case 'open':
        await noteAct(asked, officer, 'launch-opened', call)
        if (known !== undefined) await openSealed(site, depositarySigner(site), call, known)
        return back('opened')
      default:
        throw new Refusal('request_malformed', 'The form says not what to do.')
    }
  } catch (error) {
    return launchPage(asked, officer, fields, NO_ERRORS, refusalNotice(lang, error))
  }
}

/** The moment of what was typed by the keeper's clocks, in Unix seconds; or what is wrong with it. */
function hourTyped({ lang, site }: Asked, fields: URLSearchParams): number | Errors {
  const { own } = site
  const [day, hour] = [typedIn(fields, 'day'), typedIn(fields, 'hour')]
  const bad = (name: 'day' | 'hour') => new Map([[name, say(lang, 'launch.hourBad')]])
  if (!isHour(hour)) return bad('hour')
  if (!isDate(day)) return bad('day')
  const moment = attempt(() => momentIn(own.zone, day, hour))
  if (moment instanceof Refusal)
    return new Map([['hour', say(lang, 'launch.hourChanged', { hour, clocks: clocksOf(own) })]])
  const ahead = moment - site.now()
  return ahead <= 0 || ahead > MOST_LAUNCH_AHEAD ? bad('day') : moment
}

/** Against whoever has no more than a session: they could lock signatures up for months, or have them public at once. */
function confirming(asked: Asked, hidden: Readonly<Record<string, string>>) {
  const { lang, params } = asked
  const action = `/desk/launch/${params.call}`
  return {
    action,
    hidden,
    title: say(lang, 'launch.confirmTitle'),
    button: say(lang, 'launch.confirm'),
    back: linkTo(asked, action, say(lang, 'desk.actChange')),
  }
}

async function launchPage(
  asked: Asked,
  officer: Officer,
  values: URLSearchParams,
  errors: Errors,
  trouble: Piece,
) {
  const { lang, params, site } = asked
  const id = params.call!
  const call = await callShown(asked, id)
  const [launch, counts, { parties, ...day }] = await Promise.all([
    launches.get(site.log.drawer, id, site.now()),
    sealCounts(site, id),
    progressOn(asked, officer, id),
  ])
  const title = say(lang, 'launch.titleOf', { call: nameIn(call.row.titles, lang).text })
  const parts = html`
    ${done(asked)}${trouble}
    ${part(
      say(lang, 'launch.now'),
      [tally(asked, parties), openButton(asked, officer, launch, day, counts)],
      {
        strong: true,
        note: stateWords(asked, launch),
      },
    )}
    ${notedPart(lang, 'launch.hour', hourForms(asked, officer, launch, values, errors))}
    ${refused(asked, parties)}
    ${notedPart(lang, 'launch.parties', partyTable(asked, id, parties), { id: 'parties' })}
  `
  const status = errors.size === 0 && trouble === null ? 200 : 422
  return deskPage(asked, officer, { title, note: say(lang, 'launch.says'), status }, parts)
}

const DONE = ['set', 'lifted', 'opened'] as const

function done({ lang, query }: Asked) {
  const what = DONE.find(one => one === query.get('done'))
  return what === undefined
    ? null
    : html`<p class="notice good" role="status">${say(lang, `launch.done.${what}`)}</p>`
}

function stateWords(asked: Asked, launch: Launch | undefined): string {
  const { lang } = asked
  if (launch === undefined) return say(lang, 'launch.state.none')
  const hour = deskTime(asked, parseTime(launch.opens))
  if (launch.lifted) return say(lang, 'launch.state.lifted', { hour })
  return say(lang, isAhead(launch, asked.site.now()) ? 'launch.state.waiting' : 'launch.state.past', { hour })
}

/** The server opens by itself; who does not want to wait may press. */
function openButton(
  asked: Asked,
  officer: Officer,
  launch: Launch | undefined,
  { waiting, due, refused }: Omit<Day, 'parties'>,
  counts: SealCounts,
) {
  const { lang, site, params } = asked
  const elsewhere = counts.waiting + counts.due + counts.lapsed - waiting - due - refused
  const said: Piece[] = []
  if (waiting > 0 && counts.opens !== null) {
    const hour = deskTime(asked, parseTime(counts.opens))
    said.push(remark(say(lang, 'launch.waits', { count: waiting, hour }), 'mt'))
  }
  if (elsewhere > 0) said.push(remark(say(lang, 'launch.elsewhere', { count: elsewhere }), 'mt'))
  if (due === 0 || launch === undefined || isAhead(launch, asked.site.now())) return said
  if (!mayCome(officer, 'deskLaunchSent')) return said
  if (site.signer === null) return [...said, inset(say(lang, 'launch.noKey'), 'warn mt')]
  const open = postedForm(asked, `/desk/launch/${params.call}`, {
    hidden: { act: 'open' },
    fields: remark(say(lang, 'launch.openSays', { count: due })),
    button: say(lang, 'launch.open', { count: due }),
  })
  return [...said, open]
}

function hourForms(
  asked: Asked,
  officer: Officer,
  launch: Launch | undefined,
  values: URLSearchParams,
  errors: Errors,
) {
  const { lang, site, params } = asked
  if (site.signer === null) return inset(say(lang, 'launch.keyElsewhere'))
  if (!mayCome(officer, 'deskLaunchSent')) return paragraph(lang, 'office.decides')
  const here = `/desk/launch/${params.call}`
  const f = new Fieldset(lang, values, errors)
  const { own } = site
  const { day, hour } =
    launch === undefined ? { day: '', hour: '' } : wallIn(own.zone, parseTime(launch.opens))
  const fields = html`<div class="two">
    ${f.text('day', { label: say(lang, 'launch.day'), hint: say(lang, 'launch.dayHint'), type: 'date', value: day })}
    ${f.text('hour', {
      label: say(lang, 'launch.time'),
      hint: say(lang, 'launch.timeHint', { clocks: clocksOf(own) }),
      inputmode: 'numeric',
      value: hour,
      isPlain: true,
    })}
  </div>`
  const set = postedForm(asked, here, {
    f,
    fields,
    hidden: { act: 'set' },
    button: say(lang, launch === undefined ? 'launch.set' : 'launch.move'),
    isSecond: launch !== undefined,
  })
  if (!isAhead(launch, asked.site.now())) return set
  const lift = postedForm(asked, here, {
    hidden: { act: 'lift' },
    fields: remark(say(lang, 'launch.liftSays')),
    button: say(lang, 'launch.lift'),
    isSecond: true,
  })
  return html`${set}<div class="mt-l">${lift}</div>`
}

/** How far each party has come that this call expects. For the desk alone. */

const STAGES = ['uninvited', 'invited', 'enrolled', 'sealed', 'refused', 'opened', 'signed'] as const
/** Each stage is past those before it. `signed` had no seal; `refused` is sealed and cannot be opened. */
type Stage = (typeof STAGES)[number]

type Day = Awaited<ReturnType<typeof progressOn>>
type Progress = Day['parties'][number]

/**
 * The parties that were admitted or invited for the call, sealed a signature of it, or stand on it, by id; and how many
 * seals wait for their hour, could be opened now, or are refused by the law.
 */
async function progressOn({ site }: Asked, officer: Officer, call: string) {
  const mayEnd = mayCome(officer, 'deskActSigned')
  const { drawer, store } = site.log
  const now = site.now()
  const [applied, invitations] = await Promise.all([
    applications.all(drawer, now),
    invitationsTo(drawer, call, now),
  ])
  const invited = new Set(invitations.map(({ value }) => value.party))
  // Whoever joins is in no row before it has, and under seal not before the hour.
  const joining = new Map(
    invitations.flatMap(({ value: { party, joins } }) =>
      joins && isEntering(joins.leaf) ? [[party, joins.leaf] as const] : [],
    ),
  )
  const expected = new Set(invited)
  for (const { value } of applied)
    if (value.call === call && value.state.is === 'admitted') {
      expected.add(value.state.party)
      if (value.state.invitation !== null || value.state.enrolled !== null) invited.add(value.state.party)
    }
  // Who was admitted by a list is expected too, even where it had no address to invite anybody.
  for (const { party } of await rowsAdmitted(drawer, call, now)) expected.add(party)
  const sealed = new Map<string, Refused | null>()
  const joined = new Map<string, string | null>()
  const lies = { waiting: 0, due: 0, refused: 0 }
  for await (const { value } of everySealed(drawer, call, now)) {
    const { party, opens, trouble } = value
    lies[trouble !== null ? 'refused' : now < parseTime(opens) ? 'waiting' : 'due'] += 1
    sealed.set(party, trouble)
    joined.set(party, mayEnd && trouble === null ? linkOfJoin(value) : null)
    expected.add(party)
  }
  const standing = new Map<string, SignatureRow>()
  for await (const { name: party, row: signature } of rowsUnder(store, 'signatures', call)) {
    if (signature.state !== 'standing') continue
    standing.set(party, signature)
    expected.add(party)
  }
  const parties = [...expected].sort()
  const rows = await store.rows(parties.map(party => ref('parties', party)))
  const keys = await Promise.all(parties.map(party => keysInForce(site, party)))
  const lettersTo = parties.map(party => ({ party }))
  const letterOf = await lettersOfRows(site, lettersTo)
  const all = parties.flatMap((party, i) => {
    const row = rows[i] ?? joining.get(party)
    if (row === undefined) return []
    const isEnrolled = keys[i]! > 0
    const isInvited = invited.has(party)
    const signature = standing.get(party)
    const trouble = sealed.get(party) ?? null
    const stageOf = (): Stage => {
      if (signature !== undefined) {
        const last = signature.events.findLast(({ entry }) => entry === signature.entry)
        return last?.sealed === undefined ? 'signed' : 'opened'
      }
      if (sealed.has(party)) return trouble === null ? 'sealed' : 'refused'
      return isEnrolled ? 'enrolled' : isInvited ? 'invited' : 'uninvited'
    }
    const stage = stageOf()
    const letter = letterOf({ party, letter: null })
    const isUnreached = letter !== undefined && needsHelp(letter)
    const entry = signature?.entry ?? null
    const isKnown = rows[i] !== undefined
    const link = joined.get(party) ?? null
    return [{ party, row, isKnown, stage, isInvited, isEnrolled, isUnreached, entry, trouble, link }]
  })
  return { parties: all, ...lies }
}

const PER_PAGE = 100

function tally({ lang }: Asked, all: readonly Progress[]) {
  const at = (...stages: Stage[]) => all.filter(({ stage }) => stages.includes(stage)).length
  const sealed = ['launch.n.sealed', at('sealed', 'refused')] as const
  const opened = ['launch.n.opened', at('opened')] as const
  const numbers = [
    // Those that wait, and once none does, those that came out.
    ...(sealed[1] === 0 && opened[1] > 0 ? [opened, sealed] : [sealed, opened]),
    ['launch.n.signed', at('signed')],
    ['launch.n.invited', all.filter(({ isInvited }) => isInvited).length],
    ['launch.n.enrolled', all.filter(({ isEnrolled }) => isEnrolled).length],
  ] as const
  return html`<dl class="tally">
    ${numbers.map(
      ([key, count], i) =>
        html`<div${i === 0 ? html` class="lead"` : null}>
      <dt>${say(lang, key)}</dt>
      <dd>${formatNumber(count, lang)}</dd>
    </div>`,
    )}
  </dl>`
}

/** What cannot be opened needs a person. */
function refused(asked: Asked, all: readonly Progress[]) {
  const { lang } = asked
  const lines = all.flatMap(one => {
    const { trouble } = one
    if (trouble === null) return []
    return html`<li>
      <span class="what">${whoIs(asked, one)}</span>
      <span class="meta">${keptRefusal(lang, trouble)}</span>
    </li>`
  })
  if (lines.length === 0) return null
  return notedPart(lang, 'launch.refused', html`<ul class="ledger">${lines}</ul>`)
}

function partyTable(asked: Asked, call: string, all: readonly Progress[]) {
  const { lang, query } = asked
  const chosen = STAGES.find(one => one === query.get('stage'))
  const sought = soughtIn(asked)
  const named = found(all, sought, ({ party, row }) =>
    [party, ...row.names.map(({ text }) => text)].join(' '),
  )
  const listed = chosen === undefined ? named : named.filter(({ stage }) => stage === chosen)
  const after = query.get('after') ?? ''
  const { shown, next } = pageAfter(listed, after, PER_PAGE, ({ party }) => party)
  const base = `/desk/launch/${call}`
  const to = (stage: Stage | undefined, place = '') =>
    `${linkIn(asked, addressWith(base, { q: sought, stage: stage ?? '', after: place }))}#parties`
  if (all.length === 0) return paragraph(lang, 'launch.nobody')
  const choices = [undefined, ...STAGES].map(stage => ({
    href: to(stage),
    isChosen: stage === chosen,
    says: say(lang, stage === undefined ? 'launch.all' : `launch.stage.${stage}`),
    count: named.filter(one => stage === undefined || one.stage === stage).length,
    stage,
  }))
  const narrowing = choices.filter(({ stage, count }) => stage === undefined || count > 0)
  const rows = shown.map(one => partyRow(asked, call, one))
  const heads = ['launch.party', 'launch.stage', 'launch.missing'] as const
  const list = deskTable(lang, 'launch.parties', heads, rows, { style: 'mt' })
  const pages = pager(lang, after === '' ? undefined : to(chosen), next && to(chosen, next))
  return html`
    ${finder(asked, base, say(lang, 'launch.find'), all.length)}${tabs(lang, say(lang, 'launch.filters'), narrowing)}
    ${list}${pages}
  `
}

/** Whoever has not joined yet has no page. */
const whoIs = (asked: Asked, { party, row, isKnown }: Progress) =>
  isKnown ? partyLink(asked, party, row.names) : named(row.names, asked.lang)

function partyRow(asked: Asked, call: string, one: Progress) {
  const { lang } = asked
  const { party, row, isKnown, stage, entry, isUnreached, link } = one
  const isLost = stage === 'invited' && isUnreached
  const lacks = say(lang, isLost ? 'launch.lacks.letter' : `launch.lacks.${stage}`)
  const whom = html`<bdi>${nameIn(row.names, lang).text}</bdi>`
  const form = addressWith('/desk/invitations', { party, call })
  const invite =
    isKnown && (isLost || stage === 'uninvited')
      ? sub(linkTo(asked, form, spoken(say(lang, 'launch.invite'), whom)))
      : null
  const end =
    link === null
      ? null
      : sub(
          linkTo(
            asked,
            addressWith('/desk/new/uninvite', { link }),
            spoken(say(lang, 'launch.uninvite'), whom),
          ),
        )
  const missing = entry !== null ? entryLink(asked, entry) : html`${lacks}${invite}${end}`
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      ${whoIs(asked, one)}${sub(party)}
    </th>
    <td role="cell">${say(lang, `launch.stage.${stage}`)}</td>
    <td role="cell">${missing}</td>
  </tr>`
}
