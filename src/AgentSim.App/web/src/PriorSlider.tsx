import type { Prior } from './api';
import { number, sentence, unitOf, words } from './words';

const width = 220, height = 34;

/** A parameter: left to be drawn from its prior, or set by the slider. The hill is what is believed of it. */
export function PriorSlider({ prior, value, onValue }: { prior: Prior; value: number | null; onValue: (value: number | null) => void }) {
  const values = prior.values;
  const [low, high] = values.length > 0 ? [Number(values[0]!.toPrecision(3)), Number(values.at(-1)!.toPrecision(3))] : spread(prior.held ?? 0);
  const usual = values.length > 0 ? values[Math.floor(values.length / 2)]! : prior.held ?? 0;
  const shown = value ?? usual;
  const round = (at: number) => Number(at.toPrecision(4));
  const name = sentence(words(prior.name));
  if (prior.group) {
    return <div class="prior">
      <span class="what">{name}</span><output>drawn</output>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true"><path class="selected" d={hill(values, low, high)} /></svg>
      <span class="ends"><span>{number(low)}</span><span>a share of {words(prior.group)}, drawn together</span><span>{number(high)}</span></span>
    </div>;
  }

  return <div class={`prior${value === null ? '' : ' set'}`}>
    <label class="what"><input type="checkbox" checked={value !== null} aria-label={`Set ${name}`} onChange={event => onValue(event.currentTarget.checked ? round(usual) : null)} /> {name}{unitOf(prior.unit)}</label>
    <output>{value === null ? prior.held !== null ? `${number(prior.held)}, fixed` : 'drawn' : number(value)}</output>
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {values.length > 0 && <path class={value === null ? 'selected' : 'all'} d={hill(values, low, high)} />}
      {value !== null && <line class="at" x1={(value - low) / (high - low || 1) * width} x2={(value - low) / (high - low || 1) * width} y1={0} y2={height} />}
    </svg>
    <input type="range" aria-label={name} aria-valuetext={value === null ? 'drawn from its prior' : number(value)} min={low} max={high} step="any" value={shown} onInput={event => onValue(round(Number(event.currentTarget.value)))} />
    <span class="ends"><span>{number(low)}</span><span>{prior.kind}</span><span>{number(high)}</span></span>
    {prior.source && <p class="note">{prior.source}</p>}
  </div>;
}

/** The density, by how far apart lie values with equal shares between them; of few values, a bar for each. */
function hill(values: number[], low: number, high: number): string {
  const x = (value: number) => (Math.max(0, Math.min(1, (value - low) / (high - low || 1))) * width).toFixed(1);
  const few = [...new Set(values)];
  if (few.length < 12) {
    const most = Math.max(...few.map(value => values.filter(other => other === value).length));
    return few.map(value => { const at = Number(x(value)); return `M${Math.max(0, at - 4)},${height}V${height - (height - 4) * values.filter(other => other === value).length / most}H${Math.min(width, at + 4)}V${height}Z`; }).join('');
  }

  // Over five steps at once, for a smooth line.
  const over = 5;
  const parts = values.slice(0, -over).map((value, i) => ({ at: (value + values[i + over]!) / 2, dense: over / Math.max(1e-12, values[i + over]! - value) }));
  const most = Math.max(...parts.map(part => part.dense));
  const y = (dense: number) => (height - (height - 4) * dense / most).toFixed(1);
  return `M${x(low)},${height}L${x(low)},${y(parts[0]!.dense)}${parts.map(part => `L${x(part.at)},${y(part.dense)}`).join('')}L${x(high)},${y(parts.at(-1)!.dense)}L${x(high)},${height}Z`;
}

const spread = (held: number): [number, number] => held === 0 ? [0, 1] : held > 0 ? [0, 2 * held] : [2 * held, 0];
