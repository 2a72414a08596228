import { applications } from '../../../people/applications.ts'
import { callClosed } from '../../../register/types/calls.ts'
import { mandateNeeded, suffices } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import { signatureDeposited } from '../../../register/types/signatures.ts'
import { cosignerOf } from '../../../work/act/approval.ts'
import type { After } from '../../../work/act/consequences.ts'
import type { Composed } from '../../../work/compose.ts'
import { keysInForce } from '../../../work/holder-keys.ts'
import { embargoOn } from '../../../work/launch/embargo.ts'
import { policyInForce } from '../../apply/application.ts'
import { type Asked, html, longMinute, say, stopsWhom } from '../../kit/kit.ts'
import { keysLeft, partyName } from '../../statement/names.ts'
import type { Officer } from '../officer/officer.ts'

/** What an officer may not have meant, though it is lawful: told beside the button that signs it. */
export async function actWarnings(asked: Asked, officer: Officer, composed: Composed, after: After) {
  const warnings = await Promise.all([
    breaksEmbargo(asked, composed),
    letsNobodySign(asked, composed, after),
    waitsForNobody(asked, composed),
    composed.type === callClosed.type ? say(asked.lang, 'desk.closesForGood') : null,
    revokes(asked, officer, composed),
  ])
  return warnings.flat().map(says => says && html`<p class="notice warn">${says}</p>`)
}

/** A paper is not sealed: recorded before the hour of a launch day, it tells everybody who has signed. */
async function breaksEmbargo({ lang, site }: Asked, { type, call }: Composed) {
  const opens = type === signatureDeposited.type && call !== null ? await embargoOn(site, call) : null
  return opens === null ? null : say(lang, 'sealed.paperIsOpen', { hour: longMinute(opens, lang) })
}

/**
 * What else the holder of a key can sign with; and whoever revokes that of another officer alone leaves nobody acting
 * alone.
 */
async function revokes(asked: Asked, { id }: Officer, composed: Composed) {
  const { lang } = asked
  const left = await keysLeft(asked, composed)
  if (left === null) return []
  const holder = await partyName(asked, left.holder)
  const officer = await stopsWhom(asked, left.keyid, id)
  return [
    say(lang, 'desk.keysLeft', { count: left.count, holder }),
    officer === null ? null : say(lang, 'stopped.warn', { officer }),
  ]
}

/** What a party has to sign too waits in vain for one that has no key. */
async function waitsForNobody(asked: Asked, composed: Composed) {
  const party = cosignerOf(composed)
  if (party === null || (await keysInForce(asked.site, party)) > 0) return null
  return say(asked.lang, 'second.noKey', { party: await partyName(asked, party) })
}

/** Whoever is admitted with less than the call asks for stands in the register and can sign nothing there. */
async function letsNobodySign(asked: Asked, { type, call, body }: Composed, after: After) {
  if (type !== partyAdmitted.type || after.is !== 'admitted') return null
  const { lang, site } = asked
  const application = await applications.get(site.log.drawer, after.application, site.now())
  const policy = application && (await policyInForce(asked, application.call))
  if (policy === undefined) return null
  const { kind, mandate } = partyAdmitted.read({ type, call, by: 'depositary', body } as never)
  const needed = mandateNeeded(policy, kind)
  if (suffices(mandate.level, needed)) return null
  const levels = { level: say(lang, `mandate.${mandate.level}`), needed: say(lang, `mandate.${needed}`) }
  return say(lang, 'desk.weakMandate', { kind: say(lang, `kind.${kind}`), ...levels })
}
