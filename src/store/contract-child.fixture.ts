import { signatureRows } from './contract-batches.fixture.ts'
import { about } from './contract-subjects.fixture.ts'
import { openStore } from './open.ts'

/** Commits until it is killed, and says after each commit how much was acknowledged. */
const store = await openStore(JSON.parse(process.env.PLACE!))
const epoch = await store.claim()
for (let from = 0; ; from += 20) {
  const rows = Array.from({ length: 20 }, (_, i) =>
    signatureRows('harbour-accord', `p${from + i}`, `Party ${from + i}`, from + i, '2026-01-01'),
  ).flat()
  const subjects = Array.from(
    { length: 20 },
    (_, i) => [`party p${from + i}`, 'call harbour-accord'] as const,
  )
  await store.commit({ ...about(from, epoch, subjects), rows })
  process.stdout.write(`${from + 20}\n`)
}
