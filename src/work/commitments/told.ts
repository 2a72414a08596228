import { type DutyNotice, dutyNotices, type Stage } from '../../people/duty-notices.ts'
import { letters, pastLetters } from '../../people/letters.ts'
import type { Registers } from '../workplace.ts'

/** What organisations were told of what is due of them: for their own pages, and for the desk, which counts. */

/** What became of the letters of one day, as far as the queue still knows: it forgets a letter after 90 days. */
interface NoticeSent extends DutyNotice {
  /** A relay or an officer has carried it. */
  readonly sent: number
  /** It is to be sent, or handed over by an officer. */
  readonly waiting: number
  /** It came back, or could not be delivered. */
  readonly returned: number
}

/** What this organisation was told about a call, the newest first. */
export async function noticesTo(site: Registers, call: string, party: string): Promise<NoticeSent[]> {
  const notices = await dutyNotices.by(site.log.drawer, 'holder', party, site.now())
  const own = notices.map(({ value }) => value).filter(one => one.call === call)
  const sent = await Promise.all(own.map(one => sentOf(site, one)))
  return sent.sort((a, b) => (a.day < b.day ? 1 : -1))
}

async function sentOf({ log: { drawer }, now }: Registers, notice: DutyNotice): Promise<NoticeSent> {
  const states = await Promise.all(
    notice.letters.map(async id => {
      const found = (await letters.get(drawer, id, now())) ?? (await pastLetters.get(drawer, id, now()))
      return found?.state
    }),
  )
  const count = (...of: readonly string[]) =>
    states.filter(state => state !== undefined && of.includes(state)).length
  return {
    ...notice,
    sent: count('sent', 'handed'),
    waiting: count('waiting'),
    returned: count('returned', 'bounced', 'failed'),
  }
}

/** What was told on one day about a call. */
interface NoticesOn {
  readonly day: string
  readonly parties: number
  /** Of these, those to whom no letter could be laid: they have no contact, or their contacts want none. */
  readonly unreached: readonly string[]
  readonly letters: number
  /** How many were told of each stage. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
}

/** The same, counted for the desk, from this day on, the newest first. */
export async function noticesOn(site: Registers, call: string, since: string): Promise<NoticesOn[]> {
  const days = new Map<string, DutyNotice[]>()
  for await (const { value } of noticesSince(site, call, since))
    days.getOrInsertComputed(value.day, () => []).push(value)
  return [...days].map(([day, all]) => counted(day, all)).reverse()
}

function counted(day: string, all: readonly DutyNotice[]): NoticesOn {
  const stages = new Map<Stage, number>()
  for (const { items } of all)
    for (const stage of new Set(items.map(item => item.stage)))
      stages.set(stage, (stages.get(stage) ?? 0) + 1)
  return {
    day,
    parties: all.length,
    unreached: all.filter(({ letters }) => letters.length === 0).map(({ party }) => party),
    letters: all.reduce((sum, one) => sum + one.letters.length, 0),
    stages: Object.fromEntries(stages),
  }
}

async function* noticesSince({ log, now }: Registers, call: string, since: string) {
  const under = `${call}/`
  for (let after = `${under}${since}`; ; ) {
    const { found, next } = await dutyNotices.page(log.drawer, now(), { after, limit: 200 })
    for (const one of found) {
      if (!one.id.startsWith(under)) return
      yield one
    }
    if (next === null) return
    after = next
  }
}
