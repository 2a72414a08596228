import { Refusal } from '../../core/refusal.ts'
import { keepPaper, MOST_PAPER } from '../../people/papers.ts'
import type { Answer } from '../answer.ts'
import { ownPage } from '../apply/own.ts'
import type { Asked } from '../asked.ts'
import { NO_ERRORS, refusalNotice } from '../fields.ts'
import { readForm } from '../form.ts'
import { seeOther } from '../private.ts'
import { say } from '../say.ts'
import { takeTurn } from '../turns.ts'
import { mayProve, ownApplication } from './own.ts'

/** A letter or a certificate, sent by an applicant on their own page. */

const FORM = { form: 'paper', typed: new URLSearchParams(), errors: NO_ERRORS } as const
/** Bytes beside the file: boundaries and names. */
const BESIDE = 16 * 1024

/** Takes one file. Refused ones are told at the form. */
export async function takePaper(asked: Asked): Promise<Answer> {
  const own = await ownApplication(asked)
  const { drawer } = asked.site.log
  try {
    if (!mayProve(own.application))
      throw new Refusal('application_decided', 'This application was refused: there is nothing more to send.')
    takeTurn(asked, 'upload', MOST_PAPER / 1024)
    const { files } = await readForm(asked, MOST_PAPER + BESIDE)
    const bytes = files.get('paper')
    if (bytes === undefined) {
      const errors = new Map([['paper', say(asked.lang, 'papers.missing')]])
      return ownPage(asked, own, { ...FORM, errors, trouble: null }, 422)
    }
    await keepPaper(drawer, own.id, bytes, asked.site.now())
  } catch (error) {
    return ownPage(asked, own, { ...FORM, trouble: refusalNotice(asked.lang, error) }, 409)
  }
  return seeOther(asked, `/applications/${asked.params.token}#papers`)
}
