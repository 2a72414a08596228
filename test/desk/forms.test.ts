import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TYPES } from '../../src/register/types.ts'
import { FORMS as DESK } from '../../src/web/desk/form/forms.ts'
import type { StatementForm } from '../../src/web/forms/statement-form.ts'
import { FORMS as PARTIES } from '../../src/web/representative/forms.ts'

/** Types that have no form of their own, and where they are made. */
const COMMAND = 'at the command line, by whoever has the depositary’s own key or adds to what stands'
const ELSEWHERE: Readonly<Record<string, string>> = {
  'depositary/established': 'by a first start',
  'depositary/key-changed': COMMAND,
  'log/key-changed': COMMAND,
  'log/rules': COMMAND,
  'log/anchored': COMMAND,
  'role/granted': COMMAND,
  'role/ended': COMMAND,
  'call/opened': 'from a draft that officers share',
  'party/listed': 'from the file of a list',
  'party/admitted': 'from an application, or the row of a list',
  'invitation/made': 'at the desk, for one or a list; it is no entry',
  'party/joined': 'by the link of an invitation',
  'key/added': 'where a device makes a passkey',
  'signature/given': 'where a party reads and signs',
  'person/signed': 'from what a person confirmed by letter',
  'person/erased': 'by the person’s own page',
  'person/restored': COMMAND,
  'commitment/made': 'where a party takes something on',
  'commitment/joined': 'where a party says yes to a commitment of another',
  'commitment/amended': 'where a party changes what it took on',
  'commitment/withdrawn': 'where a party takes back what it took on',
  'report/filed': 'where a party reports',
  'report/corrected': COMMAND,
  'indicators/published': COMMAND,
  'measures/declined': 'where a party says why it does not take measures on',
  'statement/sealed': 'where a party signs before the hour',
  'statement/opened': 'when the hour has come',
  'act/announced': 'on the page of the act that asks for a second hand',
}

describe('the forms of the desk and of the parties', () => {
  it('make every type of statement, or it is said where it is made', () => {
    const forms: readonly Pick<StatementForm<unknown, unknown>, 'types'>[] = [
      ...Object.values(DESK),
      ...Object.values(PARTIES),
    ]
    const made = new Set<string>(forms.flatMap(({ types }) => types))
    for (const { type } of TYPES)
      assert.notEqual(
        made.has(type),
        type in ELSEWHERE,
        `${type} has a form, or a line in this file: not both, not none`,
      )
  })
})
