import { Refusal } from '../../core/refusal.ts'
import type { RollItem } from '../../register/roll.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { rollItems } from '../../store/each-row.ts'
import { partyOn } from '../forms/subjects.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  type CallShown,
  type Errors,
  Fieldset,
  html,
  inLang,
  inlineMark,
  isSwitchedOn,
  linkIn,
  linkTo,
  type Markup,
  NO_ERRORS,
  nameIn,
  type Piece,
  personsCannot,
  personsWay,
  privatePage,
  queryText,
  readForm,
  remark,
  say,
  typedIn,
} from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { beginDraft, SAYINGS } from './draft.ts'
import { inCeremony, stopAnswer } from './obstacles.ts'
import { type Offer, offerOf, type Signatory, signatoryOf } from './offer.ts'
import { signerHere } from './signer.ts'
import { doorPath, sealedNotice, titleOfStep } from './steps.ts'

/**
 * The one door: for whom somebody signs, and the way of each. Nobody has to sign in: to read and prepare binds nobody, and
 * the last step asks for a known key. A browser that was let in for its only organisation is not asked which.
 */

const MOST_TYPED = 200
/** Of `who`: an organisation, and not the one that this browser was let in for. */
const OTHER = 'other'

export const showSign = inCeremony(async asked => {
  const offer = await offerOf(asked)
  const { query } = asked
  const named = query.get('party')?.slice(0, 64) ?? ''
  const who = query.get('who')
  const here = who === null || who === 'organisation' ? await signerHere(asked) : undefined
  if (here?.isLetIn && here.signs && (named === '' || named === here.party))
    return begin(asked, offer, here.party)
  const isOrganisation = named !== '' || who === 'organisation' || who === OTHER
  const doors = doorsOf(asked, offer.call)
  return isOrganisation || doors.length === 1
    ? whichPage(asked, offer, named)
    : doorsPage(asked, offer, doors)
})

export const beginSign = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const offer = await offerOf(asked)
  const typed = typedIn(fields, 'party').slice(0, MOST_TYPED)
  const { id, row } = await partyOn(asked, offer.call.id, typed)
  if (row !== undefined) return begin(asked, offer, id)
  const { lang } = asked
  const sentence = typed === '' ? say(lang, 'sign.partyMissing') : say(lang, 'sign.partyWrong', { typed })
  return whichPage(asked, offer, typed, new Map([['party', sentence]]), await calledAlike(asked, typed))
})

const MOST_ALIKE = 6

/** Organisations that have the words in a name: few type a name whole. */
async function calledAlike({ site }: Asked, typed: string): Promise<readonly RollItem[]> {
  // What a search would refuse is no name that somebody half remembers.
  if (typed === '' || !queryText.safeParse(typed).success) return []
  const query = { call: DIRECTORY, q: typed, patiently: true, limit: MOST_ALIKE }
  return rollItems(site.log.store, query)
}

async function begin(asked: Asked, offer: Offer, party: string): Promise<Answer> {
  let words: Record<string, string>
  try {
    words = await wordsBefore(asked, await signatoryOf(asked, offer, party))
  } catch (error) {
    if (error instanceof Refusal) return stopAnswer(asked, error, party)
    throw error
  }
  return beginDraft(asked, party, words)
}

interface Door {
  /** Null where this way is closed, which `more` gives the reason for. */
  readonly path: string | null
  readonly says: string
  readonly more: string
  readonly long: string | null
}

/**
 * A way that is paused, or that the call does not have, is no door. Individuals whom the call invites, and who cannot sign
 * yet, find a closed one: else they would sign for an organisation that they do not speak for.
 */
function doorsOf(asked: Asked, call: CallShown): Door[] {
  const { lang } = asked
  const door = (name: 'organisation' | 'new' | 'self', path: string): Door => ({
    path,
    says: say(lang, `sign.door.${name}`),
    more: say(
      lang,
      name === 'new' && asked.site.mail === null ? 'sign.doorMore.newByHand' : `sign.doorMore.${name}`,
    ),
    long: say(lang, `sign.doorLong.${name}`),
  })
  // Whoever said that they sign for another is not led back to their own.
  const who = asked.query.get('who') === 'any' ? OTHER : 'organisation'
  const doors = [door('organisation', `${doorPath(asked)}?who=${who}`)]
  if (isSwitchedOn(asked, 'applications')) doors.push(door('new', `/${call.id}/apply`))
  const cannot = personsCannot(asked, call)
  if (personsWay(asked, call) === 'open') doors.push(door('self', `/${call.id}/persons/sign`))
  else if (cannot !== null)
    // First, so that they read it before they choose.
    doors.unshift({ path: null, says: say(lang, 'sign.door.self'), more: cannot, long: null })
  return doors
}

function doorsPage(asked: Asked, { call, launch }: Offer, doors: readonly Door[]): Answer {
  const { lang } = asked
  const heading = say(lang, 'sign.who')
  const door = ({ path, says, more, long }: Door) =>
    path === null
      ? html`<li><p class="door"><b>${says}</b><span>${more}</span></p></li>`
      : html`<li>
        <a class="door" href="${linkIn(asked, path)}">
          <b>${says}</b>${inlineMark('arrow')}<span>${more}</span><span class="long">${long}</span>
        </a>
      </li>`
  const main = html`
    <section class="opening quiet"><h1>${heading}</h1></section>
    ${sealedNotice(asked, launch)}
    <ul class="doors">${doors.map(door)}</ul>
    ${remark(say(lang, 'sign.doorPaper'), 'mt')}
    ${readFirst(asked, call)}
  `
  return privatePage(asked, {
    title: titleOfStep(asked, call, heading),
    main,
    call,
    current: 'sign',
  })
}

function readFirst(asked: Asked, { id }: CallShown): Markup {
  return remark(linkTo(asked, `/${id}/text`, say(asked.lang, 'sign.readFirst')), 'mt-s')
}

function whichPage(
  asked: Asked,
  { call, launch }: Offer,
  typed: string,
  errors: Errors = NO_ERRORS,
  alike: readonly RollItem[] = [],
): Answer {
  const { lang } = asked
  const heading = say(lang, 'sign.which')
  const f = new Fieldset(lang, new URLSearchParams({ party: typed }), errors)
  const main = html`
    <section class="opening quiet"><h1>${heading}</h1></section>
    ${sealedNotice(asked, launch)}
    <form class="form narrow" method="post" action="${linkIn(asked, doorPath(asked))}" novalidate>
      ${f.summary()}
      ${f.text('party', {
        label: say(lang, 'sign.party'),
        hint: say(lang, 'sign.partyHint'),
        autocomplete: 'organization',
        most: MOST_TYPED,
      })}
      <div class="actions"><button class="btn">${say(lang, 'sign.continue')}</button></div>
    </form>
    ${alikeChoices(asked, alike)}
    ${remark(say(lang, 'sign.whichSays'), 'mt')}
    ${
      isSwitchedOn(asked, 'applications')
        ? remark(
            html`${say(lang, 'sign.notHere')} ${linkTo(asked, `/${call.id}/apply`, say(lang, 'sign.apply'))}`,
            'mt-s',
          )
        : null
    }
    ${readFirst(asked, call)}
  `
  const isWrong = errors.size > 0
  const title = titleOfStep(asked, call, heading)
  return privatePage(asked, { title, main, call, current: 'sign' }, isWrong ? 422 : 200)
}

function alikeChoices(asked: Asked, alike: readonly RollItem[]): Piece {
  if (alike.length === 0) return null
  const { lang } = asked
  const choice = ({ party, names }: RollItem) =>
    buttonForm(asked, doorPath(asked), { party }, inLang(nameIn(names, lang)))
  return html`
    <h2 class="mt-l">${say(lang, 'sign.partyAlike')}</h2>
    <div class="actions" id="alike">${alike.map(choice)}</div>
  `
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
