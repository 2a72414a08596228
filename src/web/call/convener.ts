import type { AuthorityRow } from '../../register/mandate-rows.ts'
import type { CallRow } from '../../register/rows.ts'
import {
  type Asked,
  type CallShown,
  entryDay,
  entryLink,
  html,
  inLang,
  isSwitchedOn,
  ledgerLine,
  linkTo,
  type Markup,
  named,
  ownName,
  type Piece,
  part,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { external, hashes, quoted } from '../teller/pieces.ts'

/** From the least to the most: how it may be shown that a register is its convener's. */
const LEVELS = ['independent', 'declared', 'domain', 'vetted'] as const

/** How it is known that whoever issued the call agrees to this register: a sentence, and the proof behind it. */
export async function convenerEntry(
  asked: Asked,
  { id, row, isOwn, isRecord }: CallShown,
  checks: AuthorityRow['checks'],
): Promise<Markup> {
  const { lang } = asked
  const { convener, authority } = row
  const issuer = named(convener.names, lang)
  const keeps = inLang(ownName(asked))
  const says = isOwn
    ? phrase(lang, 'call.issuedAndKept', { convener: issuer })
    : phrase(lang, `call.authoritySays.${authority.level}`, { convener: issuer })
  const source =
    authority.source === null
      ? null
      : remark(html`${say(lang, 'call.authoritySource')} ${external(authority.source)}`)
  const evidence =
    authority.evidence.length === 0
      ? null
      : html`${remark(say(lang, 'call.evidence'))}${hashes(authority.evidence)}`
  const claim =
    isRecord && row.closed === null && isSwitchedOn(asked, 'applications')
      ? html`<p class="ways">${linkTo(asked, `/${id}/apply`, say(lang, 'claim.link'))}</p>`
      : null
  return part(
    say(lang, isRecord ? 'call.convenerRecord' : 'call.convener'),
    html`
      <p>${says}${convener.url === null ? null : html` ${external(convener.url)}`}</p>
      ${claim}
      <details class="alt">
        <summary>${say(lang, isOwn ? 'call.proof' : 'call.proofLevels')}</summary>
        <div class="flow mt-s">
          ${isOwn ? null : ladder(asked, authority.level)}
          ${await quoted(asked, authority.note)}
          ${source}
          ${evidence}
          ${await history(asked, row, checks, keeps)}
        </div>
      </details>
    `,
    { id: 'convener', inside: 'narrow flow' },
  )
}

function ladder({ lang }: Asked, reached: (typeof LEVELS)[number]): Markup {
  const steps = LEVELS.map(
    level =>
      html`<li${level === reached ? html` aria-current="true"` : null}><b>${say(lang, `call.authority.${level}`)}</b></li>`,
  )
  return html`<ol class="ladder">${steps}</ol>`
}

/** The opening, a claim, and every check since, each with its entry; one line where nothing has changed. */
async function history(asked: Asked, row: CallRow, checks: AuthorityRow['checks'], keeper: Piece) {
  const { lang } = asked
  const { opened, claimed } = row
  if (claimed === undefined && checks.length === 0)
    return html`<p class="proof">${entryLink(asked, opened)}</p>`
  const line = (day: string, what: Piece, entry: number) =>
    ledgerLine(day, lang, what, entryLink(asked, entry))
  const first =
    claimed === undefined ? say(lang, 'call.history.opened') : phrase(lang, 'call.history.record', { keeper })
  const claim =
    claimed === undefined
      ? null
      : line(await entryDay(asked, claimed.entry), say(lang, 'call.history.claimed'), claimed.entry)
  const checked = checks.map(({ level, outcome, domain, dnssec, checked, entry }) => {
    const says = say(lang, `call.history.${outcome}`, { level: say(lang, `call.authority.${level}`) })
    const name = domain === null ? null : sub(html`<code>${domain}</code>`)
    const signed = dnssec === null ? null : sub(say(lang, `dnssec.${dnssec}`))
    return line(checked, html`${says}${name}${signed}`, entry)
  })
  return html`
    <h3>${say(lang, 'call.history')}</h3>
    <div class="box">
      <ol class="ledger three in-words">${line(await entryDay(asked, opened), first, opened)}${claim}${checked}</ol>
    </div>
  `
}
