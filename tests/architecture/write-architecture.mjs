/** `node tests/architecture/write-architecture.mjs`: writes ARCHITECTURE.md from the floor plan. */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { sharedSql, slices } from '../../architecture.mjs'

const floorNames = { 0: 'ground: knows nothing of the field', 9: 'roof: sees everything' }

/** The text of ARCHITECTURE.md. */
export function architecturePaper() {
  const floors = [...new Set(Object.values(slices).map((slice) => slice.floor))].sort(
    (one, other) => other - one,
  )
  return `${introduction}\n${floors.map(floorSection).join('\n')}\n${rules}`
}

function floorSection(floor) {
  const name = floorNames[floor] ? ` (${floorNames[floor]})` : ''
  const rows = Object.entries(slices)
    .filter(([, slice]) => slice.floor === floor)
    .map(
      ([slice, { does, uses }]) =>
        `| \`src/${slice}\` | ${does} | ${uses.map(written).join(', ') || 'nothing'} |`,
    )
  return `## Floor ${floor}${name}\n\n| slice | what it does | may import |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

const written = (use) => (use === '*' ? 'every slice' : `\`${use}\``)

const introduction = `# Architecture

<!-- Written by \`node tests/architecture/write-architecture.mjs\` from architecture.mjs. Change that file, not this one. -->

Skala is one npm package, one process by default, and one PostgreSQL. Its slices stand on floors: imports go downwards,
never sideways, and only through a slice's front door (\`index.ts\`, reached by name: \`#registry\`, \`#platform/language\`).
`

const rules = `## What is checked

- The import rules are made from \`architecture.mjs\` and checked by dependency-cruiser: front doors only, no cycles when
  running, nothing unresolvable, no slice outside the plan. \`platform/testing\` is for tests.
- Each slice owns the PostgreSQL schema of its name. Its SQL names that schema and the views in \`published\`, and besides
  them only ${sharedSql.map((name) => `\`${name}\``).join(', ')}.
- An exported function that opens a transaction also asks for a permission and leaves a ledger entry, or says in a
  comment why not. Tables of the registry refuse a commit that left no entry.
- Every text exists in Swedish and English. Only the configuration and the entrypoints read the environment.

\`npm test\` checks all of it.
`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), architecturePaper())
