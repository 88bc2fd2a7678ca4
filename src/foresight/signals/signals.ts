import { s01Size } from './s01-size.ts'
import { s02FirstUsers } from './s02-first-users.ts'
import { s03AllAtOnce } from './s03-all-at-once.ts'
import { s04MovedDate } from './s04-moved-date.ts'
import { s05CostGrowth } from './s05-cost-growth.ts'
import { s06CutScope } from './s06-cut-scope.ts'
import { s07Tests } from './s07-tests.ts'
import { s08UsersWarn } from './s08-users-warn.ts'
import { s09ExpertsWarn } from './s09-experts-warn.ts'
import { s10NoAnswer } from './s10-no-answer.ts'
import { s11Contradiction } from './s11-contradiction.ts'
import { s12Training } from './s12-training.ts'
import { s13Approval } from './s13-approval.ts'
import { s14ProductHistory } from './s14-product-history.ts'
import { s15DateFirst } from './s15-date-first.ts'
import { s16OwnEvidence } from './s16-own-evidence.ts'
import { s17NoBaseline } from './s17-no-baseline.ts'
import { s18DataLost } from './s18-data-lost.ts'
import { s19TaskCost } from './s19-task-cost.ts'
import { s20Secrecy } from './s20-secrecy.ts'
import { s21Churn } from './s21-churn.ts'
import { s22PaidToStart } from './s22-paid-to-start.ts'
import { s23Stale } from './s23-stale.ts'
import { s24NoOwner } from './s24-no-owner.ts'
import type { Signal } from './signal.ts'
import type { SignalCode } from './signal-code.ts'

/** All signs in the order of their codes. */
export const signals: readonly Signal[] = [
  s01Size,
  s02FirstUsers,
  s03AllAtOnce,
  s04MovedDate,
  s05CostGrowth,
  s06CutScope,
  s07Tests,
  s08UsersWarn,
  s09ExpertsWarn,
  s10NoAnswer,
  s11Contradiction,
  s12Training,
  s13Approval,
  s14ProductHistory,
  s15DateFirst,
  s16OwnEvidence,
  s17NoBaseline,
  s18DataLost,
  s19TaskCost,
  s20Secrecy,
  s21Churn,
  s22PaidToStart,
  s23Stale,
  s24NoOwner,
]

const byCode = new Map(signals.map((signal) => [signal.code, signal]))

/** The sign with a code. */
export function signalOf(code: SignalCode): Signal {
  const found = byCode.get(code)
  if (!found) throw new Error(`There is no sign ${code}`)
  return found
}
