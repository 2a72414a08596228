import {
  type Answer,
  type Asked,
  type CallShown,
  type Errors,
  Fieldset,
  html,
  inset,
  linkIn,
  longMinute,
  type Markup,
  NO_ERRORS,
  nameIn,
  type Page,
  type Piece,
  privatePage,
  remark,
  say,
  seeOther,
  verbOf,
} from '../kit/kit.ts'
import type { Begun, SignDraft } from './draft.ts'

/** What the pages of the ceremony have in common: four steps, one page each. */

export const STEPS = [1, 2, 3, 4] as const
export type Step = (typeof STEPS)[number]
const PATHS = { 1: '', 2: '/read', 3: '/words', 4: '/confirm' } as const satisfies Record<Step, string>

/** The address of a step; the first needs no draft. */
export function stepPath(asked: Asked, step: Step): string {
  return linkIn(asked, pathOf(asked, step))
}

export function pathOf({ params }: Asked, step: Step, token = params.draft): string {
  const base = `/${params.call}/sign`
  return step === 1 || token === undefined ? base : `${base}/${token}${PATHS[step]}`
}

/** On to a step, perhaps of a draft that was just begun. */
export function toStep(asked: Asked, step: Step, begun?: Begun): Answer {
  const headers = begun === undefined ? {} : { 'Set-Cookie': begun.cookie }
  return seeOther(asked, pathOf(asked, step, begun?.token), headers)
}

/** Where whoever has signed goes on: to the receipt, or to what there is to keep of a sealed signature. */
export function toDone(
  asked: Asked,
  { token, sealed }: Pick<SignDraft, 'token' | 'sealed'>,
  index: number,
): Answer {
  return seeOther(
    asked,
    sealed === undefined ? `/entries/${index}/receipt` : `/${asked.params.call}/sign/${token}/sealed`,
  )
}

/** Whoever signs before the hour is told so, before reading and before signing. */
export function sealedNotice({ lang }: Asked, opens: string | null): Piece {
  if (opens === null) return null
  return inset(say(lang, 'sealed.notice', { hour: longMinute(opens, lang) }), 'mt')
}

interface StepPage {
  readonly call: CallShown
  readonly step: Step
  readonly heading: string
  readonly matter: Piece
  /** What is wrong, by the field in which it is told; all of it is told first. */
  readonly errors?: Errors
  /** A module of src/browser that makes the step more convenient, by name. */
  readonly script?: Page['script']
}

export function stepAnswer(
  asked: Asked,
  { call, step, heading, matter, errors = NO_ERRORS, script = [] }: StepPage,
): Answer {
  const { lang } = asked
  const title = say(lang, 'sign.title', {
    verb: verbOf(call, lang),
    call: nameIn(call.row.titles, lang).text,
  })
  const main = html`
    <section class="opening quiet">
      <h1 class="running">${title}</h1>
      ${step === 1 ? remark(say(lang, 'sign.intro')) : null}
    </section>
    <div class="stepset">
      <section class="step first" aria-labelledby="step-h">
        <div class="ceremony">
          ${stepsNav(asked, step)}
          <div>
            <p class="sc kicker no-print">${say(lang, 'sign.stepOf', { step })}</p>
            <h2 id="step-h">${heading}</h2>
            ${new Fieldset(lang, new URLSearchParams(), errors).summary()}
            ${matter}
          </div>
        </div>
      </section>
    </div>
  `
  const shown: Page = { title: `${heading} – ${title}`, main, call, current: 'sign', script }
  return privatePage(asked, shown, errors.size === 0 ? 200 : 422)
}

/** A step that is behind is a link; one that is ahead is not, since it rests on those before it. */
function stepsNav(asked: Asked, at: Step): Markup {
  const { lang } = asked
  const item = (step: Step) => {
    const name = say(lang, `sign.step${step}`)
    if (step === at)
      return html`<li><a href="${stepPath(asked, step)}" aria-current="step"><span>${name}</span></a></li>`
    if (step < at)
      return html`<li class="done">
        <a href="${stepPath(asked, step)}"><span>${name}<span class="vh">${say(lang, 'sign.done')}</span></span></a>
      </li>`
    return html`<li><a><span>${name}</span></a></li>`
  }
  return html`<nav class="no-print" aria-label="${say(lang, 'sign.steps', { step: at })}">
    <ol class="steps">${STEPS.map(item)}</ol>
  </nav>`
}
