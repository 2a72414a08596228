import { formatDigest } from '../../../core/digest.ts'
import { Refusal } from '../../../core/refusal.ts'
import { invitationOf, openInvitation } from '../../../people/invitations.ts'
import { hashOfLeaf, invitationEnded } from '../../../register/types/invitations.ts'
import type { After } from '../../../work/act/consequences.ts'
import { sealedByLink } from '../../../work/launch/held-ids.ts'
import { leafFacts } from '../../apply/invited.ts'
import { lineField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { type Asked, html, inset, say } from '../../kit/kit.ts'
import type { DeskForm, Officer } from '../officer/officer.ts'

/**
 * Ends an invitation that no entry has. The log says that one ended, by a hash that names nobody. It is come to from the
 * invitation; by the hash alone it ends one of which the drawer knows nothing any more.
 */

const line = lineField()

const form = formOf<Officer, After, 'invitation/ended'>(invitationEnded, {
  fields: {
    leaf: {
      show: (it, on) => (on.values.has('link') ? null : line.show(it, on)),
      async read(it, typed) {
        if (!typed.fields.has('link')) return line.read(it, typed)
        return formatDigest(hashOfLeaf((await joinsAt(typed.asked, typed.fields)).leaf))
      },
    },
  },
  after: async ({ fields }) => {
    const link = fields.get('link')
    return link === null ? { is: 'nothing' } : { is: 'uninvited', link }
  },
})

export const uninviteForm: DeskForm = {
  ...form,
  async fields(on) {
    const { asked, values } = on
    const link = values.get('link')
    if (link === null) return form.fields(on)
    const { leaf, parts } = await joinsAt(asked, values)
    const isSealed = (await sealedByLink(asked.site, link)) !== undefined
    return html`
      <input type="hidden" name="link" value="${link}">
      ${isSealed ? inset(say(asked.lang, 'inviting.endsSealed'), 'warn') : null}
      ${await leafFacts(asked, leaf, parts)}
      ${await form.fields(on)}
    `
  },
}

/** Of one that is open, or by which somebody joins under seal: it may have gone astray. */
async function joinsAt({ site }: Asked, values: URLSearchParams) {
  const { log, now } = site
  const link = values.get('link') ?? ''
  const open = await openInvitation(log.drawer, link, now())
  const used = open === undefined && (await sealedByLink(site, link)) !== undefined
  const found = used ? await invitationOf(log.drawer, link, now()) : open
  if (found?.joins === undefined)
    throw new Refusal('link_spent', 'This invitation was used or ended meanwhile, or was none to join.')
  return found.joins
}
