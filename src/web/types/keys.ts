import { entryLink } from '../links.ts'
import { html } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { holderLink } from '../teller/kinds.ts'
import { fact, hash, keyShown } from '../teller/pieces.ts'
import { partyName, type Setting } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** Who added or revoked a key, and what became of it. */
export const keys = {
  'key/added': {
    headline: it =>
      phrase(
        it.asked.lang,
        it.statement.by === 'depositary' ? 'entry.head.keyAddedFor' : 'entry.head.keyAdded',
        { party: partyName(it, it.body.holder) },
      ),
    members: {
      // A key that says nothing of it signs; an officer's key has an office beside it, and no such word.
      role: ({ asked: { lang }, body }, label) =>
        body.key.use === 'party' ? fact(label, say(lang, `entry.keyRole.${body.role ?? 'signatory'}`)) : null,
    },
    after: { role: it => [fact(say(it.asked.lang, 'entry.addedBy'), authorOf(it))] },
  },
  'key/revoked': {
    headline(it) {
      const { lang } = it.asked
      const { by } = it.statement
      const holder = it.known.row('keys', it.body.keyid)?.holder ?? by
      if (by !== 'depositary') return phrase(lang, 'entry.head.keyRevoked', { party: partyName(it, by) })
      if (holder === 'depositary') return phrase(lang, 'entry.head.keyRevokedOwn', {})
      return phrase(lang, 'entry.head.keyRevokedOf', { party: partyName(it, holder) })
    },
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
} satisfies Tellings

function authorOf({ asked: { lang }, statement }: Setting): string {
  return say(lang, statement.by === 'depositary' ? 'entry.byDepositary' : 'entry.byItself')
}
