import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { bindingOn, lastYes } from '../../register/binding-policy.ts'
import type { CallRow, SignatureRow } from '../../register/rows.ts'
import { boundTextOn } from '../../register/text-in-force.ts'
import {
  type Asked,
  type CallShown,
  html,
  languageIn,
  linkTo,
  listed,
  type Markup,
  remark,
  say,
} from '../kit/kit.ts'
import { changedElsewhere, pairChanges } from './differences.ts'
import { originsBetween, principleLines } from './principle-changes.ts'
import { differing, pairsIn } from './redlined.ts'
import { ruleChanges } from './rule-changes.ts'
import { changesAddress, fromTo, textLink, versionOrRefuse, versionsIn, versionsOf } from './versions.ts'

/** What changed since the text that a party signed: one difference, however many versions lie between. */

/** A text, and the rules that go with it. */
interface Terms {
  readonly text: Digest
  readonly policy: Digest
}

/** What binds a signatory today, corrections included; of one that has left, what it signed last. */
export function boundNow({ site }: Pick<Asked, 'site'>, signature: SignatureRow, call: CallRow): Terms {
  const today = dayOf(site.now())
  const yes = bindingOn(signature, call, today) ?? lastYes(signature.events)
  return {
    text: boundTextOn(signature, call, today) ?? signature.manifest,
    policy: yes?.policy ?? call.policy,
  }
}

/** Where the difference between the terms of a signatory and newer ones stands. */
export function sinceAddress(call: string, signed: Terms, { text, policy }: Terms, lang = ''): string {
  const rules = signed.policy === policy ? '' : signed.policy
  return changesAddress(call, text, { from: signed.text, rules, text: lang })
}

/**
 * To whoever is about to sign again: what changed in the words, in the language in which they are read, in the principles
 * and in the rules. Null where nothing did. `to` leads to the page in another language of the text.
 */
export async function sinceSigned(
  asked: Asked,
  { id }: Pick<CallShown, 'id'>,
  signed: Terms,
  offered: Terms,
  { lang, to }: { readonly lang: string; readonly to: (lang: string) => string },
): Promise<Markup | null> {
  const ui = asked.lang
  const pieces: Markup[] = []
  if (signed.text !== offered.text) {
    const versions = await versionsOf(asked, id)
    const [before, after] = [signed, offered].map(({ text }) => versionOrRefuse(versions, id, text))
    const pairs = pairsIn(before!.row, after!.row)
    const pair = pairs.find(one => one.after.lang === lang)
    const others = (await differing(asked, pairs)).filter(one => one !== pair)
    const link = textLink(asked, id, { digest: offered.text, lang })
    const lines = principleLines(asked, before!.row.manifest, after!.row.manifest, {
      origins: originsBetween(before!, after!),
      lang,
    })
    pieces.push(html`
      <p><b>${fromTo(asked, before!, after!)}</b></p>
      ${
        pair === undefined
          ? remark(
              say(ui, pairs.length === 0 ? 'changes.noCommon' : 'changes.notThen', {
                language: languageIn(lang, ui),
              }),
            )
          : await pairChanges(asked, pair, { link })
      }
      ${changedElsewhere(asked, others, to)}
      ${lines.length === 0 ? null : html`<h4 class="sc mt">${say(ui, 'changes.principles')}</h4>${listed(lines, 'plain-list')}`}
    `)
  }
  const rules = signed.policy === offered.policy ? undefined : await rulesSince(asked, id, signed, offered)
  if (rules !== undefined) pieces.push(html`<h4 class="sc mt">${say(ui, 'changes.rules')}</h4>${rules}`)
  if (pieces.length === 0) return null
  const whole = linkTo(asked, sinceAddress(id, signed, offered, lang), say(ui, 'changes.onePage'))
  return html`${pieces}<p class="note mt-s">${whole}</p>`
}

async function rulesSince(asked: Asked, id: string, signed: Terms, offered: Terms) {
  const policies = await versionsIn(asked, 'policies', id)
  const [before, after] = [signed, offered].map(one => policies.find(({ digest }) => digest === one.policy))
  return ruleChanges(asked, before!.row.policy, after!.row.policy)
}
