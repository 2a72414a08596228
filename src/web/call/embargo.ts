import { sealStatus } from '../../register/seal-status.ts'
import { type Asked, html, longMinute, type Piece, part, say } from '../kit/kit.ts'

/** How many signatures are sealed, and until when; by whom, nobody is told. Null where none is. */
export async function sealedEntry(asked: Asked, call: string): Promise<Piece> {
  const { lang, site } = asked
  const now = site.now()
  const counts = { waiting: 0, due: 0, opened: 0, lapsed: 0 }
  let opens: string | null = null
  for (const hour of await asked.site.seals.of(call)) {
    const status = sealStatus({ opens: hour, opened: null }, now)
    counts[status] += 1
    if (status === 'waiting' && (opens === null || opens < hour)) opens = hour
  }
  const { lapsed } = counts
  const sealed = counts.waiting + counts.due
  if (sealed + lapsed === 0) return null
  const lines = [
    sealed === 0
      ? null
      : opens === null
        ? say(lang, 'sealed.countDue', { count: sealed })
        : say(lang, 'sealed.count', { count: sealed, hour: longMinute(opens, lang) }),
    lapsed === 0 ? null : say(lang, 'sealed.countLapsed', { count: lapsed }),
  ]
  return part(
    say(lang, 'sealed.heading'),
    lines.map(line => (line === null ? null : html`<p class="plain">${line}</p>`)),
    { note: say(lang, 'sealed.note'), id: 'sealed' },
  )
}
