import type { RefusalCode } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { type Look, recordName } from '../../people/challenges.ts'
import type { Paper } from '../../people/papers.ts'
import type { Proof } from '../../people/proofs.ts'
import { levelOf, whose } from '../../work/proof-level.ts'
import {
  type Asked,
  dayIn,
  formatNumber,
  html,
  inlineMark,
  linkTo,
  listed,
  type Piece,
  remark,
  say,
  shortMinute,
} from '../kit/kit.ts'

/** What was proven and what a look has seen, in words: the same for applicants and for officers. */

export function proofWords(asked: Asked, proof: Proof, named: string | null) {
  const { lang } = asked
  const { method, what, how, at, dnssec } = proof
  const head = say(lang, method === 'email' ? 'proof.isEmail' : 'proof.isDomain', { what })
  const when = say(lang, 'proof.on', {
    time: shortMinute(formatTime(at), lang),
    how: say(lang, `proof.how.${how}`),
  })
  const signed = how === 'dns' ? say(lang, `proof.dnssec.${dnssec ?? 'unchecked'}`) : null
  // Of what speaks for nobody, no officer will sign anything.
  const open = levelOf(proof, named) === undefined ? null : say(lang, 'proof.notRecorded')
  const recorded =
    proof.entry === null
      ? open
      : linkTo(asked, `/entries/${proof.entry}`, say(lang, 'proof.recorded', { index: proof.entry }))
  return html`
    <p>${inlineMark(`m-${method}`)} <b>${head}</b></p>
    <p class="note">${when} ${signed}</p>
    ${remark(whoseWords(asked, proof, named))}
    ${recorded === null ? null : remark(recorded)}
  `
}

function whoseWords({ lang }: Asked, proof: Proof, named: string | null): string {
  const is = whose(proof, named)
  if (is === 'elsewhere') return say(lang, 'proof.whose.elsewhere', { domain: named! })
  if (is === 'free') return say(lang, 'proof.whose.free')
  return say(lang, proof.method === 'domain' ? `proof.whose.${is}Domain` : `proof.whose.${is}`)
}

/** What stands in the DNS or on the page is shown as it was found, and what would mend it. */
export function lookWords({ lang }: Asked, look: Look, domain: string, left: number) {
  const { how, is, seen } = look
  const [found, mend] = foundAndMend(lang, look, domain)
  const title = say(lang, `look.title.${how}`, { time: shortMinute(formatTime(look.at), lang) })
  const texts =
    seen.length === 0 || is === 'misplaced'
      ? null
      : listed(
          seen.map(text => html`<code class="anywhere" dir="auto">${text}</code>`),
          'plain-list',
        )
  const detail = is === 'refused' ? remark(say(lang, 'look.refusedDetail', { said: look.said ?? '' })) : null
  return html`<div class="notice warn" role="status">
    <p><b>${title}</b></p>
    <p>${found}</p>
    ${texts}
    <p>${mend}</p>
    ${detail}
    <p class="muted">${say(lang, 'look.again', { count: left })}</p>
  </div>`
}

function foundAndMend(
  lang: Asked['lang'],
  { how, is, where, detail }: Look,
  domain: string,
): readonly [Piece, Piece] {
  switch (is) {
    case 'none':
      return [say(lang, `look.none.${how}`, { where }), say(lang, `look.noneMend.${how}`)]
    case 'other':
      return [say(lang, `look.other.${how}`, { where }), say(lang, `look.otherMend.${how}`)]
    case 'misplaced':
      return [
        say(lang, 'look.misplaced', { at: detail! }),
        say(lang, 'look.misplacedMend', { where: recordName(domain), label: LABEL }),
      ]
    case 'status':
      return [say(lang, 'look.status', { where, status: detail! }), say(lang, 'look.statusMend')]
    case 'elsewhere':
      return [say(lang, 'look.elsewhere', { where, at: detail! }), say(lang, 'look.elsewhereMend')]
    case 'refused': {
      const code = detail as RefusalCode
      return [say(lang, `refusal.${code}`), say(lang, `refusal.${code}.mend`)]
    }
    case 'holds':
      return [null, null]
  }
}

/** What is typed where a form adds the domain by itself. */
export const LABEL = '_avow-challenge'

/** One line: what it is, how large, since when. */
export function paperWords({ lang }: Asked, { type, length, at }: Paper) {
  const size = formatNumber(Math.ceil(length / 1024), lang)
  return html`${say(lang, `papers.${type}`)}, ${say(lang, 'papers.size', { size })}, ${dayIn(at, lang)}`
}
