import { useRef } from 'preact/hooks';
import { number } from './words';
import type { Scale } from './scale';

export type Ends = [number, number];

/**
 * Selects a part of an axis: drag over the chart, or move the two ends with the arrow keys. Whole bins are selected.
 */
export function Brush({ name, scale, top, height, ends, bins, onChange }: { name: string; scale: Scale; top: number; height: number; ends: Ends | null; bins: number; onChange: (ends: Ends | null) => void }) {
  const from = useRef<number | null>(null);
  const step = (scale.high - scale.low) / bins;
  const snap = (value: number, up: boolean) => scale.low + step * Math.max(0, Math.min(bins, (up ? Math.ceil : Math.floor)((value - scale.low) / step + (up ? -1e-6 : 1e-6))));
  const at = (event: PointerEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement!;
    const box = svg.getBoundingClientRect();
    return Math.max(scale.low, Math.min(scale.high, scale.invert((event.clientX - box.left) * svg.viewBox.baseVal.width / box.width)));
  };
  const drag = (event: PointerEvent) => {
    if (from.current === null) return;
    const now = at(event);
    const [low, high] = [Math.min(now, from.current), Math.max(now, from.current)];
    if ((high - low) / (scale.high - scale.low) > 0.008) onChange([snap(low, false), snap(high, true)]);
  };
  const [low, high] = ends ?? [scale.low, scale.high];
  const [shownLow, shownHigh] = [Math.max(scale.low, low), Math.min(scale.high, high)];
  const move = (end: 0 | 1) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
    if (event.key === 'Escape' || event.key === 'Delete') onChange(null);
    else if (by === undefined) return;
    else {
      const next: Ends = [shownLow, shownHigh];
      next[end] = Math.max(scale.low, Math.min(scale.high, next[end] + by * step));
      if (next[0] < next[1] - step / 2) onChange(next[0] <= scale.low + step / 2 && next[1] >= scale.high - step / 2 ? null : next);
    }

    event.preventDefault();
  };
  const hand = (end: 0 | 1, value: number) => <rect
    data-hand x={scale(value) - 5} y={top} width={10} height={height} class="hand" tabindex={0} role="slider"
    aria-label={`${name}: ${end === 0 ? 'from' : 'to'}`} aria-valuemin={scale.low} aria-valuemax={scale.high} aria-valuenow={value} aria-valuetext={number(value)}
    onKeyDown={move(end)}
    onPointerDown={event => { from.current = end === 0 ? shownHigh : shownLow; take(event); }} onPointerMove={drag} onPointerUp={() => { from.current = null; }} />;
  const take = (event: PointerEvent) => { (event.currentTarget as Element).setPointerCapture(event.pointerId); event.preventDefault(); };
  return <g class="brush">
    <rect
      data-hand x={scale(scale.low)} y={top} width={scale(scale.high) - scale(scale.low)} height={height} class="field"
      onPointerDown={event => { from.current = at(event); take(event); }} onPointerMove={drag}
      onPointerUp={event => { if (from.current !== null && Math.abs(at(event) - from.current) / (scale.high - scale.low) <= 0.008) onChange(null); from.current = null; }} />
    {ends && <rect class="picked" x={scale(shownLow)} y={top} width={Math.max(1, scale(shownHigh) - scale(shownLow))} height={height} pointer-events="none" />}
    {hand(0, shownLow)}{hand(1, shownHigh)}
  </g>;
}
