/** What an audit has found, as it is printed with `--json`. */
export interface Audited {
  readonly place: string
  readonly origin: string
  readonly vkey: string
  /** Whether the auditor brought the log's key; otherwise it is the one that entry 0 names. */
  readonly vkeyGiven: boolean
  readonly size: number
  readonly root: string
  readonly rules: number
  readonly signatures: number
  readonly tiles: number
  readonly register: { readonly digest: string; readonly rows: number; readonly compared: boolean }
  /** The size at the last audit that was remembered. */
  readonly before: { readonly size: number } | null
  readonly cosigners: readonly { readonly name: string; readonly time: string }[]
  readonly seconds: number
}

/** What was proven and what was not, in one paragraph. */
export function paragraphOf(audited: Audited): string {
  const { origin, size, root, rules, signatures, tiles, register, before, cosigners, place } = audited
  const proven = [
    `Audited ${origin} at ${place}: all ${count(size, 'entry', 'entries')} in ${audited.seconds} s.`,
    `Proven: ${count(signatures, 'signature matches', 'signatures match')}, each by a key that an earlier entry or the entry itself brought in and that was in force there;`,
    `every entry follows the law (rules version ${rules}) at its place, with the policies, texts and mandates then in force;`,
    `the entries give the root ${root}, which the log signed, and ${count(tiles, 'tile', 'tiles')} as served;`,
    register.compared
      ? `the register as published, ${count(register.rows, 'row', 'rows')}, ${register.digest}, follows from the log byte for byte;`
      : `the register that follows has ${count(register.rows, 'row', 'rows')} and the digest ${register.digest}, and nothing was here to compare it with;`,
    before === null
      ? 'nothing was remembered of this log from an earlier audit.'
      : `the log still holds the ${count(before.size, 'entry', 'entries')} of the last audit, unchanged.`,
  ]
  const notProven = [
    cosigners.length === 0
      ? 'that the log shows everyone this same history, since no witness that you trust has cosigned it'
      : undefined,
    audited.vkeyGiven
      ? undefined
      : `that ${audited.vkey} is the depositary’s key, which only its own entry 0 says here`,
    'what the door kept out, or why a switch was set',
    'that whoever held a key was who the depositary says, or read what they signed',
    'that anything stated is true',
  ].filter(one => one !== undefined)
  const witnessed = cosigners.map(({ name, time }) => `${name} cosigned it at ${time}`).join('; ')
  return `${[...proven, witnessed === '' ? '' : `${witnessed}.`].filter(Boolean).join(' ')} Not proven: ${notProven.join('; ')}.`
}

function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}
