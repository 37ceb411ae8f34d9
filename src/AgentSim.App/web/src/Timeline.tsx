import { useState } from 'preact/hooks';
import type { HistoryPage, Scene } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { Picker } from './parts';
import { linear, yearTicks } from './scale';
import { sentence, tick, words } from './words';

const top = 8, over = 170, right = 14, axis = 22;

// Narrower than this, names of issues have no room beside their bars: they stand above.
const narrow = 560;

/** Which series stand above the deals, if nobody chose: those of alignment, or of shares; else the first. */
function usual(page: HistoryPage): string[] {
  const plain = page.series.filter(series => !series.isNominal);
  const family = (pattern: RegExp) => plain.filter(series => pattern.test(series.name)).slice(0, 5).map(series => series.name);
  return [family(/^alignment/), family(/^share\[/), plain.slice(0, 3).map(series => series.name)].find(names => names.length > 1) ?? plain.slice(0, 1).map(series => series.name);
}

export const isChoice = (scene: Scene) => scene.told.kind === 'conduct' || scene.told.kind === 'exit';

/** What came of it over the years, and below, issue by issue, what was agreed and when it was talked about. */
export function Timeline({ page, scene, year, onScene }: { page: HistoryPage; scene: number; year: number; onScene: (index: number) => void }) {
  const [frame, width] = useWidth();
  const [names, setNames] = useState(() => usual(page));
  const isNarrow = width < narrow;
  const [left, lane] = isNarrow ? [34, 36] : [Math.min(230, width * 0.24), 21];
  const middle = (row: number) => first + row * lane + (isNarrow ? 25 : lane / 2);
  const end = page.times.at(-1)! + (page.times.length > 1 ? page.times[1]! - page.times[0]! : 1);
  const x = linear(page.times[0]!, end, left, width - right);
  const chosen = names.map(name => page.series.find(series => series.name === name)!).filter(Boolean);
  const values = chosen.flatMap(series => series.values).filter((value): value is number => value !== null);
  const y = linear(Math.min(0, ...values), Math.max(0.001, ...values), over, top);
  const issuesOf = (scene: Scene) => Object.keys(scene.told.from ?? {});
  const touched = page.issues.map((issue, index) => ({ issue, index })).filter(({ issue, index }) =>
    page.changes.some(change => change.issue === index && change.level !== issue.start) || page.scenes.some(found => found.told.kind === 'session' && issuesOf(found).includes(issue.name)));
  const rowOf = new Map(touched.map(({ issue }, row) => [issue.name, row]));
  const first = over + axis + 8;
  const height = first + touched.length * lane + 6;
  const segments = (index: number) => {
    const issue = page.issues[index]!;
    const changes = page.changes.filter(change => change.issue === index);
    return [{ period: 0, level: issue.start }, ...changes].map((change, i, all) => ({ from: page.times[change.period]!, to: i + 1 < all.length ? page.times[all[i + 1]!.period]! : end, level: change.level })).filter(part => part.level > 0 && part.to > part.from);
  };
  const line = (series: (number | null)[]) => series.map((value, i) => value === null ? null : `${x(page.firstYear + i + 0.5).toFixed(1)},${y(value).toFixed(1)}`).filter(Boolean).join('L');
  const ticks = y.ticks(4);
  const sessions = page.scenes.map((found, index) => ({ found, index })).filter(({ found }) => found.told.kind === 'session' || isChoice(found));
  const room = Math.floor((isNarrow ? width - left - right : left - 10) / 6.1);
  return <Chart
    title="What happened" name={`history-${page.history}`} table={() => [['year', ...chosen.map(series => series.name)], ...(chosen[0]?.values ?? []).map((_, i) => [page.firstYear + i, ...chosen.map(series => series.values[i] ?? null)])]}
    note={<span class="legend">{chosen.map((series, i) => <button class="link" key={series.name} title="Take away" onClick={() => setNames(names.filter(name => name !== series.name))}><svg class="piece" viewBox="0 0 24 8" aria-hidden="true"><path class={`line stroke${1 + i % 7} dash${i % 4}`} d="M0,4L24,4" /></svg>{words(series.name)} ✕</button>)}
      <span class="key"><i class="dot" /> talks with a deal <i class="dot hollow" /> without <i class="square" /> somebody's own choice: press one to read it below; bars are what is in force, the fuller the deeper.</span></span>}>
    <Picker label="Add a series" names={page.series.map(series => ({ name: series.name, group: 'Series' }))} onPick={name => { if (!names.includes(name)) setNames([...names, name].slice(-7)); }} />
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Timeline; the same can be read step by step below.">
        <rect class="all faint" x={x(year)} y={top} width={Math.max(2, x(Math.min(end, year + 1)) - x(year))} height={height - top - 6} opacity={0.5} />
        {ticks.values.map(value => <g key={value}><line class="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} /><text x={left - 6} y={y(value) + 4} text-anchor="end">{tick(value, ticks.step)}</text></g>)}
        {chosen.map((series, i) => <path key={series.name} class={`line stroke${1 + i % 7} dash${i % 4}`} d={`M${line(series.values)}`} />)}
        {yearTicks(Math.ceil(page.times[0]!), Math.floor(end), Math.floor((width - left) / 50)).map(label => <text key={label} x={x(label)} y={over + 16} text-anchor="middle">{label}</text>)}
        {touched.map(({ issue, index }, row) => <g key={issue.name}>
          <line class="grid" x1={left} x2={width - right} y1={middle(row)} y2={middle(row)} />
          <text x={isNarrow ? left : left - 8} y={isNarrow ? first + row * lane + 13 : middle(row) + 4} text-anchor={isNarrow ? 'start' : 'end'}>{issue.title.length > room ? `${issue.title.slice(0, room - 1)}…` : issue.title}<title>{issue.title}</title></text>
          {segments(index).map(part => <rect
            key={part.from} class={issue.parties.length === 1 ? 'alone' : 'selected'} fill-opacity={0.25 + 0.6 * part.level / Math.max(1, issue.levels.length - 1)}
            x={x(part.from)} y={middle(row) - 6.5} width={Math.max(1, x(part.to) - x(part.from))} height={13} rx={2}><title>{`${issue.title}: ${issue.levels[part.level]!.title}`}</title></rect>)}
        </g>)}
        {sessions.flatMap(({ found, index }) => issuesOf(found).map(issue => {
          const row = rowOf.get(issue);
          if (row === undefined) return null;
          const [cx, cy] = [x(page.times[found.period]! + 0.02), middle(row)];
          const kind = `mark${found.told.to ? '' : ' hollow'}${index === scene ? ' now' : ''}`;
          const label = `${found.told.period}: ${sentence(words(found.told.topic))}`;
          return isChoice(found)
            ? <rect key={`${index}${issue}`} class={kind} x={cx - 3} y={cy - 3} width={6} height={6} onClick={() => onScene(index)}><title>{label}</title></rect>
            : <circle key={`${index}${issue}`} class={kind} cx={cx} cy={cy} r={index === scene ? 5.5 : 4} onClick={() => onScene(index)}><title>{label}</title></circle>;
        }))}
      </svg>
    </div>
  </Chart>;
}
