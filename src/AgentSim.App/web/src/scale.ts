// Scales of charts.

export interface Scale { (value: number): number; invert(place: number): number; ticks(count: number): { values: number[]; step: number }; low: number; high: number }

export function linear(low: number, high: number, from: number, to: number): Scale {
  const width = high - low || 1;
  const scale = ((value: number) => from + (value - low) / width * (to - from)) as Scale;
  scale.invert = place => low + (place - from) / (to - from || 1) * width;
  scale.ticks = count => ticks(low, high, count);
  scale.low = low;
  scale.high = high;
  return scale;
}

/** Round numbers between two ends, about so many. */
export function ticks(low: number, high: number, count: number): { values: number[]; step: number } {
  if (!(high > low)) return { values: [low], step: 1 };
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find(factor => factor * power >= rough * 0.999) ?? 10);
  const values: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) values.push(i * step);
  return { values, step };
}

/** Years to be written under an axis: round ones, as many as there is room for. */
export const yearTicks = (first: number, last: number, room: number) => {
  const step = [1, 2, 5, 10, 20, 50].find(years => (last - first) / years <= room) ?? 100;
  return Array.from({ length: Math.floor(last / step) - Math.ceil(first / step) + 1 }, (_, i) => (Math.ceil(first / step) + i) * step);
};
