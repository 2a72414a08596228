import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { colleaguesOf } from '../../people/colleagues.ts'
import { endSessionById, type Session, sessionsOf } from '../../people/sessions.ts'
import { hashOfToken } from '../../people/tokens.ts'
import type { CallRow, SignatureRow } from '../../register/rows.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { typedIsDone } from '../keep-typed.ts'
import { type Lying, lyingOf } from '../launch/kept.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { type PartyRecord, partyRecord } from '../party/record.ts'
import { tokenIn } from '../passkey/session-cookies.ts'
import { phrase } from '../phrase.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { type Key, say } from '../say.ts'
import { longMinute, nameIn, shortDay, shortDigest, shortMinute } from '../wording.ts'
import { cosignPart } from './cosign.ts'
import { FORMS, type RepresentativeForm } from './forms.ts'
import { keyName, keysOfParty, type OwnKey } from './keys.ts'
import { opening, type Representative, requireSignatory } from './who.ts'

/** A party's own place: what it has signed and can say, who acts for it, and where they have signed in. */
export async function showRepresentative(asked: Asked, who: Representative): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, 'rep.title')
  const keys = await keysOfParty(asked, who)
  const public_ = html`<a href="${linkIn(asked, `/parties/${who.party}`)}">${say(lang, 'rep.public')}</a>`
  const main = html`${opening(asked, who, title, public_)}
${done(asked)}
${lapsed(asked, await partyRecord(asked, who.party))}
${who.role === 'signatory' ? await cosignPart(asked, who) : null}
${part(say(lang, 'rep.calls'), await calls(asked, who), { strong: true, note: say(lang, 'rep.callsNote') })}
${who.role === 'signatory' ? part(say(lang, 'rep.says'), saysOf(asked), { note: say(lang, 'rep.saysNote') }) : null}
${part(say(lang, 'rep.people'), await people(asked, who, keys), { id: 'colleagues', note: say(lang, 'rep.peopleNote') })}
${part(say(lang, 'rep.sessions'), await sessions(asked, who, keys), { note: say(lang, 'rep.sessionsNote') })}`
  return privatePage(asked, { title: say(lang, 'rep.kicker'), main, script: 'keep-typed' })
}

function done(asked: Asked): Piece {
  const { lang, query } = asked
  if (query.has('cosigned'))
    return html`<p class="notice" role="status" tabindex="-1" autofocus>${say(lang, 'rep.cosignKept')}</p>`
  const index = /^\d{1,15}$/.exec(query.get('done') ?? '')?.[0]
  if (index === undefined) return null
  return html`${typedIsDone('/representative/')}<p class="notice" role="status" tabindex="-1" autofocus>${say(lang, 'desk.done')} ${entryLink(asked, Number(index))}</p>`
}

/** What no longer shows the mandate is told before anybody reads and types for nothing. */
function lapsed(asked: Asked, { row }: PartyRecord): Piece {
  const { lapsed } = row.versions.at(-1)!
  if (lapsed === undefined) return null
  return html`<p class="notice warn">${phrase(asked.lang, 'rep.lapsed', { entry: entryLink(asked, lapsed) })}</p>`
}

/** Every call that takes signatures or bears one of this party. */
async function calls(asked: Asked, who: Representative): Promise<Markup> {
  const { lang } = asked
  const { signatures, calls } = await partyRecord(asked, who.party)
  const sealed = new Map(
    await Promise.all(
      [...calls.keys()].map(async id => [id, await lyingOf(asked.site, id, who.party)] as const),
    ),
  )
  const lines = [...calls].flatMap(([id, row]) => {
    const signature = signatures.find(one => one.call === id)?.row
    const isOpen = row.closed === null && row.authority.level !== 'independent' && row.text !== null
    if (signature === undefined && !isOpen) return []
    const name = inLang(nameIn(row.titles, lang))
    const title = html`<a href="${linkIn(asked, `/${id}`)}">${name}</a>`
    const lying = sealed.get(id)
    if (lying !== undefined) return [sealedLine(asked, title, name, id, lying)]
    const state: Piece =
      signature === undefined
        ? say(lang, 'rep.unsigned')
        : html`${say(lang, `rep.state.${signature.state}`)} ${entryLink(asked, signature.events.at(-1)!.entry)}`
    const acts: Piece[] = []
    if (who.role === 'signatory' && isOpen && signature?.state !== 'standing')
      acts.push(button(asked, `/${id}/sign?party=${who.party}`, say(lang, 'rep.signThis'), name))
    if (who.role === 'signatory' && signature !== undefined)
      for (const form of formsOn(signature, row))
        acts.push(
          button(asked, `/representative/new/${form}?call=${id}`, say(lang, `rep.this.${form}`), name),
        )
    return [html`<li><div><h3>${title}</h3><p>${state}</p></div>${acts}</li>`]
  })
  return lines.length === 0
    ? html`<p>${say(lang, 'rep.noCalls')}</p>`
    : html`<ul class="switches">${lines}</ul>`
}

/** What the party can say of its signature on this call. */
function formsOn(signature: SignatureRow, call: CallRow) {
  const all = Object.entries(FORMS) as [keyof typeof FORMS, RepresentativeForm][]
  return all.flatMap(([name, { onCall }]) => (onCall?.(signature, call) ? [name as OnCall] : []))
}
/** Those that have a word for it. */
type OnCall = Extract<Key, `rep.this.${string}`> extends `rep.this.${infer Name}` ? Name : never

/** What lies sealed can be fetched again by the party's people, and by nobody else. */
function sealedLine(asked: Asked, title: Markup, name: Markup, call: string, { seal }: Lying): Markup {
  const { lang } = asked
  const state = say(lang, 'sealed.own', { hour: longMinute(seal.opens, lang) })
  const receipt = html`<a href="/receipts/${seal.entry}" download>${say(lang, 'sealed.receipt')}</a>`
  return html`<li><div><h3>${title}</h3><p>${state} ${entryLink(asked, seal.entry)} <span aria-hidden="true">·</span> ${receipt}</p></div>${button(asked, `/representative/sealed/${call}`, say(lang, 'sealed.file'), name)}</li>`
}

/** What a party can say of others. */
function saysOf(asked: Asked): Markup {
  const { lang } = asked
  const lines = (['voucher', 'objection', 'answer', 'retraction'] as const).map(
    name =>
      html`<li><div><h3>${say(lang, `rep.form.${name}`)}</h3><p>${say(lang, `rep.formNote.${name}`)}</p></div>${button(asked, `/representative/new/${name}`, say(lang, 'rep.begin'), say(lang, `rep.form.${name}`))}</li>`,
  )
  return html`<ul class="switches">${lines}</ul>`
}

function button(asked: Asked, path: string, says: string, what: Piece): Markup {
  return html`<a class="btn small second" href="${linkIn(asked, path)}">${says}<span class="vh">: ${what}</span></a>`
}

async function people(asked: Asked, who: Representative, keys: readonly OwnKey[]): Promise<Markup> {
  const { lang, site } = asked
  const open = await colleaguesOf(site.log.drawer, who.party, site.now())
  const isSignatory = who.role === 'signatory'
  const invited = open.map(({ id, colleague }) => {
    const { label, role, offered } = colleague
    const says = offered === null ? say(lang, 'rep.invited') : say(lang, 'rep.offered')
    const letIn = offered === null ? null : decision(asked, id, 'let-in', say(lang, 'rep.letIn'), label)
    const acts = isSignatory
      ? html`${letIn}${decision(asked, id, 'end', say(lang, 'rep.endLink'), label)}`
      : null
    return html`<li><div><h3><bdi>${label}</bdi></h3><p>${say(lang, `rep.role.${role}`)}. ${says}</p></div><div class="actions">${acts}</div></li>`
  })
  const lines = keys.map(key => keyLine(asked, who, key))
  const invite = isSignatory
    ? html`<div class="actions"><a class="btn second" href="${linkIn(asked, '/representative/colleagues')}">${say(lang, 'rep.inviteButton')}</a></div>`
    : html`<p class="note">${say(lang, 'rep.onlySignatories')}</p>`
  return html`<ul class="switches">${invited}${lines}</ul>${invite}`
}

function decision(asked: Asked, id: string, what: 'let-in' | 'end', says: string, label: string): Markup {
  const style = what === 'let-in' ? 'second lead' : 'second'
  return html`<form method="post" action="${linkIn(asked, '/representative/colleagues/decision')}"><input type="hidden" name="colleague" value="${id}"><input type="hidden" name="decision" value="${what}"><button class="btn small ${style}">${says}<span class="vh">: <bdi>${label}</bdi></span></button></form>`
}

function keyLine(asked: Asked, who: Representative, key: OwnKey): Markup {
  const { lang } = asked
  const { keyid, row, role } = key
  const name = keyName(asked, key)
  const how = say(lang, row.addedBy === 'holder' ? 'rep.byParty' : 'rep.byKeeper')
  const ended =
    row.revoked === null ? null : html` ${say(lang, 'rep.revoked')} ${entryLink(asked, row.revoked.entry)}`
  const own = keyid === who.keyid ? html` <b>${say(lang, 'rep.keyOwn')}</b>` : null
  const revoke =
    row.revoked === null && who.role === 'signatory'
      ? html`<a class="btn small second" href="${linkIn(asked, `/representative/new/revocation?keyid=${keyid}`)}">${say(lang, 'rep.revokeThis')}<span class="vh">: <bdi>${name}</bdi></span></a>`
      : null
  return html`<li><div><h3><bdi>${name}</bdi></h3><p>${say(lang, `rep.role.${role}`)}.${own} ${how} ${entryLink(asked, row.added)}${ended} <span class="hash">${shortDigest(keyid)}</span></p></div>${revoke}</li>`
}

async function sessions(asked: Asked, who: Representative, keys: readonly OwnKey[]): Promise<Markup> {
  const { lang, site } = asked
  const here = hashOfToken(tokenIn(asked, 'party') ?? '')
  const open = await sessionsOf(site.log.drawer, who.party, site.now())
  const lines = open
    .sort((a, b) => b.session.made - a.session.made)
    .map(({ id, session }) => {
      const key = keys.find(one => one.keyid === session.keyid)
      const day = formatTime(session.made)
      const until = shortMinute(formatTime(session.expires), lang)
      const mine = id === here ? html` <b>${say(lang, 'rep.sessionHere')}</b>` : null
      const label = key === undefined ? say(lang, 'rep.keyUnnamed') : keyName(asked, key)
      const end = mayEnd(who, session)
        ? html`<form class="meta" method="post" action="${linkIn(asked, '/representative/sessions')}"><input type="hidden" name="session" value="${id}"><button class="btn small second">${say(lang, 'rep.endSession')}<span class="vh">: <bdi>${label}</bdi></span></button></form>`
        : null
      return html`<li><span class="when"><time datetime="${day}">${shortDay(day.slice(0, 10), lang)}</time></span><span class="what"><bdi>${label}</bdi>${mine}<span class="sub">${say(lang, 'rep.sessionUntil', { time: until })}</span></span>${end}</li>`
    })
  return html`<ul class="ledger three">${lines}</ul>`
}

/** A signatory ends any of the party's; whoever drafts or reads, their own. */
function mayEnd({ role, keyid }: Representative, session: Session): boolean {
  return role === 'signatory' || session.keyid === keyid
}

/** Ends one session of the party; whoever ends their own signs in again. */
export async function endPartySession(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  const { site } = asked
  const id = fields.get('session') ?? ''
  const open = await sessionsOf(site.log.drawer, who.party, site.now())
  const found = open.find(one => one.id === id)
  if (found === undefined) throw new Refusal('link_spent', 'This session has ended already.')
  if (!mayEnd(who, found.session)) requireSignatory(who)
  await endSessionById(site.log.drawer, id)
  return seeOther(asked, '/representative')
}
