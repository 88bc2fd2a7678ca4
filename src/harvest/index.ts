/**
 * How the registry fills itself.
 *
 * source        whom we ask
 * connector     a kind of source that we can read; one folder each
 * capture       the bytes a source gave, kept before anyone understands them
 * reading       what a connector makes of a capture: observations and issues
 * issue         what could not be taken as it stood, for the owner to see and mend
 * run           one harvest of one source, and what it came to
 */

export { harvestAgainstLedger } from './check-against-ledger.ts'
export type { Capture, Connector, HarvestRequest, Outside, Reading } from './connector.ts'
export { connectors, findConnector } from './connectors/connectors.ts'
export { eraseCaptures } from './erase-captures.ts'
export { harvestDue } from './harvest-due.ts'
export { type Harvest, type HarvestMeans, type HarvestReport, harvestSource } from './harvest-source.ts'
export {
  IssueView,
  listIssues,
  listRuns,
  listSources,
  RunView,
  readRun,
  readSource,
  SourceView,
} from './read-sources.ts'
export { registerSource, type SourceRequest } from './register-source.ts'
export { removeDemonstrationSources } from './remove-demonstration-sources.ts'
export { replaySource, sourceChecksum } from './replay-sources.ts'
export type { Tally } from './run.ts'
export { RunPage, SourcePage } from './source-page.tsx'
export { SourcesPage } from './sources-page.tsx'
