import { mailboxIn } from '../../../people/addresses.ts'
import { MOST_A_DAY, OFFICER_WANTS, officerLetters } from '../../../people/officer-letters.ts'
import { officerLetter } from '../../../work/letters/officers-told.ts'
import {
  type Asked,
  Fieldset,
  type Form,
  factList,
  html,
  inset,
  interfaceOptions,
  languageIn,
  linkTo,
  NO_ERRORS,
  notedPart,
  postedForm,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { actNoted } from '../diary.ts'
import { confirmedBy } from './confirmation.ts'
import type { Officer } from './officer.ts'

/**
 * Where an officer hears of applications: on their own page, for themselves alone, and by their passkey. A stolen session
 * silences nobody, and the address of before is told.
 */

const HERE = '/desk/own/letters'
const NONE = 'none'

export async function ownLetters(
  asked: Asked,
  officer: Officer,
  typed?: URLSearchParams,
  errors = NO_ERRORS,
) {
  const { lang, site } = asked
  const kept = await officerLetters.get(site.log.drawer, officer.id, site.now())
  const values =
    typed ??
    new URLSearchParams({ email: kept?.email ?? '', lang: kept?.lang ?? lang, wants: kept?.wants ?? NONE })
  const f = new Fieldset(lang, values, errors)
  const options = [...OFFICER_WANTS, NONE].map(value => ({
    value,
    says: say(lang, `own.letters.${value as 'each'}`, { count: MOST_A_DAY }),
  }))
  const fields = html`
    ${f.choice('wants', { label: say(lang, 'own.letters.wants'), options })}
    <div class="two">
      ${f.text('email', { label: say(lang, 'desk.email'), type: 'email', isPlain: true, isOptional: 'unless', hint: say(lang, 'own.letters.emailHint') })}
      ${f.select('lang', { label: say(lang, 'invites.lang'), options: interfaceOptions(asked), value: lang })}
    </div>
  `
  const form = postedForm(asked, HERE, { f, fields, button: say(lang, 'wishes.save'), isSecond: true })
  const silent = site.mail === null ? inset(say(lang, 'own.letters.noMail'), 'warn') : null
  return notedPart(lang, 'own.letters', html`${silent}${form}`, { id: 'letters' })
}

/** Undefined where what was typed is wrong, which `errors` tells then. */
export async function takeOwnLetters(asked: Asked, officer: Officer, { fields }: Form) {
  const { lang, site } = asked
  const { drawer } = site.log
  const wants = OFFICER_WANTS.find(one => one === fields.get('wants'))
  const typed = typedIn(fields, 'email')
  const email = mailboxIn(typed)
  if (wants !== undefined && email === undefined)
    return new Map([
      [
        'email',
        typed === '' ? say(lang, 'own.letters.emailMissing') : say(lang, 'apply.emailBad', { typed }),
      ],
    ])
  const theirs = asked.site.own.langIn(typedIn(fields, 'lang'))
  const hidden = { wants: wants ?? NONE, email: typed, lang: theirs }
  const confirmed = await confirmedBy(asked, officer, fields, {
    action: HERE,
    hidden,
    title: say(lang, 'own.letters'),
    button: say(lang, 'own.letters.confirm'),
    explain: factList([
      [say(lang, 'own.letters.wants'), say(lang, `own.letters.${wants ?? NONE}`, { count: MOST_A_DAY })],
      ...(wants === undefined
        ? []
        : ([
            [say(lang, 'desk.email'), html`<span dir="ltr">${typed}</span>`],
            [say(lang, 'invites.lang'), languageIn(theirs, lang)],
          ] as const)),
    ]),
    back: linkTo(asked, '/desk/own#letters', say(lang, 'desk.actChange')),
  })
  if (confirmed !== true) return confirmed
  const before = await officerLetters.lying(drawer, officer.id, site.now())
  const isMoved = before !== undefined && (wants === undefined || before.value.email !== email)
  const told = isMoved ? await officerLetter(site, officer.id, before.value, 'moved') : []
  const { day, count } = before?.value ?? { day: 0, count: 0 }
  const change =
    wants === undefined || email === undefined
      ? officerLetters.gone(officer.id)
      : officerLetters.laid(officer.id, { email, lang: theirs, wants, day, count }, null, {
          due: before?.due ?? null,
        })
  await drawer.apply([change, ...told, actNoted(asked, officer, 'letters-chosen')], site.now())
  site.worker.wake()
  return seeOther(asked, '/desk/own?letters=1#letters')
}
