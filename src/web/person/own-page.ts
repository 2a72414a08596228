import type { Person } from '../../people/persons.ts'
import { isBarred } from '../../people/shown-names.ts'
import type { PersonRow } from '../../register/person-rows.ts'
import type { signatureInvalidated } from '../../register/types/invalidation.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { bodyOf, entryShown } from '../entry/shown.ts'
import { Fieldset } from '../fields.ts'
import { contactLink, entryLink, linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { type Fact, factList, part, privatePage } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { entryDay } from '../sign/policy.ts'
import { quoted } from '../teller/pieces.ts'
import { languageIn, longDay, nameIn, shortDigest } from '../wording.ts'

export interface Own {
  readonly commitment: string
  readonly person: Person
  readonly row: PersonRow
}

/** What a person sees on their own page. `missing` is what a form to erase did not say. */
export async function ownPage(
  asked: Asked,
  own: Own,
  missing?: 'ground' | 'sure',
  ground?: string,
): Promise<Answer> {
  const { lang, query, params } = asked
  const { person, row } = own
  const call = await callShown(asked, person.call)
  const name = nameIn(call.row.titles, lang).text
  const title = say(lang, query.has('new') ? 'persons.recordedTitle' : 'persons.ownTitle', { call: name })
  const notice = query.has('saved')
    ? html`<p class="notice mt" role="status" tabindex="-1" autofocus>${say(lang, 'persons.saved')}</p>`
    : null
  const day = longDay(await entryDay(asked, row.entry), lang)
  const facts: Fact[] = [
    [say(lang, 'persons.name'), html`<span dir="auto">${person.name}</span>`],
    [say(lang, 'persons.shownFact'), say(lang, person.shown ? 'persons.isShown' : 'persons.isHidden')],
    [
      say(lang, 'persons.textFact'),
      html`<a href="${linkIn(asked, `/${person.call}/text/${person.manifest}`)}">${name}</a>, ${languageIn(person.read.lang, lang)}<span class="sub"><span class="hash" title="${person.manifest}">${shortDigest(person.manifest)}</span></span>`,
    ],
    [say(lang, 'persons.recordedFact'), html`${day}, ${entryLink(asked, row.entry)}`],
    [
      say(lang, 'persons.emailFact'),
      say(lang, person.address === null ? 'persons.emailForgotten' : 'persons.emailHashed'),
    ],
  ]
  const at = (what: string) => linkIn(asked, `/persons/${params.token}/${what}`)
  const receipt = html`<p>${say(lang, 'persons.receiptSays')}</p><div class="actions"><a class="btn" href="${at('receipt')}">${say(lang, 'persons.receiptGet')}</a><a class="btn second" href="${linkIn(asked, '/verify')}">${say(lang, 'persons.receiptCheck')}</a></div>`
  const data = html`<p>${say(lang, 'persons.dataSays')}</p><p class="ways mt-s"><a href="${at('data')}">${say(lang, 'persons.dataGet')}</a></p><p class="note mt">${say(lang, 'persons.ownAddress')}</p><p class="codeline mt-s" translate="no">${`${asked.site.publicUrl}/persons/${params.token}`}</p>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'persons.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'persons.ownLede')}</p>${notice}</section>
${await invalidatedPart(asked, own)}
${part(say(lang, 'persons.yours'), factList(facts), { strong: true })}
${part(say(lang, 'persons.receipt'), receipt)}
${part(say(lang, 'persons.nameHeading'), await nameForm(asked, own))}
${part(say(lang, 'persons.data'), data)}
${part(say(lang, 'persons.vanish'), eraseForm(asked, missing, ground), { strong: true, id: 'vanish', note: say(lang, 'persons.vanishNote') })}`
  return privatePage(asked, { title, main, call }, missing === undefined ? 200 : 422)
}

/** Whoever is wrongly taken for a machine learns it here, with the reason and with what they can do. */
async function invalidatedPart(asked: Asked, { row }: Own): Promise<Markup | null> {
  if (row.invalidated === undefined) return null
  const { lang } = asked
  const shown = await entryShown(asked, row.invalidated)
  const values = { day: longDay(shown.admitted.slice(0, 10), lang), entry: entryLink(asked, row.invalidated) }
  const { ground } = bodyOf<typeof signatureInvalidated.type>(shown)
  const contact = contactLink(asked) ?? say(lang, 'persons.ownInvalidatedDepositary')
  return part(
    say(lang, 'persons.ownInvalidated'),
    html`<p>${phrase(lang, 'persons.ownInvalidatedSays', values)}</p>${await quoted(asked, ground)}<p class="mt-s">${phrase(lang, 'persons.ownInvalidatedObject', { contact })}</p>`,
    { strong: true, id: 'invalidated' },
  )
}

async function nameForm(asked: Asked, { commitment, person }: Own): Promise<Markup> {
  const { lang, params, site } = asked
  if (await isBarred(site.log.drawer, commitment, site.now()))
    return html`<p>${say(lang, 'persons.nameBarred')}</p>`
  // What is wished is chosen, not toggled: a scanner of mail that presses the button changes nothing.
  const f = new Fieldset(lang, new URLSearchParams({ shown: person.shown ? 'yes' : 'no' }))
  const options = [
    { value: 'yes', says: say(lang, 'persons.showYes'), more: say(lang, 'persons.showYesMore') },
    { value: 'no', says: say(lang, 'persons.showNo'), more: say(lang, 'persons.showNoMore') },
  ]
  const seen = html`<a href="${linkIn(asked, `/${person.call}/persons`)}">${say(lang, 'persons.names')}</a>`
  return html`<p>${say(lang, person.shown ? 'persons.nameShown' : 'persons.nameHidden')} ${seen}</p><form class="form" method="post" action="${linkIn(asked, `/persons/${params.token}`)}"><input type="hidden" name="act" value="name">
${f.choice('shown', { label: say(lang, 'persons.showLabel'), options })}
<div class="actions"><button class="btn second">${say(lang, 'persons.showSave')}</button></div></form>`
}

function eraseForm(asked: Asked, missing: 'ground' | 'sure' | undefined, ground: string | undefined): Markup {
  const { lang, params } = asked
  const errors = new Map(missing === undefined ? [] : [[missing, say(lang, `persons.${missing}Missing`)]])
  const typed = new URLSearchParams(ground === undefined ? {} : { ground })
  const f = new Fieldset(lang, typed, errors)
  const options = (['change-of-mind', 'request'] as const).map(value => ({
    value,
    says: say(lang, `persons.ground.${value}`),
    more: say(lang, `persons.ground.${value}.more`),
  }))
  const goes: Piece = html`<p>${say(lang, 'persons.vanishSays')}</p><ul class="plain-list mt-s"><li>${say(lang, 'persons.vanishGoes')}</li><li>${say(lang, 'persons.vanishStays')}</li><li>${say(lang, 'persons.vanishReceipt')}</li></ul>`
  return html`${goes}<form class="form" method="post" action="${linkIn(asked, `/persons/${params.token}#vanish`)}" novalidate>${f.summary(say(lang, 'persons.errors'))}<input type="hidden" name="act" value="erase">
${f.choice('ground', { label: say(lang, 'persons.groundLabel'), options })}
${f.check('sure', say(lang, 'persons.sure'))}
<div class="actions"><button class="btn second">${say(lang, 'persons.erase')}</button></div></form>`
}
