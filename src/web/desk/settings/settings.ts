import { Refusal, unlessRefused } from '../../../core/refusal.ts'
import { everyCaught } from '../../../people/limit-hits.ts'
import { changeSettings, type Settings, standingOf } from '../../../people/settings.ts'
import { eachRow } from '../../../store/each-row.ts'
import { tryRelay } from '../../../work/letters/officers-told.ts'
import { draftTyped, typedBefore } from '../../forms/act-drafts.ts'
import {
  type Answer,
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
  listOf,
  type Markup,
  NO_ERRORS,
  notedPart,
  type Piece,
  postedForm,
  say,
  seeOther,
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

/** What was typed in the form, and what is wrong with it. */
interface Typed {
  readonly fields: URLSearchParams
  readonly errors: Errors
}

export async function showSettings(asked: Asked, officer: Officer) {
  const fields = await typedBefore(asked, typedBy(officer.id))
  return settingsPage(asked, officer, { fields, errors: NO_ERRORS })
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
  const named = query.get('saved')?.split('.') ?? []
  const saved = OWN.filter(one => named.includes(one))
  if (saved.length > 0) return html`${typedIsDone(`${HERE}#${FORM}`)}${doneNotice(savedWords(asked, saved))}`
  return query.has('same') ? doneNotice(say(lang, 'settings.same')) : null
}

/** Public pages know no zone but UTC. */
function savedWords({ lang, site }: Asked, saved: readonly Own[]): string {
  const shown = saved.filter(one => one !== 'zone').map(one => say(lang, `settings.${one}`))
  const sentences = shown.length === 0 ? [] : [say(lang, 'settings.saved', { what: listOf(shown, lang) })]
  if (saved.includes('zone')) sentences.push(say(lang, 'settings.savedZone', { clocks: clocksOf(site.own) }))
  return sentences.join(' ')
}

/** What is shown now, and the form that changes it. */
function whoYouAre(asked: Asked, officer: Officer, typed: Typed): Markup {
  const { lang, site } = asked
  const facts = OWN.map((one): Fact => {
    const { shown, brief = shown } = OWN_SETTINGS[one]
    return [say(lang, `settings.${one}`), brief(asked, site.own.settings)]
  })
  const changes = mayCome(officer, 'deskSettingsSent')
  return html`${factList(facts)}${changes ? ownForm(asked, typed) : paragraph(lang, 'office.decides', 'mt')}`
}

/** The name of the form. */
const FORM = 'own'

/** The field that says over what an officer saves one setting. */
const standingField = (one: Own) => `standing.${one}`

/** All at once, for one passkey. */
function ownForm(asked: Asked, { fields, errors }: Typed): Markup {
  const { lang, site } = asked
  const f = new Fieldset(lang, fields, errors)
  const standing = OWN.map(one => {
    const field = standingField(one)
    return [field, fields.get(field) ?? standingOf(site.own.settings, one)] as const
  })
  const form = postedForm(asked, HERE, {
    f,
    hidden: { set: FORM, ...Object.fromEntries(standing) },
    fields: OWN.map(one => ownFields(asked, one, f)),
    keep: FORM,
    hasFile: true,
    button: say(lang, 'settings.save'),
  })
  return html`<details${attributes({ class: 'setting', id: FORM, open: fields.has('set') })}>
    <summary>${say(lang, 'settings.change')}</summary>${form}
  </details>`
}

function ownFields(asked: Asked, one: Own, f: Fieldset): Markup {
  const { isField, fields } = OWN_SETTINGS[one]
  if (isField) return html`<div class="form slot">${fields(asked, f)}</div>`
  return html`<fieldset class="form slot"><legend>${say(asked.lang, `settings.${one}`)}</legend>${fields(asked, f)}</fieldset>`
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

/** What an officer changes of one setting, and what it was when they saw it. */
interface Changed {
  readonly one: Own
  readonly hidden: Readonly<Record<string, string>>
  readonly change: (before: Settings) => Settings
  /** As the page showed it. */
  readonly seen: string
}

interface Changing {
  readonly changed: readonly Changed[]
  /** What an officer sees as it stands now. */
  readonly before: Settings
}

/** Saves what was changed, which the officer's passkey confirms: with a stolen session alone nobody passes for the keeper. */
export async function takeSettings(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const { site } = asked
  const { fields } = form
  if (fields.get('set') === 'letter') return takeTry(asked, officer)
  const sent = OWN.filter(one => fields.has(standingField(one)))
  if (sent.length === 0) throw new Refusal('request_malformed', 'The form does not say what to set.')
  const telling = new Telling(asked)
  const read = sent.map(one => ({
    one,
    ...OWN_SETTINGS[one].read(asked, form, telling),
    seen: fields.get(standingField(one))!,
  }))
  const { errors } = telling
  if (errors.size > 0) return settingsPage(asked, officer, { fields, errors })
  // What another officer, or another server of this database, saved since is shown before the passkey is asked.
  await site.own.look()
  const before = site.own.settings
  const changed = read.filter(({ one, change, seen }) => {
    const then = standingOf(change(before), one)
    // Who left a field as it was shown keeps nothing back that another officer saved since.
    return then !== seen && then !== standingOf(before, one)
  })
  if (changed.length === 0) return seeOther(asked, `${HERE}?same=${FORM}`)
  const confirmed = await confirmedChange(asked, officer, fields, { changed, before })
  if (confirmed !== true) return confirmed
  const isSaved = await savedOver(asked, officer, { changed, before })
  // Between that look and this moment: the page comes again, and tells what stands there now.
  if (!isSaved) return takeSettings(asked, officer, form)
  await site.own.look()
  // Without a place on the page: a browser gives the focus to what is named there, and not to what is said.
  return seeOther(asked, `${HERE}?saved=${changed.map(({ one }) => one).join('.')}`)
}

async function confirmedChange(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  { changed, before }: Changing,
): Promise<true | Answer> {
  const { lang } = asked
  const hasMoved = changed.some(({ one, seen }) => seen !== standingOf(before, one))
  // A passkey that confirmed another change is not even looked at.
  if (hasMoved) fields.delete('asked')
  const hidden: Record<string, string> = { set: FORM }
  for (const each of changed)
    Object.assign(hidden, each.hidden, { [standingField(each.one)]: standingOf(before, each.one) })
  // A file is chosen anew.
  const { png: _, ...words } = hidden
  const typed = await draftTyped(asked, typedBy(officer.id), new URLSearchParams(words))
  return confirmedBy(asked, officer, fields, {
    action: HERE,
    hidden,
    title: say(lang, 'settings.confirmTitle'),
    button: say(lang, 'settings.confirm'),
    explain: [
      hasMoved ? inset(say(lang, 'settings.moved'), 'warn') : null,
      changed.map(each => changeShown(asked, each, before)),
    ],
    back: linkTo(asked, `${HERE}?typed=${typed}#${FORM}`, say(lang, 'desk.actChange')),
  })
}

function changeShown(asked: Asked, { one, change }: Changed, before: Settings): Markup {
  const { lang } = asked
  const { shown } = OWN_SETTINGS[one]
  return html`<h3 class="mt">${say(lang, `settings.${one}`)}</h3>${factList([
    [say(lang, 'settings.now'), shown(asked, before)],
    [say(lang, 'settings.then'), shown(asked, change(before))],
  ])}`
}

/** False where another officer has saved one of them meanwhile: nobody replaces what they were not shown. */
async function savedOver(asked: Asked, officer: Officer, { changed, before }: Changing): Promise<boolean> {
  const { log, now } = asked.site
  const over = (standing: Settings) => {
    for (const { one } of changed)
      if (standingOf(standing, one) !== standingOf(before, one))
        throw new Refusal('changed_meanwhile', `Another officer has saved this setting meanwhile: ${one}.`)
    return changed.reduce((settings, { change }) => change(settings), standing)
  }
  const lines = changed.map(({ one }) => actNoted(asked, officer, `setting-${one}`))
  const saved = await unlessRefused('changed_meanwhile', () => changeSettings(log.drawer, over, now(), lines))
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
