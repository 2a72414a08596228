import { z } from 'zod'
import { fromUtf8 } from '../core/bytes.ts'
import type { Pledge } from '../register/commitment-kinds.ts'
import type { Declaration } from '../register/declaration.ts'
import { cellCounts } from '../register/figures/catalogue.ts'
import { countsOf } from '../register/figures/figures.ts'
import { date, id } from '../register/kinds.ts'
import { ref } from '../register/rows.ts'
import { policyChanged } from '../register/types/calls.ts'
import { classGranted, cycleExtended, serviceInterrupted } from '../register/types/clauses.ts'
import {
  commitmentAmended,
  commitmentJoined,
  commitmentMade,
  commitmentWithdrawn,
} from '../register/types/commitments.ts'
import { indicatorsPublished } from '../register/types/indicators.ts'
import { measuresDeclined, measuresPublished } from '../register/types/measures.ts'
import { reportCorrected, reportFiled } from '../register/types/reports.ts'
import { policyAccepted } from '../register/types/signatures.ts'
import { eachRow } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'
import { exampleCatalogue, exampleFigures } from './example-figures.ts'

/**
 * What an example tells of the years after a call was signed. Members of a body are as its type has them; what a person
 * would not type is left out: of a commitment what is empty, of an amendment what stays, of an account whose it is.
 */

const SAYS = {
  rules: policyChanged,
  accept: policyAccepted,
  measures: measuresPublished,
  decline: measuresDeclined,
  commit: commitmentMade,
  amend: commitmentAmended,
  join: commitmentJoined,
  'take-back': commitmentWithdrawn,
  indicators: indicatorsPublished,
  report: reportFiled,
  correct: reportCorrected,
  class: classGranted,
  extend: cycleExtended,
  interrupt: serviceInterrupted,
} as const

const one = z.looseObject({ id })

export const commitmentStep = z.looseObject({
  at: date.optional(),
  do: z.enum(Object.keys(SAYS) as (keyof typeof SAYS)[]),
  by: id.optional(),
  /** The party in whose commitment it joins. */
  with: id.optional(),
  commitments: z.array(z.union([one, id, z.looseObject({ number: z.string() })])).optional(),
  answers: z.array(one.extend({ of: id.optional() })).optional(),
  asked: z.array(z.looseObject({})).optional(),
  /** Indicators as somebody edits them, beside the example. */
  file: z.string().optional(),
  /** By their name in `figures.json` beside the example. */
  figures: z.string().optional(),
})
type CommitmentStep = z.infer<typeof commitmentStep>

interface Said {
  readonly declared: Declaration
  readonly body: object
  readonly by: string | undefined
  /** Whose keys sign too. */
  readonly cosigner: string | undefined
}

const NOTHING: Omit<Pledge, 'id' | 'principle'> = {
  ...{ measure: null, what: null, scope: null, indicator: null, baseline: null, target: null },
  ...{ due: null, milestones: [], part: null },
}

/** The call whose story is told, and the folder in which it stands. */
type Told = Readonly<{ call: string; folder: string; store: Store }>

/** The statement of a step, as the register stands. */
export async function saidBy(step: CommitmentStep, { call, folder, store }: Told): Promise<Said> {
  const { at: _, do: what, by, with: lead, file, figures: name, ...said } = step
  const declared: Declaration = SAYS[what]
  const told = (body: object): Said => ({ declared, body, by, cosigner: lead })
  const commitments = (said.commitments ?? []) as { id: string }[]
  const figuresOf = async (name: string) => {
    const { figures, bytes, files } = await exampleFigures(store, { call, folder, name, party: by! })
    const { catalogue, edition } = figures
    const bound = { catalogue, edition, data: { file: fromUtf8(bytes) }, periods: countsOf(figures) }
    return { figures: bound, ...(files.length > 0 && { files }) }
  }
  switch (what) {
    case 'commit':
      return told({ ...said, commitments: commitments.map(made => ({ ...NOTHING, ...made })) })
    case 'amend': {
      const rows = await store.rows(commitments.map(({ id }) => ref('commitments', call, by!, id)))
      const before = (i: number) => {
        const { entry: _, day: __, manifest: ___, reason: ____, ...pledge } = rows[i]!.versions.at(-1)!
        return pledge
      }
      return told({ ...said, commitments: commitments.map((made, i) => ({ ...before(i), ...made })) })
    }
    case 'join': {
      const named = { party: lead!, id: String(said.id) }
      const [row] = await store.rows([ref('commitments', call, named.party, named.id)])
      const { id: ____, ...rest } = said
      return told({ ...rest, commitment: named, version: row!.versions.at(-1)!.entry })
    }
    case 'take-back':
      return told({ ...said, commitments: (said.commitments ?? []).map(id => ({ party: by, id })) })
    case 'indicators': {
      const { catalogue, bytes } = exampleCatalogue(folder, file!)
      const { titles } = catalogue
      return told({
        ...said,
        titles,
        data: { file: fromUtf8(bytes) },
        indicators: cellCounts(catalogue),
      })
    }
    case 'correct': {
      const filed = await Array.fromAsync(eachRow(store, 'figures', `${call}/${by}/`))
      const [last] = filed.sort((one, other) => other.row.entry - one.row.entry)
      return told({ ...said, report: last!.row.data.digest, ...(await figuresOf(name!)) })
    }
    case 'report': {
      const { answers = [], asked = [] } = said
      const brought = name === undefined ? {} : await figuresOf(name)
      const whole = answers.map(({ id, of = by, ...answer }) => ({
        ...{ commitment: { party: of, id }, due: null, says: null, final: false, words: null },
        ...answer,
      }))
      // It answers clauses of the rules in force, and else names none.
      const rules = asked.length > 0 ? {} : { policy: null }
      return told({ words: null, ...rules, ...said, answers: whole, asked, ...brought })
    }
    default:
      return told(said)
  }
}
