import type { en } from '../en/all.ts'
import { ceremony } from './ceremony.ts'
import { general } from './general.ts'

export const fr: Record<keyof typeof en, string> = { ...ceremony, ...general }
