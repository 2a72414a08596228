import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { type Launch, launches, setLaunch } from '../../people/launches.ts'
import { time } from '../../register/kinds.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { isAhead, type SealCounts, sealCounts } from '../../work/launch/embargo.ts'
import { openSealed } from '../../work/launch/seals.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import { openCalls } from '../forms/subjects.ts'
import {
  type Asked,
  callShown,
  type Errors,
  Fieldset,
  type Form,
  html,
  inset,
  linkTo,
  longMinute,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  takesSignatures,
  typedIn,
} from '../kit/kit.ts'
import { mayCome } from '../may.ts'
import { progressParts } from './progress.ts'

/** Launch day at the desk: until which hour signatures are sealed, how many are, who is missing, and the opening. */

/** Nothing opens before the hour that stands in its seal: a slip of the year would lock signatures up for as long. */
const MOST_AHEAD = 92 * 86_400

/** The calls that could have one. */
export async function showLaunches(asked: Asked, officer: Officer) {
  const { lang } = asked
  const calls = await openCalls(asked, 'signatures')
  const title = say(lang, 'launch.title')
  const lines = calls.map(({ id, row }) => {
    const name = linkTo(asked, `/desk/launch/${id}`, nameIn(row.titles, lang).text)
    return html`<li><div><h3>${name}</h3><p>${id}</p></div></li>`
  })
  const matter =
    lines.length === 0
      ? html`<p>${say(lang, 'launch.noCalls')}</p>`
      : html`<ul class="switches desk-acts">${lines}</ul>`
  const parts = part(say(lang, 'launch.calls'), matter, { strong: true })
  return deskPage(asked, officer, { title, note: say(lang, 'launch.says') }, parts)
}

export function showLaunch(asked: Asked, officer: Officer) {
  return launchPage(asked, officer, new URLSearchParams(), NO_ERRORS, null)
}

/** Sets the hour, lifts it, or opens what is due. Each is a line of the diary. */
export async function takeLaunch(asked: Asked, officer: Officer, { fields }: Form) {
  const { lang, params, site } = asked
  const call = params.call!
  const { drawer } = site.log
  const back = (done: string) => seeOther(asked, `/desk/launch/${call}?done=${done}`)
  try {
    const known = await launches.get(drawer, call, site.now())
    switch (fields.get('act')) {
      case 'set': {
        const opens = `${typedIn(fields, 'day')}T${typedIn(fields, 'hour')}:00Z`
        const ahead = time.safeParse(opens).success ? parseTime(opens) - site.now() : 0
        const isGood = ahead > 0 && ahead <= MOST_AHEAD
        if (!isGood) {
          const isHour = time.safeParse(`2000-01-01T${typedIn(fields, 'hour')}:00Z`).success
          const errors = new Map([[isHour ? 'day' : 'hour', say(lang, 'launch.hourBad')]])
          return launchPage(asked, officer, fields, errors, null)
        }
        // A receipt is promised at once, and no officer can sign for each: the key must be here.
        depositarySigner(site)
        if (!takesSignatures(await callShown(asked, call)))
          throw new Refusal('call_closed', `The call ${call} takes no signatures.`)
        await setLaunch(drawer, call, { opens, lifted: false, by: officer.id, set: site.now() })
        await noteAct(asked, officer, 'launch-set', `${call} ${opens}`)
        return back('set')
      }
      case 'lift':
        if (known !== undefined) await setLaunch(drawer, call, { ...known, lifted: true, by: officer.id })
        await noteAct(asked, officer, 'launch-lifted', call)
        return back('lifted')
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
  const [launch, counts, progress] = await Promise.all([
    launches.get(site.log.drawer, id, site.now()),
    sealCounts(site, id),
    progressParts(asked, id),
  ])
  const title = say(lang, 'launch.titleOf', { call: nameIn(call.row.titles, lang).text })
  const parts = html`
    ${done(asked)}${trouble}
    ${part(
      say(lang, 'launch.now'),
      html`
      ${progress.tally}${openButton(asked, officer, launch, progress.day, counts)}
    `,
      { strong: true, note: stateWords(asked, launch) },
    )}
    ${notedPart(lang, 'launch.hour', hourForms(asked, officer, launch, values, errors))}${progress.refused}
    ${notedPart(lang, 'launch.parties', progress.table, { id: 'parties' })}
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
  const hour = longMinute(launch.opens, lang)
  if (launch.lifted) return say(lang, 'launch.state.lifted', { hour })
  return say(lang, isAhead(launch, asked.site.now()) ? 'launch.state.waiting' : 'launch.state.past', { hour })
}

/** The server opens by itself; whoever does not want to wait for it may press. */
function openButton(
  asked: Asked,
  officer: Officer,
  launch: Launch | undefined,
  { waiting, due, refused }: Awaited<ReturnType<typeof progressParts>>['day'],
  counts: SealCounts,
) {
  const { lang, site, params } = asked
  const elsewhere = counts.waiting + counts.due + counts.lapsed - waiting - due - refused
  const notes = [
    waiting === 0 || counts.opens === null
      ? null
      : say(lang, 'launch.waits', { count: waiting, hour: longMinute(counts.opens, lang) }),
    elsewhere <= 0 ? null : say(lang, 'launch.elsewhere', { count: elsewhere }),
  ]
  const said = notes.map(note => (note === null ? null : remark(note, 'mt')))
  if (due === 0 || launch === undefined || isAhead(launch, asked.site.now())) return said
  if (!mayCome(officer, 'deskLaunchSent')) return said
  if (site.signer === null) return [...said, inset(say(lang, 'launch.noKey'), 'warn mt')]
  const open = postedForm(asked, `/desk/launch/${params.call}`, {
    hidden: { act: 'open' },
    fields: remark(say(lang, 'launch.openSays', { count: due })),
    button: say(lang, 'launch.open', { count: due }),
  })
  return html`${said}${open}`
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
  if (!mayCome(officer, 'deskLaunchSent')) return html`<p>${say(lang, 'office.decides')}</p>`
  const here = `/desk/launch/${params.call}`
  const f = new Fieldset(lang, values, errors)
  const [day = '', hour = ''] =
    launch === undefined ? [] : [launch.opens.slice(0, 10), launch.opens.slice(11, 16)]
  const fields = html`<div class="two">
    ${f.text('day', { label: say(lang, 'launch.day'), hint: say(lang, 'launch.dayHint'), type: 'date', value: day })}
    ${f.text('hour', {
      label: say(lang, 'launch.time'),
      hint: say(lang, 'launch.timeHint'),
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
