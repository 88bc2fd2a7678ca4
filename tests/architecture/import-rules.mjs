/** Makes dependency-cruiser's rules from the floor plan: what a slice may import, and through which door. */

const TESTING = 'platform/testing'
const testFiles = '\\.test\\.tsx?$'
/** What tests share lies in a folder of that name; the product never reaches in there. */
const testFolders = '/testing/'

/** The slices that `name` may import, with wildcards written out. */
export function allowedFor(name, slices) {
  const names = Object.keys(slices).filter((other) => other !== name)
  return names.filter((other) =>
    slices[name].uses.some((use) => {
      if (use === '*') return other !== TESTING
      if (use.endsWith('/*')) return other.startsWith(use.slice(0, -1)) && other !== TESTING
      return use === other
    }),
  )
}

/** What in the floor plan itself is wrong: an unknown name, or an import that does not go down. */
export function faultsInPlan(slices) {
  return Object.entries(slices).flatMap(([name, { floor, uses }]) => [
    ...uses
      .filter((use) => !use.includes('*') && !slices[use])
      .map((use) => `${name} uses ${use}, which is not in the floor plan`),
    ...allowedFor(name, slices)
      .filter((other) => slices[other].floor > floor || (floor > 0 && slices[other].floor === floor))
      .map((other) => `${name} (floor ${floor}) may not use ${other} (floor ${slices[other].floor})`),
  ])
}

/** dependency-cruiser's `forbidden` list for a floor plan whose slices lie in `src/`. */
export function importRules(slices) {
  return [...Object.keys(slices).map((name) => sliceRule(name, slices)), ...generalRules(slices)]
}

function sliceRule(name, slices) {
  const inside = Object.keys(slices).filter((other) => other.startsWith(`${name}/`))
  const allowed = allowedFor(name, slices)
  return {
    name: `${name}: only ${allowed.length ? allowed.join(', ') : 'nothing'}, by the front door`,
    severity: 'error',
    from: {
      path: `^src/${name}/`,
      pathNot: [...inside.map((other) => `^src/${other}/`), testFiles, testFolders],
    },
    to: { path: '^src/', pathNot: [`^src/${name}/`, ...allowed.map(frontDoor)] },
  }
}

function generalRules(slices) {
  const names = Object.keys(slices)
  return [
    ...names.map((name) => ({
      name: `${name}: its tests use what it uses, and ${TESTING}`,
      severity: 'error',
      from: { path: [`^src/${name}/.*${testFiles}`, `^src/${name}${testFolders}`] },
      to: {
        path: '^src/',
        pathNot: [
          `^src/${name}/`,
          ...[...allowedFor(name, slices), TESTING].map(frontDoor),
          '^src/platform/[^/]+/index.ts$',
        ],
      },
    })),
    {
      name: 'no cycles at run time',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'the product does not import tests',
      severity: 'error',
      from: { path: '^src/', pathNot: [testFiles, testFolders] },
      to: { path: ['^tests/', '^bench/', testFiles, '^src/(?!platform/testing/).*/testing/'] },
    },
    {
      name: 'the product needs no package that is only there for development',
      severity: 'error',
      from: { path: '^src/', pathNot: [testFiles, testFolders] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ]
}

/** The one file of a slice that others may import; the browser of the testing slice has a door of its own. */
function frontDoor(name) {
  return name === TESTING ? `^src/${TESTING}/(index|browser)\\.ts$` : `^src/${name}/index\\.ts$`
}
