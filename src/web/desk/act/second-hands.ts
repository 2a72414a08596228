import { parseStatement } from '../../../core/statement.ts'
import { formatTime, parseTime } from '../../../core/time.ts'
import { AWAITING_SECONDS, type Awaiting } from '../../../people/awaiting.ts'
import { ref } from '../../../register/rows.ts'
import { delayOf } from '../../../register/second-hand.ts'
import type { Asked } from '../../asked.ts'
import { entryLink } from '../../links.ts'
import { inlineMark } from '../../marks.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { phrase } from '../../phrase.ts'
import { say } from '../../say.ts'
import { partyName } from '../../statement/facts.ts'
import { longTime } from '../../wording.ts'
import { isPrepared, type SecondAct } from './second-kept.ts'
import { changedSince } from './since.ts'

/** Who has signed, who is awaited, and from when on one officer is enough. */
export async function handsOf(asked: Asked, act: SecondAct): Promise<Markup> {
  const { lang } = asked
  const { kept, announced } = act
  const first = kept?.first ?? null
  const time = (seconds: number) => longTime(formatTime(seconds), lang)
  const lines: Piece[] = []
  if (first !== null)
    lines.push(
      html`<p>${say(lang, 'second.signed', { officer: first.by, time: time(first.at) })}</p>`,
      html`<p><span class="second-hand">${inlineMark('wait')}${await awaitedWords(asked, kept!)}</span><span class="sub">${say(lang, 'second.until', { time: time(await deadline(asked, act)) })}</span></p>`,
    )
  if (first !== null && kept?.cosigned)
    lines.push(
      html`<p>${say(lang, 'second.cosigned', { party: await partyName(asked, kept.cosigned.party) })}</p>`,
    )
  if (first !== null && kept?.cosigner)
    lines.push(
      html`<p>${say(lang, 'second.cosignLink')}</p><p class="codeline">${`${asked.site.publicUrl}/representative/cosign/${act.id}`}</p>`,
    )
  if (kept !== undefined && isPrepared(act))
    lines.push(
      html`<p>${say(lang, 'office.preparedBy', { officer: kept.by, time: time(kept.made) })}</p>`,
      html`<p><span class="second-hand">${inlineMark('wait')}${say(lang, 'office.awaited')}</span><span class="sub">${say(lang, 'office.preparedUntil', { time: time(kept.made + AWAITING_SECONDS) })}</span></p>`,
    )
  else if (first === null && kept !== undefined)
    lines.push(html`<p>${say(lang, 'second.stale', { officer: kept.by })}</p>`)
  if (announced !== undefined) {
    const { from, until } = delayOf(announced.row)
    const values = { entry: entryLink(asked, announced.row.entry), from: time(from), until: time(until) }
    const [stop] = announced.stopped
    lines.push(
      html`<p>${
        stop !== undefined
          ? phrase(lang, 'second.held', {
              ...values,
              officer: stop.officer,
              stop: entryLink(asked, stop.entry),
            })
          : announced.state === 'ripe'
            ? phrase(lang, 'second.ripe', values)
            : phrase(lang, 'second.announced', values)
      }</p>`,
    )
  }
  lines.push(await changedSince(asked, act))
  return html`<div class="flow">${lines}</div>`
}

async function awaitedWords(asked: Asked, { cosigner, first }: Awaiting): Promise<string> {
  return cosigner === null
    ? say(asked.lang, 'second.awaited', { officer: first!.by })
    : say(asked.lang, 'second.cosigner', { party: await partyName(asked, cosigner) })
}

/** Until when the log takes what the first hand signed: the window of the call, or else of the log. */
async function deadline({ site }: Asked, { payload }: SecondAct): Promise<number> {
  const { at, call } = parseStatement(payload)
  const [log, row] = await site.log.store.rows([
    ref('log', 'log'),
    ...(call === null ? [] : [ref('calls', call)]),
  ])
  return parseTime(at) + (row?.window ?? log?.window ?? 0)
}
