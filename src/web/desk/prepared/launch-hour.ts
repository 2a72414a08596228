import { attempt, Refusal } from '../../../core/refusal.ts'
import { formatTime, parseTime } from '../../../core/time.ts'
import { isZone, momentIn } from '../../../core/zone.ts'
import { MOST_LAUNCH_AHEAD } from '../../../people/launches.ts'
import type { PreparedFields } from '../../../people/prepared-calls.ts'
import type { Drawing } from '../../forms/form-input.ts'
import { type Asked, deskTime, type Errors, html, inset, type Piece, say } from '../../kit/kit.ts'

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
  const found = isZone(zone)
    ? attempt(() => momentIn(zone, fields.day?.trim() ?? '', hourTyped(fields)))
    : undefined
  return found === undefined || found instanceof Refusal ? undefined : formatTime(found)
}

const zoneIn = ({ zone = '' }: PreparedFields) => zone.trim() || ZONE

/** `9:05` is an hour for people. */
const hourTyped = ({ hour = '' }: PreparedFields) => hour.trim().padStart('00:00'.length, '0')

export function judgeLaunchHour({ lang, site }: Asked, fields: PreparedFields): Errors {
  const errors = new Map<string, string>()
  if (fields.opens !== 'hour') return errors
  const zone = zoneIn(fields)
  if (site.signer === null) errors.set('opens', say(lang, 'prepared.noHour'))
  if (!isZone(zone)) errors.set('zone', say(lang, 'prepared.zoneBad', { typed: zone.slice(0, 60) }))
  else {
    const found = attempt(() => momentIn(zone, fields.day?.trim() ?? '', hourTyped(fields)))
    if (found instanceof Refusal) {
      const isNight = attempt(() => momentIn('UTC', fields.day?.trim() ?? '', hourTyped(fields)))
      const isMalformed = isNight instanceof Refusal
      errors.set('day', say(lang, isMalformed ? 'prepared.hourBad' : 'prepared.hourSkipped'))
    } else if (found <= site.now() || found > site.now() + MOST_LAUNCH_AHEAD)
      errors.set('day', say(lang, 'prepared.hourFar', { days: MOST_LAUNCH_AHEAD / 86_400 }))
  }
  return errors
}

/** What everybody can see from the signing on, until the hour. */
export function asideOfLaunch(asked: Asked, fields: PreparedFields): Piece {
  const { lang } = asked
  const hasText = Object.entries(fields).some(
    ([name, typed]) => name.startsWith('text.') && typed.trim() !== '',
  )
  const opens = hourIn(fields)
  const hour = typeof opens === 'string' ? deskTime(asked, parseTime(opens)) : ''
  return html`
    <p>${say(lang, hasText ? 'prepared.publicWithText' : 'prepared.publicWithout')}</p>
    <p>${opens === null ? say(lang, hasText ? 'prepared.opensAtOnce' : 'prepared.opensWithText') : say(lang, 'prepared.opensAt', { hour: hour || '…' })}</p>
  `
}
