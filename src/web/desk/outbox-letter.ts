import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { noteLook } from '../../people/diary.ts'
import { openInvitations } from '../../people/invitations.ts'
import {
  handOver,
  type Letter,
  noteReturned,
  openLetter,
  openLetterAt,
  openLetters,
  type PastLetter,
  pastLetter,
  tryAgain,
  wordsOf,
} from '../../people/letters.ts'
import { markReturned } from '../../people/recipients.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { linkIn, linkTo, mailTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { postedForm } from '../posted-form.ts'
import { doneNotice, type Fact, factList, part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { languageIn, longTime } from '../wording.ts'
import { noteAct } from './diary.ts'
import type { Officer } from './officer/officer.ts'
import { stateOf } from './outbox.ts'
import { opening } from './pages.ts'

/**
 * One letter. What it says is shown only where no relay is configured, since then somebody has to hand it over: it may
 * hold a link that lets in whoever has it. Each look at one stands in the diary.
 */
export async function showLetter(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site, params, query } = asked
  const { drawer } = site.log
  const id = params.letter!
  const open = await openLetterAt(drawer, id, site.now())
  const letter = open ?? (await pastLetter(drawer, id, site.now()))
  if (letter === undefined) throw new Refusal('not_found', 'There is no such letter here any more.')
  const title = say(lang, `outbox.kind.${letter.kind}`)
  const done = DONE.find(one => one === query.get('done'))
  const notice = done === undefined ? null : doneNotice(say(lang, `outbox.done.${done}`))
  const isShown = site.mail === null && open !== undefined
  const main = html`${opening(asked, officer, title, linkTo(asked, '/desk/outbox', say(lang, 'desk.room.outbox')))}
${notice}
${part(say(lang, 'outbox.stands'), factList(factsOf(asked, letter)), { strong: true })}
${isShown ? await wordsPart(asked, officer, id, open) : null}
${part(say(lang, 'outbox.do'), html`${done === 'handed' ? await nextOne(asked) : null}${actsOn(asked, letter)}${await elsewhere(asked, letter)}`)}`
  return privatePage(asked, { title, main })
}

const DONE = ['handed', 'again', 'returned'] as const

function factsOf(asked: Asked, letter: Letter | PastLetter): Fact[] {
  const { lang, site } = asked
  const at = (time: number) => longTime(formatTime(time), lang)
  const facts: Fact[] = [
    [say(lang, 'outbox.state'), stateOf(asked, letter)],
    [say(lang, 'outbox.to'), html`<span dir="ltr">${letter.to}</span>`],
    [say(lang, 'outbox.lang'), languageIn(letter.lang, lang)],
    [say(lang, 'outbox.since'), at(letter.queued)],
  ]
  const { said } = letter
  if ('at' in letter) facts.push([say(lang, 'outbox.when'), at(letter.at)])
  else if (site.mail !== null) {
    facts.push([say(lang, 'outbox.tries'), letter.tries])
    if (letter.state === 'waiting') facts.push([say(lang, 'outbox.next'), at(letter.next)])
  }
  if ('until' in letter && letter.until !== null) facts.push([say(lang, 'outbox.until'), at(letter.until)])
  if (said !== null) {
    const isOfficer = letter.state === 'handed' || letter.state === 'returned'
    facts.push([
      say(lang, isOfficer ? 'outbox.by' : 'outbox.relaySaid'),
      html`<span dir="auto">${said}</span>`,
    ])
  }
  return facts
}

async function wordsPart(asked: Asked, officer: Officer, id: string, { to }: Letter): Promise<Piece> {
  const { lang, site } = asked
  const { drawer } = site.log
  const words = await wordsOf(drawer, id, site.now())
  if (words === undefined) return null
  await noteLook(drawer, { at: site.now(), by: officer.id, what: 'letter-read', subject: id })
  const { subject, text } = words
  const mail = mailTo(to, { subject, body: text.replaceAll('\n', '\r\n') })
  const facts = factList([[say(lang, 'outbox.subject'), html`<span dir="auto">${subject}</span>`]])
  return part(
    say(lang, 'outbox.letter'),
    html`${facts}<pre class="raw mt" tabindex="0" dir="auto">${text}</pre><div class="actions"><a class="btn" href="${mail}">${say(lang, 'outbox.mail', { email: to })}</a></div>`,
    { note: say(lang, 'outbox.letterNote') },
  )
}

type Act = (typeof DONE)[number]

/** What an officer may say of a letter in each state. */
function actsOf({ site }: Asked, { state }: Letter | PastLetter): readonly Act[] {
  if (state === 'sent' || state === 'handed') return ['returned']
  if (state === 'unwanted' || state === 'enough' || state === 'returned') return []
  if (state !== 'waiting') return ['again', 'returned', 'handed']
  return site.mail === null ? ['handed'] : ['again']
}

function actsOn(asked: Asked, letter: Letter | PastLetter): Markup {
  const { lang, params } = asked
  const acts = actsOf(asked, letter)
  if (acts.length === 0) return html`<p>${say(lang, 'outbox.nothing')}</p>`
  const forms = acts.map(act => {
    const label =
      act === 'returned' && letter.state === 'bounced' ? 'outbox.gone' : (`outbox.${act}` as const)
    const fields = html`<p class="note">${say(lang, `outbox.${act}Note`)}</p>`
    return postedForm(asked, `/desk/outbox/${params.letter}`, {
      hidden: { act },
      fields,
      button: say(lang, label),
      isSecond: true,
    })
  })
  return html`${forms}`
}

/** Without a relay each is handed over by itself, maybe a thousand of them: the way to the next is no search. */
async function nextOne(asked: Asked): Promise<Piece> {
  const { lang, site } = asked
  if (site.mail !== null) return null
  const waiting = (await openLetters(site.log.drawer, site.now())).filter(
    ({ value }) => value.state === 'waiting',
  )
  const [next] = waiting
  if (next === undefined) return html`<p>${say(lang, 'outbox.title', { count: 0 })}</p>`
  const path = linkIn(asked, `/desk/outbox/${next.id}`)
  return html`<p>${say(lang, 'outbox.title', { count: waiting.length })}</p><div class="actions"><a class="btn" href="${path}">${say(lang, 'outbox.nextOne', { email: next.value.to })}</a></div>`
}

/** An invitation that did not arrive is written anew to an address that is right, by the form that invites. */
async function elsewhere(asked: Asked, { about, to, state }: Letter | PastLetter): Promise<Piece> {
  const { lang, site } = asked
  const party = /^invitation\/([a-z0-9-]{1,64})$/.exec(about ?? '')?.[1]
  if (party === undefined || !['bounced', 'failed', 'returned', 'unwanted'].includes(state)) return null
  const open = await openInvitations(site.log.drawer, party, site.now())
  const last = open.at(-1)?.invitation
  if (last === undefined) return null
  const { call, person, lang: theirs, link } = last
  const known = new URLSearchParams({ party, call, person, email: to, lang: theirs, instead: link })
  return html`<p class="mt">${linkTo(asked, `/desk/invitations?${known}`, say(lang, 'bulk.inviteAgain'))}</p>`
}

export async function takeLetter(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.letter!
  const now = site.now()
  switch (fields.get('act')) {
    case 'handed':
      await handOver(drawer, id, officer.id, now)
      await noteAct(asked, officer, 'letter-handed', id)
      return seeOther(asked, `/desk/outbox/${id}?done=handed`)
    case 'again': {
      const { to } = await openLetter(drawer, id, now)
      await markReturned(site.log, to, null, now)
      await tryAgain(drawer, id, now)
      await noteAct(asked, officer, 'letter-again', id)
      site.mail?.wake()
      return seeOther(asked, `/desk/outbox/${id}?done=again`)
    }
    case 'returned': {
      const letter =
        (await openLetterAt(drawer, id, now)) ?? (await noteReturned(drawer, id, officer.id, now))
      await markReturned(site.log, letter.to, officer.id, now)
      await noteAct(asked, officer, 'letter-returned', id)
      return seeOther(asked, `/desk/outbox/${id}?done=returned`)
    }
    default:
      throw new Refusal('request_malformed', 'The form says nothing of what became of the letter.')
  }
}
