import { fromUtf8, toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { receiptOf } from '../../log/receipts.ts'
import { letters } from '../../people/letters.ts'
import { linksAbout } from '../../people/links.ts'
import { aboutPerson, writtenTo } from '../../people/persons.ts'
import { isBarred, setShown } from '../../people/shown-names.ts'
import type { signatureInvalidated } from '../../register/types/invalidation.ts'
import { erasePerson, personRow } from '../../work/person/erasure.ts'
import { spent } from '../../work/person/signing.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  callShown,
  comma,
  contactLink,
  entryDay,
  entryLink,
  entryShown,
  Fieldset,
  facts,
  howToReach,
  html,
  jsonAnswer,
  linkButton,
  linkTo,
  longDay,
  nameIn,
  notedPart,
  type Piece,
  part,
  phrase,
  postedForm,
  readForm,
  remark,
  say,
  seeOther,
  shortDigest,
  sub,
  takeTurn,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { comingBy, doneHere, personPage, signedFacts } from './confirm.ts'
import { showChoice } from './form.ts'

/** A person's own page, by a link that they alone hold: the receipt, the name, their data, and the way out. */

export async function showPerson(asked: Asked): Promise<Answer> {
  const coming = await comingBy(asked)
  const own = await ownOf(asked, coming)
  if (own !== undefined) return ownPage(asked, own)
  if (coming.request === undefined) throw spent()
  return seeOther(asked, `/${coming.call}/persons/confirm/${asked.params.token}`)
}

type Own = NonNullable<Awaited<ReturnType<typeof ownOf>>>

async function ownOf({ site }: Asked, { commitment, person }: Awaited<ReturnType<typeof comingBy>>) {
  const row = await personRow(site, commitment)
  return person && row && { commitment, person, row }
}

/** Refuses `link_spent` for whoever has not confirmed. */
async function requireOwn(asked: Asked): Promise<Own> {
  const own = await ownOf(asked, await comingBy(asked))
  if (own === undefined) throw new Refusal('link_spent', 'This was not confirmed yet.')
  return own
}

export async function takePerson(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const own = await requireOwn(asked)
  const { commitment, person } = own
  const { drawer } = asked.site.log
  switch (fields.get('act')) {
    case 'name':
      // Each time the files of the database are wiped. To leave takes no turn: it is done once, and at once.
      takeTurn(asked, 'ceremony')
      await setShown(drawer, commitment, fields.get('shown') === 'yes', asked.site.now())
      // A name that is hidden lies nowhere else either.
      await drawer.wipe()
      return seeOther(asked, `/persons/${asked.params.token}?saved=1`)
    case 'erase': {
      const ground = fields.get('ground')
      if (ground !== 'request' && ground !== 'change-of-mind') return ownPage(asked, own, 'ground')
      if (fields.get('sure') !== 'yes') return ownPage(asked, own, 'sure', ground)
      await erasePerson(asked.site, { commitment, call: person.call, ground })
      return seeOther(asked, `/${person.call}/persons?erased=1`)
    }
    default:
      throw new Refusal('request_malformed', 'The form does not say what to do.')
  }
}

/** The receipt with which this person, and nobody else, can prove that the entry is theirs. */
export async function downloadOwnReceipt(asked: Asked): Promise<Answer> {
  const { person, row } = await requireOwn(asked)
  return {
    type: 'application/vnd.avow.receipt+json',
    body: await receiptOf(asked.site.log, row.entry, person),
    caching: 'never',
    headers: fileHeaders(`${person.call}-person.avow.json`),
  }
}

function fileHeaders(name: string) {
  return {
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Robots-Tag': 'noindex, nofollow',
  }
}

/** Everything that is kept of this person, as a machine reads it. */
export async function downloadOwnData(asked: Asked): Promise<Answer> {
  const { commitment, person, row } = await requireOwn(asked)
  const { log, now } = asked.site
  const { address, box, disclosure, made, place, salt, ...kept } = person
  const about = aboutPerson(commitment)
  const links = await linksAbout(log.drawer, about, now())
  const written = await letters.by(log.drawer, 'about', about, now())
  const today = address === null ? [] : await writtenTo(log.drawer, box ?? address, now())
  const data = {
    ...kept,
    salt: toBase64(salt),
    confirmed: formatTime(made),
    entry: row.entry,
    commitment,
    disclosure: JSON.parse(fromUtf8(disclosure)) as unknown,
    nameOnPage: place !== null,
    nameTakenDown: await isBarred(log.drawer, commitment, now()),
    emailHash: address,
    mailboxHash: box,
    linksInLetters: links.length,
    letters: written.map(({ value: { kind, to, queued } }) => ({ kind, to, written: formatTime(queued) })),
    lettersToday: today.map(formatTime),
  }
  return jsonAnswer(data, 'never', fileHeaders(`${person.call}-my-data.json`))
}

/** `missing` is what a form to erase did not say. */
async function ownPage(asked: Asked, own: Own, missing?: 'ground' | 'sure', ground?: string) {
  const { lang, query, params } = asked
  const { person, row } = own
  const call = await callShown(asked, person.call)
  const name = nameIn(call.row.titles, lang).text
  const day = longDay(await entryDay(asked, row.entry), lang)
  const digest = sub(
    html`<span class="hash" title="${person.manifest}">${shortDigest(person.manifest)}</span>`,
  )
  const yours = facts(lang, {
    ...signedFacts(asked, person, name, digest),
    'persons.recordedFact': html`${day}${comma(lang)}${entryLink(asked, row.entry)}`,
    'persons.emailFact': say(
      lang,
      person.address === null ? 'persons.emailForgotten' : 'persons.emailHashed',
    ),
  })
  const here = `/persons/${params.token}`
  const receipt = html`
    <p>${say(lang, 'persons.receiptSays')}</p>
    <div class="actions">
      ${linkButton(asked, `${here}/receipt`, say(lang, 'persons.receiptGet'), '')}
      ${linkButton(asked, '/verify', say(lang, 'persons.receiptCheck'))}
    </div>
  `
  const data = html`
    <p>${say(lang, 'persons.dataSays')}</p>
    <p class="ways mt-s">${linkTo(asked, `${here}/data`, say(lang, 'persons.dataGet'))}</p>
    ${remark(say(lang, 'persons.ownAddress'), 'mt')}
    <p class="codeline mt-s" translate="no">${asked.site.publicUrl}${here}</p>
  `
  return personPage(asked, call, {
    title: say(lang, query.has('new') ? 'persons.recordedTitle' : 'persons.ownTitle', { call: name }),
    lede: say(lang, 'persons.ownLede'),
    more: query.has('saved') ? doneHere(say(lang, 'persons.saved')) : null,
    matter: html`
      ${await invalidatedPart(asked, own)}${part(say(lang, 'persons.yours'), yours, { strong: true })}
      ${part(say(lang, 'persons.receipt'), receipt)}
      ${part(say(lang, 'persons.nameHeading'), await nameForm(asked, own))}
      ${part(say(lang, 'persons.data'), data)}
      ${notedPart(lang, 'persons.vanish', eraseForm(asked, missing, ground), { strong: true, id: 'vanish' })}
    `,
    isWrong: missing !== undefined,
  })
}

/** Tells somebody who was wrongly taken for a machine why, and what they can do. */
async function invalidatedPart(asked: Asked, { row }: Own) {
  if (row.invalidated === undefined) return null
  const { lang } = asked
  const shown = await entryShown(asked, row.invalidated)
  const values = { day: longDay(shown.admitted.slice(0, 10), lang), entry: entryLink(asked, row.invalidated) }
  const { ground } = bodyOf<typeof signatureInvalidated.type>(shown)
  const contact = contactLink(asked) ?? say(lang, 'persons.ownInvalidatedDepositary')
  return part(
    say(lang, 'persons.ownInvalidated'),
    html`
      <p>${phrase(lang, 'persons.ownInvalidatedSays', values)}</p>
      ${await quoted(asked, ground)}
      <p class="mt-s">${phrase(lang, 'persons.ownInvalidatedObject', { contact })}</p>
    `,
    { strong: true, id: 'invalidated' },
  )
}

async function nameForm(asked: Asked, { commitment, person }: Own) {
  const { lang, params, site } = asked
  if (await isBarred(site.log.drawer, commitment, site.now()))
    return html`<p>${say(lang, 'persons.nameBarred')} ${howToReach(asked)}</p>`
  // A choice and no toggle: a scanner of mail that presses the button changes nothing.
  const f = new Fieldset(lang, new URLSearchParams({ shown: person.shown ? 'yes' : 'no' }))
  const seen = linkTo(asked, `/${person.call}/persons`, say(lang, 'persons.names'))
  const form = postedForm(asked, `/persons/${params.token}`, {
    hidden: { act: 'name' },
    fields: showChoice(lang, f),
    button: say(lang, 'persons.showSave'),
    isSecond: true,
  })
  return html`<p>${say(lang, person.shown ? 'persons.nameShown' : 'persons.nameHidden')} ${seen}</p>${form}`
}

function eraseForm(asked: Asked, missing: 'ground' | 'sure' | undefined, ground: string | undefined) {
  const { lang, params } = asked
  const errors = new Map(missing === undefined ? [] : [[missing, say(lang, `persons.${missing}Missing`)]])
  const typed = new URLSearchParams(ground === undefined ? {} : { ground })
  const f = new Fieldset(lang, typed, errors)
  const options = (['change-of-mind', 'request'] as const).map(value => ({
    value,
    says: say(lang, `persons.ground.${value}`),
    more: say(lang, `persons.ground.${value}.more`),
  }))
  const goes: Piece = html`
    <p>${say(lang, 'persons.vanishSays')}</p>
    <ul class="plain-list mt-s">
      <li>${say(lang, 'persons.vanishGoes')}</li>
      <li>${say(lang, 'persons.vanishStays')}</li>
      <li>${say(lang, 'persons.vanishReceipt')}</li>
    </ul>
  `
  const form = postedForm(asked, `/persons/${params.token}#vanish`, {
    f,
    hidden: { act: 'erase' },
    fields: html`
      ${f.choice('ground', { label: say(lang, 'persons.groundLabel'), options })}
      ${f.check('sure', say(lang, 'persons.sure'))}
    `,
    button: say(lang, 'persons.erase'),
    isSecond: true,
  })
  return html`${goes}${form}`
}
