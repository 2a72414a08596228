import type { Statement } from '../../core/statement.ts'
import { callOpened } from '../../register/types/calls.ts'
import { inEffect } from '../../register/types/sealed.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import { bodyIn, type SecondHandType, type StatementType } from '../../register/types.ts'
import { inLang } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { languageIn, longDay, nameIn } from '../wording.ts'
import { announcedIn, callTitle, nounOf, partyName, type Setting, type Told, toldOf } from './setting.ts'

/** An entry in one sentence: who did what, about whom. A type of statement without its sentence does not compile. */

type Headline<T extends StatementType> = (it: Told<T>) => Markup

const OFFICE_HEADS = {
  officer: 'entry.head.roleGranted',
  drafter: 'entry.head.drafterGranted',
  reader: 'entry.head.readerGranted',
} as const

const HEADLINES: { readonly [T in StatementType]: Headline<T> } = {
  'depositary/established': it =>
    phrase(it.asked.lang, 'entry.head.established', { name: inLang(nameIn(it.body.names, it.asked.lang)) }),
  'log/rules': it => phrase(it.asked.lang, 'entry.head.rules', { rules: it.body.rules }),
  'log/anchored': it => phrase(it.asked.lang, 'entry.head.anchored', { size: it.statement.seen.size }),
  'role/granted': it =>
    phrase(it.asked.lang, OFFICE_HEADS[it.body.office ?? 'officer'], { role: code(it.body.id) }),
  'role/ended': it => phrase(it.asked.lang, 'entry.head.roleEnded', { role: code(it.body.id) }),
  'call/opened': it =>
    isRecordIn(it)
      ? phrase(it.asked.lang, 'entry.head.recordOpened', { call: callOf(it) })
      : phrase(it.asked.lang, 'entry.head.callOpened', { call: callOf(it) }),
  'call/claimed': it => phrase(it.asked.lang, 'entry.head.claimed', { call: callOf(it) }),
  'call/authority-checked': it => {
    const values = { call: callOf(it) }
    const { outcome } = it.body
    if (outcome === 'holds') return phrase(it.asked.lang, 'entry.head.authorityHolds', values)
    return outcome === 'lapsed'
      ? phrase(it.asked.lang, 'entry.head.authorityLapsed', values)
      : phrase(it.asked.lang, 'entry.head.authorityUnclear', values)
  },
  'call/amended': it => phrase(it.asked.lang, 'entry.head.amended', { call: callOf(it) }),
  'call/policy-changed': it => phrase(it.asked.lang, 'entry.head.policyChanged', { call: callOf(it) }),
  'call/closed': it => phrase(it.asked.lang, 'entry.head.callClosed', { call: callOf(it) }),
  'text/published': it => {
    const values = { version: versionOf(it, manifestDigest(it.body.manifest)), call: callOf(it) }
    return isRecordIn(it)
      ? phrase(it.asked.lang, 'entry.head.textRecorded', values)
      : phrase(it.asked.lang, 'entry.head.textPublished', values)
  },
  'text/translated': it =>
    phrase(it.asked.lang, 'entry.head.textTranslated', {
      language: languageIn(it.body.text.lang, it.asked.lang),
      version: versionOf(it, it.body.manifest),
      call: callOf(it),
    }),
  'party/listed': it => {
    const values = { party: partyName(it, it.body.party), date: longDay(it.body.source.date, it.asked.lang) }
    return it.body.present
      ? phrase(it.asked.lang, 'entry.head.listed', { ...values, call: callOf(it) })
      : phrase(it.asked.lang, 'entry.head.unlisted', { ...values, call: callOf(it) })
  },
  'party/admitted': it =>
    phrase(it.asked.lang, 'entry.head.admitted', { party: partyName(it, it.body.party) }),
  'party/updated': it => phrase(it.asked.lang, 'entry.head.updated', { party: partyName(it, it.body.party) }),
  'mandate/checked': it => {
    const { party, method, outcome } = it.body
    const { lang } = it.asked
    const values = { party: partyName(it, party), method: say(lang, `mandate.${method}`) }
    if (outcome === 'holds') return phrase(lang, 'entry.head.mandateHolds', values)
    return outcome === 'lapsed'
      ? phrase(lang, 'entry.head.mandateLapsed', values)
      : phrase(lang, 'entry.head.mandateUnclear', values)
  },
  'mandate/vouched': it => {
    const values = { by: partyName(it, it.statement.by), party: partyName(it, it.body.party) }
    return it.body.stands
      ? phrase(it.asked.lang, 'entry.head.vouched', values)
      : phrase(it.asked.lang, 'entry.head.unvouched', values)
  },
  'party/merged': it =>
    phrase(it.asked.lang, 'entry.head.merged', {
      party: partyName(it, it.body.party),
      into: partyName(it, it.body.into),
    }),
  'party/succeeded': it =>
    phrase(it.asked.lang, 'entry.head.succeeded', {
      party: partyName(it, it.body.party),
      successor: partyName(it, it.body.successor),
    }),
  'party/ended': it => phrase(it.asked.lang, 'entry.head.ended', { party: partyName(it, it.body.party) }),
  'key/added': it => {
    const party = partyName(it, it.body.holder)
    return it.statement.by === 'depositary'
      ? phrase(it.asked.lang, 'entry.head.keyAddedFor', { party })
      : phrase(it.asked.lang, 'entry.head.keyAdded', { party })
  },
  'key/revoked': it => {
    const { by } = it.statement
    const holder = it.known.row('keys', it.body.keyid)?.holder ?? by
    if (by !== 'depositary')
      return phrase(it.asked.lang, 'entry.head.keyRevoked', { party: partyName(it, by) })
    if (holder === 'depositary') return phrase(it.asked.lang, 'entry.head.keyRevokedOwn', {})
    return phrase(it.asked.lang, 'entry.head.keyRevokedOf', { party: partyName(it, holder) })
  },
  'signature/given': it =>
    phrase(it.asked.lang, 'entry.head.given', {
      ...signatory(it, it.statement.by),
      version: versionOf(it, it.body.manifest),
    }),
  'policy/accepted': it =>
    phrase(it.asked.lang, 'entry.head.policyAccepted', {
      party: partyName(it, it.statement.by),
      call: callOf(it),
      policy: it.known.policy(callIn(it.statement), it.body.policy)?.number ?? 1,
    }),
  'signature/withdrawn': it => phrase(it.asked.lang, 'entry.head.withdrawn', signatory(it, it.statement.by)),
  'signature/deposited': it =>
    phrase(it.asked.lang, 'entry.head.deposited', {
      ...signatory(it, it.body.party),
      version: versionOf(it, it.body.manifest),
    }),
  'signature/removed': it => phrase(it.asked.lang, 'entry.head.removed', signatory(it, it.body.party)),
  'signature/restored': it => phrase(it.asked.lang, 'entry.head.restored', signatory(it, it.body.party)),
  'signature/invalidated': it => phrase(it.asked.lang, 'entry.head.invalidated', invalidated(it)),
  'signature/reinstated': it =>
    phrase(it.asked.lang, 'entry.head.reinstated', {
      ...invalidated(it),
      entry: it.body.invalidation,
    }),
  'person/signed': it =>
    phrase(it.asked.lang, 'entry.head.personSigned', {
      version: versionOf(it, it.body.manifest),
      call: callOf(it),
    }),
  'person/erased': it =>
    phrase(it.asked.lang, 'entry.head.personErased', {
      entry: it.known.row('persons', it.body.commitment)?.entry ?? it.index,
      call: callOf(it),
    }),
  'person/restored': it =>
    phrase(it.asked.lang, 'entry.head.personRestored', {
      entry: it.known.row('persons', it.body.commitment)?.entry ?? it.index,
      call: callOf(it),
    }),
  'statement/sealed': it => phrase(it.asked.lang, 'entry.head.sealed', { call: callOf(it) }),
  'statement/opened': it => {
    const enclosed = inEffect(it.statement)
    const { manifest } = bodyIn('signature/given', enclosed)
    return phrase(it.asked.lang, 'entry.head.openedSeal', {
      ...signatory(it, enclosed.by),
      version: versionOf(it, manifest),
    })
  },
  'objection/raised': it =>
    phrase(it.asked.lang, 'entry.head.objected', {
      by: partyName(it, it.statement.by),
      party: partyName(it, it.body.against.party),
      call: callOf(it),
    }),
  'objection/answered': it =>
    phrase(it.asked.lang, 'entry.head.objectionAnswered', {
      party: partyName(it, it.statement.by),
      entry: it.body.objection,
    }),
  'objection/withdrawn': it =>
    phrase(it.asked.lang, 'entry.head.objectionWithdrawn', {
      by: partyName(it, it.statement.by),
      party: partyName(it, it.body.party),
    }),
  'words/withheld': it =>
    phrase(it.asked.lang, 'entry.head.withheld', {
      entry: it.known.row('words', it.body.digest)?.entry ?? it.index,
    }),
  'act/announced': it => {
    const { index, statement } = announcedIn(it)
    const act: Setting = { asked: it.asked, known: it.known, index, statement }
    const what = ANNOUNCED[statement.type as SecondHandType](act)
    return phrase(it.asked.lang, 'entry.head.announced', { what })
  },
  'switch/set': it => {
    const types = html`${it.body.covers.map((type, i) => html`${i === 0 ? null : ', '}${code(type)}`)}`
    return it.body.closed
      ? phrase(it.asked.lang, 'entry.head.switchedOff', { types })
      : phrase(it.asked.lang, 'entry.head.switchedOn', { types })
  },
}

/** What is announced, as what goes on an announcement: no act yet. */
const ANNOUNCED: { readonly [T in SecondHandType]: (act: Setting) => Markup } = {
  'signature/removed': act =>
    phrase(act.asked.lang, 'entry.announced.removed', signatory(act, String(act.statement.body.party))),
  'signature/invalidated': act => phrase(act.asked.lang, 'entry.announced.invalidated', invalidated(act)),
  'call/amended': act => phrase(act.asked.lang, 'entry.announced.amended', { call: callOf(act) }),
  'call/policy-changed': act =>
    phrase(act.asked.lang, 'entry.announced.policyChanged', { call: callOf(act) }),
  'words/withheld': act =>
    phrase(act.asked.lang, 'entry.announced.withheld', {
      entry: act.known.row('words', String(act.statement.body.digest))?.entry ?? act.index,
    }),
  'call/closed': act => phrase(act.asked.lang, 'entry.announced.closed', { call: callOf(act) }),
  'party/merged': act => phrase(act.asked.lang, 'entry.announced.merged', goingTo(act, 'into')),
  'party/succeeded': act => phrase(act.asked.lang, 'entry.announced.succeeded', goingTo(act, 'successor')),
  'party/ended': act =>
    phrase(act.asked.lang, 'entry.announced.ended', {
      party: partyName(act, String(act.statement.body.party)),
    }),
}

function goingTo(act: Setting, name: 'into' | 'successor'): { party: Piece; other: Piece } {
  const { body } = act.statement
  return { party: partyName(act, String(body.party)), other: partyName(act, String(body[name])) }
}

export function headlineOf(it: Setting): Markup {
  const type = it.statement.type as StatementType
  const headline = HEADLINES[type] as Headline<StatementType>
  return headline(toldOf(it))
}

/** The call that a statement of call scope names; its rule has seen to it that one is there. */
function callOf(it: Setting): Markup {
  return callTitle(it, callIn(it.statement))
}

/** Whether the call was an independent record when the entry was made. */
export function isRecordIn({ known, statement, index }: Setting): boolean {
  if (statement.type === callOpened.type) return callOpened.read(statement).authority.level === 'independent'
  const row = known.row('calls', callIn(statement))
  return row?.authority.level === 'independent' || (row?.claimed !== undefined && index < row.claimed.entry)
}

export function callIn({ call }: Statement): string {
  return call!
}

function signatory(it: Setting, party: string): { party: Piece; call: Piece; noun: Piece } {
  return { party: partyName(it, party), call: callOf(it), noun: nounOf(it, callIn(it.statement)) }
}

function invalidated(it: Setting): { count: number; call: Piece } {
  return { count: (it.statement.body.subjects as readonly unknown[]).length, call: callOf(it) }
}

function versionOf(it: Setting, manifest: string): number {
  return it.known.textNumber(callIn(it.statement), manifest)
}

const code = (text: string): Markup => html`<code>${text}</code>`
