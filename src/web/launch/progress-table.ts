import type { Asked } from '../asked.ts'
import { finder, found, soughtIn } from '../desk/finder.ts'
import { keptRefusal } from '../http/kept-refusal.ts'
import { addressWith, entryLink, inLang, linkIn, linkTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { spoken } from '../posted-form.ts'
import { part } from '../private.ts'
import { say } from '../say.ts'
import { pageAfter, pager, table, tabs } from '../table.ts'
import { formatNumber, nameIn } from '../wording.ts'
import { type Day, type Progress, progressOn, STAGES, type Stage } from './progress.ts'

/** The parties of a launch day: how many have come how far, and which of them. */

export interface ProgressParts {
  readonly tally: Markup
  readonly refused: Piece
  readonly table: Markup
  readonly day: Omit<Day, 'parties'>
}

const PER_PAGE = 100

export async function progressParts(asked: Asked, call: string): Promise<ProgressParts> {
  const { parties, ...day } = await progressOn(asked, call)
  return {
    tally: tally(asked, parties),
    refused: refused(asked, parties),
    table: partyTable(asked, call, parties),
    day,
  }
}

function tally({ lang }: Asked, all: readonly Progress[]): Markup {
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
  return html`<dl class="tally">${numbers.map(
    ([key, count], i) =>
      html`<div${i === 0 ? html` class="lead"` : null}><dt>${say(lang, key)}</dt><dd>${formatNumber(count, lang)}</dd></div>`,
  )}</dl>`
}

/** What cannot be opened needs a person: each with the reason. */
function refused(asked: Asked, all: readonly Progress[]): Piece {
  const { lang } = asked
  const lines = all.flatMap(({ party, row, trouble }) =>
    trouble === null
      ? []
      : [
          html`<li><span class="what">${linkTo(asked, `/parties/${party}`, inLang(nameIn(row.names, lang)))}</span><span class="meta">${keptRefusal(lang, trouble)}</span></li>`,
        ],
  )
  if (lines.length === 0) return null
  return part(say(lang, 'launch.refused'), html`<ul class="ledger">${lines}</ul>`, {
    note: say(lang, 'launch.refusedNote'),
  })
}

function partyTable(asked: Asked, call: string, all: readonly Progress[]): Markup {
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
  return html`${finder(asked, base, say(lang, 'launch.find'), all.length)}${tabs(lang, say(lang, 'launch.filters'), narrowing)}
${list}${pages}`
}

function partyRow(asked: Asked, call: string, { party, row, stage, entry, isUnreached }: Progress): Markup {
  const { lang } = asked
  const isLost = stage === 'invited' && isUnreached
  const lacks = say(lang, isLost ? 'launch.lacks.letter' : `launch.lacks.${stage}`)
  const name = nameIn(row.names, lang)
  const invite =
    isLost || stage === 'uninvited'
      ? html`<span class="sub">${linkTo(asked, addressWith('/desk/invitations', { party, call }), spoken(say(lang, 'launch.invite'), html`<bdi>${name.text}</bdi>`))}</span>`
      : null
  const missing = entry !== null ? entryLink(asked, entry) : html`${lacks}${invite}`
  return html`<tr><th scope="row" class="who">${linkTo(asked, `/parties/${party}`, inLang(name))}<span class="sub">${party}</span></th><td>${say(lang, `launch.stage.${stage}`)}</td><td>${missing}</td></tr>`
}
