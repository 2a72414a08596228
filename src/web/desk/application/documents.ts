import { Refusal } from '../../../core/refusal.ts'
import {
  boundDocuments,
  type DocumentType,
  documentAt,
  documentDeleted,
  documentsOf,
  type SupportingDocument,
} from '../../../people/documents.ts'
import { applicationOf } from '../../apply/application.ts'
import { documentWords } from '../../apply/proofs.ts'
import {
  type Asked,
  buttonForm,
  doneNotice,
  type Form,
  html,
  linkButton,
  linkIn,
  part,
  postedForm,
  privateFile,
  remark,
  say,
  seeOther,
  spoken,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'

/** Papers that came with an application: an officer opens them, binds some as evidence, or deletes one. */

/** By which a document is saved; this site never shows one. */
const ENDINGS: Record<DocumentType, string> = { pdf: 'pdf', png: 'png', jpeg: 'jpg', asic: 'asice' }

export async function showDocument(asked: Asked) {
  const { site, params } = asked
  const { application = '', evidence: digest = '' } = params
  const found = await documentAt(site.log.drawer, application, digest, site.now())
  if (found === undefined)
    throw new Refusal('not_found', `No file ${digest.slice(0, 60)} came with this application.`)
  const name = `${digest.slice(7, 19)}.${ENDINGS[found.document.type]}`
  return privateFile(asked, { bytes: found.bytes, name })
}

const documentsIn = ({ site }: Asked, application: string) =>
  documentsOf(site.log.drawer, application, site.now())

/** Deletes a paper sooner than its time, as where somebody fills the room for all. Asks first: none comes back. */
export async function deleteDocument(asked: Asked, officer: Officer, { fields }: Form) {
  const { application = '', evidence: digest = '' } = asked.params
  const { drawer } = asked.site.log
  const now = asked.site.now()
  if (!fields.has('sure')) return deletionPage(asked, officer, application, digest)
  const deleted = await documentDeleted(drawer, application, digest, now)
  await drawer.apply([...deleted, actNoted(asked, officer, 'application-paper-deleted', application)], now)
  return seeOther(asked, `/desk/applications/${application}?deleted=1#documents`)
}

async function deletionPage(asked: Asked, officer: Officer, application: string, digest: string) {
  const { lang } = asked
  const document = (await documentsIn(asked, application)).find(one => one.digest === digest)
  const name = (await applicationOf(asked.site, application)).organisation.name
  if (document === undefined) throw new Refusal('not_found', 'This paper has been deleted already.')
  const back = linkButton(asked, `/desk/applications/${application}#documents`, say(lang, 'documents.keep'))
  const form = postedForm(asked, documentPath(application, digest), {
    hidden: { sure: 'yes' },
    fields: html`<p>${documentWords(asked, document)}</p>${remark(say(lang, 'documents.deleteNote'), 'mt-s')}`,
    button: say(lang, 'documents.deleteIt'),
    beside: back,
  })
  const title = say(lang, 'documents.deleteTitle')
  return deskPage(
    asked,
    officer,
    { title },
    part(html`<span dir="auto">${name}</span>`, form, { strong: true }),
  )
}

const documentPath = (application: string, digest: string) =>
  `/desk/applications/${application}/documents/${digest}`

export async function documentsPart(asked: Asked, officer: Officer, application: string) {
  const { lang } = asked
  const deletes = mayCome(officer, 'deskDocumentSent')
  const found = await documentsIn(asked, application)
  const done = asked.query.has('deleted') ? doneNotice(say(lang, 'documents.deleted')) : null
  if (found.length === 0) return done && part(say(lang, 'documents.title'), done, { id: 'documents' })
  const bound = await boundDocuments(asked.site.log.drawer, application, asked.site.now())
  const lines = found.map(
    document =>
      html`<li>
        <a href="${linkIn(asked, documentPath(application, document.digest))}" download>
          ${documentWords(asked, document)}
        </a>
        <br>
        <code class="anywhere">${document.digest}</code>
        ${bound.has(document.digest) ? remark(say(lang, 'documents.bound')) : null}
        ${deletes && !bound.has(document.digest) ? deletion(asked, application, document) : null}
      </li>`,
  )
  const list = html`${done}<ol class="plain-list">${lines}</ol>${remark(say(lang, 'documents.deskNote'), 'mt-s')}`
  return part(say(lang, 'documents.title'), list, { id: 'documents' })
}

function deletion(asked: Asked, application: string, document: SupportingDocument) {
  const button = spoken(say(asked.lang, 'documents.delete'), documentWords(asked, document))
  return buttonForm(asked, documentPath(application, document.digest), {}, button, { style: 'small second' })
}

/** The documents that the act will bind: none unless the officer says so. Their numbers are those of the list. */
export async function documentChoice(asked: Asked, application: string, typed: URLSearchParams) {
  const found = await documentsIn(asked, application)
  if (found.length === 0) return null
  const chosen = typed.getAll('document')
  const boxes = found.map(
    (document, i) =>
      html`<label class="check">
        <input type="checkbox" name="document" value="${document.digest}"${chosen.includes(document.digest) ? html` checked` : null}>
        <span>${String(i + 1)}. ${documentWords(asked, document)}</span>
      </label>`,
  )
  return html`<fieldset class="field">
    <legend class="lab">${say(asked.lang, 'documents.bind')}</legend>
    ${boxes}
  </fieldset>`
}

export async function chosenDocuments(asked: Asked, application: string, fields: URLSearchParams) {
  const chosen = fields.getAll('document')
  return (await documentsIn(asked, application))
    .map(({ digest }) => digest)
    .filter(digest => chosen.includes(digest))
}
