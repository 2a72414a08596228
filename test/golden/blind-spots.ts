import { blindBytes } from './blind-bytes.ts'
import { blindCalls } from './blind-calls.ts'
import { blindForms } from './blind-forms.ts'
import { blindNotes } from './blind-notes.ts'
import { blindPowers } from './blind-powers.ts'
import { blindSeals } from './blind-seals.ts'
import { blindTexts } from './blind-texts.ts'
import type { Story } from './story.ts'

/** What a careless implementer, or somebody who means harm, would gain by, each where nothing else is wrong. */
export function blindSpots(story: Story): void {
  for (const chapter of [
    blindNotes,
    blindBytes,
    blindForms,
    blindCalls,
    blindSeals,
    blindPowers,
    blindTexts,
  ]) {
    chapter(story)
    story.pass(1)
  }
}
