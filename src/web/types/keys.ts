import { entryLink } from '../links.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { holderLink } from '../teller/kinds.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact, hash, keyShown } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'

/** Who added or revoked a key, and what became of it. */
export const keys: Own = {
  'key/added': {
    members: {
      // A key that says nothing of it signs; an officer's key has an office beside it, and no such word.
      role: ({ asked: { lang }, body }, label) =>
        body.key.use === 'party' ? fact(label, say(lang, `entry.keyRole.${body.role ?? 'signatory'}`)) : null,
    },
    after: { role: it => [fact(say(it.asked.lang, 'entry.addedBy'), authorOf(it))] },
  },
  'key/revoked': {
    above({ body, ...it }) {
      const row = it.known.row('keys', body.keyid)
      return [
        fact(say(it.asked.lang, 'member.holder'), row === undefined ? null : holderLink(it, row.holder)),
      ]
    },
    members: {
      keyid({ asked, body, known }, label) {
        const row = known.row('keys', body.keyid)
        return fact(label, row === undefined ? hash(body.keyid) : keyShown(asked, row.key))
      },
    },
    after: {
      keyid({ body, ...it }) {
        const { asked, known } = it
        const row = known.row('keys', body.keyid)
        return [
          fact(say(asked.lang, 'entry.addedWith'), row === undefined ? null : entryLink(asked, row.added)),
          fact(say(asked.lang, 'entry.revokedBy'), authorOf(it)),
        ]
      },
      reason({ asked: { lang }, index, known }) {
        const stopped = known.log?.stopped?.find(({ entry }) => entry === index)
        const effect = html`${say(lang, 'entry.revokedEffect')}${stopped ? html`<span class="sub">${say(lang, 'stopped.effect', { officer: stopped.officer })}</span>` : null}`
        return [fact(say(lang, 'entry.effect'), effect)]
      },
    },
  },
}

function authorOf({ asked: { lang }, statement }: Setting): string {
  return say(lang, statement.by === 'depositary' ? 'entry.byDepositary' : 'entry.byItself')
}
