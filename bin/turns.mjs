// Which test files a push runs. People wait for a push, ten minutes at most on two cores, and the stories below take
// three times that: they come in turns, by the commit. `npm test -- --all` and `npm run test:long` tell all of them.
import { posix } from 'node:path'

/** Folders of stories that go through whole servers, browsers, disks or commands. All others run on each push. */
const STORIES = [
  'browser',
  'cli',
  'crash',
  'desk',
  'identity',
  'lab',
  'launch',
  'mail',
  'packaging',
  'papers',
  'person',
  'representative',
  'strangers',
].map(folder => posix.join('test', folder))

/** Papers are read, and servers killed, on each push; only the papers' commands, which take minutes, come in turns. */
const EACH_TIME = /^test\/(?:papers\/(?!commands)|crash\/kill\.)/

/** Seconds of the stories that take longest, beside three others on two cores; every other takes some fifteen. */
export const SECONDS = {
  'test/browser/inside/inside.test.ts': 370,
  'test/browser/axe.test.ts': 245,
  'test/cli/moved.test.ts': 230,
  'test/papers/commands.test.ts': 215,
  'test/strangers/audit.test.ts': 190,
  'test/strangers/corpus.test.ts': 180,
  'test/strangers/read.test.ts': 180,
  'test/cli/serve.test.ts': 150,
  'test/cli/audit.test.ts': 150,
  'test/crash/bulk.test.ts': 150,
  'test/browser/commitments.test.ts': 140,
  'test/strangers/status.test.ts': 135,
  'test/cli/report-figures.test.ts': 130,
  'test/browser/sign.test.ts': 125,
  'test/browser/desk.test.ts': 115,
  'test/person/bytes.test.ts': 115,
  'test/cli/keep.test.ts': 100,
  'test/cli/mirror.test.ts': 95,
  'test/cli/life.test.ts': 90,
  'test/browser/audit.test.ts': 85,
  'test/crash/race.test.ts': 85,
  'test/launch/inviting.test.ts': 85,
  'test/launch/crowd.test.ts': 70,
  'test/cli/commitments.test.ts': 70,
}
const OTHERS = 15
export const secondsOf = file => SECONDS[file] ?? OTHERS

/** So many turns, all of about one length. */
export const CIRCLE = 12

/** The circles of `test/effort.ts` turn by the seed's last digits: by these a file meets all of them. */
const LOW_BITS = 12

/**
 * Of all files, in the order of names, those of a push. Twelve seeds whose high bits follow one another leave out none.
 * @param {readonly string[]} files with "/" between folders
 * @param {number} seed a whole number
 */
export function onPush(files, seed) {
  const stories = new Set(files.filter(isStory))
  // What is no whole number, `test/effort.ts` refuses.
  const turn = Math.abs(Math.floor(seed / 2 ** LOW_BITS)) % CIRCLE || 0
  const told = turnsOf([...stories])[turn].files
  return files.filter(file => !stories.has(file) || told.has(file))
}

const isStory = file => STORIES.some(folder => file.startsWith(`${folder}/`)) && !EACH_TIME.test(file)

/** The longest first, each into the turn that takes least until then. */
function turnsOf(stories) {
  const turns = Array.from({ length: CIRCLE }, () => ({ seconds: 0, files: new Set() }))
  for (const file of stories.sort((a, b) => secondsOf(b) - secondsOf(a))) {
    const shortest = turns.reduce((least, turn) => (turn.seconds < least.seconds ? turn : least))
    shortest.files.add(file)
    shortest.seconds += secondsOf(file)
  }
  return turns
}
