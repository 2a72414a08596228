/** The six places of the desk, in their order: where each begins, and the rooms that belong to it. */
export const SECTIONS = {
  applications: { path: '/desk', rooms: ['applications', 'aside', 'evidence', 'second', 'acts'] },
  calls: { path: '/desk/calls', rooms: ['calls', 'prepared', 'launch', 'lists', 'names'] },
  organisations: { path: '/desk/organisations', rooms: ['organisations', 'invitations', 'inviting', 'bulk'] },
  mail: { path: '/desk/outbox', rooms: ['outbox'] },
  log: { path: '/desk/diary', rooms: ['diary'] },
  settings: { path: '/desk/settings', rooms: ['settings', 'limits', 'officers', 'own'] },
} as const satisfies Record<string, { readonly path: string; readonly rooms: readonly string[] }>
export type Section = keyof typeof SECTIONS

/** The place of the page at this path; undefined where it has none. */
export function sectionIn(path: string): Section | undefined {
  const room = path.split('/')[2]
  if (room === undefined || room === '') return 'applications'
  const names = Object.keys(SECTIONS) as Section[]
  return names.find(name => (SECTIONS[name].rooms as readonly string[]).includes(room))
}
