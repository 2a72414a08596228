import { invitationOf } from '../../../people/invitations.ts'
import { type Progress, STAGES, type Stage } from '../../../work/call-progress.ts'
import { isInvited, remindedFrom, whyNotRemind } from '../../../work/reminders.ts'
import {
  type Asked,
  addressWith,
  collatorIn,
  comma,
  countryName,
  DESK_MARKS,
  deskDay,
  deskDayMark,
  deskMinute,
  deskSymbol,
  html,
  keptRefusal,
  linkButton,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  named,
  nameIn,
  type Piece,
  pager,
  say,
  shortDate,
  spoken,
  sub,
  tabs,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { finder, found as lookedFor, soughtIn } from '../finder.ts'
import type { Officer } from '../officer/officer.ts'
import { deskTable, paragraph } from '../pages.ts'
import { hasContinued, hasEntered, hasGone } from './stages.ts'

/** The table of those who were invited to a call, who have not answered first, with the next step for each. */

const PER_PAGE = 50

interface Table {
  readonly call: string
  /** The address of the page. */
  readonly here: string
  readonly all: readonly Progress[]
  /** Whether the call takes signatures. */
  readonly takes: boolean
}

/** The same on the page of a call and of its launch day. */
export async function invitedTable(
  asked: Asked,
  officer: Officer,
  { call, here, all, takes }: Table,
): Promise<Markup> {
  const { lang, query } = asked
  const stage = STAGES.find(one => one === query.get('stage'))
  const sought = soughtIn(asked)
  const narrowed = lookedFor(inOrder(asked, all), sought, wordsOf)
  const listed = stage === undefined ? narrowed : narrowed.filter(one => one.stage === stage)
  const from = Math.min(Number(/^\d{1,6}$/.exec(query.get('from') ?? '')?.[0] ?? 0), listed.length)
  const shown = listed.slice(from, from + PER_PAGE)
  const to = (changes: { readonly stage?: Stage | undefined; readonly from?: number }) =>
    `${linkIn(asked, addressWith(here, { q: sought, stage: changes.stage ?? '', from: changes.from ? String(changes.from) : '' }))}#invited`
  const choices = [undefined, ...STAGES].map(one => ({
    href: to({ stage: one }),
    isChosen: one === stage,
    says: say(lang, one === undefined ? 'invited.all' : `invited.stage.${one}`),
    count: one === undefined ? narrowed.length : narrowed.filter(other => other.stage === one).length,
  }))
  const range = say(lang, 'invited.range', {
    from: shown.length === 0 ? 0 : from + 1,
    to: from + shown.length,
    count: listed.length,
  })
  const rows = await Promise.all(shown.map(one => row(asked, officer, call, one, takes)))
  const heads = [
    'invited.organisation',
    'invited.n.sent',
    'invited.n.continued',
    'invited.n.key',
    'invited.n.signed',
    'invited.note',
    'invited.next',
  ] as const
  const next = from + PER_PAGE < listed.length ? to({ stage, from: from + PER_PAGE }) : undefined
  return html`
    ${DESK_MARKS}
    ${finder(asked, here, say(lang, 'invited.find'), all.length)}
    ${tabs(
      lang,
      say(lang, 'invited.filters'),
      choices.filter(({ count, isChosen }, i) => i === 0 || isChosen || count > 0),
    )}
    <div class="range"><p>${range}</p><ul class="chips"><li><a href="${linkIn(asked, `/desk/calls/${call}/invited.csv`)}">CSV</a></li></ul></div>
    ${rows.length === 0 ? paragraph(lang, 'invited.noneFound') : deskTable(lang, 'invited.caption', heads, rows, { style: 'invited' })}
    ${pager(lang, from === 0 ? undefined : to({ stage }), next)}
    <p class="fine mt-s">${say(lang, 'invited.means')} ${say(lang, 'invited.private')}</p>
  `
}

function inOrder({ lang }: Asked, all: readonly Progress[]) {
  const collator = collatorIn(lang)
  const names = new Map(all.map(one => [one, nameOf(one, lang)]))
  return all.toSorted(
    (a, b) =>
      STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || collator.compare(names.get(a)!, names.get(b)!),
  )
}

export const nameOf = ({ id, party, found }: Progress, lang: Asked['lang']): string =>
  party === undefined ? (found?.value.name ?? id) : nameIn(party.names, lang).text

const wordsOf = ({ id, party, found }: Progress) =>
  [
    id,
    found?.value.name ?? '',
    found?.value.person ?? '',
    ...(party?.names.map(({ text }) => text) ?? []),
  ].join(' ')

async function row(asked: Asked, officer: Officer, call: string, one: Progress, takes: boolean) {
  const { lang } = asked
  const { found, id, party, letter, stage } = one
  const { invited = 0, continued: begun = null, person = '' } = found?.value ?? {}
  const name =
    party === undefined
      ? html`<span dir="auto">${nameOf(one, lang)}</span>`
      : linkTo(asked, `/parties/${id}`, named(party.names, lang))
  const about = [
    party && say(lang, `kind.${party.kind}`),
    party?.country && countryName(party.country, lang),
    person,
  ].filter(one => typeof one === 'string' && one !== '')
  const gone =
    stage === 'returned'
      ? went('bad', say(lang, 'invited.stage.returned'))
      : hasGone(one)
        ? wentOn(asked, letter.at ?? invited)
        : notYet(lang)
  const declined = stage === 'declined' ? went('not', say(lang, 'invited.stage.declined')) : undefined
  const continued = hasContinued(one)
    ? begun === null
      ? went('', say(lang, 'invited.yes'))
      : wentOn(asked, begun)
    : notYet(lang)
  const key = hasEntered(one) ? went('', say(lang, 'invited.yes')) : (declined ?? notYet(lang))
  const act = await nextStep(asked, officer, call, one, takes)
  const button =
    act &&
    linkButton(asked, act.path, spoken(act.says, html`<bdi>${nameOf(one, lang)}</bdi>`), 'small second')
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">${name}${sub(html`<span dir="auto">${about.join(comma(lang))}</span>`)}</th>
    <td role="cell" class="off-p">${gone}</td>
    <td role="cell" class="off-p">${continued}</td>
    <td role="cell" class="off-p">${key}</td>
    <td role="cell" class="off-p">${signedCell(asked, one) ?? declined ?? notYet(lang)}</td>
    <td role="cell"><span class="line only-p">${say(lang, `invited.stage.${stage}`)}</span>${notes(asked, one).map(sub)}</td>
    <td role="cell" class="act-cell">${button ?? sub(whyNoStep(asked, one, takes))}</td>
  </tr>`
}

const went = (style: '' | 'bad' | 'not', says: Piece) =>
  html`<span class="${style === '' ? 'went' : `went ${style}`}">${deskSymbol(style === '' ? 'tick' : style === 'bad' ? 'bang' : 'not')}${says}</span>`
const wentOn = (asked: Asked, at: number) => went('', deskDayMark(asked, at))
const notYet = (lang: Asked['lang']) => went('not', say(lang, 'invited.notYet'))

function signedCell(asked: Asked, { stage, signature }: Progress) {
  const { lang } = asked
  if (stage === 'refused') return went('bad', say(lang, 'invited.stage.refused'))
  if (stage === 'sealed') return went('', say(lang, 'invited.stage.sealed'))
  if (signature === undefined) return undefined
  if (stage === 'left') return went('not', say(lang, 'invited.stage.left'))
  const { entry } = signature
  const event = signature.events.findLast(one => one.entry === entry) ?? signature.events[0]!
  return went('', linkTo(asked, `/entries/${entry}`, shortDate(event.day, lang)))
}

/** In words: what the columns do not say. */
function notes(asked: Asked, one: Progress): Piece[] {
  const { lang, site } = asked
  const { stage, letter, until, found, sealed } = one
  if (stage === 'refused') return [keptRefusal(lang, sealed!.trouble!)]
  if (found === null) {
    if (stage === 'check') return [checkFirst(lang, one)]
    return stage === 'uninvited' ? [say(lang, 'invited.approvedOnly')] : []
  }
  const { declined, reminders, wish, application } = found.value
  const said: Piece[] = []
  if (declined !== null && declined.said !== '')
    said.push(html`“<span dir="auto">${declined.said}</span>” ${say(lang, 'invited.officersOnly')}`)
  if (stage === 'returned')
    said.push(
      letter.is === 'unwanted' || letter.is === 'enough'
        ? say(lang, `invited.letter.${letter.is}`)
        : letter.is === 'returned' || letter.said === null
          ? say(lang, 'invited.letter.returned')
          : html`<span lang="en" dir="auto">${letter.said}</span>`,
    )
  if (stage === 'waits') {
    const where = site.mail === null ? 'toHand' : 'waits'
    said.push(say(lang, `invited.letter.${letter.is === 'cancelled' ? 'unsealed' : where}`))
  }
  if (stage === 'check') said.push(checkFirst(lang, one))
  if (stage === 'ended') said.push(say(lang, 'invited.linkEnded'))
  const last = reminders.at(-1)
  if (last !== undefined)
    said.push(say(lang, 'invited.reminded', { count: reminders.length, day: deskDay(asked, last.at) }))
  if (['sent', 'continued', 'waits'].includes(stage) && until !== null)
    said.push(
      wish.answerBy === null
        ? say(lang, 'invited.linkUntil', { day: deskDay(asked, until) })
        : say(lang, 'invited.answerBy', { day: longDay(wish.answerBy, lang) }),
    )
  if (application !== null) said.push(say(lang, 'invited.applied'))
  return said
}

const checkFirst = (lang: Asked['lang'], { lacks }: Progress): string =>
  say(lang, 'invited.checkFirst', { level: say(lang, `mandate.${lacks!}`) })

/** In place of a button, of whoever has not answered: why nobody reminds them now, and from when that is possible. */
function whyNoStep(asked: Asked, one: Progress, takes: boolean): Piece {
  const { lang, site } = asked
  if (!['sent', 'continued', 'key'].includes(one.stage) || !isInvited(one)) return null
  const why = whyNotRemind(one, takes, site.now())
  if (why === null) return null
  return why === 'recent'
    ? say(lang, 'invited.remindFrom', { time: deskMinute(asked, remindedFrom(one)) })
    : say(lang, `remind.why.${why}`)
}

interface Step {
  readonly path: string
  readonly says: string
}

/** One button; null where nothing is to be done, or this officer may not do it. */
async function nextStep(
  asked: Asked,
  officer: Officer,
  call: string,
  one: Progress,
  takes: boolean,
): Promise<Step | null> {
  const { lang, site } = asked
  const { stage, letter, found, id, party, sealed } = one
  if (stage === 'sealed' && sealed?.link != null && mayCome(officer, 'deskActSigned'))
    return { path: addressWith('/desk/new/uninvite', { link: sealed.link }), says: say(lang, 'invited.end') }
  if (stage === 'check')
    return mayCome(officer, 'deskForm')
      ? { path: addressWith('/desk/new/check', { party: id }), says: say(lang, 'desk.recheckRecord') }
      : null
  if (!mayCome(officer, 'deskInvitationsSent')) return null
  if (stage === 'uninvited' && takes)
    return {
      path: addressWith('/desk/invitations', { party: id, call }),
      says: say(lang, 'invited.inviteIt'),
    }
  if (found === null) return null
  if (stage === 'waits')
    return letter.id === null ? null : { path: `/desk/outbox/${letter.id}`, says: say(lang, 'invited.look') }
  if (stage === 'returned' || stage === 'ended') {
    if (!takes) return null
    const { value } = found
    const says = say(lang, stage === 'returned' ? 'invited.changeAddress' : 'invited.again')
    const { person, to: email, lang: theirs, link } = value
    const isAdmitted = party?.status === 'admitted'
    const joins = (await invitationOf(site.log.drawer, link, site.now()))?.joins !== undefined
    // What an officer has signed is ended by an entry first: two links would be two ways in.
    if (stage === 'returned' && joins) return { path: `/desk/new/uninvite?link=${link}`, says }
    const known = { call, person, email, lang: theirs }
    if (!isAdmitted) return { path: addressWith('/desk/inviting', { party: id, ...known }), says }
    const instead = stage === 'returned' ? link : ''
    return { path: addressWith('/desk/invitations', { party: id, ...known, instead }), says }
  }
  const isDue = whyNotRemind(one, takes, site.now()) === null
  return isDue
    ? {
        path: addressWith(`/desk/calls/${call}/remind`, { party: id }),
        says: say(lang, 'invited.remind'),
      }
    : null
}
