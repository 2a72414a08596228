import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { StatementSync } from 'node:sqlite'

/**
 * Loaded before a server, it kills it: `AVOW_DIES="answered /persons/sign 3"` before the third write into the private
 * drawer that follows the answer to a POST to such a path, 0 as soon as that answer has left; `asked` counts from the
 * request on, before it is answered.
 */
const [when, path = '', most] = (process.env.AVOW_DIES ?? '').split(' ')
let left = Number.POSITIVE_INFINITY
const die = () => process.kill(process.pid, 'SIGKILL')
const arm = () => {
  left = Number(most)
  if (left === 0) die()
}

if (when !== '') {
  const { all } = StatementSync.prototype
  Object.assign(StatementSync.prototype, {
    all(this: StatementSync, ...values: Parameters<typeof all>) {
      if (/^(?:INSERT INTO|UPDATE|DELETE FROM) private/.test(this.sourceSQL) && --left <= 0) die()
      return all.apply(this, values)
    },
  })
  const { emit } = Server.prototype
  Object.assign(Server.prototype, {
    emit(this: Server, event: string, ...all: [IncomingMessage, ServerResponse]) {
      const [request, response] = all
      if (event === 'request' && request.method === 'POST' && request.url!.includes(path)) {
        if (when === 'asked') arm()
        else response.once('finish', arm)
      }
      return emit.call(this, event, ...all)
    },
  })
}
