import { fromUtf8 } from '../../core/bytes.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { JSON_TYPE } from '../answer.ts'
import { readForm } from '../form.ts'
import { say } from '../say.ts'
import { postSigned } from './confirm.ts'
import { confirmable, confirmPage, statementFile } from './confirm-page.ts'
import { draftIn } from './draft.ts'
import { statementOf } from './statement.ts'
import { atStep, inCeremony } from './stopped.ts'

/** A party signs on its own machine: the statement goes out as a file, and comes back in an envelope. */

/** The very bytes that step 4 shows. */
export const downloadStatement = atStep(4, async (asked, draft) => {
  const { offer, signatory } = await confirmable(asked, draft)
  return {
    type: JSON_TYPE,
    body: await statementOf(asked, draft, offer, signatory),
    caching: 'never',
    // Ids are plain: nothing in them can end the header.
    headers: { 'Content-Disposition': `attachment; filename="${statementFile(asked, draft)}"` },
  }
})

export const takeEnvelope = inCeremony(async asked => {
  const { files } = await readForm(asked)
  const draft = await draftIn(asked)
  const file = files.get('envelope')
  if (file === undefined) {
    return confirmPage(asked, draft, new Map([['envelope', say(asked.lang, 'sign.uploadMissing')]]))
  }
  return postSigned(asked, draft, envelopeIn(file))
})

/** White space that an editor left around the envelope is not of it. */
function envelopeIn(file: Uint8Array): Uint8Array {
  if (file.at(-1) === 0x7d) return file
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(file))
  } catch {
    throw new Refusal('envelope_malformed', 'The file is no JSON.')
  }
  const envelope = formatJsonBytes(value)
  parseEnvelope(envelope)
  return envelope
}
