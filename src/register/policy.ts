import { z } from 'zod'
import { clause, leadsTo, partyClass, removalRule } from './clauses.ts'
import { eachOnce, everywhere, kind, lang, method, named, party, type Said } from './kinds.ts'

/** The rules of a call, as its signatories accept them. */

/** Days for objections to a correction: never fewer than a week, whatever the rules say, and no more than a year. */
export const correctionDays = z.int().min(7).max(366)

/** The call's published rules. A signature binds the digest of these bytes: a member without use is left out, not null. */
export const policy = named(
  'policy',
  z
    .strictObject({
      kinds: eachOnce(z.array(kind).min(1), 'a kind'),
      mandate: method,
      /** Kinds that need another level than `mandate`. */
      mandates: eachOnce(
        z.array(z.strictObject({ kind, mandate: method })).min(1),
        'a kind',
        one => one.kind,
      ).exactOptional(),
      /** Admitted parties of which one alone may vouch for another. */
      umbrellas: z.array(party).min(1).max(100).exactOptional(),
      /** Days after which a proof by e-mail or domain is checked again. */
      recheckDays: z.int().min(1).max(3650).exactOptional(),
      /** Whether persons may sign, in their own name. */
      persons: z.literal(true).exactOptional(),
      /** The languages whose words bind; words in others are translations. */
      authentic: eachOnce(z.array(lang).min(1).max(30), 'a language'),
      effect: everywhere,
      entities: everywhere,
      /** Days after which a newer policy binds whoever accepted this one; null if it binds only whoever accepts it. */
      noticeDays: z.int().min(0).max(3650).nullable(),
      /**
       * Days in which a signatory may object to a correction of the text, the fewest that one has to give. Where it is left
       * out, whoever accepted these rules is bound by the very words that it signed, whatever is corrected.
       */
      correctionDays: correctionDays.exactOptional(),
      /** Days in which signatories may object to a reservation made after signing; without them none is taken. */
      reservationDays: z.int().min(1).max(3650).exactOptional(),
      /** Seconds that may pass between signing and admission. */
      window: z.int().min(60).max(31_536_000),
      delisting: eachOnce(z.array(removalRule).max(40), 'a rule', rule => rule.id),
      /** Sorts of party of which clauses speak; an entry says who is of one. */
      classes: eachOnce(z.array(partyClass).min(1).max(20), 'a class', one => one.id).exactOptional(),
      /** What is asked of signatories by a day. */
      clauses: eachOnce(z.array(clause).min(1).max(40), 'a clause', one => one.id).exactOptional(),
      /**
       * Days after a day that a party set itself until its commitment is overdue, and after its last report until that
       * is closed. Where they are left out, a commitment whose day has come is due, and never overdue.
       */
      commitments: z
        .strictObject({ grace: z.int().min(0).max(366), review: z.int().min(0).max(366) })
        .exactOptional(),
      /** Days after a report in which its figures may be corrected; without them the next report says what was wrong. */
      reports: z.strictObject({ correctionDays: z.int().min(1).max(366) }).exactOptional(),
    })
    .refine(
      ({ authentic, clauses = [], delisting, effect, entities }) =>
        [effect, entities, ...delisting.map(({ rule }) => rule), ...clauses.map(({ says }) => says)].every(
          words => isIn(authentic, words),
        ),
      'words lack a language that is authentic',
    )
    .refine(
      ({ classes = [], clauses = [] }) =>
        clauses.every(({ of }) => (of.classes ?? []).every(id => classes.some(one => one.id === id))),
      'a clause speaks of a class that is not described',
    )
    .refine(
      ({ clauses = [], delisting }) =>
        delisting.every(({ after }) => after === undefined || clauses.some(one => leadsTo(one, after))),
      'a rule for removal follows a step that no clause has',
    ),
)
export type Policy = z.infer<typeof policy>

/** Whether there are words in each of these languages. */
export function isIn(langs: readonly string[], words: readonly Said[]): boolean {
  return langs.every(lang => words.some(one => one.lang === lang))
}

/** The words of a policy in this language, else in the first that is authentic. */
export function saidIn(words: readonly Said[], { authentic }: Policy, lang?: string): Said {
  const langs = [lang, ...authentic]
  return langs.flatMap(one => words.find(said => said.lang === one) ?? [])[0]!
}
