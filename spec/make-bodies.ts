/** Writes bodies.json from the declarations of the types of statements. Run: node bin/node.mjs spec/make-bodies.ts */
import { writeFileSync } from 'node:fs'
import { formatBodies } from '../src/register/bodies.ts'

writeFileSync(new URL('./bodies.json', import.meta.url), formatBodies())
