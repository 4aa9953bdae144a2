/** The words of the SMS hall besides the printed keywords. */
import { data } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen, type No } from '../../desk/console/ask.ts'
import { Filters, FilterSelect, smallButton } from '../../desk/console/filter.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const of = searchParams.get('of') ?? ''
  const aliases = await seen(visit, 'listAliases', {})
  const operations = Object.entries(visit.hall.operations).flatMap(([name, { title, keyword }]) =>
    keyword ? [{ name, title: visit.say(title), keyword }] : [],
  )
  const known = new Map(operations.map((operation) => [operation.name, operation]))
  return {
    of,
    operations,
    saved: searchParams.has('saved'),
    aliases: aliases
      .filter((alias) => !of || alias.operation === of)
      .map(({ word, operation, preset }) => ({
        word,
        title: known.get(operation)?.title ?? operation,
        keyword: known.get(operation)?.keyword ?? '',
        preset: Object.entries(preset ?? {})
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      })),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { word, operation, preset: text = '', remove } = visit.typed
  const of = visit.url.searchParams.get('of') ?? ''
  const place = `/ops/aliases?${new URLSearchParams({ of, saved: '' }).toString()}`
  if (remove) return acted(visit, 'removeAlias', { word: remove }, place)
  const preset = presetIn(text)
  if (preset === undefined) {
    const issues = { preset: visit.say(m.presetWrong) }
    return data<No>({ words: '', issues, typed: visit.typed }, 422)
  }
  return acted(visit, 'addAlias', { word, operation, preset }, place)
}

/** `month=202611; kind=voice` → an object; null for nothing, undefined for what is neither. */
function presetIn(text: string): Record<string, string> | null | undefined {
  const parts = text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length === 0) return null
  const pairs = parts.map((part) => /^(\w{1,40})\s*[=＝]\s*(.{1,100})$/.exec(part))
  if (pairs.some((pair) => pair === null)) return undefined
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}

type Page = PageProps<typeof loader, typeof action>

export default function Aliases({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { of, operations, saved } = loaderData
  const choices = operations.map(({ name, title, keyword }) => ({
    value: name,
    label: `${keyword} ${title}`,
  }))
  return (
    <>
      <title>{say(shell.titled, say(m.aliases))}</title>
      <PageHead title={say(m.aliases)} lead={say(m.aliasesLead)} />
      <NoNotice no={no} />
      {saved && !no && <Notice tone="good">{say(m.aliasSaved)}</Notice>}
      <Card title={say(m.addAlias)}>
        <SealedForm name="add" className="flex flex-wrap items-end gap-3">
          <SmallField
            name="word"
            label={say(m.word)}
            maxLength={20}
            value={no?.typed['word']}
            wrong={no?.issues['word']}
          />
          <SmallSelect
            name="operation"
            label={say(m.operation)}
            width="w-64"
            value={no?.typed['operation'] ?? of}
            wrong={no?.issues['operation']}
            options={choices}
          />
          <SmallField
            name="preset"
            label={`${say(m.preset)} (${say(m.presetHint)})`}
            width="w-72"
            required={false}
            value={no?.typed['preset']}
            wrong={no?.issues['preset']}
          />
          <Button icon="plus">{say(m.add)}</Button>
        </SealedForm>
      </Card>
      <Filters label={say(m.search)} clear={of ? '/ops/aliases' : undefined}>
        <FilterSelect name="of" label={say(m.ofOperation)} value={of} options={choices} />
      </Filters>
      <AliasList aliases={loaderData.aliases} />
    </>
  )
}

function AliasList({ aliases }: { aliases: Page['loaderData']['aliases'] }) {
  const say = useSay()
  return (
    <Sheet>
      <Grid
        caption={say(m.aliases)}
        rows={aliases}
        rowKey={({ word }) => word}
        empty={<EmptyState icon="word" title={say(m.noAliases)} />}
        columns={[
          {
            key: 'word',
            label: say(m.word),
            cell: ({ word }) => <span className="font-semibold">{word}</span>,
          },
          {
            key: 'operation',
            label: say(m.operation),
            cell: ({ title, keyword }) => (
              <>
                {title} <span className="font-mono text-xs text-soft">{keyword}</span>
              </>
            ),
          },
          { key: 'preset', label: say(m.preset), cell: ({ preset }) => preset },
          {
            key: 'remove',
            label: say(m.remove),
            align: 'right',
            cell: ({ word }) => (
              <SealedForm name={`remove-${Array.from(word, (c) => c.codePointAt(0)?.toString(36)).join('')}`}>
                <button
                  type="submit"
                  name="remove"
                  value={word}
                  aria-label={say(m.removeWord, word)}
                  className={smallButton}
                >
                  {say(m.remove)}
                </button>
              </SealedForm>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
