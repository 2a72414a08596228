import type { FiguresGone } from '../../work/reporting/filed.ts'
import { type Asked, entryLink, inset, type Markup, type Piece, phrase, say } from '../kit/kit.ts'

/** A file that cannot be shown leaves a visible gap: the entry stands, and says how many values there were. */
export const goneSaid = (asked: Asked, gone: FiguresGone): Markup => inset(goneWords(asked, gone))

const UNREAD = {
  'not-kept': 'reports.notKept',
  damaged: 'reports.damaged',
  wrong: 'reports.wrong',
} as const

/** Why it cannot be shown, in sentences. */
export function goneWords(asked: Asked, gone: FiguresGone): Piece {
  const { lang } = asked
  const isCatalogue = gone.of === 'catalogue'
  if (gone.gone === 'withheld') {
    const key = isCatalogue ? 'reports.catalogueWithheld' : 'reports.withheld'
    return phrase(lang, key, { entry: entryLink(asked, gone.entry) })
  }
  if (isCatalogue) return say(lang, 'reports.catalogueUnread')
  return say(lang, UNREAD[gone.gone])
}
