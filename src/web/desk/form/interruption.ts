import { parseTime } from '../../../core/time.ts'
import { serviceInterrupted } from '../../../register/types/clauses.ts'
import { waitingInterruptions } from '../../../work/commitments/interruptions.ts'
import type { Field } from '../../forms/form-input.ts'
import { choiceField, filled } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { type Asked, deskTime, say } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/**
 * That the service was interrupted, as the heartbeat has found it out, where the key of the keeper does not lie with the
 * server. Nobody types the times: the oldest that waits is offered, since the law takes them in their order.
 */

const oldest = async ({ site }: Asked) => (await waitingInterruptions(site))[0]

async function offered(asked: Asked) {
  const one = await oldest(asked)
  if (one === undefined) return []
  const [from, until] = [one.from, one.until].map(time => deskTime(asked, parseTime(time)))
  return [{ value: one.from, says: say(asked.lang, 'interruption.of', { from: from!, until: until! }) }]
}

const fieldOf = (value: string): Field => choiceField(offered, { value })

export const interruptionForm: DeskForm = {
  ...formOf(serviceInterrupted, {
    fields: {
      from: {
        ...fieldOf(''),
        show: async (it, on) => fieldOf((await oldest(on.asked))?.from ?? '').show(it, on),
      },
      until: filled(async ({ asked }) => (await oldest(asked))?.until),
    },
  }),
  nothing: async asked => ((await oldest(asked)) === undefined ? 'interruption.none' : null),
}
