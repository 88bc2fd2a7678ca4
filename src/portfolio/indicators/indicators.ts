import { automation } from './automation.ts'
import { balance } from './balance.ts'
import { benefits } from './benefits.ts'
import { concentration } from './concentration.ts'
import { coupling } from './coupling.ts'
import { coverage } from './coverage.ts'
import { creep } from './creep.ts'
import { decay } from './decay.ts'
import { deviation } from './deviation.ts'
import { duplication } from './duplication.ts'
import { equality } from './equality.ts'
import { freshness } from './freshness.ts'
import { honesty } from './honesty.ts'
import type { Indicator } from './indicator.ts'
import { openness } from './openness.ts'
import { policy } from './policy.ts'
import { representativeness } from './representativeness.ts'
import { reuse } from './reuse.ts'
import { shadow } from './shadow.ts'
import { silo } from './silo.ts'
import { structure } from './structure.ts'
import { taskBurden } from './task-burden.ts'
import { users } from './users.ts'

/** Every indicator, in their order. To add one, add a file and a line. */
export const indicators: readonly Indicator[] = [
  coverage,
  representativeness,
  freshness,
  automation,
  structure,
  balance,
  creep,
  shadow,
  decay,
  benefits,
  deviation,
  reuse,
  silo,
  duplication,
  openness,
  users,
  taskBurden,
  honesty,
  concentration,
  coupling,
  equality,
  policy,
]
