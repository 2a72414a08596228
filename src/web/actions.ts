import type { ActionOf } from './access-control.ts'
import { showAccessibility } from './accessibility.ts'
import { showOwnApplication, takeAnswer } from './apply/applicant.ts'
import { showApply, showApplyStep, takeApplication, takeApplyStep } from './apply/apply.ts'
import {
  beginDomain,
  confirmAddress,
  lookForLine,
  sendCode,
  showAddress,
  takeCode,
  takeDocument,
} from './apply/proof-actions.ts'
import { showBatch, takeBatch } from './bulk/batch.ts'
import { showListing, takeListing } from './bulk/listing.ts'
import { showLists, takeLists } from './bulk/lists.ts'
import { showBulk, takeBulk } from './bulk/plan.ts'
import { showCall, showCallJson } from './call/call.ts'
import { showGrowthCsv } from './call/growth-csv.ts'
import { showNotices, showNoticesJson } from './call/notices.ts'
import { showAudit, showVerify } from './check/verify.ts'
import { showCommitment } from './commitments/commitment.ts'
import { awaitedAt, showAct, signAct } from './desk/act/acts.ts'
import { showSecond, showSeconds, takeSecond } from './desk/act/second.ts'
import { showApplication, takeDecision } from './desk/application/application.ts'
import { deleteDocument, showDocument } from './desk/application/documents.ts'
import { showEvidence } from './desk/application/proofs.ts'
import { showAt } from './desk/at.ts'
import { showCalls } from './desk/call/calls.ts'
import { showInvitedCsv } from './desk/call/csv.ts'
import { showCycle } from './desk/call/cycle.ts'
import { showDeskCall, takeDeskCall } from './desk/call/page.ts'
import { showRemind, takeRemind } from './desk/call/remind.ts'
import { showDiary } from './desk/diary.ts'
import { showForm, takeForm } from './desk/form/forms.ts'
import { readPasted } from './desk/form/pasted.ts'
import { showDesk } from './desk/home.ts'
import { showIndicatorsForm } from './desk/indicators/page.ts'
import { showIndicatorTable } from './desk/indicators/table.ts'
import { takeIndicators } from './desk/indicators/take.ts'

import { showInvitations, takeInvitations } from './desk/invitations.ts'
import { showInviting, showPrepared, takeInviting, takePrepared } from './desk/inviting.ts'
import { showLetter, takeLetter } from './desk/letter.ts'
import { showLimits, takeLimits } from './desk/limits.ts'
import {
  chooseOwnLetters,
  endOwnSession,
  showOwn,
  showSecondPasskey,
  takeSecondPasskey,
} from './desk/officer/account.ts'
import { showEnrolment, takeEnrolment } from './desk/officer/enrolment.ts'
import { showOfficers, takeOfficers } from './desk/officer/officers.ts'
import { askIdentity, officerSignIn, takeIdentity } from './desk/officer/sign-in.ts'
import { showDeskOrganisation, showDeskOrganisations } from './desk/organisation/page.ts'
import { showOutbox, takeOutbox } from './desk/outbox.ts'
import { showOpened } from './desk/prepared/opened.ts'
import { beginCall, showPreparedList, showStep, takeStep } from './desk/prepared/prepared.ts'
import { showPreview } from './desk/prepared/preview.ts'
import { showReview, takeReview } from './desk/prepared/review.ts'
import { showAside, showPile, showPiles, takeAside, takePile } from './desk/quarantine.ts'
import { showSettings, takeSettings } from './desk/settings/settings.ts'
import { showDeskNames, showNameCalls, takeDeskNames } from './desk/shown-names.ts'
import { showEntry, showEntryBytes, showEntryJson } from './entry/entry.ts'
import { orDone } from './forms/act-drafts.ts'
import { showHealth, showMetrics, showReady, showSecurity } from './health.ts'
import { showHome } from './home.ts'
import { showImprint } from './imprint.ts'
import { showValuesCsv } from './indicators/all-values.ts'
import { showIndicatorsCodebook } from './indicators/codebook.ts'
import { compareList, showComparing } from './indicators/compare.ts'
import { showAnswersCsv, showIndicatorsCsv } from './indicators/csv.ts'
import { showIndicatorsJson } from './indicators/data.ts'
import { showIndicator } from './indicators/indicator.ts'
import { showIndicators } from './indicators/indicators.ts'
import { showIndicatorCsv } from './indicators/values-csv.ts'
import { showAsset, showIcon } from './kit/kit.ts'
import { showLaunch, showLaunches, takeLaunch } from './launch/launch.ts'
import { showWishes, stopLetters, takeWishes } from './letters/wishes.ts'
import { showWords } from './log/attachments.ts'
import { exportRegister, exportWords, redirectToLatest } from './log/exports.ts'
import { showCheckpoint, showTile } from './log/log.ts'
import { showLog } from './log/page.ts'
import { showCodebook } from './matrix/codebook.ts'
import { showCommitmentsCsv } from './matrix/csv.ts'
import { showCommitmentsJson } from './matrix/data.ts'
import { showDue } from './matrix/due.ts'
import { showMatrix } from './matrix/matrix.ts'
import { showCallMeasures } from './matrix/measures.ts'
import { showAskedCsv, showOverTime, showStatusCsv } from './matrix/over-time-page.ts'
import { showPrinciple } from './matrix/principle.ts'
import { showOpenapi } from './openapi/openapi.ts'
import { showParty, showPartyJson } from './party/party.ts'
import { downloadOwnData, downloadOwnReceipt, showPerson, takePerson } from './person/citizen.ts'
import {
  showConfirmPerson,
  showNotMe,
  showPersonCode,
  takeConfirmPerson,
  takeNotMe,
  takePersonCode,
} from './person/confirm.ts'
import { showPersonForm, takePersonForm } from './person/form.ts'
import { showPersons, showPersonsCsv, showPersonsJson } from './person/names.ts'
import { showPrivacy } from './privacy.ts'
import { showProblem } from './problem-answer.ts'
import { showBadge } from './receipt/badge.ts'
import { showReceipt, showReceiptPage } from './receipt/page.ts'
import { showReportCsv, showReportJson } from './reports/data.ts'
import { showReports } from './reports/list.ts'
import { showReportFiled, showReportSection } from './reports/page.ts'
import { showRepresentativeAct, signRepresentativeAct } from './representative/acts.ts'
import {
  showInviteColleague,
  takeColleagueDecision,
  takeInviteColleague,
} from './representative/colleagues.ts'
import { showJoint, takeInvite, takeJoint } from './representative/commitments/joint.ts'
import { showChange, showMake, takeChange, takeMake } from './representative/commitments/make.ts'
import { showMeasures as showMeasuresToTake, takeMeasures } from './representative/commitments/measures.ts'
import { endDraft, showCommitments } from './representative/commitments/own.ts'
import { downloadOwn, showUpload, takeUpload } from './representative/commitments/upload.ts'
import { showWithdraw, takeWithdraw } from './representative/commitments/withdraw.ts'
import { showYear } from './representative/commitments/year.ts'
import { showContact, showContacts, takeContact, takeContactChange } from './representative/contacts.ts'
import { showCosign, takeCosign } from './representative/cosign.ts'
import { showDeclining, takeDeclined } from './representative/declining.ts'
import { showColleague, showInvitation, takeColleague, takeInvitation } from './representative/enrolment.ts'
import { representativeForms } from './representative/forms.ts'
import { downloadOwnSealed, endPartySession, showRepresentative } from './representative/home.ts'
import { showOwnName, takeOwnName } from './representative/naming.ts'
import { showAccount, takeAccount } from './representative/reporting/account.ts'
import { showReportPreview, takeReportPreview } from './representative/reporting/preview.ts'
import { showReport, takeReport } from './representative/reporting/report.ts'
import { showSection, takeSection } from './representative/reporting/section.ts'
import { representativeSignIn } from './representative/session.ts'
import { downloadCorrect, showCorrect, takeCorrect } from './representative/sheets/correct.ts'
import {
  downloadReportSheet,
  showReportSheet,
  takeReportSheet,
} from './representative/sheets/report-sheet.ts'
import { showSourceFile, showSources, takeSources } from './representative/sources/page.ts'
import { showAbsent, showAbsentJson } from './roll/absent.ts'
import { showAbsentCsv } from './roll/absent-csv.ts'
import { showChangesCsv, showChangesJson } from './roll/changes-data.ts'
import { showChanges } from './roll/changes-page.ts'
import { showRollCsv, showRollJson } from './roll/data.ts'
import { showRollPrint } from './roll/print.ts'
import { showRoll } from './roll/roll.ts'
import type { RouteName } from './routes.ts'
import { showOrganisationsJson, showSearchJson } from './search/data.ts'
import { showOrganisations } from './search/directory.ts'
import { showSearch } from './search/page.ts'
import { showCard, showSignedCard } from './share/cards.ts'
import { showEmbed } from './share/embed.ts'
import {
  showCallAtom,
  showCallFeed,
  showLogAtom,
  showLogFeed,
  showPartyAtom,
  showPartyFeed,
} from './share/feeds.ts'
import { showShare } from './share/share.ts'
import { beginSign, showSign } from './sign/begin.ts'
import { downloadStatement, showConfirm, signConfirmed, takeEnvelope } from './sign/confirm.ts'
import { keepRead, showRead } from './sign/read.ts'
import { downloadSealed, showSealed } from './sign/sealed.ts'
import { showSigned } from './sign/signed.ts'
import { showRobots, showSitemap, showSitemapPart } from './sitemap.ts'
import { redirectToSpec, showSpec, showSpecFile, showSpecPaper } from './spec/page.ts'
import { postStatement } from './statements.ts'
import { showTextChanges } from './text/changes.ts'
import { showPolicy } from './text/policies.ts'
import { showText, showTextVersion } from './text/text.ts'

/** What answers each address, behind its door. A missing action does not compile. */
export const ACTIONS: { readonly [Name in RouteName]: ActionOf<Name> } = {
  home: showHome,
  postStatement,
  log: showLog,
  checkpoint: showCheckpoint,
  tile: showTile,
  logAtom: showLogAtom,
  logFeed: showLogFeed,
  entry: showEntry,
  entryJson: showEntryJson,
  entryBytes: showEntryBytes,
  entryReceipt: showReceiptPage,
  entrySigned: showSigned,
  receipt: showReceipt,
  words: showWords,
  party: showParty,
  partyJson: showPartyJson,
  search: showSearch,
  searchJson: showSearchJson,
  organisations: showOrganisations,
  organisationsJson: showOrganisationsJson,
  partyAtom: showPartyAtom,
  partyFeed: showPartyFeed,
  exportLatest: redirectToLatest,
  exportRegister,
  exportWords,
  desk: showDesk,
  deskAt: showAt,
  deskOrganisations: showDeskOrganisations,
  deskOrganisation: showDeskOrganisation,
  deskEnrol: showEnrolment,
  deskEnrolSent: takeEnrolment,
  deskSignIn: officerSignIn.show,
  deskSignInSent: officerSignIn.take,
  deskSignOut: officerSignIn.leave,
  deskIdentity: askIdentity,
  deskIdentityBack: takeIdentity,
  deskOwn: showOwn,
  deskOwnSession: endOwnSession,
  deskOwnLetters: chooseOwnLetters,
  deskPasskey: showSecondPasskey,
  deskPasskeySent: takeSecondPasskey,
  deskOutbox: showOutbox,
  deskOutboxSent: takeOutbox,
  deskLetter: showLetter,
  deskLetterSent: takeLetter,
  deskSettings: showSettings,
  deskSettingsSent: takeSettings,
  deskInvitations: showInvitations,
  deskInvitationsSent: takeInvitations,
  deskInviting: showInviting,
  deskInvitingSent: takeInviting,
  deskInvitingNow: showPrepared,
  deskInvitingSigned: takePrepared,
  deskLimits: showLimits,
  deskLimitsSent: takeLimits,
  deskAsides: showPiles,
  deskAside: showAside,
  deskAsideSent: takeAside,
  deskPile: showPile,
  deskPileSent: takePile,
  deskOfficers: showOfficers,
  deskOfficersSent: takeOfficers,
  deskLists: showLists,
  deskListsSent: takeLists,
  deskList: showListing,
  deskListSent: takeListing,
  deskBulk: showBulk,
  deskBulkSent: takeBulk,
  deskBatch: showBatch,
  deskBatchSent: takeBatch,
  deskNames: showNameCalls,
  deskNamesOf: showDeskNames,
  deskNamesSent: takeDeskNames,
  deskDiary: showDiary,
  deskApplication: showApplication,
  deskDecision: takeDecision,
  deskDocument: showDocument,
  deskDocumentSent: deleteDocument,
  deskEvidence: showEvidence,
  deskLaunches: showLaunches,
  deskLaunch: showLaunch,
  deskLaunchSent: takeLaunch,
  deskPrepared: showPreparedList,
  deskPreparedBegun: beginCall,
  deskPreparedReview: showReview,
  deskPreparedReviewed: takeReview,
  deskPreparedPreview: showPreview,
  deskPreparedStep: showStep,
  deskPreparedSaved: takeStep,
  deskWords: readPasted,
  deskOpened: showOpened,
  deskCalls: showCalls,
  deskCall: showDeskCall,
  deskCallSent: takeDeskCall,
  deskCycle: showCycle,
  deskIndicators: showIndicatorsForm,
  deskIndicatorsSent: takeIndicators,
  deskIndicatorTable: showIndicatorTable,
  deskIndicatorWorkbook: showIndicatorTable,
  deskInvited: showInvitedCsv,
  deskRemind: showRemind,
  deskRemindSent: takeRemind,
  deskForm: showForm,
  deskFormSent: takeForm,
  deskAct: showAct,
  deskActSigned: orDone('/desk', signAct, awaitedAt),
  deskSeconds: showSeconds,
  deskSecond: showSecond,
  deskSecondSent: orDone('/desk', takeSecond),
  application: showOwnApplication,
  emailSent: sendCode,
  codeSent: takeCode,
  domainSent: beginDomain,
  lookSent: lookForLine,
  documentSent: takeDocument,
  address: asked => showAddress(asked),
  addressConfirmed: confirmAddress,
  applicationAnswer: takeAnswer,
  invitation: showInvitation,
  invitationSent: takeInvitation,
  declining: showDeclining,
  declined: takeDeclined,
  representative: showRepresentative,
  representativeSignIn: representativeSignIn.show,
  representativeSignInSent: representativeSignIn.take,
  representativeSignOut: representativeSignIn.leave,
  representativeName: showOwnName,
  representativeNameSent: takeOwnName,
  representativeSessions: endPartySession,
  representativeSealed: downloadOwnSealed,
  representativeColleagues: showInviteColleague,
  representativeColleaguesSent: takeInviteColleague,
  representativeContacts: showContacts,
  representativeContactsSent: takeContact,
  representativeContact: showContact,
  representativeContactSent: takeContactChange,
  representativeDecision: orDone('/representative', takeColleagueDecision),
  representativeForm: representativeForms.show,
  representativeFormSent: representativeForms.take,
  representativeAct: showRepresentativeAct,
  representativeActSigned: orDone('/representative', signRepresentativeAct),
  representativeCommitments: showCommitments,
  representativeMake: showMake,
  representativeMade: takeMake,
  representativeMeasures: showMeasuresToTake,
  representativeMeasuresSent: takeMeasures,
  representativeWithdraw: showWithdraw,
  representativeWithdrawn: takeWithdraw,
  representativeReport: showReport,
  representativeReported: takeReport,
  representativeSources: showSources,
  representativeSourcesSent: takeSources,
  representativeSourceFile: showSourceFile,
  representativeSheet: showReportSheet,
  representativeSheetSent: takeReportSheet,
  representativeSheetCsv: downloadReportSheet,
  representativeSheetXlsx: downloadReportSheet,
  representativeCorrect: showCorrect,
  representativeCorrected: takeCorrect,
  representativeCorrectCsv: downloadCorrect,
  representativeCorrectXlsx: downloadCorrect,
  representativeReportPart: showSection,
  representativeReportPartSent: takeSection,
  representativeReportAccount: showAccount,
  representativeReportAccountSent: takeAccount,
  representativePreview: showReportPreview,
  representativePreviewed: takeReportPreview,
  representativeYear: showYear,
  representativeUpload: showUpload,
  representativeUploaded: takeUpload,
  representativeDownload: downloadOwn,
  representativeDraftEnded: endDraft,
  representativeChange: showChange,
  representativeChanged: takeChange,
  representativeInvited: takeInvite,
  representativeJoint: showJoint,
  representativeJointSent: orDone('/representative', takeJoint),
  representativeCosign: showCosign,
  representativeCosigned: orDone('/representative', takeCosign),
  colleague: showColleague,
  colleagueSent: takeColleague,
  letters: showWishes,
  lettersSent: takeWishes,
  lettersStop: showWishes,
  lettersStopSent: stopLetters,
  person: showPerson,
  personSent: takePerson,
  personReceipt: downloadOwnReceipt,
  personData: downloadOwnData,
  personNotMe: showNotMe,
  personNotMeSent: takeNotMe,
  verify: showVerify,
  accessibility: showAccessibility,
  imprint: showImprint,
  privacy: showPrivacy,
  audit: showAudit,
  health: showHealth,
  ready: showReady,
  metrics: showMetrics,
  security: showSecurity,
  openapi: showOpenapi,
  problem: showProblem,
  asset: showAsset,
  specBare: redirectToSpec,
  spec: showSpec,
  specPaper: showSpecPaper,
  specFile: showSpecFile,
  icon: showIcon,
  robots: showRobots,
  sitemap: showSitemap,
  sitemapPart: showSitemapPart,
  call: showCall,
  callJson: showCallJson,
  apply: showApply,
  applySent: takeApplication,
  applyStep: showApplyStep,
  applyStepSent: takeApplyStep,
  text: showText,
  textVersion: showTextVersion,
  textChanges: showTextChanges,
  policy: showPolicy,
  notices: showNotices,
  noticesJson: showNoticesJson,
  roll: showRoll,
  rollPrint: showRollPrint,
  rollJson: showRollJson,
  rollCsv: showRollCsv,
  changes: showChanges,
  changesJson: showChangesJson,
  changesCsv: showChangesCsv,
  commitments: showMatrix,
  commitmentsJson: showCommitmentsJson,
  commitmentsCsv: showCommitmentsCsv,
  codebook: showCodebook,
  commitment: showCommitment,
  reports: showReports,
  reportFiled: showReportFiled,
  reportJson: showReportJson,
  reportCsv: showReportCsv,
  reportSection: showReportSection,
  principle: showPrinciple,
  measures: showCallMeasures,
  due: showDue,
  overTime: showOverTime,
  askedCsv: showAskedCsv,
  growthCsv: showGrowthCsv,
  statusCsv: showStatusCsv,
  indicators: showIndicators,
  indicatorsJson: showIndicatorsJson,
  indicatorsCsv: showIndicatorsCsv,
  answersCsv: showAnswersCsv,
  valuesCsv: showValuesCsv,
  indicatorsCodebook: showIndicatorsCodebook,
  indicatorsCompare: showComparing,
  indicatorsCompared: compareList,
  indicator: showIndicator,
  indicatorCsv: showIndicatorCsv,
  absent: showAbsent,
  absentJson: showAbsentJson,
  absentCsv: showAbsentCsv,
  badge: showBadge,
  callAtom: showCallAtom,
  callFeed: showCallFeed,
  share: showShare,
  embed: showEmbed,
  card: showCard,
  cardSigned: showSignedCard,
  persons: showPersons,
  personsJson: showPersonsJson,
  personsCsv: showPersonsCsv,
  personSign: showPersonForm,
  personSignSent: takePersonForm,
  personCode: showPersonCode,
  personCodeSent: takePersonCode,
  personConfirm: showConfirmPerson,
  personConfirmSent: takeConfirmPerson,
  sign: showSign,
  signBegun: beginSign,
  signRead: showRead,
  signReadSent: keepRead,
  signConfirm: showConfirm,
  signConfirmed,
  signStatement: downloadStatement,
  signSealed: showSealed,
  signSealedFile: downloadSealed,
  signEnvelope: takeEnvelope,
}
