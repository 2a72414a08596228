/**
 * Loaded before a server: as many seconds have passed as `SECONDS_LATER` says, by the clock that somebody may set and by
 * that which counts since the machine was started.
 */
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'

const ahead = Number(process.env.SECONDS_LATER ?? 0)
const [now, uptime] = [Date.now, os.uptime]
Date.now = () => now() + ahead * 1000
os.uptime = () => uptime() + ahead
syncBuiltinESMExports()
