import { dayOf } from '../../core/time.ts'
import { bindingOn, lastYes } from '../../register/binding-policy.ts'
import type { CallRow, SignatureRow } from '../../register/rows.ts'
import { policyChanged } from '../../register/types/calls.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Written } from '../../work/letters/letter-writer.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Asked,
  askedByItself,
  entryShown,
  type Lang,
  longDay,
  nameIn,
  type RunningSite,
  say,
  withMore,
} from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { boundNow, sinceAddress } from '../text/since.ts'
import { versionsSince } from '../text/versions.ts'
import { aboutApplication, whyTo } from './application.ts'
import { clauseBlocks } from './clauses-told.ts'
import { block, type NumberedNotice } from './letter.ts'
import { waysOf } from './ways.ts'

/**
 * To a signatory's people: there are newer rules, and from which day they bind it; or a newer version of the text,
 * which it may sign. Rules bind by notice, so whoever is not told could neither accept nor leave in time.
 */
export function newerWords(
  site: RunningSite,
  { party, how, signatory, entry, call: id, signature, isSuspended, numbered, ...of }: NumberedNotice,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const asked = askedByItself(site, lang)
    const [call, row, shown, [told]] = await Promise.all([
      callName({ site, lang }, id),
      rowIn(site.log.store, 'calls', id),
      entryShown(asked, entry),
      entriesTold(asked, [entry]),
    ])
    const name = nameIn(party.names, lang).text
    const about = { asked, id, row: row!, signatory, signature, isSuspended, name, call, entry }
    const { type } = shown.statement
    const { blocks, ...rest } =
      type === policyChanged.type
        ? await rulesWords(about, policyChanged.read(shown.statement as never).reason)
        : await versionWords(about)
    return {
      ...whyTo(lang, how, name),
      greets: true,
      ...rest,
      blocks: [...blocks, block.statement(told!.headline), ...numbered(lang, call)],
    }
  })
}

interface About {
  readonly signatory: string
  readonly asked: Asked & { readonly lang: Lang }
  readonly id: string
  readonly row: CallRow
  readonly signature: SignatureRow
  readonly isSuspended: boolean
  readonly name: string
  readonly call: string
  readonly entry: number
}

async function rulesWords(
  { asked: { lang, site }, id, row, signatory, signature, isSuspended, name, call, entry }: About,
  reason: ReturnType<typeof policyChanged.read>['reason'],
) {
  const { publicUrl } = site
  // As it was when they were recorded: what came later has a letter of its own.
  const policies = row.policies.filter(one => one.entry <= entry)
  const { policy, day: recorded } = policies.at(-1)!
  // Whoever signed under seal is bound by nothing before that opened.
  const [, known] = [recorded, lastYes(signature.events)!.day].toSorted()
  const next = bindingOn(signature, { policies }, known!)?.next
  const when = next == null ? 'same' : whenBinding(next.from, dayOf(site.now()))
  const to = { name, call, when, day: next?.from ? longDay(next.from, lang) : '' }
  const newer = { id, party: signatory, name, signature, policies }
  return {
    subject: say(lang, 'letter.rulesSubject', to),
    heading: say(lang, 'letter.rulesHeading', to),
    blocks: [
      // What stands beside the log can be withheld from there, and not from a letter.
      ...('text' in reason ? [block.words(say(lang, 'letter.rules')), block.quote(reason.text)] : []),
      block.words(say(lang, 'letter.rulesBind', to)),
      ...(when === 'same' ? [] : await clauseBlocks(site, lang, newer)),
      block.button(say(lang, 'letter.rulesSee'), `${publicUrl}/${id}/policy?lang=${lang}#${policy}`),
      ...(when === 'same'
        ? []
        : [
            block.part(say(lang, 'letter.rulesDo')),
            ...waysOf(site, lang, {
              name,
              isSuspended,
              how: say(lang, 'letter.rulesHow', to),
              ...(when === 'notice' && { runs: 'binding', day: to.day }),
            }),
          ]),
    ],
  }
}

/** Of rules that are not accepted: their day may have come before this letter was written. */
function whenBinding(from: string | null, today: string) {
  if (from === null) return 'yes'
  return from <= today ? 'since' : 'notice'
}

async function versionWords({ asked, id, row, signature, isSuspended, name, call, entry }: About) {
  const { lang, site } = asked
  const { publicUrl } = site
  const { signed, since } = await versionsSince(asked, id, signature, row)
  const fresh = since.find(one => one.entry === entry)!
  const { number } = fresh
  const to = { name, call, number, old: signed }
  const terms = boundNow(asked, signature, row)
  const see = sinceAddress(id, terms, { text: fresh.digest, policy: row.policy })
  return {
    subject: say(lang, 'letter.versionSubject', to),
    heading: say(lang, 'letter.versionHeading', to),
    blocks: [
      block.words(say(lang, 'letter.version', to)),
      block.button(say(lang, 'letter.versionSee', to), `${publicUrl}${withMore(see, `lang=${lang}`)}`),
      ...(terms.policy === row.policy ? [] : [block.words(say(lang, 'letter.versionRules', to))]),
      ...waysOf(site, lang, { name, isSuspended, how: say(lang, 'letter.versionHow', to) }),
    ],
  }
}
