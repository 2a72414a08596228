import { receiptOf } from '../../log/receipts.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { fileOf } from '../entry/proof.ts'
import { entryNamed } from '../entry/shown.ts'

/** The Avow receipt, for keeping: it is made under the newest checkpoint, so it gains witnesses as time goes by. */
export async function showReceipt(asked: Asked): Promise<Answer> {
  const { index, statement } = await entryNamed(asked, asked.params.index!)
  const body = await receiptOf(asked.site.log, index)
  return {
    type: 'application/vnd.avow.receipt+json',
    body,
    caching: 'ask',
    headers: { 'Content-Disposition': `attachment; filename="${fileOf(statement, index)}"` },
  }
}
