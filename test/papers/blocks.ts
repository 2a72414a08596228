import assert from 'node:assert/strict'

/**
 * Papers that run. A fenced block of README.md or docs/*.md whose first line says `run` is a promise, and a test
 * keeps it:
 *
 *     ```sh run            runs in bash, stopping at the first command that fails; must end with 0
 *     ```sh run exit=1     must end with that exit code
 *     ```sh run serve      starts a server that stays until the paper ends; goes on once it has printed an address
 *     ```js run            a module, run by Node; `ts` likewise
 *     ```text shows        each line must stand in what the block before printed, in this order; `…` is anything
 *
 * The blocks of one paper run in order, in one fresh copy of the checkout. Ports 8080 and 8081 stand in papers for two
 * that are free when the test runs.
 */
export interface Block {
  readonly paper: string
  /** Of the opening fence, from 1. */
  readonly line: number
  readonly language: string
  readonly body: string
  readonly does: Run | Shows
}

export interface Run {
  readonly kind: 'run'
  readonly exit: number
  readonly serves: boolean
}

export interface Shows {
  readonly kind: 'shows'
}

const LANGUAGES = ['sh', 'js', 'ts']
const FENCE = /^( {0,3})(`{3,}|~{3,})\s*([^`]*)$/

/** The blocks of a paper that run or show, in order. A mark that is not understood is an error, never passed over. */
export function parseBlocks(paper: string, markdown: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', fence, info = ''] = FENCE.exec(lines[at]!) ?? []
    if (fence === undefined) continue
    const end = lines.findIndex((line, i) => i > at && closes(line, fence))
    assert.notEqual(end, -1, `${paper}:${at + 1}: this block never ends`)
    const body = lines
      .slice(at + 1, end)
      .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line))
    const [language = '', ...marks] = info.trim().split(/\s+/)
    const does = parseMarks(`${paper}:${at + 1}`, language, marks)
    if (does !== undefined) blocks.push({ paper, line: at + 1, language, body: `${body.join('\n')}\n`, does })
    at = end
  }
  for (const [i, { does, line }] of blocks.entries())
    assert.ok(does.kind === 'run' || i > 0, `${paper}:${line}: nothing ran before that could show this`)
  return blocks
}

/** CommonMark 4.5: the same character, at least as many of it, and nothing after. */
function closes(line: string, fence: string): boolean {
  const bare = line.trim()
  return bare.length >= fence.length && bare === fence[0]!.repeat(bare.length)
}

function parseMarks(where: string, language: string, marks: readonly string[]): Run | Shows | undefined {
  const [kind, ...rest] = marks
  if (kind === undefined) return undefined
  if (kind === 'shows') {
    assert.deepEqual(rest, [], `${where}: "shows" takes no further mark`)
    return { kind }
  }
  assert.equal(kind, 'run', `${where}: a block is marked "run" or "shows", not "${kind}"`)
  assert.ok(
    LANGUAGES.includes(language),
    `${where}: only ${LANGUAGES.join(', ')} can be run, not "${language}"`,
  )
  let exit = 0
  let serves = false
  for (const mark of rest) {
    const code = /^exit=(\d{1,3})$/.exec(mark)?.[1]
    if (code !== undefined) exit = Number(code)
    else if (mark === 'serve') serves = true
    else assert.fail(`${where}: "${mark}" is not a mark`)
  }
  return { kind, exit, serves }
}

/** Whether `printed` holds the lines of `shown`, in order, with `…` standing for anything within a line. */
export function missingLine(shown: string, printed: string): string | undefined {
  const lines = printed.split('\n')
  let from = 0
  for (const line of shown.split('\n').filter(each => each.trim() !== '')) {
    const pattern = new RegExp(line.trim().split('…').map(RegExp.escape).join('.*'))
    const at = lines.findIndex((each, i) => i >= from && pattern.test(each))
    if (at === -1) return line
    from = at + 1
  }
  return undefined
}
