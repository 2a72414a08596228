import { LAPSE_DAYS, sealStatus } from '../../register/seal-status.ts'
import { sealedRef } from '../../register/types/sealed.ts'
import { entryLink, html, longTime, type Piece, say, sub } from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** Seals: what became of one, and when what it held was signed. */
export const sealed = {
  'statement/sealed': { after: { opens: it => [factIn(it, 'entry.openedBy', openedBy(it))] } },
  'statement/opened': {
    members: {
      // What is in it tells itself, before all else.
      envelope: null,
      // Random bytes, which with the envelope give the commitment: the law has made sure of it.
      salt: null,
    },
    after: {
      envelope(it) {
        const { asked, known } = it
        const { lang } = asked
        const row = rowOf(it)
        const time = longTime(known.inner(it)!.statement.at, lang)
        return [
          factIn(it, 'entry.sealSignedOn', say(lang, 'entry.byItsClock', { time })),
          row === undefined
            ? null
            : factIn(
                it,
                'entry.sealedIn',
                html`
                  ${entryLink(asked, row.entry)}
                  , <time datetime="${row.admitted}">${longTime(row.admitted, lang)}</time>
                  ${sub(say(lang, 'entry.sealedInSays'))}
                `,
              ),
        ]
      },
    },
  },
} satisfies Tellings

function rowOf({ body, known, statement }: Told<'statement/sealed'> | Told<'statement/opened'>) {
  return known.row('sealed', sealedRef(body, statement).key)
}

function openedBy(it: Told<'statement/sealed'>): Piece {
  const { asked, body } = it
  const opened = rowOf(it)?.opened ?? null
  if (opened !== null) return entryLink(asked, opened)
  return sealStatus({ opens: body.opens, opened }, asked.site.now()) === 'lapsed'
    ? say(asked.lang, 'entry.lapsedSeal', { days: LAPSE_DAYS })
    : say(asked.lang, 'entry.notOpened')
}
