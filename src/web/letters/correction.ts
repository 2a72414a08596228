import type { Line, Stretch } from '../../comparison/redline.ts'
import { brief } from '../../core/bytes.ts'
import { dayOf } from '../../core/time.ts'
import type { Correction } from '../../register/rows.ts'
import { boundTextOn, dayBefore, versionOf } from '../../register/text-in-force.ts'
import type { correctionObjected, textCorrected } from '../../register/types/corrections.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Written } from '../../work/letters/letter-writer.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  askedByItself,
  bodyOf,
  entryShown,
  firstOf,
  type Lang,
  languageIn,
  longDay,
  nameIn,
  type RunningSite,
  say,
} from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { correctedIn } from '../text/redlined.ts'
import { aboutApplication, whyTo } from './application.ts'
import { type Block, block, type NumberedNotice } from './letter.ts'
import { waysOf } from './ways.ts'

/**
 * To a signatory's people: what is to be corrected in the text that it signed, from which day, and how to object and
 * until when; or that it does not come. A few passages stand in the letter, all of them on the page that it leads to.
 */
export function correctionWords(
  site: RunningSite,
  { party, how: contactedBy, entry, call: id, signature, isSuspended, numbered, ...of }: NumberedNotice,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const { log, publicUrl } = site
    const [call, row] = await Promise.all([callName({ site, lang }, id), rowIn(log.store, 'calls', id)])
    const asked = askedByItself(site, lang)
    const [told] = await entriesTold(asked, [entry])
    const name = nameIn(party.names, lang).text
    const correction = row!.corrections!.find(one => one.entry === entry || one.ended?.entry === entry)!
    const day = longDay(correction.effective, lang)
    // A letter may be written only once the correction has taken effect, as after an outage.
    const isPast = correction.effective <= dayOf(site.now())
    const to = { call, day, name, past: isPast ? 'yes' : 'no' }
    const about = {
      ...whyTo(lang, contactedBy, name),
      greets: true,
    } as const
    const see = `${publicUrl}/${id}/text/${correction.manifest}/changes?lang=${lang}`
    const said = [block.statement(told!.headline), ...numbered(lang, call)]
    if (correction.entry !== entry) {
      const { words } = bodyOf<typeof correctionObjected.type>(await entryShown(asked, entry))
      return {
        ...about,
        subject: say(lang, 'letter.failedSubject', to),
        heading: say(lang, 'letter.failedHeading', to),
        blocks: [
          block.words(say(lang, 'letter.failed', to)),
          ...said,
          // What stands beside the log can be withheld from there, and not from a letter.
          ...('text' in words ? reasonGiven(lang, words.text) : []),
        ],
      }
    }
    const isTheirs = versionOf(signature.manifest, row!) === correction.version
    const isBound = boundTextOn(signature, row!, correction.effective) === correction.manifest
    const last = longDay(dayBefore(correction.effective), lang)
    const how = say(lang, 'letter.correctionHow', { name, last })
    const [will, does] = isBound ? (['yes', 'bound'] as const) : (['no', 'free'] as const)
    const theirs = [
      block.words(say(lang, 'letter.correctionBinds', { ...to, binds: isPast ? does : will })),
      ...(isPast
        ? []
        : [
            block.part(say(lang, 'letter.correctionObject')),
            ...waysOf(site, lang, { name, isSuspended, how, runs: 'objecting', day: last }),
          ]),
    ]
    return {
      ...about,
      subject: say(lang, 'letter.correctionSubject', to),
      heading: say(lang, 'letter.correctionHeading', to),
      blocks: [
        block.words(say(lang, 'letter.correction', to)),
        ...(await whatChanges(site, lang, id, correction)),
        block.button(say(lang, 'correction.see'), see),
        ...(isTheirs ? theirs : [block.words(say(lang, 'letter.correctionOther', to))]),
        ...said,
      ],
    }
  })
}

const MOST_PASSAGES = 5

async function whatChanges(site: RunningSite, lang: Lang, id: string, correction: Correction) {
  const asked = askedByItself(site, lang)
  const { reason } = bodyOf<typeof textCorrected.type>(await entryShown(asked, correction.entry))
  const changed = (await correctedIn(asked, id, correction)).flatMap(({ lang: of, lines }) =>
    lines.filter(({ kind }) => kind !== 'same').map(line => ({ of, line })),
  )
  const { shown, told } = firstOf(changed, MOST_PASSAGES, count =>
    say(lang, 'letter.correctionMore', { count }),
  )
  const blocks: Block[] = []
  // What stands beside the log can be withheld from there, and not from a letter.
  if ('text' in reason) blocks.push(...reasonGiven(lang, reason.text))
  if (changed.length === 0) blocks.push(block.words(say(lang, 'letter.correctionTitles')))
  for (const [of, some] of Map.groupBy(shown, one => one.of)) {
    const language = languageIn(of, lang)
    blocks.push(
      block.part(say(lang, 'letter.correctionPart', { language })),
      block.list(some.map(({ line }) => passage(lang, line))),
    )
  }
  if (told !== null) blocks.push(block.words(told))
  return blocks
}

const reasonGiven = (lang: Lang, reason: string) => [
  block.words(say(lang, 'letter.correctionReason')),
  block.quote(reason),
]

function passage(lang: Lang, { kind, stretches }: Line): string {
  const without = (left: Stretch['kind']) => {
    const kept = stretches.filter(one => one.kind !== left)
    return brief(kept.map((one, i) => shortened(one, i === 0, i === kept.length - 1)).join(''), MOST_LENGTH)
  }
  return say(lang, 'letter.correctionPassage', { kind, before: without('added'), after: without('removed') })
}

const MOST_LENGTH = 600
/** Words that stay the same and are shown on either side of what changes. */
const MOST_BESIDE = 12

function shortened({ kind, text }: Stretch, isFirst: boolean, isLast: boolean): string {
  const words = text.split(' ')
  if (kind !== 'same' || words.length <= 2 * MOST_BESIDE) return text
  const head = isFirst ? [] : words.slice(0, MOST_BESIDE)
  const tail = isLast ? [] : words.slice(-MOST_BESIDE)
  return [...head, '…', ...tail].join(' ')
}
