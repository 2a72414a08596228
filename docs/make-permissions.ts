import { writeFileSync } from 'node:fs'
import type { Declaration } from '../src/register/declaration.ts'
import { SECOND_HAND_DAYS } from '../src/register/second-approval.ts'
import { TYPES } from '../src/register/types.ts'
import { lets, OFFICES_HELD, type OfficeHeld } from '../src/web/office-permissions.ts'
import { type Door, type OfficersDoor, ROUTES } from '../src/web/routes.ts'

/**
 * `docs/permissions.md`: who may sign which type of statement, and who may come to which address; made of the
 * declarations and of the routes, and never edited: node bin/node.mjs docs/make-permissions.ts
 */
export function formatPermissions(): string {
  return `${[INTRODUCTION, statementsTable(), NARROWER, doorsTable(), addressesTable()].join('\n\n')}\n`
}

const INTRODUCTION = `# Who may do what

Made from the code by \`node bin/node.mjs docs/make-permissions.ts\`; do not edit it. The law decides who signs
(\`src/register/types\`), whoever posts the statement. The routes decide who comes to a page (\`src/web/routes.ts\`,
\`src/web/office-permissions.ts\`). Two tables written by hand try both: each type of statement signed by everybody
(\`test/safety/statements.test.ts\`), and each address as everybody (\`test/safety/routes.test.ts\`).

## Statements

An officer here is one who decides. Officers who draft or read sign nothing but the statement that brings in their own
key. "After ${SECOND_HAND_DAYS} days": one hand has announced the whole act, and waited; with a star, one hand is
enough where the type says so itself. "Not by a switch": no kill switch stops this statement.`

const NARROWER = `A type can ask for more than this table shows ([spec/register.md](../spec/register.md)). A key of an officer enters only
by the depositary's own key, and while two officers decide only where two have allowed it. A key of the depositary is revoked only by another of its keys. A party suspends,
adds and revokes keys of its own only. A seal is opened by the depositary, or by any party that holds envelope and salt.

The server signs some statements with the depositary's key, without an officer's signature on the statement. It does so
for each key that an invitation or an enrolment brings in, each citizen's signature and its erasure, each seal and its
opening, each mandate that is checked again by itself, each anchor, and each row of a list that an officer has approved.`

const yes = 'yes'
const no = '–'

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

function statementsTable(): string {
  const head = ['statement', 'depositary’s key', 'one officer', 'two officers', 'a party’s signatory']
  const more = ['a party’s drafter', 'signs too', 'after a call’s end', 'not by a switch']
  return table([...head, ...more], TYPES.map(signersOf))
}

function signersOf(declared: Declaration): string[] {
  const { type, author, office, secondHand, twoOfficers, drafters, founds, flags, refuses, scope } = declared
  const byKeeper = author !== 'party'
  const byOfficers = byKeeper && office === 'officer'
  const byParty = author !== 'depositary'
  const alone = secondHand ? `after ${SECOND_HAND_DAYS} days${'oneHand' in flags ? '*' : ''}` : yes
  const named = 'cosigner_missing' in refuses ? 'the party named, where bound' : 'may: the party named'
  const recovers = 'recoveredBy' in flags ? 'or the recovery key, then at once' : []
  const too = ['newKeys' in flags ? 'each new key' : [], recovers, 'cosigners' in flags ? named : []].flat()
  return [
    `\`${type}\``,
    byKeeper && !twoOfficers
      ? founds === 'log'
        ? 'those that it brings'
        : office === 'owner'
          ? alone
          : yes
      : no,
    byOfficers && !twoOfficers ? alone : no,
    byOfficers ? yes : no,
    byParty ? yes : no,
    byParty && drafters ? yes : no,
    too.join(', ') || no,
    scope === 'call' ? (declared.afterClosing ? yes : no) : '',
    declared.switchable ? no : yes,
  ]
}

type NamedDoor = Extract<Door, string>

/** Who comes by a door that is no officers'. */
const COMES: Readonly<Record<Exclude<NamedDoor, OfficersDoor>, string>> = {
  anyone: 'everybody; nothing that is sent there is attributed to anybody',
  programs: 'everybody: what is posted is a signed statement, which carries its own proof',
  link: 'who holds the token in the address',
  browser: 'the browser that began what the address names',
  representative: 'who signed in with a key of a party that is in force: signatory, drafter or reader',
  signatory: 'the same, with a key that signs for the party',
}

const BY_PROVIDER: Readonly<Record<OfficersDoor, string>> = {
  officer: 'sees',
  drafter: 'sees, where the office allows it',
  decider: no,
}

function doorsTable(): string {
  const doors = Object.keys(BY_PROVIDER) as OfficersDoor[]
  const may = (door: OfficersDoor, office: OfficeHeld) => (lets(door, { office }) ? yes : no)
  const offices = doors.map(door => [
    `\`${door}\``,
    ...OFFICES_HELD.map(office => may(door, office)),
    BY_PROVIDER[door],
  ])
  const others = Object.entries(COMES).map(([door, who]) => [`\`${door}\``, who])
  const ofOffices = table(
    ['door', ...OFFICES_HELD.map(office => `officer: ${office}`), 'by an identity provider'],
    offices,
  )
  return [AT_DOORS, ofOffices, table(['door', 'who comes'], others)].join('\n\n')
}

const AT_DOORS = `## Doors

Each address has a door. An officer signs in with a passkey; whoever comes by an identity provider sends nothing. What
changes something is taken from this site's own pages only, but for \`programs\`.`

function addressesTable(): string {
  const at = new Map<string, { see: string; send: string }>()
  for (const [method, path, door] of Object.values(ROUTES)) {
    const row = at.get(path) ?? { see: no, send: no }
    at.set(path, { ...row, [method === 'GET' ? 'see' : 'send']: said(door) })
  }
  const rows = [...at].map(([path, { see, send }]) => [`\`${path}\``, see, send])
  return `## Addresses\n\n${table(['address', 'to see', 'to send'], rows)}`
}

function said(door: Door): string {
  if (typeof door === 'string') return door
  const each = Object.entries(door.doors).map(
    ([value, who]) => `${who} where \`${door.field}\` is \`${value}\``,
  )
  return ['decider', ...each].join('; ')
}

if (import.meta.main) writeFileSync(new URL('./permissions.md', import.meta.url), formatPermissions())
