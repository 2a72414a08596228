import { html, say, sub } from '../kit/kit.ts'
import { versionLink } from '../teller/kinds.ts'
import { citing, factIn } from '../teller/pieces.ts'
import { callIn, type Told } from '../teller/setting.ts'
import type { Facts, Tellings } from '../teller/telling.ts'

/** What the log holds of persons, which is no name, and what became of their signatures. */
export const persons = {
  'person/signed': {
    above: it => [factIn(it, 'entry.person', say(it.asked.lang, 'entry.personHidden'))],
    members: {
      manifest(it) {
        const { asked, body, known, statement } = it
        const row = known.version('texts', callIn(statement), body.manifest)?.row
        const offered = row === undefined ? 0 : row.manifest.texts.length + row.translations.length
        // Which language was read stands in the disclosure alone, unless the text has but one.
        const hidden = offered > 1 && sub(say(asked.lang, 'entry.languageHidden'))
        return html`${versionLink(it, 'texts', body.manifest)}${hidden || null}`
      },
    },
    after: {
      commitment: it => [factIn(it, 'entry.counted', say(it.asked.lang, 'entry.countedBy'))],
      policy: it => [
        citing(it, 'member.invalidation', rowOf(it)?.invalidated),
        citing(it, 'entry.erasedBy', rowOf(it)?.erased?.entry),
      ],
    },
  },
  'person/erased': { after: { commitment: signedWith } },
  'person/restored': { after: { commitment: signedWith } },
} satisfies Tellings

type Counted = Told<'person/signed'> | Told<'person/erased'> | Told<'person/restored'>

function rowOf({ body, known }: Counted) {
  return known.row('persons', body.commitment)
}

function signedWith(it: Counted): Facts {
  return [citing(it, 'entry.personSignedBy', rowOf(it)?.entry)]
}
