import { ceremony } from './ceremony.ts'
import { general } from './general.ts'

/** Every message in English, by area. English is the catalogue that the others are held to. */
export const en = { ...ceremony, ...general } as const
