import assert from 'node:assert/strict'
import { it } from 'node:test'
import { toHex, utf8 } from '../core/bytes.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { checkConsistency, EMPTY_ROOT, leafHash } from '../core/merkle.ts'
import { History } from './history.ts'

it('gives the root, the tiles and the past of a tree at each size, as its right edge does', () => {
  const history = new History()
  const roots = [EMPTY_ROOT]
  let edge = EMPTY_EDGE
  for (let size = 1; size <= 1_100; size++) {
    const leaf = leafHash(utf8(`entry ${size}`))
    history.push(leaf)
    const growth = grow(edge, [leaf])
    edge = growth.edge
    roots.push(edge.root)
    assert.equal(toHex(history.root()), toHex(edge.root))
    for (const { level, index, bytes } of growth.tiles)
      assert.equal(toHex(history.tile(level, index, bytes.length / 32)), toHex(bytes), `${size}`)
    const old = (size * 7) % size || Math.ceil(size / 3)
    checkConsistency(history.consistency(old), old, roots[old]!, size, edge.root)
  }
  for (const [size, root] of roots.entries()) assert.equal(toHex(history.root(size)), toHex(root))
})
