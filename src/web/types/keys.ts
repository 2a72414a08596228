import { Choice, html, type Piece, say, sub } from '../kit/kit.ts'
import { holderLink } from '../teller/kinds.ts'
import { citing, factIn, quoted } from '../teller/pieces.ts'
import type { Setting, Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** Offices, and keys: who added or revoked one, and what became of it. */
export const keys = {
  'role/granted': {
    members: {
      // Told with whoever holds it.
      role: null,
      office: null,
      // Always beside the log, so not of the kind that may stand in it.
      name: ({ asked, body, known }) => quoted(asked, body.name, known.beside),
    },
  },
  'role/ended': {
    after: { id: it => [citing(it, 'entry.grantedBy', it.known.row('roles', it.body.id)?.granted)] },
  },
  'key/added': {
    members: { role: null },
    after: {
      role: it => [factIn(it, 'member.role', roleOf(it)), factIn(it, 'entry.addedBy', authorOf(it))],
    },
  },
  'key/revoked': {
    values: it => ({ whose: new Choice(whose(it)) }),
    above(it) {
      const row = rowOf(it)
      return [factIn(it, 'member.holder', row === undefined ? null : holderLink(it, row.holder))]
    },
    after: {
      keyid: it => [
        citing(it, 'entry.addedWith', rowOf(it)?.added),
        factIn(it, 'entry.revokedBy', authorOf(it)),
      ],
    },
    effect({ asked: { lang }, index, known }, says) {
      const stopped = known.row('log', 'log')?.stopped?.find(({ entry }) => entry === index)
      return html`${says}${stopped ? sub(say(lang, 'stopped.effect', { officer: stopped.officer })) : null}`
    },
  },
} satisfies Tellings

/** A key that says nothing of it signs; an officer's key has an office beside it, and no such word. */
function roleOf({ asked: { lang }, body: { key, role = 'signatory' } }: Told<'key/added'>): Piece {
  return key.use === 'party' ? say(lang, `entry.keyRole.${role}`) : null
}

function rowOf({ body, known }: Told<'key/revoked'>) {
  return known.row('keys', body.keyid)
}

function whose(it: Told<'key/revoked'>): 'depositary' | 'theirs' | 'own' {
  if (it.statement.by !== 'depositary') return 'own'
  return (rowOf(it)?.holder ?? 'depositary') === 'depositary' ? 'depositary' : 'theirs'
}

function authorOf({ asked: { lang }, statement }: Setting): string {
  return say(lang, statement.by === 'depositary' ? 'entry.byDepositary' : 'entry.byItself')
}
