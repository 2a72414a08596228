import { fromUtf8 } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { describeMessage } from '../../../outbound/dns-message.ts'
import { type PaperType, paperAt, papersOf } from '../../../people/papers.ts'
import { type Evidence, evidence } from '../../../people/proofs.ts'
import { paperWords } from '../../apply/proof-words.ts'
import {
  type Asked,
  type Fact,
  factList,
  formatNumber,
  html,
  linkIn,
  type Markup,
  part,
  privateFile,
  remark,
  say,
  timeIn,
} from '../../kit/kit.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'

/** The bytes by which something was seen, as they came: to be read here, or taken along and checked elsewhere. */
export async function showEvidence(asked: Asked, officer: Officer) {
  const { lang, site, params, query } = asked
  const digest = params.evidence!
  const found = await evidence.get(site.log.drawer, digest, site.now())
  if (found === undefined) throw new Refusal('not_found', `No evidence is kept under ${digest.slice(0, 60)}.`)
  if (query.has('bytes'))
    return privateFile(asked, { bytes: found.bytes, name: `${digest.slice(7, 19)}.bin` })
  const { mediaType, bytes, made } = found
  const facts: Fact[] = [
    [say(lang, 'evidence.what'), say(lang, `evidence.${mediaType}`)],
    [say(lang, 'evidence.seen'), timeIn(made, lang)],
    [say(lang, 'evidence.digest'), html`<code class="anywhere">${digest}</code>`],
    [
      say(lang, 'evidence.bytes'),
      html`<a href="${linkIn(asked, `/desk/evidence/${digest}?bytes=1`)}" download>
        ${say(lang, 'evidence.download', { count: formatNumber(bytes.length, lang) })}
      </a>`,
    ],
  ]
  const title = say(lang, 'proof.evidence')
  const parts = html`
    ${part(say(lang, 'evidence.kept'), factList(facts), { strong: true, note: say(lang, 'evidence.note') })}
    ${part(say(lang, 'evidence.read'), html`<pre class="raw" tabindex="0" dir="ltr">${readable(found)}</pre>`)}
  `
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

/** The papers that came with an application, for officers: to be saved and read elsewhere, never shown by this site. */

const ENDINGS: Record<PaperType, string> = { pdf: 'pdf', png: 'png', jpeg: 'jpg', asic: 'asice' }

export async function showPaper(asked: Asked) {
  const { site, params } = asked
  const { application = '', evidence: digest = '' } = params
  const found = await paperAt(site.log.drawer, application, digest, site.now())
  if (found === undefined)
    throw new Refusal('not_found', `No file ${digest.slice(0, 60)} came with this application.`)
  const name = `${digest.slice(7, 19)}.${ENDINGS[found.paper.type]}`
  return privateFile(asked, { bytes: found.bytes, name })
}

export async function papersPart(asked: Asked, application: string) {
  const { lang, site } = asked
  const found = await papersOf(site.log.drawer, application, site.now())
  if (found.length === 0) return null
  const lines = found.map(
    paper =>
      html`<li>
        <a href="${linkIn(asked, `/desk/applications/${application}/papers/${paper.digest}`)}" download>
          ${paperWords(asked, paper)}
        </a>
        <br>
        <code class="anywhere">${paper.digest}</code>
      </li>`,
  )
  const list = html`<ul class="plain-list">${lines}</ul>${remark(say(lang, 'papers.deskNote'), 'mt-s')}`
  return part(say(lang, 'papers.title'), list, { id: 'papers' })
}

/** Which of them the admission binds: none unless the officer says so. */
export async function paperChoice(asked: Asked, application: string, typed: URLSearchParams) {
  const { lang, site } = asked
  const found = await papersOf(site.log.drawer, application, site.now())
  if (found.length === 0) return null
  const chosen = typed.getAll('paper')
  const boxes: Markup[] = found.map(
    paper =>
      html`<label class="check">
        <input type="checkbox" name="paper" value="${paper.digest}"${chosen.includes(paper.digest) ? html` checked` : null}>
        <span>${paperWords(asked, paper)}</span>
      </label>`,
  )
  return html`<fieldset class="field"><legend class="lab">${say(lang, 'papers.bind')}</legend>${boxes}</fieldset>`
}

/** Those that the form names and that came with the application. */
export async function chosenPapers(asked: Asked, application: string, fields: URLSearchParams) {
  const { log, now } = asked.site
  const chosen = fields.getAll('paper')
  const found = await papersOf(log.drawer, application, now())
  return found.map(({ digest }) => digest).filter(digest => chosen.includes(digest))
}
