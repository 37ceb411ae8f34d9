import { useRef, useState } from 'preact/hooks';
import type { Axis, Plane } from './api';
import type { Ends } from './Brush';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { linear } from './scale';
import { number, sentence, tick, whole, words } from './words';

// Of the other arm the fewest cells that hold so much are outlined.
const held = 0.9;

const left = 46, right = 10, top = 8, bottom = 40;

/** Two measures beside each other: the more histories in a cell, the fuller its colour; where the model divides the plane, the path of history, and where nine in ten histories of another arm lie. Drag a rectangle to select by both. */
export function PlaneChart({ plane, against, other, ranges, isNarrowed, onRanges }: {
  plane: Plane; against: Plane | null; other: string; ranges: (Ends | null)[]; isNarrowed: boolean; onRanges: (across: Ends | null, up: Ends | null) => void;
}) {
  const [frame, width] = useWidth();
  const [pointed, setPointed] = useState<string>('');
  const from = useRef<[number, number] | null>(null);
  const height = Math.min(420, Math.max(260, width * 0.72));
  const [a, u] = [plane.acrossAxis, plane.upAxis];
  const x = linear(low(a), high(a), left, width - right);
  const y = linear(low(u), high(u), height - bottom, top);
  const most = Math.max(1, ...plane.cells.map(cell => isNarrowed ? cell.selected : cell.all));
  const cell = (i: number, j: number) => ({ x: x(edge(a, i)), y: y(edge(u, j + 1)), width: x(edge(a, i + 1)) - x(edge(a, i)), height: y(edge(u, j)) - y(edge(u, j + 1)) });
  const at = (event: PointerEvent): [number, number] => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement!;
    const box = svg.getBoundingClientRect();
    const times = svg.viewBox.baseVal.width / box.width;
    return [clamp(x.invert((event.clientX - box.left) * times), a), clamp(y.invert((event.clientY - box.top) * times), u)];
  };
  const drag = (event: PointerEvent) => {
    const now = at(event);
    const [i, j] = [binOf(a, now[0]), binOf(u, now[1])];
    const here = plane.cells.find(found => found.across === i && found.up === j);
    setPointed(here ? `${whole(isNarrowed ? here.selected : here.all)} histories near ${number(now[0])}, ${number(now[1])}` : '');
    if (!from.current) return;
    const start = from.current;
    if (Math.abs(x(now[0]) - x(start[0])) < 5 || Math.abs(y(now[1]) - y(start[1])) < 5) return;
    onRanges(span(a, start[0], now[0]), span(u, start[1], now[1]));
  };
  const [across, up] = [sentence(words(plane.across.name)), sentence(words(plane.up.name))];
  const picked = ranges[0] || ranges[1] ? { x0: x(Math.max(low(a), ranges[0]?.[0] ?? low(a))), x1: x(Math.min(high(a), ranges[0]?.[1] ?? high(a))), y0: y(Math.min(high(u), ranges[1]?.[1] ?? high(u))), y1: y(Math.max(low(u), ranges[1]?.[0] ?? low(u))) } : null;
  const outline = against ? around(against).map(([i, j, side]) => {
    const box = cell(i, j), [x0, x1, y0, y1] = [box.x, box.x + box.width, box.y, box.y + box.height];
    return side === 'left' ? `M${x0},${y0}V${y1}` : side === 'right' ? `M${x1},${y0}V${y1}` : side === 'top' ? `M${x0},${y0}H${x1}` : `M${x0},${y1}H${x1}`;
  }).join('') : '';
  const [first, last] = [plane.path[0], plane.path.at(-1)];
  const [xTicks, yTicks] = [x.ticks(Math.floor(width / 80)), y.ticks(5)];
  return <Chart
    title={`${across} and ${up.toLowerCase()}`} name={`${plane.across.name}-${plane.up.name}`} note={<>
      {(first || outline || plane.thresholds.length > 0) && <span class="legend">{first && <><i class="observed whole" /> history, {first.year} to {last!.year} </>}{outline && <><i class="against" /> nine in ten of {words(other)} </>}{plane.thresholds.length > 0 && <><i class="threshold" /> {plane.thresholds.map(threshold => words(threshold.words)).join(', ')}</>}<br /></span>}
      {pointed || 'Drag a rectangle to select; a click selects all again. With the keyboard, move the ends in the two distributions.'}
    </>}
    table={() => [[plane.across.name, plane.up.name, 'all', 'selected'], ...plane.cells.map(c => [edge(a, c.across + 0.5), edge(u, c.up + 0.5), c.all, c.selected])]}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Histories by ${across} and ${up}, in cells.${plane.thresholds.map(threshold => ` Threshold: ${words(threshold.words)}.`).join('')}${first ? ` History goes from ${number(first.across)}, ${number(first.up)} in ${first.year} to ${number(last!.across)}, ${number(last!.up)} in ${last!.year}.` : ''}`}>
        {plane.cells.map(c => <rect key={`a${c.across}-${c.up}`} class="all faint" {...cell(c.across, c.up)} />)}
        {plane.cells.map(c => { const n = isNarrowed ? c.selected : c.all; return n > 0 && <rect key={`s${c.across}-${c.up}`} class="selected" fill-opacity={0.12 + 0.88 * Math.sqrt(n / most)} {...cell(c.across, c.up)} />; })}
        <line class="axis" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
        <line class="axis" x1={left} x2={left} y1={top} y2={height - bottom} />
        {xTicks.values.map(value => <text key={value} x={x(value)} y={height - bottom + 15} text-anchor="middle">{tick(value, xTicks.step)}</text>)}
        {yTicks.values.map(value => <text key={value} x={left - 6} y={y(value) + 4} text-anchor="end">{tick(value, yTicks.step)}</text>)}
        <text class="name" x={(left + width - right) / 2} y={height - 6} text-anchor="middle">{across}</text>
        <text class="name" x={12} y={(height - bottom + top) / 2} text-anchor="middle" transform={`rotate(-90 12 ${(height - bottom + top) / 2})`}>{up}</text>
        {outline && <path class="line against" d={outline} />}
        {plane.thresholds.map(({ isAcross, value, from, words: named }) => isAcross
          ? <line key={named} class="threshold" x1={x(value)} x2={x(value)} y1={from === null ? height - bottom : y(from)} y2={top} />
          : <line key={named} class="threshold" x1={from === null ? left : x(from)} x2={width - right} y1={y(value)} y2={y(value)} />)}
        {first && <>
          <polyline class="line observed whole" points={plane.path.map(place => `${x(place.across).toFixed(1)},${y(place.up).toFixed(1)}`).join(' ')} />
          {[first, last!].map(place => <g key={place.year}><circle class="seen" cx={x(place.across)} cy={y(place.up)} r={3} /><text class="seen" x={x(place.across) + (x(place.across) > width / 2 ? -6 : 6)} y={y(place.up) - 5} text-anchor={x(place.across) > width / 2 ? 'end' : 'start'}>{place.year}</text></g>)}
        </>}
        {picked && <rect class="picked" x={picked.x0} y={picked.y0} width={Math.max(1, picked.x1 - picked.x0)} height={Math.max(1, picked.y1 - picked.y0)} pointer-events="none" />}
        <rect
          data-hand class="field" x={left} y={top} width={width - left - right} height={height - top - bottom}
          onPointerDown={event => { from.current = at(event); (event.currentTarget as Element).setPointerCapture(event.pointerId); event.preventDefault(); }}
          onPointerMove={drag} onPointerLeave={() => setPointed('')}
          onPointerUp={event => { const now = at(event), start = from.current; from.current = null; if (start && Math.abs(x(now[0]) - x(start[0])) < 3 && Math.abs(y(now[1]) - y(start[1])) < 3) onRanges(null, null); }} />
      </svg>
    </div>
  </Chart>;
}

/** The sides of cells beyond which there is none of those that hold most. */
function around(plane: Plane): [number, number, string][] {
  const enough = held * plane.cells.reduce((sum, cell) => sum + cell.all, 0);
  const inside = new Set<string>();
  let sum = 0;
  for (const cell of [...plane.cells].sort((one, two) => two.all - one.all)) {
    if (sum >= enough) break;
    sum += cell.all;
    inside.add(`${cell.across},${cell.up}`);
  }

  return plane.cells.filter(cell => inside.has(`${cell.across},${cell.up}`)).flatMap(({ across: i, up: j }) =>
    ([[i - 1, j, 'left'], [i + 1, j, 'right'], [i, j + 1, 'top'], [i, j - 1, 'bottom']] as const).filter(([a, u]) => !inside.has(`${a},${u}`)).map(([, , side]) => [i, j, side] as [number, number, string]));
}

// Few values stand beside each other, half a step of room around each.
const half = (axis: Axis) => axis.values.length > 1 ? Math.min(...axis.values.slice(1).map((value, i) => value - axis.values[i]!)) / 2 : axis.values.length === 1 ? 0.5 : 0;
const low = (axis: Axis) => axis.low - half(axis);
const high = (axis: Axis) => axis.high + half(axis);
const edge = (axis: Axis, bin: number) => axis.values.length === 0 ? axis.low + (axis.high - axis.low) * bin / axis.bins
  : Number.isInteger(bin) ? (bin < axis.values.length ? axis.values[bin]! - half(axis) : axis.values.at(-1)! + half(axis)) : axis.values[Math.floor(bin)]!;
const clamp = (value: number, axis: Axis) => Math.max(low(axis), Math.min(high(axis), value));
const binOf = (axis: Axis, value: number) => axis.values.length > 0 ? axis.values.findIndex(v => Math.abs(v - value) <= half(axis)) : Math.min(axis.bins - 1, Math.floor((value - axis.low) / (axis.high - axis.low) * axis.bins));
function span(axis: Axis, one: number, other: number): Ends {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  if (axis.values.length > 0) return [from, to];
  const step = (axis.high - axis.low) / axis.bins;
  return [axis.low + step * Math.floor((from - axis.low) / step + 1e-6), axis.low + step * Math.ceil((to - axis.low) / step - 1e-6)];
}
