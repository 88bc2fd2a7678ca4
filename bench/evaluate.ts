/** Prints every figure of quality that we quote: `npm run evaluate`. Rules are tuned on one half and reported on the other. */
import { evaluateCases } from './evaluate-cases.ts'
import { describeFidelityFigures, evaluateFidelity } from './evaluate-fidelity.ts'
import { describeNeedFigures, evaluateNeeds } from './evaluate-needs.ts'
import { describePersonalDataFigures } from './evaluate-personal-data.ts'
import { describeSearchFigures, evaluateSearch } from './evaluate-search.ts'
import { describeTwinFigures, evaluateTwins } from './evaluate-twins.ts'
import { machine } from './search-measure.ts'

const out = (line: string) => process.stdout.write(`${line}\n`)

out(machine())
out('\n== needs')
out(describeNeedFigures(evaluateNeeds()))
out('\n== search')
out(describeSearchFigures(await evaluateSearch()))
out('\n== twins')
out(describeTwinFigures(evaluateTwins()))
out('\n== cases')
evaluateCases(out)

const titles = process.argv[2]
if (titles) {
  out('\n== personal data: false alarms on the titles in the folder given')
  out(describePersonalDataFigures(titles))
}
out('\n== fidelity')
out(describeFidelityFigures(evaluateFidelity()))
