/** Loaded before a server: its clock is ahead by as many seconds as `SECONDS_LATER` says. */
const ahead = 1_000 * Number(process.env.SECONDS_LATER ?? 0)
const now = Date.now
Date.now = () => now() + ahead
