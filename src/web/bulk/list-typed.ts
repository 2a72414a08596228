import { utf8 } from '../../core/bytes.ts'
import { type Batch, type BatchRow, batchDropped, batches, isDone } from '../../people/batches.ts'
import type { Found } from '../../people/collection.ts'
import { draftDropped, draftLaid, readDraft } from '../../people/drafts.ts'
import { recordsOf } from '../../register/lists/admissions.ts'
import type { Change } from '../../store/drawer.ts'
import type { Officer } from '../desk/officer/officer.ts'
import type { Asked } from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { decided } from './plan-acts.ts'

/** A list as it was typed lies beside its plan, so that its rows are corrected on the page, until it is approved or forgotten. */

/**
 * The form of a list lies beside its plan, under what this log alone can make of the plan's id: so an officer corrects
 * rows and brings no file again.
 */
export const listTyped = ({ site }: Asked, id: string, by: string) =>
  ({ token: site.log.hashed(`list typed ${id}`), purpose: 'list typed', subject: by }) as const

const listForgotten = (asked: Asked, id: string) => draftDropped(listTyped(asked, id, '').token)

/** Of the list as it was typed, an approval leaves the rows that it leaves out: they can be corrected, and no others. */
export async function listApproved(
  asked: Asked,
  { id, value: { by } }: Found<Batch>,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
): Promise<Change> {
  const { log, now } = asked.site
  const typed = listTyped(asked, id, by)
  const draft = await readDraft(log.drawer, typed.token, typed, now())
  const lines = new Set(leftOut(rows, withDoubtful).map(({ line }) => line))
  if (draft === undefined || lines.size === 0) return listForgotten(asked, id)
  const left = recordsOf(utf8(draft.fields.rows ?? ''), lines)
  return draftLaid({ ...typed, fields: { ...draft.fields, rows: left.map(rowAsTyped).join('\n') } }, now())
}

/** Deletes a plan and the list as it was typed. Refuses, as too late, where it was decided meanwhile. */
export async function planDropped(asked: Asked, found: Found<Batch>): Promise<readonly Change[]> {
  const { log, now } = asked.site
  return [...(await batchDropped(log.drawer, found, now(), decided())), listForgotten(asked, found.id)]
}

/**
 * The form of the plan that `correct` names, where this officer may take that plan's place; or of the rows that were left
 * out of the plan that `left` names. Undefined for none.
 */
export async function listBefore(asked: Asked, officer: Officer): Promise<URLSearchParams | undefined> {
  const { log, now } = asked.site
  const left = asked.query.get('left')
  const id = left ?? asked.query.get('correct') ?? ''
  const plan = await batches.get(log.drawer, id, now())
  if (plan === undefined || !mayTakeBack(officer, plan.by)) return undefined
  const { token, ...of } = listTyped(asked, id, plan.by)
  const draft = await readDraft(log.drawer, token, of, now())
  if (draft === undefined) return undefined
  if (plan.approved !== null) return left === null ? undefined : new URLSearchParams(draft.fields)
  return left === null ? new URLSearchParams({ ...draft.fields, instead: id }) : undefined
}

/** For a field that is read again here, and by no spreadsheet: so no cell is altered. */
const rowAsTyped = (cells: readonly string[]) =>
  cells.map(cell => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')

/** Rows of an approved list with which nothing was done, for want of a correction or of a yes. */
export const leftOut = (rows: readonly BatchRow[], withDoubtful: boolean) =>
  rows.filter(row => row.plan !== 'known' && !isDone(row, withDoubtful))

/** Whether `listBefore` finds it: pages promise no more. */
export async function isCorrectable(asked: Asked, officer: Officer, id: string, { by }: Pick<Batch, 'by'>) {
  if (!mayCome(officer, 'deskBulkSent') || !mayTakeBack(officer, by)) return false
  const { token, ...of } = listTyped(asked, id, by)
  return (await readDraft(asked.site.log.drawer, token, of, asked.site.now())) !== undefined
}

/** The plan whose place a corrected list takes; undefined for none. Refuses one that was decided meanwhile. */
export async function planBefore(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { log, now } = asked.site
  const id = fields.get('instead') ?? ''
  const found = id === '' ? undefined : await batches.lying(log.drawer, id, now())
  if (found === undefined) return undefined
  if (found.value.state !== 'planned') throw decided()
  return mayTakeBack(officer, found.value.by) ? found : undefined
}
