/**
 * The counter on another site: a copy that was kept too long says so. It is made anew by each visit, so its age is that of
 * a cache, of a saved page, or of a window left open.
 */

const DAY = 86_400_000
const MOST_DAYS = 7

const made = document.querySelector<HTMLTimeElement>('footer time')!
const age = document.getElementById('age')!

function tellAge(): void {
  const days = Math.floor((Date.now() - Date.parse(made.dateTime)) / DAY)
  if (days < 1) return
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' })
  age.textContent = format.format(-days, 'day')
  age.hidden = false
  const isStale = days >= MOST_DAYS
  for (const [id, isShown] of [
    ['fresh', !isStale],
    ['stale', isStale],
  ] as const) {
    const part = document.getElementById(id)
    if (part !== null) part.hidden = !isShown
  }
}

tellAge()
setInterval(tellAge, DAY / 24)
