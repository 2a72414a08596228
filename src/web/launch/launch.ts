import { attempt, Refusal } from '../../core/refusal.ts'
import { DAY, formatTime, isDate, parseTime } from '../../core/time.ts'
import { hourFrom, isHour, isZone, momentIn, wallIn } from '../../core/zone.ts'
import {
  everySealed,
  hourSet,
  isAhead,
  isBroken,
  type Launch,
  launches,
  MOST_LAUNCH_AHEAD,
  setLaunch,
} from '../../people/launches.ts'
import { LAPSE_DAYS } from '../../register/seal-status.ts'
import { expectedOn, type Progress, progressOf } from '../../work/call-progress.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { sealCounts, sealsTold } from '../../work/launch/embargo.ts'
import { openSealed } from '../../work/launch/seals.ts'
import { takesSigning, whyNotRemind } from '../../work/reminders.ts'
import { invitedTable, nameOf } from '../desk/call/invited.ts'
import { hasEntered, hasSigned } from '../desk/call/stages.ts'
import { noteAct } from '../desk/diary.ts'
import { confirmedBy } from '../desk/officer/confirmation.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { actLine, deskPage, listOr, paragraph } from '../desk/pages.ts'
import { invitesNext } from '../desk/prepared/opened.ts'
import { openCalls } from '../forms/subjects.ts'
import {
  type Asked,
  addressWith,
  announcedHour,
  callShown,
  clocksOf,
  type Errors,
  Fieldset,
  type Form,
  formatNumber,
  hourByClocks,
  html,
  inset,
  keptRefusal,
  linkButton,
  linkTo,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  partyLink,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
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
  return launchPage(asked, officer, typedBefore(asked), NO_ERRORS, null)
}

/** What was typed by whoever comes back from the passkey to change it. */
function typedBefore({ query }: Asked): URLSearchParams {
  const typed = TYPED.flatMap(name => {
    const value = query.get(name)
    return value === null ? [] : [[name, value]]
  })
  return new URLSearchParams(typed)
}
const TYPED = ['day', 'hour'] as const

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
        const zone = zoneOfHour(asked, known)
        const typed = hourTyped(asked, fields, zone)
        if (typeof typed !== 'number') return launchPage(asked, officer, fields, typed, null)
        const last = await lastHour(asked, call)
        if (typed >= last) return launchPage(asked, officer, fields, tooLate(asked, last, zone), null)
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
          explain: html`
            ${inset(say(lang, 'launch.confirmSet', { hour: hourByClocks(asked, typed, zone) }), 'warn')}
            ${await lettersThen(asked, { opens, lifted: false })}
          `,
        })
        if (confirmed !== true) return confirmed
        await setLaunch(drawer, call, hourSet(known, { opens, zone, by: officer.id, set: site.now() }))
        await site.own.look()
        await noteAct(asked, officer, 'launch-set', `${call} ${opens}`)
        return back('set')
      }
      case 'lift': {
        const confirmed = await confirmedBy(asked, officer, fields, {
          ...confirming(asked, { act: 'lift' }),
          explain: html`
            ${inset(say(lang, 'launch.liftSays'), 'warn')}
            ${known === undefined ? null : await lettersThen(asked, { ...known, lifted: true })}
          `,
        })
        if (confirmed !== true) return confirmed
        if (known !== undefined) await setLaunch(drawer, call, { ...known, lifted: true, by: officer.id })
        await site.own.look()
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

/**
 * By whose clocks the hour is typed: those of its announcement as long as it is to come, or the keeper's for a new one.
 */
function zoneOfHour({ site }: Asked, launch: Launch | undefined): string {
  const { zone } = site.own
  const announced = isAhead(launch, site.now()) ? (launch.zone ?? zone) : zone
  return isZone(announced) ? announced : zone
}

/** The moment of what was typed by these clocks, in Unix seconds; or what is wrong with it. */
function hourTyped({ lang, site }: Asked, fields: URLSearchParams, zone: string): number | Errors {
  const [day, hour] = [typedIn(fields, 'day'), hourFrom(typedIn(fields, 'hour'))]
  const bad = (name: 'day' | 'hour') => new Map([[name, say(lang, 'launch.hourBad')]])
  if (!isHour(hour)) return bad('hour')
  if (!isDate(day)) return bad('day')
  const moment = attempt(() => momentIn(zone, day, hour))
  if (moment instanceof Refusal)
    return new Map([['hour', say(lang, 'launch.hourChanged', { hour, clocks: clocksOf({ zone }) })]])
  const ahead = moment - site.now()
  return ahead <= 0 || ahead > MOST_LAUNCH_AHEAD ? bad('day') : moment
}

/**
 * Before when all that lies sealed has to be opened: whatever is held back for longer lapses. Infinity where nothing
 * does.
 */
async function lastHour({ site }: Asked, call: string): Promise<number> {
  let last = Number.POSITIVE_INFINITY
  for await (const { value } of everySealed(site.log.drawer, call, site.now())) {
    const lapses = parseTime(value.opens) + LAPSE_DAYS * DAY
    if (value.trouble === null && lapses > site.now()) last = Math.min(last, lapses)
  }
  return last
}

const tooLate = (asked: Asked, last: number, zone: string): Errors =>
  new Map([['day', say(asked.lang, 'launch.hourLapses', { last: hourByClocks(asked, last, zone) })]])

/** Before the passkey: how many letters will have promised another hour, and what can be done. */
async function lettersThen(asked: Asked, launch: Pick<Launch, 'opens' | 'lifted'>) {
  const { lang, params, site } = asked
  const broken = (await progressOf(site, params.call!)).filter(({ found }) =>
    isBroken(found?.value.opens ?? null, launch),
  )
  const out = broken.filter(({ isOut }) => isOut).length
  const waits = broken.filter(({ letter }) => letter.is === 'waiting').length
  const said = [
    out === 0 ? null : say(lang, 'launch.lettersThen', { count: out }),
    waits === 0 ? null : say(lang, 'launch.lettersWait', { count: waits }),
  ].filter(one => one !== null)
  return said.length === 0
    ? null
    : inset(
        said.map(one => html`<p>${one}</p>`),
        'warn mt',
      )
}

/** Whose letter names an hour that holds no more: nobody writes to them before an officer does. */
function lettersNow(asked: Asked, officer: Officer, all: readonly Progress[], takes: boolean) {
  const { lang, params, site } = asked
  const old = all.filter(({ hasOldHour, isOut }) => hasOldHour && isOut)
  if (old.length === 0) return null
  const due = all.filter(one => whyNotRemind(one, takes, site.now()) === null).length
  const here = `/desk/calls/${params.call}`
  const remind =
    due === 0 || !mayCome(officer, 'deskRemindSent')
      ? linkButton(asked, here, say(lang, 'launch.seeInvited'))
      : linkButton(asked, `${here}/remind`, say(lang, 'invited.remindAll', { count: due }), '')
  const signed = old.filter(hasSigned).length
  return html`
    ${inset(say(lang, 'launch.lettersOld', { count: old.length, signed }), 'warn')}<div class="actions">${remind}</div>
  `
}

/**
 * Against whoever has no more than a session: they could lock signatures up for months, or have them public at once.
 */
function confirming(asked: Asked, hidden: Readonly<Record<string, string>>) {
  const { lang, params } = asked
  const action = `/desk/launch/${params.call}`
  const typed = Object.fromEntries(TYPED.map(name => [name, hidden[name] ?? '']))
  return {
    action,
    hidden,
    title: say(lang, 'launch.confirmTitle'),
    button: say(lang, 'launch.confirm'),
    back: linkTo(asked, addressWith(action, typed), say(lang, 'desk.actChange')),
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
  const [launch, counts, all] = await Promise.all([
    launches.get(site.log.drawer, id, site.now()),
    sealCounts(site, id),
    expectedOn(site, id, { signed: true }),
  ])
  const day = await dayOn(asked, id, launch)
  const takes = takesSignatures(call) && (await takesSigning(site, id))
  const title = say(lang, 'launch.titleOf', { call: nameIn(call.row.titles, lang).text })
  const parts = html`
    ${await done(asked, officer, launch)}${trouble}${lettersNow(asked, officer, all, takes)}
    ${part(say(lang, 'launch.now'), [tally(asked, all), openButton(asked, officer, launch, day, counts)], {
      strong: true,
      note: stateWords(asked, launch),
    })}
    ${notedPart(lang, 'launch.hour', hourForms(asked, officer, launch, values, errors))}
    ${refused(asked, all)}
    ${await whoseTable(asked, officer, id, { all, takes })}
  `
  const status = errors.size === 0 && trouble === null ? 200 : 422
  return deskPage(asked, officer, { title, note: say(lang, 'launch.says'), status }, parts)
}

const DONE = ['set', 'lifted', 'opened'] as const

async function done(asked: Asked, officer: Officer, launch: Launch | undefined) {
  const { lang, params, query } = asked
  const what = DONE.find(one => one === query.get('done'))
  if (what === undefined) return null
  const notice = html`<p class="notice good" role="status">${say(lang, `launch.done.${what}`)}</p>`
  if (what !== 'set' || !mayCome(officer, 'deskInvitingSent')) return notice
  return html`
    ${notice}<p class="mt">${await invitesNext(asked, params.call!, launch)}</p>
    <div class="actions">
      ${linkButton(asked, `/desk/inviting?call=${params.call}`, say(lang, 'opened.invite'), '')}
      ${linkButton(asked, `/desk/bulk?call=${params.call}`, say(lang, 'opened.inviteMany'))}
    </div>
  `
}

function stateWords(asked: Asked, launch: Launch | undefined): string {
  const { lang } = asked
  if (launch === undefined) return say(lang, 'launch.state.none')
  const hour = announcedHour(launch, lang)
  if (launch.lifted) return say(lang, 'launch.state.lifted', { hour })
  return say(lang, isAhead(launch, asked.site.now()) ? 'launch.state.waiting' : 'launch.state.past', { hour })
}

/** The server opens by itself; who does not want to wait may press. */
function openButton(
  asked: Asked,
  officer: Officer,
  launch: Launch | undefined,
  { kept, waiting, due }: Day,
  counts: Awaited<ReturnType<typeof sealCounts>>,
) {
  const { lang, site, params } = asked
  const elsewhere = counts.waiting + counts.due + counts.lapsed - kept
  const said: Piece[] = waiting.map(({ count, hour, opens }) =>
    remark(
      say(lang, hour === opens ? 'launch.waits' : 'launch.held', {
        count,
        hour: announcedHour({ ...launch, opens: hour }, lang),
        opens: announcedHour({ ...launch, opens }, lang),
      }),
      'mt',
    ),
  )
  if (elsewhere > 0) said.push(remark(say(lang, 'launch.elsewhere', { count: elsewhere }), 'mt'))
  if (due === 0 || launch === undefined || isAhead(launch, site.now())) return said
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
  const zone = zoneOfHour(asked, launch)
  const { day, hour } = launch === undefined ? { day: '', hour: '' } : wallIn(zone, parseTime(launch.opens))
  const fields = html`<div class="two">
    ${f.text('day', { label: say(lang, 'launch.day'), type: 'date', value: day })}
    ${f.text('hour', {
      label: say(lang, 'launch.time'),
      hint: say(lang, 'launch.timeHint', {
        clocks: clocksOf({ zone }),
        chosen: launch?.zone === undefined ? 'settings' : 'before',
      }),
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

/** What lies sealed here: all of it, and of what the law does not refuse, how many wait for which hour or are due. */
async function dayOn({ site }: Asked, call: string, launch: Launch | undefined) {
  const now = site.now()
  const lies = await Array.fromAsync(everySealed(site.log.drawer, call, now), ({ value }) => value)
  const hours = lies.filter(({ trouble }) => trouble === null).map(({ opens }) => opens)
  return { kept: lies.length, ...sealsTold(hours, launch, now) }
}
type Day = Awaited<ReturnType<typeof dayOn>>

function tally({ lang }: Asked, all: readonly Progress[]) {
  const count = (is: (one: Progress) => boolean) => all.filter(is).length
  const sealed = ['launch.n.sealed', count(({ stage }) => stage === 'sealed' || stage === 'refused')] as const
  const opened = ['launch.n.opened', count(one => one.stage === 'signed' && wasSealed(one))] as const
  const numbers = [
    // Those that wait, and once none does, those that came out.
    ...(sealed[1] === 0 && opened[1] > 0 ? [opened, sealed] : [sealed, opened]),
    ['launch.n.signed', count(one => one.stage === 'signed' && !wasSealed(one))],
    ['launch.n.invited', count(({ found }) => found !== null)],
    ['invited.n.key', count(hasEntered)],
  ] as const
  return html`<dl class="tally">
    ${numbers.map(
      ([key, value], i) =>
        html`<div${i === 0 ? html` class="lead"` : null}>
      <dt>${say(lang, key)}</dt>
      <dd>${formatNumber(value, lang)}</dd>
    </div>`,
    )}
  </dl>`
}

const wasSealed = ({ signature }: Progress) =>
  signature?.events.findLast(({ entry }) => entry === signature.entry)?.sealed !== undefined

/** What cannot be opened needs a person. */
function refused(asked: Asked, all: readonly Progress[]) {
  const { lang } = asked
  const lines = all.flatMap(one => {
    const trouble = one.sealed?.trouble ?? null
    if (trouble === null) return []
    const { party, id } = one
    return html`<li>
      <span class="what">${party === undefined ? html`<bdi>${nameOf(one, lang)}</bdi>` : partyLink(asked, id, party.names)}</span>
      <span class="meta">${keptRefusal(lang, trouble)}</span>
    </li>`
  })
  if (lines.length === 0) return null
  return notedPart(lang, 'launch.refused', html`<ul class="ledger">${lines}</ul>`)
}

/** The table of the call’s own page. */
async function whoseTable(
  asked: Asked,
  officer: Officer,
  id: string,
  { all, takes }: { readonly all: readonly Progress[]; readonly takes: boolean },
) {
  const { lang } = asked
  const table =
    all.length === 0
      ? paragraph(lang, 'launch.nobody')
      : await invitedTable(asked, officer, { call: id, here: `/desk/launch/${id}`, all, takes })
  return html`<section class="box invitations" id="invited">
    <h2>${say(lang, 'launch.parties')}</h2>
    ${remark(html`${say(lang, 'launch.partiesNote')} ${linkTo(asked, `/desk/calls/${id}`, say(lang, 'launch.toCall'))}`)}
    ${table}
  </section>`
}
