import { absent } from './absent.ts'
import { access } from './access.ts'
import { apply } from './apply.ts'
import { aside } from './aside.ts'
import { asks } from './asks.ts'
import { audit } from './audit.ts'
import { between } from './between.ts'
import { bulk } from './bulk.ts'
import { call } from './call.ts'
import { ceremony } from './ceremony.ts'
import { check } from './check.ts'
import { claim } from './claim.ts'
import { clauseForms } from './clause-forms.ts'
import { clauses } from './clauses.ts'
import { colleagues } from './colleagues.ts'
import { commitmentPages } from './commitment-pages.ts'
import { commitments } from './commitments.ts'
import { contacts } from './contacts.ts'
import { correct } from './correct.ts'
import { cycle } from './cycle.ts'
import { desk } from './desk.ts'
import { deskActs } from './desk-acts.ts'
import { deskEndings } from './desk-endings.ts'
import { deskIndicators } from './desk-indicators.ts'
import { deskPlaces } from './desk-places.ts'
import { diary } from './diary.ts'
import { documents } from './documents.ts'
import { dues } from './dues.ts'
import { endings } from './endings.ts'
import { entry } from './entry.ts'
import { entryPersons } from './entry-persons.ts'
import { fields } from './fields.ts'
import { figures } from './figures.ts'
import { fileNotes } from './file-notes.ts'
import { filing } from './filing.ts'
import { frame } from './frame.ts'
import { general } from './general.ts'
import { home } from './home.ts'
import { identity } from './identity.ts'
import { indicatorBook } from './indicator-book.ts'
import { indicatorTable } from './indicator-table.ts'
import { indicators } from './indicators.ts'
import { invalidate } from './invalidate.ts'
import { invalidation } from './invalidation.ts'
import { invited } from './invited.ts'
import { invites } from './invites.ts'
import { inviting } from './inviting.ts'
import { joining } from './joining.ts'
import { lately } from './lately.ts'
import { letters } from './letters.ts'
import { limits } from './limits.ts'
import { lists } from './lists.ts'
import { log } from './log.ts'
import { mandates } from './mandates.ts'
import { members } from './members.ts'
import { names } from './names.ts'
import { objections } from './objections.ts'
import { office } from './office.ts'
import { openPeriods } from './open-periods.ts'
import { ours } from './ours.ts'
import { outbox } from './outbox.ts'
import { own } from './own.ts'
import { party } from './party.ts'
import { people } from './people.ts'
import { persons } from './persons.ts'
import { plots } from './plots.ts'
import { prepared } from './prepared.ts'
import { privacy } from './privacy.ts'
import { proofs } from './proofs.ts'
import { queue } from './queue.ts'
import { receipt } from './receipt.ts'
import { refusals } from './refusals.ts'
import { reports } from './reports.ts'
import { representative } from './representative.ts'
import { roll } from './roll.ts'
import { sealed } from './sealed.ts'
import { search } from './search.ts'
import { secondHand } from './second-hand.ts'
import { settings } from './settings.ts'
import { share } from './share.ts'
import { sheets } from './sheets.ts'
import { showing } from './showing.ts'
import { sign } from './sign.ts'
import { switches } from './switches.ts'
import { talk } from './talk.ts'
import { terms } from './terms.ts'
import { text } from './text.ts'
import { types } from './types.ts'
import { verify } from './verify.ts'
import { verifyPersons } from './verify-persons.ts'
import { withholding } from './withholding.ts'

/** Every message in English, by area. English is the catalogue that the others are held to. */
export const en = {
  ...absent,
  ...access,
  ...aside,
  ...asks,
  ...audit,
  ...between,
  ...bulk,
  ...call,
  ...apply,
  ...claim,
  ...colleagues,
  ...clauseForms,
  ...clauses,
  ...commitmentPages,
  ...commitments,
  ...contacts,
  ...correct,
  ...desk,
  ...deskActs,
  ...deskEndings,
  ...deskIndicators,
  ...openPeriods,
  ...deskPlaces,
  ...cycle,
  ...diary,
  ...fields,
  ...figures,
  ...fileNotes,
  ...filing,
  ...people,
  ...ceremony,
  ...check,
  ...endings,
  ...entry,
  ...entryPersons,
  ...frame,
  ...general,
  ...home,
  ...identity,
  ...indicatorBook,
  ...indicatorTable,
  ...indicators,
  ...invalidate,
  ...invalidation,
  ...lately,
  ...letters,
  ...invited,
  ...invites,
  ...inviting,
  ...joining,
  ...limits,
  ...lists,
  ...log,
  ...mandates,
  ...own,
  ...office,
  ...ours,
  ...outbox,
  ...documents,
  ...dues,
  ...members,
  ...names,
  ...objections,
  ...party,
  ...plots,
  ...prepared,
  ...privacy,
  ...proofs,
  ...queue,
  ...persons,
  ...receipt,
  ...refusals,
  ...reports,
  ...representative,
  ...roll,
  ...sealed,
  ...search,
  ...secondHand,
  ...share,
  ...sheets,
  ...settings,
  ...showing,
  ...sign,
  ...switches,
  ...talk,
  ...terms,
  ...text,
  ...types,
  ...verify,
  ...verifyPersons,
  ...withholding,
} as const
