import { LAPSE_DAYS, sealStatus } from '../../register/seal-status.ts'
import { inEffect, sealedRef } from '../../register/types/sealed.ts'
import { bodyIn } from '../../register/types.ts'
import { entryLink } from '../links.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { callOf, signatory, versionOf } from '../teller/call.ts'
import { fact, hash } from '../teller/pieces.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { longTime } from '../wording.ts'

/** Seals: what became of one, and when what it held was signed. */
export const sealed = {
  'statement/sealed': {
    headline: sentence('entry.head.sealed', callOf),
    members: {
      commitment: ({ asked: { lang }, body }, label) =>
        fact(
          label,
          html`${hash(body.commitment)}<span class="sub">${say(lang, 'entry.commitmentSays')}</span>`,
        ),
    },
    after: {
      opens({ asked, body, known, statement }) {
        const { lang, site } = asked
        const opened = known.row('sealed', sealedRef(body, statement).key)?.opened ?? null
        const status = sealStatus({ opens: body.opens, opened }, site.now())
        const says =
          opened !== null
            ? entryLink(asked, opened)
            : status === 'lapsed'
              ? say(lang, 'entry.lapsedSeal', { days: LAPSE_DAYS })
              : say(lang, 'entry.notOpened')
        return [fact(say(lang, 'entry.openedBy'), says)]
      },
    },
  },
  'statement/opened': {
    headline: sentence('entry.head.openedSeal', it => {
      const enclosed = inEffect(it.statement)
      return {
        ...signatory(it, enclosed.by),
        version: versionOf(it, bodyIn('signature/given', enclosed).manifest),
      }
    }),
    members: {
      // What is in it tells itself, before all else.
      envelope({ asked, body, known, statement }) {
        const { lang } = asked
        const row = known.row('sealed', sealedRef(body, statement).key)
        const time = longTime(inEffect(statement).at, lang)
        return [
          fact(say(lang, 'entry.sealSignedOn'), say(lang, 'entry.byItsClock', { time })),
          row === undefined
            ? null
            : fact(
                say(lang, 'entry.sealedIn'),
                html`${entryLink(asked, row.entry)}, <time datetime="${row.admitted}">${longTime(row.admitted, lang)}</time><span class="sub">${say(lang, 'entry.sealedInSays')}</span>`,
              ),
        ]
      },
      // Random bytes, which with the envelope give the commitment: the law has made sure of it.
      salt: null,
    },
  },
} satisfies Tellings
