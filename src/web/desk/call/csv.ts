import { utf8 } from '../../../core/bytes.ts'
import { dayOf } from '../../../core/time.ts'
import { isEntering, type Leaf } from '../../../register/types/invitations.ts'
import { expectedOn, type Progress } from '../../../work/call-progress.ts'
import { standingInvitations } from '../../../work/invitations.ts'
import { type Answer, type Asked, callOrRefuse, formatCsvRow, privateFile } from '../../kit/kit.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { nameOf } from './invited.ts'
import { hasContinued, hasEntered, hasGone } from './stages.ts'

/** Who was invited, as a file for officers; the diary says who took it. Names and addresses of persons are not in it: files are passed on. */

const HEADS = [
  'id',
  'name',
  'kind',
  'country',
  'stage',
  'invited',
  'sent',
  'continued',
  'key',
  'signed',
  'answer_by',
  'reminders',
  'last_reminder',
  'declined',
]

export async function showInvitedCsv(asked: Asked, officer: Officer): Promise<Answer> {
  const { params, site } = asked
  const call = params.call!
  await callOrRefuse(site.log.store, call)
  const all = await expectedOn(site, call)
  const open = await standingInvitations(site)
  // Whom the register does not know yet is what its invitation says.
  const leaves = new Map(open.map(({ link, joins }) => [link, joins?.leaf]))
  const leafOf = ({ found }: Progress) => leaves.get(found?.value.link ?? '')
  const body = [HEADS, ...all.map(one => cells(asked, one, leafOf(one)))].map(formatCsvRow).join('')
  await noteAct(asked, officer, 'invited-downloaded', `${call} ${all.length}`)
  const type = 'text/csv; charset=utf-8; header=present'
  return privateFile(asked, { type, bytes: utf8(body), name: `invited-${call}.csv` })
}

function cells({ lang }: Asked, one: Progress, leaf: Leaf | undefined): string[] {
  const { found, id, party, letter, stage, signature } = one
  const { value } = found ?? {}
  const about = party ?? (leaf && isEntering(leaf) ? leaf : undefined)
  const day = (at: number | null | undefined) => (at == null ? '' : dayOf(at))
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  const signed = signature?.state === 'standing' ? (signature.events.at(-1)?.day ?? '') : ''
  return [
    id,
    nameOf(one, lang),
    about?.kind ?? '',
    about?.country ?? '',
    stage,
    day(value?.invited),
    hasGone(one) ? day(letter.at ?? value?.invited) : '',
    value?.continued == null && hasContinued(one) ? 'yes' : day(value?.continued),
    yes(hasEntered(one)),
    signed,
    value?.wish.answerBy ?? '',
    String(value?.reminders.length ?? 0),
    day(value?.reminders.at(-1)?.at),
    day(value?.declined?.at),
  ]
}
