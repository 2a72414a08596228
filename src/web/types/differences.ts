import { blocksOf } from '../../comparison/blocks.ts'
import { pledgeChanges, staysDue } from '../../comparison/pledges.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import type { Part } from '../../log/attachments.ts'
import type { Continuation, Manifest, Text } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import { originsOf } from '../../register/principle-origins.ts'
import { ref } from '../../register/rows.ts'
import { policyChanged } from '../../register/types/calls.ts'
import { commitmentAmended } from '../../register/types/commitments.ts'
import { textCorrected } from '../../register/types/corrections.ts'
import { policyAccepted } from '../../register/types/signatures.ts'
import { textPublished } from '../../register/types/texts.ts'
import type { BodyOf } from '../../register/types.ts'
import { rowIn } from '../../store/each-row.ts'
import { ruledBy } from '../../work/call-policy.ts'
import {
  type Asked,
  comma,
  directionOf,
  html,
  languageIn,
  languageName,
  linkTo,
  listed,
  listOf,
  longDay,
  type Markup,
  nameIn,
  phrase,
  remark,
  renderBlock,
  say,
  shortDigest,
} from '../kit/kit.ts'
import { pledgeChangesShown } from '../teller/pledge-changes.ts'
import type { Setting } from '../teller/setting.ts'
import { asksOfYou } from '../text/asks-of-you.ts'
import { pairChanges } from '../text/differences.ts'
import { principleLines } from '../text/principle-changes.ts'
import { pairsIn } from '../text/redlined.ts'
import { ruleChanges } from '../text/rule-changes.ts'
import { boundNow } from '../text/since.ts'
import { type Version, versionName, versionOrRefuse, versionsOf } from '../text/versions.ts'

/**
 * What a statement that waits for its signature changes of what stands. Whoever signs a newer text or other rules is
 * shown the difference, since nobody finds one changed word in a whole that looks as it did.
 */

/** Null for a statement that replaces nothing, such as the first text of a call. */
export async function changesToSign(it: Setting, parts: readonly Part[]): Promise<Markup | null> {
  const { asked, statement } = it
  const { call, type } = statement
  const body = it.known.read(it).body as Partial<{
    readonly manifest: Manifest
    readonly continues: readonly Continuation[]
    readonly supersedes: Digest | null
    readonly from: Digest
    readonly policy: Policy | Digest
  }>
  if (call === null) return null
  if (type === policyChanged.type) return rulesToSign(asked, call, body.policy as Policy, parts)
  if (type === commitmentAmended.type) return pledgesToSign(it, call, parts)
  if (type === policyAccepted.type) return rulesToAccept(asked, call, statement.by, body.policy as Digest)
  if (type !== textPublished.type && type !== textCorrected.type) return null
  const base = body.supersedes ?? body.from
  if (base === undefined) return null
  const before = versionOrRefuse(await versionsOf(asked, call), call, base)
  return textToSign(asked, before, { call, manifest: body.manifest!, continues: body.continues ?? [] }, parts)
}

/** Each commitment as it stands beside what becomes of it, and what stays due all the same. */
async function pledgesToSign(it: Setting, call: string, parts: readonly Part[]): Promise<Markup | null> {
  const { asked, statement } = it
  const { lang } = asked
  const { store } = asked.site.log
  const { commitments, manifest } = it.known.read(it).body as BodyOf<typeof commitmentAmended.type>
  const rows = await store.rows(commitments.map(({ id }) => ref('commitments', call, statement.by, id)))
  const before = rows.map(row => row?.versions.at(-1))
  const digests = [...new Set([manifest, ...before.flatMap(one => one?.manifest ?? [])])]
  const texts = await store.rows(digests.map(one => ref('texts', call, one)))
  const versions = digests.length === 1 ? [] : await versionsOf(asked, call)
  const principles = texts.flatMap(text => text?.manifest.principles ?? [])
  const named = (of: 'principle' | 'manifest', value: string) => {
    if (of === 'manifest') {
      const version = versions.find(({ digest }) => digest === value)
      const says = version === undefined ? shortDigest(value) : versionName(asked, version)
      return linkTo(asked, `/${call}/text/${value}`, says)
    }
    const found = principles.find(({ id }) => id === value)
    return found === undefined ? value : nameIn(found.titles, lang).text
  }
  const shown = commitments.map(async (after, i) => {
    const old = before[i]
    if (old === undefined) return null
    const changes = pledgeChanges(old, { ...after, manifest })
    const due = staysDue(old, after, dayOf(asked.site.now()))
    const told = await pledgeChangesShown(asked, changes, { named, beside: parts })
    return html`
      ${commitments.length === 1 ? null : html`<h3 class="mt"><code>${after.id}</code></h3>`}
      ${told ?? remark(say(lang, 'pledge.same'))}
      ${
        due.length === 0
          ? null
          : remark(
              say(lang, 'pledge.staysDue', {
                days: listOf(
                  due.map(day => longDay(day, lang)),
                  lang,
                ),
              }),
            )
      }
    `
  })
  return html`<div class="mt">${await Promise.all(shown)}</div>`
}

async function rulesToSign(asked: Asked, call: string, policy: Policy, parts: readonly Part[]) {
  const row = await rowIn(asked.site.log.store, 'calls', call)
  if (row === undefined) return null
  const before = await ruledBy(asked.site.log.store, call, row)
  return rulesCompared(asked, before.policy, policy, parts)
}

async function rulesCompared(
  asked: Asked,
  before: Policy,
  after: Policy,
  parts: readonly Part[] | null = null,
) {
  const { lang } = asked
  const changes = await ruleChanges(asked, before, after, parts)
  return html`
    <h3 class="mt-l">${say(lang, 'changes.rules')}</h3>
    ${changes ?? remark(say(lang, 'changes.rulesSame'))}
  `
}

interface Newer {
  readonly call: string
  readonly manifest: Manifest
  readonly continues: readonly Continuation[]
}

/** Against the rules that bind the signatory today. */
async function rulesToAccept(asked: Asked, call: string, party: string, accepted: Digest) {
  const { store } = asked.site.log
  const [row, signature, policy, about] = await store.rows([
    ref('calls', call),
    ref('signatures', call, party),
    ref('policies', call, accepted),
    ref('parties', party),
  ])
  if (row === undefined || signature === undefined || policy === undefined || about === undefined) return null
  const bound = await rowIn(store, 'policies', call, boundNow(asked, signature, row).policy)
  const of = { id: call, row, policy: policy.policy, digest: accepted }
  const asks = await asksOfYou(asked, of, { kind: about.versions.at(-1)!.kind, party })
  return html`
    ${await rulesCompared(asked, bound!.policy, policy.policy)}
    ${asks === null ? null : html`<h3 class="mt-l">${say(asked.lang, 'sign.asks')}</h3>${asks}`}
  `
}

async function textToSign(
  asked: Asked,
  before: Version,
  { call, continues, manifest }: Newer,
  parts: readonly Part[],
) {
  const ui = asked.lang
  const after = { manifest, translations: [] }
  const pairs = pairsIn({ manifest: before.row.manifest, translations: [] }, after)
  const texts = manifest.texts.map(async text => {
    const pair = pairs.find(one => one.after === text)
    const changes =
      pair === undefined
        ? remark(say(ui, 'changes.languageNew'))
        : await pairChanges(asked, pair, { beside: parts })
    return html`
      <h4 class="mt">${text.title}${comma(ui)}${languageName(text.lang)}</h4>
      ${remark(say(ui, text.authentic ? 'desk.authentic' : 'desk.translation'))}${changes}
      ${wholeText(asked, text, parts, pair !== undefined)}
    `
  })
  const gone = before.row.manifest.texts.filter(({ lang }) => !manifest.texts.some(one => one.lang === lang))
  const languages = listOf(
    gone.map(({ lang }) => languageIn(lang, ui)),
    ui,
  )
  const lines = principleLines(asked, before.row.manifest, manifest, {
    origins: originsOf(before.row.manifest, manifest, continues),
    lang: ui,
  })
  const against = linkTo(asked, `/${call}/text/${before.digest}`, versionName(asked, before))
  return html`
    <h3 class="mt-l">${say(ui, 'changes.kicker')}</h3>
    ${remark(phrase(ui, 'changes.against', { version: against }), 'mt-s')}
    ${gone.length === 0 ? null : remark(say(ui, 'changes.languagesGone', { languages }))}
    ${await Promise.all(texts)}
    <h4 class="mt">${say(ui, 'changes.principles')}</h4>
    ${lines.length === 0 ? remark(say(ui, 'changes.principlesSame')) : listed(lines, 'plain-list')}
  `
}

/** A text whose bytes travel beside the statement: it has no page yet. */
export function wholeText(
  asked: Asked,
  text: Text,
  parts: readonly Part[],
  isFolded: boolean,
): Markup | null {
  const beside = parts.find(({ name }) => name === text.digest)
  if (beside === undefined) return null
  const label = `${text.title}${comma(asked.lang)}${languageName(text.lang)}`
  const blocks = blocksOf(fromUtf8(beside.bytes), text.mediaType).map(renderBlock)
  const region = html`<div class="read mt-s flow" tabindex="0" role="region" aria-label="${label}" lang="${text.lang}" dir="${directionOf(text.lang)}">
    ${blocks}
  </div>`
  if (!isFolded) return region
  return html`<details class="flat mt-s"><summary>${say(asked.lang, 'sign.whole')}</summary>${region}</details>`
}
