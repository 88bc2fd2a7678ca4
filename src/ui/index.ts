/**
 * The design system: components rendered on the server, with no words about our field in them.
 *
 * - page: the html document around a page's own content; its `Title` is the one h1
 * - fact: a value that can answer for itself: source, date, who, confirmed or not
 * - unknown: a gap that says so, and what would fill it
 * - facet: one value to filter by, with its count
 * - tile map: the 290 municipalities as hexagons; a level is how much, `null` is unknown
 * - frontline: the second accent, only for what those who use the systems say
 * - fragment: a part of a page, sent when a request carries `x-fragment`
 */

export { type Bar, BarChart } from './charts/bar-chart.tsx'
export { BarPicture, barPictureHeight } from './charts/bar-picture.tsx'
export { Downloads } from './charts/downloads.tsx'
export { FLOW_PICTURE_HEIGHT, FlowChart, FlowPicture, type Step } from './charts/flow-chart.tsx'
export { hexagonAt, hexagonPath, tilesSize } from './charts/hexagon.ts'
export { Histogram } from './charts/histogram.tsx'
export { LINE_PICTURE_HEIGHT, LineChart, LinePicture } from './charts/line-chart.tsx'
export { RangeBar } from './charts/range-bar.tsx'
export {
  type Multiple,
  MultiplesPicture,
  multiplesPictureHeight,
  SmallMultiples,
} from './charts/small-multiples.tsx'
export { Sparkline } from './charts/sparkline.tsx'
export { StackedBar } from './charts/stacked-bar.tsx'
export { standaloneSvg } from './charts/standalone-svg.tsx'
export { type Tile, type TileLegend, type TileLevel, TileMap, TileSparkline } from './charts/tile-map.tsx'
export { placesInBlock, TilePicture, tilePictureHeight } from './charts/tile-picture.tsx'
export { TimeBars } from './charts/time-bars.tsx'
export { DefinitionList } from './facts/definition-list.tsx'
export { Fact, type OtherValue, type Provenance } from './facts/fact.tsx'
export { KeyFigure } from './facts/key-figure.tsx'
export { Notice } from './facts/notice.tsx'
export { Progress } from './facts/progress.tsx'
export { Receipt } from './facts/receipt.tsx'
export { ShortDate } from './facts/short-date.tsx'
export { Tag } from './facts/tag.tsx'
export { Timeline, type TimelineItem } from './facts/timeline.tsx'
export { Unknown } from './facts/unknown.tsx'
export { Button, ButtonLink } from './forms/button.tsx'
export { CopyButton, CopyField, PrintButton } from './forms/copy-field.tsx'
export { ErrorSummary, errorOf, type FormError } from './forms/error-summary.tsx'
export { type FacetGroup, Facets } from './forms/facets.tsx'
export { Checkbox, Radios, Select, TextArea, TextInput } from './forms/inputs.tsx'
export { SearchBox } from './forms/search-box.tsx'
export { type Column, DataTable } from './lists/data-table.tsx'
export { EmptyState } from './lists/empty-state.tsx'
export { FeedItem, LiveFeed } from './lists/live-feed.tsx'
export { Pagination } from './lists/pagination.tsx'
export { type Result, ResultList } from './lists/result-list.tsx'
export { Results } from './lists/results.tsx'
export type { FooterLinks } from './page/footer.tsx'
export type { Assets, FeedLink } from './page/head.tsx'
export { Breadcrumb, Card, Columns, Prose, Section, Split } from './page/layout.tsx'
export { type NavigationItem, pathIn } from './page/navigation.ts'
export { Page, type PageProps } from './page/page.tsx'
export { renderFragment, renderPage } from './page/render-page.ts'
export { safeHref } from './page/safe-href.ts'
export { Title } from './page/title.tsx'
