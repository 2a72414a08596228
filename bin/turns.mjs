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

/** Of so many neighbouring files one is told. */
export const CIRCLE = 5

/** The circles of `test/effort.ts` turn by the seed's last digits: by these a file meets all of them. */
const LOW_BITS = 12

/**
 * Of all files, in the order of names, those of a push. Five seeds whose high bits follow one another leave out none.
 * @param {readonly string[]} files with "/" between folders
 * @param {number} seed a whole number
 */
export function onPush(files, seed) {
  const isStory = file => STORIES.some(folder => file.startsWith(`${folder}/`)) && !EACH_TIME.test(file)
  const first = Math.floor(seed / 2 ** LOW_BITS)
  let place = 0
  return files.filter(file => !isStory(file) || (first + place++) % CIRCLE === 0)
}
