import { parseEntry } from '../../core/entry.ts'
import { parseStatement } from '../../core/statement.ts'
import { receiptOf } from '../../log/receipts.ts'
import { entryAt } from '../../log/tree.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { fileOf } from '../entry/proof.ts'
import { numberIn } from '../found.ts'

/** The Avow receipt, for keeping: it is made under the newest checkpoint, so it gains witnesses as time goes by. */
export async function showReceipt({ site, params }: Asked): Promise<Answer> {
  const index = numberIn(params.index!)
  const body = await receiptOf(site.log, index)
  const statement = parseStatement(parseEntry(await entryAt(site.log.store, index)).envelope.payload)
  return {
    type: 'application/vnd.avow.receipt+json',
    body,
    caching: 'ask',
    headers: { 'Content-Disposition': `attachment; filename="${fileOf(statement, index)}"` },
  }
}
