/**
 * SPDX identifiers that software of public bodies is published under, from https://spdx.org/licenses/
 * (identifiers are facts). A licence outside this list is kept as written and noted.
 */
const identifiers = `
0BSD AFL-3.0 AGPL-1.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-2.0 BSD-1-Clause
BSD-2-Clause BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 BUSL-1.1 BlueOak-1.0.0 CAL-1.0 CATOSL-1.1
CC-BY-3.0 CC-BY-4.0 CC-BY-NC-4.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1
CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CPAL-1.0 CPL-1.0 ECL-2.0 EFL-2.0 EPL-1.0 EPL-2.0 ETALAB-2.0
EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Fair GFDL-1.3-only GFDL-1.3-or-later GPL-1.0-only GPL-1.0-or-later GPL-2.0
GPL-2.0+ GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later HPND ISC JSON LGPL-2.0-only
LGPL-2.0-or-later LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0+ LGPL-3.0-only LGPL-3.0-or-later
LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 MIT MIT-0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception MS-PL MS-RL MulanPSL-2.0
NCSA NLOD-2.0 NOSL OFL-1.1 OGL-UK-3.0 OLDAP-2.8 OSL-1.0 OSL-2.1 OSL-3.0 ODbL-1.0 PDDL-1.0 PHP-3.01 PostgreSQL Python-2.0 QPL-1.0 RPL-1.5
Ruby SSPL-1.0 UPL-1.0 Unlicense Vim W3C WTFPL X11 Zlib ZPL-2.1 curl libpng-2.0
`
  .trim()
  .split(/\s+/)

const exceptions = [
  'Classpath-exception-2.0',
  'GCC-exception-3.1',
  'LLVM-exception',
  'OpenSSL-exception',
  'Autoconf-exception-3.0',
]

/** Spellings in use that mean one identifier; none says more than the spelling does. */
const nicknames: ReadonlyMap<string, string> = new Map([
  ['agplv3', 'AGPL-3.0'],
  ['gplv2', 'GPL-2.0'],
  ['gplv3', 'GPL-3.0'],
  ['lgplv3', 'LGPL-3.0'],
  ['apache 2.0', 'Apache-2.0'],
  ['eupl 1.2', 'EUPL-1.2'],
  ['eupl v1.2', 'EUPL-1.2'],
])

const spelling = new Map([...identifiers, ...exceptions].map((name) => [name.toLowerCase(), name]))

/** A licence as written, and whether it is SPDX, could be put into SPDX, or is something else. */
export interface ReadLicence {
  readonly how: 'spdx' | 'respelt' | 'unknown'
  readonly licence: string
}

/** Reads an SPDX 2.3 licence expression: identifiers, `+`, `LicenseRef-…`, `AND`, `OR`, `WITH`, parentheses. */
export function readLicence(written: string): ReadLicence {
  const nickname = nicknames.get(written.toLowerCase())
  if (nickname) return { how: 'respelt', licence: nickname }
  const words = written.match(/[()]|[^\s()]+/g) ?? []
  const known = words.map(knownWord)
  if (known.some((word) => word === null) || !isExpression(words.map(kindOf)))
    return { how: 'unknown', licence: written }
  const licence = known.join(' ').replaceAll('( ', '(').replaceAll(' )', ')')
  return { how: licence === written ? 'spdx' : 'respelt', licence }
}

function kindOf(word: string): string {
  if (word === '(' || word === ')') return word
  return /^(and|or|with)$/i.test(word) ? '&' : 'x'
}

/** Whether operands and operators alternate and parentheses match. */
function isExpression(kinds: readonly string[]): boolean {
  let open = 0
  let wantsOperand = true
  for (const kind of kinds) {
    if (wantsOperand !== (kind === 'x' || kind === '(')) return false
    if (kind === '(') open += 1
    if (kind === ')') open -= 1
    if (open < 0) return false
    if (kind === 'x' || kind === '&') wantsOperand = kind === '&'
  }
  return open === 0 && !wantsOperand
}

function knownWord(word: string): string | null {
  if (/^[()]$/.test(word)) return word
  if (/^(and|or|with)$/i.test(word)) return word.toUpperCase()
  if (/^LicenseRef-[\w.-]+$/.test(word)) return word
  const plus = word.endsWith('+') && !spelling.has(word.toLowerCase())
  const name = spelling.get((plus ? word.slice(0, -1) : word).toLowerCase())
  return name === undefined ? null : `${name}${plus ? '+' : ''}`
}
