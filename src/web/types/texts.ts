import { manifestDigest } from '../../register/types/texts.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import { manifestFacts, versionAnd } from '../teller/kinds.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'

/** Versions of a text, by their numbers. */
export const texts: Own = {
  'text/published': {
    members: {
      manifest: (it, label) => fact(label, versionAnd(it, manifestDigest(it.body.manifest))),
      supersedes: (it, label) =>
        it.body.supersedes === null ? null : fact(label, versionBy(it, it.body.supersedes)),
    },
    // Which version it follows is read before all that it holds.
    after: { supersedes: it => manifestFacts(it, it.body.manifest) },
  },
  'text/translated': {
    members: { manifest: (it, label) => fact(label, versionBy(it, it.body.manifest)) },
  },
}

/** An earlier version, and the entry that published it. */
function versionBy({ asked, known, statement }: Setting, manifest: string): Markup {
  const of = known.text(callIn(statement), manifest)
  if (of === undefined) return hash(manifest)
  return html`${say(asked.lang, 'entry.versionNumber', { number: of.number })}, ${entryLink(asked, of.entry)}`
}
