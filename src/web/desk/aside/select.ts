import type { Filed } from '../../../people/applications.ts'
import { keepPile, MOST_PILED } from '../../../people/piles.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { kept } from '../../keep-typed.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { factList, part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { formatNumber, listOf } from '../../wording.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { queueAddress } from '../queue/query.ts'
import { type Chosen, chosenFor, piledOf } from './chosen.ts'
import { sentTable } from './row.ts'
import { carryOnPile } from './run.ts'
import { soughtFacts } from './sought.ts'
import { traitTable } from './traits.ts'

/**
 * What would be set aside: how many, what they have in common and the others have not, some of them from first to last,
 * and those behind which somebody shows to stand, which stay. Whoever types the number has read it.
 */

const SAMPLES = 12
const MOST_LIVING = 50
const HERE = '/desk/aside/new'

export async function showAside(asked: Asked, officer: Officer): Promise<Answer> {
  return asidePage(asked, officer, await chosenFor(asked), new URLSearchParams(), NO_ERRORS)
}

export async function takeAside(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { lang, site } = asked
  const chosen = await chosenFor(asked, typedIn(fields, 'until'))
  const withLiving = fields.has('living')
  const piled = piledOf(chosen, withLiving)
  const reason = typedIn(fields, 'reason')
  const check = new Checking()
  check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '' && reason.length <= 2000)
  const isCounted = numberIn(typedIn(fields, 'count')) === piled.length && piled.length > 0
  check.must('count', say(lang, 'aside.counted', { count: piled.length }), isCounted)
  if (!check.isGood) return asidePage(asked, officer, chosen, fields, check.errors)
  const pile = {
    by: officer.id,
    reason,
    sought: queueAddress('', chosen.query).slice(1),
    withLiving,
    ids: piled.map(({ id }) => id),
  }
  const id = await keepPile(site.log.drawer, pile, site.now())
  await noteAct(asked, officer, 'pile-set-aside', id)
  void carryOnPile(site, id)
  return seeOther(asked, `/desk/aside/${id}`)
}

/** As people write a thousand. */
function numberIn(typed: string): number | undefined {
  const digits = typed.replace(/[\s,.’'\u00a0\u202f]/g, '')
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined
}

async function asidePage(
  asked: Asked,
  officer: Officer,
  chosen: Chosen,
  typed: URLSearchParams,
  errors: Errors,
): Promise<Answer> {
  const { lang } = asked
  const { query, silent, living, others } = chosen
  const title = say(lang, 'aside.title', { count: silent.length })
  const list = linkIn(asked, `${queueAddress('/desk', query)}#queue`)
  const back = html`<p class="mt"><a href="${list}">${say(lang, 'queue.list')}</a></p>`
  const cut = chosen.isCut
    ? html`<p class="notice warn mt">${say(lang, 'aside.cut', { most: MOST_PILED })}</p>`
    : null
  const sought = html`${factList(await soughtFacts(asked, query))}${cut}${back}`
  const head = html`${opening(asked, officer, title, say(lang, 'aside.note'))}`
  const parts =
    silent.length + living.length === 0
      ? null
      : html`${part(say(lang, 'aside.traits'), await traitTable(asked, silent, [...living, ...others]), { note: say(lang, 'aside.traitsNote') })}
${silent.length === 0 ? null : part(say(lang, 'aside.samples'), sentTable(asked, say(lang, 'aside.samples'), spread(silent)), { note: say(lang, 'aside.samplesNote', { count: Math.min(silent.length, SAMPLES) }) })}
${part(say(lang, 'aside.living'), livingTable(asked, chosen), { note: say(lang, 'aside.livingNote') })}
${part(say(lang, 'aside.act'), asideForm(asked, officer, chosen, typed, errors), { strong: true, note: say(lang, 'aside.actNote'), id: 'act' })}`
  const main = html`${head}${part(say(lang, 'aside.sought'), sought)}${parts}`
  return privatePage(asked, { title, main, script: 'keep-typed' }, errors.size > 0 ? 422 : 200)
}

/** Some of them, from the first to the last at even steps. */
function spread(all: readonly Filed[]): Filed[] {
  if (all.length <= SAMPLES) return [...all]
  return Array.from({ length: SAMPLES }, (_, n) => all[Math.round((n * (all.length - 1)) / (SAMPLES - 1))]!)
}

function livingTable(asked: Asked, { living, lifeOf }: Chosen): Piece {
  const { lang } = asked
  if (living.length === 0) return html`<p>${say(lang, 'aside.livingNone')}</p>`
  const signs = (filed: Filed) =>
    listOf(
      lifeOf(filed).map(sign => say(lang, `aside.life.${sign}`)),
      lang,
    )
  const shown = living.slice(0, MOST_LIVING)
  const more = living.length - shown.length
  const rest = more === 0 ? null : html`<p class="note mt-s">${say(lang, 'aside.more', { count: more })}</p>`
  return html`${sentTable(asked, say(lang, 'aside.living'), shown, { heading: say(lang, 'aside.signs'), of: signs })}${rest}`
}

function asideForm(
  asked: Asked,
  officer: Officer,
  chosen: Chosen,
  typed: URLSearchParams,
  errors: Errors,
): Markup {
  const { lang } = asked
  if (!mayCome(officer, 'deskAsideSent')) return html`<p>${say(lang, 'office.decides')}</p>`
  const { query, silent, living } = chosen
  const f = new Fieldset(lang, typed, errors)
  const until = [silent.at(-1)?.id ?? '', living.at(-1)?.id ?? ''].sort().at(-1)!
  const all = silent.length + living.length
  const too =
    living.length === 0
      ? null
      : f.check('living', say(lang, 'aside.tooLiving', { count: living.length, total: all }))
  const hint =
    living.length === 0 || silent.length === 0
      ? say(lang, 'aside.countHint', { count: formatNumber(all, lang) })
      : say(lang, 'aside.countHintLiving', {
          count: formatNumber(silent.length, lang),
          total: formatNumber(all, lang),
        })
  return html`<form class="form" method="post" action="${linkIn(asked, queueAddress(HERE, query))}" novalidate${kept('aside')}>${f.summary(say(lang, 'desk.errors'))}<input type="hidden" name="until" value="${until}">
${f.area('reason', { label: say(lang, 'desk.reason'), hint: say(lang, 'aside.reasonHint'), rows: 3 })}
${too}
${f.text('count', { label: say(lang, 'aside.count'), hint, inputmode: 'numeric', isPlain: true })}
<div class="actions"><button class="btn">${say(lang, 'aside.button')}</button></div></form>`
}
