import { readCheckpoint } from '../../core/checkpoint.ts'
import { formatDigest } from '../../core/digest.ts'
import { parseNote } from '../../core/note.ts'
import { hash, html, listed, say, sub } from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'
import { spanOf } from '../text/policy-facts.ts'

/** The log's own life: what it follows, and the checkpoints that it anchors. */
export const depositary = {
  'depositary/established': {
    members: {
      window: ({ asked: { lang }, body }) =>
        say(lang, 'entry.afterSigning', { time: spanOf(body.window, lang) }),
      predecessor({ asked: { lang }, body }) {
        const { origin, size, root } = body.predecessor!
        return html`<code>${origin}</code>, ${say(lang, 'entries.recorded', { count: size })}, ${hash(root)}`
      },
    },
    after: { names: it => [factIn(it, 'entry.origin', html`<code>${it.statement.log}</code>`)] },
  },
  'log/anchored': {
    members: {
      checkpoint({ asked: { lang }, body }) {
        const { size, root } = readCheckpoint(body.checkpoint)
        return html`${say(lang, 'entries.recorded', { count: size })}, ${hash(formatDigest(root))}`
      },
    },
    after: {
      checkpoint(it) {
        const { lang } = it.asked
        const { checkpoint } = it.body
        const others = parseNote(checkpoint).signatures.filter(({ name }) => name !== it.statement.log)
        const lines =
          others.length === 0
            ? say(lang, 'entry.noLines')
            : html`${listed(others.map(({ name }) => html`<code>${name}</code>`))}${sub(say(lang, 'entry.linesNote'))}`
        const whole = html`<pre class="raw" tabindex="0" aria-label="${say(lang, 'entry.verbatim')}">${checkpoint}</pre>`
        return [factIn(it, 'entry.linesUnder', lines), factIn(it, 'entry.verbatim', whole)]
      },
    },
  },
} satisfies Tellings
