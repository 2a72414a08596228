import { ADDRESS_DAYS_AFTER_CLOSING, RETENTION, type Retention } from '../people/retention.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  facts,
  howToReach,
  html,
  inLang,
  type Key,
  keeperIn,
  type Lang,
  type Markup,
  opening,
  page,
  part,
  phrase,
  say,
} from './kit/kit.ts'

/** What is kept of people, by the table in `people/retention`. */
export function showPrivacy(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'privacy', async () => {
    const { lang } = asked
    const title = say(lang, 'privacy.title')
    const main = html`
      ${opening(say(lang, 'privacy.kicker'), title, say(lang, 'privacy.lede'))}
      ${part(say(lang, 'privacy.keeper'), await keeper(asked), { strong: true })}
      ${part(
        say(lang, 'privacy.log'),
        sentences(lang, ['privacy.log.public', 'privacy.log.words', 'privacy.log.names']),
      )}
      ${part(say(lang, 'privacy.kept'), kept(lang), { strong: true, note: say(lang, 'privacy.kept.note'), id: 'kept' })}
      ${part(say(lang, 'privacy.browser'), sentences(lang, ['privacy.browser.says', 'privacy.network']))}
      ${part(
        say(lang, 'privacy.rights'),
        sentences(lang, ['privacy.rights.own', 'privacy.rights.all', 'privacy.rights.limits']),
        { strong: true },
      )}
    `
    return page(asked, { title, main })
  })
}

async function keeper(asked: Asked): Promise<Markup> {
  const { lang } = asked
  const keeper = inLang(await keeperIn(asked))
  return html`<p>${phrase(lang, 'privacy.keeper.says', { keeper })} ${howToReach(asked)}</p>`
}

type Sentence = Extract<Key, `privacy.${'log' | 'browser' | 'rights'}.${string}` | 'privacy.network'>

function sentences(lang: Lang, keys: readonly Sentence[]): Markup {
  return html`<div class="flow">${keys.map(key => html`<p>${say(lang, key)}</p>`)}</div>`
}

function kept(lang: Lang): Markup {
  const rows = RETENTION.map(row => {
    const { what, why, until, of } = retentionWords(lang, row)
    const told = { 'privacy.ofWhom': of, 'privacy.why': why, 'privacy.until': until }
    return html`<h3 class="mt-l">${what}</h3>${facts(lang, told, 'wide mt-s')}`
  })
  return html`<div>${rows}</div>`
}

/** Also for docs/privacy/register-of-processing.md. */
export function retentionWords(lang: Lang, { id, of, seconds }: Retention) {
  const values = {
    time: say(lang, 'privacy.afterDays', { days: Math.ceil((seconds ?? 0) / 86_400) }),
    days: ADDRESS_DAYS_AFTER_CLOSING,
  }
  const untold = say as (lang: Lang, key: Key, values: object) => string
  return {
    what: say(lang, `privacy.what.${id}`),
    why: say(lang, `privacy.why.${id}`),
    until: untold(lang, `privacy.until.${id}`, values),
    of: say(lang, `privacy.of.${of}`),
  }
}
