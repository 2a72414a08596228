import { Refusal, unlessRefused } from '../../../core/refusal.ts'
import { everyCaught } from '../../../people/limit-hits.ts'
import { changeSettings, type Settings, standingOf } from '../../../people/settings.ts'
import { eachRow } from '../../../store/each-row.ts'
import { tryRelay } from '../../../work/letters/officers-told.ts'
import { draftTyped, typedBefore } from '../../forms/act-drafts.ts'
import {
  type Asked,
  attributes,
  clocksOf,
  doneNotice,
  type Errors,
  type Fact,
  Fieldset,
  type Form,
  factList,
  html,
  inset,
  linkTo,
  type Markup,
  NO_ERRORS,
  notedPart,
  type Piece,
  postedForm,
  say,
  seeOther,
  spoken,
  typedIsDone,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import { confirmedBy } from '../officer/confirmation.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage, paragraph } from '../pages.ts'
import { switchList } from '../switches.ts'
import { logPart } from './log.ts'
import { mailPart } from './mail.ts'
import { OWN, OWN_SETTINGS, type Own, Telling } from './own.ts'

/** Everything that a keeper sets, on one page: who it is, and the way to what has a page of its own. */

const HERE = '/desk/settings'

/** What was typed in one of the forms, and what is wrong with it. */
interface Typed {
  readonly set: string | null
  readonly fields: URLSearchParams
  readonly errors: Errors
}

export async function showSettings(asked: Asked, officer: Officer) {
  const fields = await typedBefore(asked, typedBy(officer.id))
  return settingsPage(asked, officer, { set: fields.get('set'), fields, errors: NO_ERRORS })
}

async function settingsPage(asked: Asked, officer: Officer, typed: Typed) {
  const { lang, site } = asked
  const caught = await everyCaught(site.log.drawer, site.now())
  const limits = html`
    <p>${say(lang, 'limits.title', { count: caught.length })}</p>
    <p class="ways mt">${linkTo(asked, '/desk/limits', say(lang, 'settings.limitsAll'))}</p>
  `
  const parts = html`
    ${notice(asked)}
    ${notedPart(lang, 'settings.who', whoYouAre(asked, officer, typed), { strong: true, id: 'who' })}
    ${notedPart(lang, 'settings.team', await team(asked), { id: 'team' })}
    ${notedPart(lang, 'settings.pauses', switchList(asked, officer), { id: 'pauses' })}
    ${notedPart(lang, 'settings.limits', limits, { id: 'limits' })}
    ${await mailPart(asked, officer)}
    ${logPart(asked)}
  `
  const status = typed.errors.size === 0 ? 200 : 422
  const toTeam = linkTo(asked, '/desk/officers', say(lang, 'settings.teamAll'))
  const page = { title: say(lang, 'settings.title'), note: html`${say(lang, 'settings.note')} ${toTeam}` }
  return deskPage(asked, officer, { ...page, script: 'keep-typed', status }, parts)
}

/** What has just been done; the tab then keeps no more what was typed there. */
function notice(asked: Asked): Piece {
  const { lang, query } = asked
  const named = (name: string) => OWN.find(one => one === query.get(name))
  const saved = named('saved')
  if (saved !== undefined)
    return html`${typedIsDone(`${HERE}#${saved}`)}${doneNotice(savedWords(asked, saved))}`
  return named('same') === undefined ? null : doneNotice(say(lang, 'settings.same'))
}

/** Public pages know no zone but UTC. */
function savedWords({ lang, site }: Asked, saved: Own): string {
  return saved === 'zone'
    ? say(lang, 'settings.savedZone', { clocks: clocksOf(site.own) })
    : say(lang, 'settings.saved', { what: say(lang, `settings.${saved}`) })
}

/** What is shown now, and the form that changes it. Each is saved by itself: what is wrong with one holds back no other. */
function whoYouAre(asked: Asked, officer: Officer, typed: Typed): Markup {
  const { lang, site } = asked
  const changes = mayCome(officer, 'deskSettingsSent')
  const facts = OWN.map((one): Fact => {
    const { shown, brief = shown } = OWN_SETTINGS[one]
    const now = brief(asked, site.own.settings)
    return [say(lang, `settings.${one}`), changes ? [now, ownForm(asked, one, typed)] : now]
  })
  return html`${factList(facts)}${changes ? null : paragraph(lang, 'office.decides', 'mt')}`
}

function ownForm(asked: Asked, one: Own, { set, fields, errors }: Typed): Markup {
  const { lang } = asked
  const { hasFile, fields: draw } = OWN_SETTINGS[one]
  const isTyped = set === one
  const f = isTyped ? new Fieldset(lang, fields, errors) : new Fieldset(lang, new URLSearchParams())
  const what = say(lang, `settings.${one}`)
  const form = postedForm(asked, HERE, {
    f,
    hidden: { set: one },
    fields: draw(asked, f),
    keep: one,
    ...(hasFile && { hasFile }),
    button: spoken(say(lang, 'settings.save'), what),
    isSecond: true,
  })
  return html`<details${attributes({ class: 'setting', id: `set-${one}`, open: isTyped })}>
    <summary>${spoken(say(lang, 'settings.change'), what)}</summary>${form}
  </details>`
}

async function team(asked: Asked): Promise<Markup> {
  const { lang, site } = asked
  const facts: Fact[] = []
  for await (const { key, row } of eachRow(site.log.store, 'roles'))
    if (row.ended === null) facts.push([key, say(lang, `office.name.${row.office ?? 'decider'}`)])
  return html`
    ${factList(facts)}
    <p class="ways mt">${linkTo(asked, '/desk/officers', say(lang, 'settings.teamAll'))}</p>
  `
}

/** Saves one setting, which the officer's passkey confirms: with a stolen session alone nobody passes for the keeper. */
export async function takeSettings(asked: Asked, officer: Officer, form: Form) {
  const { lang, site } = asked
  const { fields } = form
  if (fields.get('set') === 'letter') return takeTry(asked, officer)
  const set = OWN.find(one => one === fields.get('set'))
  if (set === undefined) throw new Refusal('request_malformed', 'The form does not say what to set.')
  const own = OWN_SETTINGS[set]
  const telling = new Telling(asked)
  const { hidden, change } = own.read(asked, form, telling)
  const { errors } = telling
  if (errors.size > 0) return settingsPage(asked, officer, { set, fields, errors })
  // What another officer, or another server of this database, saved since is shown before the passkey is asked.
  await site.own.look()
  const before = site.own.settings
  const after = change(before)
  if (JSON.stringify(after[set]) === JSON.stringify(before[set]))
    return seeOther(asked, `${HERE}?same=${set}`)
  // A file is chosen anew.
  const { png: _, ...words } = hidden
  const typed = await draftTyped(asked, typedBy(officer.id), new URLSearchParams({ set, ...words }))
  const standing = standingOf(before, set)
  const hasMoved = fields.has(STANDING) && fields.get(STANDING) !== standing
  // A passkey that confirmed another change is not even looked at.
  if (hasMoved) fields.delete('asked')
  const confirmed = await confirmedBy(asked, officer, fields, {
    action: HERE,
    hidden: { set, ...hidden, [STANDING]: standing },
    title: say(lang, 'settings.confirmTitle', { what: say(lang, `settings.${set}`) }),
    button: say(lang, 'settings.confirm'),
    explain: [
      hasMoved ? inset(say(lang, 'settings.moved'), 'warn') : null,
      factList([
        [say(lang, 'settings.now'), own.shown(asked, before)],
        [say(lang, 'settings.then'), own.shown(asked, after)],
      ]),
    ],
    back: linkTo(asked, `${HERE}?typed=${typed}#set-${set}`, say(lang, 'desk.actChange')),
  })
  if (confirmed !== true) return confirmed
  const isSaved = await savedOver(asked, officer, { set, standing, change })
  // Between that look and this moment: the page comes again, and tells what stands there now.
  if (!isSaved) return takeSettings(asked, officer, form)
  await site.own.look()
  // Without a place on the page: a browser gives the focus to what is named there, and not to what is said.
  return seeOther(asked, `${HERE}?saved=${set}`)
}

/** The field that says over what an officer saves. */
const STANDING = 'standing'

interface Saving {
  readonly set: Own
  readonly standing: string
  readonly change: (before: Settings) => Settings
}

/** False where another officer has saved the same setting meanwhile: nobody replaces what they were not shown. */
async function savedOver(asked: Asked, officer: Officer, { set, standing, change }: Saving) {
  const { log, now } = asked.site
  const over = (before: Settings) => {
    if (standingOf(before, set) !== standing)
      throw new Refusal('changed_meanwhile', `Another officer has saved this setting meanwhile: ${set}.`)
    return change(before)
  }
  const saved = await unlessRefused('changed_meanwhile', () =>
    changeSettings(log.drawer, over, now(), [actNoted(asked, officer, `setting-${set}`)]),
  )
  return saved !== undefined
}

/** Sends the officer a letter of their own, by the way of all letters. */
async function takeTry(asked: Asked, officer: Officer) {
  const { site } = asked
  const letter = site.mail === null ? undefined : await tryRelay(site, officer.id)
  if (letter === undefined) return seeOther(asked, `${HERE}#mail`)
  await site.log.drawer.apply([...letter, actNoted(asked, officer, 'relay-tried')], site.now())
  site.worker.wake()
  return seeOther(asked, `${HERE}#mail`)
}
