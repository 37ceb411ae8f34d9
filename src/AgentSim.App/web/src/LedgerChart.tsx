import { useState } from 'preact/hooks';
import type { HistoryPage } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { linear, yearTicks } from './scale';
import { number, sentence, tick, words } from './words';

const height = 240, left = 42, right = 10, top = 8, bottom = 24, most = 8;

/** What an actor's utility came from, year by year: what it gains stands above the line, what it suffers below. */
export function LedgerChart({ page, year }: { page: HistoryPage; year: number }) {
  const [frame, width] = useWidth();
  const [chosen, setChosen] = useState(0);
  const { columns, actors } = page.accounts!;
  const account = actors[chosen]!;
  const terms = [...account.terms].map(term => ({ ...term, size: term.values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0) })).filter(term => term.size > 0).sort((a, b) => b.size - a.size);
  // No more colours than can be told apart.
  if (terms.length > most) {
    const rest = terms.splice(most - 1);
    terms.push({ term: 'others', title: `${rest.length} others`, size: 0, values: columns.map((_, i) => rest.reduce((sum, term) => sum + (term.values[i] ?? 0), 0)) });
  }

  const sum = (i: number, sign: number, upTo = terms.length) => terms.slice(0, upTo).reduce((all, term) => all + Math.max(0, sign * (term.values[i] ?? 0)), 0);
  const x = linear(0, columns.length, left, width - right);
  const y = linear(-Math.max(0.01, ...columns.map((_, i) => sum(i, -1))), Math.max(0.01, ...columns.map((_, i) => sum(i, 1))), height - bottom, top);
  const ticks = y.ticks(5);
  const at = year - page.firstYear;
  return <Chart
    title={`What ${account.title.replace(/^The /, 'the ')}'s utility came from`} name={`utility-${account.actor}`}
    table={() => [['year', ...terms.map(term => term.term)], ...columns.map((column, i) => [column, ...terms.map(term => term.values[i] ?? null)])]}
    note={<span class="legend">{terms.map((term, i) => <span key={term.term}><i class={`swatch class${i % 8}`} /> {words(term.title)} {number(term.values[at])} </span>)} in {year}</span>}>
    <label>Whose <select value={String(chosen)} onChange={event => setChosen(Number(event.currentTarget.value))}>{actors.map((actor, i) => <option key={actor.actor} value={i}>{actor.title}</option>)}</select></label>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Utility of ${account.title} by term and year; in ${year}: ${terms.slice(0, 5).map(term => `${words(term.title)} ${number(term.values[at])}`).join(', ')}.`}>
        {ticks.values.map(value => <g key={value}><line class="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} /><text x={left - 6} y={y(value) + 4} text-anchor="end">{tick(value, ticks.step)}</text></g>)}
        {columns.map((column, i) => terms.map((term, t) => {
          const value = term.values[i] ?? 0;
          const sign = value < 0 ? -1 : 1;
          const [from, to] = [sign * sum(i, sign, t), sign * sum(i, sign, t + 1)];
          return Math.abs(y(from) - y(to)) > 0.3 && <rect key={`${column}${term.term}`} class={`class${t % 8}`} opacity={i === at ? 1 : 0.78} x={x(i) + 1} width={Math.max(1, x(i + 1) - x(i) - 2)} y={Math.min(y(from), y(to))} height={Math.abs(y(from) - y(to))}><title>{`${column}, ${sentence(words(term.title))}: ${number(value)}`}</title></rect>;
        }))}
        <line class="axis" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        {yearTicks(page.firstYear, page.firstYear + columns.length - 1, Math.floor(width / 60)).map(label => <text key={label} x={x(label - page.firstYear + 0.5)} y={height - 8} text-anchor="middle">{label}</text>)}
      </svg>
    </div>
  </Chart>;
}
