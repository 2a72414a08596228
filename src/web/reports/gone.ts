import { Refusal } from '../../core/refusal.ts'
import type { FiguresGone } from '../../work/reporting/filed.ts'
import { type Asked, entryLink, inset, type Lang, type Markup, type Piece, phrase, say } from '../kit/kit.ts'

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
  return gone.gone === 'withheld'
    ? phrase(lang, withheldSaid(gone), { entry: entryLink(asked, gone.entry) })
    : unreadSaid(lang, gone)
}

type Withheld = Extract<FiguresGone, { readonly gone: 'withheld' }>

const withheldSaid = ({ of }: Withheld) =>
  of === 'catalogue' ? 'reports.catalogueWithheld' : 'reports.withheld'

function unreadSaid(lang: Lang, { of, gone }: Exclude<FiguresGone, Withheld>): string {
  return say(lang, of === 'catalogue' ? 'reports.catalogueUnread' : UNREAD[gone])
}

/** Refuses to show it as data, in the sentences of the page: never as if there were no such report. */
export function refuseGone(gone: FiguresGone): never {
  if (gone.gone === 'withheld') {
    const entry = say('en', 'entry.linked', { index: gone.entry })
    throw new Refusal('words_withheld', say('en', withheldSaid(gone), { entry }))
  }
  throw new Refusal(gone.gone === 'damaged' ? 'store_damaged' : 'words_lost', unreadSaid('en', gone))
}
