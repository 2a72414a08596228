import type { Audited, AuditFact } from './audit-findings.ts'

/** What an audit proves and what it does not, in words for a stranger: clauses of one sentence each. */

export function provenByAudit(audited: Audited): AuditFact[] {
  const { root, rules, signatures, tiles, register, before, cosigners } = audited
  return [
    {
      fact: 'signatures',
      says: `${count(signatures, 'signature matches', 'signatures match')}, each by a key that an earlier entry or the entry itself brought in and that was in force there`,
    },
    {
      fact: 'law',
      says: `every entry follows the law (rules version ${rules}) at its place, with the policies, texts and mandates then in force`,
    },
    {
      fact: 'root',
      says: `the entries give the root ${root}, which the log signed, and ${count(tiles, 'tile', 'tiles')} as served`,
    },
    register.compared
      ? {
          fact: 'register',
          says: `the register as published, ${count(register.rows, 'row', 'rows')}, ${register.digest}, follows from the log byte for byte`,
        }
      : {
          fact: 'register-alone',
          says: `the register that follows has ${count(register.rows, 'row', 'rows')} and the digest ${register.digest}, and nothing was here to compare it with`,
        },
    ...(sizesCompared(audited) === ''
      ? []
      : [
          {
            fact: 'earlier' as const,
            says: `so does the register as published at these earlier sizes: ${sizesCompared(audited)}`,
          },
        ]),
    ...(rollsCompared(audited) === ''
      ? []
      : [
          {
            fact: 'rolls' as const,
            says: `so do the rolls as shown, as they stand or on the day named: ${rollsCompared(audited)}`,
          },
        ]),
    before === null
      ? { fact: 'first', says: 'nothing was remembered of this log from an earlier audit' }
      : {
          fact: 'before',
          says: `the log still holds the ${count(before.size, 'entry', 'entries')} of the last audit, unchanged`,
        },
    ...cosigners.map(({ name, time }) => ({
      fact: 'cosigned' as const,
      says: `${name} cosigned it at ${time}`,
    })),
  ]
}

export function notProvenByAudit({
  vkey,
  vkeyGiven,
  cosigners,
  earlier,
  rolls,
  anchors,
}: Audited): AuditFact[] {
  const facts: (AuditFact | false)[] = [
    ...anchors.map(({ entry, admitted, witness, cosigned }) => ({
      fact: 'anchor-before' as const,
      says: `when entries were admitted around entry ${entry}, which says ${admitted} and holds what ${witness} cosigned at ${cosigned}: one of the two clocks was wrong`,
    })),
    cosigners.length === 0 && {
      fact: 'shown-to-all',
      says: 'that the log shows everyone this same history, since no witness that you trust has cosigned it',
    },
    !vkeyGiven && {
      fact: 'key-named',
      says: `that ${vkey} is the depositary’s key, which only its own entry 0 says here`,
    },
    !earlier.some(({ compared }) => compared) && {
      fact: 'earlier-alone',
      says: 'that registers published at earlier sizes follow from the log, since none was compared',
    },
    !rolls.some(({ compared }) => compared) && {
      fact: 'rolls-alone',
      says: 'that the rolls as shown follow from the log, since none was compared',
    },
    { fact: 'door', says: 'what the door kept out, or why a switch was set' },
    {
      fact: 'holders',
      says: 'that whoever held a key was who the depositary says, or read what they signed',
    },
    { fact: 'true', says: 'that anything stated is true' },
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
