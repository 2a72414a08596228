import type { Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** A party's own domain is its name, and no code. */
const members = { domain: ({ body }: Told<'party/admitted'> | Told<'party/updated'>) => body.domain }

export const parties = { 'party/admitted': { members }, 'party/updated': { members } } satisfies Tellings
