import { Refusal } from '../../core/refusal.ts'
import { rowIn } from '../../store/each-row.ts'
import { idIn } from '../forms/subjects.ts'
import {
  type Asked,
  type CallShown,
  type Errors,
  Fieldset,
  html,
  linkTo,
  NO_ERRORS,
  named,
  type Piece,
  partyOrRefuse,
  personAction,
  postedForm,
  readForm,
  remark,
  say,
  sub,
  typedIn,
} from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { beginDraft, SAYINGS } from './draft.ts'
import { inCeremony, stopAnswer } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { type SignerHere, signerHere } from './signer.ts'
import { pathOf, sealedNotice, stepAnswer, stepPath } from './steps.ts'

/** Step 1: who signs. Nobody has to sign in: to read and prepare binds nobody, and step 4 asks for a known key. */

const MOST_TYPED = 200

export const showSign = inCeremony(async asked => {
  const offer = await offerOf(asked)
  return whoPage(asked, offer, asked.query.get('party')?.slice(0, 64) ?? '', await signerHere(asked))
})

export const beginSign = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const offer = await offerOf(asked)
  const typed = typedIn(fields, 'party').slice(0, MOST_TYPED)
  const party = idIn(typed)
  const row = await rowIn(asked.site.log.store, 'parties', party)
  if (row === undefined) {
    const { lang } = asked
    const sentence = typed === '' ? say(lang, 'sign.partyMissing') : say(lang, 'sign.partyWrong', { typed })
    return whoPage(asked, offer, typed, await signerHere(asked), new Map([['party', sentence]]))
  }
  let words: Record<string, string>
  try {
    words = await wordsBefore(asked, await signatoryOf(asked, offer, party))
  } catch (error) {
    if (error instanceof Refusal) return stopAnswer(asked, error, party)
    throw error
  }
  return beginDraft(asked, offer.call.id, party, words)
})

async function whoPage(
  asked: Asked,
  { call, opens }: Offer,
  typed: string,
  here: SignerHere | undefined,
  errors: Errors = NO_ERRORS,
) {
  const { lang } = asked
  const known = here?.isLetIn !== true ? null : await hereForm(asked, here)
  const form = otherForm(asked, typed, errors)
  const which: Piece =
    known === null
      ? form
      : html`
        ${known}
        <details class="alt mt"${errors.size > 0 || (typed !== '' && typed !== here?.party) ? html` open` : null}>
          <summary>${say(lang, 'sign.otherParty')}</summary>
          ${form}
        </details>
      `
  const matter = html`
    <p>${say(lang, 'sign.whoSays')}</p>
    ${sealedNotice(asked, opens)}
    ${which}
    ${forSelf(asked, call)}
    <h3 class="mt-l">${say(lang, 'sign.notAdmitted')}</h3>
    ${remark(say(lang, 'sign.notAdmittedSays'))}
    <p class="note mt-s">
      ${linkTo(asked, `/${call.id}/apply`, say(lang, 'sign.apply'))} <span aria-hidden="true">·</span> ${linkTo(
        asked,
        `/${call.id}/roll`,
        say(lang, 'sign.roll'),
      )}
    </p>
  `
  return stepAnswer(asked, { call, step: 1, heading: say(lang, 'sign.who'), matter, errors })
}

/** For a citizen who has come to the wrong form; null where the call does not invite them. */
function forSelf(asked: Asked, call: CallShown) {
  const action = personAction(asked, call)
  if (action === null) return null
  return html`<h3 class="mt-l">${say(asked.lang, 'persons.signForSelf')}</h3><div class="actions">${action}</div>`
}

/** The party that this browser has been let in for. */
async function hereForm(asked: Asked, { party }: SignerHere) {
  const { lang, site } = asked
  const { names } = await partyOrRefuse(site.log.store, party)
  return postedForm(asked, pathOf(asked, 1), {
    hidden: { party },
    fields: html`<p class="statement">${named(names, lang)}${sub(say(lang, 'sign.youFor'))}</p>`,
    button: say(lang, 'sign.continue'),
  })
}

function otherForm(asked: Asked, typed: string, errors: Errors) {
  const { lang } = asked
  const f = new Fieldset(lang, new URLSearchParams({ party: typed }), errors)
  return html`<form class="form" method="post" action="${stepPath(asked, 1)}" novalidate>
    ${f.text('party', {
      label: say(lang, 'sign.party'),
      hint: say(lang, 'sign.partyHint'),
      autocomplete: 'organization',
      most: MOST_TYPED,
    })}
    <div class="actions"><button class="btn">${say(lang, 'sign.continue')}</button></div>
  </form>`
}

/**
 * A signature replaces the one before, on paper or to an earlier text. Its words are filled in again, as fields of a
 * draft, so that nobody drops a reservation of their state by not typing it anew. What was withheld by law is not kept.
 */
async function wordsBefore(asked: Asked, { before }: Signatory): Promise<Record<string, string>> {
  const words: Record<string, string> = {}
  if (before?.state !== 'standing') return words
  for (const name of SAYINGS) {
    const said = before[name]
    const text = said === null ? undefined : await textOfSaid(asked, said)
    if (said === null || text === undefined) continue
    words[name] = text
    words[`${name}.lang`] = said.lang
  }
  return words
}
