import { resolve } from 'node:path'

/** How this very command was started. */
interface Started {
  readonly command: string
  readonly dataDir: string
  readonly isDataNamed: boolean
}

/**
 * A command of Avow as whoever reads it here types it: started as this one was, and on the same data folder where that
 * was named. Typed without the name it would act on `./data`, which may be another register.
 */
export function typedCommand(
  { command, dataDir, isDataNamed }: Started,
  words: string,
  data?: string,
): string {
  const isNamed = data !== undefined || isDataNamed
  return `${command} ${words}${isNamed ? ` --data ${quoted(resolve(data ?? dataDir))}` : ''}`
}

/** As shells read it, in one word. */
export const quoted = (path: string) =>
  /^[\w./:@%+,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
