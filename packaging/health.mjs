// Asks the server in this container whether it is up: exit code 0 or 1. No shell and no other program is in its image.
const { PORT = '8080' } = process.env
const isUp = await fetch(`http://127.0.0.1:${PORT || 8080}/healthz`, {
  signal: AbortSignal.timeout(4_000),
}).then(
  ({ ok }) => ok,
  () => false,
)
process.exit(isUp ? 0 : 1)
