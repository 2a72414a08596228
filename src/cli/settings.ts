import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import {
  changeSettings,
  colourFrom,
  contactFrom,
  imprintFrom,
  inLanguages,
  languagesFrom,
  markFrom,
  NO_SETTINGS,
  nameFrom,
  type Settings,
  settingsIn,
  sourceFrom,
  zoneFrom,
} from '../people/settings.ts'
import { openStore } from '../store/open.ts'
import { LANGS } from '../web/messages/languages.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { now, spoken } from './compose.ts'
import { readDrawerKey } from './data-folder.ts'
import { DATA, storedPlace } from './database.ts'
import type { Surroundings } from './environment.ts'
import { readBytes, readText } from './files.ts'

interface Options {
  readonly data?: string
  readonly name?: string[]
  readonly mark?: string
  readonly colour?: string
  readonly colourDark?: string
  readonly imprint?: string[]
  readonly contact?: string
  readonly source?: string
  readonly languages?: string
  readonly zone?: string
  readonly without?: string[]
}

const NAMES = Object.keys(NO_SETTINGS) as (keyof Settings)[]

/** `avow settings`: what is the keeper's own on its pages. A running server shows it a second later. */
export function settingsCommand(around: Surroundings) {
  return newCommand<[], Options>(
    'settings',
    'set what is your own on the pages: name, mark, colour, imprint, contact, languages, time zone; without an option print it',
    async ({ data, ...options }) => {
      const dataDir = data ?? around.dataDir
      const stored = storedPlace(around, data)
      const change = changeIn(options)
      const key = readDrawerKey(dataDir)
      const store = await openStore(stored)
      try {
        const drawer = new DrawerAuthentication(key).over(store.drawer)
        return shown(
          Object.keys(options).length === 0
            ? await settingsIn(drawer, now())
            : await changeSettings(drawer, change, now()),
        )
      } finally {
        await store.close()
      }
    },
  )
    .option('--name <lang=name>', 'the name on pages and in letters, once per language', gather)
    .option('--colour <#rrggbb>', 'the colour of the mark and of the line at the top')
    .option('--colour-dark <#rrggbb>', 'the same on dark paper (default: a lighter one is made of it)')
    .option('--mark <file>', 'a PNG of at most 64 KiB (default: the first letter of the name)')
    .option('--imprint <lang=file>', 'who answers for the pages, as Markdown, once per language', gather)
    .option('--contact <address>', 'an e-mail address or a page by which people reach you')
    .option('--source <address>', 'where the source of your copy of Avow is had (EUPL 1.2, article 5)')
    .option(
      '--languages <list>',
      'in which pages are offered, the first to whoever asks for none of them, as fr,en',
    )
    .option('--zone <name>', 'by whose clocks officers read and type hours, as Europe/Paris (default: UTC)')
    .option('--without <setting>', `unset ${NAMES.join(', ')}`, gather)
    .addOption(DATA)
}

/** Everything typed is looked at before anything is set. */
function changeIn({ name, imprint, without = [], ...typed }: Options) {
  const { mark, colour, colourDark, contact, source, languages, zone } = typed
  const unset = without.map(typed => {
    const found = NAMES.find(one => one === typed)
    if (found === undefined) throw new Misuse(`--without takes ${NAMES.join(', ')}, not ${typed}.`)
    return found
  })
  if (colourDark !== undefined && colour === undefined)
    throw new Misuse('--colour-dark stands beside --colour.')
  const given = {
    ...(mark !== undefined && { mark: markFrom(readBytes(mark)) }),
    ...(colour !== undefined && { colour: colourFrom(colour, colourDark) }),
    ...(contact !== undefined && { contact: contactFrom(contact) }),
    ...(source !== undefined && { source: sourceFrom(source) }),
    ...(languages !== undefined && { languages: languagesFrom(languages.split(','), LANGS) }),
    ...(zone !== undefined && { zone: zoneFrom(zone) }),
  }
  const files = (imprint ?? []).map(spoken).map(({ lang, text }) => ({ lang, text: readText(text) }))
  return (before: Settings): Settings => {
    const left = { ...before, ...Object.fromEntries(unset.map(one => [one, NO_SETTINGS[one]])) }
    return {
      ...left,
      ...given,
      ...(name && { name: nameFrom(inLanguages(left.name ?? [], name.map(spoken))) }),
      ...(imprint && { imprint: imprintFrom(inLanguages(left.imprint, files)) }),
    }
  }
}

function shown({ name, mark, colour, imprint, contact, source, languages, zone }: Settings) {
  const text = [
    `name: ${name?.map(({ lang, text }) => `${lang}=${text}`).join(', ') ?? 'that of entry 0'}`,
    `mark: ${mark === null ? 'the first letter of the name' : `a PNG of ${mark.width} by ${mark.height} pixels`}`,
    `colour: ${colour === null ? 'none' : `${colour.light} on light paper, ${colour.dark} on dark`}`,
    `imprint: ${imprint.map(({ lang, text }) => `${lang}, ${text.length} characters`).join('; ') || 'none'}`,
    `contact: ${contact ?? 'that of avow.json, if any'}`,
    `source: ${source ?? 'not said'}`,
    `languages: ${languages.join(', ') || `all of this server: ${LANGS.join(', ')}`}`,
    `zone: ${zone}`,
  ]
  return {
    json: {
      name,
      mark: mark && { width: mark.width, height: mark.height },
      colour,
      imprint,
      contact,
      source,
      languages,
      zone,
    },
    text,
  }
}
