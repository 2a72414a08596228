import { dayOf } from '../../../core/time.ts'
import { classEnded } from '../../../register/types/clauses.ts'
import { classEndMeans } from '../../../work/commitments/class-end.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, listed, type Piece, say } from '../../kit/kit.ts'
import { askedWords } from '../asked-words.ts'

/** What the end of a class does to dates that wait: whoever is late by it starts anew, which its officers are told. */

/** Null for every other act. */
export async function classMeanPart(asked: Asked, { type, call, body }: Composed): Promise<Piece> {
  if (type !== classEnded.type || call === null) return null
  const { lang, site } = asked
  const ending = classEnded.read({ type, call, body, by: 'depositary' } as never)
  const all = await classEndMeans(site.log.store, call, ending, dayOf(site.now()))
  const isLate = all.some(({ state }) => state === 'overdue')
  const lines = listed(
    all.map(one => askedWords(asked, one)),
    'plain-list',
  )
  const says = isLate ? 'mean.classAnew' : all.length > 0 ? 'mean.classOpen' : 'mean.classNothing'
  return html`
    <h3 class="mt-l" id="means">${say(lang, 'mean.classTitle')}</h3>
    <div class="notice${isLate ? ' warn' : ''}"><p>${say(lang, says)}</p>${all.length > 0 ? lines : null}</div>
  `
}
