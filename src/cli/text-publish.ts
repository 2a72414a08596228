import type { CallRow } from '../register/rows.ts'
import { manifestDigest, textPublished } from '../register/types/texts.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { readJson } from './files.ts'
import { readRegister } from './registered.ts'
import type { Surroundings } from './surroundings.ts'
import { textFromFile } from './texts.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly text: string[]
  readonly title?: string[]
  readonly translation?: string[]
  readonly principles?: string
}

/** `avow text publish <call> --text en=text.en.md …` */
export function textPublishCommand(around: Surroundings) {
  const command = newCommand<[string], Options>(
    'publish',
    'publish the exact words of a call; a further text supersedes the one before',
    async (call, options) => {
      const server = await connect(options, around)
      const titles = new Map((options.title ?? []).map(given => pair(given, '--title')))
      const found = [
        ...options.text.map(given => ({ given, authentic: true })),
        ...(options.translation ?? []).map(given => ({ given, authentic: false })),
      ].map(({ given, authentic }) => {
        const [lang, path] = pair(given, '--text')
        return textFromFile(path, { lang, title: titles.get(lang) ?? call, authentic })
      })
      const principles = options.principles === undefined ? [] : readJson(options.principles)
      const manifest = { texts: found.map(one => one.text), principles }
      const row: CallRow | undefined = (await readRegister(server, ['calls'])).get('calls', call)
      const outcome = await say(
        server,
        {
          type: textPublished.type,
          by: 'depositary',
          call,
          body: asBody({ manifest, supersedes: row?.text ?? null }),
          signers: depositarySigners(options, around),
          parts: found.map(one => one.part),
        },
        options,
      )
      const digest = manifestDigest(manifest as never)
      return {
        text: `${outcome.text}\nA signature binds the manifest ${digest}.`,
        json: { ...(outcome.json as object), manifest: digest },
      }
    },
  )
    .argument('<call>')
    .requiredOption(
      '--text <lang=file>',
      'an authentic language, Markdown or .txt; once per language',
      gather,
    )
    .option('--translation <lang=file>', 'a language that is not authentic', gather)
    .option('--title <lang=title>', 'its title in that language (default: the id of the call)', gather)
    .option(
      '--principles <file>',
      'JSON: [{"id":"p1","titles":[{"lang":"en","text":"…"}],"kinds":null}, …]; "persons":true where it binds persons',
    )
  return addWritingOptions(command, 'depositary')
}

function pair(given: string, option: string): [string, string] {
  const at = given.indexOf('=')
  if (at < 1) throw new Misuse(`${option} is given as a language, "=" and the rest: en=…, not "${given}".`)
  return [given.slice(0, at), given.slice(at + 1)]
}
