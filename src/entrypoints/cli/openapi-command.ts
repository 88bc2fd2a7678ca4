import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { packageRoot } from '#platform/config'
import { createApiDocument } from '../api/create-api-document.ts'
import type { Output } from './output.ts'

/** `skala openapi`: writes the description of the API that the routes give of themselves. Needs no database. */
export function openapiCommand(program: Command, output: Output): void {
  program
    .command('openapi')
    .description('Write the OpenAPI document of the API to openapi.json')
    .option('--json', 'print the document instead of writing the file')
    .addHelpText('after', '\nExamples:\n  skala openapi\n  skala openapi --json | jq .paths')
    .action(async ({ json }: { json?: boolean }) => {
      const document = await createApiDocument()
      if (json) return output.json(JSON.parse(document))
      const file = join(packageRoot(), 'openapi.json')
      await writeFile(file, document)
      output.text(`Written to ${file}`)
    })
}
