import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { expect, it } from 'vitest'
import { createTestDatabase, testContext } from '#platform/testing'
import { api } from './api.ts'
const { sql } = await createTestDatabase()
it('lists', async () => {
  const server = Fastify()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  await server.register(api, { prefix: '/api/v1', ctx: testContext(sql), publicUrl: 'http://localhost' })
  const a = await server.inject('/api/v1/initiatives?limit=3&phase=idea')
  console.log(a.statusCode, a.headers, a.body)
  console.log((await server.inject('/api/v1/initiatives?lmit=3&limit=0&phase=x')).body)
  console.log((await server.inject('/api/v1/initiatives/x')).body)
})
