import { notProvenByAudit, provenByAudit } from '../register/audit-facts.ts'
import type { Audited, AuditFact } from '../register/audit-findings.ts'
import type { Finding, Findings } from './findings.ts'

/** What an audit found, for the terminal. */
export function auditFindings(verdict: string, audited: Audited): Findings {
  return {
    verdict,
    proven: provenByAudit(audited).map(findingOf),
    notProven: notProvenByAudit(audited).map(findingOf),
  }
}

function findingOf({ fact, says }: AuditFact): Finding {
  return { label: LABELS[fact], says }
}

/** One that is missing does not compile. */
const LABELS: Readonly<Record<AuditFact['fact'], string>> = {
  signatures: 'Signatures',
  law: 'Rules',
  root: 'Tree',
  register: 'Register',
  'register-alone': 'Register',
  earlier: 'Earlier',
  rolls: 'Lists',
  texts: 'Texts',
  said: 'Words',
  files: 'Figures',
  'files-shown': 'Files',
  'file-wrong': 'Files',
  'file-lost': 'Files',
  'words-lost': 'Words',
  'words-unread': 'Words',
  'files-unread': 'Figures',
  'files-unshown': 'Files',
  before: 'Last audit',
  first: 'Last audit',
  cosigned: 'Witness',
  'anchor-before': 'Clocks',
  'shown-to-all': 'One history',
  'key-named': 'Key',
  'earlier-alone': 'Earlier',
  'rolls-alone': 'Lists',
  pages: 'Pages',
  door: 'Left out',
  holders: 'Who signed',
  true: 'Truth',
}
