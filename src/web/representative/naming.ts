import { untilSettled } from '../../people/collection.ts'
import { credentialsNamed, MOST_LABEL } from '../../people/credentials.ts'
import {
  type Answer,
  type Asked,
  Checking,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  linkButton,
  NO_ERRORS,
  part,
  postedForm,
  privatePage,
  say,
  seeOther,
  typedIn,
} from '../kit/kit.ts'
import { isNameTaken, ownKeys } from '../passkey/own-keys.ts'
import { opening, type Representative } from './session.ts'

/** What somebody calls the passkey with which they have signed in, for the party alone. The first one has no name else. */

const PAGE = '/representative/name'

export async function showOwnName(
  asked: Asked,
  who: Representative,
  values: URLSearchParams = asked.query,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang } = asked
  const f = new Fieldset(lang, values, errors)
  const title = say(lang, 'rep.nameTitle')
  const own = (await ownKeys(asked, who.party)).find(({ keyid }) => keyid === who.keyid)
  const form = postedForm(asked, PAGE, {
    f,
    fields: f.text('label', {
      label: say(lang, 'rep.label'),
      hint: say(lang, 'rep.nameHint'),
      value: own?.label ?? '',
      isOptional: true,
    }),
    button: say(lang, 'rep.nameKeep'),
    beside: linkButton(asked, '/representative', say(lang, 'rep.back')),
  })
  const main = html`${opening(asked, who, title)}${part(say(lang, 'rep.passkey'), form, { strong: true })}`
  return privatePage(asked, { title, main }, errors.size === 0 ? 200 : 422)
}

export async function takeOwnName(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  const { lang, site } = asked
  const check = new Checking()
  const label = typedIn(fields, 'label')
  const keys = await ownKeys(asked, who.party)
  check.must('label', say(lang, 'rep.nameTaken'), !isNameTaken(keys, label, who.keyid))
  check.must('label', say(lang, 'rep.nameLong'), label.length <= MOST_LABEL && !hasHidden(label))
  if (!check.isGood) return showOwnName(asked, who, fields, check.errors)
  const { drawer } = site.log
  await untilSettled(async () =>
    drawer.apply(await credentialsNamed(drawer, who.party, who.keyid, label, site.now()), site.now()),
  )
  return seeOther(asked, '/representative#colleagues')
}
