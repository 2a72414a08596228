import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addSignatures, newCosigner } from '../src/core/cosignature.ts'
import { formatVkey } from '../src/core/note.ts'
import { openLog } from '../src/log/open.ts'
import { receiptOf } from '../src/log/receipts.ts'
import { checkReceipt } from '../src/register/receipt.ts'
import { openStore } from '../src/store/open.ts'
import { capRow, median, report } from './row.ts'
import { admitParties, logSigner, newPasskey, now, openCall, seenBy, signatureBy } from './signatories.ts'

/** Receipts of a small log with three witnesses: their size, and how long the whole checklist takes once warm. */
const RUNS = 300

const dataDir = mkdtempSync(join(tmpdir(), 'avow-receipt-'))
const store = await openStore({ dataDir })
const log = await openLog({ store, drawerKey: new Uint8Array(32), signer: logSigner, now, pooling: 1 })
await openCall(log)
const passkeys = Array.from({ length: 300 }, newPasskey)
await admitParties(log, passkeys)
const { index, proof } = await log.door.post({
  envelope: signatureBy(7, passkeys[7]!, seenBy(log)),
  parts: [],
})

const witnesses = [1, 2, 3].map(i => newCosigner(`w${i}.example`, new Uint8Array(32).fill(i)))
const head = log.head()!
const text = head.checkpoint.slice(0, head.checkpoint.lastIndexOf('\n\n') + 1)
const cosigned = {
  ...head,
  checkpoint: addSignatures(
    head.checkpoint,
    witnesses.map(one => one.cosign(text, now())),
  ),
}
const receipt = await receiptOf({ store, head: () => cosigned, witnessed: () => cosigned }, index)
const trust = { vkey: log.vkey, witnesses: witnesses.map(one => formatVkey(one.vkey)), quorum: 3 }
const times = Array.from({ length: RUNS }, () => {
  const began = performance.now()
  checkReceipt(receipt, trust)
  return performance.now() - began
})
report([
  capRow('tlog-proof from the door', proof.length / 1024, 'KiB', 2.5),
  capRow('Avow receipt with its text', receipt.length / 1024, 'KiB', 24),
  capRow('check of a receipt in Node', median(times), 'ms', 5),
])
await log.close()
await store.close()
rmSync(dataDir, { recursive: true })
