import Fastify from 'fastify'
import { createContext } from '#platform/context'
import { connect } from '#platform/database'
import { searchWithoutIndex } from '#search'
import { api } from './api.ts'

/** The OpenAPI document as the API itself would serve it, as text for a file. Needs no database. */
export async function createApiDocument(): Promise<string> {
  // a pool opens no connection before the first query, and describing routes asks none
  const sql = connect('postgres://nobody@127.0.0.1:1/nothing')
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const server = Fastify()
  try {
    const ctx = createContext({ sql, actor: { organisation: null, role: 'anyone' }, log })
    await server.register(api, {
      prefix: '/api/v1',
      ctx,
      search: searchWithoutIndex(ctx),
      publicUrl: 'http://localhost:3000',
    })
    const answer = await server.inject('/api/v1/openapi.json')
    return `${JSON.stringify(answer.json(), null, 2)}\n`
  } finally {
    await server.close()
    await sql.end()
  }
}
