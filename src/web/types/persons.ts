import type { TextRow } from '../../register/rows.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn, callOf, versionOf } from '../teller/call.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** What the log holds of persons, which is no name, and what was erased. */
export const persons = {
  'person/signed': {
    headline: sentence('entry.head.personSigned', it => ({
      version: versionOf(it, it.body.manifest),
      ...callOf(it),
    })),
    above: ({ asked: { lang } }) => [fact(say(lang, 'entry.person'), say(lang, 'entry.personHidden'))],
    members: {
      manifest({ asked, body, known, statement }, label) {
        const { lang } = asked
        const call = callIn(statement)
        const text = known.text(call, body.manifest)
        return fact(
          label,
          html`<a href="${linkIn(asked, `/${call}/text/${body.manifest}`)}">${say(lang, 'entry.versionNumber', { number: text?.number ?? 1 })}</a>${languagesOffered(text?.row, say(lang, 'entry.languageHidden'))}<span class="sub">${hash(body.manifest)}</span>`,
        )
      },
    },
    after: {
      commitment: ({ asked: { lang } }) => [fact(say(lang, 'entry.counted'), say(lang, 'entry.countedBy'))],
      policy({ asked, body, known }) {
        const row = known.row('persons', body.commitment)
        return [
          fact(
            say(asked.lang, 'member.invalidation'),
            row?.invalidated === undefined ? null : entryLink(asked, row.invalidated),
          ),
          fact(say(asked.lang, 'entry.erasedBy'), row?.erased ? entryLink(asked, row.erased.entry) : null),
        ]
      },
    },
  },
  'person/erased': {
    headline: sentence('entry.head.personErased', signing),
    after: {
      commitment: signedWith,
      ground: ({ asked: { lang } }) => [fact(say(lang, 'entry.remains'), say(lang, 'entry.personGap'))],
    },
  },
  'person/restored': {
    headline: sentence('entry.head.personRestored', signing),
    after: { commitment: signedWith },
  },
} satisfies Tellings

/** Which language was read stands in the disclosure alone, unless the text has but one. */
function languagesOffered(row: TextRow | undefined, hidden: string): Markup | null {
  const offered = row === undefined ? 0 : row.manifest.texts.length + row.translations.length
  return offered > 1 ? html`<span class="sub">${hidden}</span>` : null
}

type Later = Told<'person/erased'> | Told<'person/restored'>

function signing(it: Later): { entry: number; call: Markup } {
  return { entry: it.known.row('persons', it.body.commitment)?.entry ?? it.index, ...callOf(it) }
}

function signedWith({ asked, body, known }: Later) {
  const row = known.row('persons', body.commitment)
  return [
    fact(say(asked.lang, 'entry.personSignedBy'), row === undefined ? null : entryLink(asked, row.entry)),
  ]
}
