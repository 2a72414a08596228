import { z } from 'zod'
import { digestSchema } from '../../core/digest.ts'
import { fileSchema } from '../../core/words.ts'
import { STEPS } from '../../register/clauses.ts'
import { amount, answer, asked, OUTLOOKS } from '../../register/commitment-kinds.ts'
import { STATUSES as COMMITMENT_STATUSES } from '../../register/commitment-status.ts'
import { figuresBound } from '../../register/figures/counts.ts'
import { figuresFile } from '../../register/figures/figures.ts'
import {
  callRef,
  classRef,
  clauseRef,
  counted,
  country,
  date,
  entryRef as entry,
  keyid,
  keyRole,
  kind,
  lang,
  link,
  localised,
  manifestRef,
  method,
  party,
  policyRef,
  said,
  source,
  text,
  time,
} from '../../register/kinds.ts'
import { proofRow, voucher } from '../../register/mandate-rows.ts'
import { objection } from '../../register/objection-rows.ts'
import { policy } from '../../register/policy.ts'
import { ENDINGS, STATUSES } from '../../register/roll.ts'
import { CHANGES } from '../../register/roll-changes.ts'
import {
  callRow,
  fact,
  listed,
  partyEnded,
  partyVersion,
  signatureEvent,
  signatureRow,
} from '../../register/rows.ts'
import { indicatorsShape } from './indicator-shapes.ts'
import { refusalCode } from './refusals.ts'
import { envelopeSignature, statement } from './statements.ts'

const lacks = z.enum(['withheld', 'not-kept', 'damaged', 'wrong'])
const lacksOf = z.enum(['catalogue', 'figures'])

/** What another report says of a cell: a value, or a reason. */
const saidElsewhere = z.strictObject({
  ...{ report: z.int(), day: z.string() },
  value: z.union([z.string(), z.boolean()]).exactOptional(),
  missing: z.string().exactOptional(),
})

/** Answers to programs, as schemas: `/openapi.json` is made of them, and tests hold answers to them. */

export const count = z.int().min(0)
const size = count.describe('Entries in the log that this answer speaks of')

const RollItem = z.strictObject({
  party,
  names: localised,
  kind,
  country: country.nullable(),
  mandate: method.nullable().describe('null: copied from a list, not confirmed'),
  lapsed: entry
    .exactOptional()
    .describe('No proof of the mandate stands since this entry; absent while one does'),
  basis: z.enum(['listed', 'given', 'deposited']),
  signed: date
    .nullable()
    .describe(
      'The first day of the log on which it stood by its signature without a gap, whatever text it has signed since; for a copied row the date that its list gives, null if none',
    ),
  manifest: manifestRef.nullable().describe('The text that it signed; null for a copied row'),
  version: z.int().min(1).nullable().describe('Which version of the text that is, from 1'),
  textSince: date.nullable().describe('The day on which it signed that text'),
  reservation: said.nullable(),
  declaration: said.nullable().describe('For a copied row, what its list says'),
  late: z
    .strictObject({ words: said, takes: date })
    .exactOptional()
    .describe(
      'A reservation made after signing: it holds from the day `takes` if no signatory objects before',
    ),
  entry,
  status: z.enum(STATUSES),
  ended: date.nullable().describe('The first day on which it stood no more; null while it stands'),
})

const state = z.strictObject({ party, country: country.nullable(), kind, signed: date.nullable(), entry })

const binding = z.strictObject({
  policy: policyRef,
  from: date.describe('The first day on which it binds, UTC'),
  entry: entry.describe('Of the yes, or where it binds by notice, of the policy'),
  by: z.enum(['yes', 'notice']),
  text: manifestRef.describe(
    'The text by whose words it is bound: the one that it signed, as corrected where its rules say so',
  ),
  next: z
    .strictObject({
      policy: policyRef,
      from: date.nullable().describe('From which it binds by notice; null: only once the party accepts it'),
      entry,
    })
    .nullable()
    .describe('The policy in force, if it is another that does not bind yet'),
})

const saying = z.strictObject({
  kind: z.enum(['reservation', 'declaration']),
  words: said,
  entry: entry.describe('By which it was said'),
  what: signatureEvent.unwrap().shape.what,
  day: date,
  from: date.describe('The first day on which it holds; of a late one, if nobody objects before'),
  state: z.enum(['held', 'pending', 'failed', 'dropped']),
  until: date.nullable(),
  objections: z.array(entry).describe('By which a late one fails, or would'),
})

const words = z.strictObject({
  reservation: saying.nullable(),
  declaration: saying.nullable(),
  pending: saying.nullable().describe('A late reservation of which it is not decided yet'),
})

/** The one rule for answers that hold a list, as /openapi.json says it. */
export const LISTS =
  'Of lists: `next` is the parameter by which the page that follows is asked for, and null on the last; nothing else says ' +
  'whether one follows. `more` is true where a number, or a list without pages, stops at a bound; it says nothing of pages.'

const isMore = (what: string) => z.boolean().describe(`true: there are more than ${what} tell`)

const history = z.strictObject({
  total: count,
  entries: z.array(entry).describe('Those that are about it, newest first'),
  next: entry.nullable().describe('The `before` of the page that follows; null on the last'),
})

const personNumbers = z.strictObject({
  countedBy: z.literal('depositary').describe('It could invent persons; each can prove their own signature'),
  standing: count,
  signed: count.describe('Ever'),
  left: count.describe('Erased since they changed their mind'),
  erased: count.describe('Erased on any other ground'),
  invalidated: count.describe('Found not to be what they claim'),
})

const growthPoint = z.strictObject({
  day: date,
  total: count,
  more: z.boolean().describe('There are more than `total`'),
  unknown: count.describe('Of how many more the sources of that day disagree'),
  moreUnknown: z.boolean().describe('There are more than `unknown`'),
  signed: count
    .nullable()
    .describe(
      'How many of them stood by a signature of their own, named by the list or not; null for a count',
    ),
  moreSigned: z.boolean().describe('There are more than `signed`'),
  kinds: z.array(counted).describe('Those counted by kind, which need not be all'),
  source: source.omit({ digest: true }),
  basis: z.enum(['list', 'count']),
  entry,
})

/** How many there were at one end: known to be on it, and not known. */
const ofEnd = z.strictObject({
  on: count,
  unknown: count,
  more: z.boolean().describe('There are more of either than is counted'),
})
const face = { names: localised, kind, country: country.nullable() }
const change = z.strictObject({
  change: z.enum(CHANGES),
  party,
  ...face,
  day: date.nullable().describe('On which it happened; null where only the two next are known'),
  after: date.describe('The last day on which it was known to be as before'),
  by: date.describe('The first day on which it is known to be as now'),
  was: z
    .strictObject(face)
    .nullable()
    .describe('What it was called, and counted as; null where it is the same'),
  how: z.enum(ENDINGS).nullable().describe('How it left; null for the others'),
  into: party.nullable().describe('The party into which it merged, or that succeeded it'),
  other: z
    .enum(['on', 'off'])
    .nullable()
    .describe('How it is at the other end, where it is not known at one'),
  words: said.nullable().describe('What it declared or reserves'),
  source: source.nullable().describe('The list or report that says so; null for what a party signed'),
  entry,
})

const absentOn = {
  call: callRef,
  day: date.describe('The day that is spoken of'),
  unknown: count.describe('Those of whom nobody knows on this day'),
  lists: z
    .array(z.strictObject({ date, whole: z.boolean() }))
    .describe('The lists of this call; a whole one names all who stood there on its day'),
}

const absentMembers = z.strictObject({
  ...absentOn,
  absentees: z.literal('un-members'),
  members: z.int().describe('Members of the United Nations'),
  on: count.describe('Those of them that stand on the roll as a state'),
  regions: z.array(
    z.strictObject({
      region: z.string().describe('UN M49'),
      on: z.array(state),
      off: z.array(country),
      unknown: z.array(country),
    }),
  ),
  observers: z.array(state).describe('Observer States of the United Nations on the roll'),
  union: state.nullable().describe('The European Union, if it is on the roll'),
  others: z.array(state).describe('Other rows that are recorded as a state'),
  more: isMore('observers and others'),
  sources: z.array(z.strictObject({ title: z.string(), url: link, date })),
  size,
})

const absentee = z.strictObject({ id: party, names: localised, kind, country: country.nullable() })

const absentOfList = z.strictObject({
  ...absentOn,
  absentees: z.literal('list'),
  list: z.strictObject({ titles: localised, source: link.nullable(), date, entry }),
  members: z.int().describe('Those whom the call names'),
  on: count.describe('Those of them that stand on the roll'),
  sectors: z.array(
    z.strictObject({
      kind,
      on: z.array(state),
      off: z.array(absentee),
      unknown: z.array(absentee),
    }),
  ),
  size,
})

const organisation = z.strictObject({
  party,
  names: localised,
  also: z.array(z.strictObject({ lang, text: z.string() })).describe('What else it is or was called'),
  kind,
  country: country.nullable(),
  calls: z
    .array(z.strictObject({ call: callRef, status: z.enum(STATUSES), entry }))
    .describe('What it is on the roll of each call today, or was'),
})
const suggested = z
  .array(z.strictObject({ party, names: localised }))
  .describe('Where the words find nobody: those whose names are written alike, at most three')

const reached = z.strictObject({ name: z.enum(STEPS), since: date })
const askedFor = z.strictObject({
  clause: clauseRef,
  opens: date,
  due: date.describe('As the rules set it'),
  moved: date.describe('Where it lies now, as days moved for all'),
  last: date.describe('The last day in which nobody is late'),
  movedBy: z.array(entry),
  state: z.enum(['open', 'due', 'met', 'overdue']),
  met: z
    .strictObject({ day: date, entry: entry.nullable(), late: z.boolean() })
    .nullable()
    .describe('When it was done'),
  steps: z.array(reached).describe('The steps that it had come to, each with its first day'),
})
const shownWords = z
  .strictObject({
    lang,
    text: z.string().nullable().describe('Null where the words are withheld, or longer than a page shows'),
    digest: digestSchema.nullable().describe('Of words that are kept beside the log'),
  })
  .nullable()
const undertaken = z.strictObject({
  party: party.describe('Whose commitment it is: another’s where this party takes part in it'),
  id: z.string(),
  principle: z.string(),
  measure: z.string().nullable().describe('`<catalogue>/<edition>/<id>` of the measure that it takes on'),
  entry: entry.describe('By which it took on what holds: its own version, or its yes to another’s'),
  version: entry.nullable().describe('Of the version that holds for it, whose words these are'),
  made: date,
  days: z.array(date).describe('On which something was due or is'),
  status: z.enum(COMMITMENT_STATUSES),
  closed: z.enum(['reported', 'withdrawn', 'left']).nullable(),
  due: date.nullable().describe('The day that the status is about'),
  moved: date.nullable(),
  last: date.nullable().describe('The last day on which a report is in time; null where the rules name none'),
  movedBy: z.array(entry),
  report: z
    .strictObject({
      ...{ entry, day: date },
      due: date.nullable().describe('The day that it answers'),
      says: z.enum(OUTLOOKS).nullable().describe('In the party’s own answer; nobody has assessed it'),
      final: z.boolean(),
    })
    .nullable()
    .describe('Its last report on it'),
  ended: z
    .strictObject({ entry, day: date })
    .nullable()
    .describe('When it withdrew it, or took its part back'),
  says: z
    .strictObject({
      ...{ what: shownWords, scope: shownWords, indicator: shownWords },
      ...{ baseline: amount.nullable(), target: amount.nullable(), due: date.nullable() },
      milestones: z.array(z.strictObject({ day: date, says: shownWords })),
      part: shownWords.describe('Its own part of a joint commitment'),
    })
    .nullable(),
})

export const SHAPES = {
  Indicators: indicatorsShape,
  Commitments: z.strictObject({
    call: callRef,
    at: date.describe('The day that is spoken of: what is said of it never changes'),
    total: count.describe('Parties that match'),
    items: z
      .array(
        z.strictObject({
          ...{ party, ...face },
          classes: z.array(classRef),
          stands: z.boolean().describe('Whether its signature stands on that day'),
          policy: policyRef.nullable().describe('The policy that binds it'),
          asked: z.array(askedFor),
          earlier: z
            .array(
              askedFor.extend({
                policy: policyRef.describe('The policy whose clause it was'),
                until: date.describe(
                  'The last day on which it was asked: it is told as it stood on that day',
                ),
              }),
            )
            .describe('What was asked before and is not any more, newest last day first'),
          step: reached.nullable().describe('The gravest step that it has come to by what is still undone'),
          back: date.nullable().describe('Since when it communicates again, if it had been silent'),
          commitments: z
            .array(undertaken)
            .describe('In the order in which it took them on; empty for none yet'),
        }),
      )
      .describe('By kind, then name; those whose signature no longer stands come last'),
    next: z.string().nullable().describe('The `page` of the page that follows; null on the last'),
    size,
  }),
  Report: z.strictObject({
    ...{ call: callRef, party, entry, day: date },
    at: date.describe('The day of which it speaks: corrections that came later are left out'),
    words: shownWords,
    answers: z
      .array(z.strictObject({ ...answer.shape, words: shownWords }))
      .describe('What it says became of its commitments, in its own name'),
    asked: z.array(asked).describe('What clauses ask that it answers'),
    policy: policyRef.nullable(),
    files: z
      .array(
        z.strictObject({
          ...fileSchema.omit({ lang: true }).shape,
          title: z.string(),
          withheld: entry.nullable().describe('The entry by which it is withheld; null where it is not'),
        }),
      )
      .describe('What it shows, in the order by which `file` of a source counts; each is at /words/'),
    figures: z
      .strictObject({
        catalogue: z.string(),
        edition: count.describe('Of the indicators by which it reports'),
        periods: figuresBound.shape.periods.describe('As its statement counts values and reasons'),
        versions: z
          .array(
            z.strictObject({
              ...{ entry, day: date, data: digestSchema, reason: shownWords },
              withheld: entry.nullable().describe('The entry that withholds its file'),
            }),
          )
          .describe('As it was filed, then each correction; the last is what it says. Files are at /words/'),
        sources: figuresFile.shape.sources.nullable(),
        answers: figuresFile.shape.answers
          .nullable()
          .describe('As their file has them; null where it cannot be read'),
        lacks: lacks.nullable().describe('Why the file cannot be read'),
        lacksOf: lacksOf.nullable().describe('Which file cannot be read'),
        withheld: entry.nullable().describe('The entry that withholds that file'),
        restated: z
          .array(
            z.strictObject({
              ...{ indicator: z.string(), period: z.unknown(), by: z.array(z.string()) },
              ...{ before: z.array(saidElsewhere), since: z.array(saidElsewhere) },
            }),
          )
          .nullable()
          .describe('What other reports of the organisation say otherwise of the same, nearest first'),
        unread: z
          .array(
            z.strictObject({
              ...{ said: z.enum(['before', 'since']), report: z.int(), day: z.string() },
              ...{ lacks, lacksOf, withheld: entry.nullable() },
            }),
          )
          .nullable()
          .describe('Other reports of the organisation that answer some of the same, and cannot be read'),
      })
      .nullable()
      .describe('Null of a report in words alone'),
    size,
  }),
  Feed: z
    .strictObject({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: z.string(),
      home_page_url: z.url(),
      feed_url: z.url(),
      language: z.string(),
      authors: z.array(z.strictObject({ name: z.string() })),
      items: z
        .array(
          z.strictObject({
            id: z.string().describe('A tag URI (RFC 4151) of this log: the same for ever'),
            url: z.url(),
            content_text: z.string().describe('What the entry says; rows of one list are one item'),
            date_modified: time.describe('When its newest entry was recorded'),
          }),
        )
        .max(50),
    })
    .describe('JSON Feed 1.1'),
  Recorded: z
    .strictObject({
      index: entry,
      receipt: z.string().describe('A tlog-proof, c2sp.org/tlog-proof@v1'),
      witnessed: z
        .boolean()
        .exactOptional()
        .describe(
          'Whether enough witnesses have cosigned the proof; left out where this door does not wait for them',
        ),
    })
    .describe('The entry is on disk under a signed checkpoint.'),
  Problem: z.strictObject({
    type: z.string().describe('An address that tells what the code means'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong with this very request'),
    code: refusalCode,
    mend: z.string().describe('What would mend it'),
    evidence: z.string().optional().describe('Proof of misbehaviour, to keep and to show'),
  }),
  Entry: z.strictObject({
    index: entry,
    admitted: time,
    statement,
    signatures: z.array(envelopeSignature),
    identity: digestSchema.describe('SHA-256 of the DSSE pre-authentication encoding'),
    leaf: digestSchema.describe('RFC 6962 leaf hash'),
  }),
  RollItem,
  Roll: z.strictObject({
    total: count,
    more: isMore('total'),
    unknown: z
      .strictObject({ total: count, more: isMore('total') })
      .describe('Those of whom nobody knows whether they match: status=unknown finds them'),
    items: z.array(RollItem),
    next: z.string().nullable().describe('The `page` of the page that follows; null on the last'),
    sort: z.enum(['name', 'date']).describe('The order that was given'),
    suggested: z
      .array(z.strictObject({ party, names: localised }))
      .describe('Where the words find nobody: rows whose names are written alike, at most three'),
    size,
  }),
  Organisations: z.strictObject({
    total: count,
    more: isMore('total'),
    items: z.array(organisation),
    next: z.string().nullable().describe('The `page` of the page that follows; null on the last'),
    suggested,
    size,
  }),
  Search: z.strictObject({
    total: count,
    entry: entry.nullable().describe('The log entry whose number was typed'),
    fingerprints: z
      .array(
        z.strictObject({ entry: entry.nullable(), call: callRef.nullable(), text: manifestRef.nullable() }),
      )
      .describe('What has a fingerprint that begins so: an entry, a text, or the rules of a call'),
    calls: z.strictObject({
      total: count,
      more: isMore('items'),
      items: z.array(z.strictObject({ call: callRef, titles: localised })),
    }),
    organisations: z.strictObject({
      total: count,
      more: isMore('total'),
      items: z.array(organisation),
      next: z.string().nullable().describe('The address of those that follow; null where all are here'),
    }),
    texts: z.strictObject({
      total: count,
      more: isMore('items'),
      items: z.array(
        z.strictObject({
          call: callRef,
          manifest: manifestRef,
          lang,
          principle: z.string().nullable().describe('That the words state'),
          paragraph: count.nullable().describe('From 1; of a heading, the one below it'),
          sentence: z.string(),
        }),
      ),
    }),
    suggested,
    size,
  }),
  Absent: z.union([absentMembers, absentOfList]).describe('By whom the call says that can be missing'),
  Party: z.strictObject({
    party,
    status: z.enum(['listed', 'admitted']),
    names: localised,
    kind,
    country: country.nullable(),
    admitted: entry.nullable(),
    suspended: z
      .strictObject({
        entry,
        day: date,
        by: keyid.nullable().describe('The key of the party that did it; null where the depositary did'),
      })
      .nullable()
      .describe('Since when all its keys are suspended, and sign nothing; null if they are not'),
    versions: z.array(partyVersion),
    proofs: z
      .array(proofRow.unwrap().omit({ since: true }).extend({ method }))
      .describe('Of its mandate, strongest first'),
    vouchers: z.array(voucher).describe('Oldest first'),
    objections: z.record(z.string(), z.array(objection)).describe('To what it said, by call'),
    ended: partyEnded.nullable(),
    signatures: z.record(z.string(), signatureRow).describe('By call'),
    bound: z
      .record(z.string(), binding.nullable())
      .describe('By call, which rules bind it today; null where no signature of it stands'),
    words: z
      .record(z.string(), words.nullable())
      .describe('By call, which words of its signature hold today; null where no signature of it stands'),
    declined: z
      .record(
        z.string(),
        z.array(
          z.strictObject({
            catalogue: z.string(),
            edition: count,
            id: z.string(),
            words: said,
            entry,
            day: date,
          }),
        ),
      )
      .describe('By call, why it does not take on measures'),
    listings: z.record(z.string(), z.array(listed)).describe('By call, in the order of the lists'),
    facts: z
      .record(z.string(), z.array(fact))
      .describe(
        'What other sources say, by call, in the order of their days; taken back where `withdrawn` says so',
      ),
    keys: z
      .array(
        z.strictObject({
          keyid,
          kind: z.enum(['passkey', 'file']),
          added: entry,
          addedBy: z.enum(['holder', 'depositary']),
          role: keyRole,
          revoked: entry.nullable(),
        }),
      )
      .describe('At most 50, oldest first'),
    nextKeys: keyid.nullable().describe('The `keys` of the page that follows; null on the last'),
    history,
    size,
  }),
  Call: callRow.unwrap().extend({
    call: callRef,
    textInForce: manifestRef
      .nullable()
      .describe('The text in force today, as corrected; null while none is published'),
    texts: z
      .array(text)
      .describe(
        'The text in force in each of its languages, which `read` of a signature names; its bytes lie at `/words/{digest}`',
      ),
    keptByIssuer: z.boolean().describe('The convener keeps this register itself'),
    policy: policy.safeExtend({ digest: policyRef, entry }),
    growth: z
      .strictObject({
        points: z
          .array(growthPoint)
          .describe('On the days of whole lists and of counts that hold, oldest first'),
        earlier: count.describe('How many lists and counts there are besides, older than these'),
        events: z
          .array(
            z.strictObject({
              day: date,
              what: z.enum(['issued', 'version', 'closed']),
              number: count.nullable().describe('Of the version; null for everything else'),
              entry: entry.optional().describe('Left out of an issue that may be older than the log'),
            }),
          )
          .describe('What happened to the call itself, oldest first'),
        signed: z
          .array(z.strictObject({ day: date, total: count, kinds: z.array(counted) }))
          .describe('Signatures that stand, as a running total by the day of signing, and of which kinds'),
      })
      .nullable()
      .describe('How many there were, as far as it is known; null while nothing is counted'),
    history,
    persons: personNumbers.nullable().describe('Never added to the roll; null where the policy invites none'),
    size,
  }),
  Changes: z.strictObject({
    call: callRef,
    from: date.describe('The day at whose end it begins; of one day that was asked for, the day before'),
    to: date,
    all: z.strictObject({ from: ofEnd, to: ofEnd }),
    kinds: z
      .array(z.strictObject({ kind, from: ofEnd, to: ofEnd }))
      .nullable()
      .describe('The same by kind; null where the roll is too long to be counted so'),
    changes: z.array(change).describe('In the order of the days by which they are known, then of parties'),
    next: z.string().nullable().describe('Ask for it as `page`'),
    size,
  }),
  Notices: history.omit({ entries: true }).extend({
    call: callRef,
    notices: z
      .array(
        z.strictObject({
          number: count.describe('Its place among the notices of the call, from 1 on'),
          entry,
          admitted: time,
          type: z.string(),
          by: z.string(),
          letters: z
            .enum(['each', 'asked'])
            .describe('To each signatory, or to those whom it names and those who wish to hear of others'),
        }),
      )
      .describe('At most 100, newest first'),
    size,
  }),
  Health: z.strictObject({ status: z.literal('up') }),
  Ready: z.strictObject({
    status: z.literal('ready'),
    size,
    counting: count.describe('About how many changed rows the rolls do not show yet'),
  }),
  Persons: personNumbers.extend({ call: callRef, size: count }),
  Meaning: z.strictObject({
    code: z.string(),
    kind: z.enum(['law', 'door', 'proof', 'use']),
    title: z.string(),
    mend: z.string(),
    status: z.int(),
  }),
}
export type ShapeName = keyof typeof SHAPES
