import { fromUtf8 } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { describeMessage } from '../../../outbound/dns-message.ts'
import { type Evidence, evidenceAt } from '../../../people/proofs.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html } from '../../markup.ts'
import { type Fact, factList, part, privateFile } from '../../private.ts'
import { say } from '../../say.ts'
import { formatNumber, longTime } from '../../wording.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'

/** The bytes by which something was seen, as they came: to be read here, or taken along and checked elsewhere. */
export async function showEvidence(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site, params, query } = asked
  const digest = params.digest!
  const found = await evidenceAt(site.log.drawer, digest, site.now())
  if (found === undefined) throw new Refusal('not_found', `No evidence is kept under ${digest.slice(0, 60)}.`)
  if (query.has('bytes'))
    return privateFile(asked, { bytes: found.bytes, name: `${digest.slice(7, 19)}.bin` })
  const { mediaType, bytes, made } = found
  const facts: Fact[] = [
    [say(lang, 'evidence.what'), say(lang, `evidence.${mediaType}`)],
    [say(lang, 'evidence.seen'), longTime(formatTime(made), lang)],
    [say(lang, 'evidence.digest'), html`<code class="anywhere">${digest}</code>`],
    [
      say(lang, 'evidence.bytes'),
      html`<a href="${linkIn(asked, `/desk/evidence/${digest}?bytes=1`)}" download>${say(lang, 'evidence.download', { count: formatNumber(bytes.length, lang) })}</a>`,
    ],
  ]
  const title = say(lang, 'proof.evidence')
  const parts = html`${part(say(lang, 'evidence.kept'), factList(facts), { strong: true, note: say(lang, 'evidence.note') })}
${part(say(lang, 'evidence.read'), html`<pre class="raw" tabindex="0" dir="ltr">${readable(found)}</pre>`)}`
  return deskPage(asked, officer, { title }, parts)
}

function readable({ mediaType, bytes }: Evidence): string {
  if (mediaType === 'application/dns-message') return describeMessage(bytes)
  try {
    return fromUtf8(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
