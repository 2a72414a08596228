import { parseTime } from '../../core/time.ts'
import { applications } from '../../people/applications.ts'
import { rowsAdmitted } from '../../people/batches.ts'
import { invitationsTo } from '../../people/invitations.ts'
import { everySealed } from '../../people/launches.ts'
import type { Refused } from '../../people/stored-refusal.ts'
import { ref, type SignatureRow } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { lettersOfRows, needsHelp } from '../bulk/letters.ts'
import { finder, found, soughtIn } from '../desk/finder.ts'
import {
  type Asked,
  addressWith,
  entryLink,
  formatNumber,
  html,
  inLang,
  keptRefusal,
  linkIn,
  linkTo,
  nameIn,
  notedPart,
  pageAfter,
  pager,
  say,
  spoken,
  sub,
  table,
  tabs,
} from '../kit/kit.ts'

/** How far each party has come whom this call expects: invited, enrolled, sealed, opened. For the desk alone. */

const STAGES = ['uninvited', 'invited', 'enrolled', 'sealed', 'refused', 'opened', 'signed'] as const
/** `signed` is openly, without a seal; `refused` is sealed and cannot be opened. Each stage is past those before it. */
type Stage = (typeof STAGES)[number]

type Day = Awaited<ReturnType<typeof progressOn>>
type Progress = Day['parties'][number]

/**
 * Whoever was admitted or invited for it, has sealed a signature of it, or stands on it, by id; and what lies sealed
 * here: that waits for its own hour, could be opened now, or is refused by the law.
 */
async function progressOn({ site }: Pick<Asked, 'site'>, call: string) {
  const { drawer, store } = site.log
  const now = site.now()
  const [applied, invitations] = await Promise.all([
    applications.all(drawer, now),
    invitationsTo(drawer, call, now),
  ])
  const invited = new Set(invitations.map(({ value }) => value.party))
  const expected = new Set(invited)
  for (const { value } of applied)
    if (value.call === call && value.state.is === 'admitted') {
      expected.add(value.state.party)
      if (value.state.invitation !== null || value.state.enrolled !== null) invited.add(value.state.party)
    }
  // Whoever a list has admitted is expected too, also where its address was none and nobody could be invited.
  for (const { party } of await rowsAdmitted(drawer, call, now)) expected.add(party)
  const sealed = new Map<string, Refused | null>()
  const lies = { waiting: 0, due: 0, refused: 0 }
  for await (const { value } of everySealed(drawer, call, now)) {
    const { party, opens, trouble } = value
    lies[trouble !== null ? 'refused' : now < parseTime(opens) ? 'waiting' : 'due'] += 1
    sealed.set(party, trouble)
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
  const letterOf = await lettersOfRows(
    site,
    parties.map(party => ({ party })),
  )
  const all = parties.flatMap((party, i) => {
    const row = rows[i]
    if (row === undefined) return []
    const isEnrolled = keys[i]! > 0
    const signature = standing.get(party)
    const last = signature?.events.findLast(({ entry }) => entry === signature.entry)
    const isInvited = invited.has(party)
    const trouble = sealed.get(party) ?? null
    const stage: Stage =
      signature !== undefined
        ? last?.sealed === undefined
          ? 'signed'
          : 'opened'
        : sealed.has(party)
          ? trouble === null
            ? 'sealed'
            : 'refused'
          : isEnrolled
            ? 'enrolled'
            : isInvited
              ? 'invited'
              : 'uninvited'
    const letter = letterOf({ party, letter: null })
    const isUnreached = letter !== undefined && needsHelp(letter)
    const entry = signature?.entry ?? null
    return [{ party, row, stage, isInvited, isEnrolled, isUnreached, entry, trouble }]
  })
  return { parties: all, ...lies }
}

const PER_PAGE = 100

export async function progressParts(asked: Asked, call: string) {
  const { parties, ...day } = await progressOn(asked, call)
  return {
    tally: tally(asked, parties),
    refused: refused(asked, parties),
    table: partyTable(asked, call, parties),
    day,
  }
}

function tally({ lang }: Asked, all: readonly Progress[]) {
  const at = (...stages: Stage[]) => all.filter(({ stage }) => stages.includes(stage)).length
  const sealed = ['launch.n.sealed', at('sealed', 'refused')] as const
  const opened = ['launch.n.opened', at('opened')] as const
  const numbers = [
    // What the day is about: those that wait, and once none does, those that came out.
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

/** What cannot be opened needs a person: each with the reason. */
function refused(asked: Asked, all: readonly Progress[]) {
  const { lang } = asked
  const lines = all.flatMap(({ party, row, trouble }) =>
    trouble === null
      ? []
      : [
          html`<li>
            <span class="what">${linkTo(asked, `/parties/${party}`, inLang(nameIn(row.names, lang)))}</span>
            <span class="meta">${keptRefusal(lang, trouble)}</span>
          </li>`,
        ],
  )
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
  if (all.length === 0) return html`<p>${say(lang, 'launch.nobody')}</p>`
  const choices = [undefined, ...STAGES].map(stage => ({
    href: to(stage),
    isChosen: stage === chosen,
    says: say(lang, stage === undefined ? 'launch.all' : `launch.stage.${stage}`),
    count: stage === undefined ? named.length : named.filter(one => one.stage === stage).length,
    stage,
  }))
  const narrowing = choices.filter(({ stage, count }) => stage === undefined || count > 0)
  const heads = ['launch.party', 'launch.stage', 'launch.missing'] as const
  const list = table(
    say(lang, 'launch.parties'),
    heads.map(head => say(lang, head)),
    shown.map(one => partyRow(asked, call, one)),
    'mt',
  )
  const pages = pager(lang, after === '' ? undefined : to(chosen), next && to(chosen, next))
  return html`
    ${finder(asked, base, say(lang, 'launch.find'), all.length)}${tabs(lang, say(lang, 'launch.filters'), narrowing)}
    ${list}${pages}
  `
}

function partyRow(asked: Asked, call: string, { party, row, stage, entry, isUnreached }: Progress) {
  const { lang } = asked
  const isLost = stage === 'invited' && isUnreached
  const lacks = say(lang, isLost ? 'launch.lacks.letter' : `launch.lacks.${stage}`)
  const name = nameIn(row.names, lang)
  const invite =
    isLost || stage === 'uninvited'
      ? sub(
          linkTo(
            asked,
            addressWith('/desk/invitations', { party, call }),
            spoken(
              say(lang, 'launch.invite'),
              html`<bdi>
          ${name.text}
        </bdi>`,
            ),
          ),
        )
      : null
  const missing = entry !== null ? entryLink(asked, entry) : html`${lacks}${invite}`
  return html`<tr>
    <th scope="row" class="who">
      ${linkTo(asked, `/parties/${party}`, inLang(name))}${sub(party)}
    </th>
    <td>${say(lang, `launch.stage.${stage}`)}</td>
    <td>${missing}</td>
  </tr>`
}
