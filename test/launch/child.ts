import { writeSync } from 'node:fs'
import { openDue } from '../../src/work/launch/seal.ts'
import { depositary, NOON, openPlace } from './crowd.ts'

/** A server at its hour, to be killed in the midst: it says how large the log has become. */
const place = await openPlace(process.argv[2]!, NOON)
const before = place.log.head()!.size
const timer = setInterval(() => writeSync(1, `${place.log.head()!.size - before}\n`), 1)
await openDue(place.site, depositary)
clearInterval(timer)
await place.close()
