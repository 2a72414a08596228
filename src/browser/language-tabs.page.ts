/**
 * One language at a time, by the pattern for tabs of the ARIA Authoring Practices: the links above the fields become
 * tabs. Without this they lead to each language, one below the other. A field that is linked to or wrong is never hidden.
 */

const CHOSEN = 'language '

for (const nav of document.querySelectorAll<HTMLElement>('.langtabs')) asTabs(nav)

function asTabs(nav: HTMLElement): void {
  const list = nav.querySelector('ul')!
  const tabs = [...nav.querySelectorAll('a')]
  const panelOf = (tab: HTMLAnchorElement) => document.getElementById(tab.hash.slice(1))!
  const place = `${CHOSEN}${location.pathname}`

  nav.removeAttribute('role')
  list.role = 'tablist'
  list.ariaLabel = nav.ariaLabel
  nav.removeAttribute('aria-label')
  for (const tab of tabs) {
    const panel = panelOf(tab)
    tab.parentElement!.role = 'presentation'
    tab.role = 'tab'
    tab.id = `to-${panel.id}`
    tab.setAttribute('aria-controls', panel.id)
    panel.role = 'tabpanel'
    panel.setAttribute('aria-labelledby', tab.id)
  }

  function choose(tab: HTMLAnchorElement): void {
    for (const each of tabs) {
      each.ariaSelected = String(each === tab)
      each.tabIndex = each === tab ? 0 : -1
      panelOf(each).hidden = each !== tab
    }
    remember(place, tab.hash)
  }

  /** The tab of the language in which that stands to which a link leads. */
  function tabOf(hash: string): HTMLAnchorElement | undefined {
    const target = document.getElementById(hash.slice(1))
    return target === null ? undefined : tabs.find(tab => panelOf(tab).contains(target))
  }

  function reveal(hash: string): void {
    const tab = tabOf(hash)
    if (tab !== undefined) choose(tab)
  }

  list.addEventListener('click', event => {
    const tab = tabs.find(each => each.contains(event.target as Node))
    if (tab === undefined) return
    event.preventDefault()
    choose(tab)
  })
  list.addEventListener('keydown', event => {
    const at = tabs.indexOf(event.target as HTMLAnchorElement)
    const next = at === -1 ? undefined : pressed(event, at, tabs)
    if (next === undefined) return
    event.preventDefault()
    choose(next)
    next.focus()
  })
  // Before the browser goes there: it scrolls to nothing that is hidden.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null
    if (link !== null && !tabs.includes(link)) reveal(link.hash)
  })
  const form = panelOf(tabs[0]!).closest('form')
  const tellLacks = () => {
    for (const says of nav.querySelectorAll<HTMLElement>('[data-lacks]')) {
      const field = form?.elements.namedItem(says.dataset.lacks!)
      if (field !== null && field !== undefined && 'value' in field)
        says.hidden = String(field.value).trim() !== ''
    }
  }
  form?.addEventListener('input', tellLacks)
  tellLacks()

  const wrong = tabs.find(tab => panelOf(tab).querySelector('.field.bad') !== null)
  const before = tabs.find(tab => tab.hash === remembered(place))
  choose(tabOf(location.hash) ?? wrong ?? before ?? tabs[0]!)
}

function pressed({ key }: KeyboardEvent, at: number, tabs: readonly HTMLAnchorElement[]) {
  const forwards = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const backwards = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  const last = tabs.length - 1
  switch (key) {
    case forwards:
      return tabs[at === last ? 0 : at + 1]
    case backwards:
      return tabs[at === 0 ? last : at - 1]
    case 'Home':
      return tabs[0]
    case 'End':
      return tabs[last]
    case ' ':
      return tabs[at]
    default:
      return undefined
  }
}

/** Storage may be forbidden; then each page begins with the first language. */
function remember(place: string, hash: string): void {
  try {
    sessionStorage.setItem(place, hash)
  } catch {
    return
  }
}

function remembered(place: string): string | null {
  try {
    return sessionStorage.getItem(place)
  } catch {
    return null
  }
}
