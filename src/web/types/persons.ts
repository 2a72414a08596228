import type { TextRow } from '../../register/rows.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'

/** What the log holds of persons, which is no name, and what was erased. */
export const persons: Own = {
  'person/signed': {
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
    after: {
      commitment: signedWith,
      ground: ({ asked: { lang } }) => [fact(say(lang, 'entry.remains'), say(lang, 'entry.personGap'))],
    },
  },
  'person/restored': { after: { commitment: signedWith } },
}

/** Which language was read stands in the disclosure alone, unless the text has but one. */
function languagesOffered(row: TextRow | undefined, hidden: string): Markup | null {
  const offered = row === undefined ? 0 : row.manifest.texts.length + row.translations.length
  return offered > 1 ? html`<span class="sub">${hidden}</span>` : null
}

function signedWith({ asked, body, known }: Told<'person/erased'> | Told<'person/restored'>) {
  const row = known.row('persons', body.commitment)
  return [
    fact(say(asked.lang, 'entry.personSignedBy'), row === undefined ? null : entryLink(asked, row.entry)),
  ]
}
