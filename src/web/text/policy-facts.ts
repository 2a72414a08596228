import type { Json } from '../../core/json.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  fact,
  html,
  languageIn,
  listed,
  listOf,
  type Piece,
  type PlainKey,
  partyLink,
  say,
  sub,
} from '../kit/kit.ts'
import { showRule } from '../statement/quotes.ts'
import { afterWords, classesShown, clauseShown } from './clause-facts.ts'
import { invitedWords } from './text-column.ts'

/** What a policy says, fact by fact, in the order of every page. */
export interface PolicyFact {
  readonly term: PlainKey
  /** What is compared with the policy before; null where it says nothing of it. */
  readonly value: (policy: Policy) => Json
  /** `beside`: words that travel with a policy that is not recorded yet. */
  readonly shown: (asked: Asked, policy: Policy, beside?: readonly Part[] | null) => Piece | Promise<Piece>
  /** Told only of policies that say something of it. */
  readonly isSpecial?: true
  /** Says nothing to an individual who signs. */
  readonly ofOrganisations?: true
  /** Its words, where it is said in words. */
  readonly words?: (policy: Policy) => readonly RuleWords[]
  /** What it says beside its words: where that differs, words alone do not tell the change. */
  readonly rest?: (policy: Policy) => Json
}

/** Words of one rule in one language. */
export interface RuleWords {
  /** Of a rule by which signatories are removed. */
  readonly id: string | null
  readonly said: Said
}

/** The facts of a policy, and those of the policy before that it has dropped. */
export function factsOf(policy: Policy, before?: Policy): readonly PolicyFact[] {
  return POLICY_FACTS.filter(
    ({ isSpecial, value }) =>
      !isSpecial || value(policy) !== null || (before !== undefined && value(before) !== null),
  )
}

/** When newer rules bind whoever accepted these, as its sentences want it. */
export function noticeOf({ noticeDays: days }: Policy) {
  return { how: days === null ? 'never' : days === 0 ? 'now' : 'later', days: days ?? 0 } as const
}

/** Those that `isTold` picks, in words. */
export function factsShown(
  asked: Asked,
  policy: Policy,
  isTold: (term: PlainKey, fact: PolicyFact) => boolean,
) {
  return Promise.all(
    factsOf(policy)
      .filter(fact => isTold(fact.term, fact))
      .map(async ({ term, shown }) => fact(say(asked.lang, term), await shown(asked, policy))),
  )
}

/** The one fact that is compared part by part. */
export const CLAUSES_TERM = 'policy.clauses'

const POLICY_FACTS: readonly PolicyFact[] = [
  {
    term: 'policy.invited',
    ofOrganisations: true,
    value: ({ kinds }) => kinds,
    shown: (asked, { kinds }) => invitedWords(asked, { kinds }),
  },
  {
    term: 'policy.mandate',
    ofOrganisations: true,
    value: ({ mandate, mandates = [] }) => [mandate, ...mandates.map(one => [one.kind, one.mandate])],
    shown: mandatesNeeded,
  },
  {
    term: 'policy.umbrellas',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ umbrellas }) => umbrellas ?? null,
    shown: umbrellasOf,
  },
  {
    term: 'policy.recheck',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ recheckDays }) => recheckDays ?? null,
    shown: ({ lang }, { recheckDays }) =>
      recheckDays === undefined
        ? say(lang, 'policy.noRecheck')
        : say(lang, 'policy.recheckEvery', { count: recheckDays }),
  },
  {
    term: 'policy.persons',
    isSpecial: true,
    value: ({ persons }) => persons ?? null,
    shown: ({ lang }, { persons }) => say(lang, persons ? 'policy.personsMay' : 'policy.personsNot'),
  },
  {
    term: 'policy.authentic',
    value: ({ authentic }) => authentic,
    shown: ({ lang }, { authentic }) =>
      listOf(
        authentic.map(tag => languageIn(tag, lang)),
        lang,
      ),
  },
  {
    term: 'policy.effect',
    value: ({ effect }) => effect,
    words: ({ effect }) => effect.map(said => ({ id: null, said })),
    shown: (asked, policy, beside) => showRule(asked, policy.effect, policy, beside),
  },
  {
    term: 'policy.entities',
    value: ({ entities }) => entities,
    words: ({ entities }) => entities.map(said => ({ id: null, said })),
    shown: (asked, policy, beside) => showRule(asked, policy.entities, policy, beside),
  },
  {
    term: 'policy.notice',
    value: ({ noticeDays }) => noticeDays,
    shown: ({ lang }, policy) => say(lang, 'policy.noticeIs', noticeOf(policy)),
  },
  {
    term: 'policy.correction',
    isSpecial: true,
    value: ({ correctionDays }) => correctionDays ?? null,
    shown: ({ lang }, { correctionDays }) =>
      correctionDays === undefined
        ? say(lang, 'policy.noCorrection')
        : say(lang, 'policy.correctionIs', { count: correctionDays }),
  },
  {
    term: 'policy.late',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ reservationDays }) => reservationDays ?? null,
    shown: ({ lang }, { reservationDays }) =>
      reservationDays === undefined
        ? say(lang, 'policy.noLate')
        : say(lang, 'policy.lateDays', { count: reservationDays }),
  },
  {
    term: 'policy.window',
    value: ({ window }) => window,
    shown: ({ lang }, { window }) => say(lang, 'policy.windowIs', { time: spanOf(window, lang) }),
  },
  {
    term: 'policy.classes',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ classes }) => classes ?? null,
    shown: ({ lang }, policy) =>
      html`${classesShown(lang, policy)}${policy.classes === undefined ? null : sub(say(lang, 'policy.classesMean'))}`,
  },
  {
    term: CLAUSES_TERM,
    ofOrganisations: true,
    isSpecial: true,
    value: ({ clauses }) => clauses ?? null,
    shown: clausesOf,
  },
  {
    term: 'policy.commitments',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ commitments }) => commitments ?? null,
    shown: ({ lang }, { commitments }) =>
      commitments === undefined
        ? say(lang, 'policy.noCommitments')
        : say(lang, 'policy.commitmentsAre', commitments),
  },
  {
    term: 'policy.reports',
    ofOrganisations: true,
    isSpecial: true,
    value: ({ reports }) => reports ?? null,
    shown: ({ lang }, { reports }) =>
      reports === undefined
        ? say(lang, 'policy.noReports')
        : say(lang, 'policy.reportsAre', { count: reports.correctionDays }),
  },
  {
    term: 'policy.delisting',
    ofOrganisations: true,
    value: ({ delisting }) => delisting,
    rest: ({ delisting }) => delisting.map(({ after }) => after ?? null),
    words: ({ delisting }) => delisting.flatMap(({ id, rule }) => rule.map(said => ({ id, said }))),
    shown: delistingOf,
  },
]

/** The weakest mandate that is enough, and another for each kind that needs another. */
function mandatesNeeded({ lang }: Asked, { mandate, mandates = [] }: Policy) {
  const others = mandates.map(one =>
    say(lang, 'general.pair', {
      what: say(lang, `kinds.${one.kind}`),
      value: say(lang, `mandate.${one.mandate}`),
    }),
  )
  return html`
    ${say(lang, `mandate.${mandate}`)}
    ${sub(html`${say(lang, 'policy.atLeast')} ${say(lang, `mandateMeans.${mandate}`)}`)}
    ${
      others.length === 0
        ? null
        : html`
      <p class="mt-s">${say(lang, 'policy.mandateFor')}</p>
      ${listed(others, 'plain-list')}
    `
    }
  `
}

/** Each by the name under which it stands in the register, which may not know it yet. */
async function umbrellasOf(asked: Asked, { umbrellas }: Policy) {
  if (umbrellas === undefined) return say(asked.lang, 'policy.noUmbrellas')
  const rows = await asked.site.log.store.rows(umbrellas.map(id => ref('parties', id)))
  const shown = umbrellas.map((id, i) => {
    const row = rows[i]
    return row === undefined ? html`<code>${id}</code>` : partyLink(asked, id, row.names)
  })
  return html`${listed(shown, 'plain-list')}${sub(say(asked.lang, 'policy.umbrellasMean'))}`
}

/** Seconds in the largest unit that holds them whole. */
export function spanOf(seconds: number, lang: Asked['lang']): string {
  if (seconds % 86_400 === 0) return say(lang, 'policy.days', { count: seconds / 86_400 })
  if (seconds % 3_600 === 0) return say(lang, 'policy.hours', { count: seconds / 3_600 })
  if (seconds % 60 === 0) return say(lang, 'policy.minutes', { count: seconds / 60 })
  return say(lang, 'policy.seconds', { count: seconds })
}

async function delistingOf(asked: Asked, policy: Policy, beside: readonly Part[] | null = null) {
  const { delisting } = policy
  if (delisting.length === 0) return say(asked.lang, 'policy.noDelisting')
  // The name of a rule is for whoever signs it, and for those who will cite it.
  const rules = await Promise.all(
    delisting.map(
      async ({ id, rule, after }) =>
        html`${await showRule(asked, rule, policy, beside)}${beside === null ? null : sub(html`<code>${id}</code>`)}${after === undefined ? null : sub(afterWords(asked.lang, after))}`,
    ),
  )
  return listed(rules, 'plain-list')
}

async function clausesOf(asked: Asked, policy: Policy, beside: readonly Part[] | null = null) {
  const { clauses } = policy
  if (clauses === undefined) return say(asked.lang, 'policy.noClauses')
  return listed(await Promise.all(clauses.map(one => clauseShown(asked, policy, one, beside))), 'clauses')
}
