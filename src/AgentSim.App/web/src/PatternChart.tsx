import type { View } from './api';
import { Chart } from './Chart';
import { percent, sentence, whole, words } from './words';

/** How often each pattern came about, with its interval; each is a button that selects its histories. */
export function PatternChart({ view, chosen, isNarrowed, onToggle }: { view: View; chosen: string[]; isNarrowed: boolean; onToggle: (pattern: string) => void }) {
  return <Chart
    title="Patterns" name="patterns" note={<>The share of histories, and the line in which the true share lies with 95 % confidence.{isNarrowed && ' Grey: among all.'} Press patterns to select their histories.</>}
    table={() => [['pattern', 'count', 'share', 'low', 'high', 'count of all', 'share of all'], ...view.patterns.map(part => [part.pattern, part.selected.count, part.selected.share, part.selected.low, part.selected.high, part.all.count, part.all.share])]}>
    <ul class="patterns">
      {view.patterns.map((part, i) => <li key={part.pattern}>
        <button aria-pressed={chosen.includes(part.pattern)} onClick={() => onToggle(part.pattern)}>
          <span class="what"><i class={`swatch class${i % 8}`} />{sentence(words(part.pattern))}</span>
          <span class="share">{percent(part.selected.share)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            {isNarrowed && <rect class="all faint" x={0} y={0} width={100 * (part.all.share ?? 0)} height={10} />}
            <rect class={`class${i % 8}`} x={0} y={2} width={100 * (part.selected.share ?? 0)} height={6} />
            {part.selected.low !== null && <line class="interval" x1={100 * part.selected.low} x2={100 * (part.selected.high ?? 0)} y1={5} y2={5} vector-effect="non-scaling-stroke" />}
          </svg>
          <span class="range">{part.selected.low === null ? 'no histories' : `${(100 * part.selected.low).toFixed(1)} to ${percent(part.selected.high)}; ${whole(part.selected.count)}`}</span>
        </button>
      </li>)}
    </ul>
  </Chart>;
}
