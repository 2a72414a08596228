import { toBase64url } from '../core/bytes.ts'
import type { Joined } from '../core/joint-proof.ts'
import { el, svg } from './verify-dom.ts'
import { counted, type Words } from './verify-words.ts'

/** The way of an entry to the root, as the page of the entry draws it; every digest on it was computed here. */

const RISE = 46
const TRUNK = 120
const AWAY = 46
const LABELS = 190

export function pathShown(
  path: readonly Joined[],
  { index, size }: { index: number; size: number },
  words: Words,
): HTMLElement {
  const foot = path.length * RISE + 26
  const y = (step: number) => foot - step * RISE
  const root = y(path.length)
  const branches = path.flatMap(({ side, hash }, i) => {
    const x = side === 'left' ? TRUNK - AWAY : TRUNK + AWAY
    const bend = y(i) - RISE / 2
    return [
      svg('polyline', { points: `${x},${y(i)} ${x},${bend} ${TRUNK},${bend}` }),
      svg('line', { class: 'go', x1: TRUNK, y1: y(i), x2: TRUNK, y2: y(i + 1) }),
      svg('circle', { class: 'sib', cx: x, cy: y(i), r: 5 }),
      ...(i === 0 ? [] : [svg('circle', { class: 'node', cx: TRUNK, cy: y(i), r: 4.5 })]),
      svg('text', { x: LABELS, y: y(i) + 4 }, `${toBase64url(hash).slice(0, 8)}…`),
    ]
  })
  const says = words.text('path.says', { ...counted(path.length), index, size })
  const drawing = svg(
    'svg',
    { viewBox: `0 6 340 ${foot + 30}`, role: 'img', 'aria-label': says },
    ...branches,
    svg('rect', { class: 'node', x: TRUNK - 6, y: foot - 6, width: 12, height: 12 }),
    ...(path.length === 0 ? [] : [svg('circle', { class: 'node', cx: TRUNK, cy: root, r: 8 })]),
    svg('text', { class: 't end', x: LABELS, y: root + 4 }, words.text('path.root', counted(size))),
    svg(
      'text',
      { class: 't end', x: TRUNK, y: foot + 28, 'text-anchor': 'middle' },
      words.text('entry', { entry: index }),
    ),
  )
  return el('figure', { class: 'path mt-l' }, el('p', { class: 'sc' }, words.text('path')), drawing)
}
