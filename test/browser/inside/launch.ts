import { invitesToJoin, joins, KEYLESS, KIM } from '../../desk/aurelia.ts'
import { invitationIn, type Officer, signIn } from '../../desk/people.ts'
import { Visitor } from '../../desk/visitor.ts'
import { ACCORD } from '../../harbour.ts'
import { representative } from '../../representative/people.ts'
import { toConfirm } from '../../sign/signatory.ts'
import type { Album } from './album.ts'

const DAY = '2026-01-02'
const HOUR = `${DAY}T14:00:00Z`

/** Launch day: the hour is set, one signs under seal, and what another sealed is refused when it is opened. */
export async function walkLaunch(album: Album, officer: Officer): Promise<void> {
  const { site } = album
  const { visitor, device } = officer
  const path = `/desk/launch/${ACCORD}`
  await album.keep('deskLaunches', '/desk/launch', visitor)
  await album.keep('deskLaunch', path, visitor)
  await album.keep('deskLaunchSent', path, visitor, { act: 'set', day: '2027-01-06', hour: 'noon' })
  await visitor.goto(path)
  await visitor.send(path, { act: 'set', day: DAY, hour: '14:00' })
  await visitor.use(device, 'officer')
  await album.keep('deskLaunch', visitor.shown.path, visitor)
  for (const party of ['alder-lines', 'westbank']) {
    const person = await representative(site, party)
    const signing = await toConfirm(site, party)
    if (party === 'westbank') await album.keep('signConfirm', signing.path, signing)
    await signing.use(person.device, 'party')
    await album.keep('signSealed', signing.path, signing)
    await album.keep('representative', '/representative', person.visitor)
  }
  // The link by which somebody joined under seal leads them to their files again.
  const link = await invitesToJoin(officer, {
    party: 'corvane',
    name: 'Corvane',
    email: 'ada@corvane.example',
  })
  await joins(site, link)
  await album.keep('invitation', link, new Visitor(site))
  // One that was admitted and has no key: what the register says of it, and the link by which its first comes in.
  await site.post('party/admitted', KEYLESS)
  await visitor.goto('/desk/invitations')
  await visitor.send('/desk/invitations', KIM)
  await album.keep('deskInvitingNow', visitor.shown.path, visitor)
  const { html } = await visitor.use(device, 'officer')
  await album.keep('invitation', new URL(invitationIn(html)).pathname, new Visitor(site))
  await visitor.goto(path)
  await visitor.follow(/^\/desk\/new\/uninvite/)
  await album.keep('deskForm', visitor.shown.path, visitor)
  await album.keep('deskLaunch', path, visitor)
  await album.keep('call', `/${ACCORD}`, visitor)
  // Whoever signed by another way meanwhile has signed already, once the hour comes; whoever has ended signs nothing.
  await site.post('party/ended', { party: 'alder-lines', reason: { lang: 'en', text: 'Dissolved.' } })
  site.now = HOUR
  await site.running.worker.workOff()
  await signIn(visitor, device)
  await album.keep('deskLaunch', path, visitor)
  await album.keep('deskLaunch', `${path}?stage=refused`, visitor)
}
