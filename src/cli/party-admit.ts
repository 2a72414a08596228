import { Option } from 'commander'
import { KINDS, MANDATES } from '../register/kinds.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { gather, newCommand } from './command.ts'
import { spoken } from './compose.ts'
import { readSigner } from './data-folder.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly name: string[]
  readonly kind: string
  readonly country?: string
  readonly domain?: string
  readonly lei?: string
  readonly ror?: string
  readonly wikidata?: string
  readonly mandate: string
  readonly checked?: string
  readonly note?: string
  readonly evidence?: string[]
  readonly partyKey?: string[]
  readonly claims?: boolean
}

/** `avow party admit <id> --name … --kind … --mandate … --party-key …` */
export function partyAdmitCommand(around: Surroundings) {
  const command = newCommand<[string], Options>(
    'admit',
    'admit a party: its name, kind, mandate and first keys',
    async (party, options) => {
      const keys = (options.partyKey ?? []).map(readSigner)
      const { lei, ror, wikidata } = options
      const body = asBody({
        party,
        names: options.name.map(spoken),
        kind: options.kind,
        country: options.country ?? null,
        domain: options.domain ?? null,
        identifiers: { ...(lei && { lei }), ...(ror && { ror }), ...(wikidata && { wikidata }) },
        mandate: {
          level: options.mandate,
          checked: options.checked ?? new Date().toISOString().slice(0, 10),
          note: options.note === undefined ? null : spoken(options.note),
          evidence: options.evidence ?? [],
        },
        keys: keys.map(signer => signer.key),
        claims: options.claims ?? false,
      })
      const server = await connect(options, around)
      const signers = [...depositarySigners(options, around), ...keys]
      return say(server, { type: partyAdmitted.type, by: 'depositary', call: null, body, signers }, options)
    },
  )
    .argument('<party>', 'its id, as it will stand in addresses: port-of-northhaven')
    .requiredOption('--name <lang=name>', 'its name, once per language', gather)
    .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS).makeOptionMandatory())
    .addOption(
      new Option('--mandate <level>', 'what its representative has shown')
        .choices(MANDATES)
        .makeOptionMandatory(),
    )
    .option('--country <code>', 'ISO 3166-1 alpha-2')
    .option('--domain <domain>', 'its domain on the Internet')
    .option('--lei <lei>')
    .option('--ror <id>')
    .option('--wikidata <id>')
    .option('--checked <date>', 'when the mandate was checked (default: today)')
    .option('--note <lang=words>', 'what was checked, and how')
    .option('--evidence <digest>', 'a digest of what was checked, sha256:…', gather)
    .option('--party-key <file>', 'a first key of the party; it signs its admission too', gather)
    .option('--claims', 'the party takes over the row of this id that was copied from a list')
  return addWritingOptions(command, 'depositary')
}
