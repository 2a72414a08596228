import { Refusal } from '../../core/refusal.ts'
import { contactForgotten } from '../../people/contacts.ts'
import { recipientAt, recipientOf, setWants, WANTS, type Wants } from '../../people/recipients.ts'
import {
  type Answer,
  type Asked,
  doneNotice,
  Fieldset,
  html,
  opening,
  type Piece,
  part,
  postedForm,
  privatePage,
  readForm,
  say,
  seeOther,
} from '../kit/kit.ts'

/**
 * Where a recipient chooses which letters still come. Holding the letter is enough: to be left alone takes no account.
 * Opening the page changes nothing, since mail scanners open links too.
 */
export async function showWishes(asked: Asked): Promise<Answer> {
  return wishesPage(asked, asked.query.has('saved') ? say(asked.lang, 'wishes.saved') : null)
}

async function wishesPage(asked: Asked, told: Piece): Promise<Answer> {
  const { lang, params } = asked
  const { wants } = await addressee(asked)
  const f = new Fieldset(lang, new URLSearchParams({ wants }))
  const options = WANTS.map(value => ({
    value,
    says: say(lang, `wishes.${value}`),
    more: say(lang, `wishes.${value}More`),
  }))
  const form = postedForm(asked, `/letters/${params.token}`, {
    fields: f.choice('wants', { label: say(lang, 'wishes.choice'), options }),
    button: say(lang, 'wishes.save'),
  })
  const notice = told === null ? null : doneNotice(told)
  const title = say(lang, 'wishes.title')
  const main = html`
    ${opening(say(lang, 'wishes.kicker'), title, say(lang, 'wishes.lede'))}
    ${part(say(lang, 'wishes.kicker'), html`${notice}${form}`, { strong: true, note: say(lang, 'wishes.note') })}
  `
  return privatePage(asked, { title, main })
}

export async function takeWishes(asked: Asked): Promise<Answer> {
  const { set } = await addressee(asked)
  const { fields } = await readForm(asked)
  const wants = WANTS.find(one => one === fields.get('wants'))
  if (wants === undefined) throw new Refusal('request_malformed', 'The form says nothing of which letters.')
  await set(wants)
  return seeOther(asked, `/letters/${asked.params.token}?saved=1`)
}

/** One click in a mail program, which posts for its reader and follows no redirect (RFC 8058 section 3.2). */
export async function stopLetters(asked: Asked): Promise<Answer> {
  const { wants, set } = await addressee(asked)
  const { fields } = await readForm(asked)
  if (fields.get('List-Unsubscribe') !== 'One-Click')
    throw new Refusal('request_malformed', 'This address takes List-Unsubscribe=One-Click and nothing else.')
  // Who wanted none still wants none.
  await set(wants === 'none' ? 'none' : 'needed')
  return wishesPage(asked, say(asked.lang, 'wishes.stopped'))
}

/** The recipient whose link this is. */
async function addressee({ site, params }: Asked) {
  const { drawer } = site.log
  const recipient = await recipientOf(drawer, params.token!, site.now())
  const { wants } = await recipientAt(drawer, recipient, site.now())
  const set = async (wants: Wants) => {
    await setWants(drawer, recipient, wants, site.now())
    if (wants === 'none') await contactForgotten(drawer, recipient, site.now())
  }
  return { wants, set }
}
