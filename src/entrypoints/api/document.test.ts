import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { packageRoot } from '#platform/config'
import { createApiDocument } from './create-api-document.ts'

const text = await createApiDocument()
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()) })),
})
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
const document = Document.parse(JSON.parse(text))
const operations = Object.values(document.paths).flatMap((path) => Object.values(path))

describe('the API document', () => {
  it('is the one in openapi.json; after a change of the API, run `npx skala openapi`', () => {
    expect(text).toBe(readFileSync(join(packageRoot(), 'openapi.json'), 'utf8'))
  })

  it('passes redocly lint', async () => {
    const lint = join(packageRoot(), 'node_modules', '@redocly', 'cli', 'bin', 'cli.js')
    const run = promisify(execFile)(
      process.execPath,
      [lint, 'lint', 'openapi.json', '--config', 'redocly.yaml'],
      {
        cwd: packageRoot(),
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    )
    await expect(run).resolves.toBeDefined()
  })

  it('documents problems of every route as RFC 9457', () => {
    expect(document.openapi).toMatch(/^3\.1/)
    expect(operations.length).toBeGreaterThan(15)
    for (const { operationId, responses } of operations) {
      const problems = ['400', '404', '429', '503'].map((status) =>
        Object.keys(responses[status]?.content ?? {}),
      )
      expect([operationId, ...problems.flat()]).toEqual([
        operationId,
        ...Array(4).fill('application/problem+json'),
      ])
    }
  })

  it('names what it speaks of, and nothing else', () => {
    const names = Object.keys(document.components.schemas)
    expect(names).toEqual(
      expect.arrayContaining(['Change', 'Organisation', 'Problem', 'Record', 'RecordSummary']),
    )
    for (const name of names) expect(text).toContain(`"#/components/schemas/${name}"`)
  })
})
