import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseTime, formatTime } from '../src/core/time.ts'
import { contacts } from '../src/people/contacts.ts'
import { DOOR, heartbeats } from '../src/people/heartbeats.ts'
import { recipientId } from '../src/people/recipients.ts'
import { tellDuties } from '../src/work/commitments/telling.ts'
import { noticesOn } from '../src/work/commitments/told.ts'
import { CLAUSES, CLAUSES_DIGEST } from '../test/committing.ts'
import { startDepositary } from '../test/depositary.ts'
import { ACCORD, said, ACCEPTS, facts } from '../test/harbour.ts'
import { partyKey } from '../test/memory-log.ts'
const N = Number(process.argv[2] ?? 1000)
const site = await startDepositary()
await site.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
let t = performance.now()
const at = (i: number) => `port-${i}`
for (let from = 0; from < N; from += 200) {
  await Promise.all(Array.from({ length: Math.min(200, N - from) }, async (_, k) => {
    const party = at(from + k); const own = partyKey(party)
    const envelope = site.envelope('party/admitted', { party, ...facts(party), keys: [own.key], claims: false }, { signers: [site.key, own] })
    await site.log.door.post({ envelope, parts: [] })
  }))
  await Promise.all(Array.from({ length: Math.min(200, N - from) }, async (_, k) => {
    const party = at(from + k)
    const envelope = site.envelope('signature/given', { ...ACCEPTS, policy: CLAUSES_DIGEST }, { by: party, call: ACCORD, signers: [partyKey(party)] })
    await site.log.door.post({ envelope, parts: [] })
  }))
}
const now = () => parseTime(site.now)
for (let i = 0; i < N; i++) {
  const party = at(i), email = `en@${party}.example`, recipient = recipientId(site.log, email)
  await site.log.drawer.apply([contacts.laid(`${party}/${recipient}`, { party, recipient, call: ACCORD, lang: 'en', person: { name: 'Ada', role: '', email }, how: 'named', since: now(), hears: 'own', confirmed: true, goes: null, stayed: false }, null)], now())
}
console.log('filled', N, Math.round(performance.now() - t), 'ms')
for (const day of ['2026-03-01', '2026-06-05', '2026-06-06', '2026-06-24']) {
  site.now = `${day}T06:00:00Z`
  const delay = monitorEventLoopDelay({ resolution: 5 }); delay.enable()
  t = performance.now()
  await tellDuties(site.running)
  const took = performance.now() - t
  delay.disable()
  console.log(day, Math.round(took), 'ms', 'loop max', Math.round(delay.max / 1e6), 'p99', Math.round(delay.percentile(99) / 1e6), JSON.stringify((await noticesOn(site.running, ACCORD, day))[0] ?? null))
}
t = performance.now()
for (let i = 0; i < 200; i++) { const found = await heartbeats.lying(site.log.drawer, DOOR, now()); await site.log.drawer.apply([heartbeats.renewed(found, DOOR, { at: now(), uptime: i, boot: 'x' }, null)], now()) }
console.log('beat', ((performance.now() - t) / 200).toFixed(2), 'ms')
await site.close()
