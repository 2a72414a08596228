// Loaded before a server (`--import`): somebody has set the clock of its machine ahead by so many seconds.
const { CLOCK_AHEAD = '0' } = process.env
const { now } = Date
Date.now = () => now.call(Date) + Number(CLOCK_AHEAD) * 1_000
