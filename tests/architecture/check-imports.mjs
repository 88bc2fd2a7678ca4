/** `node tests/architecture/check-imports.mjs`: holds the imports of src/ against the floor plan. */
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import configuration from '../../.dependency-cruiser.mjs'
import { slices } from '../../architecture.mjs'
import { faultsInPlan, importRules } from './import-rules.mjs'

/** Reads the imports below `<root>/src` and returns every breach, and how many modules were read. */
export async function checkImports(root, plan) {
  const { options } = configuration
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden: importRules(plan) } },
    {},
    { tsConfig: extractTSConfig(options.tsConfig.fileName) },
  )
  const breaches = output.summary.violations.map(({ from, to, rule }) => `${from} → ${to}\n    ${rule.name}`)
  const read = output.modules.filter((module) => module.source.startsWith('src/'))
  return { breaches: [...faultsInPlan(plan), ...breaches], modules: read.length }
}

function sourceFiles() {
  const paths = readdirSync('src', { recursive: true }).filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  return paths.filter((path) => !path.endsWith('.d.ts') && !path.endsWith('.d.mts')).length
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { breaches, modules } = await checkImports(process.cwd(), slices)
  const files = sourceFiles()
  // rules that saw nothing break nothing
  if (modules < files) breaches.push(`only ${modules} of ${files} source files were read`)
  for (const breach of breaches) process.stdout.write(`  ${breach}\n`)
  process.stdout.write(`${modules} modules read, ${breaches.length} breaches\n`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
