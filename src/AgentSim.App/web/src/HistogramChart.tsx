import type { Histogram } from './api';
import { Brush, type Ends } from './Brush';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { linear } from './scale';
import { number, percent, sentence, tick, unitOf, whole, words } from './words';

const height = 150, left = 8, right = 8, bottom = 24, top = 6;

/** A distribution: grey, all histories; in colour, those picked out; dotted, all of another arm, as if it had as many. */
export function HistogramChart({ histogram, against, other, total, selected, range, patterns, onRange, onClose }: {
  histogram: Histogram; against: Histogram | null; other: string; total: number; selected: number; range: Ends | null; patterns: boolean; onRange: (range: Ends | null) => void; onClose: () => void;
}) {
  const { quantity, axis } = histogram;
  const [frame, width] = useWidth();
  const isFew = axis.values.length > 0;
  const outline = against ? outlined(against, histogram) : [];
  const most = Math.max(1, ...histogram.all, ...outline.map(step => step.count));
  const mostSelected = Math.max(1, ...histogram.selected);
  const isNarrowed = patterns || selected < total;
  // What is picked out is drawn at a scale of its own when it would hardly be seen beside all.
  const scaleUp = isNarrowed && mostSelected < 0.12 * most ? 0.6 * most / mostSelected : 1;
  const y = linear(0, most, height - bottom, top);
  const x = linear(isFew ? 0 : axis.low, isFew ? axis.values.length : axis.high, left, width - right);
  const place = (bin: number) => isFew ? bin : axis.low + (axis.high - axis.low) * bin / axis.bins;
  const bar = (bin: number, count: number, kind: string) => count > 0 && <rect
    key={`${kind}${bin}`} class={kind} x={x(place(bin)) + (isFew ? 4 : 0.5)} width={Math.max(0.5, x(place(bin + 1)) - x(place(bin)) - (isFew ? 8 : 1))} y={y(count)} height={Math.max(1, y(0) - y(count))} />;
  const label = (bin: number) => quantity.kind === 'Truth' ? (axis.values[bin] === 0 ? 'no' : 'yes') : words(quantity.codes.find(code => code.value === axis.values[bin])?.name ?? number(axis.values[bin]));
  const { values, step } = x.ticks(Math.max(2, Math.floor(width / 70)));
  const name = sentence(words(quantity.name));
  const toBins = (ends: Ends | null): Ends | null => ends && isFew ? [Math.max(0, axis.values.findIndex(value => value >= ends[0])), 1 + axis.values.findLastIndex(value => value <= ends[1])] : ends;
  const fromBins = (ends: Ends | null): Ends | null => ends && isFew ? [axis.values[Math.round(ends[0])]!, axis.values[Math.round(ends[1]) - 1]!] : ends;
  const q = histogram.quantiles;
  return <Chart
    title={name + unitOf(quantity.unit)} name={quantity.name} onClose={onClose}
    table={() => [['from', 'to', 'all', 'selected'], ...histogram.all.map((count, bin) => [isFew ? label(bin) : place(bin), isFew ? '' : place(bin + 1), count, histogram.selected[bin]!])]}
    note={<>
      {!isFew && q.q50 !== null && <>Median {number(q.q50)}, nine in ten from {number(q.q05)} to {number(q.q95)}. </>}
      {against && !isFew && against.quantiles.q50 !== null && <>In {words(other)}: median {number(against.quantiles.q50)}, nine in ten from {number(against.quantiles.q05)} to {number(against.quantiles.q95)}. </>}
      {histogram.missing > 0 && <>No value in {percent((isNarrowed ? histogram.missingSelected : histogram.missing) / Math.max(1, isNarrowed ? selected : total))}. </>}
      {scaleUp > 1 && <>The selection is drawn {scaleUp.toFixed(0)} times as high. </>}
      {range && <button class="link" onClick={() => onRange(null)}>{isFew ? 'Selected by value' : `Selected: ${number(range[0])} to ${number(range[1])}`} ✕</button>}
      {quantity.source && <span class="why" title={quantity.source}>{quantity.source}</span>}
    </>}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`Distribution of ${name}. ${whole(selected)} histories are selected. Drag, or move the ends with the arrow keys.`}>
        {histogram.all.map((count, bin) => bar(bin, count, 'all'))}
        {isNarrowed ? histogram.selected.map((count, bin) => bar(bin, count * scaleUp, 'selected')) : histogram.all.map((count, bin) => bar(bin, count, 'selected'))}
        {outline.length > 0 && <path class="line against" d={`M${x(outline[0]!.from).toFixed(1)},${y(0)}${outline.map(step => `V${y(step.count).toFixed(1)}H${x(step.to).toFixed(1)}`).join('')}V${y(0)}`} />}
        <line class="axis" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        {isFew
          ? axis.values.map((_, bin) => <text key={bin} x={x(bin + 0.5)} y={height - 8} text-anchor="middle">{clip(label(bin), (width - 16) / axis.values.length)}</text>)
          : values.map(value => <text key={value} x={x(value)} y={height - 8} text-anchor={x(value) < 20 ? 'start' : x(value) > width - 20 ? 'end' : 'middle'}>{tick(value, step)}</text>)}
        <Brush name={name} scale={x} top={0} height={height - bottom} bins={isFew ? axis.values.length : axis.bins} ends={toBins(range)} onChange={ends => onRange(fromBins(widen(ends, axis, isFew)))} />
      </svg>
    </div>
  </Chart>;
}

/** An end at the end of the axis takes in what lies beyond. */
function widen(ends: Ends | null, axis: Histogram['axis'], isFew: boolean): Ends | null {
  if (!ends || isFew) return ends;
  const near = (axis.high - axis.low) / axis.bins / 100;
  return [ends[0] <= axis.low + near ? Math.min(axis.low, axis.lowest) : ends[0], ends[1] >= axis.high - near ? Math.max(axis.high, axis.highest) : ends[1]];
}

/** The bins of another arm on this axis, with counts as if it had as many histories, and bins as wide. */
function outlined(against: Histogram, histogram: Histogram): { from: number; to: number; count: number }[] {
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  const [mine, its] = [histogram.axis, against.axis];
  const as = sum(histogram.all) / Math.max(1, sum(against.all));
  if (mine.values.length > 0) return its.values.length === 0 ? [] : mine.values.map((value, bin) => ({ from: bin, to: bin + 1, count: as * (against.all[its.values.indexOf(value)] ?? 0) }));
  if (its.values.length > 0 || its.high <= its.low) return [];
  const [width, wide] = [(its.high - its.low) / its.bins, (mine.high - mine.low) / mine.bins];
  return against.all.map((count, bin) => ({ from: clamp(its.low + width * bin, mine), to: clamp(its.low + width * (bin + 1), mine), count: as * count * wide / width })).filter(step => step.to > step.from);
}

const clamp = (value: number, axis: Histogram['axis']) => Math.max(axis.low, Math.min(axis.high, value));
const clip = (text: string, room: number) => text.length * 6.3 > room ? `${text.slice(0, Math.max(1, Math.floor(room / 6.3) - 1))}…` : text;
