import type { en } from '../en/all.ts'
import { general } from './general.ts'

export const fr: Record<keyof typeof en, string> = { ...general }
