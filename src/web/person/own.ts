import { fromBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { receiptOf } from '../../log/receipts.ts'
import { aboutPerson } from '../../people/erasures.ts'
import { openLetters } from '../../people/letters.ts'
import { findLink } from '../../people/links.ts'
import { findPerson, findRequest, writtenTo } from '../../people/persons.ts'
import { isBarred, setShown } from '../../people/shown-names.ts'
import { type Answer, jsonAnswer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { seeOther } from '../private.ts'
import { takeTurn } from '../turns.ts'
import { erasePerson } from './erase.ts'
import { type Own, ownPage } from './own-page.ts'
import { personRow } from './post.ts'

/** A person's own page, by a link that they alone hold: the receipt, the name, their data, and the way out. */

export async function showPerson(asked: Asked): Promise<Answer> {
  const own = await ownOf(asked)
  if (own === undefined) return toConfirm(asked)
  return ownPage(asked, own)
}

/** Undefined where the link is that of a letter which was not confirmed yet. Refuses `link_spent`. */
async function ownOf({ site, params }: Asked): Promise<Own | undefined> {
  const { drawer } = site.log
  const now = site.now()
  const { subject: commitment } = await findLink(drawer, 'person', params.token!, now)
  const person = await findPerson(drawer, commitment, now)
  const row = await personRow(site, commitment)
  if (person !== undefined && row !== undefined) return { commitment, person, row }
  if ((await findRequest(drawer, commitment, now)) !== undefined) return undefined
  throw new Refusal('link_spent', 'What this link led to was erased, or was not confirmed in time.')
}

async function toConfirm(asked: Asked): Promise<Answer> {
  const { site, params } = asked
  const { subject } = await findLink(site.log.drawer, 'person', params.token!, site.now())
  const request = await findRequest(site.log.drawer, subject, site.now())
  return seeOther(asked, `/${request!.call}/persons/confirm/${params.token}`)
}

/** Refuses `link_spent` for whoever has not confirmed. */
async function requireOwn(asked: Asked): Promise<Own> {
  const own = await ownOf(asked)
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
      // Each time the files of the database are wiped. Whoever leaves is never kept waiting, and does it once.
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
  const salted = { disclosure: fromBase64(person.disclosure), salt: fromBase64(person.salt) }
  return {
    type: 'application/vnd.avow.receipt+json',
    body: await receiptOf(asked.site.log, row.entry, salted),
    caching: 'never',
    headers: {
      'Content-Disposition': `attachment; filename="${person.call}-person.avow.json"`,
      'X-Robots-Tag': 'noindex, nofollow',
    },
  }
}

/** Everything that is kept of this person, as a machine reads it. */
export async function downloadOwnData(asked: Asked): Promise<Answer> {
  const { commitment, person, row } = await requireOwn(asked)
  const { log, now } = asked.site
  const { address, disclosure, links, made, place, ...kept } = person
  const letters = (await openLetters(log.drawer, now()))
    .filter(({ value }) => value.about === aboutPerson(commitment))
    .map(({ value: { kind, to, queued } }) => ({ kind, to, written: formatTime(queued) }))
  const written = address === null ? [] : await writtenTo(log.drawer, address, now())
  const data = {
    ...kept,
    confirmed: formatTime(made),
    entry: row.entry,
    commitment,
    disclosure: JSON.parse(Buffer.from(disclosure, 'base64').toString()) as unknown,
    nameOnPage: place !== null,
    nameTakenDown: await isBarred(log.drawer, commitment, now()),
    emailHash: address,
    linksInLetters: links.length,
    letters,
    lettersToday: written.map(formatTime),
  }
  return jsonAnswer(data, 'never', {
    'Content-Disposition': `attachment; filename="${person.call}-my-data.json"`,
    'X-Robots-Tag': 'noindex, nofollow',
  })
}
