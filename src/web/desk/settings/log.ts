import { formatDigest } from '../../../core/digest.ts'
import {
  type Asked,
  comma,
  deskTime,
  type Fact,
  factList,
  fingerprint,
  html,
  linkTo,
  listed,
  part,
  say,
  sub,
} from '../../kit/kit.ts'

/** How far the log has come, who else has seen it, and where copies come from: what an operator sets, as officers see it. */
export function logPart(asked: Asked) {
  const { lang, site } = asked
  const head = site.log.head()
  const witnesses = site.log.witnesses().map(({ name, cosigned }) => {
    const says =
      cosigned === null
        ? say(lang, 'settings.log.awaited')
        : say(lang, 'settings.log.signed', { count: cosigned.size, time: deskTime(asked, cosigned.time) })
    return html`<bdi>${name}</bdi>${sub(says)}`
  })
  const facts: Fact[] = [
    [
      say(lang, 'settings.log.entries'),
      html`${say(lang, 'settings.log.size', { count: head?.size ?? 0 })}${head === undefined ? null : html`${comma(lang)}${fingerprint(formatDigest(head.root))}`}`,
    ],
    [
      say(lang, 'settings.log.witnesses'),
      witnesses.length === 0 ? say(lang, 'settings.log.noWitnesses') : listed(witnesses, 'plain-list'),
    ],
    [say(lang, 'settings.log.copies'), say(lang, 'settings.log.copiesSay')],
  ]
  const matter = html`
    ${factList(facts)}
    <p class="ways mt">${linkTo(asked, '/log', say(lang, 'settings.log.all'))}</p>
  `
  return part(say(lang, 'settings.log'), matter, { id: 'log' })
}
