import { writeSync } from 'node:fs'
import { NOON, openCrowd, openPlace } from './crowd.ts'

/** A server at its hour, to be killed in the midst: it says how large the log has become. */
const place = await openPlace(process.argv[2]!, NOON)
const before = place.log.head()!.size
const timer = setInterval(() => writeSync(1, `${place.log.head()!.size - before}\n`), 1)
await openCrowd(place)
clearInterval(timer)
await place.close()
