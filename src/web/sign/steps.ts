import {
  type Answer,
  type Asked,
  type CallShown,
  type Errors,
  Fieldset,
  html,
  inset,
  JSON_TYPE,
  linkIn,
  longMinute,
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

/** What the pages of the ceremony have in common: four steps, one page each. */

const PATHS = { 1: '', 2: '/read', 3: '/words', 4: '/confirm' } as const
const STEPS = [1, 2, 3, 4] as const
type Step = (typeof STEPS)[number]

/** The address of a step; the first needs no draft. */
export function pathOf({ params }: Asked, step: Step, draft = params.draft): string {
  return step === 1 || draft === undefined
    ? `/${params.call}/sign`
    : `/${params.call}/sign/${draft}${PATHS[step]}`
}

/** The same as a link. */
export function stepPath(asked: Asked, step: Step): string {
  return linkIn(asked, pathOf(asked, step))
}

/** Of what belongs to the draft beside its steps. */
export function draftPath(asked: Asked, leaf: string): string {
  return linkIn(asked, `/${asked.params.call}/sign/${asked.params.draft}/${leaf}`)
}

export function toStep(asked: Asked, step: Step): Answer {
  return seeOther(asked, pathOf(asked, step))
}

/** After signing: to the receipt, or to what there is to keep of a sealed signature. */
export function toDone(asked: Asked, index: number, sealed: string | undefined): Answer {
  const { call, draft } = asked.params
  return seeOther(asked, sealed === undefined ? `/entries/${index}/receipt` : `/${call}/sign/${draft}/sealed`)
}

/** A file to keep. Its name is made of ids, which hold nothing that could end the header. */
export function jsonFile(name: string, body: Uint8Array): Answer {
  return {
    type: JSON_TYPE,
    body,
    caching: 'never',
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  }
}

/** Told before reading and before signing, where signatures are sealed until an hour. */
export function sealedNotice({ lang }: Asked, opens: string | null): Piece {
  if (opens === null) return null
  return inset(say(lang, 'sealed.notice', { hour: longMinute(opens, lang) }), 'mt')
}

interface StepPage extends Pick<Page, 'script'> {
  readonly call: CallShown
  readonly step: Step
  readonly heading: string
  readonly matter: Piece
  /** Told above the matter too. */
  readonly errors?: Errors
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

/** Steps ahead are no links, since they rest on those before. */
function stepsNav(asked: Asked, at: Step) {
  const { lang } = asked
  const item = (step: Step) => {
    const isDone = step < at
    const href = step > at ? null : html` href="${stepPath(asked, step)}"`
    const done = isDone ? html`<span class="vh">${say(lang, 'sign.done')}</span>` : null
    return html`<li${isDone ? html` class="done"` : null}>
      <a${href}${step === at ? html` aria-current="step"` : null}>
        <span>${say(lang, `sign.step${step}`)}${done}</span>
      </a>
    </li>`
  }
  return html`<nav class="no-print" aria-label="${say(lang, 'sign.steps', { step: at })}">
    <ol class="steps">${STEPS.map(item)}</ol>
  </nav>`
}
