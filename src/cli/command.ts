import { constants } from 'node:os'
import { styleText } from 'node:util'
import { Command, CommanderError, Option } from 'commander'
import { escapedInJson } from '../core/hidden.ts'
import { REFUSALS, Refusal } from '../core/refusal.ts'
import { type Findings, findingLines, progressLine, type Screen, safe, WIDEST, wrapped } from './findings.ts'
import { letNurseryGrow } from './nursery.ts'

/** What a command did: words for a person, or with `--json` one document for a machine. */
export interface Outcome {
  /** A line, or one each: what is a line feed in one of them is spelled out. */
  readonly text: string | readonly string[]
  readonly json: object
  /** The exit code where it is not 0: 1 for something found wrong that is no single refusal. */
  readonly exit?: 1
}

/** What a check found, in place of words. */
export type Checked = Omit<Outcome, 'text'> & { readonly found: Findings }

/** The command was called in a way that it cannot be meant: exit code 2. */
export class Misuse extends CommanderError {
  constructor(sentence: string) {
    super(2, 'avow.misuse', sentence)
  }
}

export type Run<A extends unknown[], O> = (...args: [...A, O]) => Promise<Outcome | Checked | undefined>

/** A command with `--json`, whose outcome is printed in one place. */
export function newCommand<A extends (string | undefined)[], O extends object>(
  name: string,
  description: string,
  run?: Run<A, O>,
): Command {
  const command = new Command(name).description(description).exitOverride().configureOutput(OUTPUT)
  command.helpOption('-h, --help', 'say how this is used')
  if (run === undefined) return command
  command.option('--json', 'print one JSON document for a machine, whatever happens')
  return command.action(async (...given: unknown[]) => {
    // Everything is loaded (bin/avow.mjs).
    letNurseryGrow()
    // Commander hands over the arguments, then the options, then the command itself.
    const outcome = await run(...(given.slice(0, -1) as [...A, O]))
    if (outcome === undefined) return
    if (command.opts().json === true) printJson(outcome.json)
    else if ('found' in outcome)
      writeLines(process.stdout, findingLines(outcome.found, screenOf(process.stdout)))
    else print(...[outcome.text].flat())
    if (outcome.exit !== undefined) process.exitCode = outcome.exit
  })
}

const OUTPUT = {
  writeOut: (text: string) => print(...text.trimEnd().split('\n')),
  writeErr: (text: string) => tell(...text.trimEnd().split('\n')),
  outputError: (text: string, write: (text: string) => void) => write(text.replace(/^error: /, 'Misused: ')),
}

/*
 * Nothing else prints (test/house/habits.test.ts): whatever a server, a witness, a file or a request brings here could
 * else move the cursor, turn a line round, or add lines that look like ours.
 */

/** The result: each is one line, whatever stands in it. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(lines.map(onScreen).join(''))
}

/** A file that was made, as its bytes are; on a terminal line by line, as whatever else comes from elsewhere. */
export function printFile(text: string): void {
  if (process.stdout.isTTY) print(...text.trimEnd().split(/\r?\n/))
  else process.stdout.write(text)
}

/** Words beside the result: progress, warnings, what is about to happen. Each is one line, whatever stands in it. */
export function tell(...lines: readonly string[]): void {
  process.stderr.write((isBarDrawn ? CLEAR_LINE : '') + lines.map(onScreen).join(''))
  isBarDrawn = false
}

const CLEAR_LINE = '\r\u001b[K'
/** Whether a bar stands on the line where the next word would. */
let isBarDrawn = false

const onScreen = (line: string) => `${safe(line)}\n`

/** For lines that are safe already. */
function writeLines(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(lines.map(line => `${line}\n`).join(''))
}

/** Colours where the terminal has them; NO_COLOR and FORCE_COLOR are heeded by Node. */
function screenOf(stream: NodeJS.WriteStream): Screen {
  return {
    width: stream.isTTY ? Math.min(stream.columns || WIDEST, WIDEST) : Infinity,
    paint: (style, text) => styleText(style, text, { stream }),
  }
}

function printJson(document: object): void {
  process.stdout.write(`${escapedInJson(JSON.stringify(document))}\n`)
}

/** Where the server's own log goes: a line of JSON, with its line feed. */
export const LOG_STREAM = { write: (line: string) => void process.stderr.write(escapedInJson(line)) }

export type Show = (done: number, all: number) => void

/** Work that ends sooner shows nothing on a terminal. */
const PATIENCE_MS = 2_000

/**
 * Does long work and shows how far it is, on a terminal or where that was asked for: on standard error, so that results
 * stay clean.
 */
export async function showing<T>(
  what: string,
  asked: boolean | undefined,
  work: (show: Show) => Promise<T>,
): Promise<T> {
  const screen = process.stderr
  const began = performance.now()
  let last = 0
  /** A bar, redrawn ten times a second. */
  const draw = (now: number, done: number, all: number) => {
    if (now - began < PATIENCE_MS || now - last < 100) return
    last = now
    screen.write(`${CLEAR_LINE}${progressLine(what, done, all, screen.columns || WIDEST)}`)
    isBarDrawn = true
  }
  /** A line every other second, and one at the end. */
  const write = (now: number, done: number, all: number) => {
    if (done < all && now - last < 2_000) return
    last = now
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100)
    tell(`${what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} (${percent} %)`)
  }
  const show = screen.isTTY ? draw : asked ? write : () => {}
  try {
    return await work((done, all) => show(performance.now(), done, all))
  } finally {
    if (isBarDrawn) screen.write(CLEAR_LINE)
    isBarDrawn = false
  }
}

/** The flag that asks for it. */
export const PROGRESS = new Option('--progress', 'show progress even where this is no terminal')

/**
 * Runs the program and turns what is thrown into an exit code: 0 done, 1 refused, 2 misuse. With `--json` the refusal
 * is the one document on standard output, and its words go to standard error all the same.
 */
export async function runProgram(make: () => Promise<Command>, argv: readonly string[]): Promise<void> {
  process.stdout.on('error', endWithReader)
  // What Node would print by itself of its own warnings, and of what nobody caught.
  process.removeAllListeners('warning').on('warning', ({ name, message }) => tell(`${name}: ${message}`))
  process.on('uncaughtException', error => process.exit(explain(error, argv.includes('--json'))))
  try {
    const program = await make()
    await program.parseAsync(keyidsLast(argv))
  } catch (error) {
    process.exitCode = explain(error, argv.includes('--json'))
  }
}

/** Where nobody reads on, as behind `head`, it ends as programs do that SIGPIPE ends, which Node ignores. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(128 + constants.signals.SIGPIPE)
}

/** One keyid in 64 begins with a hyphen, as an option does; no option of ours has its length. */
function keyidsLast(argv: readonly string[]): string[] {
  const isKeyid = (word: string) => /^-[A-Za-z0-9_-]{42}$/.test(word)
  // After its own flag it stays where it stands.
  const isBare = (word: string, i: number) => isKeyid(word) && argv[i - 1] !== '--keyid'
  const keyids = argv.filter(isBare)
  if (keyids.length === 0) return [...argv]
  return [...argv.filter((word, i) => !isBare(word, i)), '--', ...keyids]
}

function explain(error: unknown, machine: boolean): number {
  if (error instanceof CommanderError) {
    if (error instanceof Misuse) tell(`Misused: ${error.message}`)
    // Help that was asked for is no misuse; help that is shown for want of a command is.
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0
    return told(2, { code: 'misuse', detail: error.message }, machine)
  }
  if (error instanceof Refusal) {
    const { code, message, mend, evidence } = error
    const screen = screenOf(process.stderr)
    const [first, ...more] = wrapped(`Refused (${code}): ${message}`, screen.width)
    const lines = [screen.paint('red', first!), ...more, ...wrapped(mend, screen.width)]
    writeLines(process.stderr, lines)
    tell(...evidenceShown(evidence))
    // The members of RFC 9457 that make sense without HTTP; what is undefined is left out.
    const { title, kind } = REFUSALS[code]
    return told(1, { code, title, detail: message, mend, kind, evidence }, machine)
  }
  // A fault of ours: the trace is what mends it, and nobody's words are lost by it.
  const trace = error instanceof Error ? error.stack! : String(error)
  const [first, ...more] = trace.split('\n')
  tell(`Avow has failed, and this is a fault of its own: ${first}`, ...more.map(line => `  ${line}`))
  return told(70, { code: 'fault', detail: String(error) }, machine)
}

function told(exit: number, problem: object, machine: boolean): number {
  if (machine) printJson(problem)
  return exit
}

/** Characters of evidence that a screen is given; `--json` has all. */
const MOST_SHOWN = 8_000

/** Set in, so that no line of it passes for one of ours. */
function evidenceShown(evidence: string | undefined): string[] {
  if (evidence === undefined) return []
  const lines = evidence.slice(0, MOST_SHOWN).trimEnd().split('\n')
  const more = evidence.length - MOST_SHOWN
  const rest = more > 0 ? [`${more} more characters of it are shown by --json.`] : []
  return ['Evidence:', ...lines.map(line => `  ${line}`), ...rest]
}

export function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
