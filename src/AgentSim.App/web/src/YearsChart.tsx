import type { Quantiles, Years } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { linear, yearTicks } from './scale';
import { number, percent, sentence, tick, unitOf, words } from './words';

const height = 210, left = 42, right = 16, top = 8, bottom = 24;

/** A measure over the years: where half and nine tenths of the histories lie, and what history took; or the shares of classes. */
export function YearsChart({ years, against, other, isNarrowed, onClose }: { years: Years; against: Years | null; other: string; isNarrowed: boolean; onClose: () => void }) {
  return years.shares.length > 0 ? <SharesChart years={years} onClose={onClose} /> : <FanChart years={years} against={against} other={other} isNarrowed={isNarrowed} onClose={onClose} />;
}

function FanChart({ years, against, other, isNarrowed, onClose }: { years: Years; against: Years | null; other: string; isNarrowed: boolean; onClose: () => void }) {
  const [frame, width] = useWidth();
  const { quantity, all, selected } = years;
  const observed = quantity.observed.filter(point => point.year >= years.years[0]! && point.year <= years.years.at(-1)!);
  const others = (against?.selected ?? []).flatMap((q, i) => q.q50 === null || against!.years[i]! < years.years[0]! || against!.years[i]! > years.years.at(-1)! ? [] : [[against!.years[i]!, q.q50] as [number, number]]);
  const values = [...all, ...selected].flatMap(q => [q.q05, q.q95]).concat(others.map(([, value]) => value)).concat(observed.map(point => point.value)).filter((value): value is number => value !== null);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const x = linear(years.years[0]!, years.years.at(-1)!, left, width - right);
  const y = linear(lowest, highest > lowest ? highest : lowest + 1, height - bottom, top);
  const band = (of: Quantiles[], low: keyof Quantiles, high: keyof Quantiles) => {
    const there = of.map((q, i) => ({ q, year: years.years[i]! })).filter(({ q }) => q[low] !== null);
    return there.length === 0 ? '' : `M${there.map(({ q, year }) => `${x(year).toFixed(1)},${y(q[low]!).toFixed(1)}`).join('L')}L${there.reverse().map(({ q, year }) => `${x(year).toFixed(1)},${y(q[high]!).toFixed(1)}`).join('L')}Z`;
  };
  const line = (points: [number, number][]) => points.length === 0 ? '' : `M${points.map(([year, value]) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`).join('L')}`;
  const ticks = y.ticks(4);
  const name = sentence(words(quantity.name));
  return <Chart
    title={`${name.replace(/ year$/, '')} over the years${unitOf(quantity.unit)}`} name={`${quantity.name}-years`} onClose={onClose}
    table={() => [['year', 'q05', 'q25', 'q50', 'q75', 'q95', 'history'], ...years.years.map((year, i) => [year, selected[i]!.q05, selected[i]!.q25, selected[i]!.q50, selected[i]!.q75, selected[i]!.q95, observed.find(point => point.year === year)?.value ?? null])]}
    note={<span class="legend"><i class="band" /> nine in ten <i class="band inner" /> half <i class="median" /> median {isNarrowed && <><i class="grey" /> all histories </>}{observed.length > 0 && <><i class="observed" /> what happened </>}{others.length > 0 && <><i class="against" /> median of {words(other)}</>}</span>}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} by year. In ${years.years.at(-1)}, the median is ${number(selected.at(-1)?.q50)}; nine in ten lie from ${number(selected.at(-1)?.q05)} to ${number(selected.at(-1)?.q95)}.`}>
        {ticks.values.map(value => <g key={value}><line class="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} /><text x={left - 6} y={y(value) + 4} text-anchor="end">{tick(value, ticks.step)}</text></g>)}
        {isNarrowed && <path class="all faint" d={band(all, 'q05', 'q95')} />}
        <path class="band" d={band(selected, 'q05', 'q95')} />
        <path class="band" d={band(selected, 'q25', 'q75')} />
        <path class="line median" d={line(selected.flatMap((q, i) => q.q50 === null ? [] : [[years.years[i]!, q.q50] as [number, number]]))} />
        <path class="line against" d={line(others)} />
        <path class="line observed" d={line(observed.map(point => [point.year, point.value]))} />
        {yearTicks(years.years[0]!, years.years.at(-1)!, Math.floor(width / 60)).map(year => <text key={year} x={x(year)} y={height - 8} text-anchor={x(year) > width - 24 ? 'end' : 'middle'}>{year}</text>)}
      </svg>
    </div>
  </Chart>;
}

function SharesChart({ years, onClose }: { years: Years; onClose: () => void }) {
  const [frame, width] = useWidth();
  const x = linear(years.years[0]!, years.years.at(-1)! + 1, left, width - right);
  const y = linear(0, 1, height - bottom, top);
  const name = sentence(words(years.quantity.name));
  const below = (of: number, year: number) => years.shares.slice(0, of).reduce((sum, share) => sum + (share.shares[year] ?? 0), 0);
  return <Chart
    title={`${name.replace(/ year$/, '')} over the years`} name={`${years.quantity.name}-years`} onClose={onClose}
    table={() => [['year', ...years.shares.map(share => share.name)], ...years.years.map((year, i) => [year, ...years.shares.map(share => share.shares[i] ?? null)])]}
    note={<span class="legend">{years.shares.map((share, i) => <span key={share.name}><i class={`swatch class${i % 8}`} /> {words(share.name)} </span>)}</span>}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} by year. In ${years.years.at(-1)}: ${years.shares.map(share => `${words(share.name)} ${percent(share.shares.at(-1))}`).join(', ')}.`}>
        {[0, 0.25, 0.5, 0.75, 1].map(value => <text key={value} x={left - 6} y={y(value) + 4} text-anchor="end">{value * 100} %</text>)}
        {years.shares.map((share, of) => years.years.map((year, i) => (share.shares[i] ?? 0) > 0 && <rect
          key={`${of}-${year}`} class={`class${of % 8}`} x={x(year) + 0.5} width={Math.max(1, x(year + 1) - x(year) - 1)} y={y(below(of + 1, i))} height={y(below(of, i)) - y(below(of + 1, i))}>
          <title>{`${year}, ${words(share.name)}: ${percent(share.shares[i])}`}</title></rect>))}
        {yearTicks(years.years[0]!, years.years.at(-1)!, Math.floor(width / 60)).map(year => <text key={year} x={x(year + 0.5)} y={height - 8} text-anchor="middle">{year}</text>)}
      </svg>
    </div>
  </Chart>;
}
