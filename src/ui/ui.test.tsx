import type { VNode } from 'preact'
import { describe, expect, test } from 'vitest'
import { languages } from '#platform/language'
import {
  BarChart,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  CopyField,
  DataTable,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Facets,
  Fact,
  FeedItem,
  Histogram,
  KeyFigure,
  LineChart,
  LiveFeed,
  Notice,
  Page,
  Pagination,
  Progress,
  Radios,
  Receipt,
  ResultList,
  Results,
  renderPage,
  SearchBox,
  Section,
  Select,
  Sparkline,
  StackedBar,
  Tag,
  TextArea,
  TextInput,
  TileMap,
  TileSparkline,
  TimeBars,
  Timeline,
  Title,
  Unknown,
} from './index.ts'
import { messages } from './messages.ts'

/** What a hostile source may put wherever a text is expected. */
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`
const BAD_LINK = 'javascript:alert(3)'

const tiles = Array.from({ length: 290 }, (_, index) => ({
  code: String(index),
  col: index % 20,
  row: Math.floor(index / 20),
  name: `Ort ${index}`,
  href: `/sv/kommun/${index}`,
  level: ([null, 0, 1, 2, 3, 4, 5] as const)[index % 7] ?? null,
  label: `${index} införanden`,
}))

function everything(language: 'sv' | 'en', text: string, link: string): VNode {
  const provenance = { source: text, href: link, date: '2024-03', by: text }
  const words = { language, title: text, description: text }
  const field = { language, label: text, hint: text, error: text }
  return (
    <Page
      {...words}
      path="/prov"
      canonical={`https://skala.example/${language}/prov`}
      navigation={[{ href: `/${language}`, label: text }]}
      footer={{
        about: '/1',
        accessibility: '/2',
        api: '/3',
        licence: '/5',
        more: [{ href: '/4', label: 'Källor' }],
      }}
      assets={{ css: ['/main.css'], js: ['/main.js'] }}
      notice={text}
      ledger={text}
    >
      <Breadcrumb language={language} items={[{ href: '/', label: text }]} />
      <ErrorSummary language={language} errors={[{ field: 'a', message: text }]} />
      <Title kicker={text} lead={text} meta={<Tag href={link}>{text}</Tag>}>
        {text}
      </Title>
      <SearchBox language={language} action="/sok" label={text} value={text} suggest="/forslag" />
      <Results language={language} count={text} filtered>
        <ResultList items={[{ href: link, title: text, sentence: text }]} />
        <Pagination language={language} nextHref="/sok?after=1" />
      </Results>
      <Facets
        language={language}
        action="/sok"
        clearHref="/sok"
        groups={[
          { name: 'x', legend: text, options: [{ value: text, label: text, count: 3, checked: true }] },
        ]}
      />
      <Section id="facts" heading={text} lead={text}>
        <DefinitionList
          items={[
            {
              term: text,
              value: (
                <Fact
                  language={language}
                  value={text}
                  href={link}
                  confirmed={false}
                  provenance={provenance}
                  others={[{ value: text, provenance }]}
                />
              ),
            },
            { term: 'gap', value: <Unknown language={language} until={text} compact /> },
          ]}
        />
        <KeyFigure language={language} label={text} figure={text} basis={text} source={text} href={link} />
        <Progress language={language} label={text} value={1} total={2} />
        <Timeline language={language} items={[{ date: '2024', title: text, text }]} />
        <Notice language={language} kind="warn">
          {text}
        </Notice>
        <EmptyState title={text}>{text}</EmptyState>
        <Card title={text} href={link} />
        <LiveFeed language={language} source="/events">
          <FeedItem time="14.05" datetime="2026-11-22T14:05">
            {text}
          </FeedItem>
        </LiveFeed>
        <Receipt language={language} title={text} code={text} date="2026-11-22" next={[text]} />
      </Section>
      <form method="post" action="/sv/signal">
        <TextInput {...field} name="a" value={text} />
        <TextArea {...field} name="b" value={text} />
        <Select {...field} name="c" options={[{ value: text, label: text }]} />
        <Radios {...field} name="d" options={[{ value: text, label: text }]} />
        <Checkbox name="e" label={text} hint={text} />
        <CopyField language={language} id="f" label={text} value={text} />
        <Button kind="primary">{text}</Button>
      </form>
      <DataTable
        language={language}
        caption={text}
        rows={[text]}
        rowKey={(row) => row}
        columns={[
          { key: 'a', header: text, cell: (row) => row, sort: { href: '?a', direction: 'ascending' } },
        ]}
      />
      <TileMap {...words} tiles={tiles} legend={[{ level: 0, label: text }]} />
      <TileSparkline tiles={tiles} title={text} />
      <Sparkline values={[1, null, 3]} title={text} />
      <BarChart
        {...words}
        labelHeader={text}
        valueHeader={text}
        bars={[
          { label: text, href: link, value: 3 },
          { label: 'gap', value: null },
        ]}
      />
      <StackedBar {...words} valueHeader={text} parts={[{ label: text, value: 3 }]} />
      <LineChart
        {...words}
        unit={text}
        times={['2023', '2024']}
        series={[{ name: text, values: [null, 2] }]}
      />
      <Histogram {...words} unit={text} bound={String} bins={[{ from: 0, to: 1, count: 3 }]} />
      <TimeBars
        {...words}
        today="2026-11-22"
        bars={[{ label: text, href: link, plan: { from: '2020', to: '2021' }, outcome: { from: '2020-03' } }]}
      />
    </Page>
  )
}

describe.each(languages)('every component together, in %s', (language) => {
  const calm = renderPage(everything(language, 'Räksmörgås', '/sv/ort'))
  const hostile = renderPage(everything(language, HOSTILE, BAD_LINK))

  test('a hostile text stays a text', () => {
    expect(hostile.match(/<script>|<img/g)).toBeNull()
    expect(hostile.includes('&lt;script>alert(1)')).toBe(true)
  })

  test('an address that would run code becomes no link', () => {
    expect(hostile.match(/(?:href|src|action)="\s*javascript:/gi)).toBeNull()
  })

  test('nothing needs inline style or script', () => {
    expect(calm.match(/\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)/g)).toBeNull()
  })

  test('there is one h1, and a page that says its language', () => {
    expect(calm.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(calm.startsWith(`<!doctype html><html lang="${language}">`)).toBe(true)
  })

  test('every table has a caption', () => {
    expect(calm.match(/<caption[\s>]/g)).toHaveLength(calm.match(/<table[\s>]/g)?.length ?? 0)
  })

  test('every id is used once, and every reference leads to one', () => {
    const ids = [...calm.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toHaveLength(new Set(ids).size)
    const references = [
      ...calm.matchAll(/\s(?:aria-labelledby|aria-describedby|popovertarget|for|list)="([^"]+)"/g),
    ].flatMap((match) => (match[1] ?? '').split(' '))
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('the words that the components write are in this language', () => {
    expect(calm.includes(messages[language].skipToContent)).toBe(true)
    expect(calm.includes(messages[language].unconfirmed)).toBe(true)
  })

  test('the same page in the other language is one link away', () => {
    const other = language === 'sv' ? 'en' : 'sv'
    expect(calm.includes(`<a href="/${other}/prov" lang="${other}"`)).toBe(true)
    expect(calm.includes(`hreflang="${other}" href="https://skala.example/${other}/prov"`)).toBe(true)
  })
})

test('no word of the components is empty in either language', () => {
  const texts = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [value]
  for (const language of languages) {
    for (const text of texts(messages[language])) {
      const written = typeof text === 'function' ? String(text('3', '9')) : text
      expect(written).toEqual(expect.stringMatching(/\S/))
    }
  }
})
