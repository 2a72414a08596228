import { dayOf } from '../../../core/time.ts'
import { ref } from '../../../register/rows.ts'
import { signatureWithdrawn } from '../../../register/types/signatures.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, firstOf, html, listed, type Markup, remark, say } from '../../kit/kit.ts'
import { pledgeName } from '../../statement/commitment-names.ts'
import type { Representative } from '../session.ts'

/** Beside the withdrawal of a signature: how many commitments close by it, and which. Null where none does. */

const MOST = 20

export async function closingNotice(
  asked: Asked,
  { party }: Representative,
  { type, call }: Composed,
): Promise<Markup | null> {
  if (type !== signatureWithdrawn.type || call === null) return null
  const { lang, site } = asked
  const { store } = site.log
  const rules = await readRules(store, call)
  const duties = rules && (await readDuties(store, rules, call, party, dayOf(site.now())))
  const open = (duties?.commitments ?? []).filter(({ status }) => status.closed === null)
  if (open.length === 0) return null
  const rows = await store.rows(
    open.map(({ commitment: one }) => ref('commitments', call, one.party, one.id)),
  )
  const { shown, told } = firstOf(open, MOST, count => say(lang, 'ours.yearAlso', { count }))
  const lines = shown.map(
    async (_, i) => html`<bdi>${await pledgeName(asked, call, rows[i]!.versions.at(-1)!)}</bdi>`,
  )
  return html`<div class="notice warn">
    <p><b>${say(lang, 'ours.closing', { count: open.length })}</b></p>
    ${listed(await Promise.all(lines), 'plain-list')}${told === null ? null : remark(told)}
  </div>`
}
