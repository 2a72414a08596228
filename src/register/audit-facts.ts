import type { Audited, AuditFact } from './audit-findings.ts'

/** What an audit proves and what it does not, in words for a stranger: a sentence or two each. */

export function provenByAudit(audited: Audited): AuditFact[] {
  const { root, rules, signatures, tiles, register, before, cosigners } = audited
  return [
    {
      fact: 'signatures',
      says: `${count(signatures, 'signature matches', 'signatures match')}. Each key was named there or earlier, and was in force there.`,
    },
    {
      fact: 'law',
      says: `Every entry follows the rules of the register (version ${rules}) at its place, with the texts, call rules and proofs of authority then in force.`,
    },
    {
      fact: 'root',
      says: `The entries give the root ${root}, which the log signed, and ${count(tiles, 'tile', 'tiles')} as served.`,
    },
    register.compared
      ? {
          fact: 'register',
          says: `The published register (${count(register.rows, 'row', 'rows')}, ${register.digest}) follows from the log byte for byte.`,
        }
      : {
          fact: 'register-alone',
          says: `The register that follows has ${count(register.rows, 'row', 'rows')} and the fingerprint ${register.digest}. It was compared with no published one.`,
        },
    ...(sizesCompared(audited) === ''
      ? []
      : [
          {
            fact: 'earlier' as const,
            says: `So does the register published at these earlier sizes: ${sizesCompared(audited)}.`,
          },
        ]),
    ...(rollsCompared(audited) === ''
      ? []
      : [
          {
            fact: 'rolls' as const,
            says: `So do the lists of signatories, current or on the day named: ${rollsCompared(audited)}.`,
          },
        ]),
    ...(audited.words.texts === 0
      ? []
      : [
          {
            fact: 'texts' as const,
            says: `${count(audited.words.texts, 'text kept beside the log is', 'texts kept beside the log are')} what its entries bind, byte for byte.`,
          },
        ]),
    ...(audited.words.said === 0
      ? []
      : [
          {
            fact: 'said' as const,
            says: `${count(audited.words.said, 'longer passage in somebody’s own words is', 'longer passages in people’s own words are')} what its entries bind, byte for byte.`,
          },
        ]),
    ...(audited.files.read === 0
      ? []
      : [
          {
            fact: 'files' as const,
            says: `${count(audited.files.read, 'file of indicators or figures says', 'files of indicators or figures say')} what the log counts in ${audited.files.read === 1 ? 'it' : 'them'}.`,
          },
        ]),
    ...(audited.files.shown === 0
      ? []
      : [
          {
            fact: 'files-shown' as const,
            says: `${count(audited.files.shown, 'file shown with a report is the one its author', 'files shown with reports are those their authors')} signed.`,
          },
        ]),
    ...(before === null
      ? []
      : [
          {
            fact: 'before' as const,
            says: `The log still holds the ${count(before.size, 'entry', 'entries')} of the last audit, unchanged.`,
          },
        ]),
    ...cosigners.map(({ name, time }) => ({
      fact: 'cosigned' as const,
      says: `${name} signed it too, at ${time}.`,
    })),
  ]
}

export function notProvenByAudit({
  vkey,
  vkeyGiven,
  before,
  cosigners,
  earlier,
  rolls,
  anchors,
  files,
  words,
}: Audited): AuditFact[] {
  const facts: (AuditFact | false)[] = [
    ...anchors.map(({ entry, admitted, witness, cosigned }) => ({
      fact: 'anchor-before' as const,
      says: `When entries were recorded around log entry ${entry}. It says ${admitted}, yet contains what ${witness} signed at ${cosigned}: one clock was wrong.`,
    })),
    ...words.lost.map(({ entry, says }) => ({
      fact: 'words-lost' as const,
      says: `A text or words of log entry ${entry}: they are not available here, or not what was signed. ${says}`,
    })),
    ...files.wrong.map(({ entry, says }) => ({
      fact: 'file-wrong' as const,
      says: `What a file of log entry ${entry} says: it does not fit its entry. ${says}`,
    })),
    ...files.lost.map(({ entry, says }) => ({
      fact: 'file-lost' as const,
      says: `What a file of log entry ${entry} says: it is not available here. ${says}`,
    })),
    words.unread > 0 && {
      fact: 'words-unread',
      says: `What ${count(words.unread, 'text or longer passage', 'texts and longer passages')} beside the log ${words.unread === 1 ? 'says' : 'say'}: withheld, or not fetched.`,
    },
    files.unread > 0 && {
      fact: 'files-unread',
      says: `What is in ${count(files.unread, 'file of indicators or figures', 'files of indicators or figures')}: withheld, or not here.`,
    },
    files.unshown > 0 && {
      fact: 'files-unshown',
      says: `The contents of ${count(files.unshown, 'file shown with a report', 'files shown with reports')}: withheld, or not fetched.`,
    },
    before === null && {
      fact: 'first',
      says: 'That the log still holds what it showed before: nothing was remembered from an earlier audit.',
    },
    cosigners.length === 0 && {
      fact: 'shown-to-all',
      says: 'That the log shows everyone this history: no witness you trust has signed it.',
    },
    !vkeyGiven && {
      fact: 'key-named',
      says: `That ${vkey} is the keeper’s key: only log entry 0 says so here.`,
    },
    !earlier.some(({ compared }) => compared) && {
      fact: 'earlier-alone',
      says: 'That registers published earlier follow from the log: none was compared.',
    },
    !rolls.some(({ compared }) => compared) && {
      fact: 'rolls-alone',
      says: 'That the lists of signatories follow from the log: none was compared.',
    },
    {
      fact: 'pages',
      says: 'That pages and other CSV files show what the log says. Check what you quote against the entries and their files.',
    },
    { fact: 'door', says: 'What was refused, or why something was switched off.' },
    {
      fact: 'holders',
      says: 'That key holders were who the keeper says, or read what they signed.',
    },
    { fact: 'true', says: 'That anything stated is true.' },
  ]
  return facts.filter(fact => fact !== false)
}

/** Those that were compared, for people who want to compare them again; '' if none. */
export function sizesCompared({ earlier }: Audited): string {
  return earlier.flatMap(({ compared, size }) => (compared ? size : [])).join(', ')
}

export function rollsCompared({ rolls }: Audited): string {
  return rolls
    .flatMap(({ compared, call, day }) => (compared ? [call, day ?? []].flat().join(' ') : []))
    .join(', ')
}

/** Digits in groups of three, whatever the machine's language is. */
function count(n: number, one: string, many: string): string {
  return `${String(n).replace(/(?!^)(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`
}
