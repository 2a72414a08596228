import { readCheckpoint } from '../../core/checkpoint.ts'
import { formatDigest } from '../../core/digest.ts'
import { parseNote } from '../../core/note.ts'
import { inLang } from '../links.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { duration, fact, hash } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { nameIn } from '../wording.ts'

/** The log's own life: its keeper, its rules, the checkpoints that it anchors. */
export const depositary = {
  'depositary/established': {
    headline: sentence('entry.head.established', it => ({
      name: inLang(nameIn(it.body.names, it.asked.lang)),
    })),
    members: {
      rules: rulesVersion,
      window: ({ asked, body }, label) => fact(label, duration(asked, body.window)),
      predecessor({ asked: { lang }, body: { predecessor } }, label) {
        if (predecessor === null) return null
        const size = say(lang, 'entries.recorded', { count: predecessor.size })
        return fact(label, html`<code>${predecessor.origin}</code>, ${size}, ${hash(predecessor.root)}`)
      },
    },
    after: {
      names: ({ asked: { lang }, statement }) => [
        fact(say(lang, 'entry.origin'), html`<code>${statement.log}</code>`),
      ],
    },
  },
  'log/rules': {
    headline: sentence('entry.head.rules', it => ({ rules: it.body.rules })),
    members: { rules: rulesVersion },
  },
  'log/anchored': {
    headline: sentence('entry.head.anchored', it => ({ size: it.statement.seen.size })),
    members: {
      checkpoint({ asked: { lang }, body, statement }, label) {
        const { size, root } = readCheckpoint(body.checkpoint)
        const others = parseNote(body.checkpoint).signatures.filter(({ name }) => name !== statement.log)
        return [
          fact(label, html`${say(lang, 'entries.recorded', { count: size })}, ${hash(formatDigest(root))}`),
          fact(
            say(lang, 'entry.linesUnder'),
            others.length === 0
              ? say(lang, 'entry.noLines')
              : html`<ul>${others.map(({ name }) => html`<li><code>${name}</code></li>`)}</ul><span class="sub">${say(lang, 'entry.linesNote')}</span>`,
          ),
          fact(
            say(lang, 'entry.verbatim'),
            html`<pre class="raw" tabindex="0" aria-label="${say(lang, 'entry.verbatim')}">${body.checkpoint}</pre>`,
          ),
        ]
      },
    },
  },
} satisfies Tellings

function rulesVersion(
  { asked: { lang }, body: { rules } }: Told<'depositary/established'> | Told<'log/rules'>,
  label: string,
) {
  return fact(label, say(lang, 'entry.rulesVersion', { rules }))
}
