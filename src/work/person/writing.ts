import { setImmediate } from 'node:timers/promises'
import { randomBytes } from '#crypto'
import type { Digest } from '../../core/digest.ts'
import {
  addressTurn,
  giveCode,
  hashOfAddress,
  hashOfCode,
  lettersOwed,
  mayWrite,
  type PersonRequest,
  personRequests,
  persons,
  signedBy,
} from '../../people/persons.ts'
import { hashOfToken, newToken } from '../../people/tokens.ts'
import type { Workplace } from '../workplace.ts'
import { writeConfirm, writeOwn } from './letters.ts'
import { settleAgain } from './signing.ts'

/**
 * Letters to persons are written after whoever asked for one is answered, and owed before. Another letter goes to an
 * address that has signed than to one that has not, and it takes its time on the disk: so whoever types somebody else's
 * address must not wait for it, or could tell by a clock who has signed. And whoever is told of a letter gets it, though
 * the server fall in that moment: what is owed is written at the next start.
 */

/** As soon as the answer has left. */
export function writeSoon(site: Workplace): void {
  writeOwed(site).catch(error => site.logger.warn({ err: error }, 'no letter to a person is written'))
}

/** Everything that is owed now. What fails stays owed. */
export function writeOwed(site: Workplace): Promise<void> {
  const round = lettersWritten(site).then(() => writeAll(site))
  site.underway.letters = round.catch(() => undefined)
  return round
}

/** Once all of them are written that were asked for until now. */
export const lettersWritten = ({ underway }: Pick<Workplace, 'underway'>): Promise<void> => underway.letters

async function writeAll(site: Workplace): Promise<void> {
  // What is written into SQLite holds this thread, so an answer that is made would wait to be sent.
  await setImmediate()
  for (const { id } of await lettersOwed.all(site.log.drawer, site.now())) {
    try {
      await writeOne(site, id as Digest)
    } catch (error) {
      site.logger.warn({ err: error }, 'a letter to a person is not written yet; it is tried again')
    }
    await setImmediate()
  }
}

async function writeOne(site: Workplace, commitment: Digest): Promise<void> {
  const { log, now } = site
  const { drawer } = log
  if ((await persons.get(drawer, commitment, now())) !== undefined) return settleAgain(site, commitment)
  const request = await personRequests.get(drawer, commitment, now())
  if (request !== undefined) {
    const address = hashOfAddress(log, request.email)
    await addressTurn(address, () => writeTo(site, commitment, request, address))
  }
  await lettersOwed.remove(drawer, commitment)
}

/** Either letter makes as many writes, so that nothing which waits for them tells which it was. */
async function writeTo(
  site: Workplace,
  commitment: Digest,
  { call, manifest, policy, email, lang }: PersonRequest,
  address: string,
): Promise<void> {
  const { log, now } = site
  const { drawer } = log
  if (!(await mayWrite(drawer, address, commitment, now()))) return
  const signed = await signedBy(drawer, call, address, now())
  const person = signed === undefined ? undefined : await persons.get(drawer, signed, now())
  if (person?.manifest === manifest && person.policy === policy)
    return void (await writeOwn(site, 'known', signed!, { to: email, lang, call }))
  const code = newCode()
  const [token, wishes] = [newToken(), newToken()]
  // Before the letter is written, which may be read at once.
  const given = {
    code: hashOfCode(log, commitment, code),
    links: [hashOfToken(token), hashOfToken(wishes)],
  }
  const sent = await giveCode(drawer, commitment, given, now())
  if (sent !== undefined) await writeConfirm(site, commitment, sent, { token, wishes, code })
}

/** Eight digits, each as likely as another. */
function newCode(): string {
  const most = 10 ** 8
  for (;;) {
    const number = new DataView(randomBytes(4).buffer).getUint32(0)
    // Above the last whole multiple some numbers would come more often.
    if (number < Math.floor(2 ** 32 / most) * most) return String(number % most).padStart(8, '0')
  }
}
