import { z } from 'zod'
import type { JsonObject } from '../../../core/json.ts'
import { callRef, party, said } from '../../../register/kinds.ts'
import {
  declarationMade,
  reservationMade,
  reservationNarrowed,
} from '../../../register/types/reservations.ts'
import { instrument as paper } from '../../../register/types/signatures.ts'
import { wordsBeside } from '../../../work/compose.ts'
import { drawn, readAll } from '../../forms/form-input.ts'
import { askingFor, choiceField, partsField, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { callNamed } from '../../forms/subjects.ts'
import { say } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/** What one paper can do, by what it is called in the form. */
const SAID_LATER = { declared: declarationMade, narrowed: reservationNarrowed, reserved: reservationMade }
type SaidLater = keyof typeof SAID_LATER

/** A paper: its digest and day, and how it came. */
export const instrument = partsField<unknown>({
  own: () => ({ date: pastDayField(), channel: saidField(1) }),
  names: { digest: 'instrument' },
})

const askingLater = askingFor(
  declarationMade.type,
  {
    call: callRef,
    party,
    instrument: paper,
    saidLater: z.enum(['declared', 'narrowed', 'reserved']),
    words: said.nullable(),
  },
  {
    call: callNamed(),
    instrument,
    saidLater: choiceField(({ lang }) =>
      (['declared', 'narrowed', 'reserved'] as const).map(value => ({
        value,
        says: say(lang, `desk.saidLater.${value}`),
      })),
    ),
  },
)

/** What a party says later of a signature that stands from paper, on another paper. */
export const laterPaperForm: DeskForm = {
  types: Object.values(SAID_LATER).map(({ type }) => type),
  async fields(on) {
    for (const member of ['declaration', 'reservation']) on.f.stands(member, 'words')
    return drawn(askingLater, on)
  },
  async compose(typed) {
    const { asked, check, saying } = typed
    const { call, party, instrument, saidLater, words = null } = await readAll(askingLater, typed)
    if (!check.isGood) return undefined
    const { type } = SAID_LATER[saidLater as SaidLater]
    const body = { party, instrument, [saidLater === 'declared' ? 'declaration' : 'reservation']: words }
    const parts = await wordsBeside(asked.site.log.store, body as JsonObject, saying.parts)
    return { type, call: call as string, body, parts }
  },
}
