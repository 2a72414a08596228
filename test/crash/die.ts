import fs from 'node:fs'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { StatementSync } from 'node:sqlite'

/**
 * Loaded before a server, it kills it: `AVOW_DIES="answered /persons/sign 3"` before the third write into the private
 * drawer that follows the answer to a POST to such a path, 0 as soon as that answer has left. `asked` counts from the
 * request on, before it is answered; `wiping` too, and counts what is written, and synced, beside SQLite into its file.
 */
const [when, path = '', most] = (process.env.AVOW_DIES ?? '').split(' ')
const asked = new RegExp(path)
let left = Number.POSITIVE_INFINITY
const die = () => process.kill(process.pid, 'SIGKILL')
const arm = () => {
  left = Number(most)
  if (left === 0) die()
}

if (when !== '') {
  const { all } = StatementSync.prototype
  const { writeSync, fdatasyncSync } = fs
  Object.assign(StatementSync.prototype, {
    all(this: StatementSync, ...values: Parameters<typeof all>) {
      if (
        when !== 'wiping' &&
        /^(?:INSERT INTO|UPDATE|DELETE FROM) private/.test(this.sourceSQL) &&
        --left <= 0
      )
        die()
      return all.apply(this, values)
    },
  })
  if (when === 'wiping') {
    Object.assign(fs, {
      // With a place in the file: nothing else here writes so.
      writeSync(...all: readonly unknown[]) {
        if (all.length === 5 && --left <= 0) die()
        return Reflect.apply(writeSync, fs, all)
      },
      fdatasyncSync(fd: number) {
        if (--left <= 0) die()
        fdatasyncSync(fd)
      },
    })
    syncBuiltinESMExports()
  }
  const { emit } = Server.prototype
  Object.assign(Server.prototype, {
    emit(this: Server, event: string, ...all: [IncomingMessage, ServerResponse]) {
      const [request, response] = all
      if (event === 'request' && request.method === 'POST' && asked.test(request.url!)) {
        if (when === 'answered') response.once('finish', arm)
        else arm()
      }
      return emit.call(this, event, ...all)
    },
  })
}
