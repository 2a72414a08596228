import type { en } from '../en/all.ts'
import { ceremony } from './ceremony.ts'
import { entry } from './entry.ts'
import { general } from './general.ts'
import { text } from './text.ts'
import { verify } from './verify.ts'

export const fr: Record<keyof typeof en, string> = { ...ceremony, ...entry, ...general, ...text, ...verify }
