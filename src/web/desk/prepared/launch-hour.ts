import { attempt, Refusal } from '../../../core/refusal.ts'
import { formatTime, isDate, parseTime } from '../../../core/time.ts'
import { hourFrom, isHour, momentIn } from '../../../core/zone.ts'
import { MOST_LAUNCH_AHEAD } from '../../../people/launches.ts'
import type { PreparedFields } from '../../../people/prepared-calls.ts'
import { zoneFrom } from '../../../people/settings.ts'
import type { Drawing } from '../../forms/form-input.ts'
import { type Asked, type Errors, hourByClocks, html, inset, type Piece, say } from '../../kit/kit.ts'
import { hasText } from './steps.ts'

/** The fourth step: whether signatures can be seen as soon as the call is open, or from an hour on. */

/** Where no zone was typed; the form begins with the keeper's. */
const ZONE = 'UTC'

export function showLaunchHour({ asked, f, values }: Drawing): Piece {
  const { lang, site } = asked
  const options = [
    { value: 'now', says: say(lang, 'prepared.opens.now'), more: say(lang, 'prepared.opensSays.now') },
    { value: 'hour', says: say(lang, 'prepared.opens.hour'), more: say(lang, 'prepared.opensSays.hour') },
  ]
  const isAtHour = values.get('opens') === 'hour'
  const isOptional = isAtHour ? false : ('unless' as const)
  return html`
    ${f.choice('opens', { label: say(lang, 'prepared.opens'), options, value: 'now' })}
    ${site.signer === null ? inset(say(lang, 'prepared.noHour'), 'warn') : null}
    <div class="two">
      ${f.text('day', { label: say(lang, 'prepared.day'), type: 'date', isOptional })}
      ${f.text('hour', { label: say(lang, 'prepared.hour'), hint: say(lang, 'prepared.hourHint'), isPlain: true, isOptional })}
    </div>
    ${f.text('zone', { label: say(lang, 'prepared.zone'), hint: say(lang, 'prepared.zoneHint'), value: site.own.zone, isPlain: true, isOptional })}
  `
}

/** The hour at which signatures come out, RFC 3339; null for at once. Undefined where it cannot be read. */
export function hourIn(fields: PreparedFields): string | null | undefined {
  if (fields.opens !== 'hour') return null
  const zone = zoneIn(fields)
  const found =
    zone === undefined ? undefined : attempt(() => momentIn(zone, dayTyped(fields), hourTyped(fields)))
  return found === undefined || found instanceof Refusal ? undefined : formatTime(found)
}

/** The same by the clocks of the draft, and in UTC, which is signed: 12 December 2026, 16:55 in Paris (15:55 UTC). */
export function hourSaid(asked: Asked, fields: PreparedFields): string | undefined {
  const opens = hourIn(fields)
  return typeof opens === 'string' ? hourByClocks(asked, parseTime(opens), zoneIn(fields)) : undefined
}

/** As the settings of the keeper take a zone; undefined where there is none of this name. */
export function zoneIn({ zone = '' }: PreparedFields): string | undefined {
  const found = attempt(() => zoneFrom(zone.trim() || ZONE))
  return found instanceof Refusal ? undefined : found
}

const dayTyped = ({ day = '' }: PreparedFields) => day.trim()

const hourTyped = ({ hour = '' }: PreparedFields) => hourFrom(hour)

/** All that is wrong at once. */
export function judgeLaunchHour({ lang, site }: Asked, fields: PreparedFields): Errors {
  const errors = new Map<string, string>()
  if (fields.opens !== 'hour') return errors
  const zone = zoneIn(fields)
  const [day, hour] = [dayTyped(fields), hourTyped(fields)]
  if (site.signer === null) errors.set('opens', say(lang, 'prepared.noHour'))
  if (!isDate(day)) errors.set('day', say(lang, 'prepared.dayBad'))
  if (!isHour(hour)) errors.set('hour', say(lang, 'prepared.hourBad'))
  if (zone === undefined)
    errors.set('zone', say(lang, 'prepared.zoneBad', { typed: (fields.zone ?? '').trim().slice(0, 60) }))
  if (zone === undefined || errors.has('day') || errors.has('hour')) return errors
  const found = attempt(() => momentIn(zone, day, hour))
  if (found instanceof Refusal) errors.set('hour', say(lang, 'prepared.hourSkipped'))
  else if (found <= site.now() || found > site.now() + MOST_LAUNCH_AHEAD)
    errors.set('day', say(lang, 'prepared.hourFar', { days: MOST_LAUNCH_AHEAD / 86_400 }))
  return errors
}

/** What everybody can see from the signing on, until the hour. */
export function asideOfLaunch(asked: Asked, fields: PreparedFields): Piece {
  const { lang } = asked
  const isWritten = hasText(fields)
  const opens = hourIn(fields)
  const hour = hourSaid(asked, fields) ?? '…'
  return html`
    <p>${say(lang, isWritten ? 'prepared.publicWithText' : 'prepared.publicWithout')}</p>
    <p>${opens === null ? say(lang, isWritten ? 'prepared.opensAtOnce' : 'prepared.opensWithText') : say(lang, 'prepared.opensAt', { hour })}</p>
    ${isWritten ? html`<p>${say(lang, opens === null ? 'prepared.invitesNow' : 'prepared.invitesHour')}</p>` : null}
  `
}
