import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Signer } from '../core/keys.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { STORY } from '../log/clock.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { foldIfOlder } from '../log/folding.ts'
import { lost, type MarkPlace, requireMark } from '../log/high-water.ts'
import { type Despite, type Log, openLog } from '../log/open.ts'
import { indexStored } from '../log/subjects.ts'
import { takeUpDrawer } from '../people/drawer-kinds.ts'
import { eraseAgain } from '../people/erasures.ts'
import { changeSettings, NO_SETTINGS } from '../people/settings.ts'
import { established } from '../register/types/depositary.ts'
import { LAWS } from '../register/types.ts'
import type { Drawer, Lying } from '../store/drawer.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Logger } from '../work/logger.ts'
import { showing, tell } from './command.ts'
import { asBody, doorPoster, now, type Poster, postStatement } from './compose.ts'
import {
  type Config,
  databasePath,
  depositaryKeyPath,
  drawerKeyPath,
  isFolderNew,
  makeDataFolder,
  makeDrawerKey,
  markPath,
  readConfig,
  readDrawerKey,
  readLogKey,
  readSigner,
} from './data-folder.ts'
import { placeOf } from './database.ts'
import type { Surroundings } from './environment.ts'
import { erasuresIn, journalPath } from './erasure-journal.ts'
import { EXAMPLE_KEEPER, fillFrom, firstDay, firstReal, readExamples, saidIn } from './examples.ts'
import { keepEvidence, reasonOf, replaceFile, withEvidenceFile } from './files.ts'
import { newConfig } from './init.ts'
import { beatNow, markFile } from './mark-file.ts'
import { StoryClock } from './story-clock.ts'
import { typedCommand } from './typed-command.ts'

/** Seconds that may pass between signing and admission, where no policy says otherwise: a week. */
const WINDOW = 604_800

/** Things of each kind in the drawer that are tried with its key: some are long. */
const MOST_TRIED = 3

/** Milliseconds between two looks at whether a new log may sign. */
const WAIT_MS = 100

/** This file stands in a data folder until the examples are all in: the next start then goes on with them. */
const fillingPath = (dataDir: string) => join(dataDir, 'filling')

interface Opening {
  readonly despite?: Despite
  /** Whether a folder that is not there is made, and filled from the examples. */
  readonly examples?: boolean
  readonly logger?: Pick<Logger, 'warn' | 'error'>
}

/**
 * Opens the data folder. Whatever the last start left undone is done first. Refuses `file_unreadable` where there is
 * none and no examples are asked for: under the name of a folder that was mistyped nothing may be published.
 */
export async function openDepositary(
  around: Surroundings,
  { despite = {}, examples = false, logger = TELLING }: Opening = {},
) {
  const { dataDir } = around
  const place = placeOf(around)
  if (isFolderNew(dataDir)) {
    if (!examples)
      throw new Refusal(
        'file_unreadable',
        `There is no register in ${dataDir}. "${typedCommand(around, 'init')}" makes an empty one, and "${typedCommand(around, 'serve --examples')}" one with examples in it.`,
      )
    const names = EXAMPLE_KEEPER.name.map(({ lang, text }) => `${lang}=${text}`)
    makeDataFolder(dataDir, newConfig({ name: names }, around))
    replaceFile(fillingPath(dataDir), 'The examples are not all in yet.\n')
  }
  const config = readConfig(dataDir)
  const logSigner = readLogKey(dataDir, config)
  await using opened = new AsyncDisposableStack()
  const mark = markFile(markPath(dataDir))
  opened.defer(mark.close)
  if ('dataDir' in place) requireStored(dataDir, mark, despite)
  const store = await openStore({ ...place, orRead: true })
  opened.defer(() => store.close())
  const drawerKey = await keyOfDrawer(dataDir, store)
  // Before anybody is served, whoever was erased since this database was copied is erased again. The tombstones follow
  // once the door takes anything.
  const seal = new DrawerAuthentication(drawerKey)
  await takeUpDrawer(store, one => seal.open(one))
  const drawer = seal.over(store.drawer)
  const erasedAgain = await eraseAgain(drawer, erasuresIn(journalPath(around)), now())
  const { witnesses, pooling, cosigned } = config
  // Before it writes: a start that may not go on must not fence off the server that does.
  await requireMark(store, mark.read(), logSigner, despite.continueAt).catch(error => {
    throw withEvidenceFile(error, dataDir)
  })
  // Not left to the start of the log: in a large one both take minutes, and whoever waits is shown why.
  await showing('Folding the log anew', true, show => foldIfOlder(store, logSigner.vkey, seal, show))
  await showing('Indexing entries that an older version stored', true, show => indexStored(store, show))
  // Where its owner keeps this key elsewhere, nothing is signed here but checkpoints.
  const keyPath = depositaryKeyPath(dataDir)
  const signer = existsSync(keyPath) ? readSigner(keyPath) : undefined
  // Before the log is opened, since it asks this clock from its first moment on.
  const clock = signer === undefined ? undefined : await storyIn(dataDir, store, mark)
  const log = await openLog({
    ...{ store, signer: logSigner, drawerKey, now: clock?.now ?? now, witnesses, cosigned, pooling },
    ...{ beat: clock?.beat ?? beatNow, mark, despite, folded: true },
    alarmed: alarm => logger.error({ evidence: keptEvidence(dataDir, alarm) }, alarm.message),
    foldRests: why => logger.warn({}, `the fold beside the door begins anew in a minute: ${why}`),
    witnessChanged: ({ name, trouble }) => logger.warn({ witness: name }, trouble ?? `${name} cosigns again`),
  }).catch(error => {
    throw withEvidenceFile(error, dataDir)
  })
  opened.defer(() => log.close())
  const stopping = new AbortController()
  const reserved = clock && log.door.reserve()
  const poster = doorPoster(log, clock?.now, reserved)
  const begun = signer
    ? begin({ log, config, signer, dataDir, clock, poster }, stopping.signal).finally(() => {
        clock?.end()
        reserved?.letGo()
      })
    : Promise.resolve()
  opened.defer(async () => {
    stopping.abort()
    await begun.catch(() => undefined)
  })
  if (log.ready() === null) await begun
  else begun.catch(error => tell(`The register could not be begun: ${reasonOf(error)}`))
  const kept = opened.move()
  return { config, log, signer, erasedAgain, close: () => kept.disposeAsync() }
}

/**
 * The clock by which the examples are told, where they are not all in. None where the log has taken anything real:
 * then its time is the real one, and they are left out.
 */
async function storyIn(dataDir: string, store: Store, mark: MarkPlace): Promise<StoryClock | undefined> {
  if (!existsSync(fillingPath(dataDir))) return undefined
  const examples = readExamples()
  const real = await firstReal({ store }, examples)
  if (real !== undefined) {
    tell(`Entry ${real} is of no example: the register is in use, and is filled with no more of them.`)
    rmSync(fillingPath(dataDir))
    return undefined
  }
  // Where the last start was cut short, its story had come so far without an entry.
  const beat = mark.read()?.beat
  const told = beat?.boot === STORY ? beat.at : 0
  return new StoryClock(firstDay(examples), Math.max((await store.head())?.admitted ?? 0, told))
}

/** A database that is not there would be made anew, and a new log with it, under a key that has signed another. */
function requireStored(dataDir: string, mark: MarkPlace, { continueAt }: Despite): void {
  const found = mark.read()
  if (found === undefined || found.checkpoint === null || existsSync(databasePath(dataDir))) return
  if (continueAt === 0) return
  const what = `The key of this log has signed entries, but there is no ${databasePath(dataDir)}, and DATABASE_URL names no other database.`
  throw lost('log_shrunk', what, found, 0)
}

/** Where there is no server, on standard error. */
const TELLING = {
  warn: (_: object, says: string) => tell(says),
  error: (_: object, says: string) => tell(says),
}

/** The path of the file that proves why the log has stopped; a disk that fails takes nobody the alarm. */
function keptEvidence(dataDir: string, { evidence }: Refusal): string | undefined {
  const kept = evidence === undefined ? undefined : attempt(() => keepEvidence(dataDir, evidence))
  return kept instanceof Refusal ? kept.message : kept
}

/**
 * The key of the private drawer, made where nothing lies in it yet, as older software leaves it. Where the key is lost,
 * a new one would lay a second drawer over the first, and neither would open the other's things. Refuses
 * `drawer_locked`.
 */
async function keyOfDrawer(dataDir: string, { drawer }: Store): Promise<Uint8Array> {
  const path = drawerKeyPath(dataDir)
  const lying = await firstOfEach(drawer)
  if (!existsSync(path)) {
    if (lying.length > 0)
      throw new Refusal('drawer_locked', `There is no ${path}, and the drawer of this database needs it.`)
    makeDrawerKey(dataDir)
  }
  const key = readDrawerKey(dataDir)
  const seal = new DrawerAuthentication(key)
  // If only some of it does not open, somebody has written in the database: that is no reason to serve nobody.
  const opens = (one: Lying | Refusal) =>
    !(one instanceof Refusal) && !(attempt(() => seal.open(one)) instanceof Refusal)
  if (lying.length > 0 && !lying.some(opens))
    throw new Refusal(
      'drawer_locked',
      `${path} is another drawer’s key: nothing in this database opens with it.`,
    )
  return key
}

/** The first few things of each kind in the drawer, or the refusal of what is damaged. */
async function firstOfEach(drawer: Drawer): Promise<(Lying | Refusal)[]> {
  const firstOf = async (kind: string) => {
    try {
      return await drawer.list(kind, '', MOST_TRIED, 0)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'store_damaged') return [error]
      throw error
    }
  }
  return (await Promise.all((await drawer.kinds()).map(firstOf))).flat()
}

interface Begun {
  readonly log: Log
  readonly config: Config
  readonly signer: Signer
  readonly dataDir: string
  /** Where the examples are not all in yet. */
  readonly clock: StoryClock | undefined
  readonly poster: Poster
}

/** Posts entry 0 and the examples once the log may sign: a new log's witnesses are heard first, too. */
async function begin(
  { log, config, signer, dataDir, clock, poster }: Begun,
  stop: AbortSignal,
): Promise<void> {
  while (log.ready() !== null) {
    if (stop.aborted) return
    await sleep(WAIT_MS)
  }
  const { names, recovery } = config
  if (log.head() === undefined)
    // Who keeps the log, under which rules and with which keys.
    await postStatement(poster, {
      type: established.type,
      by: 'depositary',
      call: null,
      body: asBody({
        names,
        vkey: log.vkey,
        keys: [signer.key],
        rules: LAWS.known,
        window: WINDOW,
        predecessor: null,
        ...(recovery && { recovery }),
      }),
      signers: [signer],
    })
  if (clock === undefined) return
  await changeSettings(log.drawer, found => (found === NO_SETTINGS ? EXAMPLE_KEEPER : found), now())
  const before = await saidIn(log)
  const filled = { log, depositary: signer, dataDir, clock, before, poster }
  await fillFrom(readExamples(), filled, call => tell(`Filling the register from examples/${call} …`))
  rmSync(fillingPath(dataDir))
}
