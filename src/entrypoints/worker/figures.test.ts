import { beforeEach, describe, expect, it } from 'vitest'
import { sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import { createTestDatabase, fixedClock, type TestDatabase, testContext } from '#platform/testing'
