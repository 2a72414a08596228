import { fromUtf8 } from '../../core/bytes.ts'
import { parseStatement } from '../../core/statement.ts'
import type { Part } from '../../log/attachments.ts'
import type { Text } from '../../register/kinds.ts'
import { namedIn } from '../../register/members.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import {
  type Asked,
  classes,
  comma,
  html,
  languageName,
  type Markup,
  type Piece,
  part,
  phrase,
  remark,
  say,
  sizeOf,
} from '../kit/kit.ts'
import { isKey } from '../teller/labels.ts'
import { Known, type Setting, toldOf } from '../teller/setting.ts'
import type { Facts } from '../teller/telling.ts'
import { changesToSign, wholeText } from './differences.ts'
import { worded } from './phrases.ts'
import { headlineOf, tell } from './summary.ts'

/**
 * A statement that is about to be signed, told as the entry that it would become. All of it comes from its bytes and
 * the words beside it, nothing from what was typed: readers see what is signed.
 */

/** One sentence, for lists of what waits: nothing of it has been done. */
export async function headlineUnsigned(asked: Asked, payload: Uint8Array): Promise<Markup> {
  const what = headlineOf(await settingOf(asked, payload, []))
  return phrase(asked.lang, 'second.toSign.what', { what })
}

/**
 * Stands above the button that signs. What a representative does in public is said as not yet done (`toSign`). What it changes of what stands comes first; a text that it publishes is shown
 * whole, too, since it has no page yet. `more` are facts that its bytes do not hold. Where `words` tell what is signed, all rows
 * are folded beneath them, without when it was made and after which entry: the page shows its bytes as well.
 */
export async function statementToSign(
  asked: Asked,
  payload: Uint8Array,
  parts: readonly Part[],
  {
    more = [],
    takesFocus = true,
    words = null,
    isRead = false,
  }: {
    readonly more?: Facts
    readonly takesFocus?: boolean
    readonly words?: Piece
    /** The page before said all of it: it is here, and folded. */
    readonly isRead?: boolean
  } = {},
): Promise<Markup> {
  const it = await settingOf(asked, payload, parts)
  const { headline, facts, saidAt, seen } = await tell(it)
  const toSign = `toSign.${it.statement.type}`
  const sentence = isKey(toSign) ? worded(toldOf(it), toSign) : headline
  const changes = await changesToSign(it, parts)
  const all = [...facts, ...(words === null ? [saidAt, seen] : []), ...more]
  return html`
    ${words === null ? null : remark(say(asked.lang, 'sign.about', { signs: joinsAlone(it) ? 'no' : 'yes' }))}
    <blockquote class="statement"${takesFocus ? html` tabindex="-1" autofocus` : null}>${sentence}</blockquote>
    ${changes}
    ${
      words === null && !isRead
        ? html`<dl class="facts wide mt">${all}</dl>`
        : html`
          ${words}
          <details class="${classes('fold', !isRead && 'no-print')}">
            <summary>${say(asked.lang, 'sign.everything')}</summary>
            <dl class="facts wide">${all}</dl>
          </details>
        `
    }
    ${changes === null ? textsBeside(it, parts, isRead) : null}
  `
}

function joinsAlone({ statement: { type, body } }: Setting): boolean {
  return type === partyJoined.type && (body as { readonly acceptance?: unknown }).acceptance === null
}

/** The very bytes that will stand in the log. */
export function bytesPart({ lang }: Asked, payload: Uint8Array, note: string): Markup {
  const whole = JSON.stringify(JSON.parse(fromUtf8(payload)), null, 2)
  return part(
    say(lang, 'desk.actWhole'),
    html`
      ${remark(note)}
      <details class="flat mt-s">
        <summary>${say(lang, 'desk.actShow')}</summary>
        <pre class="raw" tabindex="0">${whole}</pre>
      </details>
    `,
  )
}

async function settingOf(asked: Asked, payload: Uint8Array, parts: readonly Part[]): Promise<Setting> {
  const placed = { index: sizeOf(asked.site), statement: parseStatement(payload) }
  return { ...placed, asked, known: await Known.of(asked, [placed], parts) }
}

function textsBeside(it: Setting, parts: readonly Part[], isFolded: boolean): Markup[] {
  const { declared, body } = it.known.read(it)
  return namedIn(declared, body).flatMap(({ kind, value }) => {
    const text = value as Text
    const whole = kind === 'text' ? wholeText(it.asked, text, parts, false) : null
    if (whole === null) return []
    const title = html`${text.title}${comma(it.asked.lang)}${languageName(text.lang)}`
    const shown = html`${remark(say(it.asked.lang, text.authentic ? 'desk.authentic' : 'desk.translation'))}${whole}`
    return isFolded
      ? html`<details class="fold"><summary>${title}</summary>${shown}</details>`
      : html`<h3 class="mt-l">${title}</h3>${shown}`
  })
}
