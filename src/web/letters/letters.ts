import type { Letters } from '../../work/letters/letter-writer.ts'
import { type RunningSite, say } from '../kit/kit.ts'
import {
  againWords,
  beforeWords,
  claimedWords,
  invitationWords,
  missingWords,
  reminderWords,
  toldWords,
} from './application.ts'
import { colleagueWords, waitsWords } from './colleague.ts'
import { contactWords } from './contact.ts'
import { dutyWords } from './duties.ts'
import { jointAskedWords, jointWords } from './joint.ts'
import { noticeWords } from './notice.ts'
import { officerWords } from './officer.ts'
import { confirmWords, ownWords } from './person.ts'

/** The letters of processes, in the languages of pages. `site` is asked for when one is written. */
export function lettersOf(site: () => RunningSite): Letters {
  return {
    langOf: tag => site().own.langIn(tag),
    before: of => beforeWords(site(), of),
    invitation: of => invitationWords(site(), of),
    reminder: of => reminderWords(site(), of),
    claimed: of => claimedWords(site(), of),
    proofMissing: of => missingWords(site(), of),
    proofAgain: of => againWords(site(), of),
    partyTold: of => toldWords(site(), of),
    notice: of => noticeWords(site(), of),
    duties: of => dutyWords(site(), of),
    contactChanged: of => contactWords(site(), of),
    colleagueInvited: of => colleagueWords(site(), of),
    colleagueWaits: of => waitsWords(site(), of),
    jointWaits: of => jointWords(site(), of),
    jointAsked: of => jointAskedWords(site(), of),
    officerTold: of => officerWords(site(), of),
    personConfirm: of => confirmWords(site(), of),
    personOwn: of => ownWords(site(), of),
    linkEnded: lang => say(site().own.langIn(lang), 'invites.linkEnded'),
    approvedBy: (lang, officer) => say(site().own.langIn(lang), 'bulk.noteOf', { officer }),
  }
}
