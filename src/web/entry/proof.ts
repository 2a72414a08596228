import { equalBytes } from '../../core/bytes.ts'
import { formatDigest } from '../../core/digest.ts'
import { leafHash, nodeHash, stepsToRoot } from '../../core/merkle.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { inclusionOf } from '../../log/tree.ts'
import {
  type Asked,
  commandLine,
  fingerprint,
  hash,
  html,
  linkTo,
  longTime,
  type Markup,
  type Piece,
  part,
  phrase,
  remark,
  type Shown,
  say,
  shortDigest,
  sub,
  timeIn,
  timeMark,
} from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import type { Facts } from '../teller/telling.ts'

/** The way from an entry to a signed root, drawn for people, with every digest in full. */
type Path = Awaited<ReturnType<typeof pathOf>>

/**
 * Under the checkpoint of a receipt: the newest witnessed one, if it covers the entry. A step is a neighbour on the way
 * up, and what both give together.
 */
export async function pathOf({ site }: Asked, { index, bytes }: Shown) {
  const { log } = site
  const witnessed = log.witnessed()
  const head = witnessed !== undefined && index < witnessed.size ? witnessed : log.head()!
  const siblings = await inclusionOf(log.store, index, head.size)
  let hash = leafHash(bytes)
  const steps = stepsToRoot({ level: 0, index }, head.size).map(({ side }, i) => {
    const sibling = siblings[i]!
    hash = side === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
    return { side, sibling: formatDigest(sibling), gives: formatDigest(hash) }
  })
  if (!equalBytes(hash, head.root))
    throw new Refusal('store_damaged', `Entry ${index} does not lead to the root of size ${head.size}.`)
  return { head, steps }
}

export async function proofEntry(asked: Asked, shown: Shown): Promise<Markup> {
  const { lang } = asked
  const path = await pathOf(asked, shown)
  const check = linkTo(asked, `/verify#entry-${shown.index}`, say(lang, 'entry.checkHere'))
  const facts = [
    ...proofFacts(asked, shown, path),
    factIn({ asked }, 'entry.signedBy', linkTo(asked, '/log#key', say(lang, 'entry.logKey'))),
    factIn({ asked }, 'entry.witnessed', witnessedBy(asked, path.head.size - 1)),
    factIn({ asked }, 'entry.identity', fingerprint(shown.identity)),
  ]
  return part(
    say(lang, 'entry.proof'),
    html`
      <div class="flow">
        <p>${say(lang, 'entry.proofSays')}</p>
        <dl class="facts">${facts}</dl>
        ${remark(phrase(lang, 'entry.noJudge', { check }))}
        ${commandLine(asked, `verify ${fileOf(shown.statement, shown.index)}`)}
        <p class="fine">${say(lang, 'frame.clone')}</p>
        ${stepsShown(asked, shown, path)}
      </div>
      ${drawn(asked, shown, path)}
    `,
    { note: say(lang, 'entry.proofNote', { count: path.steps.length }), id: 'proof', inside: 'path-in' },
  )
}

/** When the log took it, by its own clock; `cited` links to it from elsewhere. */
export function recordedFact(
  it: { readonly asked: Asked },
  { admitted }: Pick<Shown, 'admitted'>,
  cited: Piece = null,
): Markup | null {
  const { lang } = it.asked
  const time = say(lang, 'entry.byTheLog', { time: longTime(admitted, lang) })
  return factIn(it, 'entry.recorded', html`${cited}${timeMark(admitted, time)}`)
}

/** Who has cosigned a checkpoint over this entry, and when: recorded and witnessed are two things. */
export function witnessedBy({ site, lang }: Asked, index: number): string {
  const states = site.log.witnesses()
  if (states.length === 0) return say(lang, 'entry.noWitness')
  const by = states.flatMap(({ name, cosigned }) =>
    cosigned !== null && cosigned.size > index
      ? [say(lang, 'entry.witnessAt', { name, time: timeIn(cosigned.time, lang) })]
      : [],
  )
  return say(lang, 'entry.witnessedBy', {
    by: by.length,
    of: states.length,
    names: by.join(say(lang, 'general.join')),
  })
}

export function proofFacts(asked: Asked, { leaf }: Shown, { head }: Path): Facts {
  const root = fingerprint(formatDigest(head.root))
  const at = phrase(asked.lang, 'entry.checkpointAt', { size: head.size, root })
  return [
    factIn({ asked }, 'entry.leaf', fingerprint(leaf)),
    factIn({ asked }, 'member.checkpoint', linkTo(asked, '/log', at)),
  ]
}

/** The receipt's file name, with whose entry it is, unless the keeper's. Ids are plain: nothing in them ends a header. */
export function fileOf({ call, by }: Pick<Statement, 'call' | 'by'>, index: number): string {
  return `${call ?? 'log'}-${by === 'depositary' ? 'entry' : by}-${index}.avow.json`
}

function stepsShown({ lang }: Asked, { leaf }: Shown, { steps }: Path): Markup | null {
  if (steps.length === 0) return null
  const one = ({ side, sibling, gives }: Path['steps'][number]) =>
    html`<li class="${side}">
      ${phrase(lang, side === 'left' ? 'entry.stepLeft' : 'entry.stepRight', { sibling: hash(sibling) })}
      ${sub(phrase(lang, 'entry.stepGives', { digest: hash(gives) }))}
    </li>`
  return html`<details class="alt">
    <summary>${say(lang, 'entry.steps')}</summary>
    ${remark(say(lang, 'entry.stepsSay'))}
    <ol class="steps-of-proof"><li>${say(lang, 'entry.leaf')}${sub(hash(leaf))}</li>${steps.map(one)}</ol>
  </details>`
}

const RISE = 46
const TRUNK = 120
const AWAY = 46

/** From the entry at the foot to the root at the top; neighbours stand on the side on which they are joined. */
function drawn({ lang }: Asked, { index }: Shown, { head, steps }: Path): Markup {
  const foot = steps.length * RISE + 26
  const size = head.size
  const y = (step: number) => foot - step * RISE
  const branch = ({ side, sibling }: Path['steps'][number], i: number) => {
    const x = side === 'left' ? TRUNK - AWAY : TRUNK + AWAY
    const bend = y(i) - RISE / 2
    return html`
      <polyline points="${x},${y(i)} ${x},${bend} ${TRUNK},${bend}"/>
      <line class="go" x1="${TRUNK}" y1="${y(i)}" x2="${TRUNK}" y2="${y(i + 1)}"/>
      <circle class="sib" cx="${x}" cy="${y(i)}" r="5"/>
      ${i === 0 ? null : html`<circle class="node" cx="${TRUNK}" cy="${y(i)}" r="4.5"/>`}
      <text x="190" y="${y(i) + 4}">${shortDigest(sibling).slice(0, 9)}</text>
    `
  }
  return html`<figure class="path">
    <p class="sc">${say(lang, 'entry.path')}</p>
    <svg viewBox="0 6 340 ${foot + 30}" role="img" aria-label="${say(lang, 'entry.pathSays', { index, count: steps.length, size })}">
      ${steps.map(branch)}
      <rect class="node" x="${TRUNK - 6}" y="${foot - 6}" width="12" height="12"/>
      ${steps.length === 0 ? null : html`<circle class="node" cx="${TRUNK}" cy="${y(steps.length)}" r="8"/>`}
      <text class="t end" x="190" y="${y(steps.length) + 4}">${say(lang, 'entry.pathRoot', { size })}</text>
      <text class="t end" x="${TRUNK}" y="${foot + 28}" text-anchor="middle">
        ${say(lang, 'entry.pathLeaf', { index })}
      </text>
    </svg>
  </figure>`
}
