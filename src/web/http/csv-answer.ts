import type { Answer } from './answer.ts'
import { type Lines, streamLines } from './stream.ts'

/**
 * A CSV file (RFC 4180) that changes with the register, its head first: made line by line as it is read, and compressed
 * for whoever takes it so. `name` is without its ending.
 */
export function csvAnswer(name: string, lines: Lines): Answer {
  return {
    type: 'text/csv; charset=utf-8; header=present',
    packable: true,
    body: streamLines(lines),
    caching: 'changing',
    headers: { 'Content-Disposition': `inline; filename="${name}.csv"` },
  }
}
