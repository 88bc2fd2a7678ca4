import { slices } from './architecture.mjs'
import { importRules } from './tests/architecture/import-rules.mjs'

export default {
  forbidden: importRules(slices),
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      importsFields: ['imports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
