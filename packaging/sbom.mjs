// What Avow is made of, as a software bill of materials in CycloneDX JSON.
import { createHash } from 'node:crypto'

/**
 * npm's own list of everything that is locked (`npm sbom --package-lock-only`), cut to the packages that are packed.
 * `npm sbom --omit dev` cannot be taken as it is: npm 11 leaves out what both the server and the tests use, as pg. Nothing
 * in it depends on when, where and in which folder it was made.
 *
 * @param {any} listed
 * @param {readonly {name: string, version: string}[]} packed
 */
export function sbomOf(listed, packed) {
  const refs = new Set(packed.map(({ name, version }) => `${name}@${version}`))
  const components = listed.components.filter(each => refs.has(each['bom-ref']))
  const missing = packed.length - components.length
  if (missing !== 0) throw new Error(`npm sbom does not list ${missing} of ${packed.length} packages.`)
  const { component, tools } = listed.metadata
  const own = component['bom-ref']
  const dependencies = listed.dependencies
    .filter(({ ref }) => ref === own || refs.has(ref))
    .map(each => ({ ...each, dependsOn: each.dependsOn.filter(ref => refs.has(ref)) }))
  const bom = {
    $schema: listed.$schema,
    bomFormat: listed.bomFormat,
    specVersion: listed.specVersion,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools,
      // npm calls it by the folder that it lies in.
      component: { ...component, type: 'application', name: own.slice(0, own.lastIndexOf('@')) },
    },
    components: components.map(withCpe),
    dependencies,
  }
  const { $schema, bomFormat, specVersion, ...rest } = bom
  return { $schema, bomFormat, specVersion, serialNumber: serialOf(bom), ...rest }
}

/** Node.js comes as a package that no list of weaknesses knows: they know it by this name. */
function withCpe(component) {
  if (!/^node(?:-bin)?-[a-z]+-[a-z0-9]+$/.test(component.name)) return component
  return { ...component, cpe: `cpe:2.3:a:nodejs:node.js:${component.version}:*:*:*:*:*:*:*` }
}

/** A UUID of version 8 (RFC 9562, 5.8), made of the list: another number says that something in it is other. */
function serialOf(bom) {
  const hex = createHash('sha256').update(JSON.stringify(bom)).digest('hex')
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex)
  return `urn:uuid:${a}-${b}-8${c}-8${d}-${e}`
}
