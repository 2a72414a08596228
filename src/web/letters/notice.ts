import { dayOf } from '../../core/time.ts'
import type { Notice } from '../../register/declaration.ts'
import { said } from '../../register/kinds.ts'
import type { SignatureRow } from '../../register/rows.ts'
import { dayBefore } from '../../register/text-in-force.ts'
import { OBJECTION_TYPES, objectionRaised } from '../../register/types/objections.ts'
import { reservationMade } from '../../register/types/reservations.ts'
import { declarationOf } from '../../register/types.ts'
import { rowIn } from '../../store/each-row.ts'
import type { SignatoryTold, Written } from '../../work/letters/letter-writer.ts'
import { noticeNumber } from '../../work/letters/notices.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  askedByItself,
  entryShown,
  type Lang,
  longDay,
  nameIn,
  type RunningSite,
  type Shown,
  say,
} from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { aboutApplication, whyTo } from './application.ts'
import { correctionWords } from './correction.ts'
import { editionBlocks } from './edition.ts'
import { type Block, block, type NumberedNotice } from './letter.ts'
import { movedBlocks } from './moved.ts'
import { newerWords } from './newer.ts'
import { waysOf } from './ways.ts'

/** To a signatory's people: a numbered notice of their call. */
export async function noticeWords(site: RunningSite, told: SignatoryTold): Promise<Written> {
  const { log, publicUrl } = site
  const { call: id, entry } = told
  const [number, shown] = await Promise.all([
    noticeNumber(log.store, id, entry),
    entryShown(askedByItself(site, 'en'), entry),
  ])
  const numbered = (lang: Lang, call: string) => [
    block.link(say(lang, 'letter.toldEntry', { entry }), `${publicUrl}/entries/${entry}?lang=${lang}`),
    block.link(
      say(lang, 'letter.noticeNumber', { number, call }),
      `${publicUrl}/${id}/notices?lang=${lang}#notice-${number}`,
    ),
  ]
  const of = { ...told, numbered }
  const notice = declarationOf(shown.statement.type).notice!
  switch (notice) {
    case 'correction':
    case 'correctionEnded':
      return correctionWords(site, of)
    case 'rules':
    case 'version':
      return newerWords(site, of)
    default:
      return otherWords(site, of, shown, notice)
  }
}

type Other = Exclude<Notice, 'correction' | 'correctionEnded' | 'rules' | 'version'>

/** To whoever said the words that an objection is about; its own answer is none of another's. */
const TO_NAMED = {
  'objection/raised': 'raised',
  'objection/withdrawn': 'taken',
  'objection/answered': 'objection',
} as const satisfies Record<(typeof OBJECTION_TYPES)[number]['type'], string>

function otherWords(
  site: RunningSite,
  { party, how: contactedBy, isNamed, isSuspended, numbered, ...of }: NumberedNotice,
  shown: Shown,
  notice: Other,
) {
  return aboutApplication(site, of, async ({ lang }) => {
    const asked = askedByItself(site, lang)
    const { call: id, entry, signature, signatory } = of
    const { body, type } = shown.statement
    const [call, [told]] = await Promise.all([callName({ site, lang }, id), entriesTold(asked, [entry])])
    const name = nameIn(party.names, lang).text
    const { holds, ...days } = await daysOf(site, shown, signature, lang)
    const said = notice === 'reservation' && holds ? 'holds' : notice
    const objection = isNamed ? OBJECTION_TYPES.find(one => one.type === type)?.type : undefined
    const is = objection === undefined ? said : TO_NAMED[objection]
    const to = { is, name, call, ...days }
    const heading = say(lang, 'letter.noticeHeading', to)
    const how = say(lang, 'letter.noticeHow', to)
    const ways = {
      closed: { how },
      raised: { how },
      reservation: { how, runs: 'objecting', day: days.last },
    } as const
    return {
      ...whyTo(lang, contactedBy, name),
      greets: true,
      subject: heading,
      heading,
      blocks: [
        block.statement(told!.headline),
        ...Object.values(body as object).flatMap(quoted),
        ...(notice === 'extended'
          ? await movedBlocks(site, lang, { id, party: signatory, name }, entry)
          : [block.words(say(lang, 'letter.noticeMeans', to))]),
        ...(notice === 'measures'
          ? await editionBlocks(site, lang, shown, { id, party: signatory, name })
          : []),
        ...(is in ways ? waysOf(site, lang, { name, isSuspended, ...ways[is as keyof typeof ways] }) : []),
        ...numbered(lang, call),
      ],
    }
  })
}

/** What stands beside the log can be withheld from there, and not from a letter. */
function quoted(member: unknown): Block[] {
  const { data } = said.safeParse(member)
  return data !== undefined && 'text' in data ? [block.quote(data.text)] : []
}

/** From when a late reservation holds, whether it does already, and until when it can be objected to; whether it fails by an objection to it. */
async function daysOf({ log, now }: RunningSite, shown: Shown, own: SignatureRow, lang: Lang) {
  const { statement, index, admitted } = shown
  const entry =
    statement.type === objectionRaised.type ? objectionRaised.read(statement).against.entry : index
  const isLate = statement.type === reservationMade.type
  const signature = isLate
    ? await rowIn(log.store, 'signatures', `${statement.call}/${reservationMade.read(statement).party}`)
    : own
  const takes = signature?.events.find(event => event.entry === entry)?.takes
  if (takes === undefined) return { day: '', last: '', fails: 'no', holds: false }
  const fails = admitted.slice(0, 10) < takes ? 'yes' : 'no'
  const holds = takes <= dayOf(now())
  return { day: longDay(takes, lang), last: longDay(dayBefore(takes), lang), fails, holds }
}
