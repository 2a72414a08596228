import { mandateNeeded } from '../../register/types/mandates.ts'
import { STATUS } from '../http/problem.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  comma,
  countriesToChoose,
  countryName,
  type Errors,
  Fieldset,
  facts,
  html,
  identifierFields,
  kindOptions,
  languageOptions,
  linkButton,
  linkIn,
  type Markup,
  NO_COUNTRY,
  NO_ERRORS,
  nameIn,
  opening,
  type Piece,
  part,
  postedForm,
  privatePage,
  remark,
  say,
  spoken,
} from '../kit/kit.ts'
import { convenerDomain, policyInForce } from './application.ts'
import { ALL_FIELDS, identifiersOf, isAskedAt, kindsAsked, STEPS, type Step } from './asking.ts'
import { claimedNotice } from './claimed.ts'

/** The pages on which an organisation applies, one a step. */

interface StepShown {
  readonly step: Step
  readonly typed: URLSearchParams
  readonly errors?: Errors
  /** Absent before anything was kept. */
  readonly draft?: string | null
  /** It goes back to the last look from here. */
  readonly isChange?: boolean
}

interface Drawing {
  readonly asked: Asked
  readonly call: CallShown
  readonly f: Fieldset
  readonly typed: URLSearchParams
  /** In whose words it asks. */
  readonly asking: 'apply' | 'claim'
}

/** The address of a step of a draft. */
export function pathOfStep({ params }: Asked, step: Step, draft = params.draft!): string {
  return `/${params.call}/apply/${draft}/${step}`
}

export async function stepPage(asked: Asked, call: CallShown, shown: StepShown): Promise<Answer> {
  const { step, typed, errors = NO_ERRORS } = shown
  const { lang } = asked
  const f = new Fieldset(lang, typed, errors)
  const asking = call.isRecord ? 'claim' : 'apply'
  const on = { asked, call, f, typed, asking } as const
  const whole = say(lang, `${asking}.title`, { call: nameIn(call.row.titles, lang).text })
  const heading = nameOfStep(on, step)
  const lede = step === 'organisation' ? say(lang, `${asking}.lede`) : null
  const count = say(lang, 'apply.stepOf', { step: STEPS.indexOf(step) + 1, of: STEPS.length })
  const main = html`
    ${opening(whole, heading, lede)}
    ${part(count, step === 'check' ? await checkForm(on, shown) : await fieldsForm(on, shown), {
      strong: true,
      beneath: stepList(on, shown),
    })}
    ${step === 'organisation' || step === 'check' ? nextPart(on) : null}
  `
  const title = `${heading} – ${whole}`
  const page = { title, main, call, current: 'sign', script: 'keep-typed' } as const
  return privatePage(asked, page, errors.size === 0 ? 200 : 422)
}

/** One answer for whatever is the reason, so that nobody learns which drafts there are. */
export function lostPage(asked: Asked, call: CallShown): Answer {
  const { lang } = asked
  const title = say(lang, 'apply.lost')
  const again = html`<div class="actions">${linkButton(asked, `/${call.id}/apply`, say(lang, 'apply.begin'), '')}</div>`
  const kicker = say(lang, `${call.isRecord ? 'claim' : 'apply'}.kicker`)
  const main = opening(kicker, title, say(lang, 'apply.lostMeans'), again)
  return privatePage(asked, { title, main, call, current: 'sign' }, STATUS.link_spent)
}

/** A convener shows that the call is theirs. */
function nameOfStep({ asked: { lang }, asking }: Drawing, step: Step): string {
  return step === 'proof' && asking === 'claim' ? say(lang, 'claim.proofs') : say(lang, `apply.step.${step}`)
}

/** The steps, with a way back to those that are done. */
function stepList(on: Drawing, { step, draft }: StepShown): Markup {
  const { asked } = on
  const now = STEPS.indexOf(step)
  const items = STEPS.map((one, i) => {
    const says = nameOfStep(on, one)
    if (i === now) return html`<li aria-current="step"><b>${says}</b></li>`
    if (i > now || !draft) return html`<li>${says}</li>`
    return html`<li><a href="${linkIn(asked, pathOfStep(asked, one, draft))}">${says}</a></li>`
  })
  return html`<ol class="steps-ahead">${items}</ol>`
}

function nextPart({ asked: { lang }, asking }: Drawing): Markup {
  const steps = ([1, 2, 3] as const).map(n => html`<li>${say(lang, `${asking}.next${n}`)}</li>`)
  return part(say(lang, 'apply.next'), html`<ol class="steps-ahead">${steps}</ol>`)
}

async function fieldsForm(on: Drawing, { step, draft, isChange }: StepShown): Promise<Markup> {
  const { asked, call, f, typed } = on
  const { lang } = asked
  const isFirst = step === 'organisation'
  // Without a draft the form carries what other steps asked for.
  const others = ALL_FIELDS.filter(name => !isAskedAt(step, name) && typed.get(name))
  const carried = Object.fromEntries(others.map(name => [name, typed.get(name)!]))
  return postedForm(asked, draft ? pathOfStep(asked, step, draft) : `/${call.id}/apply`, {
    f,
    hidden: {
      ...(isFirst && typed.has('claims') && { claims: typed.get('claims')! }),
      ...(isChange && { next: 'check' }),
      ...(!draft && { ...carried, step }),
    },
    fields: [await FORMS[step](on), isFirst ? null : remark(say(lang, 'apply.kept'))],
    keep: step,
    button: say(lang, 'apply.continue'),
    beside: isFirst
      ? null
      : html`<button class="btn second" name="to" value="back">${say(lang, 'apply.back')}</button>`,
  })
}

const FORMS: Readonly<Record<Step, (on: Drawing) => Piece | Promise<Piece>>> = {
  organisation: organisationFields,
  you: youFields,
  proof: proofFields,
  check: () => null,
}

async function organisationFields({ asked, call, f, typed, asking }: Drawing) {
  const { lang } = asked
  const kinds = await kindsAsked(asked, call)
  const options = kindOptions(lang)
    .filter(({ value }) => kinds.includes(value))
    .map(one => (call.isRecord ? one : { ...one, more: say(lang, `apply.kind.${one.value}`) }))
  return html`
    ${await claimedNotice(asked, call, typed)}
    ${f.text('name', {
      label: say(lang, 'apply.name'),
      hint: say(lang, `${asking}.nameHint`),
      autocomplete: 'organization',
    })}
    ${f.select('nameLang', { label: say(lang, 'apply.nameLang'), options: languageOptions(lang), value: lang })}
    ${f.choice('kind', { label: say(lang, 'apply.kind'), options })}
    <div class="two">
      ${f.select('country', {
        label: say(lang, 'apply.country'),
        hint: say(lang, 'apply.countryHint'),
        options: countriesToChoose(lang),
        autocomplete: 'country',
      })}
      ${f.text('domain', {
        label: say(lang, 'apply.domain'),
        hint: say(lang, `${asking}.domainHint`),
        inputmode: 'url',
        autocomplete: 'url',
        isOptional: true,
        isPlain: true,
      })}
    </div>
  `
}

function youFields({ asked, f, asking }: Drawing) {
  const { lang } = asked
  return html`
    ${remark(say(lang, 'apply.youNote'))}
    ${f.text('person', { label: say(lang, 'apply.person'), autocomplete: 'name' })}
    ${f.text('role', {
      label: say(lang, 'apply.role'),
      hint: say(lang, `${asking}.roleHint`),
      autocomplete: 'organization-title',
    })}
    ${f.text('email', {
      label: say(lang, 'apply.email'),
      hint: say(lang, asked.site.mail === null ? 'apply.emailHintByHand' : 'apply.emailHint'),
      type: 'email',
      autocomplete: 'email',
      isPlain: true,
    })}
  `
}

/** What the call asks for is said here; it is shown on the applicant's own page, once they have one. */
async function proofFields(on: Drawing) {
  const { asked, f, typed, asking } = on
  const { lang } = asked
  const meansOf = (way: 'domain' | 'email' | 'paper') =>
    way === 'email' && asked.site.mail === null ? 'emailByHand' : way
  const ways = (['domain', 'email', 'paper'] as const).map(
    way =>
      html`<li><b>${say(lang, `apply.way.${way}`)}</b> ${say(lang, `apply.wayMeans.${meansOf(way)}`)}</li>`,
  )
  const asks = identifiersOf(typed.get('kind') ?? '')
  const isOpen = asks.some(scheme => f.says(scheme))
  return html`
    <p>${await neededWords(on)}</p>
    ${remark(say(lang, 'apply.proofThen'))}
    <ul>${ways}</ul>
    ${f.area('words', { label: say(lang, 'apply.words'), hint: say(lang, `${asking}.wordsHint`), isOptional: true })}
    ${
      asks.length === 0
        ? null
        : html`<details class="fold"${isOpen ? html` open` : null}>
          <summary>${say(lang, 'apply.identifiersAdd')}</summary>
          <div class="form">${remark(say(lang, 'apply.identifiersHint'))}${identifierFields(lang, f, asks)}</div>
        </details>`
    }
  `
}

async function neededWords({ asked, call, typed, asking }: Drawing): Promise<string> {
  const { lang } = asked
  if (asking === 'claim') {
    const domain = await convenerDomain(asked, call.id)
    return domain === null ? say(lang, 'claim.neededNoUrl') : say(lang, 'claim.needed', { domain })
  }
  const policy = (await policyInForce(asked, call.id))!
  const kind = policy.kinds.find(one => one === typed.get('kind'))
  if (kind === undefined) return say(lang, 'apply.needs.unknown')
  return say(lang, `apply.needs.${mandateNeeded(policy, kind)}`, { kind: say(lang, `kind.${kind}`) })
}

/** All that will be sent, as it will be; it travels with the form, so that what is shown is what is sent. */
async function checkForm(on: Drawing, { draft }: StepShown): Promise<Markup> {
  const { asked, call, typed } = on
  const { lang } = asked
  const kept = ALL_FIELDS.map(name => [name, typed.get(name) ?? ''] as const)
  const parts = STEPS.filter(step => step !== 'check').map(step => {
    const says = nameOfStep(on, step)
    const change = html`<a href="${linkIn(asked, `${pathOfStep(asked, step, draft!)}?change=1`)}">${spoken(say(lang, 'apply.change'), says)}</a>`
    return html`<h2 class="mt-l">${says}</h2>${facts(lang, told(on, step))}<p class="note mt-s">${change}</p>`
  })
  return html`
    ${await claimedNotice(asked, call, typed)}
    ${parts}
    ${postedForm(asked, `/${call.id}/apply`, {
      hidden: { ...Object.fromEntries(kept), draft: draft ?? '' },
      button: say(lang, 'apply.send'),
    })}
  `
}

function told({ asked: { lang }, typed }: Drawing, step: Step): Parameters<typeof facts>[1] {
  const text = (name: string) => typed.get(name)?.trim() || null
  const words = (name: string) => {
    const typedWords = text(name)
    return typedWords === null ? null : html`<span class="typed" dir="auto">${typedWords}</span>`
  }
  switch (step) {
    case 'organisation': {
      const country = text('country')
      const language = languageOptions(lang).find(({ value }) => value === text('nameLang'))
      return {
        'apply.name': words('name'),
        'apply.nameLang': language?.says ?? null,
        'apply.kind': kindOptions(lang).find(({ value }) => value === text('kind'))?.says ?? null,
        'apply.country':
          country === null || country === NO_COUNTRY
            ? say(lang, 'fields.noCountry')
            : countryName(country, lang),
        'apply.domain': text('domain') ?? say(lang, 'apply.none'),
      }
    }
    case 'you':
      return { 'apply.person': words('person'), 'apply.role': words('role'), 'apply.email': text('email') }
    default: {
      const asks = identifiersOf(text('kind') ?? '')
      const numbers = asks.flatMap(scheme => text(scheme) ?? []).join(comma(lang))
      return {
        'apply.words': words('words') ?? say(lang, 'apply.none'),
        'apply.identifiers': numbers || null,
      }
    }
  }
}
