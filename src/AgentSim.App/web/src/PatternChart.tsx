import type { View } from './api';
import { Chart } from './Chart';
import { percent, sentence, whole, words } from './words';

/** How often each pattern came about, with its interval, and in another arm; each is a button that selects its histories. */
export function PatternChart({ view, against, other, chosen, isNarrowed, onToggle }: { view: View; against: View | null; other: string; chosen: string[]; isNarrowed: boolean; onToggle: (pattern: string) => void }) {
  return <Chart
    title="Patterns" name="patterns" note={<>The share of histories, and the line in which the true share lies with 95 % confidence.{isNarrowed && ' Grey: among all.'}{against && ` Upright line: ${words(other)}, all of it.`} Press patterns to select their histories.</>}
    table={() => [['pattern', 'count', 'share', 'low', 'high', 'count of all', 'share of all', ...against ? [`share of ${other}`] : []], ...view.patterns.map(part => [part.pattern, part.selected.count, part.selected.share, part.selected.low, part.selected.high, part.all.count, part.all.share, ...against ? [shareOf(against, part.pattern)] : []])]}>
    <ul class="patterns">
      {view.patterns.map((part, i) => <li key={part.pattern}>
        <button aria-pressed={chosen.includes(part.pattern)} onClick={() => onToggle(part.pattern)}>
          <span class="what"><i class={`swatch class${i % 8}`} />{sentence(words(part.pattern))}</span>
          <span class="share">{percent(part.selected.share)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            {isNarrowed && <rect class="all faint" x={0} y={0} width={100 * (part.all.share ?? 0)} height={10} />}
            <rect class={`class${i % 8}`} x={0} y={2} width={100 * (part.selected.share ?? 0)} height={6} />
            {against && <line class="against" x1={100 * (shareOf(against, part.pattern) ?? 0)} x2={100 * (shareOf(against, part.pattern) ?? 0)} y1={0} y2={10} vector-effect="non-scaling-stroke" />}
            {part.selected.low !== null && <line class="interval" x1={100 * part.selected.low} x2={100 * (part.selected.high ?? 0)} y1={5} y2={5} vector-effect="non-scaling-stroke" />}
          </svg>
          <span class="range">{part.selected.low === null ? 'no histories' : `${(100 * part.selected.low).toFixed(1)} to ${percent(part.selected.high)}; ${whole(part.selected.count)}`}{against && `; ${words(other)} ${percent(shareOf(against, part.pattern))}`}</span>
        </button>
      </li>)}
    </ul>
  </Chart>;
}

const shareOf = (view: View, pattern: string) => view.patterns.find(part => part.pattern === pattern)?.all.share ?? null;
