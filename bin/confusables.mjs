// Makes src/comparison/confusables.ts of Unicode's table of characters that look alike (UTS 39):
//
//   node bin/confusables.mjs confusables.txt
//
// The table is https://www.unicode.org/Public/security/<version>/confusables.txt, as published. Taken are letters, marks
// and digits, and what looks like one. Left out is what comes to the same by its compatibility decomposition, which names
// are compared by anyway (wide letters, ligatures, those of mathematics), and what is decomposed before it is looked up.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('Name the file: node bin/confusables.mjs confusables.txt')
  process.exit(2)
}
const text = readFileSync(path, 'utf8')
const version = /^# Version: ([0-9.]+)$/m.exec(text)?.[1]
const date = /^# Date: ([0-9-]+)/m.exec(text)?.[1]
const characters = field =>
  field
    .trim()
    .split(/\s+/)
    .map(code => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('')
const table = new Map(
  text
    .split('\n')
    .filter(line => /^[0-9A-F]+\s*;/.test(line))
    .map(line => line.split(';').slice(0, 2).map(characters)),
)
if (version === undefined || date === undefined || table.size < 6000) {
  console.error(`${path} is not Unicode's confusables.txt: it has ${table.size} lines of a table.`)
  process.exit(1)
}

const skeleton = word =>
  [...word.normalize('NFD')]
    .map(one => table.get(one) ?? one)
    .join('')
    .normalize('NFD')
const isLetter = word => /[\p{L}\p{M}\p{N}]/u.test(word)
const sourcesOf = new Map()
for (const [source, target] of table) {
  if (!isLetter(source) && !isLetter(target)) continue
  if (source.normalize('NFD') !== source) continue
  const compatible = source.normalize('NFKD')
  if (compatible !== source && skeleton(compatible) === skeleton(source)) continue
  sourcesOf.set(target, [...(sourcesOf.get(target) ?? []), source])
}

const code = one => one.codePointAt(0).toString(16)
const codes = word => [...word].map(code).join('+')
const inOrder = words => [...words].sort((a, b) => a.codePointAt(0) - b.codePointAt(0) || a.length - b.length)
const lines = ['']
for (const token of inOrder(sourcesOf.keys()).flatMap(target => [
  `${codes(target)}:`,
  ...inOrder(sourcesOf.get(target)).map(code),
])) {
  const line = lines.at(-1)
  if (line.length + 1 + token.length > 116) lines.push(token)
  else lines[lines.length - 1] = line === '' ? token : `${line} ${token}`
}

/** The terms ask that this notice goes with copies of the data. */
const NOTICE = `Copyright © 1991-${date.slice(0, 4)} Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING
DATA FILES, AND/OR SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE TERMS AND CONDITIONS OF
THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a copy of data files and any associated
documentation (the "Data Files") or software and any associated documentation (the "Software") to deal in the Data
Files or Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, and/or sell copies of the Data Files or Software, and to permit persons to whom the Data Files or Software
are furnished to do so, provided that either (a) this copyright and permission notice appear with all copies of the
Data Files or Software, or (b) this copyright and permission notice appear in associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY
RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL
INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THE DATA FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise to
promote the sale, use or other dealings in these Data Files or Software without prior written authorization of the
copyright holder.

SPDX-License-Identifier: Unicode-3.0`

const to = join('src', 'comparison', 'confusables.ts')
writeFileSync(
  join(root, to),
  `/**
 * Made by bin/confusables.mjs of Unicode's table of characters that look alike; not edited by hand.
 *
${NOTICE.split('\n')
  .map(line => ` * ${line}`.trimEnd())
  .join('\n')}
 */

/** Of Unicode, as of ${date}. */
export const CONFUSABLES_VERSION = '${version}'

/** What several look like, with a colon, then those, each by its number. */
export const CONFUSABLES = \`
${lines.join('\n')}
\`
`,
)
const count = [...sourcesOf.values()].reduce((sum, sources) => sum + sources.length, 0)
console.log(`${to}: ${count} of the ${table.size} characters of version ${version}`)
