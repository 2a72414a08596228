import { readFileSync } from 'node:fs'

/** Examples for `/openapi.json`: what the log of every type has taken, as `spec/bodies.json` hands it out. */

interface Bodies {
  readonly types: Readonly<Record<string, { readonly example?: object }>>
  readonly signed: { readonly envelope: object; readonly keyFile: object }
}

const bodies = JSON.parse(
  readFileSync(new URL('../../../spec/bodies.json', import.meta.url), 'utf8'),
) as Bodies

/** For a schema: of a type that no log has taken yet there is none. */
export function exampleOf(type: string): { readonly examples?: readonly [object] } {
  const example = bodies.types[type]?.example
  return example === undefined ? {} : { examples: [example] }
}

/** An envelope, and the key file that signed it. */
export const SIGNED: Bodies['signed'] = bodies.signed
