import { manifestDigest } from '../../register/types/texts.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn, callOf, isRecordIn, versionOf } from '../teller/call.ts'
import { manifestFacts, versionAnd } from '../teller/kinds.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { languageIn } from '../wording.ts'

/** Versions of a text, by their numbers. */
export const texts = {
  'text/published': {
    headline: it =>
      phrase(it.asked.lang, isRecordIn(it) ? 'entry.head.textRecorded' : 'entry.head.textPublished', {
        version: versionOf(it, manifestDigest(it.body.manifest)),
        ...callOf(it),
      }),
    members: {
      manifest: (it, label) => fact(label, versionAnd(it, manifestDigest(it.body.manifest))),
      supersedes: (it, label) =>
        it.body.supersedes === null ? null : fact(label, versionBy(it, it.body.supersedes)),
    },
    // Which version it follows is read before all that it holds.
    after: { supersedes: it => manifestFacts(it, it.body.manifest) },
  },
  'text/translated': {
    headline: sentence('entry.head.textTranslated', it => ({
      language: languageIn(it.body.text.lang, it.asked.lang),
      version: versionOf(it, it.body.manifest),
      ...callOf(it),
    })),
    members: { manifest: (it, label) => fact(label, versionBy(it, it.body.manifest)) },
  },
} satisfies Tellings

/** An earlier version, and the entry that published it. */
function versionBy({ asked, known, statement }: Setting, manifest: string): Markup {
  const of = known.text(callIn(statement), manifest)
  if (of === undefined) return hash(manifest)
  return html`${say(asked.lang, 'entry.versionNumber', { number: of.number })}, ${entryLink(asked, of.entry)}`
}
