import { notProvenByAudit, provenByAudit, rollsCompared, sizesCompared } from '../register/audit-facts.ts'
import {
  AUDIT_STEPS,
  type Audited,
  type AuditFact,
  type AuditStep,
  type ProvenByAudit,
  type UnprovenByAudit,
} from '../register/audit-findings.ts'
import { deed, part, type Refused, refusalShown, type StepState, step, stopped } from './check-report.ts'
import { el, tell } from './verify-dom.ts'
import type { OfPage } from './verify-fields.ts'
import {
  counted,
  inPlace,
  logValues,
  type Pieces,
  type Values,
  type Words,
  witnessValues,
} from './verify-words.ts'

/** What an audit has found, put into the page. */

export interface AuditEnd {
  /** RFC 3339, by the reader's clock. */
  readonly at: string
  readonly seconds: number
  /** The address that the log was read from. */
  readonly place: string
  readonly ofPage: OfPage
  /** How many witnesses were asked for. */
  readonly quorum: number
  /** The day on which this browser had last seen the log. */
  readonly before: string | null
}

export function auditHolds(audited: Audited, end: AuditEnd, words: Words): HTMLElement {
  const { origin, size, cosigners, before } = audited
  const isIdle = (name: AuditStep) =>
    (name === 'witnesses' && cosigners.length === 0) || (name === 'before' && before === null)
  const steps = AUDIT_STEPS.map(name =>
    isIdle(name)
      ? step(name, 'idle', words.say(`idle.${name}`), words)
      : step(name, 'holds', words.say(`found.${name}`, FOUND[name](audited, words, end)), words),
  )
  const held = AUDIT_STEPS.filter(name => !isIdle(name)).length
  const verdict = {
    at: end.at,
    is: 'holds',
    lede: words.say('holds.lede', { ...counted(size), log: { code: origin }, seconds: end.seconds }),
    from: words.text('place', { place: end.place }),
    ring: words.text('seal', { size, held, of: AUDIT_STEPS.length }),
    steps,
  }
  const list = (facts: readonly AuditFact[], ...ofPage: Pieces[]) => {
    const all = [...ofPage, ...factsOfAudit(facts, audited, words)]
    return el(
      'ul',
      { class: 'ledger found' },
      ...all.map(says => el('li', {}, el('span', { class: 'what' }, ...tell(words, says)))),
    )
  }
  const ofPageAlone = cosigners.length > 0 && end.ofPage.witnesses
  return deed(
    verdict,
    words,
    part(
      'proven',
      words,
      { note: words.text('proven.note', { log: origin }), strong: true },
      list(provenByAudit(audited)),
    ),
    part(
      'open',
      words,
      {},
      list(notProvenByAudit(audited), ...(ofPageAlone ? [words.say('clause.witnesses-named')] : [])),
    ),
  )
}

/** Codes that say that the site is not there, and nothing of its log. */
const UNFINISHED = ['server_unreachable', 'server_confused']

/** `begun` are the steps that the audit came to, in that order; it stopped at the last. */
export function auditRefused(
  refused: Refused,
  begun: readonly AuditStep[],
  end: AuditEnd,
  words: Words,
): HTMLElement {
  const at = begun.at(-1) ?? 'checkpoint'
  const nth = AUDIT_STEPS.indexOf(at)
  const name = UNFINISHED.includes(refused.code) ? 'unfinished' : 'fails'
  const stateOf = (one: AuditStep): StepState => {
    const i = AUDIT_STEPS.indexOf(one)
    if (i === nth && name === 'fails') return 'fails'
    // A log that has shrunk is told before its entries are read.
    if (i >= nth || (one !== 'before' && !begun.includes(one))) return 'unreached'
    if (one === 'witnesses') return end.quorum === 0 ? 'idle' : 'holds'
    return one === 'before' && end.before === null ? 'idle' : 'holds'
  }
  const steps = AUDIT_STEPS.map(one => {
    const state = stateOf(one)
    if (state === 'fails') return step(one, state, words.say(`mend.${one}`), words)
    const idle = one === 'witnesses' ? 'idle.unasked' : 'idle.before'
    return step(one, state, state === 'idle' ? words.say(idle) : [], words)
  })
  const verdict = {
    at: end.at,
    is: name,
    lede: stopped(`${name}.lede`, at, AUDIT_STEPS, words),
    from: words.text('place', { place: end.place }),
    ring: null,
    steps,
  }
  const mend = words.say(name === 'fails' ? `mend.${at}` : 'unfinished.mend')
  return deed(verdict, words, refusalShown(refused, mend, words))
}

const FOUND: Record<AuditStep, (audited: Audited, words: Words, end: AuditEnd) => Values> = {
  checkpoint: (audited, words, { ofPage }) => logValues(audited, ofPage.key, words),
  witnesses: ({ cosigners }, words, { ofPage }) => witnessValues(cosigners, ofPage.witnesses, words),
  entries: ({ signatures, rules }) => ({ ...counted(signatures), rules }),
  root: ({ root }) => ({ root: { code: root } }),
  before: ({ before }, words, end) => ({
    ...counted(before?.size ?? 0),
    day: end.before === null ? '–' : words.day(end.before),
  }),
  tiles: ({ tiles }) => counted(tiles),
  register: registerValues,
}

/** The facts in the words of the page, a sentence for each. */
export function factsOfAudit(facts: readonly AuditFact[], audited: Audited, words: Words): Pieces[] {
  return inPlace(facts).map(({ fact, nth }) => words.say(`clause.${fact}`, VALUES[fact](audited, words, nth)))
}

function registerValues({ register }: Audited): Values {
  return { ...counted(register.rows), digest: { code: register.digest } }
}

const none = () => ({})

/** One that is missing does not compile. */
const VALUES: Record<
  ProvenByAudit | UnprovenByAudit,
  (audited: Audited, words: Words, nth: number) => Values
> = {
  signatures: ({ signatures }) => counted(signatures),
  law: ({ rules }) => ({ rules }),
  root: ({ root, tiles }) => ({ root: { code: root }, ...counted(tiles) }),
  register: registerValues,
  'register-alone': registerValues,
  earlier: audited => ({ sizes: sizesCompared(audited) }),
  rolls: audited => ({ rolls: rollsCompared(audited) }),
  'anchor-before': ({ anchors }, _, nth) => {
    const { entry, admitted, witness, cosigned } = anchors[nth]!
    return { entry, admitted, name: { code: witness }, cosigned }
  },
  texts: ({ words }) => counted(words.texts),
  said: ({ words }) => counted(words.said),
  files: ({ files }) => counted(files.read),
  'files-shown': ({ files }) => counted(files.shown),
  'file-wrong': ({ files }, _, nth) => files.wrong[nth]!,
  'file-lost': ({ files }, _, nth) => files.lost[nth]!,
  'words-lost': ({ words }, _, nth) => words.lost[nth]!,
  'words-unread': ({ words }) => counted(words.unread),
  'files-unread': ({ files }) => counted(files.unread),
  'files-unshown': ({ files }) => counted(files.unshown),
  'earlier-alone': none,
  'rolls-alone': none,
  before: ({ before }) => counted(before?.size ?? 0),
  first: none,
  cosigned: ({ cosigners }, words, nth) => {
    const { name, time } = cosigners[nth]!
    return { name: { code: name }, time: words.time(time) }
  },
  'shown-to-all': none,
  'key-named': ({ vkey }) => ({ vkey: { code: vkey } }),
  pages: none,
  door: none,
  holders: none,
  true: none,
}
